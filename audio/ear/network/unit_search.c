/* CTC's states: every unit of the phrase, and between two of them a blank that may be left out, but
 * not where the two are the same. A path begins in any row and ends in any. */
#include "audio/ear/network/unit_search.h"

#include <stdbool.h>

enum { STATES_MAX = 2 * UNIT_SEARCH_MAX - 1, BLANK = 0 };

const double UNIT_FIT_NONE = -20;
static const float NOWHERE = -1e9f;

/* The best path into a state so far. */
struct token {
    float gain;
    size_t start;
};

static struct token better(struct token a, struct token b)
{
    return b.gain > a.gain ? b : a;
}

/* The units between which no blank needs to stand. */
static bool may_skip(const uint8_t *units, size_t unit)
{
    return unit > 0 && units[unit] != units[unit - 1];
}

static void row_step(struct token *tokens, const uint8_t *units, size_t count, const float *row,
                     float best, size_t at)
{
    for (size_t s = 2 * count - 1; s-- > 0;) {
        uint8_t unit = s % 2 == 0 ? units[s / 2] : BLANK;
        struct token token = tokens[s];
        if (s > 0)
            token = better(token, tokens[s - 1]);
        if (s >= 2 && s % 2 == 0 && may_skip(units, s / 2))
            token = better(token, tokens[s - 2]);
        if (s == 0 && token.gain < 0)
            token = (struct token){0, at};
        if (unit != UNIT_GAP)
            token.gain += row[unit] - best;
        tokens[s] = token;
    }
}

static size_t units_count(const uint8_t *units, size_t count)
{
    size_t real = 0;
    for (size_t i = 0; i < count; i++)
        real += units[i] != UNIT_GAP;
    return real;
}

struct unit_place unit_search(const struct unit_rows *rows, const uint8_t *units, size_t count)
{
    struct token tokens[STATES_MAX], best = {NOWHERE, 0};
    struct unit_place place = {UNIT_FIT_NONE, 0, 0};
    count = count > UNIT_SEARCH_MAX ? UNIT_SEARCH_MAX : count;
    size_t real = units_count(units, count);
    for (size_t s = 0; s < STATES_MAX; s++)
        tokens[s] = (struct token){NOWHERE, 0};
    for (size_t t = 0; t < rows->count && real > 0; t++) {
        const float *row = rows->values + t * rows->n_units;
        row_step(tokens, units, count, row, unit_rows_best(rows, t), t);
        if (tokens[2 * count - 2].gain > best.gain) {
            best = tokens[2 * count - 2];
            place.end = t + 1;
        }
    }
    if (best.gain > NOWHERE / 2) {
        place.fit = (double)best.gain / (double)real;
        place.start = best.start;
    }
    return place;
}
