#include "audio/ear/verify/unit_fit.h"

#include <string.h>

/* A phrase's units as they are gathered. */
struct units {
    uint8_t values[UNIT_SEARCH_MAX];
    size_t count;
};

static void units_add(struct units *units, const struct unit_names *names, struct syllable syllable)
{
    uint8_t more[UNITS_PER_SYLLABLE];
    int count = unit_names_syllable(names, syllable, more);
    for (int i = 0; i < count && units->count < UNIT_SEARCH_MAX; i++)
        units->values[units->count++] = more[i];
}

static void units_gap(struct units *units)
{
    bool there = units->count > 0 && units->values[units->count - 1] == UNIT_GAP;
    if (!there && units->count < UNIT_SEARCH_MAX)
        units->values[units->count++] = UNIT_GAP;
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

double unit_fit(const struct unit_sound *sound, const struct path *path)
{
    struct units units = {.count = 0};
    uint16_t before = HMM_PAUSE;
    for (size_t i = 0; i < path->count; i++) {
        uint16_t arc = path_hmm(path, i)->arc;
        if (arc != HMM_PAUSE && arc != before)
            arc_add(&units, sound->names, path->network, &path->network->arcs[arc]);
        before = arc != HMM_PAUSE ? arc : before;
    }
    return units_fit(sound->rows, &units);
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
