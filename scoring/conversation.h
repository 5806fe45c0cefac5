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
    const struct turn *before;   /* the one that the reply before answered; NULL: none */
    const struct ending *ending; /* NULL until the end */
    bool again;                  /* this turn is being repeated because it was not heard */
    bool silent;                 /* and that because nobody was heard at all */
    int replies;                 /* finished replies, repeats not counted */
    struct line ask_again;       /* the play's, as lines of all moods */
    struct line not_heard;
};

/* At the first turn of the play that the seed draws (play_draw), in the customer's starting mood.
 * Pack and play must outlive it. */
void conversation_init(struct conversation *conversation, const struct pack *pack,
                       const struct play *play, uint32_t seed);

/* What the customer says now (the turn's line for the mood, the ask-again or not-heard line, or the
 * ending's); NULL: nothing. */
const struct line *conversation_line(const struct conversation *conversation);

/* True when a customer would ask for these words once more: an expected move or phrase of the turn
 * is left undecided, and it is one without which the play is not passed, or nothing else was
 * understood either. Who has been understood in part is not interrupted for the rest: it stays open
 * and costs nothing. */
bool turn_asks_again(const struct turn *turn, const struct verdicts *verdicts);

/* The same in the conversation. False where this reply is the repeat already. */
bool conversation_asks_again(const struct conversation *conversation,
                             const struct verdicts *verdicts);

/* Takes a reply's verdicts (for a repeat: those of the pair, judge_repeat): moves the mood (kept in
 * 0..100 and below the personality's most; nothing pleases beside a forbidden word), then goes
 * where the first exit that holds leads; or, where conversation_asks_again, only sets `again`. An
 * undecided item moves nothing and fulfils neither `met` nor `not_met`; but to the customer silence
 * is silence, so what went unheard counts as not met for both. What makes up for the reply before
 * pleases as it would have then. Nothing happens after the end. */
void conversation_advance(struct conversation *conversation, const struct verdicts *verdicts);

/* The trainee hung up, or let it ring out: straight to the play's ending for that. Nothing happens
 * after the end or where a play has no such ending (no phone). */
void conversation_hang_up(struct conversation *conversation);
void conversation_ring_out(struct conversation *conversation);

#endif
