/* The two sums that the unit network is made of, over rows of floats: one row a step of time. */
#ifndef YINGDA_AUDIO_MATRIX_H
#define YINGDA_AUDIO_MATRIX_H

#include <stddef.h>

#include "base/status.h"

enum { MATRIX_LANES = 8 }; /* outputs that are summed side by side */

/* Weights from `inputs` numbers to `outputs` numbers, in panels of MATRIX_LANES outputs: first the
 * panel, then the input, then the lane. Lanes beyond `outputs` are 0. */
struct matrix {
    float *weights, *bias; /* owned */
    size_t inputs, outputs;
};

/* All zero; STATUS_NO_MEMORY. Zeroed memory is an empty one. */
MUST_USE enum status matrix_init(struct matrix *matrix, size_t inputs, size_t outputs);
void matrix_finish(struct matrix *matrix);

/* Where the weight from that input to that output lies. */
float *matrix_weight(struct matrix *matrix, size_t input, size_t output);

/* Outputs, rounded up to whole panels: the width of a row of `out`. */
size_t matrix_width(const struct matrix *matrix);

/* Row t of `out` is the bias and what the weights make of the `inputs` numbers at in + t * stride.
 */
void matrix_apply(const struct matrix *matrix, const float *in, size_t stride, size_t n_rows,
                  float *out);

/* A filter along time for each of `channels`: out[t][c] is the sum over k < taps of
 * weights[k][c] * in[t + k - taps / 2][c], with zeros outside the rows. */
void matrix_along(const float *weights, size_t taps, size_t channels, const float *in,
                  size_t n_rows, float *out);

#endif
