"""What the benchmark measures, in order, and how much of it."""
from argparse import Namespace
from collections import namedtuple

Condition = namedtuple("Condition", "name length babble room")

SENTENCES = [
    Condition("clean", (3, 6), None, False),
    Condition("babble 20 dB", (3, 6), 20.0, False),
    Condition("babble 10 dB", (3, 6), 10.0, False),
    Condition("babble 5 dB", (3, 6), 5.0, False),
    Condition("room", (3, 6), None, True),
    Condition("7-10 syllables", (7, 10), None, False),
    Condition("7-10 syllables, babble 10 dB", (7, 10), 10.0, False),
]
TURN_PHRASES = 40  # in the turn whose decoding is timed

Amount = namedtuple("Amount", "every right wrong names")
FULL = Amount(1, 4, 20, [condition.name for condition in SENTENCES])
QUICK = Amount(3, 4, 10, ["clean", "babble 10 dB", "room"])


def list_options(seed, sets, speakers, condition, amount):
    """As make_list takes them."""
    return Namespace(seed=seed, set=sets, speaker=speakers, length=condition.length,
                     babble=condition.babble, room=condition.room, right=amount.right,
                     wrong=amount.wrong, every=amount.every, first=0)
