"""Sounds that are no speech, made up: noise, music, coughs, laughter."""
import numpy as np

from bench.corpus import RATE_HZ
from bench.espeak import espeak_say

SECONDS = 6.0
SEMITONE = 2 ** (1 / 12)
SCALE = [0, 2, 4, 7, 9, 12, 14, 16]  # pentatonic: any order of it is a tune


def time_of(seconds):
    return np.arange(int(seconds * RATE_HZ)) / RATE_HZ


def generator(dice):
    return np.random.default_rng(dice.getrandbits(32))


def noise_coloured(dice, seconds, slope):
    """Noise whose power falls as 1/f^slope (0 white, 1 pink)."""
    count = int(seconds * RATE_HZ)
    spectrum = np.fft.rfft(generator(dice).standard_normal(count))
    bins = np.maximum(np.arange(len(spectrum)), 1.0)
    return np.fft.irfft(spectrum * bins ** (-slope / 2), count)


def noise_band(dice, seconds, low_hz, high_hz):
    """Noise between two frequencies, with shoulders of an octave."""
    count = int(seconds * RATE_HZ)
    spectrum = np.fft.rfft(generator(dice).standard_normal(count))
    hz = np.maximum(np.fft.rfftfreq(count, 1 / RATE_HZ), 1.0)
    shape = 1 / (1 + (low_hz / hz) ** 4) / (1 + (hz / high_hz) ** 4)
    return np.fft.irfft(spectrum * shape, count)


def tone(hz, seconds, harmonics, vibrato_hz=0.0, depth=0.0):
    """A note with harmonics that fall as 1/n, a soft start and an end that dies away."""
    t = time_of(seconds)
    phase = 2 * np.pi * hz * t
    if vibrato_hz:
        phase += depth * hz / vibrato_hz * np.sin(2 * np.pi * vibrato_hz * t)
    top = min(harmonics, int(0.45 * RATE_HZ / hz))
    wave = sum(np.sin(n * phase) / n for n in range(1, top + 1))
    return wave * np.minimum(t / 0.02, 1) * np.minimum((seconds - t) / 0.08, 1)


def pitch_hz(steps):
    return 220.0 * SEMITONE ** steps


def music_chords(dice):
    """Held triads, as an organ plays them."""
    chords = []
    for _ in range(4):
        root, third = dice.choice(SCALE), dice.choice([3, 4])
        chords.append(sum(tone(pitch_hz(root + step), SECONDS / 4, 8) for step in (0, third, 7)))
    return np.concatenate(chords)


def music_melody(dice):
    """One line with vibrato, as a bowed string or a singer without words."""
    notes, left = [], SECONDS
    while left > 0.15:
        seconds = min(dice.choice([0.2, 0.3, 0.45, 0.6]), left)
        notes.append(tone(pitch_hz(dice.choice(SCALE)), seconds, 14, dice.uniform(4.5, 6.5), 0.012))
        left -= seconds
    return np.concatenate(notes)


def music_beat(dice):
    """Drums, a bass and plucked notes."""
    out = np.zeros(int((SECONDS + 1) * RATE_HZ))
    step_s = dice.uniform(0.18, 0.26)
    for i in range(int(SECONDS / step_s)):
        drum = tone(55, 0.2, 3) * np.exp(-time_of(0.2) / 0.05) if i % 4 in (0, 3) else \
            noise_band(dice, 0.1, 3000, 7000) * np.exp(-time_of(0.1) / 0.02)
        pluck = tone(pitch_hz(dice.choice(SCALE)), 0.4, 10) * np.exp(-time_of(0.4) / 0.12)
        at = int(i * step_s * RATE_HZ)
        out[at:at + len(drum)] += drum
        out[at:at + len(pluck)] += 0.5 * pluck
    return out[:int(SECONDS * RATE_HZ)]


def cough_one(dice):
    """The three parts of a cough: a burst, noise of the open throat, often a voiced end."""
    burst = noise_band(dice, 0.06, 400, 5000) * np.exp(-time_of(0.06) / 0.02)
    flow_s = dice.uniform(0.12, 0.25)
    flow = noise_band(dice, flow_s, 300, dice.uniform(1500, 3500)) * np.exp(
        -time_of(flow_s) / (flow_s / 2))
    parts = [2.0 * burst, flow]
    if dice.random() < 0.7:
        end_s = dice.uniform(0.06, 0.14)
        voice = tone(dice.uniform(120, 320), end_s, 20)
        parts.append(0.2 * voice + 0.3 * noise_band(dice, end_s, 300, 2500))
    return np.concatenate([part / np.max(np.abs(part)) * gain
                           for part, gain in zip(parts, (1.0, 0.6, 0.5))])


def coughs(dice):
    """A fit of two to five."""
    parts = [np.zeros(int(0.4 * RATE_HZ))]
    for _ in range(dice.randint(2, 5)):
        parts += [cough_one(dice), np.zeros(int(dice.uniform(0.1, 0.6) * RATE_HZ))]
    return np.concatenate(parts)


def laughter(dice):
    """A train of "ha" by a voice, each after a puff of breath, quieter and slower to its end."""
    syllable = dice.choice(["ha", "ha", "hei", "ho"])
    text = " ".join([syllable + "1"] * dice.randint(5, 9))
    variant = dice.choice(["f1", "f2", "f4", "m1", "m3", "m7"])
    train = espeak_say(text, "cmn-latn-pinyin+" + variant, dice.randint(260, 400),
                       dice.randint(50, 95))
    breath = noise_band(dice, len(train) / RATE_HZ, 500, 4000)[:len(train)]
    train[:len(breath)] += 0.15 * np.std(train) * breath / np.std(breath)
    return train * np.linspace(1.0, 0.3, len(train))


def quiet(dice):
    """Nothing, the hiss of a microphone, or mains hum."""
    t = time_of(SECONDS)
    return dice.choice([np.zeros(len(t)), 10 ** (-72 / 20) * noise_coloured(dice, SECONDS, 0),
                        10 ** (-50 / 20) * tone(50, SECONDS, 6)])
