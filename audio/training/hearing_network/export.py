"""The network as the ear reads it: 8 bits a weight, in the form that audio/ear/network/unit_file.h
describes."""
import hashlib
import struct

import numpy as np
import torch

from . import convolutions
from .convolutions import Network
from .log_mel import BANDS, features
from .units import UNITS

MAGIC = b"YINGDA UNITS v1\n"
NAME_SIZE = 8


def folded(mix, norm):
    """A layer and the normalisation behind it as one: weights and bias."""
    gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    weights = mix.weight * gain.reshape(-1, *[1] * (mix.weight.dim() - 1))
    return weights, norm.bias - norm.running_mean * gain


def layers(network):
    """(name, weights [outputs, inputs], bias) in the file's order; a stem's inputs are ordered by
    frame, then by band."""
    weights, bias = folded(network.stem, network.stem_norm)
    yield "stem", weights.permute(0, 2, 1).flatten(1), bias
    for block in network.blocks:
        yield "along", block.along.weight.flatten(1), torch.zeros(convolutions.CHANNELS)
        weights, bias = folded(block.mix, block.norm)
        yield "mix", weights.flatten(1), bias
    yield "wide", network.wide.weight.flatten(1), network.wide.bias
    yield "units", network.units.weight.flatten(1), network.units.bias


def eighths(weights):
    """Each output's scale and its weights in whole numbers from -127 to 127."""
    scale = np.maximum(np.abs(weights).max(1), 1e-12) / 127
    return scale, np.clip(np.rint(weights / scale[:, None]), -127, 127).astype(np.int8)


def file_bytes(state):
    """state: weights of a Network."""
    network = Network()
    network.load_state_dict(state)
    network.eval()
    data = MAGIC + struct.pack("<7I", BANDS, convolutions.STEP, convolutions.STEM,
                               convolutions.CHANNELS, convolutions.WIDE, len(UNITS),
                               len(convolutions.KERNELS))
    data += struct.pack(f"<{len(convolutions.KERNELS)}I", *convolutions.KERNELS)
    data += b"".join(unit.encode().ljust(NAME_SIZE, b"\0") for unit in UNITS)
    with torch.no_grad():
        for _, weights, bias in layers(network):
            scales, values = eighths(weights.double().numpy())
            for scale, one, row in zip(scales, bias.double().numpy(), values):
                data += struct.pack("<ff", scale, one) + row.tobytes()
    return data + hashlib.sha256(data).digest()


def rounded(state):
    """The same weights as they come back from 8 bits, for the test that compares C with torch."""
    network = Network()
    network.load_state_dict(state)
    network.eval()
    with torch.no_grad():
        for layer, norm in [(network.stem, network.stem_norm)] + [
                (block.mix, block.norm) for block in network.blocks]:
            gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            weights, _ = folded(layer, norm)
            layer.weight.copy_(_there_and_back(weights) / gain.reshape(-1, *[1] * (weights.dim() - 1)))
        for layer in [block.along for block in network.blocks] + [network.wide, network.units]:
            layer.weight.copy_(_there_and_back(layer.weight))
    return network


def _there_and_back(weights):
    scale, values = eighths(weights.flatten(1).double().numpy())
    return torch.tensor(values * scale[:, None]).float().reshape(weights.shape)


def example_sound(count=10000):
    """Noise in three bursts, from whole numbers alone, so that C makes the same (tests/audio/test_unit_net.c)."""
    state, low, samples = 1, 0, []
    for i in range(count):
        state = (state * 1103515245 + 12345) % 2 ** 31
        low += ((state >> 15) - 32768 - low) // 4
        samples.append(low // 4 if i // 1500 % 2 else low // 256)
    return np.array(samples, np.int16)


def example_rows(state):
    """What the network hears in the example, as lines of text: one a row, a number a unit."""
    sound = example_sound() / np.float32(32768)
    with torch.no_grad():
        chances = rounded(state)(features(sound)[None])[0].log_softmax(0).T
    return "".join("\t".join(f"{value:.4f}" for value in row) + "\n" for row in chances.tolist())
