/* The words that a stance weighs, of a text or of syllables that were read. */
#ifndef YINGDA_LANGUAGE_STANCE_STANCE_WORDS_H
#define YINGDA_LANGUAGE_STANCE_STANCE_WORDS_H

#include <stddef.h>

#include "base/status.h"
#include "language/wording/spoken_text.h"

enum { STANCE_WORD_SIZE = 8 };

/* A text's words: characters, `0` for a figure, `,` and `?` where people pause; a `,` before all.
 * Of syllables that were read: each without its tone, with a `'` behind it; a `,` before and behind
 * all. */
struct stance_words {
    char (*items)[STANCE_WORD_SIZE]; /* owned */
    size_t count;
};

/* Of the syllables [first, end). STATUS_NO_MEMORY; *words needs no finishing then. */
MUST_USE enum status stance_words_init(struct stance_words *words, const struct spoken_text *text,
                                       size_t first, size_t end);

MUST_USE enum status stance_words_read(struct stance_words *words, const struct syllable *syllables,
                                       size_t count);

/* Accepts NULL and being called twice. */
void stance_words_finish(struct stance_words *words);

#endif
