"""What the network sees: 64 bands of log mel energy, a row every 10 ms.

audio/ear/network/log_mel.c does the same; tests/test_network.c holds the two together.
"""
import numpy as np
import torch

BANDS, RATE_HZ = 64, 16000
WINDOW, STEP, SIZE = 400, 160, 512
LOWEST_HZ, HIGHEST_HZ = 60, 7800
EMPHASIS, FLOOR = 0.97, 1e-6
LEAST_SCALE = 0.1
LIMIT = 3.5


def mel(hz):
    return 1127 * np.log(1 + hz / 700)


def bank(throat=1.0):
    """[bands, bins]: triangles evenly spaced in mel; of a throat longer by that factor, whose
    resonances lie lower."""
    edges = np.linspace(mel(LOWEST_HZ), mel(HIGHEST_HZ), BANDS + 2)
    bins = mel(np.fft.rfftfreq(SIZE, 1 / RATE_HZ) * throat)
    rows = [np.minimum((bins - low) / (middle - low), (high - bins) / (high - middle))
            for low, middle, high in zip(edges, edges[1:], edges[2:])]
    return torch.tensor(np.clip(rows, 0, None).astype(np.float32))


BANK, HANN = bank(), torch.hann_window(WINDOW)


def features(sound, bank_of=BANK):
    """[bands, frames] of a float32 sound with full scale 1, by that bank; the mean of each band and one scale are
    taken off. (Taken over the loud frames alone, they doubled the error on people never heard.)"""
    signal = torch.from_numpy(sound)
    signal = torch.cat([signal[:1], signal[1:] - EMPHASIS * signal[:-1]])
    power = torch.stft(signal, SIZE, STEP, WINDOW, HANN, center=True, return_complex=True)
    energy = bank_of @ (power.real ** 2 + power.imag ** 2)
    rows = torch.log(energy + FLOOR)
    rows = rows - rows.mean(1, keepdim=True)
    scale = rows.square().mean().sqrt()
    return (rows / (scale + LEAST_SCALE)).clamp(-LIMIT, LIMIT)
