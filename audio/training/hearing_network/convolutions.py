"""The network: log mel [batch, 64, frames] to units [batch, units, frames / 3].

A stem sees 90 ms and steps by 30; ten blocks each look along the time of every channel, mix the
channels and add what they find; two layers name the units. 0.96 million weights, 1.6 s in sight.
"""
import torch.nn as nn
import torch.nn.functional as F

from .log_mel import BANDS
from .units import UNITS

CHANNELS, WIDE, STEP, STEM = 256, 384, 3, 9
KERNELS = (7, 7, 9, 9, 11, 11, 13, 13, 15, 15)
DROPOUT = 0.1


class Block(nn.Module):
    def __init__(self, kernel):
        super().__init__()
        self.along = nn.Conv1d(CHANNELS, CHANNELS, kernel, padding=kernel // 2, groups=CHANNELS,
                               bias=False)
        self.mix = nn.Conv1d(CHANNELS, CHANNELS, 1, bias=False)
        self.norm = nn.BatchNorm1d(CHANNELS)

    def forward(self, x):
        return F.relu(x + self.norm(self.mix(self.along(x))))


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv1d(BANDS, CHANNELS, STEM, stride=STEP, padding=STEM // 2, bias=False)
        self.stem_norm = nn.BatchNorm1d(CHANNELS)
        self.blocks = nn.Sequential(*[Block(kernel) for kernel in KERNELS])
        self.wide = nn.Conv1d(CHANNELS, WIDE, 1)
        self.dropout = nn.Dropout(DROPOUT)
        self.units = nn.Conv1d(WIDE, len(UNITS), 1)

    def forward(self, x):
        x = self.blocks(F.relu(self.stem_norm(self.stem(x))))
        return self.units(self.dropout(F.relu(self.wide(x))))


def rows_of(frames):
    return (frames + STEP - 1) // STEP


# Names of the same weights in the trial's file, which a training may start from.
OF_THE_TRIAL = {"stem.": "stem.", "sb.": "stem_norm.", "bl.": "blocks.", "o1.": "wide.",
                "o2.": "units.", ".d.": ".along.", ".p.": ".mix.", ".b.": ".norm."}


def trial_weights(state):
    renamed = {}
    for name, value in state.items():
        for old, new in OF_THE_TRIAL.items():
            name = new + name[len(old):] if name.startswith(old) else name
            name = name.replace(old, new) if old.startswith(".") else name
        renamed[name] = value
    return renamed
