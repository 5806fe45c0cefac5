#include "audio/ear/network/syllable_model.h"

#include <stdlib.h>
#include <unistd.h>

#include "audio/ear/network/syllable_grams.h"
#include "base/path.h"

struct syllable_model {
    struct syllable_grams grams; /* empty: there is no file */
    struct syllable syllables[SYLLABLE_NUMBERS_MAX];
    uint16_t numbers[UNIT_NET_UNITS_MAX][UNIT_NET_UNITS_MAX]; /* of initial and final */
    bool initials[UNIT_NET_UNITS_MAX];
    uint16_t count; /* of numbers, 0 among them */
};

static float log_alone(const struct syllable_model *model, struct syllable syllable)
{
    return syllable_grams_alone(&model->grams, gram_word(syllable));
}

static void syllable_number(struct syllable_model *model, const struct unit_names *names,
                            struct syllable syllable)
{
    uint8_t units[UNITS_PER_SYLLABLE];
    int n = unit_names_syllable(names, syllable, units);
    if (n < 1 || n > 2)
        return;
    uint16_t *number = &model->numbers[n == 2 ? units[0] : 0][units[n - 1]];
    if (*number && log_alone(model, syllable) <= log_alone(model, model->syllables[*number]))
        return;
    if (!*number && model->count == SYLLABLE_NUMBERS_MAX)
        return;
    if (!*number)
        *number = model->count++;
    model->syllables[*number] = syllable;
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
static enum status grams_read(struct syllable_model *model, const char *dir, char *reason,
                              size_t size)
{
    char path[PATH_SIZE];
    enum status status = path_format(path, "%s/" SYLLABLE_MODEL_FILE, dir);
    if (status != STATUS_OK || access(path, F_OK) != 0)
        return status;
    return syllable_grams_read(&model->grams, path, reason, size);
}

enum status syllable_model_open(struct syllable_model **out, const char *dir,
                                const struct unit_names *names, char *reason, size_t size)
{
    struct syllable_model *model = calloc(1, sizeof *model);
    *out = NULL;
    if (!model)
        return STATUS_NO_MEMORY;
    enum status status = grams_read(model, dir, reason, size);
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
    syllable_grams_finish(&model->grams);
    free(model);
}

bool syllable_model_knows(const struct syllable_model *model)
{
    return model->grams.counts[0] > 0;
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

static uint16_t word_of(const struct syllable_model *model, uint16_t number, uint16_t edge)
{
    return number == SYLLABLE_EDGE ? edge : gram_word(model->syllables[number]);
}

float syllable_model_log(const struct syllable_model *model, uint16_t far, uint16_t before,
                         uint16_t number)
{
    if (!syllable_model_knows(model))
        return 0;
    return syllable_grams_log(&model->grams, word_of(model, far, GRAM_START),
                              word_of(model, before, GRAM_START), word_of(model, number, GRAM_END));
}
