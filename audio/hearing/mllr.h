/* MLLR: an affine transform of the acoustic model's means, one a stream of features, that brings
 * them nearer to one person's voice (Leggetter and Woodland, Maximum likelihood linear regression
 * for speaker adaptation of continuous density hidden Markov models, Computer Speech and Language
 * 9, 1995; the variances stay). Estimated from counts over sentences known to be read. Pure. */
#ifndef YINGDA_AUDIO_HEARING_MLLR_H
#define YINGDA_AUDIO_HEARING_MLLR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    MLLR_STREAMS = 3,     /* cepstra, their differences, the differences of those */
    MLLR_DIMENSIONS = 13, /* of a stream */
    MLLR_COLUMNS = MLLR_DIMENSIONS + 1,
    MLLR_PRODUCTS = MLLR_COLUMNS * (MLLR_COLUMNS + 1) / 2
};

/* A frame. */
struct mllr_features {
    float values[MLLR_STREAMS][MLLR_DIMENSIONS];
};

struct mllr {
    uint32_t model; /* what it was estimated with (gaussians.h); 0: none, the means stay */
    /* A mean's i-th value becomes the sum of rows[][i][k] times its k-th, and rows[][i][13]. */
    float rows[MLLR_STREAMS][MLLR_DIMENSIONS][MLLR_COLUMNS];
};

/* What a transform is estimated from: sums over frames and Gaussians, each weighed by how likely it
 * is that the frame came from the Gaussian. Zeroed memory holds nothing. */
struct mllr_counts {
    uint32_t model;
    float frames;
    /* Of every row its normal equations: the upper half of the matrix, row by row; the right side.
     */
    float products[MLLR_STREAMS][MLLR_DIMENSIONS][MLLR_PRODUCTS];
    float moments[MLLR_STREAMS][MLLR_DIMENSIONS][MLLR_COLUMNS];
};

/* A frame's features that came from a Gaussian with this probability. The inverse variances. */
void mllr_count(struct mllr_counts *counts, int stream, float probability,
                const float features[MLLR_DIMENSIONS], const float mean[MLLR_DIMENSIONS],
                const float precisions[MLLR_DIMENSIONS]);

void mllr_counts_add(struct mllr_counts *counts, const struct mllr_counts *more);

/* The transform under which the counts are likeliest, drawn towards none as if by three
 * hundred frames more, so that little evidence changes little. False: there is no evidence, or a
 * value out of all reason; *out is then none. */
bool mllr_solve(const struct mllr_counts *counts, struct mllr *out);

/* How much likelier the counts become by the transform, in nat a frame (the auxiliary function of
 * expectation maximisation: the likelihood itself gains that at least). */
double mllr_gain(const struct mllr_counts *counts, const struct mllr *mllr);

/* The transform of all counts, each from one sentence, if the sentences together are likelier when
 * each is moved by that of the others; else false and none in *out. Two sentences at least. */
bool mllr_choose(const struct mllr_counts *const *counts, size_t n_counts, struct mllr *out);

#endif
