#include "audio/ear/search/path_fit.h"

#include <math.h>

const struct hmm *path_hmm(const struct path *path, size_t i)
{
    return &path->graph->nodes[path->segments[i].node];
}

bool path_tells(const struct path *path, size_t i)
{
    uint16_t arc = path_hmm(path, i)->arc;
    return arc != HMM_PAUSE && path->network->arcs[arc].syllable.final != FINAL_ANY;
}

/* Gains and weights of the phones so far. */
struct sums {
    double gains, weights;
};

static void segment_sum(struct sums *sums, const struct segment *segment)
{
    double root = sqrt((double)(segment->end - segment->start));
    sums->gains += segment->gain / root;
    sums->weights += root;
}

static double sums_fit(const struct sums *sums)
{
    return sums->weights > 0 ? sums->gains / sums->weights : 0;
}

double path_fit(const struct path *path, size_t first, size_t last)
{
    struct sums sums = {0, 0};
    for (size_t i = first; i < last; i++) {
        if (path_tells(path, i))
            segment_sum(&sums, &path->segments[i]);
    }
    return sums_fit(&sums);
}

bool arc_is_open(const struct network *network, const struct network_arc *arc)
{
    return arc->syllable.final == FINAL_ANY ||
           (arc->slot > 0 && !network->slots[arc->slot - 1].literal);
}

double path_fit_fixed(const struct path *path, int *syllables)
{
    struct sums sums = {0, 0};
    uint16_t arc = HMM_PAUSE;
    *syllables = 0;
    for (size_t i = 0; i < path->count; i++) {
        const struct network *network = path->network;
        if (!path_tells(path, i) || arc_is_open(network, &network->arcs[path_hmm(path, i)->arc]))
            continue;
        *syllables += path_hmm(path, i)->arc != arc;
        arc = path_hmm(path, i)->arc;
        segment_sum(&sums, &path->segments[i]);
    }
    return sums_fit(&sums);
}
