"""What a hall does to speech: other voices, noise, rooms and distance, mixed in with a seed.

Signals are float64 arrays at 16 kHz, full scale 1.0.
"""
import wave

import numpy as np

RATE_HZ = 16000
BABBLE_VOICES = 5
SPEECH_FLOOR_DB = 30   # frames within this of the loudest count as speech
FRAME = 320            # 20 ms


def wav_read(path):
    with wave.open(path) as file:
        assert file.getframerate() == RATE_HZ and file.getnchannels() == 1
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768.0


def wav_write(path, signal):
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes((np.clip(signal, -1, 1 - 2.0 ** -15) * 32768).astype("<i2").tobytes())


def speech_power(signal):
    """Mean power of the frames that are speech, so that pauses do not make a clip seem quiet."""
    whole = len(signal) // FRAME * FRAME
    if not whole:
        return float(np.mean(signal ** 2)) + 1e-12
    powers = np.mean(signal[:whole].reshape(-1, FRAME) ** 2, axis=1)
    loud = powers > powers.max() * 10 ** (-SPEECH_FLOOR_DB / 10)
    return float(powers[loud].mean()) + 1e-12 if loud.any() else 1e-12


def convolve(signal, response):
    size = 1 << (len(signal) + len(response) - 2).bit_length()
    return np.fft.irfft(np.fft.rfft(signal, size) * np.fft.rfft(response, size), size)


def room(dice):
    """An impulse response: the direct sound, six early reflections, a tail that falls by 60 dB in
    0.15 to 0.7 s and is 4 to 16 dB weaker than the direct sound."""
    fall_s = dice.uniform(0.15, 0.7)
    time = np.arange(int(fall_s * RATE_HZ)) / RATE_HZ
    response = dice.standard_normal(len(time)) * 10 ** (-3 * time / fall_s)
    response[:int(0.01 * RATE_HZ)] = 0
    response *= np.sqrt(10 ** (-dice.uniform(4, 16) / 10) / np.sum(response ** 2))
    for delay in dice.uniform(0.002, 0.03, 6):
        response[int(delay * RATE_HZ)] += dice.choice((-1, 1)) * dice.uniform(0.1, 0.5)
    response[0] = 1
    return response


def in_room(signal, dice):
    return convolve(signal, room(dice))[:len(signal)]


def colored(n_samples, dice, slope):
    """Noise whose power falls with frequency ** slope: 0 white, 1 pink, 2 brown."""
    spectrum = np.fft.rfft(dice.standard_normal(n_samples))
    spectrum /= np.maximum(np.arange(len(spectrum)), len(spectrum) / 400) ** (slope / 2)
    return np.fft.irfft(spectrum, n_samples)


def hum(n_samples, dice):
    """Mains and a fan: 50 Hz and its harmonics over brown noise."""
    time = np.arange(n_samples) / RATE_HZ
    tones = sum(dice.uniform(0.1, 1) / k * np.sin(2 * np.pi * (50 * k * time + dice.uniform()))
                for k in range(1, 13))
    noise = colored(n_samples, dice, 2)
    return tones / np.sqrt(np.mean(tones ** 2)) + noise / np.sqrt(np.mean(noise ** 2))


def looped(signal, n_samples, dice):
    """n_samples of it, from anywhere, round and round."""
    start = dice.integers(len(signal))
    return np.take(signal, np.arange(start, start + n_samples), mode="wrap")


def babble(n_samples, voices, dice):
    """Several voices at once, equally loud. voices() gives a clip of somebody."""
    total = np.zeros(n_samples)
    for _ in range(BABBLE_VOICES):
        strand = np.concatenate([voices() for _ in range(3)])
        total += looped(strand / np.sqrt(speech_power(strand)), n_samples, dice)
    return total


def mixed(signal, noise, snr_db):
    """Speech power over noise power is snr_db."""
    gain = np.sqrt(speech_power(signal) / (np.mean(noise ** 2) + 1e-12) / 10 ** (snr_db / 10))
    return signal + gain * noise
