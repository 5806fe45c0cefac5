/* CTC's states: every unit of the phrase, and between two of them a blank that may be left out, but
 * not where the two are the same. A path begins in any row and ends in any. */
#include "audio/ear/network/unit_search.h"

#include <math.h>
#include <stdlib.h>

enum { STATES_MAX = 2 * UNIT_SEARCH_MAX - 1, BLANK = 0 };

const double UNIT_FIT_NONE = -20, UNIT_LOSS_MAX = 1e6;
static const float NOWHERE = -1e9f;

/* What is looked for, and what a row costs at most that is something else. */
struct units_sought {
    const uint8_t *units;
    size_t count;
    float other;
};

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

static const float *row_at(const struct unit_rows *rows, size_t t)
{
    return rows->values + t * rows->n_units;
}

/* The unit of a state: behind each but the last stands a blank. */
static uint8_t unit_of(const uint8_t *units, size_t state)
{
    return state % 2 == 0 ? units[state / 2] : BLANK;
}

/* What a row gives a unit, less its best. Anything at all costs as much as a blank would, and no
 * more than `other`. */
static float gain_of(const float *row, float best, uint8_t unit, float other)
{
    return unit == UNIT_GAP ? fmaxf(row[BLANK] - best, -other) : row[unit] - best;
}

/* outside: what a path that begins here has lost before. */
static void row_step(struct token *tokens, const struct units_sought *sought, const float *row,
                     float best, struct token outside)
{
    const uint8_t *units = sought->units;
    size_t count = sought->count;
    for (size_t s = 2 * count - 1; s-- > 0;) {
        struct token token = tokens[s];
        if (s > 0)
            token = better(token, tokens[s - 1]);
        if (s >= 2 && s % 2 == 0 && may_skip(units, s / 2))
            token = better(token, tokens[s - 2]);
        if (s == 0)
            token = better(token, outside);
        token.gain += gain_of(row, best, unit_of(units, s), sought->other);
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

/* The gain of the best path, what is outside it included; NOWHERE: there is none. */
static float path_search(const struct unit_rows *rows, const struct units_sought *sought,
                         struct unit_place *place)
{
    struct token tokens[STATES_MAX], outside = {0, 0};
    size_t last = 2 * sought->count - 2;
    float best = NOWHERE; /* of paths that have ended, less what is lost behind them */
    for (size_t s = 0; s <= last; s++)
        tokens[s] = (struct token){NOWHERE, 0};
    for (size_t t = 0; t < rows->count; t++) {
        const float *row = row_at(rows, t);
        float row_best = unit_rows_best(rows, t);
        float lost = gain_of(row, row_best, UNIT_GAP, sought->other);
        outside.start = t;
        row_step(tokens, sought, row, row_best, outside);
        outside.gain += lost;
        best += lost;
        if (tokens[last].gain > best) {
            best = tokens[last].gain;
            place->start = tokens[last].start;
            place->end = t + 1;
        }
    }
    return best;
}

struct unit_place unit_search(const struct unit_rows *rows, const uint8_t *units, size_t count)
{
    struct unit_place place = {UNIT_FIT_NONE, 0, 0};
    struct units_sought sought = {units, count > UNIT_SEARCH_MAX ? UNIT_SEARCH_MAX : count, 0};
    size_t real = units_count(units, sought.count);
    float gain = real > 0 ? path_search(rows, &sought, &place) : NOWHERE;
    if (gain > NOWHERE / 2)
        place.fit = (double)gain / (double)real;
    else
        place = (struct unit_place){UNIT_FIT_NONE, 0, 0};
    return place;
}

double unit_loss(const struct unit_rows *rows, const uint8_t *units, size_t count, double other)
{
    struct unit_place place;
    struct units_sought sought = {units, count, (float)other};
    if (count == 0 || count > UNIT_SEARCH_MAX)
        return UNIT_LOSS_MAX;
    float gain = path_search(rows, &sought, &place);
    return gain > NOWHERE / 2 ? -(double)gain : UNIT_LOSS_MAX;
}

/* Aligning */

/* From which state each state of each row was entered: so many states before it. */
struct ways_back {
    uint8_t *steps; /* [rows][states] */
    float *gains;   /* [states], after the last row */
    size_t n_states;
};

/* From the last state to the first, so that each still sees the row before. */
static void ways_step(struct ways_back *ways, const float *row, float best, uint8_t *steps,
                      const uint8_t *units)
{
    for (size_t s = ways->n_states; s-- > 0;) {
        float gain = ways->gains[s];
        steps[s] = 0;
        if (s > 0 && ways->gains[s - 1] > gain) {
            gain = ways->gains[s - 1];
            steps[s] = 1;
        }
        if (s >= 2 && s % 2 == 0 && may_skip(units, s / 2) && ways->gains[s - 2] > gain) {
            gain = ways->gains[s - 2];
            steps[s] = 2;
        }
        ways->gains[s] = gain + gain_of(row, best, unit_of(units, s), 0);
    }
}

/* The path begins in the first row's first unit and ends in the last row's last. */
static void ways_find(struct ways_back *ways, const struct unit_rows *rows,
                      const struct unit_place *place, const uint8_t *units)
{
    for (size_t s = 1; s < ways->n_states; s++)
        ways->gains[s] = NOWHERE;
    ways->gains[0] =
        gain_of(row_at(rows, place->start), unit_rows_best(rows, place->start), units[0], 0);
    for (size_t t = place->start + 1; t < place->end; t++)
        ways_step(ways, row_at(rows, t), unit_rows_best(rows, t),
                  ways->steps + (t - place->start) * ways->n_states, units);
}

bool unit_align(const struct unit_rows *rows, const struct unit_place *place, const uint8_t *units,
                size_t count, float *gains)
{
    size_t n_rows = place->end - place->start;
    struct ways_back ways = {.n_states = count ? 2 * count - 1 : 0};
    if (count == 0 || n_rows == 0)
        return false;
    ways.steps = calloc(n_rows, ways.n_states);
    ways.gains = calloc(ways.n_states, sizeof *ways.gains);
    bool found = ways.steps && ways.gains;
    if (found)
        ways_find(&ways, rows, place, units);
    found = found && ways.gains[ways.n_states - 1] > NOWHERE / 2;
    for (size_t i = 0; i < count; i++)
        gains[i] = 0;
    size_t state = ways.n_states - 1;
    for (size_t row = n_rows; found && row-- > 0;) {
        size_t t = place->start + row;
        gains[state / 2] +=
            gain_of(row_at(rows, t), unit_rows_best(rows, t), unit_of(units, state), 0);
        state -= ways.steps[row * ways.n_states + state];
    }
    free(ways.steps);
    free(ways.gains);
    return found;
}
