"""Sounds as numpy arrays (float64, full scale 1) at one rate, and their level."""
import os
import wave

import numpy as np

from bench.corpus import RATE_HZ

FRAME_SAMPLES = RATE_HZ // 50
MARGIN_DB = 15.9  # ITU-T P.56: the activity threshold lies so far below the active level
SILENT = 1e-9     # mean square; below it there is nothing to measure


def wav_read(path):
    """One channel of 16 bits at RATE_HZ, as everything here writes it."""
    with wave.open(path, "rb") as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE_HZ, 1, 2)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768.0


def wav_write(path, samples):
    """Turned down as a whole where it would clip. A file is there whole or not at all."""
    peak = np.max(np.abs(samples), initial=0.0)
    scaled = samples if peak < 0.99 else samples * (0.99 / peak)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with wave.open(path + ".part", "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(np.round(scaled * 32767).astype("<i2").tobytes())
    os.rename(path + ".part", path)


def frames_power(samples):
    """The mean square of each 20 ms."""
    count = len(samples) // FRAME_SAMPLES
    return np.mean(samples[:count * FRAME_SAMPLES].reshape(count, FRAME_SAMPLES) ** 2, axis=1)


def active_power(samples):
    """The mean square of the frames with speech: those no more than MARGIN_DB below their own mean,
    found from the loudest down (P.56's method, on 20 ms frames). 0: silence."""
    powers = np.sort(frames_power(samples))[::-1]
    powers = powers[powers > SILENT]
    if not len(powers):
        return 0.0
    means = np.cumsum(powers) / np.arange(1, len(powers) + 1)
    inside = powers >= means * 10 ** (-MARGIN_DB / 10)
    last = len(powers) - 1 if inside.all() else max(int(np.argmin(inside)) - 1, 0)
    return float(means[last])


def level_set(samples, dbfs):
    """The same sound with its active level at `dbfs`; silence stays."""
    power = active_power(samples)
    return samples * np.sqrt(10 ** (dbfs / 10) / power) if power else samples


def trimmed(samples, below_db=35.0):
    """Without the quiet before and after: frames more than `below_db` under the loudest."""
    powers = frames_power(samples)
    loud = np.flatnonzero(powers > powers.max(initial=SILENT) * 10 ** (-below_db / 10))
    if not len(loud):
        return samples
    return samples[loud[0] * FRAME_SAMPLES:(loud[-1] + 1) * FRAME_SAMPLES]


def convolved(samples, response):
    """All of the convolution, the tail included."""
    length = len(samples) + len(response) - 1
    size = 1 << (length - 1).bit_length()
    return np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(response, size), size)[:length]
