/* CTC's best path (Graves et al. 2006, section 3.2): each row's likeliest unit, repetitions and
 * blanks taken out. An initial and the final behind it are a syllable where Mandarin has it. */
#include "audio/ear/network/unit_reading.h"

#include <math.h>
#include <stdlib.h>

#include "base/grow.h"

/* No unit at all is likeliest in most rows: it is taken to be this much less likely, which of 0 to 6
 * has most syllables right (dev-aishell-test, 70 sentences of people: 44 % read right). */
#define BLANK_PENALTY 1.0f

/* CTC marks a unit where it is sure of it, not how long it lasts: so long a vowel sounds on at
 * most, unless the next syllable begins before. The median syllable of people-sentences is 190 ms.
 */
enum { VOWEL_MS = 150 };

void unit_reading_finish(struct unit_reading *reading)
{
    free(reading->items);
    *reading = (struct unit_reading){0};
}

static uint8_t row_unit(const struct unit_rows *rows, size_t row)
{
    const float *values = rows->values + row * rows->n_units;
    float most = values[0] - BLANK_PENALTY;
    size_t best = 0;
    for (size_t u = 1; u < rows->n_units; u++) {
        if (values[u] > most) {
            most = values[u];
            best = u;
        }
    }
    return (uint8_t)best;
}

/* The most that a unit reaches in the rows in a row that are it. */
static float unit_peak(const struct unit_rows *rows, size_t row, uint8_t unit)
{
    float peak = -INFINITY;
    for (; row < rows->count && row_unit(rows, row) == unit; row++)
        peak = fmaxf(peak, rows->values[row * rows->n_units + unit]);
    return peak;
}

static enum initial initial_of(const struct unit_names *names, uint8_t unit)
{
    for (unsigned i = INITIAL_NONE + 1; i < INITIAL_COUNT; i++) {
        if (names->initials[i] == unit)
            return (enum initial)i;
    }
    return INITIAL_NONE;
}

/* The final that is written with that initial and sounds like the unit; FINAL_NONE: Mandarin has
 * no such syllable. */
static enum final final_of(const struct unit_names *names, enum initial initial, uint8_t unit)
{
    uint8_t units[UNITS_PER_SYLLABLE];
    for (unsigned f = FINAL_NONE + 1; f < FINAL_ANY; f++) {
        struct syllable syllable = {.initial = (uint8_t)initial, .final = (uint8_t)f};
        if (!syllable_exists(initial, (enum final)f))
            continue;
        int n = unit_names_syllable(names, syllable, units);
        if (n > 0 && units[n - 1] == unit)
            return (enum final)f;
    }
    return FINAL_NONE;
}

struct spoken_initial { /* that waits for its final */
    enum initial initial;
    int32_t start_ms;
    float log_prob;
};

static enum status syllable_add(struct unit_reading *reading, const struct heard_syllable *syllable)
{
    struct heard_syllable *last = reading->count ? &reading->items[reading->count - 1] : NULL;
    if (last && syllable->start_ms <= last->start_ms)
        return STATUS_OK;
    if (grow(&reading->items, &reading->capacity, reading->count + 1, sizeof *reading->items) !=
        STATUS_OK)
        return STATUS_NO_MEMORY;
    last = reading->count ? &reading->items[reading->count - 1] : NULL;
    if (last && last->end_ms > syllable->start_ms)
        last->end_ms = syllable->start_ms;
    reading->items[reading->count++] = *syllable;
    return STATUS_OK;
}

/* A final: with the initial that waits where the two are a syllable, else alone. */
static enum status final_add(struct unit_reading *reading, const struct unit_names *names,
                             const struct spoken_initial *waits, uint8_t unit, int32_t at_ms,
                             float log_prob)
{
    enum initial initial = waits->initial;
    enum final final = final_of(names, initial, unit);
    struct heard_syllable heard = {.start_ms = at_ms, .clarity = expf(log_prob)};
    if (final == FINAL_NONE && initial != INITIAL_NONE) {
        initial = INITIAL_NONE; /* what was heard before it was something else */
        final = final_of(names, initial, unit);
        heard.clarity = 0;
    }
    if (final == FINAL_NONE)
        return STATUS_OK;
    if (initial != INITIAL_NONE) {
        heard.start_ms = waits->start_ms;
        heard.clarity = expf(fminf(log_prob, waits->log_prob));
    }
    heard.end_ms = at_ms + VOWEL_MS;
    heard.syllable.initial = (uint8_t)initial;
    heard.syllable.final = (uint8_t)final;
    return syllable_add(reading, &heard);
}

enum status unit_reading_add(struct unit_reading *reading, const struct unit_names *names,
                             const struct unit_rows *rows, int32_t start_ms)
{
    struct spoken_initial waits = {INITIAL_NONE, 0, 0};
    enum status status = STATUS_OK;
    uint8_t before = 0;
    for (size_t row = 0; row < rows->count && status == STATUS_OK; row++) {
        uint8_t unit = row_unit(rows, row);
        int32_t at_ms = start_ms + (int32_t)row * rows->step_ms;
        enum initial initial = initial_of(names, unit);
        if (unit == 0 || unit == before) {
            before = unit;
            continue;
        }
        before = unit;
        float log_prob = unit_peak(rows, row, unit);
        if (initial != INITIAL_NONE) {
            waits = (struct spoken_initial){initial, at_ms, log_prob};
            continue;
        }
        status = final_add(reading, names, &waits, unit, at_ms, log_prob);
        waits.initial = INITIAL_NONE;
    }
    return status;
}
