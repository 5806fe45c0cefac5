/* The voice check, in the ear: keeps the sound of a reply, and says how well the sentence that was
 * read fits it at each warp. */
#ifndef YINGDA_AUDIO_EAR_VERIFY_VOICE_CHECK_H
#define YINGDA_AUDIO_EAR_VERIFY_VOICE_CHECK_H

#include <stddef.h>
#include <stdint.h>

#include "audio/ear/model/acoustic_model.h"
#include "audio/ear/model/gaussians.h"
#include "audio/ear/senones.h"
#include "audio/ear/verify/verifier.h"
#include "base/status.h"

enum { VOICE_CHECK_STRETCHES = 8 };

struct voice_check {
    int16_t *samples; /* owned; the stretches of the reply one after the other, 20 s at most */
    size_t n_samples, capacity;
    struct {
        int32_t start_ms; /* in the reply */
        size_t first;     /* its first sample here */
    } stretches[VOICE_CHECK_STRETCHES];
    int n_stretches;
};

/* A new reply. Zeroed memory may be started; finish accepts NULL and being called twice. */
void voice_check_start(struct voice_check *check);
void voice_check_finish(struct voice_check *check);

/* Begins a stretch, and adds its samples; what is more than the check holds is left out.
 * STATUS_NO_MEMORY. */
void voice_check_stretch(struct voice_check *check, int32_t start_ms);
MUST_USE enum status voice_check_take(struct voice_check *check, const int16_t *samples,
                                      size_t n_samples);

/* What hears it. */
struct voice_check_ear {
    const struct acoustic_model *model;
    struct senones *senones;
    const struct gaussians *gaussians; /* .model 0: none, nothing is counted */
};

struct voice_check_found {
    int32_t frames;            /* 0: it was found nowhere, or not in the sound kept */
    float cost;                /* of the sentence, a frame */
    struct mllr_counts counts; /* of its frames, pauses left out */
};

/* Aligns the sentence at the place where it was found, at one warp. Leaves the senones at this
 * warp: every reply sets its own before it starts. */
MUST_USE enum status voice_check_fit(const struct voice_check *check,
                                     const struct candidate *sentence,
                                     const struct voice_check_ear *ear, float warp,
                                     struct voice_check_found *out);

#endif
