"""Replies spoken by people made with Kokoro-82M: a timbre and a way of speaking of two voices.

VOICES is a folder with the model (*.onnx), voices/NAME.bin, symbols.tsv and pinyin-phonemes.tsv.
Takes nodejs with npm's onnxruntime-node (NODE_PATH names where) and Debian's python3-icu.
"""
import glob
import json
import os
import re
import subprocess
from collections import namedtuple

import numpy as np
from scipy.signal import resample_poly

from bench.corpus import RATE_HZ
from bench.programs import TOP, program_find
from bench.sound import level_set

MODEL_HZ = 24000
LEVEL_DBFS = -26.0
QUIET_S = (0.4, 0.3)   # before and behind
TONES = {"1": "→", "2": "↗", "3": "↓", "4": "↘", "5": ""}

Person = namedtuple("Person", "name timbre way center shift speed")

# Whom hearing_network/people.py leaves out of training; the weights of the trial had heard six or
# seven sentences of each.
PEOPLE = (
    Person("xiaobei", "zf_xiaobei", "zf_xiaobei", 226, 1.0, 1.0),
    Person("yunjian", "zm_yunjian", "zm_yunjian", 117, 1.0, 1.0),
    Person("aoede", "af_aoede", "zf_xiaoxiao", 221, 0.96, 1.0),
    Person("fable", "bm_fable", "zm_yunxi", 146, 0.95, 1.0),
)


def table(path):
    with open(path, encoding="utf-8") as lines:
        return dict(line.rstrip("\n").split("\t") for line in lines)


def word_ends(text):
    """Where words end in the text, in characters (ICU's dictionary)."""
    import icu
    breaks = icu.BreakIterator.createWordInstance(icu.Locale("zh"))
    breaks.setText(text)
    return set(breaks)


class Speakers:
    def __init__(self, voices):
        self.folder = voices
        self.symbols = table(os.path.join(voices, "symbols.tsv"))
        self.phonemes = table(os.path.join(voices, "pinyin-phonemes.tsv"))
        model, = glob.glob(os.path.join(voices, "*.onnx"))
        self.child = subprocess.Popen(
            ["node", os.path.join(TOP, "audio/voice/maker/kokoro.js"), model],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def syllable(self, pinyin):
        spelled, tone = pinyin[:-1].replace("ü", "v"), TONES[pinyin[-1]]
        if spelled == "r":
            return "ɚ" + tone
        found = self.phonemes.get(spelled) or self.phonemes[spelled.replace("v", "ü")]
        return found.replace("0", tone)

    def spoken(self, text, pinyin):
        """The text in the model's symbols: a space between words."""
        characters = [i for i, c in enumerate(text) if "\u4e00" <= c <= "\u9fff"]
        read = re.findall(r"([a-zü:]+\d)([,.?!]*)", pinyin)
        ends, out = word_ends(text), ""
        for i, (syllable, pause) in enumerate(read):
            out += self.syllable(syllable.replace("u:", "v")) + pause
            is_end = len(characters) == len(read) and characters[i] + 1 in ends
            if pause or is_end:
                out += " "
        return out.strip()

    def say(self, text, pinyin, person):
        """float64 at RATE_HZ, its speech at LEVEL_DBFS."""
        tokens = [int(self.symbols[c]) for c in self.spoken(text, pinyin) if c in self.symbols]
        bins = [os.path.join(self.folder, "voices", name + ".bin")
                for name in (person.timbre, person.way)]
        request = {"timbre": bins[0], "way": bins[1], "tokens": tokens, "speed": person.speed,
                   "center": person.center, "range": 1, "shift": person.shift}
        self.child.stdin.write(json.dumps(request).encode() + b"\n")
        self.child.stdin.flush()
        answer = json.loads(self.child.stdout.readline())
        if "error" in answer:
            raise RuntimeError(f"{text}: {answer['error']}")
        sound = np.frombuffer(self.child.stdout.read(4 * answer["samples"]), "<f4")
        sound = resample_poly(sound.astype(float), RATE_HZ, MODEL_HZ)
        before, behind = (np.zeros(int(s * RATE_HZ)) for s in QUIET_S)
        return np.concatenate([before, level_set(sound, LEVEL_DBFS), behind])


def pinyin_of(texts):
    done = subprocess.run([program_find("readings"), "--pinyin"], text=True, check=True,
                          input="\n".join(texts) + "\n", stdout=subprocess.PIPE)
    return done.stdout.split("\n")[:len(texts)]
