#!/usr/bin/env python3
"""Writes tests/fixtures/recall.tsv: what py-fsrs 6.3.1 makes of made-up reviews.

Needs that package (pip install fsrs==6.3.1). Each line: SEQUENCE, time of the review in ms, grade 1..4,
then stability, difficulty, interval in days after it, and the chance of recall 2 days and 30 days later.
Sequences hold same-day reviews, long gaps, failures in a row and success in a row.
"""
import random
import sys
from datetime import datetime, timedelta, timezone

from fsrs import Card, Rating, Scheduler

START_MS = 1_700_000_000_000


def moment(ms):
    return datetime.fromtimestamp(0, timezone.utc) + timedelta(milliseconds=ms)


def sequence(number, dice):
    """Steps of minutes, hours, days or months, and mostly one kind of grade in each sequence."""
    usual = [Rating.Again, Rating.Hard, Rating.Good, Rating.Easy][number % 4]
    ms = START_MS
    for _ in range(12):
        grade = usual if dice.random() < 0.4 else dice.choice(list(Rating))
        yield ms, grade
        unit = dice.choice([60_000, 3_600_000, 86_400_000, 30 * 86_400_000])
        ms += dice.randrange(1, 12) * unit + dice.randrange(0, 1000)


def main():
    dice = random.Random(6)
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    for number in range(40):
        card = Card()
        for ms, grade in sequence(number, dice):
            card, _ = scheduler.review_card(card, grade, moment(ms))
            days = round((card.due - card.last_review).total_seconds() / 86400)
            chances = [scheduler.get_card_retrievability(card, moment(ms + d * 86_400_000))
                       for d in (2, 30)]
            print(number, ms, int(grade), repr(card.stability), repr(card.difficulty), days,
                  *map(repr, chances), sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
