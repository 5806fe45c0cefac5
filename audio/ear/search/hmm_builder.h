/* An HMM graph under construction: its growing arrays, and what may stand beside what. Only
 * hmm_graph.c includes this. */
#ifndef YINGDA_AUDIO_EAR_SEARCH_HMM_BUILDER_H
#define YINGDA_AUDIO_EAR_SEARCH_HMM_BUILDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "audio/ear/search/hmm_graph.h"

/* The neighbour of a wildcard; phones in a wildcard. */
enum { UNKNOWN = 255, WILD_PHONES = 3 };

struct phone_set {
    uint64_t bits[4];
};

struct copy {
    uint32_t node;
    uint8_t seen;          /* as which phone its neighbours know it */
    struct phone_set near; /* phones that it may stand beside */
};

struct copies {
    struct copy *items;
    size_t count, capacity;
};

struct builder {
    struct hmm_graph *graph;
    const struct network *network;
    const struct acoustic_model *model;
    struct phone_set *left, *right; /* by network node: what may come before, after */
    bool *entry, *leaves;           /* by network node: the phrase may begin, end there */
    struct copies *ends;            /* by network node: last phones of what comes before */
    size_t node_capacity, edge_capacity;
};

static inline void set_add(struct phone_set *set, unsigned phone)
{
    set->bits[phone / 64] |= UINT64_C(1) << phone % 64;
}

static inline bool set_has(const struct phone_set *set, unsigned phone)
{
    return set->bits[phone / 64] >> phone % 64 & 1;
}

static inline void set_join(struct phone_set *set, const struct phone_set *more)
{
    for (int i = 0; i < 4; i++)
        set->bits[i] |= more->bits[i];
}

/* Borrows all three; `graph` is the empty one to fill. STATUS_NO_MEMORY. */
MUST_USE enum status builder_init(struct builder *b, struct hmm_graph *graph,
                                  const struct network *network,
                                  const struct acoustic_model *model);
void builder_finish(struct builder *b);

/* Appends a node. STATUS_LIMIT, STATUS_NO_MEMORY, as all below. */
MUST_USE enum status node_add(struct builder *b, const struct hmm *hmm, uint32_t *index);

/* An edge into the newest node. */
MUST_USE enum status edge_add(struct builder *b, uint32_t from);

MUST_USE enum status copies_add(struct copies *copies, const struct copy *copy);

bool arc_skips(const struct network_arc *arc);

/* The ways in which an arc is said; none for a skip. */
int arc_strings(const struct builder *b, const struct network_arc *arc,
                struct phone_string out[PHONE_MAP_STRINGS]);

#endif
