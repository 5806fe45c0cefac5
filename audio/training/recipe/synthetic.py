"""Synthetic speakers: espeak-ng reads sentences put together from the corpus's words, so that the ear
also hears the voices that the kiosk and its tests speak with. The variants that those use are left
out here: voices are kept apart like people."""
import concurrent.futures
import os
import subprocess

from .copies import dice_for
from .corpus import RATE_HZ, Clip, manifest_rows

VARIANTS = ("f3", "f5", "m2", "m4", "m5", "m7", "m8")  # not f1, f2, f4, m1, m3, m6: audio/voice/voice.c
UTTERANCES = 1500
WORDS = (2, 6)        # in an utterance
RATES_WPM = (120, 210)
PITCHES = (15, 85)


def readings_of(readings, texts):
    """Toned pinyin of each text, "" where it cannot be read."""
    done = subprocess.run([readings, "--pinyin"], input="\n".join(texts) + "\n", check=True,
                          capture_output=True, text=True, encoding="utf-8")
    return done.stdout.split("\n")[:len(texts)]


def utterances_draw(words, seed):
    """(Clip, toned pinyin) of each; words: toned pinyin."""
    drawn = []
    for i in range(UTTERANCES):
        dice = dice_for(seed, f"synthetic/{i}")
        chosen = [words[dice.integers(len(words))] for _ in range(dice.integers(*WORDS))]
        syllables = tuple(syllable.rstrip("12345") for word in chosen for syllable in word.split())
        drawn.append((Clip(f"synthetic/{i:04}", "synthetic", "espeak-ng", syllables),
                      " ".join(chosen)))
    return drawn


def _speak(clip, pinyin, folder, seed):
    path = os.path.join(folder, clip.name + ".wav")
    if os.path.exists(path):
        return
    dice = dice_for(seed, clip.name + " voice")
    voice = "cmn-latn-pinyin+" + str(dice.choice(VARIANTS))
    spoken = subprocess.run(["espeak-ng", "-v", voice, "-s", str(dice.integers(*RATES_WPM)),
                             "-p", str(dice.integers(*PITCHES)), "--stdout", pinyin],
                            check=True, capture_output=True).stdout
    # -R: its dither the same every time; without it no two runs of a seed gave the same clips
    subprocess.run(["sox", "-R", "-t", "wav", "-", "-r", str(RATE_HZ), path + ".part.wav", "norm", "-6",
                    "pad", "0.2", "0.2"], input=spoken, check=True, stderr=subprocess.DEVNULL)
    os.rename(path + ".part.wav", path)


def clips_make(data, readings, known, folder, seed):
    """FOLDER/synthetic/*.wav and their clips."""
    texts = [row["transcript"] for row in manifest_rows(data) if row["path"].startswith("audio-cmn-words")]
    words = [pinyin for pinyin in readings_of(readings, texts)
             if pinyin and all(syllable.rstrip("12345") in known for syllable in pinyin.split())]
    drawn = utterances_draw(words, seed)
    os.makedirs(os.path.join(folder, "synthetic"), exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda job: _speak(*job, folder, seed), drawn))
    return [clip for clip, _ in drawn]
