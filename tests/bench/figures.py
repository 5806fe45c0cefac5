"""How well phrases were told apart, with 95 % bootstrap intervals. Plain Python: ./test uses it."""
import json
import random
from collections import namedtuple

from bench.lists import truth_read

ROUNDS = 1000
VERDICTS = ("said", "undecided", "not_said")

Phrase = namedtuple("Phrase", "text score right verdict")
Heard = namedtuple("Heard", "wav person phrases")  # one clip


def problem_of(line):
    """Why spot could not do a clip or one of its phrases; None where it could."""
    return line.get("error") or next((p["error"] for p in line["phrases"] if "error" in p), None)


def heard_read(truth_path, spot_lines):
    """[Heard]; ValueError where spot could not do a clip or a phrase."""
    truth = truth_read(truth_path)
    clips = []
    for line in spot_lines:
        if problem_of(line):
            raise ValueError(f"{line['wav']}: {problem_of(line)}")
        person, right = truth[line["wav"]]
        phrases = [Phrase(p["text"], p["score"], right[p["text"]], p["verdict"])
                   for p in line["phrases"]]
        clips.append(Heard(line["wav"], person, phrases))
    return clips


def spot_read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def pairs_of(clip):
    """(pairs in which the wrong phrase is above the right one, ties half; pairs)."""
    right = [phrase.score for phrase in clip.phrases if phrase.right]
    wrong = [phrase.score for phrase in clip.phrases if not phrase.right]
    lost = sum((w > r) + 0.5 * (w == r) for r in right for w in wrong)
    return lost, len(right) * len(wrong)


class Ranking:
    """All phrases by score, highest first: the equal error rate of any weighting of the clips."""

    def __init__(self, clips):
        ranked = sorted(((phrase.score, phrase.right, i) for i, clip in enumerate(clips)
                         for phrase in clip.phrases), reverse=True)
        last = [a[0] != b[0] for a, b in zip(ranked, ranked[1:])] + [True]
        # (right, clip, ends its score, score): a threshold lies only between different scores
        self.steps = [(right, i, end, score) for (score, right, i), end in zip(ranked, last)]

    def equal_error(self, weights):
        """(rate, threshold) where as many right phrases are missed as wrong ones taken."""
        n_right = sum(weights[i] for right, i, _, _ in self.steps if right)
        n_wrong = sum(weights[i] for right, i, _, _ in self.steps if not right)
        missed, taken, best = n_right, 0, (2, 1, 0)
        if not n_right or not n_wrong:
            return float("nan"), float("nan")
        for right, i, end, score in self.steps:
            if right:
                missed -= weights[i]
            else:
                taken += weights[i]
            if end:
                a, b = missed / n_right, taken / n_wrong
                if abs(a - b) < best[0]:
                    best = abs(a - b), (a + b) / 2, score
                if b > a:
                    break
        return best[1], best[2]


class Measure:
    """The figures of a set of clips under any weighting of them."""

    def __init__(self, clips):
        self.ranking = Ranking(clips)
        self.pairs = [pairs_of(clip) for clip in clips]
        self.counts = [[[sum(p.right == right and p.verdict == verdict for p in clip.phrases)
                         for verdict in VERDICTS] for right in (0, 1)] for clip in clips]

    def share(self, weights, verdict, truths):
        """Per cent of the right (1) and wrong (0) phrases in `truths` that got the verdict."""
        column = VERDICTS.index(verdict)
        got = total = 0
        for weight, count in zip(weights, self.counts):
            for truth in truths if weight else ():
                got += weight * count[truth][column]
                total += weight * sum(count[truth])
        return 100 * got / total if total else float("nan")

    def figures(self, weights):
        lost, pairs = (sum(w * pair[k] for w, pair in zip(weights, self.pairs)) for k in (0, 1))
        return {"equal_error_pct": 100 * self.ranking.equal_error(weights)[0],
                "pairwise_error_pct": 100 * lost / pairs if pairs else float("nan"),
                "false_said_pct": self.share(weights, "said", (0,)),
                "false_not_said_pct": self.share(weights, "not_said", (1,)),
                "undecided_pct": self.share(weights, "undecided", (0, 1)),
                "undecided_right_pct": self.share(weights, "undecided", (1,)),
                "undecided_wrong_pct": self.share(weights, "undecided", (0,))}


def weights_drawn(dice, groups, count):
    """How often each clip is in one round: whole groups are drawn, as often as there are groups."""
    weights = [0] * count
    for group in dice.choices(groups, k=len(groups)):
        for i in group:
            weights[i] += 1
    return weights


def intervals(measure, groups, count):
    """{figure: (2.5th, 97.5th percentile)}; rounds without a value are left out."""
    dice = random.Random(1)
    rounds = [measure.figures(weights_drawn(dice, groups, count)) for _ in range(ROUNDS)]
    ends = {}
    for name in rounds[0]:
        values = sorted(r[name] for r in rounds if r[name] == r[name])
        if values:
            ends[name] = (values[int(0.025 * len(values))], values[int(0.975 * len(values))])
    return ends


def persons_grouped(clips):
    """The clips' indexes by person; None where a person is unknown or there is only one."""
    groups = {}
    for i, clip in enumerate(clips):
        groups.setdefault(clip.person, []).append(i)
    return None if "unknown" in groups or len(groups) < 2 else list(groups.values())


def rounded(value):
    return None if value != value else round(value, 2)


def figures_of(clips):
    """{figure: [value, low, high]} by clip, the same by person where persons are known."""
    measure, count = Measure(clips), len(clips)
    values = measure.figures([1] * count)
    people = persons_grouped(clips)
    result = {"clips": count, "threshold": measure.ranking.equal_error([1] * count)[1]}
    for truth, name in ((1, "right"), (0, "wrong")):
        result[name] = sum(p.right == truth for clip in clips for p in clip.phrases)
    for key, groups in ((None, [[i] for i in range(count)]), ("by_person", people)):
        if groups:
            ends = intervals(measure, groups, count)
            table = {name: [rounded(value), *map(rounded, ends.get(name, (value, value)))]
                     for name, value in values.items()}
            result.update({key: table, "people": len(people)} if key else table)
    return result
