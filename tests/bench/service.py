"""The standard service phrases: spoken by espeak-ng, and joined out of recorded words."""
import os
import random

import numpy as np

from bench.corpus import RATE_HZ, is_spoken_text
from bench.espeak import espeak_say
from bench.lists import Row
from bench.sound import level_set, trimmed, wav_read, wav_write
from bench.texts import read_aloud, sentences_read, wrong_drawn

# 001 第7篇 clause 6, the slots filled as a trainee would
PHRASES = {
    "G-6.1": "您好，请坐，请问您需要什么帮助吗？",
    "G-6.2": "请稍候，我们马上为您办理！",
    "G-6.3": "再见，您慢走！",
    "G-6.4": "打扰了，再见，谢谢您的合作！",
    "G-6.5": "别客气，这是我们应该做的！",
    "G-6.6": "您好！我是城东供电公司的李明，现在来抄表，请您给予支持和配合！",
    "G-6.7": "您好！城东供电公司三零七号为您服务。请您稍候，我们将立即派人前去修复。",
    "G-6.8": "您好！因为线路检修，导致您那里停电了，请谅解。大约会在下午三点送电。",
    "G-6.9": "您好，请，谢谢，麻烦，再见，打扰了。",
}
RANDOM_WRONG, RANDOM_LENGTH = 50, (3, 10)
# (variant, words a minute, pitch): the customers' and others, slow to brisk
VOICES = [("f1", 150, 45), ("f2", 170, 50), ("f3", 185, 55), ("f4", 200, 60), ("f5", 160, 50),
          ("m1", 150, 45), ("m3", 170, 50), ("m4", 185, 40), ("m6", 200, 55), ("m7", 160, 50)]
WORD_READER = "yue-tan"
SYLLABLE_READERS = ["chen-wang", "hantts", "davinfifield"]
FADE_S, PAUSE_S = 0.015, 0.15
STOPS = "，。！？、,.!?"


def phrases_against(dice, own, sounds, others):
    """The right phrase, the other eight, and random ones out of recorded sentences."""
    drawn = wrong_drawn(dice, sounds[own], others, RANDOM_LENGTH, RANDOM_WRONG)
    rest = [text for text in PHRASES.values() if text != own]
    return [(own, 1)] + [(text, 0) for text in rest + drawn]


def spoken_sounds(voices):
    """(person, id, samples) by espeak-ng."""
    pinyin = dict(zip(PHRASES, pinyin_of(PHRASES.values())))
    for variant, rate_wpm, pitch in voices:
        for phrase, text in pinyin.items():
            yield variant, phrase, espeak_say(text, "cmn-latn-pinyin+" + variant, rate_wpm, pitch)


def pinyin_of(texts):
    return [" ".join(syllables) for syllables in read_aloud(list(texts), "--pinyin")]


def joined(pieces):
    """One after the other with a short cross-fade; None is a pause."""
    fade = int(FADE_S * RATE_HZ)
    ramp = np.linspace(0, 1, fade)
    out = np.zeros(fade)
    for piece in pieces:
        part = np.zeros(int(PAUSE_S * RATE_HZ)) if piece is None else level_set(piece, -26.0)
        part = part.copy()
        part[:fade] *= ramp
        out[-fade:] = out[-fade:] * (1 - ramp) + part[:fade]
        out = np.concatenate([out, part[fade:]])
    return out


def words_found(text, words):
    """The text as the longest words there are recordings of, None for a pause; [] when one misses."""
    pieces, at = [], 0
    while at < len(text):
        if text[at] in STOPS:
            pieces.append(None)
            at += 1
            continue
        end = next((e for e in range(len(text), at, -1) if text[at:e] in words), 0)
        if not end:
            return []
        pieces.append(words[text[at:end]])
        at = end
    return pieces


def syllables_found(pinyin, syllables):
    """The same out of toned syllables; a neutral tone is taken in any tone there is."""
    pieces = []
    for token in pinyin.split():
        bare = token.rstrip(",.!?").replace("ü", "v")
        tones = [bare] + ([bare[:-1] + tone for tone in "1423"] if bare[-1:] == "5" else [])
        clip = next((syllables[tone] for tone in tones if tone in syllables), None)
        if not clip:
            return []
        pieces += [clip] + [None] * (token[-1] in ",.!?")
    return pieces


def joined_sounds(corpus):
    """(person, id, samples) of every phrase that a reader's recordings can be joined to."""
    words = {clip.text: clip for clip in corpus.of_speaker(WORD_READER) if is_spoken_text(clip)}
    pinyin = dict(zip(PHRASES, pinyin_of(PHRASES.values())))
    for phrase, text in PHRASES.items():
        yield from sound_of(corpus, WORD_READER, phrase, words_found(text, words))
    for reader in SYLLABLE_READERS:
        syllables = {clip.text: clip for clip in corpus.of_speaker(reader)}
        for phrase, text in pinyin.items():
            yield from sound_of(corpus, reader, phrase, syllables_found(text, syllables))


def sound_of(corpus, reader, phrase, clips):
    if clips:
        yield reader, phrase, joined([clip and trimmed(wav_read(corpus.wav(clip)))
                                      for clip in clips])


def service_rows(corpus, folder, sounds, seed):
    """A row for each sound, written into `folder`."""
    texts = [clip.text for clip in corpus.of_set("dev-aishell-test") if is_spoken_text(clip)]
    others = [sentence for sentence in sentences_read(texts) if sentence]
    readings = dict(zip(PHRASES.values(), read_aloud(list(PHRASES.values()))))
    for person, phrase, samples in sounds:
        wav = os.path.join(folder, f"{person}-{phrase}.wav")
        quiet = np.zeros(RATE_HZ // 4)
        wav_write(wav, np.concatenate([quiet, level_set(samples, -26.0), quiet]))
        dice = random.Random(f"service {seed} {person} {phrase}")
        yield Row(wav, person, phrases_against(dice, PHRASES[phrase], readings, others))
