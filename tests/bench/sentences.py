"""Lists out of recorded sentences: each clip with phrases of its own and of other clips'."""
import random

from bench.corpus import clip_set, is_spoken_text
from bench.lists import Row
from bench.texts import right_drawn, sentences_read, wrong_drawn


def clips_chosen(corpus, options):
    """[(clip, sentence)] of the sets and speakers asked for, in the manifest's order. Sentences too
    short for a phrase are left out; single words are taken whole."""
    clips = [clip for clip in corpus.clips if is_spoken_text(clip)
             and (clip.speaker in options.speaker or clip_set(clip) in options.set)]
    pairs = zip(clips, sentences_read([clip.text for clip in clips]))
    return [(clip, sentence) for clip, sentence in pairs if sentence
            and (clip.kind == "word" or len(clip.text) >= options.length[0])]


def wav_of(corpus, clip, options):
    """The clip's WAV under the noise asked for."""
    if options.babble is None and not options.room:
        return corpus.wav(clip)
    from bench.noisy import noisy_wav  # numpy, which lists without noise do without
    return noisy_wav(corpus, clip, options)


def rows_drawn(corpus, options):
    """The rows; the same seed draws the same phrases under any noise."""
    chosen = clips_chosen(corpus, options)
    others = [sentence for _, sentence in chosen]
    rows = []
    for clip, own in chosen[options.first::options.every]:
        dice = random.Random(f"{options.seed} {clip.path} {options.length}")
        right = right_drawn(dice, own, options.length, options.right)
        wrong = wrong_drawn(dice, own.sound, others, options.length, options.wrong)
        phrases = [(text, 1) for text in right] + [(text, 0) for text in wrong]
        rows.append(Row(wav_of(corpus, clip, options), clip.speaker, phrases))
    return rows
