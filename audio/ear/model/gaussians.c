/* The files were checked by model_files_check: what their heads say is so. */
#include "audio/ear/model/gaussians.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/ear/model/s3_file.h"

enum { DENSITIES_MOST = 1024, TEXTS_MOST = 64, WEIGHT_STEP_COSTS = 1 << 10 };

static const float NATS_PER_WEIGHT_STEP = WEIGHT_STEP_COSTS * 0.000099995f; /* ln(1.0001) */
static const float VARIANCE_FLOOR = 0.0001f;                                /* PocketSphinx's */
static const float LEAST_PROBABILITY = 0.01f; /* of a Gaussian that is worth counting */

static void path_make(const struct acoustic_model *model, const char *name, char out[4096])
{
    snprintf(out, 4096, "%s/%s", model->dir, name);
}

/* Codebooks, streams, densities, the streams' lengths, how many numbers follow. */
static enum status sizes_read(struct s3_file *s3, const struct acoustic_model *model,
                              int32_t *n_densities)
{
    int32_t sizes[3], lengths[MLLR_STREAMS], n;
    enum status status = s3_read(s3, sizes, 3);
    if (status != STATUS_OK)
        return status;
    if (sizes[0] != model->mdef.n_base || sizes[1] != MLLR_STREAMS || sizes[2] > DENSITIES_MOST)
        return STATUS_UNSUPPORTED;
    status = s3_read(s3, lengths, MLLR_STREAMS);
    if (status == STATUS_OK)
        status = s3_read(s3, &n, 1);
    for (int i = 0; status == STATUS_OK && i < MLLR_STREAMS; i++)
        if (lengths[i] != MLLR_DIMENSIONS)
            status = STATUS_UNSUPPORTED;
    *n_densities = sizes[2];
    return status;
}

static size_t densities_count(const struct gaussians *gaussians)
{
    return (size_t)gaussians->n_phones * MLLR_STREAMS * (size_t)gaussians->n_densities;
}

/* means or variances, as they lie in the file. */
static enum status numbers_read(struct gaussians *gaussians, const struct acoustic_model *model,
                                const char *name, float **out)
{
    char path[4096];
    struct s3_file s3;
    path_make(model, name, path);
    enum status status = s3_open(&s3, path);
    if (status == STATUS_OK)
        status = sizes_read(&s3, model, &gaussians->n_densities);
    size_t n = status == STATUS_OK ? densities_count(gaussians) * MLLR_DIMENSIONS : 0;
    *out = n ? malloc(n * sizeof **out) : NULL;
    if (status == STATUS_OK && !*out)
        status = STATUS_NO_MEMORY;
    if (status == STATUS_OK)
        status = s3_read(&s3, *out, n);
    s3_close(&s3);
    return status;
}

/* FNV-1a, by words. */
static uint32_t checksum(uint32_t sum, const float *numbers, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t word;
        memcpy(&word, &numbers[i], sizeof word);
        sum = (sum ^ word) * 16777619u;
    }
    return sum;
}

/* Variances become precisions. */
static enum status peaks_make(struct gaussians *gaussians)
{
    size_t n = densities_count(gaussians);
    gaussians->peaks = malloc(n * sizeof *gaussians->peaks);
    if (!gaussians->peaks)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < n; i++) {
        float logs = 0, *values = gaussians->precisions + i * MLLR_DIMENSIONS;
        for (int k = 0; k < MLLR_DIMENSIONS; k++) {
            values[k] = values[k] > VARIANCE_FLOOR ? values[k] : VARIANCE_FLOOR;
            logs += logf(values[k]);
            values[k] = 1 / values[k];
        }
        gaussians->peaks[i] = -logs / 2;
    }
    return STATUS_OK;
}

/* Skips the texts of a sendump. STATUS_UNSUPPORTED: its weights are clustered. */
static enum status texts_skip(FILE *file)
{
    for (int i = 0; i < TEXTS_MOST; i++) {
        char text[1025];
        int32_t length = 0, clusters = 0;
        if (fread(&length, sizeof length, 1, file) != 1 || length < 0 || length > 1024 ||
            fread(text, 1, (size_t)length, file) != (size_t)length)
            return STATUS_IO;
        if (length == 0)
            return STATUS_OK;
        text[length] = '\0';
        if (sscanf(text, "cluster_count %d", &clusters) == 1 && clusters != 0)
            return STATUS_UNSUPPORTED;
    }
    return STATUS_IO;
}

static enum status weights_read(struct gaussians *gaussians, const struct acoustic_model *model)
{
    char path[4096];
    path_make(model, "sendump", path);
    FILE *file = fopen(path, "rb");
    if (!file)
        return STATUS_UNSUPPORTED;
    int32_t sizes[2] = {0, 0};
    size_t n = MLLR_STREAMS * (size_t)gaussians->n_densities * (size_t)gaussians->n_senones;
    enum status status = texts_skip(file);
    if (status == STATUS_OK &&
        (fread(sizes, sizeof *sizes, 2, file) != 2 || sizes[0] != gaussians->n_densities ||
         sizes[1] != gaussians->n_senones))
        status = STATUS_IO;
    gaussians->weights = malloc(n);
    if (status == STATUS_OK && !gaussians->weights)
        status = STATUS_NO_MEMORY;
    if (status == STATUS_OK && fread(gaussians->weights, 1, n, file) != n)
        status = STATUS_IO;
    fclose(file);
    return status;
}

