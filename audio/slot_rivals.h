/* The likeliest things said in a phrase's slots, best first: how far ahead of the second the first
 * is tells how sure it is. */
#ifndef YINGDA_AUDIO_SLOT_RIVALS_H
#define YINGDA_AUDIO_SLOT_RIVALS_H

#include <stddef.h>
#include <stdint.h>

#include "audio/hmm_graph.h"
#include "audio/trellis.h"
#include "base/status.h"
#include "language/network.h"

enum {
    RIVALS_OPEN = 3,              /* kept of what is not expected */
    RIVALS_MAX = RIVALS_OPEN + 1, /* and the best of what is */
    RIVAL_BEAM = 6000, /* cost units beyond the best token; with 1500 the right path got lost where
                        * another one dwelt in a pause */
    RIVAL_TEXT = 96,
    /* What a frame of speech costs that is left out beside a reading, beyond what it costs the
     * phone loop: halfway between right and wrong phrases. */
    SLOT_OUTSIDE_PENALTY = 15
};

/* One thing that may have been said. */
struct rival {
    int32_t cost;           /* beyond the best one's */
    bool expected;          /* it went through the way of an expected value */
    char hanzi[RIVAL_TEXT]; /* in the slot asked for; digits by their common names */
};

/* Goes over the frames of `place` again, and some beside it, but keeps in each state the best few
 * that differ in what stands in the slots. `slot` (from 1) is the network's slot to report, an
 * expected way of it included. Fills out[] from the best on and *count; 0: there is no path.
 * STATUS_NO_MEMORY. */
enum status slot_rivals_find(const struct trellis *trellis, const struct hmm_graph *graph,
                             const struct network *network, const struct acoustic_model *model,
                             const struct place *place, uint8_t slot, struct rival out[RIVALS_MAX],
                             size_t *count);

#endif
