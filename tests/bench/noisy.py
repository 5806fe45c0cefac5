"""A clip under noise: in a made room, among other people's voices."""
import os
import random

import numpy as np

from bench.corpus import RATE_HZ, clip_set
from bench.rooms import room_put
from bench.sound import active_power, level_set, trimmed, wav_read, wav_write

VOICES = 5
PAUSE_S = (0.05, 0.4)  # between two clips of one voice


def voices_of(corpus, clip, options):
    """{speaker: clips} of everybody who may babble: nobody of the sets or speakers under test.
    Single syllables are no babble."""
    voices = {}
    for other in corpus.clips:
        if other.kind in ("sentence", "word") and clip_set(other) not in options.set \
                and other.speaker not in options.speaker and other.speaker != clip.speaker \
                and corpus.has(clip_set(other)):
            voices.setdefault(other.speaker, []).append(other)
    return voices


def voice_stream(corpus, clips, length, dice):
    """One person talking for `length` samples, from somewhere in a clip on."""
    parts, count = [], 0
    skip = dice.randrange(RATE_HZ)
    while count < length + skip:
        pause = np.zeros(int(dice.uniform(*PAUSE_S) * RATE_HZ))
        for part in (trimmed(wav_read(corpus.wav(dice.choice(clips)))), pause):
            parts.append(part)
            count += len(part)
    return level_set(np.concatenate(parts)[skip:skip + length], -26.0)


def babble_made(corpus, clip, length, options, dice):
    voices = voices_of(corpus, clip, options)
    drawn = dice.sample(sorted(voices), min(VOICES, len(voices)))
    return sum(voice_stream(corpus, voices[speaker], length, dice) for speaker in drawn)


def babble_add(speech, babble, snr_db):
    """Both active levels are taken over their own frames with speech."""
    powers = active_power(speech), active_power(babble)
    gain = np.sqrt(powers[0] / powers[1] * 10 ** (-snr_db / 10)) if all(powers) else 0.0
    return speech + gain * babble


def noisy_wav(corpus, clip, options):
    """The path of the clip under options.room and options.babble (dB); the same seed gives one clip
    the same room and the same five voices at every level."""
    name = ("room-" if options.room else "") + (
        f"babble{options.babble:g}-" if options.babble is not None else "") + str(options.seed)
    path = os.path.join(corpus.folder, name, os.path.splitext(clip.path)[0] + ".wav")
    if os.path.exists(path):
        return path
    samples = wav_read(corpus.wav(clip))
    if options.room:
        samples = room_put(samples, random.Random(f"room {options.seed} {clip.path}"))
    if options.babble is not None:
        dice = random.Random(f"babble {options.seed} {clip.path}")
        babble = babble_made(corpus, clip, len(samples), options, dice)
        samples = babble_add(samples, babble, options.babble)
    wav_write(path, samples)
    return path
