"""The calibration: from how well phrases fit a sound to log-odds that they were said, and where
`said` begins and `not_said` ends. Fitted on people whom the model used has never heard, their scores
pooled: right and wrong phrases of their own words, clean, under babble and in rooms.

As audio/ear/verify/verifier.c has it, for a phrase of n syllables:
  log-odds = sqrt(n) * (slope * (fit - cohort_part * cohort) + lift) - doubt
and with the unit network slope * (...) + network_slope * (its fit - network_part * its cohort).
"""
import dataclasses
import math
import os
import subprocess
import sys

import numpy as np

# Of phrases of PHRASE_LEAST syllables or more, as people and packs say them: `said` begins where one
# wrong one in a thousand is, in all conditions, for a turn listens for a hundred; `not_said` ends where of the
# right ones, clean, one in two hundred lies below. Two syllables are harder: 40 in 1,640 are then `said`.
FALSE_SAID, FALSE_NOT_SAID = 0.001, 0.005
PHRASE_LEAST = 3

CLARITY_LEAST = 0.55  # rule clear-speech of the pack power-supply

# What the phrases are spoken in: name, options of tests/make_list.
CONDITIONS = {"clean": [], "babble 15 dB": ["--babble", "15"], "babble 8 dB": ["--babble", "8"],
              "room": ["--room"]}


@dataclasses.dataclass
class Fit:
    """One phrase in one recording (struct measure of audio/ear/verify/verifier.h)."""
    fold: str
    condition: str
    right: bool
    syllables: int
    fit: float
    level: float          # of the cohort
    syllable_fits: list
    network_fit: float = 0.0    # the unit network's, where it heard too
    network_level: float = 0.0


def list_make(script, data, out, speakers, options):
    """Runs tests/make_list; returns the paths of the list and of the truth."""
    if not os.path.exists(os.path.join(out, "truth.tsv")):
        subprocess.run([sys.executable, script, data, out, "1", *options,
                        *(word for speaker in speakers for word in ("--speaker", speaker))],
                       check=True, stderr=subprocess.DEVNULL)
    return os.path.join(out, "list.tsv"), os.path.join(out, "truth.tsv")


def truth_read(path):
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return {(wav, text): right == "1" for wav, text, right, *_ in rows}


def fits_make(phrase_fits, model, paths, out):
    """OUT: what phrase_fits says of a list."""
    if not os.path.exists(out):
        with open(paths[0], encoding="utf-8") as list_file, open(out + ".part", "w") as file:
            subprocess.run([phrase_fits, model], stdin=list_file, stdout=file, check=True,
                           stderr=subprocess.DEVNULL)
        os.rename(out + ".part", out)


def fits_read(path, truth, fold, condition):
    fits = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            wav, text, syllables, fit, level, each, *network = line.rstrip("\n").split("\t")
            fits.append(Fit(fold, condition, truth[wav, text], int(syllables), float(fit),
                            float(level), [float(word) for word in each.split()],
                            *(float(number) for number in network)))
    return fits


def logistic_fit(features, right, weights, rounds=100, known=0.0):
    """Weighted logistic regression by Newton's method: the coefficients of the columns, beside
    log-odds that are known."""
    beta = np.zeros(features.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(features @ beta + known, -30, 30)))
        gradient = features.T @ (weights * (right - p))
        hessian = (features * (weights * p * (1 - p))[:, None]).T @ features
        step = np.linalg.solve(hessian + 1e-6 * np.eye(len(beta)), gradient)
        beta += step
        if np.abs(step).max() < 1e-9:
            break
    return beta


def balanced(right, groups):
    """Weights with which right and wrong count the same, and so does every group."""
    weights = np.zeros(len(right))
    for group in sorted(set(groups)):
        for side in (True, False):
            members = np.array([g == group and r == side for g, r in zip(groups, right)])
            if members.any():
                weights[members] = 1 / members.sum()
    return weights / weights.sum() * len(right)


