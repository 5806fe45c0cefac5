/* Cepstra: what is done to them before they are scored, wherever that is. Pure. */
#ifndef YINGDA_AUDIO_EAR_MODEL_CEPSTRA_H
#define YINGDA_AUDIO_EAR_MODEL_CEPSTRA_H

#include <stddef.h>

#include "audio/ear/senones.h"
#include "audio/hearing/mllr.h"

/* The mean over the loud frames among the first `count` (1 at least); it is subtracted from every
 * frame. The models were trained on the same (audio/training/recipe/features.py). */
struct cepstrum cepstra_speech_mean(const struct cepstrum *cepstra, size_t count);

/* The features of frame `at` of `count`, as PocketSphinx makes them (1s_c_d_dd): the cepstrum, its
 * difference over four frames, the difference of such over two. Frames before the first and after
 * the last are like them. */
struct mllr_features cepstra_features(const struct cepstrum *cepstra, size_t count, size_t at);

#endif
