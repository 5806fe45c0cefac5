/* Token passing (Viterbi search) over frames of senone costs as they come: a loop over all phones,
 * which stands for whatever is said, and a phrase's graph, which may begin in any frame of it.
 * Frames are appended at any pace; what is found depends on the frames alone. */
#ifndef YINGDA_AUDIO_EAR_SEARCH_TRELLIS_H
#define YINGDA_AUDIO_EAR_SEARCH_TRELLIS_H

#include <stddef.h>
#include <stdint.h>

#include "audio/ear/model/acoustic_model.h"
#include "audio/ear/search/hmm_graph.h"
#include "base/status.h"

/* What another syllable of a phrase costs beyond its sound (a pause too), so that "two seven three"
 * is not heard as five digits. Not part of a segment's gain. */
enum { TRELLIS_SYLLABLE_PENALTY = 50 };

/* A path on its way: its cost so far above, the frame in which it began below, so that comparing
 * two tokens compares their costs. */
typedef int64_t token;

/* Costs of a stretch of sound. */
struct trellis {
    int16_t *rows; /* owned; n_frames rows of `stride`: the senones, then "any speech" */
    int32_t *loop; /* owned; [n_looped + 1]: the cheapest run of whole phones up to there */
    token *phones; /* owned; the loop's states after its last frame */
    size_t n_frames, capacity, stride;
    size_t n_looped; /* frames that the loop has run over, and the searches may */
};

/* Room for `n_frames` more rows; STATUS_NO_MEMORY. Zeroed memory is an empty one. */
MUST_USE enum status trellis_reserve(struct trellis *trellis, size_t n_frames,
                                     const struct acoustic_model *model);
void trellis_finish(struct trellis *trellis);

/* Forgets all but the last `n_frames` rows, which become the first. The loop begins again, and
 * every search over this trellis must (search_restart). */
void trellis_keep(struct trellis *trellis, size_t n_frames);

/* Carries the phone loop on over the frames that are new: fills loop[] and the "any speech" column.
 * STATUS_NO_MEMORY. */
MUST_USE enum status trellis_loop(struct trellis *trellis, const struct acoustic_model *model);

/* Where a phrase fits best: frames [start, end). */
struct place {
    int32_t start, end; /* start < 0: nowhere */
    int32_t gain;       /* what the loop costs there, less what the phrase does */
};

/* The search for one graph. */
struct search {
    const struct hmm_graph *graph;
    const struct acoustic_model *model;
    token *states;         /* owned; n_states a node */
    token *leaving, *left; /* owned; one a node: after the last frame, after the one before */
    size_t n_frames;       /* searched so far */
    struct place best;     /* the place with the highest gain per frame in them */
};

/* Borrows graph and model; STATUS_NO_MEMORY. Zeroed memory is an empty one, which finds nothing. */
MUST_USE enum status search_init(struct search *search, const struct hmm_graph *graph,
                                 const struct acoustic_model *model);
void search_finish(struct search *search);

/* Back to frame 0 of the trellis. */
void search_restart(struct search *search);

/* Carries the search on over the frames that trellis_loop has run over since. */
void search_run(struct search *search, const struct trellis *trellis);

/* Searches anew, in frames [first, end) alone, as far as the loop has run over them. */
void search_run_within(struct search *search, const struct trellis *trellis, size_t first,
                       size_t end);

/* One phone of the path through the graph. */
struct segment {
    uint32_t node;
    int32_t start, end; /* frames */
    int32_t gain;
    int32_t entered[MDEF_MAX_STATES]; /* the frame in which each state begins; -1: left out */
};

/* The best path through the graph that fills exactly [place.start, place.end): malloc'd, the
 * caller frees. STATUS_INVALID: the graph cannot be that short. */
MUST_USE enum status trellis_align(const struct trellis *trellis, const struct hmm_graph *graph,
                                   const struct acoustic_model *model, const struct place *place,
                                   struct segment **out, size_t *count);

#endif