def phrases_fit(fits):
    """The numbers of a phrase's score."""
    roots = np.sqrt([fit.syllables for fit in fits])
    values = np.array([fit.fit for fit in fits])
    levels = np.array([fit.level for fit in fits])
    right = np.array([fit.right for fit in fits])
    features = np.stack([np.ones(len(fits)), roots, roots * values, roots * levels], axis=1)
    # By length too: people who say single words would else decide how long phrases are scored.
    groups = [(fit.fold.split("-")[0], fit.syllables) for fit in fits]
    beta = logistic_fit(features, right, balanced(right, groups))
    return {"slope": beta[2], "lift": beta[1], "doubt": -beta[0],
            "cohort_part": max(0.0, -beta[3] / beta[2])}


def score(fit, numbers):
    seen = fit.fit - numbers["cohort_part"] * fit.level
    by_network = fit.network_fit - numbers.get("network_part", 0) * fit.network_level
    evidence = numbers["slope"] * seen + numbers.get("network_slope", 0) * by_network
    odds = math.sqrt(fit.syllables) * (evidence + numbers["lift"]) - numbers["doubt"]
    return 1 / (1 + math.exp(-max(-700.0, min(700.0, odds))))


def thresholds_fit(fits, numbers):
    whole = [fit for fit in fits if fit.syllables >= PHRASE_LEAST]
    wrong = [score(fit, numbers) for fit in whole if not fit.right]
    right = [score(fit, numbers) for fit in whole if fit.right and fit.condition == "clean"]
    said, not_said = np.quantile(wrong, 1 - FALSE_SAID), np.quantile(right, FALSE_NOT_SAID)
    return {"said_from": float(max(said, not_said)), "not_said_below": float(min(said, not_said))}


def clarity_fit(fits, part):
    """The same for one syllable; a wrong phrase's syllables count as wrong ones."""
    rows, right = [], []
    for fit in fits:
        if fit.condition == "clean":
            rows += [[1, each - part * fit.level] for each in fit.syllable_fits]
            right += [fit.right] * len(fit.syllable_fits)
    right = np.array(right)
    beta = logistic_fit(np.array(rows), right, balanced(right, [""] * len(right)))
    return {"clarity_slope": beta[1], "clarity_lift": beta[0]}


def calibration_fit(fits):
    numbers = phrases_fit(fits)
    numbers.update(thresholds_fit(fits, numbers))
    numbers.update(clarity_fit(fits, numbers["cohort_part"]))
    return numbers


def error_rate(scores, right):
    """Equal error rate, per cent."""
    order = np.argsort(scores, kind="stable")
    right = np.asarray(right, float)[order]
    missed = np.cumsum(right) / right.sum()
    accepted = 1 - np.cumsum(1 - right) / (1 - right).sum()
    at = np.argmin(np.abs(missed - accepted))
    return 50 * (missed[at] + accepted[at])


def table(fits, numbers):
    """Rows for the log and the model card: by fold and condition, and pooled."""
    rows = []
    groups = sorted({(fit.condition, fit.fold) for fit in fits}) + [
        (condition, None) for condition in CONDITIONS]
    for condition, fold in groups:
        some = [fit for fit in fits if fit.condition == condition and fold in (None, fit.fold)]
        if not some or len({fit.right for fit in some}) < 2:
            continue
        scores = np.array([score(fit, numbers) for fit in some])
        right = np.array([fit.right for fit in some])
        sides = (scores >= numbers["said_from"], scores < numbers["not_said_below"])
        rows.append((condition, fold or "all people", len(some), error_rate(scores, right),
                     100 * sides[0][~right].mean(), 100 * sides[1][right].mean(),
                     100 * (~sides[0] & ~sides[1]).mean()))
    return rows


def clarity_table(fits, numbers):
    """By condition: of phrases that are rightly `said`, how many, the mean clarity of their syllables
    that 98 % reach, and in how many per cent it lies below CLARITY_LEAST."""
    rows = []
    for condition in CONDITIONS:
        means = []
        for fit in fits:
            if fit.right and fit.condition == condition and score(fit, numbers) >= numbers["said_from"]:
                seen = np.array(fit.syllable_fits) - numbers["cohort_part"] * fit.level
                odds = numbers["clarity_slope"] * seen + numbers["clarity_lift"]
                means.append(float(np.mean(1 / (1 + np.exp(-odds)))))
        if means:
            rows.append((condition, len(means), 100 * float(np.quantile(means, 0.02)),
                         100 * float(np.mean(np.array(means) < CLARITY_LEAST))))
    return rows
