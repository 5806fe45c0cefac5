"""People made with Kokoro-82M, who say any text: a timbre and a way of speaking of two voices.

A folder of voices holds the model (*.onnx), voices/NAME.bin, symbols.tsv and pinyin-phonemes.tsv.
Takes nodejs with npm's onnxruntime-node (NODE_PATH names where) and, for Chinese, Debian's
python3-icu.
"""
import glob
import math
import os
import re
import subprocess
from collections import namedtuple

import numpy as np
from scipy.signal import resample_poly

HERE = os.path.dirname(os.path.abspath(__file__))
CHILD = os.path.join(HERE, "../../voice/maker/kokoro.js")
MODEL_HZ, RATE_HZ = 24000, 16000
TONES = {"1": "→", "2": "↗", "3": "↓", "4": "↘", "5": ""}

# center is the middle of the way's pitch in Hz; shift and speed are factors, range is one of
# semitones: 1 is as the voice is.
Person = namedtuple("Person", "name timbre way center shift speed range", defaults=(1,))


def table(path):
    with open(path, encoding="utf-8") as lines:
        return dict(line.rstrip("\n").split("\t") for line in lines)


def word_ends(text):
    """Where words end in the text, in characters (ICU's dictionary)."""
    import icu
    breaks = icu.BreakIterator.createWordInstance(icu.Locale("zh"))
    breaks.setText(text)
    return set(breaks)


def words_spaced(text, pinyin):
    """The text's pinyin with a comma, stop or blank wherever a word ends, else nothing between
    syllables; syllables apart if the two do not go together."""
    characters = [i for i, c in enumerate(text) if "\u4e00" <= c <= "\u9fff"]
    read = re.findall(r"([a-zü:]+\d)([,.?!]*)", pinyin)
    ends, together = word_ends(text), len(characters) == len(read)
    return [(syllable, pause, bool(pause) or (together and characters[i] + 1 in ends))
            for i, (syllable, pause) in enumerate(read)]


class Speakers:
    """One child process that speaks; not for two threads at once."""

    def __init__(self, voices, threads=2):
        self.folder = voices
        self.symbols = table(os.path.join(voices, "symbols.tsv"))
        self.phonemes = table(os.path.join(voices, "pinyin-phonemes.tsv"))
        model, = glob.glob(os.path.join(voices, "*.onnx"))
        self.child = subprocess.Popen(["node", CHILD, model, str(threads)],
                                      stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        said = self.child.stdout.readline().decode().strip()
        if said != "ready":
            raise RuntimeError(said)

    def syllable(self, pinyin):
        """Symbols of a toned syllable. KeyError: the model knows none such."""
        spelled, tone = pinyin[:-1].replace("u:", "ü").replace("ü", "v"), TONES[pinyin[-1]]
        if spelled == "r":
            return "ɚ" + tone
        found = self.phonemes.get(spelled) or self.phonemes[spelled.replace("v", "ü")]
        return found.replace("0", tone)

    def say(self, syllables, person):
        """syllables: (toned pinyin, punctuation, whether a word ends). float64 at RATE_HZ, at the
        level the model gives it."""
        spoken = "".join(self.syllable(pinyin) + pause + (" " if is_end else "")
                         for pinyin, pause, is_end in syllables).strip()
        bins = [os.path.join(self.folder, "voices", name + ".bin")
                for name in (person.timbre, person.way)]
        tokens = " ".join(self.symbols[c] for c in spoken if c in self.symbols)
        request = [*bins, person.speed, person.center, person.range, person.shift, tokens]
        self.child.stdin.write("\t".join(map(str, request)).encode() + b"\n")
        self.child.stdin.flush()
        count, rest = self.child.stdout.readline().decode().rstrip("\n").split("\t")
        if count == "error":
            raise RuntimeError(f"{spoken}: {rest}")
        sound = np.frombuffer(self.child.stdout.read(4 * int(count)), "<f4")
        common = math.gcd(RATE_HZ, MODEL_HZ)
        return resample_poly(sound.astype(float), RATE_HZ // common, MODEL_HZ // common)
