/* The Gaussians of a phonetically tied acoustic model, read beside PocketSphinx, which keeps them
 * to itself: for the counts of a voice check. */
#ifndef YINGDA_AUDIO_EAR_MODEL_GAUSSIANS_H
#define YINGDA_AUDIO_EAR_MODEL_GAUSSIANS_H

#include <stdint.h>

#include "audio/ear/model/acoustic_model.h"
#include "audio/hearing/mllr.h"
#include "base/status.h"

struct gaussians {
    uint32_t model;    /* a checksum of them, never 0 once they are read */
    float *means;      /* owned; [phone][stream][density][dimension] */
    float *precisions; /* owned; inverse variances, likewise */
    float *peaks;      /* owned; [phone][stream][density]: the log density at the mean */
    uint8_t *weights;  /* owned; [stream][density][senone], in costs of PocketSphinx's sendump */
    uint8_t *phones;   /* owned; [senone]: whose Gaussians it mixes */
    int32_t n_phones, n_densities, n_senones;
};

/* Reads them from the folder of a model that acoustic_model_open took. Zeroed memory holds none,
 * which is also what remains after a failure. STATUS_UNSUPPORTED: not tied by phone in three
 * streams of 13, or its mixture weights are not 8-bit logs in a sendump. STATUS_IO,
 * STATUS_NO_MEMORY. */
MUST_USE enum status gaussians_open(struct gaussians *gaussians,
                                    const struct acoustic_model *model);
void gaussians_close(struct gaussians *gaussians);

/* Counts a frame that a senone gave. */
void gaussians_count(const struct gaussians *gaussians, int32_t senone,
                     const struct mllr_features *features, struct mllr_counts *counts);

#endif
