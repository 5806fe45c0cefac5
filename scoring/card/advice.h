/* Advice: what to work on after an attempt, and how to say or do it better. */
#ifndef YINGDA_SCORING_CARD_ADVICE_H
#define YINGDA_SCORING_CARD_ADVICE_H

#include "scoring/card/scorecard.h"
#include "scoring/rules/saying.h"

enum { ADVICE_MAX = 3, ADVICE_SENTENCE_SIZE = SAYING_SIZE };

/* What an item is about, in words for the trainee: of a rule that was broken one plain Chinese
 * sentence, made from what was measured and the limit under `standard` (may be NULL) where it
 * measures anything; "" of a move or phrase, whose better wording says it all. Pure. */
void advice_sentence(const struct pack *pack, const struct standard *standard,
                     const struct verdict *verdict, char out[ADVICE_SENTENCE_SIZE]);

/* Where a move or phrase was said, when not in the reply in which it was due, or that nobody was
 * heard; "" of all others. Pure. */
void advice_origin(const struct verdict *verdict, char out[ADVICE_SENTENCE_SIZE]);

/* What was measured of a rule, and what is asked for, met or not:
 * "每分钟约260个字，要求150–320个字";
 * "" where nothing was measured. Pure. */
void advice_measured(const struct pack *pack, const struct standard *standard,
                     const struct verdict *verdict, char out[ADVICE_SENTENCE_SIZE]);

/* What to say instead, for the model voice to speak: of a move or phrase its own wording, fitted to
 * the turn's customer; of a taboo what replaces it; of any other rule what the turn expects first.
 * `turn` is the reply's, NULL at the end. NULL: there is nothing to say. Owned by the pack. */
const char *advice_better(const struct pack *pack, const struct turn *turn,
                          const struct verdict *verdict);

struct advice {
    const char *name, *clause; /* the verdict's */
    size_t reply, item;        /* where it was not met first */
    int times;                 /* in how many replies it was not met */
    double lost;               /* of 100, all of them together */
    bool veto;
    char sentence[ADVICE_SENTENCE_SIZE];
    const char *better; /* the model voice speaks it; NULL: there is no model */
};

struct advised { /* an attempt: all borrowed */
    const struct pack *pack;
    const struct standard *standard; /* NULL: none that names numbers */
    const struct verdicts *replies;
    const struct turn *const *turns; /* of each reply, NULL at the end */
    const struct loss *losses;       /* scorecard_losses of these replies */
    size_t n_losses;
};

/* The three items that cost the most, the same one over all replies counted together: a rule that
 * vetoed first, then by points lost, then the earlier one. What cost nothing is left out. Returns
 * how many there are. Pure. */
size_t scorecard_advice(const struct advised *advised, struct advice out[ADVICE_MAX]);

#endif
