#include "audio/acoustic_model.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Floors as PocketSphinx's own (-tmatfloor); an impossible transition stays impossible. */
static const double TRANSITION_FLOOR = 0.0001;
static const double NATS_PER_COST = 0.10239488; /* 1024 * ln(1.0001) */

static bool file_there(const char *dir, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    return access(path, R_OK) == 0;
}

/* The project's model lies in audio/model of the checkout that this program was built in, or is
 * installed; until there is one, Debian's English model serves. */
static bool model_dir_builtin(char out[3072])
{
    char program[2048];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    program[n > 0 ? n : 0] = '\0';
    for (char *slash = strrchr(program, '/'); slash; slash = strrchr(program, '/')) {
        *slash = '\0';
        snprintf(out, 3072, "%s/audio/model", program);
        if (file_there(out, "mdef"))
            return true;
    }
    static const char *const dirs[] = {"/usr/share/yingda/model",
                                       "/usr/share/pocketsphinx/model/en-us/en-us"};
    for (size_t i = 0; i < sizeof dirs / sizeof *dirs; i++) {
        snprintf(out, 3072, "%s", dirs[i]);
        if (file_there(out, "mdef"))
            return true;
    }
    return false;
}

static enum status files_check(const char *dir, char reason[256])
{
    static const char *const names[] = {"mdef", "means", "variances", "transition_matrices",
                                        "feat.params"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!file_there(dir, names[i])) {
            snprintf(reason, 256, "no acoustic model in %.150s: %s is missing or unreadable", dir,
                     names[i]);
            return STATUS_NOT_FOUND;
        }
    }
    if (!file_there(dir, "sendump") && !file_there(dir, "mixture_weights")) {
        snprintf(reason, 256, "no acoustic model in %.120s: neither sendump nor mixture_weights",
                 dir);
        return STATUS_NOT_FOUND;
    }
    return STATUS_OK;
}

/* A model of telephone speech says so by its upper band edge. */
static enum status params_read(struct acoustic_model *model, char reason[256])
{
    char path[4096], name[64], value[256];
    snprintf(path, sizeof path, "%s/feat.params", model->dir);
    FILE *file = fopen(path, "r");
    if (!file)
        return STATUS_IO;
    enum status status = STATUS_OK;
    model->rate_hz = 16000;
    while (fscanf(file, "%63s %255s", name, value) == 2) {
        if (strcmp(name, "-upperf") == 0 && strtod(value, NULL) <= 4000)
            model->rate_hz = 8000;
        if (strcmp(name, "-feat") == 0 && strcmp(value, "1s_c_d_dd") != 0) {
            snprintf(reason, 256, "%.120s: features %.40s are not supported", path, value);
            status = STATUS_UNSUPPORTED;
        }
    }
    fclose(file);
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

/* "s3" header lines up to "endhdr", a byte-order word, four counts, the counts of every row. */
static bool transitions_parse(struct acoustic_model *model, FILE *file)
{
    char line[256];
    int32_t head[5]; /* byte order, matrices, from, to, values */
    const struct mdef *mdef = &model->mdef;
    if (!fgets(line, sizeof line, file) || strncmp(line, "s3", 2) != 0)
        return false;
    while (fgets(line, sizeof line, file) && !strstr(line, "endhdr"))
        ;
    if (fread(head, sizeof *head, 5, file) != 5 || head[0] != 0x11223344 ||
        head[1] != mdef->n_transitions || head[2] != mdef->n_states ||
        head[3] != mdef->n_states + 1 || head[4] != head[1] * head[2] * head[3])
        return false;
    int rows = head[1] * head[2], width = head[3];
    model->transitions = calloc((size_t)rows * (size_t)width, sizeof *model->transitions);
    for (int i = 0; model->transitions && i < rows; i++) {
        float counts[MDEF_MAX_STATES + 1];
        if (fread(counts, sizeof *counts, (size_t)width, file) != (size_t)width)
            return false;
        row_costs(counts, model->transitions + i * width, width);
    }
    return model->transitions != NULL;
}

static enum status transitions_read(struct acoustic_model *model, char reason[256])
{
    char path[4096];
    snprintf(path, sizeof path, "%s/transition_matrices", model->dir);
    FILE *file = fopen(path, "rb");
    bool fine = file && transitions_parse(model, file);
    if (file)
        fclose(file);
    if (fine)
        return STATUS_OK;
    snprintf(reason, 256, "%.200s: does not fit the model definition", path);
    return STATUS_INVALID;
}

enum status acoustic_model_open(struct acoustic_model *model, const char *dir, char reason[256])
{
    *model = (struct acoustic_model){.calibration = calibration_en_us};
    if (dir) {
        snprintf(model->dir, sizeof model->dir, "%s", dir);
    } else if (!model_dir_builtin(model->dir)) {
        snprintf(reason, 256, "no acoustic model: install the package pocketsphinx-en-us");
        return STATUS_NOT_FOUND;
    }
    char path[4096];
    snprintf(path, sizeof path, "%s/mdef", model->dir);
    enum status status = files_check(model->dir, reason);
    if (status == STATUS_OK)
        status = params_read(model, reason);
    if (status == STATUS_OK)
        status = mdef_read(&model->mdef, path, reason);
    if (status == STATUS_OK)
        status = phone_map_init(&model->map, &model->mdef, reason);
    if (status == STATUS_OK)
        status = transitions_read(model, reason);
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
