/* Phonemes: what a synthesiser's model is given for Chinese text. The tables come with the model.
 */
#ifndef YINGDA_AUDIO_VOICE_MAKER_PHONEMES_H
#define YINGDA_AUDIO_VOICE_MAKER_PHONEMES_H

#include <stdbool.h>

#include "base/problem.h"
#include "base/status.h"
#include "language/reading/lexicon.h"

/* The model takes 510 at most, and speaks best well below. */
enum { PHONEMES_MOST = 480, PHONEME_SYMBOL_BYTES = 8, PHONEME_SPELLING_BYTES = 24 };

struct phoneme_number {
    char symbol[PHONEME_SYMBOL_BYTES]; /* one character of UTF-8 */
    int number;
};

struct phoneme_syllable {
    char pinyin[PHONEME_SYMBOL_BYTES];    /* without its tone */
    char symbols[PHONEME_SPELLING_BYTES]; /* with 0 where the tone's own symbol goes */
};

struct phonemes {
    struct phoneme_number *numbers;     /* owned */
    struct phoneme_syllable *syllables; /* owned */
    size_t n_numbers, n_syllables;
};

/* Reads symbols.tsv and pinyin-phonemes.tsv of a folder. STATUS_INVALID, STATUS_NOT_FOUND: a
 * problem says why. */
MUST_USE enum status phonemes_open(struct phonemes *phonemes, const char *folder,
                                   struct problems *problems);
void phonemes_close(struct phonemes *phonemes);

/* Some of a text's readings as the model's numbers. */
struct phoneme_run {
    int numbers[PHONEMES_MOST];
    size_t count;
    size_t first[PHONEMES_MOST]; /* of each reading, the place of its first number */
    size_t n_readings; /* that were spelt: fewer than were given where they are too many */
};

/* Spells readings[0..count) as they are said (lexicon_speak); ends[i]: a word ends behind reading
 * i. Where all do not fit it stops behind the last sentence that fits, or clause, or reading.
 * STATUS_INVALID: the model has no such syllable. */
MUST_USE enum status phonemes_spell(const struct phonemes *phonemes, const struct reading *readings,
                                    const bool *ends, size_t count, struct phoneme_run *run);

#endif
