"""What the counter of syllables is trained on: read sentences and words of people, sentences of
espeak-ng's voices; each as it is and again quicker or slower, in noise, in rooms, louder or softer."""
import concurrent.futures
import dataclasses
import os
import subprocess

import numpy as np

from . import sounds
from .copies import dice_for
from .corpus import HELD_OUT, RATE_HZ, manifest_rows
from .synthetic import readings_of

SENTENCES, WORDS = "aishell-sample", ("dspspeech-20", "audio-cmn-words")
WORDS_EACH = 300
SPOKEN = 700  # sentences of espeak-ng
# Not f1, f2, f4, m1, m3, m6, nor the plain one: those speak in the program and in its tests.
VOICES = ("f3 f5 m2 m4 m5 m7 m8 Alicia Andrea Annie Denis Diogo Gene Henrique Hugo Jacky Lee Marco "
          "Mario Michael Mike adam anika announcer antonio aunty belinda benjamin boris caleb david "
          "ed edward grandma grandpa john linda max pablo paul pedro quincy rob steph travis victor "
          "croak klatt klatt3").split()
ESPEAK_WPM = (80, 400)
PER_MIN = (75, 420)  # the copies are spread over these rates
NOISY_PART, ROOM_PART = 0.7, 0.2
SNR_DB, LEVEL_DB, THROAT = (8, 38), (-38, -14), (0.85, 1.2)


@dataclasses.dataclass(frozen=True)
class Source:
    name: str     # path without its ending, unique; of the recording
    speaker: str
    text: str


@dataclasses.dataclass(frozen=True)
class Take:
    source: Source
    index: int    # 0: as it was recorded
    speed: float  # its times are the recording's divided by this

    @property
    def name(self):
        return f"{self.source.name}.{self.index}"


def sources_drawn(data, seed):
    """The people's."""
    rows = [row for row in manifest_rows(data) if row["path"].split("/")[0] not in HELD_OUT]
    drawn = [row for row in rows if row["path"].startswith(SENTENCES + "/")]
    for words in WORDS:
        of_set = [row for row in rows if row["path"].startswith(words + "/")]
        dice = dice_for(seed, words)
        drawn += [of_set[i] for i in dice.permutation(len(of_set))[:WORDS_EACH]]
    return [Source(os.path.splitext(row["path"])[0], row["speaker"], row["transcript"])
            for row in drawn]


def _speak(source, pinyin, folder, seed):
    path, dice = os.path.join(folder, source.name + ".wav"), dice_for(seed, source.name)
    if os.path.exists(path):
        return
    wpm = int(ESPEAK_WPM[0] * (ESPEAK_WPM[1] / ESPEAK_WPM[0]) ** dice.uniform())
    raw, part = path + ".raw.wav", path + ".part.wav"
    subprocess.run(["espeak-ng", "-v", "cmn-latn-pinyin+" + VOICES[dice.integers(len(VOICES))], "-s",
                    str(wpm), "-p", str(dice.integers(15, 80)), "-w", raw, pinyin], check=True)
    subprocess.run(["sox", "-D", raw, "-r", str(RATE_HZ), part, "gain", "-3", "pad", "0.3", "0.4"],
                   check=True, stderr=subprocess.DEVNULL)
    os.remove(raw)
    os.rename(part, path)


def espeak_spoken(readings, sources, folder, seed):
    """Sentences that people read, spoken by espeak-ng's voices."""
    texts = sorted({source.text for source in sources if source.name.startswith(SENTENCES)})
    texts = [texts[i] for i in dice_for(seed, "espeak").permutation(len(texts))[:SPOKEN]]
    pairs = [(Source(f"espeak/{i:04}", "espeak-ng", text), pinyin)
             for i, (text, pinyin) in enumerate(zip(texts, readings_of(readings, texts))) if pinyin]
    os.makedirs(os.path.join(folder, "espeak"), exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda pair: _speak(*pair, folder, seed), pairs))
    return [source for source, _ in pairs]


def _per_min(source, folder):
    """Of the whole sound less half a second of silence: a rough guide."""
    signal = sounds.wav_read(os.path.join(folder, source.name + ".wav"))
    return 60 * len(source.text) / max(0.3, len(signal) / RATE_HZ - 0.5)


def takes_drawn(sources, folder, seed):
    """One as recorded, except for espeak-ng; two of a sentence, one of a word at a drawn rate."""
    takes = []
    for source in sources:
        dice, per_min = dice_for(seed, source.name), _per_min(source, folder)
        if not source.name.startswith("espeak"):
            takes.append(Take(source, 0, 1.0))
        for index in range(1, 3 if source.name.startswith(SENTENCES) else 2):
            wanted = PER_MIN[0] * (PER_MIN[1] / PER_MIN[0]) ** dice.uniform()
            takes.append(Take(source, index, float(np.clip(wanted / per_min, 0.35, 2))))
    return takes


def _noise(take, n_samples, folder, others, dice):
    kind = dice.choice(("babble", "babble", "white", "pink", "brown"))
    if kind == "babble":
        return sounds.babble(n_samples, lambda: sounds.wav_read(
            os.path.join(folder, others[dice.integers(len(others))].name + ".wav")), dice)
    return sounds.colored(n_samples, dice, ("white", "pink", "brown").index(kind))


def take_write(take, folder, out, others, seed):
    """Makes its WAV: speed by WSOLA, so that the throat, which is drawn too, stays apart."""
    path, dice = os.path.join(out, take.name + ".wav"), dice_for(seed, take.name)
    if os.path.exists(path):
        return
    recorded = os.path.join(folder, take.source.name + ".wav")
    if take.index > 0:
        throat = dice.uniform(*THROAT)
        subprocess.run(["sox", "-D", recorded, "-r", str(RATE_HZ), path + ".part.wav", "gain", "-6",
                        "speed", f"{throat:.4f}", "rate", str(RATE_HZ), "tempo", "-s",
                        f"{take.speed / throat:.4f}"], check=True, stderr=subprocess.DEVNULL)
        recorded = path + ".part.wav"
    signal = sounds.wav_read(recorded)
    if take.index > 0 and dice.uniform() < ROOM_PART:
        signal = sounds.in_room(signal, dice)
    if take.index > 0 and dice.uniform() < NOISY_PART:
        noise = _noise(take, len(signal), folder, others, dice)
        signal = sounds.mixed(signal, noise, dice.uniform(*SNR_DB))
    level = 10 ** (dice.uniform(*LEVEL_DB) / 20) / np.sqrt(sounds.speech_power(signal))
    sounds.wav_write(path + ".part.wav", signal * level)
    os.rename(path + ".part.wav", path)
