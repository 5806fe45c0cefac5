"""The copies of each clip that are trained on: as it is, and again with another vocal tract, in
noise, in a room, louder or softer. Every copy is drawn from a seed of its own, so that neither the
order nor the number of the processes matters."""
import concurrent.futures
import dataclasses
import os
import zlib

import numpy as np

from . import sounds
from .corpus import Clip

WARPS = (0.86, 0.90, 0.95, 1.06, 1.12, 1.18)  # of the frequency axis, in the front end
NOISY_PART, ROOM_PART = 0.7, 0.5               # of the warped copies; rooms are a part of the noisy
SNR_DB = (5, 22)
GAIN_DB = (-10, 4)


@dataclasses.dataclass(frozen=True)
class Copy:
    clip: Clip
    index: int    # 0: as it was recorded
    warp: float

    @property
    def name(self):
        return f"{self.clip.name}.{self.index}"


def dice_for(seed, name):
    return np.random.default_rng([seed, zlib.crc32(name.encode())])


def copies_drawn(clips, count_of, seed):
    """count_of(clip): how many copies (a fraction: of that part of the clips)."""
    copies = []
    for clip in clips:
        dice = dice_for(seed, clip.name)
        count = int(count_of(clip) + dice.uniform())
        warps = [1.0] + list(dice.permutation(WARPS))
        copies += [Copy(clip, i, float(warps[i % len(warps)])) for i in range(count)]
    return copies


def voices_behind(clips):
    """By fold, the names of clips that may babble behind a clip of it: words of those who are always
    trained on, and the fold's own; so a person kept apart is not heard in the background either."""
    always = [clip.name for clip in clips if clip.fold == "rest" and len(clip.syllables) > 1]
    return {fold: always + [clip.name for clip in clips if clip.fold == fold]
            for fold in sorted({clip.fold for clip in clips})}


class Recorder:
    """Writes copies as WAVs."""

    def __init__(self, folder, out, voices, seed):
        """voices: of voices_behind."""
        self.folder, self.out, self.voices, self.seed = folder, out, voices, seed

    def read(self, name):
        return sounds.wav_read(os.path.join(self.folder, name + ".wav"))

    def noise(self, copy, n_samples, dice):
        kind = dice.choice(("babble",) * 3 + ("white", "pink", "brown", "hum"))
        if kind == "babble":
            names = self.voices[copy.clip.fold]
            return sounds.babble(n_samples, lambda: self.read(names[dice.integers(len(names))]),
                                 dice)
        if kind == "hum":
            return sounds.hum(n_samples, dice)
        return sounds.colored(n_samples, dice, ("white", "pink", "brown").index(kind))

    def disturbed(self, copy, signal, dice):
        if dice.uniform() < NOISY_PART:
            if dice.uniform() < ROOM_PART:
                signal = sounds.in_room(signal, dice)
            signal = sounds.mixed(signal, self.noise(copy, len(signal), dice),
                                  dice.uniform(*SNR_DB))
        peak = np.max(np.abs(signal)) + 1e-9
        return signal * min(10 ** (dice.uniform(*GAIN_DB) / 20), 0.99 / peak)

    def write(self, copy):
        path = os.path.join(self.out, copy.name + ".wav")
        if os.path.exists(path):
            return
        signal = self.read(copy.clip.name)
        if copy.index > 0:
            signal = self.disturbed(copy, signal, dice_for(self.seed, copy.name))
        sounds.wav_write(path + ".part", signal)
        os.rename(path + ".part", path)


_recorder = None  # of a process


def _start(recorder):
    global _recorder
    _recorder = recorder


def _write(copy):
    _recorder.write(copy)


def copies_write(recorder, copies):
    for folder in sorted({os.path.dirname(copy.name) for copy in copies}):
        os.makedirs(os.path.join(recorder.out, folder), exist_ok=True)
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count(), initializer=_start,
                                                initargs=(recorder,)) as pool:
        for _ in pool.map(_write, copies, chunksize=200):
            pass
