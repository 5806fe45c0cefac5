/* What is said of a measure to the trainee: each judge gives the words for its own. */
#ifndef YINGDA_SCORING_RULES_SAYING_H
#define YINGDA_SCORING_RULES_SAYING_H

#include <stdbool.h>

#include "scenarios/pack.h"
#include "scoring/verdict.h"

enum { SAYING_SIZE = 256 }; /* of a sentence, in bytes */

/* A rule that was not kept. All of it is borrowed. */
struct broken {
    const struct pack *pack;
    const struct standard *standard; /* NULL: none that names numbers */
    const struct rule *rule;
    const struct verdict *verdict;
};

/* Appends what is to be done; false, with nothing said, where nothing more is known than the rule's
 * name. */
typedef bool saying_fn(const struct broken *broken, char out[SAYING_SIZE]);

/* Of a measure with a figure: what is said above and below its limit. {m} is what was measured, {l}
 * the limit, both without a sign, in the unit that is read out. Where the limit itself has the
 * other sign (at least 3 dB louder, at most 10 % slower than usual) it asks for a change: `other`.
 */
struct saying {
    double scale; /* from the rule's unit to the one that is read out; 0: there is no figure */
    int decimals;
    const char *high, *low, *other; /* NULL: it cannot be broken so */
    const char *fact, *unit;        /* around the figure: 每分钟约 … 个字 */
    const char *less;    /* against the person's own usual: in place of `fact` below it */
    saying_fn *sentence; /* of a measure without a figure, or where there was none; NULL: none */
};

/* Appends, cut at the end of the room. */
void sentence_add(char out[SAYING_SIZE], const char *text);

/* Appends a number without its sign, with at most so many decimals, none where they are zero. */
void sentence_add_number(char out[SAYING_SIZE], double value, int decimals);

#endif
