/* A graph under construction: nodes and arcs in any order, made into a small network at the end.
 * Internal to language/. */
#ifndef YINGDA_LANGUAGE_WORDING_GRAPH_H
#define YINGDA_LANGUAGE_WORDING_GRAPH_H

#include "language/wording/network.h"

struct graph {
    struct network_arc *arcs; /* owned */
    size_t n_arcs, capacity, n_nodes;
    enum status status; /* the first failure; adding goes on without effect */
};

/* Zeroed memory is an empty graph. Accepts NULL and being called twice. */
void graph_finish(struct graph *graph);

/* A new node; graphs have at most 60,000 of them, and as many arcs: STATUS_LIMIT beyond. */
uint16_t graph_node(struct graph *graph);

/* An arc; `hanzi` is copied, cut to what fits. The arcs must not form a loop. */
void graph_arc(struct graph *graph, uint16_t from, uint16_t to, struct syllable syllable,
               const char *hanzi, uint8_t slot);

/* An arc without sound. */
void graph_skip(struct graph *graph, uint16_t from, uint16_t to);

/* Removes what is superfluous (skips, dead ends, beginnings and ends that are the same), numbers
 * the nodes along the arcs and hands the arcs to `network`. `start` has no arc into it, `end` none
 * out of it. STATUS_LIMIT: more than NETWORK_MAX_ARCS are left. */
MUST_USE enum status graph_to_network(struct graph *graph, uint16_t start, uint16_t end,
                                      struct network *network);

/* The same without removing anything, up to NETWORK_MAX_BUILT_ARCS: for graphs put together from
 * networks, where simplifying would take longer than it saves. Every node must be reached from
 * `start`. */
enum status graph_to_network_as_built(struct graph *graph, uint16_t start, uint16_t end,
                                      struct network *network);

/* Adds a network between two nodes; `slot` 0: its own slots are dropped. */
void graph_network(struct graph *graph, uint16_t from, uint16_t to, const struct network *network,
                   uint8_t slot);

#endif
