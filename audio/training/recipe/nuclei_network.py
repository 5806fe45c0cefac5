"""The network that counts syllables (audio/speech/nuclei.c): three layers of units that see five frames of
the layer below, and on top a density, syllables a frame, as softplus of a weighted sum.

Two things are asked of it at once: that the density be the truth's in each frame (Poisson likelihood),
where the times of the syllables are known, and that it add up to the number of syllables.
"""
import numpy as np

BANDS, FEATURES, WIDTH, TAPS = 12, 14, 24, 5
SPACING = (1, 4, 10)
REACH = 2 * sum(SPACING)
SILENCE = np.array([-2.5] * BANDS + [0] * (FEATURES - BANDS), np.float32)

COUNT_WEIGHT, DROPOUT, DECAY, RATE, BATCH = 1.0, 0.05, 0.01, 3e-3, 12
FEATURE_NOISE = 0.08 * np.array([1] * BANDS + [0.5, 1], np.float32)


def weights_drawn(dice):
    weights = []
    for k in range(len(SPACING)):
        inputs = TAPS * (WIDTH if k else FEATURES)
        weights += [dice.standard_normal((inputs, WIDTH)) * np.sqrt(2 / inputs), np.zeros(WIDTH)]
    weights += [dice.standard_normal((WIDTH, 1)) * 0.2, np.array([-2.5])]
    return [w.astype(np.float32) for w in weights]


def padded(features):
    silence = np.tile(SILENCE, (REACH, 1))
    return np.concatenate([silence, features, silence])


def forward(weights, inputs, dice=None):
    """The sums under the density, REACH frames shorter at each end, and what backward needs."""
    layers, below = [], inputs
    for k, spacing in enumerate(SPACING):
        count = len(below) - (TAPS - 1) * spacing
        seen = np.concatenate([below[t * spacing:t * spacing + count] for t in range(TAPS)], 1)
        below = np.maximum(seen @ weights[2 * k] + weights[2 * k + 1], 0)
        if dice is not None:
            kept = dice.random(below.shape, dtype=np.float32) > DROPOUT
            below = below * (kept / np.float32(1 - DROPOUT))
        layers.append((seen, below))
    return (below @ weights[-2] + weights[-1])[:, 0], layers


def backward(weights, layers, slope):
    top = layers[-1][1]
    gradients = [None] * 6 + [top.T @ slope[:, None], np.array([slope.sum()], np.float32)]
    slopes = slope[:, None] @ weights[-2].T
    for k in reversed(range(len(SPACING))):
        seen, out = layers[k]
        slopes = slopes * (out > 0)
        gradients[2 * k], gradients[2 * k + 1] = seen.T @ slopes, slopes.sum(0)
        if k:
            parts, spacing, count = slopes @ weights[2 * k].T, SPACING[k], len(slopes)
            slopes = np.zeros((count + (TAPS - 1) * spacing, WIDTH), np.float32)
            for t in range(TAPS):
                slopes[t * spacing:t * spacing + count] += parts[:, t * WIDTH:(t + 1) * WIDTH]
    return gradients


def density(weights, features):
    return np.logaddexp(0, forward(weights, padded(features))[0])


def channel_changed(features, dice):
    """Another microphone: bands louder or softer by a curve, and each by itself, in 20 dB."""
    place = np.arange(BANDS) / (BANDS - 1) - 0.5
    shift = dice.normal(0, 0.2) + dice.normal(0, 0.5) * place
    shift += dice.normal(0, 0.4) * (4 * place ** 2 - 0.3) + dice.normal(0, 0.12, BANDS)
    changed = features + FEATURE_NOISE * dice.standard_normal(features.shape, dtype=np.float32)
    changed[:, :BANDS] = np.clip(changed[:, :BANDS] + shift, -2.5, 0.5)
    return changed.astype(np.float32)


def batch_slopes(sums, truths, starts, counts):
    """The gradient of both losses by the sums; truths are -1 where no times are known."""
    found = np.logaddexp(0, sums) + 1e-6
    off = (np.add.reduceat(found, starts) - counts) / (counts + 1)
    slope = np.where(truths >= 0, 1 - truths / found, 0)
    slope += np.repeat(2 * COUNT_WEIGHT * off, np.diff(np.append(starts, len(sums))))
    return (slope / (1 + np.exp(-sums)) / 500).astype(np.float32), float(np.sum(off ** 2 * (counts + 1)))


