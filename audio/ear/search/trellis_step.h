/* One step of token passing: a frame in a phone. Only the trellis's own files include this. */
#ifndef YINGDA_AUDIO_EAR_SEARCH_TRELLIS_STEP_H
#define YINGDA_AUDIO_EAR_SEARCH_TRELLIS_STEP_H

#include "audio/ear/search/trellis.h"

/* Beyond every real cost (60 s of the worst are 1.8 million), and still far from overflow. */
enum { UNREACHED = 1 << 28 };

/* The cost of beginning another phone in the loop, in cost units: measured on AISHELL sentences. */
enum { LOOP_PENALTY = 100 };

static const token TOKEN_NONE = (token)UNREACHED << 32;

static inline token token_new(int32_t cost, uint32_t start)
{
    return (token)cost * ((token)1 << 32) + start;
}

static inline int32_t token_cost(token a)
{
    return (int32_t)(a >> 32);
}

static inline int32_t token_start(token a)
{
    return (int32_t)(a & UINT32_MAX);
}

static inline token token_add(token a, int32_t cost)
{
    return a + token_new(cost, 0);
}

static inline token token_better(token a, token b)
{
    return b < a ? b : a;
}

/* A path over a transition that cannot be taken is none. */
static inline token token_checked(token a)
{
    return a >= (token)COST_NONE << 32 ? TOKEN_NONE : a;
}

/* States from the last to the first, so that each still sees the frame before. Returns the token
 * that leaves the phone after this frame. Inlined where n is a constant, so that no loop is left.
 */
static inline token phone_step(token *states, int n, const int32_t *transitions,
                               const uint16_t *senones, const int16_t *row, token in)
{
    for (int to = n - 1; to >= 0; to--) {
        token best = to == 0 ? in : TOKEN_NONE;
        for (int from = to > 2 ? to - 2 : 0; from <= to; from++)
            best = token_better(best, token_add(states[from], transitions[from * (n + 1) + to]));
        states[to] = token_add(token_checked(best), row[senones[to]]);
    }
    token out = TOKEN_NONE;
    for (int from = n > 2 ? n - 2 : 0; from < n; from++)
        out = token_better(out, token_add(states[from], transitions[from * (n + 1) + n]));
    return token_checked(out);
}

#endif
