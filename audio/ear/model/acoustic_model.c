#include "audio/ear/model/acoustic_model.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audio/ear/model/mapping.h"
#include "audio/ear/model/mdef_read.h"
#include "audio/ear/model/model_files.h"
#include "audio/ear/model/model_sums.h"
#include "audio/ear/model/s3_file.h"
#include "base/path.h"

/* Floors as PocketSphinx's own (-tmatfloor); an impossible transition stays impossible. */
static const double TRANSITION_FLOOR = 0.0001;
static const double NATS_PER_COST = 0.10239488; /* 1024 * ln(1.0001) */

static bool file_there(const char *dir, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    return access(path, R_OK) == 0;
}

/* The project's own, in the checkout above this program or installed with it. There is no other:
 * one of another language would hear something, too, and judge people by it. */
static bool model_dir_builtin(char out[MODEL_DIR_SIZE])
{
    char found[PATH_SIZE];
    return (path_above("audio/model/mdef", found) == STATUS_OK ||
            path_above("share/yingda/model/mdef", found) == STATUS_OK) &&
           path_up(found) && snprintf(out, MODEL_DIR_SIZE, "%s", found) < MODEL_DIR_SIZE;
}

static enum status files_check(const char *dir, char reason[MODEL_REASON_SIZE])
{
    static const char *const names[] = {"mdef", "means", "variances", "transition_matrices",
                                        "feat.params"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!file_there(dir, names[i])) {
            snprintf(reason, MODEL_REASON_SIZE,
                     "no acoustic model in %.300s: %s is missing or unreadable", dir, names[i]);
            return STATUS_NOT_FOUND;
        }
    }
    if (!file_there(dir, "sendump") && !file_there(dir, "mixture_weights")) {
        snprintf(reason, MODEL_REASON_SIZE,
                 "no acoustic model in %.300s: neither sendump nor mixture_weights", dir);
        return STATUS_NOT_FOUND;
    }
    return STATUS_OK;
}

/* What feat.params says of the sound and of what is not supported. */
struct params {
    double rate_hz, upper_hz; /* 0: not said */
};

/* This program normalises cepstra itself, over a whole reply, and has them scored in pieces. What
 * PocketSphinx does to a whole utterance is therefore not supported. */
static bool param_supported(const char *name, const char *value)
{
    if (strcmp(name, "-feat") == 0)
        return strcmp(value, "1s_c_d_dd") == 0;
    if (strcmp(name, "-agc") == 0)
        return strcmp(value, "none") == 0;
    return strcmp(name, "-varnorm") != 0 || strchr("n0fNF", value[0]) != NULL;
}

static enum status params_read(const struct acoustic_model *model, struct params *params,
                               char reason[MODEL_REASON_SIZE])
{
    char path[4096], name[64], value[256];
    snprintf(path, sizeof path, "%s/feat.params", model->dir);
    FILE *file = fopen(path, "r");
    enum status status = file ? STATUS_OK : STATUS_IO;
    *params = (struct params){0, 0};
    while (status == STATUS_OK && fscanf(file, "%63s %255s", name, value) == 2) {
        if (strcmp(name, "-upperf") == 0)
            params->upper_hz = strtod(value, NULL);
        if (strcmp(name, "-samprate") == 0)
            params->rate_hz = strtod(value, NULL);
        if (!param_supported(name, value))
            status = STATUS_UNSUPPORTED;
    }
    if (file)
        fclose(file);
    if (!file)
        snprintf(reason, MODEL_REASON_SIZE, "%.300s: %s", path, status_text(status));
    else if (status != STATUS_OK)
        snprintf(reason, MODEL_REASON_SIZE, "%.300s: %s %.60s is not supported", path, name, value);
    return status;
}

/* The rate is the mapping's, or else feat.params'; a model of telephone speech shows itself by its
 * upper band edge. The two must agree: PocketSphinx ends the program over a band that the rate does
 * not have. */
static enum status rate_choose(struct acoustic_model *model, const struct mapping *mapping,
                               const struct params *params, char reason[MODEL_REASON_SIZE])
{
    model->rate_hz = mapping->rate_hz                                   ? mapping->rate_hz
                     : params->rate_hz > 0                              ? (int)params->rate_hz
                     : params->upper_hz > 0 && params->upper_hz <= 4000 ? 8000
                                                                        : 16000;
    bool known = model->rate_hz == 8000 || model->rate_hz == 16000;
    bool agreed = params->rate_hz <= 0 || params->rate_hz == model->rate_hz;
    if (known && agreed && params->upper_hz * 2 <= model->rate_hz)
        return STATUS_OK;
    char place[32] = "feat.params";
    if (mapping->rate_line)
        snprintf(place, sizeof place, "mapping.yaml:%d", mapping->rate_line);
    snprintf(reason, MODEL_REASON_SIZE,
             "%.300s/%s: a rate of %d Hz does not fit feat.params (-samprate %g, -upperf %g)",
             model->dir, place, model->rate_hz, params->rate_hz, params->upper_hz);
    return known ? STATUS_INVALID : STATUS_UNSUPPORTED;
}

