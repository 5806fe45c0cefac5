"""What must not make a phrase `said`: by kind, against the phrases of a pack's turns."""
import os
import random
from collections import Counter, namedtuple

import numpy as np

from bench import synth
from bench.corpus import RATE_HZ
from bench.espeak import espeak_say
from bench.lists import Row
from bench.rooms import room_put
from bench.service import PHRASES, pinyin_of
from bench.sound import level_set, wav_read, wav_write
from bench.texts import read_aloud, sounds_inside

# text: Mandarin that is in the sound, whose phrases are then not wrong; "" where there is none
Reject = namedtuple("Reject", "kind samples text")

PROHIBITED_SAID_FROM = 0.9999   # scoring/finding.h
LEVELS_DBFS = (-38.0, -18.0)  # a quiet and a loud trainee's
ECHO_DBFS = -34.0             # the loudspeaker in the microphone, 10 dB below a trainee; not cancelled
SENTENCES = {
    "en": ["Excuse me, could you tell me where the ticket office is?", "I would like to pay my "
           "electricity bill, please.", "Thank you very much, have a nice day.", "No, I am sorry, "
           "we are closed on Sunday."],
    "de": ["Guten Tag, ich habe eine Frage zu meiner Rechnung.", "Der Strom ist seit heute Morgen "
           "weg.", "Vielen Dank und auf Wiedersehen.", "Bitte warten Sie einen Augenblick."],
    "ja": ["すみません、でんきりょうきんについてききたいんですが。", "しょうしょうおまちください。",
           "ありがとうございました。", "きのうからていでんしています。"],
    "ko": ["안녕하세요, 무엇을 도와드릴까요?", "잠시만 기다려 주세요.", "전기 요금이 너무 많이 나왔어요.", "감사합니다, 안녕히 가세요."],
    "yue": ["早晨，有咩可以幫到你？", "唔該等一陣，我哋即刻同你處理。", "多謝晒，慢慢行。", "我屋企尋晚開始停電。"],
    "ru": ["Здравствуйте, чем я могу вам помочь?", "Подождите, пожалуйста, одну минуту.",
           "Большое спасибо, до свидания.", "У нас со вчерашнего вечера нет света."],
    "es": ["Buenos días, ¿en qué puedo ayudarle?", "Espere un momento, por favor.",
           "Muchas gracias y hasta luego.", "La factura de este mes es demasiado alta."],
    "fr": ["Bonjour, je voudrais payer ma facture.", "Attendez un instant, s'il vous plaît.",
           "Merci beaucoup, bonne journée.", "Il n'y a plus de courant depuis hier soir."],
    "vi": ["Xin chào, tôi có thể giúp gì cho bạn?", "Xin vui lòng chờ một chút.",
           "Cảm ơn rất nhiều.", "Nhà tôi mất điện từ tối qua."],
}
LANGUAGE_VOICES = ["+f2", "+m3", "+f4", "+m1"]
FULL = {"made": 9, "sentences": 4, "lines": 60, "mandarin": 100}
QUICK = {"made": 3, "sentences": 1, "lines": 8, "mandarin": 10}
MADE = {
    "silence": synth.quiet,
    "white noise": lambda dice: synth.noise_coloured(dice, synth.SECONDS, 0),
    "pink noise": lambda dice: synth.noise_coloured(dice, synth.SECONDS, 1),
    "music: chords": synth.music_chords,
    "music: melody": synth.music_melody,
    "music: drums and bass": synth.music_beat,
    "coughs": synth.coughs,
    "laughter": synth.laughter,
}


def made_sounds(dice, counts):
    for kind, make in MADE.items():
        for _ in range(counts["made"]):
            samples = make(dice)
            if kind != "silence":
                samples = level_set(samples, dice.uniform(*LEVELS_DBFS))
            yield Reject(kind, samples, "")


def foreign_sounds(dice, counts):
    for language, sentences in SENTENCES.items():
        for sentence, variant in list(zip(sentences, LANGUAGE_VOICES))[:counts["sentences"]]:
            samples = espeak_say(sentence, language + variant, dice.randint(150, 190))
            yield Reject("language: " + language, level_set(samples, dice.uniform(*LEVELS_DBFS)), "")


