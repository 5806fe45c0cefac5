"""The four people who speak the benches' replies, made with Kokoro-82M (audio/training/recipe/kokoro.py)."""
import os
import sys

import numpy as np

from bench.corpus import RATE_HZ
from bench.programs import TOP, program_find
from bench.sound import level_set

sys.path.insert(0, os.path.join(TOP, "audio/training"))
from recipe.kokoro import Person, Speakers, words_spaced
from recipe.synthetic import readings_of

LEVEL_DBFS = -26.0
QUIET_S = (0.4, 0.3)   # before and behind

# Whom hearing_network/people.py leaves out of training; the shipped weights, the trial's, have heard
# six or seven other sentences of each.
PEOPLE = (
    Person("xiaobei", "zf_xiaobei", "zf_xiaobei", 226, 1.0, 1.0),
    Person("yunjian", "zm_yunjian", "zm_yunjian", 117, 1.0, 1.0),
    Person("aoede", "af_aoede", "zf_xiaoxiao", 221, 0.96, 1.0),
    Person("fable", "bm_fable", "zm_yunxi", 146, 0.95, 1.0),
)


def reply_say(speakers, text, pinyin, person):
    """float64 at RATE_HZ, its speech at LEVEL_DBFS."""
    sound = speakers.say(words_spaced(text, pinyin), person)
    before, behind = (np.zeros(int(s * RATE_HZ)) for s in QUIET_S)
    return np.concatenate([before, level_set(sound, LEVEL_DBFS), behind])


def pinyin_of(texts):
    return readings_of(program_find("readings"), texts)
