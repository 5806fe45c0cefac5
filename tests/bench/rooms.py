"""Made rooms: the image method for the early reflections, decaying noise for what comes after.

After Allen and Berkley, "Image method for efficiently simulating small-room acoustics" (1979). The
walls' reflection comes from Sabine's formula for the drawn reverberation time, so that early part,
tail and distance fit together. The direct sound arrives at sample 0: times in the clip stay.
"""
import numpy as np

from bench.corpus import RATE_HZ
from bench.sound import active_power, convolved

SOUND_M_S = 343.0
EARLY_S = 0.05  # from here the images lie so densely that noise of their power sounds the same
RT60_S = (0.3, 0.8)
SIZE_M = ((3.0, 3.0, 2.5), (9.0, 7.0, 3.5))
DISTANCE_M = (0.4, 1.2)  # a person before a kiosk


def axis_images(source, size, reach_m):
    """(position, number of reflections) of every image along one axis."""
    n = int(np.ceil(reach_m / (2 * size))) + 1
    k = np.arange(-n, n + 1)
    return (np.concatenate([2 * k * size + source, 2 * k * size - source]),
            np.concatenate([np.abs(2 * k), np.abs(2 * k - 1)]))


def early_response(size, source, microphone, reflection):
    """Pressure of the images within EARLY_S after the direct sound, which has 1 at sample 0."""
    direct_m = np.linalg.norm(source - microphone)
    reach_m = direct_m + EARLY_S * SOUND_M_S
    axes = [axis_images(source[a], size[a], reach_m) for a in range(3)]
    x, y, z = np.meshgrid(*[axes[a][0] - microphone[a] for a in range(3)], indexing="ij")
    bounces = sum(np.meshgrid(*[axis[1] for axis in axes], indexing="ij"))
    distance = np.sqrt(x * x + y * y + z * z)
    near = distance < reach_m
    at = np.round((distance[near] - direct_m) / SOUND_M_S * RATE_HZ).astype(int)
    response = np.zeros(int(EARLY_S * RATE_HZ) + 1)
    np.add.at(response, at, reflection ** bounces[near] * direct_m / distance[near])
    return response


def room_response(dice):
    """The impulse response of a room drawn with random.Random."""
    rt60_s = dice.uniform(*RT60_S)
    size = np.array([dice.uniform(a, b) for a, b in zip(*SIZE_M)])
    surface = 2 * (size[0] * size[1] + size[0] * size[2] + size[1] * size[2])
    absorbed = min(0.161 * size.prod() / (surface * rt60_s), 0.95)
    microphone = size * [dice.uniform(0.3, 0.7), dice.uniform(0.3, 0.7), 0.45]
    angle, far = dice.uniform(0, 2 * np.pi), dice.uniform(*DISTANCE_M)
    source = microphone + far * np.array([np.cos(angle), np.sin(angle), 0.1])
    early = early_response(size, source, microphone, np.sqrt(1 - absorbed))
    return np.concatenate([early, late_response(dice, early, rt60_s)])


def late_response(dice, early, rt60_s):
    """Noise that goes on where the early part ends, 60 dB down after RT60."""
    n_end = len(early) // 2
    ending = np.sqrt(np.mean(early[-n_end:] ** 2)) * 10 ** (-3 * EARLY_S / 2 / 2 / rt60_s)
    t = np.arange(int(rt60_s * RATE_HZ)) / RATE_HZ
    noise = np.random.default_rng(dice.getrandbits(32)).standard_normal(len(t))
    return ending * noise * 10 ** (-3 * t / rt60_s)


def room_put(samples, dice):
    """The sound in a drawn room, with its tail, its active level as before."""
    wet = convolved(samples, room_response(dice))
    dry_power, wet_power = active_power(samples), active_power(wet)
    return wet * np.sqrt(dry_power / wet_power) if wet_power else wet