static void phones_mark(struct gaussians *gaussians, const struct mdef *mdef,
                        const struct mdef_phone *phone, uint8_t base)
{
    for (int i = 0; i < mdef->n_states; i++)
        gaussians->phones[mdef->senones[phone->sequence * mdef->n_states + i]] = base;
}

static enum status phones_make(struct gaussians *gaussians, const struct mdef *mdef)
{
    gaussians->phones = calloc((size_t)mdef->n_senones, 1);
    if (!gaussians->phones)
        return STATUS_NO_MEMORY;
    for (int32_t i = 0; i < mdef->n_triphones; i++)
        phones_mark(gaussians, mdef, &mdef->triphones[i], /* as mdef_key packs it */
                    (uint8_t)(mdef->triphones[i].key >> 16));
    for (int32_t i = 0; i < mdef->n_base; i++)
        phones_mark(gaussians, mdef, &mdef->base[i], (uint8_t)i);
    return STATUS_OK;
}

enum status gaussians_open(struct gaussians *gaussians, const struct acoustic_model *model)
{
    *gaussians =
        (struct gaussians){.n_phones = model->mdef.n_base, .n_senones = model->mdef.n_senones};
    enum status status = numbers_read(gaussians, model, "means", &gaussians->means);
    if (status == STATUS_OK)
        status = numbers_read(gaussians, model, "variances", &gaussians->precisions);
    size_t n = densities_count(gaussians) * MLLR_DIMENSIONS;
    uint32_t sum = 2166136261u;
    if (status == STATUS_OK)
        sum = checksum(checksum(sum, gaussians->means, n), gaussians->precisions, n);
    if (status == STATUS_OK)
        status = peaks_make(gaussians);
    if (status == STATUS_OK)
        status = weights_read(gaussians, model);
    if (status == STATUS_OK)
        status = phones_make(gaussians, &model->mdef);
    if (status == STATUS_OK)
        gaussians->model = sum ? sum : 1;
    else
        gaussians_close(gaussians);
    return status;
}

void gaussians_close(struct gaussians *gaussians)
{
    if (!gaussians)
        return;
    free(gaussians->means);
    free(gaussians->precisions);
    free(gaussians->peaks);
    free(gaussians->weights);
    free(gaussians->phones);
    *gaussians = (struct gaussians){.model = 0};
}

static float distance(const float *features, const float *mean, const float *precisions)
{
    float sum = 0;
    for (int k = 0; k < MLLR_DIMENSIONS; k++) {
        float away = features[k] - mean[k];
        sum += away * away * precisions[k];
    }
    return sum;
}

/* How likely each density of the stream is to have given the frame; they add up to 1. */
static void probabilities(const struct gaussians *gaussians, int32_t senone, int stream,
                          const float *features, float *out)
{
    int32_t n = gaussians->n_densities;
    size_t first = ((size_t)gaussians->phones[senone] * MLLR_STREAMS + (size_t)stream) * (size_t)n;
    const uint8_t *weights =
        gaussians->weights + (size_t)stream * (size_t)n * (size_t)gaussians->n_senones + senone;
    float best = -INFINITY, sum = 0;
    for (int32_t m = 0; m < n; m++) {
        size_t at = (first + (size_t)m) * MLLR_DIMENSIONS;
        out[m] = gaussians->peaks[first + (size_t)m] -
                 NATS_PER_WEIGHT_STEP * weights[(size_t)m * (size_t)gaussians->n_senones] -
                 distance(features, gaussians->means + at, gaussians->precisions + at) / 2;
        best = fmaxf(best, out[m]);
    }
    for (int32_t m = 0; m < n; m++)
        sum += out[m] = expf(out[m] - best);
    for (int32_t m = 0; m < n; m++)
        out[m] /= sum;
}

void gaussians_count(const struct gaussians *gaussians, int32_t senone,
                     const struct mllr_features *features, struct mllr_counts *counts)
{
    float probability[DENSITIES_MOST];
    size_t n = (size_t)gaussians->n_densities;
    for (int stream = 0; stream < MLLR_STREAMS; stream++) {
        size_t first = ((size_t)gaussians->phones[senone] * MLLR_STREAMS + (size_t)stream) * n;
        probabilities(gaussians, senone, stream, features->values[stream], probability);
        for (size_t m = 0; m < n; m++)
            if (probability[m] >= LEAST_PROBABILITY)
                mllr_count(counts, stream, probability[m], features->values[stream],
                           gaussians->means + (first + m) * MLLR_DIMENSIONS,
                           gaussians->precisions + (first + m) * MLLR_DIMENSIONS);
    }
    counts->frames += 1;
    counts->model = gaussians->model;
}
