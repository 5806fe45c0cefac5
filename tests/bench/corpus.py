"""The recordings: manifest.tsv (path, speaker, sex, transcript, kind) and tar files in a folder."""
import os
import subprocess
import tarfile
from collections import namedtuple

RATE_HZ = 16000

Clip = namedtuple("Clip", "path speaker sex text kind")


def clip_set(clip):
    return clip.path.split("/")[0]


def is_spoken_text(clip):
    """A Chinese transcript, rather than the pinyin of one syllable."""
    return all(ord(character) > 0x3000 for character in clip.text)


class Corpus:
    """The clips of a data folder; WAVs are unpacked into `folder` as they are asked for."""

    def __init__(self, data, folder):
        self.data, self.folder, self.tars = data, folder, {}
        with open(os.path.join(data, "manifest.tsv"), encoding="utf-8") as manifest:
            self.clips = [Clip(*line.rstrip("\n").split("\t")[:5]) for line in manifest][1:]

    def has(self, name):
        return os.path.exists(os.path.join(self.data, name + ".tar"))

    def of_set(self, name):
        return [clip for clip in self.clips if clip_set(clip) == name]

    def of_speaker(self, speaker):
        return [clip for clip in self.clips if clip.speaker == speaker]

    def wav(self, clip):
        """The clip as a WAV of RATE_HZ; a name with a folder, so that sets do not collide."""
        path = os.path.join(self.folder, os.path.splitext(clip.path)[0] + ".wav")
        if not os.path.exists(path):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            part = path + ".part.wav"  # opusdec writes a WAV only to a name that ends so
            subprocess.run(["opusdec", "--quiet", "--rate", str(RATE_HZ), "-", part],
                           input=self._packed(clip), check=True)
            os.rename(part, path)
        return path

    def _packed(self, clip):
        name = clip_set(clip)
        if name not in self.tars:
            self.tars[name] = tarfile.open(os.path.join(self.data, name + ".tar"))
        return self.tars[name].extractfile(clip.path).read()
