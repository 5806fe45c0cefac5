#include "audio/ear/network/matrix.h"

#include <stdlib.h>
#include <string.h>

/* Four numbers that the processor sums at once; said so, since compilers do not find the sums below
 * by themselves (gcc 12: 4.6 thousand million operations a second without, 19 with). */
typedef float lanes __attribute__((vector_size(16)));

enum {
    LANES = sizeof(lanes) / sizeof(float),
    ROWS = 4 /* side by side: with two vectors of sums each they fill the registers */
};

enum status matrix_init(struct matrix *matrix, size_t inputs, size_t outputs)
{
    *matrix = (struct matrix){.inputs = inputs, .outputs = outputs};
    matrix->weights = calloc(inputs * matrix_width(matrix), sizeof *matrix->weights);
    matrix->bias = calloc(matrix_width(matrix), sizeof *matrix->bias);
    return matrix->weights && matrix->bias ? STATUS_OK : STATUS_NO_MEMORY;
}

void matrix_finish(struct matrix *matrix)
{
    if (!matrix)
        return;
    free(matrix->weights);
    free(matrix->bias);
    *matrix = (struct matrix){0};
}

size_t matrix_width(const struct matrix *matrix)
{
    return (matrix->outputs + MATRIX_LANES - 1) / MATRIX_LANES * MATRIX_LANES;
}

float *matrix_weight(struct matrix *matrix, size_t input, size_t output)
{
    size_t panel = output / MATRIX_LANES, lane = output % MATRIX_LANES;
    return &matrix->weights[(panel * matrix->inputs + input) * MATRIX_LANES + lane];
}

/* One panel of ROWS rows. The sums stay in registers from the first input to the last. */
static void block_apply(const struct matrix *matrix, size_t panel, const float *in, size_t stride,
                        float *out)
{
    const float *weights = matrix->weights + panel * matrix->inputs * MATRIX_LANES;
    const float *bias = matrix->bias + panel * MATRIX_LANES;
    lanes sums[ROWS][2];
    for (size_t r = 0; r < ROWS; r++)
        memcpy(sums[r], bias, sizeof sums[r]);
    for (size_t k = 0; k < matrix->inputs; k++, weights += MATRIX_LANES) {
        lanes low, high;
        memcpy(&low, weights, sizeof low);
        memcpy(&high, weights + LANES, sizeof high);
        for (size_t r = 0; r < ROWS; r++) {
            float x = in[r * stride + k];
            sums[r][0] += x * low;
            sums[r][1] += x * high;
        }
    }
    for (size_t r = 0; r < ROWS; r++)
        memcpy(out + r * matrix_width(matrix) + panel * MATRIX_LANES, sums[r], sizeof sums[r]);
}

/* What is left when the rows are not a multiple of ROWS. */
static void row_apply(const struct matrix *matrix, const float *in, float *out)
{
    memcpy(out, matrix->bias, matrix_width(matrix) * sizeof *out);
    const float *weights = matrix->weights;
    for (size_t panel = 0; panel < matrix_width(matrix); panel += MATRIX_LANES) {
        for (size_t k = 0; k < matrix->inputs; k++, weights += MATRIX_LANES) {
            for (size_t lane = 0; lane < MATRIX_LANES; lane++)
                out[panel + lane] += in[k] * weights[lane];
        }
    }
}

void matrix_apply(const struct matrix *matrix, const float *in, size_t stride, size_t n_rows,
                  float *out)
{
    size_t whole = n_rows / ROWS * ROWS, width = matrix_width(matrix);
    for (size_t t = 0; t < whole; t += ROWS) {
        for (size_t panel = 0; panel < width / MATRIX_LANES; panel++)
            block_apply(matrix, panel, in + t * stride, stride, out + t * width);
    }
    for (size_t t = whole; t < n_rows; t++)
        row_apply(matrix, in + t * stride, out + t * width);
}

void matrix_along(const float *weights, size_t taps, size_t channels, const float *in,
                  size_t n_rows, float *out)
{
    memset(out, 0, n_rows * channels * sizeof *out);
    for (size_t t = 0; t < n_rows; t++) {
        size_t first = t < taps / 2 ? taps / 2 - t : 0;
        for (size_t k = first; k < taps && t + k - taps / 2 < n_rows; k++) {
            const float *from = in + (t + k - taps / 2) * channels, *w = weights + k * channels;
            for (size_t c = 0; c < channels; c++)
                out[t * channels + c] += w[c] * from[c];
        }
    }
}
