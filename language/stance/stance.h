/* How a reply leans, as a whole. Whoever refuses, puts off, mocks or scolds does so in words that
 * no list holds, but few of them are rare: 又不, 再说, 自己去. So each word, pair and triple of
 * words has a weight, learnt from replies that lean so and from such as do not
 * (language/training/stance): a logistic regression, whose sum is the log-odds of the former. What
 * leans may be of several kinds, each with weights of its own: the kind that weighs most is added.
 * A pack has four of them, each a file: stance.tsv, whether what was said was meant, rudeness.tsv,
 * whether it was rude, sins.tsv, whether it was a sin of the trade: who reported somebody, a
 * gift, a sum, a promise, a danger, a threat; and stance-heard.tsv, the first for the syllables
 * that an ear reads, which has no characters, no tones and no pauses. */
#ifndef YINGDA_LANGUAGE_STANCE_STANCE_H
#define YINGDA_LANGUAGE_STANCE_STANCE_H

#include <stdbool.h>

#include "base/problem.h"
#include "base/status.h"
#include "language/stance/stance_words.h"

struct stance;

enum stance_lean { LEANS_NOT, LEANS_PERHAPS, LEANS_SURELY, LEANS_CERTAINLY };

struct stance_opinion {
    double log_odds; /* that it leans so */
    enum stance_lean lean;
    const char *kind; /* the one that weighs most, the stance's own; "" where it knows none */
};

/* Reads a file of lines `WORDS<TAB>WEIGHT`, WORDS being up to three words that follow each other,
 * and of lines with names: `bias`; `doubt`, the log-odds from which on a reply perhaps leans so;
 * `sure` and `certain`, from which on it surely, and certainly, does; `fine` and `fine_clause`, see
 * stance_finds_fine. The last four may be missing: nothing does or is, then. A line `kind<TAB>NAME`
 * begins the weights of a kind, with a bias of its own. Empty lines and those that begin with `//`
 * are passed over. `problems` calls the file `name`. STATUS_INVALID: a line is none of these or
 * comes twice, or one is missing; that, and what text_file_open refuses, is added with its line.
 * STATUS_NO_MEMORY. The caller closes *stance. */
MUST_USE enum status stance_open(struct stance **stance, const char *path, const char *name,
                                 struct problems *problems);

/* Accepts NULL. */
void stance_close(struct stance *stance);

/* Each word, pair and triple counts once. Without a stance (NULL) or words it leans nowhere.
 * STATUS_NO_MEMORY. */
MUST_USE enum status stance_weigh(const struct stance *stance, const struct stance_words *words,
                                  struct stance_opinion *opinion);

/* Whether the whole of a reply and one clause of it both lean the other way so far that a listed
 * word in that clause was likely meant otherwise: 您别拿湿手碰开关. By the whole alone an insult
 * between two polite sentences would be fine, by the clause alone half of all that is. A stance of
 * NULL finds everything fine. */
bool stance_finds_fine(const struct stance *stance, const struct stance_opinion *whole,
                       const struct stance_opinion *clause);

#endif
