/* Every likely way to say a slot: the cheapest path through each arc, from one pass forward over
 * the slot's frames and one back. Only slot_rivals.c includes this. */
#ifndef YINGDA_AUDIO_EAR_SEARCH_SLOT_LATTICE_H
#define YINGDA_AUDIO_EAR_SEARCH_SLOT_LATTICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "audio/ear/search/trellis.h"
#include "audio/ear/verify/slot_rivals.h"
#include "base/status.h"

enum { NOTHING_SAID = 0 };

/* An arc that was said, and the one said before it (forward) or after it (back). */
struct said {
    uint32_t next; /* index into lattice.said; NOTHING_SAID */
    int32_t frame; /* in which it began */
    uint16_t arc;
};

/* The cheapest path that says an arc: what it says up to there and from there on. */
struct through {
    int32_t cost;
    uint32_t before, after; /* the arc itself is in `before` */
};

/* A phone in one frame, as the way forward left it. */
struct visit {
    token in, out; /* before the frame, after it */
    int32_t low;   /* its cheapest state after the frame */
    uint32_t node;
};

/* The cheapest way from a phone, after a frame, to the end; `end`: with no more of the slot. */
struct way {
    token out, end;
    int32_t frame;
};

struct lattice {
    const struct trellis *trellis;
    const struct hmm_graph *graph;
    const struct acoustic_model *model;
    const struct slot_span *span;
    const bool *labels;      /* by network arc: it is said in the slot asked for */
    struct through *through; /* owned; by arc; then by arc again: it is the slot's last */
    size_t n_arcs;
    int32_t best; /* cost of the cheapest path; UNREACHED without one */
    struct said *said;
    size_t n_said, said_capacity;
    struct visit *visits;
    size_t n_visits, visit_capacity;
    size_t *frames;                /* by frame from span->first on: its first visit */
    uint32_t *after, *first_after; /* the graph's edges, the other way round */
    token *states, *in;            /* by node */
    int32_t *stamps;               /* by node: frame that states and in belong to */
    struct way *ways;              /* two a node */
    uint32_t *list;                /* nodes of the frame under way */
    size_t n_list;
    int32_t *outside; /* by frame from span->first on: all before it is outside the phrase */
    enum status status;
};

/* The caller fills in all that is not owned. STATUS_NO_MEMORY; finish it in any case. */
MUST_USE enum status lattice_run(struct lattice *lattice);
void lattice_finish(struct lattice *lattice);

#endif
