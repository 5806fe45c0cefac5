"""The lists of replies that people judge by, and where a reply's sound lies."""
import hashlib
import os

# In which column the reply stands, and whether there is a heading.
COLUMN = {"wordings": 3, "wrong": 3, "rude": 1, "refusals": 3, "denied-taboos": 3, "details": 3,
          "sins": 3, "near": 3}
HEADED = ("wordings", "wrong", "rude", "sins", "near")


def hash_of(reply):
    return hashlib.sha1(reply.encode()).hexdigest()


def half(reply):
    """Half a is worked on, half b says what the work is worth."""
    return "ab"[int(hash_of(reply)[:2], 16) & 1]


def sound_of(sounds, reply):
    return os.path.join(sounds, hash_of(reply) + ".wav")


def rows(folder, name):
    """The list's rows as lists of texts, without the heading; none where there is no such list."""
    path = os.path.join(folder, name + ".tsv")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as lines:
        read = [line.rstrip("\n").split("\t") for line in lines if line.strip()]
    return read[name in HEADED:]
