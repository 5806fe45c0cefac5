#include "audio/ear/verify/unit_fit.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "audio/ear/senones.h"

/* A phrase's units as they are gathered. */
struct units {
    uint8_t values[UNIT_SEARCH_MAX];
    bool begins[UNIT_SEARCH_MAX]; /* a syllable */
    size_t count;
};

static void units_add(struct units *units, const struct unit_names *names, struct syllable syllable)
{
    uint8_t more[UNITS_PER_SYLLABLE];
    int count = unit_names_syllable(names, syllable, more);
    for (int i = 0; i < count && units->count < UNIT_SEARCH_MAX; i++) {
        units->begins[units->count] = i == 0;
        units->values[units->count++] = more[i];
    }
}

static void units_gap(struct units *units)
{
    bool there = units->count > 0 && units->values[units->count - 1] == UNIT_GAP;
    if (!there && units->count < UNIT_SEARCH_MAX) {
        units->begins[units->count] = true;
        units->values[units->count++] = UNIT_GAP;
    }
}

static void arc_add(struct units *units, const struct unit_names *names,
                    const struct network *network, const struct network_arc *arc)
{
    if (arc_is_open(network, arc))
        units_gap(units);
    else
        units_add(units, names, arc->syllable);
}

static double units_fit(const struct unit_rows *rows, const struct units *units)
{
    return unit_search(rows, units->values, units->count).fit;
}

static void path_units(const struct unit_names *names, const struct path *path, struct units *units)
{
    uint16_t before = HMM_PAUSE;
    units->count = 0;
    for (size_t i = 0; i < path->count; i++) {
        uint16_t arc = path_hmm(path, i)->arc;
        if (arc != HMM_PAUSE && arc != before)
            arc_add(units, names, path->network, &path->network->arcs[arc]);
        before = arc != HMM_PAUSE ? arc : before;
    }
}

static bool has_gap(const struct units *units)
{
    return memchr(units->values, UNIT_GAP, units->count) != NULL;
}

/* What stands before a gap and what stands behind it may each be said anywhere: 停电 in one
 * sentence and 今天 in the next but one were taken for 停电…几点. So they are looked for where the
 * path is, and a little around it. */
static struct unit_rows rows_around(const struct unit_rows *all, const struct path *path)
{
    enum { AROUND_MS = 300 };
    int32_t start_ms = path->segments[0].start * SENONES_FRAME_MS - AROUND_MS;
    int32_t end_ms = path->segments[path->count - 1].end * SENONES_FRAME_MS + AROUND_MS;
    return unit_rows_part(all, start_ms > 0 ? (size_t)(start_ms / all->step_ms) : 0,
                          (size_t)(end_ms / all->step_ms));
}

enum { PART_SYLLABLES = 5 };

/* The unit behind the syllables that belong together from `first` on: up to a gap, so many at most.
 */
static size_t part_end(const struct units *units, size_t first, size_t *n_syllables)
{
    size_t i = first;
    *n_syllables = 0;
    for (; i < units->count && units->values[i] != UNIT_GAP; i++) {
        if (units->begins[i] && (*n_syllables)++ == PART_SYLLABLES)
            break;
    }
    return i;
}

static double mean_gain(const float *gains, size_t first, size_t end)
{
    double sum = 0;
    for (size_t i = first; i < end; i++)
        sum += (double)gains[i];
    return sum / (double)(end - first);
}

/* Of every run of so many syllables, and of parts that have fewer. */
static double weakest_gain(const struct units *units, const float *gains)
{
    double weakest = 0;
    for (size_t i = 0; i < units->count; i++) {
        size_t n_syllables, end = part_end(units, i, &n_syllables);
        bool part_begins = i == 0 || units->values[i - 1] == UNIT_GAP;
        if (end > i && units->begins[i] && (part_begins || n_syllables >= PART_SYLLABLES))
            weakest = fmin(weakest, mean_gain(gains, i, end));
    }
    return weakest;
}

/* The rows that a phrase is looked for in. */
static struct unit_rows rows_for(const struct unit_sound *sound, const struct path *path,
                                 const struct units *units)
{
    return has_gap(units) ? rows_around(sound->rows, path) : *sound->rows;
}

double unit_sound_level(const struct unit_sound *sound)
{
    return sound->second ? (sound->level + sound->second->level) / 2 : sound->level;
}

double unit_fit_first(const struct unit_sound *sound, const struct path *path)
{
    struct units units;
    path_units(sound->names, path, &units);
    struct unit_rows rows = rows_for(sound, path, &units);
    return units_fit(&rows, &units);
}

/* What both networks say, each by `of_one`. */
static double mean_of_both(const struct unit_sound *sound, const struct path *path,
                           double (*of_one)(const struct unit_sound *, const struct path *))
{
    double first = of_one(sound, path);
    double second = sound->second && first > UNIT_FIT_NONE ? of_one(sound->second, path) : first;
    return second > UNIT_FIT_NONE ? (first + second) / 2 : UNIT_FIT_NONE;
}

double unit_fit(const struct unit_sound *sound, const struct path *path)
{
    return mean_of_both(sound, path, unit_fit_first);
}

static double weakest_of_one(const struct unit_sound *sound, const struct path *path)
{
    struct units units;
    float gains[UNIT_SEARCH_MAX];
    path_units(sound->names, path, &units);
    struct unit_rows rows = rows_for(sound, path, &units);
    struct unit_place place = unit_search(&rows, units.values, units.count);
    if (place.fit <= UNIT_FIT_NONE || !unit_align(&rows, &place, units.values, units.count, gains))
        return UNIT_FIT_NONE;
    return weakest_gain(&units, gains);
}

double unit_fit_weakest(const struct unit_sound *sound, const struct path *path)
{
    return mean_of_both(sound, path, weakest_of_one);
}

double unit_fit_between(const struct unit_sound *sound, const struct path *path, size_t first,
                        size_t end)
{
    struct units units;
    path_units(sound->names, path, &units);
    struct unit_rows rows = unit_rows_part(sound->rows, first, end);
    return units_fit(&rows, &units);
}

double unit_level(const struct cohort *cohort, const struct unit_names *names,
                  const struct unit_rows *rows)
{
    double fits[COHORT_PHRASES];
    for (int i = 0; i < COHORT_PHRASES; i++) {
        const struct network *network = &cohort->networks[i];
        struct units units = {.count = 0};
        for (int k = 0; k < network->n_arcs; k++)
            units_add(&units, names, network->arcs[k].syllable);
        fits[i] = units_fit(rows, &units);
    }
    return cohort_best_mean(fits, COHORT_PHRASES);
}
