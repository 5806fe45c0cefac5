#include "audio/ear/verify/slot_units.h"

#include <math.h>
#include <stdlib.h>

#include "audio/ear/network/unit_search.h"
#include "audio/ear/senones.h"

/* What a nat of the network's weighs in PocketSphinx's units. Of 42 numbers and sums that four
 * people made with Kokoro-82M say, the likeliest value is right in 83 of 100 with it, in 76 with 30
 * and in 64 without the network; from 100 on espeak-ng's voices, which the network does not know,
 * are heard wrong more often than before (docs/hearing.md). */
static const double COST_OF_NAT = 60;

/* What a row of something else costs at most, in nats: a unit left over costs about one. */
static const double OTHER = 0.7;

/* Nothing that costs more is told apart; sums of a few fit into an int32_t. */
static const double COST_MAX = 1e6;

struct unit_rows slot_units_rows(const struct unit_sound *units, int32_t first, int32_t last)
{
    enum { AROUND_MS = 60 };
    int32_t start_ms = first * SENONES_FRAME_MS - AROUND_MS, step = units->rows->step_ms;
    int32_t end_ms = last * SENONES_FRAME_MS + AROUND_MS;
    return unit_rows_part(units->rows, start_ms > 0 ? (size_t)(start_ms / step) : 0,
                          (size_t)(end_ms / step) + 1);
}

int32_t slot_units_cost(const struct unit_rows *rows, const struct unit_names *names,
                        const struct syllable *syllables, size_t count)
{
    uint8_t units[UNIT_SEARCH_MAX + UNITS_PER_SYLLABLE];
    size_t n = 0;
    for (size_t i = 0; i < count && n < UNIT_SEARCH_MAX; i++) {
        if (syllables[i].final == FINAL_ANY)
            units[n++] = UNIT_GAP;
        else
            n += (size_t)unit_names_syllable(names, syllables[i], units + n);
    }
    return (int32_t)fmin(COST_OF_NAT * unit_loss(rows, units, n, OTHER), COST_MAX);
}

/* rival NULL: something else stands there. */
static int32_t cost_with(const struct slot_sound *sound, const struct rival *rival)
{
    struct syllable said[RIVAL_SYLLABLES + 2];
    size_t n = 0;
    said[n++] = sound->before;
    if (!rival)
        said[n++] = (struct syllable){.final = FINAL_ANY};
    for (size_t i = 0; rival && i < rival->n_syllables; i++)
        said[n++] = rival->syllables[i];
    said[n++] = sound->after;
    return slot_units_cost(&sound->rows, sound->names, said, n);
}

static int cheapest_first(const void *left, const void *right)
{
    const struct rival *a = left, *b = right;
    return (a->cost > b->cost) - (a->cost < b->cost);
}

void slot_units_weigh(const struct slot_sound *sound, struct rival *rivals, size_t count)
{
    int32_t costs[RIVALS_MAX], least = INT32_MAX;
    for (size_t i = 0; i < count; i++) {
        costs[i] = cost_with(sound, &rivals[i]);
        least = costs[i] < least ? costs[i] : least;
    }
    for (size_t i = 0; i < count; i++)
        rivals[i].cost += costs[i] - least;
    qsort(rivals, count, sizeof *rivals, cheapest_first);
}

int32_t slot_units_against(const struct slot_sound *sound, const struct rival *rival)
{
    return cost_with(sound, rival) - cost_with(sound, NULL);
}
