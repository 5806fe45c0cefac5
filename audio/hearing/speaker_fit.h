/* The speaker fit: how well a sentence known to be read fits its sound at each vocal-tract warp,
 * and the warp that a few such sentences speak for. Pure. */
#ifndef YINGDA_AUDIO_HEARING_SPEAKER_FIT_H
#define YINGDA_AUDIO_HEARING_SPEAKER_FIT_H

#include <stddef.h>
#include <stdint.h>

#include "audio/hearing/speaker.h"

/* The range is the usual one (Lee and Rose 1996: 0.88 to 1.12); between its points the costs are
 * taken as a parabola. Every point costs a pass over the sound. */
enum {
    SPEAKER_FIT_WARPS = 7,
    SPEAKER_FIT_SENTENCES = 8,
    SPEAKER_FIT_FIRST_PCT = 88,
    SPEAKER_FIT_STEP_PCT = 4
};

struct speaker_fit {
    float cost[SPEAKER_FIT_WARPS];                /* of the best alignment, cost units a frame */
    struct mllr_counts counts[SPEAKER_FIT_WARPS]; /* of it; none where the model is not one for them
                                                   */
    int32_t frames; /* that it is about; 0: the sentence fits nowhere, no evidence */
};

float speaker_fit_warp(int index);

/* What the fits speak for: the grid's warp next to speaker_fit_choose_warp's and the transform of
 * the means there, where the sentences are likelier by that of the others (mllr_choose); else the
 * warp alone. Rounded as its text is. */
void speaker_fit_choose(const struct speaker_fit *fits, size_t n_fits, struct speaker *out);

/* The warp with the lowest cost over all fits, each weighed by its frames, and with a prior towards
 * 1, so that little evidence changes nothing: to the hundredth; exactly 1 without evidence. */
float speaker_fit_choose_warp(const struct speaker_fit *fits, size_t n_fits);

#endif
