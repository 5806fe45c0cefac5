/* Judging an attempt as a whole, once it has ended: what no single reply can show. */
#ifndef YINGDA_SCORING_END_JUDGE_H
#define YINGDA_SCORING_END_JUDGE_H

#include <stdint.h>

#include "base/status.h"
#include "scenarios/pack.h"
#include "scoring/rules/saying.h"
#include "scoring/verdict.h"

enum call_end {
    CALL_NONE,         /* no telephone */
    CALL_NOT_ANSWERED, /* it rang until the caller gave up */
    CALL_CUSTOMER,     /* the customer hung up first, or will: the conversation came to its end */
    CALL_TRAINEE       /* the trainee hung up in the middle of it */
};

struct call {
    enum call_end end;
    int rings;         /* how often it rang in all, where nobody answered */
    int32_t length_ms; /* from the answer to the hang-up */
    int spoken;        /* replies in which the trainee said anything */
    const struct ending *ending;      /* how it ended; NULL: outcomes are not judged */
    const struct turn *const *turns;  /* of each reply; NULL: nothing is missed by not getting there */
};

/* Verdicts of the rules that are judged at the end, in the pack's order. `standard` may be NULL;
 * `replies` are the counted ones, repeats instead of what they repeat.
 *   hang_up, call_length: the standing rules for this place, not applicable where nobody answered.
 *   rings: of a call that nobody answered (else it is the first reply's).
 *   moves: those rules one of whose moves a reply was expected to make. Of each move the last word
 *     counts: met in any reply, it is met. `all` are needed, or `any`, of those that were expected;
 *     undecided where that hangs on an undecided one. Such a verdict has no points, the moves have
 *     them; it shows how somebody stands by the rule's clauses.
 *   outcome: not applicable where the play can end in one way alone. Who never spoke has reached
 *     nothing, however it ended.
 * Then the expectations of the turns that good replies would have led to and that this attempt never
 * came to: not met, or undecided where it turned off their way at a reply with anything undecided,
 * so that what was not heard costs nobody the rest of a conversation.
 * The caller calls verdicts_finish. Pure. STATUS_NO_MEMORY only. */
MUST_USE enum status judge_end(const struct pack *pack, const struct play *play,
                               const struct standard *standard, const struct call *call,
                               const struct verdicts *replies, size_t n_replies,
                               struct verdicts *out);

/* What is said of a measure that is judged at the end. Never NULL; zeroed: nothing of its own. */
const struct saying *end_saying(enum measure measure);

#endif