def customer_voice(line):
    """The kiosk's choice for a customer (audio/voice/voice.c): variant by sex and age, rate and pitch by
    mood, furious to content."""
    variants = ("f4", "f2", "f1") if line.sex == "female" else ("m6", "m3", "m1")
    variant = variants[(line.age >= 32) + (line.age >= 55)]
    moods = [0, 50, 100]
    return ("cmn-latn-pinyin+" + variant, round(np.interp(line.mood, moods, [215, 170, 150])),
            round(np.interp(line.mood, moods, [72, 50, 42])))


def customer_sounds(dice, counts, pack):
    """The pack's lines out of the loudspeaker, through the room: as if nothing were cancelled."""
    lines = pack.lines()
    for line in dice.sample(lines, min(counts["lines"], len(lines))):
        samples = espeak_say(pinyin_of([line.text])[0], *customer_voice(line))
        yield Reject("customer's voice", level_set(room_put(samples, dice), ECHO_DBFS), line.text)


def mandarin_sounds(dice, counts, corpus):
    clips = corpus.of_set("aishell-sample") if corpus.has("aishell-sample") else []
    for clip in dice.sample(clips, min(counts["mandarin"], len(clips))):
        yield Reject("other Mandarin", wav_read(corpus.wav(clip)), clip.text)


def reject_sounds(seed, counts, corpus, pack):
    """Each part with dice of its own: more of one kind does not change another."""
    yield from made_sounds(random.Random(f"made {seed}"), counts)
    yield from foreign_sounds(random.Random(f"foreign {seed}"), counts)
    yield from customer_sounds(random.Random(f"customer {seed}"), counts, pack)
    yield from mandarin_sounds(random.Random(f"mandarin {seed}"), counts, corpus)


def name_plain(kind):
    return "".join(c for c in kind.replace(" ", "-") if c.isalnum() or c == "-")


def reject_rows(out, seed, counts, corpus, pack):
    """Rows whose person is the kind; phrases that are in the sound's own text are left out."""
    phrases = list(dict.fromkeys(pack.phrases() + list(PHRASES.values())))
    sounds = dict(zip(phrases, read_aloud(phrases)))
    quiet = np.zeros(RATE_HZ // 4)
    for i, reject in enumerate(reject_sounds(seed, counts, corpus, pack)):
        own = read_aloud([reject.text])[0] if reject.text else []
        wav = os.path.join(out, "rejects", f"{i:03d}-{name_plain(reject.kind)}.wav")
        wav_write(wav, np.concatenate([quiet, reject.samples, quiet]))
        yield Row(wav, reject.kind, [(phrase, 0) for phrase in phrases
                                     if sounds[phrase] and not sounds_inside(sounds[phrase], own)])


def rates_of(clips, pack):
    """{kind: per cent `said` of phrases, of turns (any of its phrases) and of clips (any at all)}. In a
    turn a taboo counts as it does for the judge, which wants to be surer of it."""
    turn_sets = [set(phrases) | set(PHRASES.values()) for phrases in pack.turns().values()]
    taboos = set(pack.taboos)
    kinds = {}
    for clip in clips:
        said = [phrase for phrase in clip.phrases if phrase.verdict == "said"]
        counts = {phrase.text for phrase in said
                  if phrase.text not in taboos or phrase.score >= PROHIBITED_SAID_FROM}
        for kind in (clip.person, "all"):
            count = kinds.setdefault(kind, np.zeros(5, int))
            count += [1, bool(said), len(clip.phrases), len(said),
                      sum(bool(counts & phrases) for phrases in turn_sets)]
    return {kind: {"clips": int(n[0]), "phrases": int(n[2]),
                   "said_pct_of_phrases": round(100 * n[3] / n[2], 3),
                   "said_pct_of_turns": round(100 * n[4] / (n[0] * max(len(turn_sets), 1)), 2),
                   "said_pct_of_clips": round(100 * n[1] / n[0], 1)} for kind, n in kinds.items()}


def worst_of(clips, count=10):
    """[(phrase, in how many sounds it was `said`)], the phrases a pack had better not use first."""
    said = Counter(phrase.text for clip in clips for phrase in clip.phrases
                   if phrase.verdict == "said")
    return said.most_common(count)
