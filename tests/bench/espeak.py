"""espeak-ng's voices as numpy arrays at the benchmark's rate."""
import io
import subprocess
import wave

import numpy as np

from bench.corpus import RATE_HZ


def resampled(samples, rate_hz):
    """To RATE_HZ in the frequency domain; the ends are quiet, so the wrap does no harm."""
    length = int(round(len(samples) * RATE_HZ / rate_hz))
    spectrum = np.fft.rfft(samples)[:length // 2 + 1]
    return np.fft.irfft(spectrum, length) * (length / len(samples))


def espeak_say(text, voice, rate_wpm=170, pitch=50):
    """The text in the voice's own spelling (toned pinyin for cmn-latn-pinyin)."""
    if not text.strip():
        raise ValueError(f"espeak-ng {voice}: nothing to say: a text has no reading")
    done = subprocess.run(["espeak-ng", "-v", voice, "-s", str(rate_wpm), "-p", str(pitch),
                           "--stdin", "--stdout"], input=text.encode(), capture_output=True,
                          check=True)
    # espeak-ng cannot go back in a pipe: its header says "endless"
    with wave.open(io.BytesIO(done.stdout), "rb") as file:
        rate_hz = file.getframerate()
    raw = done.stdout[44:]
    return resampled(np.frombuffer(raw[:len(raw) // 2 * 2], "<i2") / 32768.0, rate_hz)
