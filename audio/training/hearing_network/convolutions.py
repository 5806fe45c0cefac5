"""The network: log mel [batch, 64, frames] to units [batch, units, frames / 3].

A stem sees 90 ms and steps by 30; ten blocks each look along the time of every channel, mix the
channels and add what they find; two layers name the units. 1.9 million weights, 1.6 s in sight.

What lies in memory together are the channels of a row, and where the processor multiplies matrices
of 16 bits (AMX), learning does too: both together halve the time of a step.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from .log_mel import BANDS
from .units import UNITS

CHANNELS, WIDE, STEP, STEM = 384, 384, 3, 9
KERNELS = (7, 7, 9, 9, 11, 11, 13, 13, 15, 15)
DROPOUT = 0.2


def short_numbers():
    """Whether the processor is quick with bfloat16. Where it has to imitate it, it is slow."""
    with open("/proc/cpuinfo", encoding="ascii", errors="replace") as lines:
        return any(line.startswith("flags") and " amx_bf16" in line for line in lines)


class Along(torch.autograd.Function):
    """conv2d along time in each channel, [batch, channels, 1, rows]; the slope of its weights is
    found in 32 bits, for which oneDNN has a way three times as fast."""

    @staticmethod
    def forward(context, x, weight):
        context.save_for_backward(x, weight)
        return F.conv2d(x, weight, padding=(0, weight.shape[3] // 2), groups=x.shape[1])

    @staticmethod
    def backward(context, slope):
        x, weight = context.saved_tensors
        channels, padding = x.shape[1], [0, weight.shape[3] // 2]
        of_x = F.conv2d(slope, weight.flip(3), padding=padding, groups=channels)
        _, of_weight, _ = torch.ops.aten.convolution_backward(
            slope.float(), x.float(), weight.float(), [0], [1, 1], padding, [1, 1], False, [0, 0],
            channels, [False, True, False])
        return of_x, of_weight.to(weight.dtype)


class Block(nn.Module):
    def __init__(self, kernel):
        super().__init__()
        self.along = nn.Conv1d(CHANNELS, CHANNELS, kernel, padding=kernel // 2, groups=CHANNELS,
                               bias=False)
        self.mix = nn.Conv1d(CHANNELS, CHANNELS, 1, bias=False)
        self.norm = nn.BatchNorm2d(CHANNELS)

    def forward(self, x):
        found = Along.apply(x, self.along.weight[:, :, None].to(x.dtype))
        mixed = F.linear(found.permute(0, 2, 3, 1), self.mix.weight[:, :, 0])
        return F.relu(x + self.norm(mixed.permute(0, 3, 1, 2)))


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv1d(BANDS, CHANNELS, STEM, stride=STEP, padding=STEM // 2, bias=False)
        self.stem_norm = nn.BatchNorm2d(CHANNELS)
        self.blocks = nn.Sequential(*[Block(kernel) for kernel in KERNELS])
        self.wide = nn.Conv1d(CHANNELS, WIDE, 1)
        self.dropout = nn.Dropout(DROPOUT)
        self.units = nn.Conv1d(WIDE, len(UNITS), 1)

    def forward(self, x):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training and short_numbers()):
            x = F.conv2d(x[:, :, None].to(memory_format=torch.channels_last),
                         self.stem.weight[:, :, None], stride=(1, STEP), padding=(0, STEM // 2))
            x = self.blocks(F.relu(self.stem_norm(x)))
            x = F.relu(F.linear(x[:, :, 0].transpose(1, 2), self.wide.weight[:, :, 0], self.wide.bias))
            x = F.linear(self.dropout(x), self.units.weight[:, :, 0], self.units.bias)
        return x.float().transpose(1, 2)


def rows_of(frames):
    return (frames + STEP - 1) // STEP
