"""The corpus: recordings, who speaks in them and which syllables, from a folder with a manifest.

manifest.tsv has the columns path, speaker, sex, transcript and kind; the clips lie beside it in tar
files named after the first folder of their path. The transcript is Chinese, or, of kind `syllable` and
`syllables`, toned pinyin.
"""
import collections
import concurrent.futures
import csv
import dataclasses
import os
import subprocess
import tarfile
import zlib

RATE_HZ = 16000
ALWAYS = ("rest", "synthetic")    # folds that every model is trained on
# Never trained on: what is measured with, and people made with Kokoro-82M, with whose voices the
# benches speak (recipe/synthetic.py makes the synthetic people of this model).
HELD_OUT = ("dev-aishell-test", "synthetic")
PINYIN = ("syllable", "syllables")

# Of the people who have few sentences a quarter is kept apart together, by a number made of the name;
# with those of the first the network's word is weighed.
SENTENCES = "people-sentences"
CLIPS_FEW, QUARTERS, QUARTER_APART = 10, 4, 0


@dataclasses.dataclass(frozen=True)
class Clip:
    name: str          # path without its ending, unique
    archive: str       # the tar it came in
    speaker: str
    syllables: tuple   # toneless pinyin
    of_speaker: int = 1  # clips of the same speaker in the same tar

    @property
    def fold(self):
        """Who is kept apart together: each speaker of many sentences, each quarter of the people
        who say few, each fifth of those who say few words; all the rest are always trained on."""
        if self.archive == "aishell-sample":
            return self.speaker
        if quarter_of(self.archive, self.speaker, self.of_speaker) is not None:
            return f"people-{quarter_of(self.archive, self.speaker, self.of_speaker)}"
        if self.archive == "dspspeech-20":
            return f"dspspeech-{int(self.speaker[-2:]) % 5}"
        return "synthetic" if self.archive == "synthetic" else "rest"


def quarter_of(archive, speaker, clips_of_speaker):
    """Of the people who say few sentences, which quarter; None for all others."""
    few = archive == SENTENCES and clips_of_speaker <= CLIPS_FEW
    return zlib.crc32(speaker.encode()) % QUARTERS if few else None


def manifest_rows(data):
    with open(os.path.join(data, "manifest.tsv"), encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def syllables_read(readings, rows):
    """Syllables of each row's transcript; empty where it cannot be read."""
    texts = [row["transcript"] if row["kind"] not in PINYIN else "" for row in rows]
    done = subprocess.run([readings], input="\n".join(texts) + "\n", check=True,
                          capture_output=True, text=True, encoding="utf-8")
    lines = done.stdout.split("\n")
    return [tuple(line.split()) if row["kind"] not in PINYIN
            else tuple(syllable.rstrip("12345").replace("ü", "v")
                       for syllable in row["transcript"].split())
            for row, line in zip(rows, lines)]


def archive_of(row):
    return row["path"].split("/")[0]


def corpus_read(data, readings, known):
    """Every clip to train on whose syllables are all `known` (a set of pinyin)."""
    rows = [row for row in manifest_rows(data) if archive_of(row) not in HELD_OUT]
    counts = collections.Counter((archive_of(row), row["speaker"]) for row in rows)
    clips, left_out = [], []
    for row, syllables in zip(rows, syllables_read(readings, rows)):
        archive, speaker = archive_of(row), row["speaker"]
        clip = Clip(os.path.splitext(row["path"])[0], archive, speaker, syllables,
                    counts[archive, speaker])
        fine = syllables and all(syllable in known for syllable in syllables)
        (clips if fine else left_out).append(clip)
    return clips, left_out


def _decode(opus, wav):
    if not os.path.exists(wav):
        subprocess.run(["opusdec", "--quiet", "--rate", str(RATE_HZ), "--force-wav", opus,
                        wav + ".part"], check=True, stderr=subprocess.DEVNULL)
        os.rename(wav + ".part", wav)
        os.remove(opus)


def unpack(data, clips, out):
    """Each clip as OUT/<name>.wav, 16 kHz mono; what is there already stays."""
    for archive in sorted({clip.archive for clip in clips}):
        os.makedirs(os.path.join(out, archive), exist_ok=True)
        with tarfile.open(os.path.join(data, archive + ".tar")) as tar:
            for member in tar:
                stem = os.path.join(out, os.path.splitext(member.name)[0])
                if member.isfile() and member.name.startswith(archive + "/") and not (
                        ".." in member.name or os.path.exists(stem + ".wav")):
                    tar.extract(member, out)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        stems = [os.path.join(out, clip.name) for clip in clips]
        list(pool.map(_decode, [stem + ".opus" for stem in stems], [stem + ".wav" for stem in stems]))
