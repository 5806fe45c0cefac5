#include "audio/ear/network/syllable_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <sphinxbase/ngram_model.h>

#include "base/path.h"

struct syllable_model {
    ngram_model_t *ngrams; /* owned; NULL: there is no file */
    logmath_t *scale;      /* owned */
    struct syllable syllables[SYLLABLE_NUMBERS_MAX];
    int32_t words[SYLLABLE_NUMBERS_MAX]; /* theirs; [SYLLABLE_EDGE]: the end of a sentence */
    int32_t start;                       /* the word that it begins with */
    uint16_t numbers[UNIT_NET_UNITS_MAX][UNIT_NET_UNITS_MAX]; /* of initial and final */
    bool initials[UNIT_NET_UNITS_MAX];
    uint16_t count; /* of numbers, 0 among them */
};

#define LOG_BASE 1.0001 /* sphinxbase's own */

static int32_t word_of(const struct syllable_model *model, struct syllable syllable)
{
    char pinyin[SYLLABLE_TEXT_SIZE];
    syllable_format(syllable, pinyin);
    return model->ngrams ? ngram_wid(model->ngrams, pinyin) : 0;
}

static int alone(const struct syllable_model *model, int32_t word)
{
    int32_t used;
    return model->ngrams ? ngram_ng_score(model->ngrams, word, NULL, 0, &used) : 0;
}

static void syllable_number(struct syllable_model *model, const struct unit_names *names,
                            struct syllable syllable)
{
    uint8_t units[UNITS_PER_SYLLABLE];
    int n = unit_names_syllable(names, syllable, units);
    if (n < 1 || n > 2)
        return;
    uint16_t *number = &model->numbers[n == 2 ? units[0] : 0][units[n - 1]];
    int32_t word = word_of(model, syllable);
    if (*number && alone(model, word) <= alone(model, model->words[*number]))
        return;
    if (!*number && model->count == SYLLABLE_NUMBERS_MAX)
        return;
    if (!*number)
        *number = model->count++;
    model->syllables[*number] = syllable;
    model->words[*number] = word;
}

static void syllables_number(struct syllable_model *model, const struct unit_names *names)
{
    model->count = SYLLABLE_EDGE + 1;
    for (unsigned i = INITIAL_NONE; i < INITIAL_COUNT; i++) {
        for (unsigned f = FINAL_NONE + 1; f < FINAL_ANY; f++) {
            struct syllable syllable = {.initial = (uint8_t)i, .final = (uint8_t)f};
            model->initials[names->initials[i]] = i != INITIAL_NONE;
            if (syllable_exists((enum initial)i, (enum final)f))
                syllable_number(model, names, syllable);
        }
    }
}

/* No file, no reason: each syllable is then as likely as any other. */
static enum status ngrams_read(struct syllable_model *model, const char *dir, char *reason,
                               size_t size)
{
    char path[PATH_SIZE];
    enum status status = path_format(path, "%s/" SYLLABLE_MODEL_FILE, dir);
    if (status != STATUS_OK || access(path, F_OK) != 0)
        return status;
    model->scale = logmath_init(LOG_BASE, 0, 0);
    if (model->scale)
        model->ngrams = ngram_model_read(NULL, path, NGRAM_ARPA, model->scale);
    if (model->ngrams) {
        model->start = ngram_wid(model->ngrams, "<s>");
        model->words[SYLLABLE_EDGE] = ngram_wid(model->ngrams, "</s>");
    }
    int32_t unknown = model->ngrams ? ngram_unknown_wid(model->ngrams) : 0;
    if (model->ngrams && model->start != unknown && model->words[SYLLABLE_EDGE] != unknown)
        return STATUS_OK;
    snprintf(reason, size, "%.300s: not a model of syllables in ARPA's form", path);
    return STATUS_INVALID;
}

enum status syllable_model_open(struct syllable_model **out, const char *dir,
                                const struct unit_names *names, char *reason, size_t size)
{
    struct syllable_model *model = calloc(1, sizeof *model);
    *out = NULL;
    if (!model)
        return STATUS_NO_MEMORY;
    enum status status = ngrams_read(model, dir, reason, size);
    if (status != STATUS_OK) {
        syllable_model_close(model);
        return status;
    }
    syllables_number(model, names);
    *out = model;
    return STATUS_OK;
}

void syllable_model_close(struct syllable_model *model)
{
    if (!model)
        return;
    if (model->ngrams)
        ngram_model_free(model->ngrams);
    if (model->scale)
        logmath_free(model->scale);
    free(model);
}

bool syllable_model_knows(const struct syllable_model *model)
{
    return model->ngrams != NULL;
}

bool syllable_model_is_initial(const struct syllable_model *model, uint8_t unit)
{
    return model->initials[unit];
}

uint16_t syllable_model_number(const struct syllable_model *model, uint8_t initial, uint8_t final)
{
    return model->numbers[initial][final];
}

struct syllable syllable_model_syllable(const struct syllable_model *model, uint16_t number)
{
    return model->syllables[number];
}

float syllable_model_log(const struct syllable_model *model, uint16_t far, uint16_t before,
                         uint16_t number)
{
    int32_t used;
    if (!model->ngrams)
        return 0;
    int32_t history[] = {before == SYLLABLE_EDGE ? model->start : model->words[before],
                         far == SYLLABLE_EDGE ? model->start : model->words[far]};
    int n_history = before == SYLLABLE_EDGE ? 1 : 2;
    int32_t score = ngram_ng_score(model->ngrams, model->words[number], history, n_history, &used);
    return (float)logmath_log_to_ln(model->scale, score);
}
