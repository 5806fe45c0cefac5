/* How well a path through a phrase's graph fits the sound. */
#ifndef YINGDA_AUDIO_EAR_SEARCH_PATH_FIT_H
#define YINGDA_AUDIO_EAR_SEARCH_PATH_FIT_H

#include <stdbool.h>
#include <stddef.h>

#include "audio/ear/search/hmm_graph.h"
#include "audio/ear/search/trellis.h"
#include "language/wording/network.h"

struct path {
    const struct hmm_graph *graph;
    const struct network *network;
    struct segment *segments;
    size_t count;
};

/* The phone at place i of the path. */
const struct hmm *path_hmm(const struct path *path, size_t i);

/* It says something about the phrase: it is neither a pause nor a wildcard, which fit all. */
bool path_tells(const struct path *path, size_t i);

/* Anything at all may be said there: it is a wildcard, or stands in an open slot. */
bool arc_is_open(const struct network *network, const struct network_arc *arc);

/* The fit of segments [first, last): each phone's gain over the phone loop per frame, in cost
 * units, averaged with weights of the square root of its length, so that a long vowel counts for
 * more than a stop but not for all. 0 fits as well as the loop, which is all English phones at
 * will; on AISHELL this separated right from wrong best of six such means. */
double path_fit(const struct path *path, size_t first, size_t last);

/* The fit of what the path says outside its open slots; how many syllables that are goes to
 * *syllables (0: all of it stands in slots, and the fit is 0). */
double path_fit_fixed(const struct path *path, int *syllables);

#endif
