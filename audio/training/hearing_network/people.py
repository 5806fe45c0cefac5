"""Whom the network hears, how often, and who is kept apart.

People count, not clips: what one person has more of than others weighs less, and men, of whom the
recordings have too few, weigh more.
"""
import collections
import dataclasses
import io
import math
import os
import tarfile

import numpy as np
import soundfile
from scipy.signal import resample_poly

from recipe import corpus

RATE_HZ = 16000
SHORTEST, LONGEST = RATE_HZ // 5, 12 * RATE_HZ

# How often a clip is heard in a round, by where it comes from.
COPIES = {"aishell-sample": 1, "dspspeech-20": 0.5, "pinyin-sound": 0.15, "hantts": 0.15,
          "audio-cmn-words": 0.25, "audio-cmn-syllables": 0.1, "people-sentences": 5,
          "seedlingo-words": 0.5, "synthetic": 2, "spoken": 1}
SENTENCES = corpus.SENTENCES
CLIPS_THAT_COUNT = corpus.CLIPS_FEW   # of one person in people-sentences; more clips share their weight
MEN = 1.5

# Synthetic people whom nothing hears that is trained: the benches speak with them.
NEVER_HEARD = {"kokoro_" + name for name in
               ("af_aoede", "am_onyx", "bm_fable", "zf_xiaobei", "zf_xiaoyi", "zm_yunjian")}


@dataclasses.dataclass
class Clip:
    archive: str
    speaker: str
    units: list
    sound: np.ndarray   # int16, 16 kHz
    copies: float
    apart: bool


def is_apart(archive, speaker, clips_of_speaker):
    return corpus.quarter_of(archive, speaker, clips_of_speaker) == corpus.QUARTER_APART


def copies_of(archive, sex, clips_of_speaker):
    copies = COPIES[archive]
    if archive == SENTENCES:
        copies *= min(1, CLIPS_THAT_COUNT / clips_of_speaker) * (MEN if sex == "m" else 1)
    return copies


def sound_read(file):
    sound, rate = soundfile.read(io.BytesIO(file.read()), dtype="float32")
    if rate != RATE_HZ:
        common = math.gcd(rate, RATE_HZ)
        sound = resample_poly(sound, RATE_HZ // common, rate // common)
    return (np.clip(sound, -1, 1) * 32767).astype(np.int16)


def rows_taught(data):
    return [row for row in corpus.manifest_rows(data)
            if row["path"].split("/")[0] in COPIES and row["speaker"] not in NEVER_HEARD]


def clips_read(folders, readings, text_units):
    """Every clip whose text is known, of manifest.tsv in each of the folders."""
    clips = []
    for data in folders:
        rows = rows_taught(data)
        of_speaker = collections.Counter(row["speaker"] for row in rows)
        tars = {name: tarfile.open(os.path.join(data, name + ".tar"))
                for name in {row["path"].split("/")[0] for row in rows}}
        for row, syllables in zip(rows, corpus.syllables_read(readings, rows)):
            archive, speaker = row["path"].split("/")[0], row["speaker"]
            units = text_units(syllables)
            sound = sound_read(tars[archive].extractfile(row["path"]))
            if units and SHORTEST < len(sound) < LONGEST:
                clips.append(Clip(archive, speaker, units, sound,
                                  copies_of(archive, row["sex"], of_speaker[speaker]),
                                  is_apart(archive, speaker, of_speaker[speaker])))
    return clips
