/* The likeliest things said in a phrase's slot, best first: how far ahead of the second the first
 * is tells how sure it is. */
#ifndef YINGDA_AUDIO_EAR_VERIFY_SLOT_RIVALS_H
#define YINGDA_AUDIO_EAR_VERIFY_SLOT_RIVALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "audio/ear/search/hmm_graph.h"
#include "audio/ear/search/trellis.h"
#include "base/status.h"
#include "language/wording/network.h"

enum {
    RIVALS_MAX = 24,
    RIVAL_MARGIN_MAX = 400, /* cost units; who is further behind is none */
    RIVAL_TEXT = 96,
    RIVAL_SYLLABLES = RIVAL_TEXT / 3
};

#define SPAN_FREE UINT32_MAX

/* The frames [first, last) that a slot is looked for in. It goes from the beginning of one node to
 * the end of another, both on the path found; where the slot is the first or last thing said, they
 * are SPAN_FREE: the phrase may begin up to enter_until, end from leave_from on. */
struct slot_span {
    int32_t first, last;
    uint32_t entry, leaver;
    int32_t enter_until, leave_from;
};

/* One thing that may have been said. */
struct rival {
    int32_t cost;           /* beyond the best one's */
    bool expected;          /* it went through the way of an expected value */
    char hanzi[RIVAL_TEXT]; /* in the slot asked for; digits by their common names */
    struct syllable syllables[RIVAL_SYLLABLES]; /* as they are said */
    size_t n_syllables;
};

/* What may have been said in `slot` (from 1; an expected way of it included): for each word that
 * the slot takes, the best reading with it. Different ones, from the best on. Fills out[] and
 * *count; 0: there is no path. STATUS_NO_MEMORY. */
MUST_USE enum status slot_rivals_find(const struct trellis *trellis, const struct hmm_graph *graph,
                                      const struct network *network,
                                      const struct acoustic_model *model,
                                      const struct slot_span *span, uint8_t slot,
                                      struct rival out[RIVALS_MAX], size_t *count);

#endif
