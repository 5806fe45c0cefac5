/* How a reply leans, as a whole. Whoever refuses, puts off, mocks or scolds does so in words that
 * no list holds, but few of them are rare: 又不, 再说, 自己去. So each word, pair and triple of
 * words has a weight, learnt from replies that lean so and from such as do not
 * (language/training/stance): a logistic regression, whose sum is the log-odds of the former. A
 * pack has four of them, each a file: stance.tsv, whether what was said was meant, rudeness.tsv,
 * whether it was rude, sins.tsv, whether it was a sin of the trade: who reported somebody, a
 * gift, a sum, a promise, a danger, a threat; and stance-heard.tsv, the first for the syllables
 * that an ear reads, which has no characters, no tones and no pauses. */
#ifndef YINGDA_LANGUAGE_STANCE_STANCE_H
#define YINGDA_LANGUAGE_STANCE_STANCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/problem.h"
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

/* STATUS_NO_MEMORY; *words needs no finishing then. */
MUST_USE enum status stance_words_init(struct stance_words *words, const struct spoken_text *text);

MUST_USE enum status stance_words_read(struct stance_words *words, const struct syllable *syllables,
                                       size_t count);

/* Accepts NULL and being called twice. */
void stance_words_finish(struct stance_words *words);

struct stance;

enum stance_lean { LEANS_NOT, LEANS_PERHAPS, LEANS_SURELY };

/* Reads a file of lines `WORDS<TAB>WEIGHT`, WORDS being up to three words that follow each other,
 * and of lines with names: `bias`; `doubt`, the log-odds from which on a reply perhaps leans so;
 * and `sure`, from which on it surely does, which may be missing: none does then. Empty lines and
 * those that begin with `//` are passed over. `problems` calls the file `name`. STATUS_INVALID: a
 * line is none of these or comes twice, or one is missing; that, and what text_file_open refuses,
 * is added with its line. STATUS_NO_MEMORY. The caller closes *stance. */
MUST_USE enum status stance_open(struct stance **stance, const char *path, const char *name,
                                 struct problems *problems);

/* Accepts NULL. */
void stance_close(struct stance *stance);

/* The log-odds that a reply leans so; each word, pair and triple counts once. */
MUST_USE enum status stance_weigh(const struct stance *stance, const struct spoken_text *text,
                                  double *log_odds);

/* LEANS_NOT without a stance (NULL). STATUS_NO_MEMORY. */
MUST_USE enum status stance_lean(const struct stance *stance, const struct spoken_text *text,
                                 enum stance_lean *lean);

/* The same of syllables that were read. */
MUST_USE enum status stance_lean_read(const struct stance *stance, const struct syllable *syllables,
                                      size_t count, enum stance_lean *lean);

#endif