def batch_gradients(weights, batch, dice):
    """batch: (features, truths, count) of each sound."""
    inputs = np.concatenate([padded(channel_changed(sound[0], dice)) for sound in batch])
    nothing = np.zeros(REACH, np.float32)
    truths = np.concatenate([part for sound in batch for part in (nothing, sound[1], nothing)])
    ends = np.cumsum([len(sound[0]) + 2 * REACH for sound in batch])
    starts = np.maximum(np.concatenate([[0], ends[:-1]]) - REACH, 0)
    sums, layers = forward(weights, inputs, dice)
    slope, off = batch_slopes(sums, truths[REACH:-REACH], starts,
                              np.array([sound[2] for sound in batch]))
    return backward(weights, layers, slope), off


def trained(sounds, epochs, seed, say):
    """Adam (Kingma and Ba, 2015) with weight decay and a cosine of the rate."""
    dice = np.random.default_rng(seed)
    weights = weights_drawn(dice)
    means, squares = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights]
    step, steps = 0, epochs * -(-len(sounds) // BATCH)
    for epoch in range(epochs):
        order, off = dice.permutation(len(sounds)), 0.0
        for first in range(0, len(order), BATCH):
            batch = [sounds[i] for i in order[first:first + BATCH]]
            gradients, batch_off = batch_gradients(weights, batch, dice)
            off += batch_off
            step += 1
            clip = min(1, 5 / np.sqrt(sum(np.sum(g ** 2) for g in gradients)))
            rate = RATE * (0.5 + 0.5 * np.cos(np.pi * step / steps)) + 2e-5
            for i, gradient in enumerate(gradients):
                means[i] = 0.9 * means[i] + 0.1 * clip * gradient
                squares[i] = 0.999 * squares[i] + 0.001 * (clip * gradient) ** 2
                move = means[i] / (1 - 0.9 ** step)
                move /= np.sqrt(squares[i] / (1 - 0.999 ** step)) + 1e-8
                weights[i] = (weights[i] - rate * (move + DECAY * weights[i])).astype(np.float32)
        say(f"epoch {epoch + 1} of {epochs}: count off by {off / len(sounds):.3f}")
    return weights


def _numbers(values):
    texts, lines, line = [f"{value:.5g}" for value in values.ravel()], [], "   "
    for text in texts:
        text = (text if "." in text or "e" in text else text + ".0") + "f,"
        if len(line) + 1 + len(text) > 90:
            lines.append(line)
            line = "   "
        line += " " + text
    return "\n".join(lines + [line])


def header_write(path, weights, scale):
    """The weights as C, in the order that audio/speech/nuclei.c reads them."""
    arrays = []
    for k in range(len(SPACING)):
        inputs = "NUCLEI_WIDTH" if k else "NUCLEI_FEATURES"
        arrays += [(f"NUCLEI_WEIGHTS_{k + 1}", f"NUCLEI_WIDTH * NUCLEI_TAPS * {inputs}",
                    weights[2 * k].T), (f"NUCLEI_BIASES_{k + 1}", "NUCLEI_WIDTH", weights[2 * k + 1])]
    arrays.append(("NUCLEI_OUT_WEIGHTS", "NUCLEI_WIDTH", weights[-2]))
    with open(path, "w", encoding="ascii") as out:
        out.write("/* The network that counts syllables: written by audio/training/nuclei_train, not by"
                  " hand.\n * Weights by unit, tap (the oldest first) and input. CC BY-SA 4.0, as a part of"
                  " the recordings\n * asks for: docs/conduct.md names them. */\n"
                  "/* clang-format off */\n#ifndef YINGDA_AUDIO_NUCLEI_WEIGHTS_H\n"
                  "#define YINGDA_AUDIO_NUCLEI_WEIGHTS_H\n\n#include \"audio/speech/nuclei.h\"\n\n")
        for name, size, values in arrays:
            out.write(f"static const float {name}[{size}] = {{\n{_numbers(values)}\n}};\n")
        out.write(f"static const float NUCLEI_OUT_BIAS = {weights[-1][0]:.5f}f;\n\n"
                  "/* In people whom the training has not heard fewer are found: docs/conduct.md. */\n"
                  f"static const float NUCLEI_SCALE = {scale:.3f}f;\n\n#endif\n")
