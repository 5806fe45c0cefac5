/* The conversation: the customer's mood and the next turn, moved by verdicts. Pure and seeded. */
#ifndef YINGDA_SCORING_CONVERSATION_H
#define YINGDA_SCORING_CONVERSATION_H

#include <stdbool.h>
#include <stdint.h>

#include "scenarios/pack.h"
#include "scoring/verdict.h"

struct conversation {
    const struct pack *pack;
    const struct play *play;
    uint32_t seed;
    int mood;                    /* 0..100 */
    const struct turn *turn;     /* NULL after the end */
    const struct ending *ending; /* NULL until the end */
    bool again;                  /* this turn is being repeated because it was not heard */
    int replies;                 /* finished replies, repeats not counted */
};

/* At the play's first turn, in the customer's starting mood. */
void conversation_init(struct conversation *conversation, const struct pack *pack,
                       const struct play *play, uint32_t seed);

/* What the customer says now (the turn's line for the mood, the ask-again line, or the ending's);
 * NULL: nothing. */
const struct line *conversation_line(const struct conversation *conversation);

/* True when these verdicts call for the one re-ask: an expected move or phrase left undecided, and
 * this reply is not already the repeat. */
bool conversation_asks_again(const struct conversation *conversation, const struct verdicts *verdicts);

/* Takes a reply's final verdicts: moves the mood and goes on to the next turn or the ending; or,
 * where conversation_asks_again, only sets `again`. */
void conversation_advance(struct conversation *conversation, const struct verdicts *verdicts);

/* The trainee hung up (phone plays): straight to the play's on_hang_up ending. */
void conversation_hang_up(struct conversation *conversation);

#endif
