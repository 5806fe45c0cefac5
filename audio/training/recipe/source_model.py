"""Debian's English model in the form that SphinxTrain reads and writes.

It is shipped as PocketSphinx wants it: the model definition binary, the mixture weights as 8-bit
logs in `sendump`.
"""
import os
import shutil
import struct
import subprocess

import numpy as np

SENDUMP_BASE, SENDUMP_SHIFT = 1.0001, 10
COPIED = ("mdef", "means", "variances", "transition_matrices", "feat.params", "noisedict")


def s3_write(path, dimensions, values):
    """A SphinxTrain parameter file of float32 without a checksum."""
    with open(path, "wb") as out:
        out.write(b"s3\nversion 1.0\nendhdr\n")
        out.write(struct.pack("<I", 0x11223344))
        out.write(struct.pack(f"<{len(dimensions)}i", *dimensions))
        out.write(struct.pack("<i", values.size))
        out.write(values.astype("<f4").tobytes())


def s3_read(path):
    """Three dimensions and the values: [a][b][c]."""
    with open(path, "rb") as file:
        data = file.read()
    at = data.index(b"endhdr\n") + 7 + 4
    *dimensions, count = np.frombuffer(data, "<i4", 4, at)
    values = np.frombuffer(data, "<f4", count, at + 16)
    return values.reshape(dimensions)


def gaussians_read(path):
    """[codebook][stream][density][value]."""
    with open(path, "rb") as file:
        data = file.read()
    at = data.index(b"endhdr\n") + 7 + 4
    books, streams, densities = np.frombuffer(data, "<i4", 3, at)
    lengths = np.frombuffer(data, "<i4", streams, at + 12)
    assert len(set(lengths)) == 1
    values = np.frombuffer(data, "<f4", books * streams * densities * lengths[0],
                           at + 12 + 4 * streams + 4)
    return values.reshape(books, streams, densities, lengths[0])


def gaussians_write(path, values):
    books, streams, densities, length = values.shape
    with open(path, "wb") as out:
        out.write(b"s3\nversion 1.0\nendhdr\n")
        np.array([0x11223344, books, streams, densities] + [length] * streams + [values.size],
                 "<i4").tofile(out)
        values.astype("<f4").tofile(out)


def sendump_read(path):
    """[senones][streams][densities] of probabilities."""
    with open(path, "rb") as file:
        data = file.read()
    at, header = 0, {}
    while True:  # length, text; a length of 0 ends it
        (length,) = struct.unpack_from("<i", data, at)
        at += 4
        if length == 0:
            break
        words = data[at:at + length].rstrip(b"\0").split()
        if len(words) == 2:
            header[words[0].decode()] = words[1].decode()
        at += length
    densities, senones = struct.unpack_from("<2i", data, at)
    at += 8
    streams = int(header["feature_count"])
    if int(header["cluster_count"]) != 0:
        raise ValueError(f"{path}: clustered mixture weights are not read")
    logs = np.frombuffer(data, "<u1", streams * densities * senones, at)
    logs = logs.reshape(streams, densities, senones).astype(float)
    weights = SENDUMP_BASE ** -(logs * (1 << SENDUMP_SHIFT))
    weights /= weights.sum(axis=1, keepdims=True)
    return weights.transpose(2, 0, 1)


def source_model_make(model, out):
    """OUT holds MODEL as SphinxTrain reads it: mdef.txt and mixture_weights beside the rest."""
    os.makedirs(out, exist_ok=True)
    for name in COPIED:
        shutil.copy(os.path.join(model, name), out)
    subprocess.run(["pocketsphinx_mdef_convert", "-text", os.path.join(model, "mdef"),
                    os.path.join(out, "mdef.txt")], check=True, stderr=subprocess.DEVNULL)
    weights = sendump_read(os.path.join(model, "sendump"))
    s3_write(os.path.join(out, "mixture_weights"), weights.shape, weights)


def mdef_pack(text, binary):
    """The binary form, which PocketSphinx loads faster."""
    subprocess.run(["pocketsphinx_mdef_convert", "-bin", text, binary], check=True,
                   capture_output=True)
