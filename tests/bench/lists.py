"""Lists for `yingda spot --list` and the truth about them."""
import os
from collections import namedtuple

# phrases: (text, 1 said or 0 not); person: "unknown" where nobody knows
Row = namedtuple("Row", "wav person phrases")


def rows_write(out, rows):
    """OUT/list.tsv and OUT/truth.tsv (WAV, phrase, 1 or 0, person); the list's path."""
    os.makedirs(out, exist_ok=True)
    path = os.path.join(out, "list.tsv")
    with open(path, "w", encoding="utf-8") as list_file, \
         open(os.path.join(out, "truth.tsv"), "w", encoding="utf-8") as truth_file:
        for row in rows:
            list_file.write(row.wav + "\t" + "|".join(text for text, _ in row.phrases) + "\n")
            for text, right in row.phrases:
                truth_file.write(f"{row.wav}\t{text}\t{right}\t{row.person}\n")
    return path


def truth_read(path):
    """{wav: (person, {phrase: 1 or 0})}."""
    truth = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            wav, phrase, right, person = line.rstrip("\n").split("\t")
            truth.setdefault(wav, (person, {}))[1][phrase] = int(right)
    return truth
