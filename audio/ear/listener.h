/* The listener: one reply in the child process, from samples of speech to evidence. All that can be
 * done while the words come is done then; what remains after the last is a fraction of a second of
 * scores and search, and an alignment of the one place found for each phrase. */
#ifndef YINGDA_AUDIO_LISTENER_H
#define YINGDA_AUDIO_LISTENER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "audio/ear/model/acoustic_model.h"
#include "audio/ear/network/unit_ear.h"
#include "audio/ear/network/unit_reading.h"
#include "audio/ear/search/trellis.h"
#include "audio/ear/senones.h"
#include "audio/ear/verify/cohort.h"
#include "audio/ear/verify/denial_check.h"
#include "audio/ear/verify/verifier.h"
#include "base/status.h"

struct listener {
    const struct acoustic_model *model;
    struct senones *senones;
    struct cohort *cohort;
    const struct unit_ear *networks; /* the first leads; n_networks 0: PocketSphinx hears alone */
    size_t n_networks;
    const struct syllable_model *syllables; /* of the last network; NULL: nothing is read */
    struct denial_check *denials;           /* NULL: nobody looks for them */
    struct candidate *candidates;           /* owned */
    size_t n_candidates;

    struct cepstrum
        *cepstra; /* owned; of the stretch under way and, before it, a memory for the mean */
    size_t n_cepstra, capacity;
    size_t stretch;   /* index of the first frame of the stretch under way */
    size_t scored;    /* frames of the stretch whose costs are in the trellis */
    int32_t start_ms; /* of frame 0 of the trellis */
    struct trellis trellis;
    int16_t *sound; /* owned; the samples from frame 0 of the trellis on, for the network */
    size_t n_sound, sound_capacity;
    struct unit_reading reading; /* owned; of the reply so far */
};

/* Zeroed memory is an empty one. The model, the senones, the cohort, the networks, the syllables,
 * which are for the last of them, and the denials, for the first, are borrowed; there may be no
 * network, and NULL in place of the latter two. */
void listener_init(struct listener *listener, const struct acoustic_model *model,
                   struct senones *senones, struct cohort *cohort, const struct unit_ear *networks,
                   size_t n_networks, const struct syllable_model *syllables,
                   struct denial_check *denials);
void listener_finish(struct listener *listener);

/* A new reply: forgets everything of the one before, takes the candidates over. */
void listener_start(struct listener *listener, struct candidate *candidates, size_t n_candidates);

/* A stretch of sound with speech in it begins at that time; its samples follow, then its end. What
 * comes in between two ends is searched as one: a phrase may lie across a pause inside it. */
MUST_USE enum status listener_stretch(struct listener *listener, int32_t start_ms);
MUST_USE enum status listener_samples(struct listener *listener, const int16_t *samples,
                                      size_t n_samples);
MUST_USE enum status listener_stretch_end(struct listener *listener);

/* The speaker pauses, perhaps for good: a good moment to work off what waits. It counts as heard at
 * this place among the samples; where the pauses are said is part of what the verdict hangs on. */
MUST_USE enum status listener_pause(struct listener *listener);

#endif
