"""The English model cut down to what Mandarin needs: its phones, its triphones and the states they
use. Six of ten states go, and so does the time to score them; and the ear's phone loop is not led
astray by sounds that nobody makes."""
import os
import shutil

from .source_model import gaussians_read, gaussians_write, mdef_pack, s3_read, s3_write

STATES = 3
POSITIONS = "besi"


def dictionary_read(path):
    """[[phone]] of every way to say a syllable."""
    with open(path, encoding="ascii") as lines:
        return [line.split()[1:] for line in lines]


def _position(index, count):
    return "s" if count == 1 else "b" if index == 0 else "e" if index == count - 1 else "i"


def triphones_possible(pronunciations):
    """(phone, left, right, position) of all that any two syllables, or silence, can make side by
    side."""
    lasts = {phones[-1] for phones in pronunciations} | {"SIL"}
    firsts = {phones[0] for phones in pronunciations} | {"SIL"}
    found = set()
    for phones in pronunciations:
        for i, phone in enumerate(phones):
            befores = [phones[i - 1]] if i else lasts
            afters = [phones[i + 1]] if i + 1 < len(phones) else firsts
            found |= {(phone, before, after, _position(i, len(phones)))
                      for before in befores for after in afters}
    return sorted(found)


def mdef_read(path):
    """Phones without context [(name, kind, transitions, [senones])] and triphones
    {(phone, left, right, position): [senones]}."""
    plain, triphones = [], {}
    with open(path, encoding="ascii") as lines:
        for line in lines:
            words = line.split()
            if len(words) != 7 + STATES or words[-1] != "N":
                continue
            senones = [int(word) for word in words[6:-1]]
            if words[1] == "-":
                plain.append((words[0], words[4], int(words[5]), senones))
            else:
                triphones[tuple(words[:4])] = senones
    return plain, triphones


def senones_of(triphone, english):
    """Those of the triphone, at another place in the word if need be; None: English has it nowhere
    (the ear and `bw` then both take the phone without context)."""
    phone, left, right, position = triphone
    for place in (position, *POSITIONS):
        if (phone, left, right, place) in english:
            return english[phone, left, right, place]
    return None


def model_make(source, dictionary, out):
    """OUT: SOURCE (of source_model_make) with Mandarin's triphones alone."""
    os.makedirs(out, exist_ok=True)
    every, english = mdef_read(os.path.join(source, "mdef.txt"))
    pronunciations = dictionary_read(dictionary)
    spoken = {phone for phones in pronunciations for phone in phones}
    kept = [i for i, (name, kind, *_) in enumerate(every) if name in spoken or kind == "filler"]
    plain = [every[i] for i in kept]
    possible = triphones_possible(pronunciations)
    rows = [(*triphone, senones_of(triphone, english)) for triphone in possible]
    rows = [row for row in rows if row[-1]]
    used = sorted({senone for *_, senones in rows for senone in senones})
    order = [senone for *_, senones in plain for senone in senones]
    number = {senone: len(order) + i for i, senone in enumerate(used)}
    with open(os.path.join(out, "mdef.txt"), "w", encoding="ascii") as mdef:
        _mdef_write(mdef, plain, rows, number)
    mdef_pack(os.path.join(out, "mdef.txt"), os.path.join(out, "mdef"))
    weights = s3_read(os.path.join(source, "mixture_weights"))[order + used]
    s3_write(os.path.join(out, "mixture_weights"), weights.shape, weights)
    for name in ("means", "variances"):
        gaussians_write(os.path.join(out, name), gaussians_read(os.path.join(source, name))[kept])
    rows_of = s3_read(os.path.join(source, "transition_matrices"))[[row[2] for row in plain]]
    s3_write(os.path.join(out, "transition_matrices"), rows_of.shape, rows_of)
    for name in ("feat.params", "noisedict"):
        shutil.copy(os.path.join(source, name), out)
    return len(possible), len(rows), len(order) + len(used)


def _mdef_write(out, plain, rows, number):
    index = {name: i for i, (name, *_) in enumerate(plain)}
    n_plain = len(plain) * STATES
    out.write(f"0.3\n{len(plain)} n_base\n{len(rows)} n_tri\n"
              f"{(len(plain) + len(rows)) * (STATES + 1)} n_state_map\n"
              f"{n_plain + len(number)} n_tied_state\n{n_plain} n_tied_ci_state\n"
              f"{len(plain)} n_tied_tmat\n#\n# Columns definitions\n"
              "#base lft  rt p attrib tmat      ... state id's ...\n")
    for i, (name, kind, *_) in enumerate(plain):
        out.write(f"{name} - - - {kind} {i} "
                  f"{' '.join(str(i * STATES + k) for k in range(STATES))} N\n")
    rows = sorted(rows, key=lambda row: (index[row[0]], index[row[1]], index[row[2]],
                                         POSITIONS.index(row[3])))
    for phone, left, right, position, senones in rows:
        out.write(f"{phone} {left} {right} {position} n/a {index[phone]} "
                  f"{' '.join(str(number[senone]) for senone in senones)} N\n")
