#include "audio/ear/network/unit_net.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FRAME_MS = 10 };

void unit_net_finish(struct unit_net *net)
{
    if (!net)
        return;
    log_mel_close(net->mel);
    matrix_finish(&net->stem);
    matrix_finish(&net->wide);
    matrix_finish(&net->last);
    for (size_t i = 0; i < net->n_blocks; i++) {
        free(net->blocks[i].along);
        matrix_finish(&net->blocks[i].mix);
    }
    *net = (struct unit_net){0};
}

void unit_rows_finish(struct unit_rows *rows)
{
    if (!rows)
        return;
    free(rows->values);
    *rows = (struct unit_rows){0};
}

uint8_t unit_net_unit(const struct unit_net *net, const char *name)
{
    for (size_t i = 1; i < net->n_units; i++) {
        if (strcmp(net->names[i], name) == 0)
            return (uint8_t)i;
    }
    return 0;
}

struct unit_rows unit_rows_part(const struct unit_rows *all, size_t first, size_t end)
{
    struct unit_rows rows = *all;
    end = end < all->count ? end : all->count;
    first = first < end ? first : end;
    rows.values += first * all->n_units;
    rows.count = end - first;
    return rows;
}

float unit_rows_best(const struct unit_rows *rows, size_t row)
{
    const float *values = rows->values + row * rows->n_units;
    float best = values[0];
    for (size_t i = 1; i < rows->n_units; i++)
        best = values[i] > best ? values[i] : best;
    return best;
}

static void positive(float *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        values[i] = values[i] > 0 ? values[i] : 0;
}

/* The frames, with zeros for silence around them, because the stem looks beyond both ends. */
static enum status stem_apply(const struct unit_net *net, const int16_t *samples, size_t n_samples,
                              size_t n_rows, float *out)
{
    size_t before = net->stem_frames / 2, frames = n_rows * net->step + net->stem_frames;
    float *padded = calloc(frames * LOG_MEL_BANDS, sizeof *padded);
    if (!padded)
        return STATUS_NO_MEMORY;
    log_mel_rows(net->mel, samples, n_samples, padded + before * LOG_MEL_BANDS);
    matrix_apply(&net->stem, padded, net->step * LOG_MEL_BANDS, n_rows, out);
    positive(out, n_rows * net->channels);
    free(padded);
    return STATUS_OK;
}

/* x becomes max(0, x + mix(along(x))); `spare` has room for two times as much. */
static void block_apply(const struct unit_block *block, size_t channels, size_t n_rows, float *x,
                        float *spare)
{
    float *found = spare + n_rows * channels;
    matrix_along(block->along, block->taps, channels, x, n_rows, spare);
    matrix_apply(&block->mix, spare, channels, n_rows, found);
    for (size_t i = 0; i < n_rows * channels; i++)
        x[i] += found[i];
    positive(x, n_rows * channels);
}

/* Log-probabilities from sums; `row` is as wide as a panel makes it. */
static void row_normalise(const float *sums, size_t n_units, float *row)
{
    float highest = sums[0];
    double total = 0;
    for (size_t i = 1; i < n_units; i++)
        highest = fmaxf(highest, sums[i]);
    for (size_t i = 0; i < n_units; i++)
        total += exp((double)(sums[i] - highest));
    for (size_t i = 0; i < n_units; i++)
        row[i] = sums[i] - highest - (float)log(total);
}

static enum status units_name(const struct unit_net *net, const float *x, struct unit_rows *rows)
{
    size_t wide = matrix_width(&net->wide), last = matrix_width(&net->last);
    float *hidden = malloc(rows->count * wide * sizeof *hidden);
    float *sums = malloc(rows->count * last * sizeof *sums);
    if (hidden && sums) {
        matrix_apply(&net->wide, x, net->channels, rows->count, hidden);
        positive(hidden, rows->count * wide);
        matrix_apply(&net->last, hidden, wide, rows->count, sums);
        for (size_t t = 0; t < rows->count; t++)
            row_normalise(sums + t * last, rows->n_units, rows->values + t * rows->n_units);
    }
    enum status status = hidden && sums ? STATUS_OK : STATUS_NO_MEMORY;
    free(hidden);
    free(sums);
    return status;
}

enum status unit_net_hear(const struct unit_net *net, const int16_t *samples, size_t n_samples,
                          struct unit_rows *rows)
{
    size_t count = (log_mel_frames(n_samples) + net->step - 1) / net->step;
    *rows = (struct unit_rows){.n_units = net->n_units, .step_ms = (int32_t)net->step * FRAME_MS};
    if (count == 0)
        return STATUS_OK;
    float *x = malloc(3 * count * net->channels * sizeof *x);
    rows->values = malloc(count * net->n_units * sizeof *rows->values);
    rows->count = rows->values ? count : 0;
    enum status status =
        x && rows->values ? stem_apply(net, samples, n_samples, count, x) : STATUS_NO_MEMORY;
    for (size_t i = 0; i < net->n_blocks && status == STATUS_OK; i++)
        block_apply(&net->blocks[i], net->channels, count, x, x + count * net->channels);
    if (status == STATUS_OK)
        status = units_name(net, x, rows);
    free(x);
    return status;
}
