"""Mixture weights from counts, smoothed.

A triphone's state seen a few times gets its weights from those few frames, and one never seen keeps
the English weights over densities that have moved. So each state of a triphone leans on the same
state of its phone in every context: PRIOR_FRAMES frames of that are added to its own. The states
of the phones without context, which `bw` never counts (every triphone has states of its own), are
that sum; the phone loop of the ear is made of them.
"""
import os

import numpy as np

from .source_model import s3_read, s3_write

PRIOR_FRAMES = 50


def owners_read(mdef_text):
    """For every senone the senone of the same state of its phone without context, and how many
    senones have no context."""
    owners, base, plain = {}, {}, set()
    with open(mdef_text, encoding="ascii") as lines:
        for line in lines:
            words = line.split()
            if len(words) < 7 or words[-1] != "N" or not words[5].isdigit():
                continue
            states = [int(word) for word in words[6:-1]]
            if words[1] == "-":
                base[words[0]] = states
                plain.update(states)
            for own, of_phone in zip(states, base[words[0]]):
                owners[own] = of_phone
    return np.array([owners.get(i, i) for i in range(max(owners) + 1)]), plain


def weights(counts, source, owners, plain):
    """[senone][stream][density] that sum to 1 over the densities."""
    phones = np.zeros_like(counts)
    np.add.at(phones, owners, counts)
    frames = phones.sum(axis=2, keepdims=True)
    seen = frames[:, 0, 0] > 0
    shape = np.divide(phones, frames, out=np.zeros_like(phones), where=frames > 0)
    own = counts.copy()
    own[sorted(plain)] = 0
    result = own + PRIOR_FRAMES * shape[owners]
    result = np.where(seen[owners][:, None, None], result, source)
    return result / result.sum(axis=2, keepdims=True)


def counts_read(folders):
    """The summed counts of `bw`: [senone][stream][density], frames."""
    return sum(s3_read(os.path.join(folder, "mixw_counts")).astype(float) for folder in folders)


def weights_write(model, folders, out):
    owners, plain = owners_read(os.path.join(model, "mdef.txt"))
    source = s3_read(os.path.join(model, "mixture_weights")).astype(float)
    smoothed = weights(counts_read(folders), source, owners, plain)
    s3_write(out, smoothed.shape, smoothed)

