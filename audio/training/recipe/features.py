"""Cepstra of the copies, by sphinxbase's own front end with the source model's parameters. The
vocal tract is warped there (VTLN), which costs no resynthesis."""
import concurrent.futures
import os
import subprocess

import numpy as np

CEPSTRA = 13

WARPABLE = ("-lowerf", "-upperf", "-nfilt", "-transform", "-lifter", "-wlen", "-round_filters",
            "-remove_dc", "-alpha", "-ncep")


def params_read(model):
    with open(os.path.join(model, "feat.params"), encoding="ascii") as lines:
        return dict(line.split(None, 1) for line in lines if line.strip())


def _run(model, wavs, out, warp, names, list_path):
    with open(list_path, "w", encoding="utf-8") as control:
        control.writelines(name + "\n" for name in names)
    options = [word for key, value in params_read(model).items() if key in WARPABLE
               for word in (key, value.strip())]
    if warp != 1:
        options += ["-warp_type", "inverse_linear", "-warp_params", str(warp)]
    subprocess.run(["sphinx_fe", "-c", list_path, "-di", wavs, "-ei", "wav", "-mswav", "yes",
                    "-do", out, "-eo", "mfc", "-samprate", "16000", "-remove_silence", "no",
                    *options],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def features_make(model, copies, wavs, out):
    """OUT/<copy>.mfc for every copy in WAVS."""
    jobs = []
    for folder in sorted({os.path.dirname(copy.name) for copy in copies}):
        os.makedirs(os.path.join(out, folder), exist_ok=True)
    for warp in sorted({copy.warp for copy in copies}):
        names = [copy.name for copy in copies if copy.warp == warp
                 and not os.path.exists(os.path.join(out, copy.name + ".mfc"))]
        for part in range(2):
            if names[part::2]:
                jobs.append((model, wavs, out, warp, names[part::2],
                             os.path.join(out, f"{warp}-{part}.ctl")))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda job: _run(*job), jobs))


SPEECH_PART = 0.4  # as audio/ear/listener.c: louder than this part of the range is speech


def cepstra_read(path):
    with open(path, "rb") as file:
        data = file.read()
    count = int.from_bytes(data[:4], "little")
    order = "<f4" if count * 4 == len(data) - 4 else ">f4"
    return np.frombuffer(data, order, offset=4).reshape(-1, CEPSTRA).astype("<f4")


def centred(cepstra):
    """Without the mean of their loud frames, as the ear does it: not of silence too."""
    loudness = cepstra[:, 0]
    low, high = loudness.min(), loudness.max()
    return cepstra - cepstra[loudness >= low + SPEECH_PART * (high - low)].mean(axis=0)


def features_centre(copies, out):
    """Centres each file, once: the centred one has the ending .cep."""
    for copy in copies:
        stem = os.path.join(out, copy.name)
        if os.path.exists(stem + ".cep"):
            continue
        cepstra = centred(cepstra_read(stem + ".mfc"))
        with open(stem + ".cep.part", "wb") as file:
            file.write(int(cepstra.size).to_bytes(4, "little") + cepstra.tobytes())
        os.rename(stem + ".cep.part", stem + ".cep")
