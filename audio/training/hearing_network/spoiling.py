"""A clip as a kiosk might hear it: another tempo and throat, another microphone, a room, people and
noise behind it, a telephone's band, too quiet or too loud, with silence around it.

Dice are numpy generators; sounds are float32 at 16 kHz, full scale 1.
"""
import numpy as np
from scipy import fft

from recipe import sounds

RATE_HZ = 16000
SPEED = (0.86, 1.16)             # with its pitch
COLOURED, COLOUR_DB = 0.35, 9
COLOUR_HZ = (0, 300, 1000, 2500, 4500, 8000)
ROOM = 0.3
NOISY, SNR_DB = 0.6, (2, 25)
VOICES = (1, 3, 5)
TELEPHONE, TELEPHONE_HZ = 0.08, (300, 3400)
PADDED, PAD_S = 0.35, 1.0
LEVEL_DB = (-26, 3)
CLIPPED, CLIP_DB = 0.06, (3, 12)
JOINED, JOINED_MOST, JOINED_S = 0.6, 5, 5.0
GAP_S = 0.12


def faster(signal, dice):
    count = int(len(signal) / dice.uniform(*SPEED))
    at = np.linspace(0, len(signal) - 1, count)
    return np.interp(at, np.arange(len(signal)), signal)


def filtered(signal, hz, gain_db):
    size = fft.next_fast_len(len(signal), real=True)
    spectrum = fft.rfft(signal, size)
    axis = np.linspace(0, RATE_HZ / 2, len(spectrum))
    return fft.irfft(spectrum * 10 ** (np.interp(axis, hz, gain_db) / 20), size)[:len(signal)]


def coloured(signal, dice):
    return filtered(signal, COLOUR_HZ, dice.uniform(-COLOUR_DB, COLOUR_DB, len(COLOUR_HZ)))


def telephoned(signal):
    low, high = TELEPHONE_HZ
    return filtered(signal, (0, low * 0.6, low, high, high * 1.15, 8000), (-50, -30, 0, 0, -50, -60))


def padded(signal, dice):
    before, behind = (int(RATE_HZ * dice.uniform(0, PAD_S)) for _ in range(2))
    hiss = dice.standard_normal(before + len(signal) + behind) * 10 ** dice.uniform(-4.5, -3)
    hiss[before:before + len(signal)] += signal
    return hiss


def voices_behind(count, clips, dice):
    total = np.zeros(count)
    for _ in range(dice.choice(VOICES)):
        other = clips[dice.integers(len(clips))].sound / 32768.0
        total += sounds.looped(other, count, dice) / (other.std() + 1e-4)
    return total


def noise(count, clips, dice):
    kind = dice.choice(("voices",) * 7 + ("white", "pink", "hum"))
    if kind == "voices":
        return voices_behind(count, clips, dice)
    if kind == "hum":
        return sounds.hum(count, dice)
    return sounds.colored(count, dice, ("white", "pink").index(kind))


def clipped(signal, dice):
    peak = np.abs(signal).max() + 1e-9
    limit = peak * 10 ** (-dice.uniform(*CLIP_DB) / 20)
    return np.clip(signal, -limit, limit)


def spoilt(signal, clips, dice):
    """clips: whose voices may be heard behind it."""
    signal = faster(signal / 32768.0, dice)
    if dice.random() < PADDED:
        signal = padded(signal, dice)
    if dice.random() < COLOURED:
        signal = coloured(signal, dice)
    if dice.random() < ROOM:
        signal = sounds.in_room(signal, dice)
    if dice.random() < NOISY:
        signal = sounds.mixed(signal, noise(len(signal), clips, dice), dice.uniform(*SNR_DB))
    if dice.random() < TELEPHONE:
        signal = telephoned(signal)
    if dice.random() < CLIPPED:
        signal = clipped(signal, dice)
    gain = 10 ** (dice.uniform(*LEVEL_DB) / 20) * 0.7 / (np.abs(signal).max() + 1e-9)
    return np.clip(signal * gain, -1, 1).astype(np.float32)


def joined(clip, same_speaker, dice):
    """Single words follow each other as in a sentence: sound and units of one to five of them."""
    sound, units = [clip.sound], list(clip.units)
    if dice.random() < JOINED:
        for _ in range(dice.integers(1, JOINED_MOST)):
            other = same_speaker[dice.integers(len(same_speaker))]
            if sum(map(len, sound)) + len(other.sound) > JOINED_S * RATE_HZ:
                break
            sound += [np.zeros(int(RATE_HZ * dice.uniform(0, GAP_S)), np.int16), other.sound]
            units += other.units
    return np.concatenate(sound), units