/* The first problem, as a sentence. */
static void problems_say(const struct problems *problems, char reason[MODEL_REASON_SIZE])
{
    const struct problem *first = &problems->items[0];
    if (problems->count == 0 || !first->reason)
        return;
    int used = first->line > 0
                   ? snprintf(reason, MODEL_REASON_SIZE, "%.300s:%d: %s", first->file, first->line,
                              first->reason)
                   : snprintf(reason, MODEL_REASON_SIZE, "%.300s: %s", first->file, first->reason);
    if (problems->count > 1 && used < MODEL_REASON_SIZE)
        snprintf(reason + used, (size_t)(MODEL_REASON_SIZE - used), " (and %zu more)",
                 problems->count - 1);
}

static enum status mapping_take(struct acoustic_model *model, const struct params *params,
                                char reason[MODEL_REASON_SIZE])
{
    struct problems problems = {0};
    struct mapping *mapping = malloc(sizeof *mapping);
    enum status status =
        mapping ? mapping_read(mapping, model->dir, &model->mdef, &problems) : STATUS_NO_MEMORY;
    if (status == STATUS_NOT_FOUND)
        status = mapping_builtin(mapping, model->dir, &model->mdef, &problems);
    if (status == STATUS_OK)
        status = rate_choose(model, mapping, params, reason);
    else
        problems_say(&problems, reason);
    if (status == STATUS_OK) {
        model->map = mapping->map;
        model->calibration = mapping->calibration;
        model->with_network = mapping->with_network;
        model->has_with_network = mapping->has_with_network;
    }
    problems_finish(&problems);
    free(mapping);
    return status;
}

static void row_costs(const float *probabilities, int32_t *costs, int n)
{
    double sum = 0, floored = 0;
    for (int i = 0; i < n; i++)
        sum += probabilities[i];
    for (int i = 0; i < n; i++) {
        double p = sum > 0 ? probabilities[i] / sum : 0;
        floored += p > 0 ? fmax(p, TRANSITION_FLOOR) : 0;
    }
    for (int i = 0; i < n; i++) {
        double p = sum > 0 ? probabilities[i] / sum : 0;
        costs[i] = p > 0
                       ? (int32_t)lround(-log(fmax(p, TRANSITION_FLOOR) / floored) / NATS_PER_COST)
                       : COST_NONE;
    }
}

/* Four counts, then the probabilities of every row. */
static enum status transitions_parse(struct acoustic_model *model, struct s3_file *s3)
{
    int32_t head[4]; /* matrices, from, to, values */
    const struct mdef *mdef = &model->mdef;
    if (s3_read(s3, head, 4) != STATUS_OK || head[0] != mdef->n_transitions ||
        head[1] != mdef->n_states || head[2] != mdef->n_states + 1 ||
        head[3] != head[0] * head[1] * head[2])
        return STATUS_INVALID;
    int rows = head[0] * head[1], width = head[2];
    model->transitions = calloc((size_t)rows * (size_t)width, sizeof *model->transitions);
    enum status status = model->transitions ? STATUS_OK : STATUS_NO_MEMORY;
    for (int i = 0; status == STATUS_OK && i < rows; i++) {
        float probabilities[MDEF_MAX_STATES + 1];
        status = s3_read(s3, probabilities, (size_t)width);
        if (status == STATUS_OK)
            row_costs(probabilities, model->transitions + i * width, width);
    }
    return status;
}

static enum status transitions_read(struct acoustic_model *model, char reason[MODEL_REASON_SIZE])
{
    char path[4096];
    struct s3_file s3;
    snprintf(path, sizeof path, "%s/transition_matrices", model->dir);
    enum status status = s3_open(&s3, path);
    if (status == STATUS_OK)
        status = transitions_parse(model, &s3);
    s3_close(&s3);
    if (status == STATUS_OK || status == STATUS_NO_MEMORY)
        return status;
    snprintf(reason, MODEL_REASON_SIZE, "%.300s: does not fit the model definition", path);
    return STATUS_INVALID;
}

enum status acoustic_model_open(struct acoustic_model *model, const char *dir,
                                char reason[MODEL_REASON_SIZE])
{
    *model = (struct acoustic_model){0};
    snprintf(reason, MODEL_REASON_SIZE, "the acoustic model: out of memory");
    if (dir) {
        snprintf(model->dir, sizeof model->dir, "%s", dir);
    } else if (!model_dir_builtin(model->dir)) {
        snprintf(reason, MODEL_REASON_SIZE,
                 "no acoustic model: Yingda's own is not installed with it (share/yingda/model)");
        return STATUS_NOT_FOUND;
    }
    char path[4096];
    struct params params;
    snprintf(path, sizeof path, "%s/mdef", model->dir);
    enum status status = files_check(model->dir, reason);
    if (status == STATUS_OK)
        status = model_sums_check(model->dir, reason, MODEL_REASON_SIZE);
    if (status == STATUS_OK)
        status = params_read(model, &params, reason);
    if (status == STATUS_OK)
        status = mdef_read(&model->mdef, path, reason);
    if (status == STATUS_OK)
        status = mapping_take(model, &params, reason);
    if (status == STATUS_OK)
        status = transitions_read(model, reason);
    if (status == STATUS_OK)
        status = model_files_check(model->dir, &model->mdef, reason, MODEL_REASON_SIZE);
    if (status != STATUS_OK)
        acoustic_model_close(model);
    return status;
}

void acoustic_model_close(struct acoustic_model *model)
{
    if (!model)
        return;
    mdef_finish(&model->mdef);
    free(model->transitions);
    *model = (struct acoustic_model){0};
}
