"""Training: two processes, each with half of every batch, add up their slopes and take the same step.

(One process with two threads waits at every layer for the slower core, and both for the sound that
one of them spoils.) The weights that count are an average that follows the training slowly.
"""
import ctypes
import math
import os
import sys
import time

import numpy as np
import torch
import torch.multiprocessing as multiprocessing
import torch.nn as nn
import torch.nn.functional as F

from . import convolutions, people, spoiling
from .convolutions import Network, rows_of
from .log_mel import BANDS, bank, features

WORKERS = 2
FRAMES = 8000             # of 10 ms, in a worker's half of a batch
RATE, RATE_LAST, WARM_STEPS, DECAY = 2e-3, 2e-5, 150, 5e-2
SLOPE_MOST = 5.0
FOLLOW = 0.998            # of the averaged weights, a step
SAVE_S = 300
TALK_STEPS = 20
HIDDEN_BANDS, HIDDEN_FRAMES = 14, 30
THROATS = [bank(throat) for throat in np.linspace(0.92, 1.08, 9)]


def say(text):
    print(f"network: {text}", file=sys.stderr, flush=True)


def hidden(rows, dice):
    """SpecAugment: two runs of bands and two stretches of time are not heard."""
    for _ in range(2):
        width = dice.integers(HIDDEN_BANDS)
        at = dice.integers(BANDS - width)
        rows[at:at + width] = 0
        width = dice.integers(max(1, min(HIDDEN_FRAMES, rows.shape[1] // 10)))
        at = dice.integers(rows.shape[1] - width)
        rows[:, at:at + width] = 0
    return rows


class Round:
    """Examples without end: (features, units), as often as each clip's copies say."""

    def __init__(self, clips, dice):
        self.clips, self.dice, self.of_speaker = clips, dice, {}
        for clip in clips:
            self.of_speaker.setdefault(clip.speaker, []).append(clip)

    def example(self, clip):
        sound, units = clip.sound, clip.units
        if len(clip.units) <= 8 and clip.copies < people.COPIES["aishell-sample"]:
            sound, units = spoiling.joined(clip, self.of_speaker[clip.speaker], self.dice)
        throat = THROATS[self.dice.integers(len(THROATS))]
        rows = features(spoiling.spoilt(sound, self.clips, self.dice), throat)
        return hidden(rows, self.dice), units

    def drawn(self):
        some = [clip for clip in self.clips
                for _ in range(int(clip.copies + self.dice.random()))]
        return [some[i] for i in self.dice.permutation(len(some))]

    def batches(self):
        while True:
            drawn = self.drawn()
            for start in range(0, len(drawn), 128):
                batch, longest = [], 0
                for clip in sorted(drawn[start:start + 128], key=lambda clip: len(clip.sound)):
                    example = self.example(clip)
                    frames = example[0].shape[1]
                    if batch and max(longest, frames) * (len(batch) + 1) > FRAMES:
                        yield batch
                        batch, longest = [], 0
                    batch.append(example)
                    longest = max(longest, frames)
                if batch and longest * len(batch) > FRAMES // 3:
                    yield batch


def loss_of(network, batch):
    """Nats a unit of CTC's."""
    rows = torch.zeros(len(batch), BANDS, max(rows.shape[1] for rows, _ in batch))
    for i, (one, _) in enumerate(batch):
        rows[i, :, :one.shape[1]] = one
    chances = network(rows).permute(2, 0, 1).log_softmax(2)
    return F.ctc_loss(chances, torch.cat([torch.tensor(units) for _, units in batch]),
                      torch.tensor([rows_of(one.shape[1]) for one, _ in batch]),
                      torch.tensor([len(units) for _, units in batch]), zero_infinity=True)


def learning_rate(step, done):
    return min(1, (step + 1) / WARM_STEPS) * (
        RATE_LAST + RATE * 0.5 * (1 + math.cos(math.pi * min(1, done))))


def mean_loss(weights, clips):
    """Of clean clips, one at a time; no number where there is none."""
    if not clips:
        return math.nan
    network = Network()
    network.load_state_dict(weights)
    network.eval()
    with torch.no_grad():
        losses = [loss_of(network, [(features(clip.sound / np.float32(32768)), clip.units)]).item()
                  for clip in clips]
    return sum(losses) / len(losses)


class Worker:
    def __init__(self, rank, clips, start, shared, minutes, out):
        self.rank, self.shared, self.minutes, self.out = rank, shared, minutes, out
        self.taught = [clip for clip in clips if not clip.apart]
        self.apart = [clip for clip in clips if clip.apart]
        self.compared = [clip for clip in self.taught if clip.archive == people.SENTENCES]
        self.compared = self.compared[::len(self.compared) // 60 + 1]
        self.network = Network()
        self.optimiser = torch.optim.AdamW(self.network.parameters(), lr=RATE, weight_decay=DECAY)
        self.step, self.seconds_before = 0, 0.0
        self.network.load_state_dict(start["weights"])
        self.average = {name: value.clone().float() if value.is_floating_point() else value.clone()
                        for name, value in self.network.state_dict().items()}
        if "optimiser" in start:
            self.optimiser.load_state_dict(start["optimiser"])
            self.average = start["average"]
            self.step, self.seconds_before = start["step"], start["seconds"]
        self.dice = np.random.default_rng([1, rank, self.step])
        torch.manual_seed(1000 * self.step + rank)

    def seconds(self):
        return self.seconds_before + time.monotonic() - self.began

    def slopes_shared(self):
        """Each worker's slopes become the mean of all; barriers keep them in step."""
        slopes, barrier = self.shared["slopes"], self.shared["barrier"]
        parameters = list(self.network.parameters())
        slopes[self.rank].copy_(torch.cat([p.grad.flatten() for p in parameters]))
        if self.rank == 0:
            self.shared["seconds"].value = self.seconds()
        barrier.wait()
        mean, at = slopes.mean(0), 0
        done = self.shared["seconds"].value / (60 * self.minutes)
        barrier.wait()
        for p in parameters:
            p.grad.copy_(mean[at:at + p.numel()].view_as(p))
            at += p.numel()
        return done

    def follow(self):
        part = 1 - min(FOLLOW, (self.step + 1) / (self.step + 20))
        for name, value in self.network.state_dict().items():
            if value.is_floating_point():
                self.average[name] += part * (value - self.average[name])

    def save(self):
        path = os.path.join(self.out, "checkpoint.pt")
        torch.save({"weights": self.network.state_dict(), "average": self.average,
                    "optimiser": self.optimiser.state_dict(), "step": self.step,
                    "seconds": self.seconds()}, path + ".part")
        os.rename(path + ".part", path)
        say(f"{self.step} steps, {self.seconds():.0f} s: {mean_loss(self.average, self.apart):.3f}"
            f" nats a unit on people kept apart, {mean_loss(self.average, self.compared):.3f}"
            " on others")

    def take(self, batch):
        loss = loss_of(self.network, batch)
        self.optimiser.zero_grad()
        loss.backward()
        done = self.slopes_shared()
        nn.utils.clip_grad_norm_(self.network.parameters(), SLOPE_MOST)
        for group in self.optimiser.param_groups:
            group["lr"] = learning_rate(self.step, done)
        self.optimiser.step()
        self.step += 1
        return loss.item(), done

    def run(self):
        self.began = saved = time.monotonic()
        total = 0.0
        if self.rank == 0:
            self.save()
        for batch in Round(self.taught, self.dice).batches():
            loss, done = self.take(batch)
            total += loss
            if self.rank == 0:
                self.follow()
            if self.rank == 0 and self.step % TALK_STEPS == 0:
                say(f"{self.step} steps, {self.seconds():.0f} s: {total / TALK_STEPS:.3f} nats a unit")
                total = 0.0
            if self.rank == 0 and time.monotonic() - saved > SAVE_S:
                self.save()
                saved = time.monotonic()
            if done > 1:
                break
        if self.rank == 0:
            self.save()


def memory_kept():
    """What is freed is used again: given back to the kernel after every layer, it costs a fifth of
    the time to get it anew (glibc's mallopt)."""
    trim_threshold, mmap_threshold, most = -1, -3, 1 << 30
    libc = ctypes.CDLL(None)
    libc.mallopt(trim_threshold, most)
    libc.mallopt(mmap_threshold, most)


def work(rank, clips, start, shared, minutes, out):
    torch.set_num_threads(1)
    memory_kept()
    Worker(rank, clips, start, shared, minutes, out).run()


def learn(clips, start, minutes, out):
    """start: {} for new weights, or a checkpoint."""
    torch.manual_seed(1)
    if not start:
        start = {"weights": Network().state_dict()}
    count = sum(p.numel() for p in Network().parameters())
    context = multiprocessing.get_context("fork")
    shared = {"slopes": torch.zeros(WORKERS, count).share_memory_(),
              "barrier": context.Barrier(WORKERS), "seconds": context.Value("d", 0.0)}
    workers = [context.Process(target=work, args=(rank, clips, start, shared, minutes, out))
               for rank in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        sys.exit("network: a worker failed")
