#include "audio/path_fit.h"

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

double path_fit(const struct path *path, size_t first, size_t last)
{
    double gains = 0, weights = 0;
    for (size_t i = first; i < last; i++) {
        if (!path_tells(path, i))
            continue;
        const struct segment *segment = &path->segments[i];
        double root = sqrt((double)(segment->end - segment->start));
        gains += segment->gain / root;
        weights += root;
    }
    return weights > 0 ? gains / weights : 0;
}
