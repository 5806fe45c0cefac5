/* How a reply leans: towards doing what the customer needs, or away from it. Whoever refuses, puts
 * off, mocks or hands over does so in words that no list holds, but few of them are rare: 又不, 再
 * 说, 自己去. So each word and pair of words has a weight, learnt from replies that did what a turn
 * asks and from such as did not (language/training/stance): a logistic regression, whose sum is the
 * log-odds of the latter. It says no more than that a phrase may have been said and not meant: that
 * is a doubt, and never a verdict. */
#ifndef YINGDA_LANGUAGE_STANCE_STANCE_H
#define YINGDA_LANGUAGE_STANCE_STANCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/problem.h"
#include "base/status.h"
#include "language/wording/spoken_text.h"

enum { STANCE_WORD_SIZE = 8 };

/* A text's words: characters, `0` for a figure, `,` and `?` where people pause; a `,` before all.
 */
struct stance_words {
    char (*items)[STANCE_WORD_SIZE]; /* owned */
    size_t count;
};

/* STATUS_NO_MEMORY; *words needs no finishing then. */
MUST_USE enum status stance_words_init(struct stance_words *words, const struct spoken_text *text);

/* Accepts NULL and being called twice. */
void stance_words_finish(struct stance_words *words);

struct stance;

/* Reads a file of lines `WORDS<TAB>WEIGHT`, WORDS being one word or two that follow each other, and
 * of two lines with names: `bias`, and `doubt`, the log-odds from which on a reply is doubted;
 * empty lines and those that begin with `//` are passed over. `problems` calls the file `name`.
 * STATUS_INVALID: a line is none of these or comes twice, or a name is missing; that, and what
 * text_file_open refuses, is added with its line. STATUS_NO_MEMORY. The caller closes *stance. */
MUST_USE enum status stance_open(struct stance **stance, const char *path, const char *name,
                                 struct problems *problems);

/* Accepts NULL. */
void stance_close(struct stance *stance);

/* The log-odds that a reply did not do what its words say; each word and pair counts once. */
MUST_USE enum status stance_weigh(const struct stance *stance, const struct spoken_text *text,
                                  double *log_odds);

/* Whether it is to be doubted. STATUS_NO_MEMORY. */
MUST_USE enum status stance_doubts(const struct stance *stance, const struct spoken_text *text,
                                   bool *doubted);

#endif
