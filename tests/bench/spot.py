"""Runs `yingda spot` on one core and keeps what it said, so that a broken-off benchmark goes on."""
import hashlib
import json
import os
import subprocess
import sys
import time
from collections import namedtuple

from bench.figures import problem_of
from bench.programs import TOP, program_find

CORE = "0"
EN_US = "/usr/share/pocketsphinx/model/en-us/en-us"
WATCH_S = 0.1

Model = namedtuple("Model", "name where folder")  # where: as a reader knows the folder
# problem: why there are no lines; cost: seconds and megabytes of the run; failed: clips not done
Spotted = namedtuple("Spotted", "lines cost problem failed")


def models_known(data):
    """The three that stand side by side; each is named to spot, whatever the settings say."""
    reference = os.path.join(data, "reference-model")
    return [Model("built-in", "audio/model", os.path.join(TOP, "audio", "model")),
            Model("en-us", EN_US, EN_US), Model("reference", "DATA/reference-model", reference)]


def file_hash(digest, path):
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)


def inputs_hash(model, list_path):
    """Of all that the answer depends on: programs, model, list and recordings."""
    digest = hashlib.sha256(model.name.encode())
    for program in ("yingda", "yingda-ear"):
        file_hash(digest, program_find(program))
    for name in sorted(os.listdir(model.folder)):
        path = os.path.join(model.folder, name)
        if os.path.isfile(path):
            digest.update(name.encode())
            file_hash(digest, path)
    file_hash(digest, list_path)
    with open(list_path, encoding="utf-8") as lines:
        for wav in sorted({line.split("\t")[0] for line in lines}):
            file_hash(digest, wav)
    return digest.hexdigest()[:24]


def children_of(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            return [int(child) for child in file.read().split()]
    except OSError:
        return []


def peak_mb(pid):
    """The most memory the process ever had resident; 0 when it is gone."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as file:
            return next((int(line.split()[1]) / 1024 for line in file
                         if line.startswith("VmHWM")), 0)
    except OSError:
        return 0


def ear_watched(process):
    """Waits for the program; the peak of its child, the ear."""
    peak = 0
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return peak, usage.ru_utime + usage.ru_stime
        peak = max([peak, *map(peak_mb, children_of(process.pid))])
        time.sleep(WATCH_S)


def spot_now(model, list_path, out_path):
    """(exit code, last words on stderr, cost); the answers go to `out_path`."""
    command = ["taskset", "-c", CORE, program_find("yingda"), "spot", "--list", list_path,
               "--model", model.folder]
    with open(out_path, "wb") as out, open(out_path + ".err", "w+b") as err:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=err)
        ear_mb, cpu_s = ear_watched(process)
        wall_s = time.monotonic() - start
        err.seek(0)
        words = err.read().decode("utf-8", "replace").strip().splitlines()
    return process.returncode, words[-1] if words else "", {
        "wall_s": round(wall_s, 2), "cpu_s": round(cpu_s, 2), "ear_mb": round(ear_mb, 1)}


def answer_read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def spot_run(model, list_path, cache):
    """The answers to a list, from the cache where everything is as it was."""
    if not os.path.isdir(model.folder):
        return Spotted(None, None, f"there is no folder {model.where}", [])
    os.makedirs(cache, exist_ok=True)
    stem = os.path.join(cache, inputs_hash(model, list_path))
    if not os.path.exists(stem + ".cost"):
        code, words, cost = spot_now(model, list_path, stem + ".jsonl")
        if code != 0:
            return Spotted(None, None, words or f"yingda spot: exit {code}", [])
        with open(stem + ".cost.part", "w", encoding="utf-8") as file:
            json.dump(cost, file)
        os.rename(stem + ".cost.part", stem + ".cost")
    else:
        print(f"bench_hearing: {model.name}: kept from before", file=sys.stderr)
    with open(stem + ".cost", encoding="utf-8") as file:
        cost = json.load(file)
    lines = answer_read(stem + ".jsonl")
    cost["audio_s"] = round(sum(line.get("duration_ms", 0) for line in lines) / 1000, 1)
    failed = [f"{os.path.basename(line['wav'])}: {problem_of(line)}" for line in lines
              if problem_of(line)]
    if failed:  # an ear too slow on a busy machine, for one: not worth keeping
        os.remove(stem + ".cost")
    return Spotted([line for line in lines if not problem_of(line)], cost, None, failed)
