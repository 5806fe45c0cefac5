/* Token passing (Viterbi search) over frames of senone costs: a loop over all phones, which stands
 * for whatever is said, and a phrase's graph, which may begin in any frame of it. */
#ifndef YINGDA_AUDIO_TRELLIS_H
#define YINGDA_AUDIO_TRELLIS_H

#include <stddef.h>
#include <stdint.h>

#include "audio/acoustic_model.h"
#include "audio/hmm_graph.h"
#include "base/status.h"

/* What another syllable of a phrase costs beyond its sound (a pause too), so that "two seven three"
 * is not heard as five digits. Not part of a segment's gain. */
enum { TRELLIS_SYLLABLE_PENALTY = 50 };

/* Costs of a stretch of sound. */
struct trellis {
    int16_t *rows; /* owned; n_frames rows of `stride`: the senones, then "any speech" */
    int32_t *loop; /* owned; [n_frames + 1]: the cheapest run of whole phones up to there */
    size_t n_frames, capacity, stride;
};

/* Room for `n_frames` more rows, zeroed loop; STATUS_NO_MEMORY. Zeroed memory is an empty one. */
enum status trellis_reserve(struct trellis *trellis, size_t n_frames,
                            const struct acoustic_model *model);
void trellis_finish(struct trellis *trellis);

/* Runs the phone loop over all frames and fills loop[] and the "any speech" column. */
enum status trellis_loop(struct trellis *trellis, const struct acoustic_model *model);

/* Where a phrase fits best: frames [start, end). */
struct place {
    int32_t start, end; /* start < 0: nowhere */
    int32_t gain;       /* what the loop costs there, less what the phrase does */
};

/* The place with the highest gain per frame. */
enum status trellis_search(const struct trellis *trellis, const struct hmm_graph *graph,
                           const struct acoustic_model *model, struct place *best);

/* One phone of the path through the graph. */
struct segment {
    uint32_t node;
    int32_t start, end; /* frames */
    int32_t gain;
};

/* The best path through the graph that fills exactly [place.start, place.end): malloc'd, the
 * caller frees. STATUS_INVALID: the graph cannot be that short. */
enum status trellis_align(const struct trellis *trellis, const struct hmm_graph *graph,
                          const struct acoustic_model *model, const struct place *place,
                          struct segment **out, size_t *count);

#endif
