"""How texts sound, and phrases drawn out of them."""
import subprocess

from bench.programs import program_find

DRAWS = 100  # tries a wanted phrase; a short text has few different parts


def read_aloud(texts, *options):
    """The syllables of each text, without tones; [] where a word has no reading."""
    done = subprocess.run([program_find("readings"), *options], input="\n".join(texts) + "\n",
                          capture_output=True, text=True, check=True, encoding="utf-8")
    return [line.split() for line in done.stdout.split("\n")[:len(texts)]]


def read_plain(texts):
    """As read_aloud, without the r of 儿, which the ear's own reading leaves out."""
    return [[syllable[:-1] if syllable.endswith("r") and syllable != "er" else syllable
             for syllable in line] for line in read_aloud(texts)]


def sounds_inside(part, whole):
    return any(whole[i:i + len(part)] == part for i in range(len(whole) - len(part) + 1))


class Sentence:
    """A text with its syllables, one a character."""

    def __init__(self, text, sound):
        self.text, self.sound = text, sound

    def part_drawn(self, dice, lengths):
        """(part, its syllables); a text shorter than that comes whole."""
        length = min(dice.randint(*lengths), len(self.text))
        at = dice.randrange(len(self.text) - length + 1)
        return self.text[at:at + length], self.sound[at:at + length]


def sentences_read(texts):
    """A Sentence each; None where the text is not read a syllable a character."""
    return [Sentence(text, sound) if len(text) == len(sound) else None
            for text, sound in zip(texts, read_aloud(texts))]


def right_drawn(dice, own, lengths, count):
    """Different parts of the sentence, `count` of them where it has so many."""
    drawn = {}
    for _ in range(DRAWS * count):
        if len(drawn) == count:
            break
        drawn.setdefault(own.part_drawn(dice, lengths)[0])
    return list(drawn)


def wrong_drawn(dice, sounds, others, lengths, count):
    """Different parts of other sentences, none of which sounds like a part of `sounds`."""
    drawn = {}
    for _ in range(DRAWS * count):
        if len(drawn) == count:
            break
        phrase, sound = dice.choice(others).part_drawn(dice, lengths)
        if not sounds_inside(sound, sounds):
            drawn.setdefault(phrase)
    return list(drawn)
