/* Units that may follow each other in more ways than one, and how well the best of these ways fits
 * what the unit network heard. */
#ifndef YINGDA_AUDIO_UNIT_GRAPH_H
#define YINGDA_AUDIO_UNIT_GRAPH_H

#include <stddef.h>
#include <stdint.h>

#include "audio/ear/network/unit_names.h"
#include "audio/ear/network/unit_net.h"
#include "base/status.h"
#include "language/wording/network.h"

/* The units of a syllable from node to node; without units nothing is said. */
struct unit_link {
    uint16_t from, to;
    uint8_t count;
    uint8_t units[UNITS_PER_SYLLABLE]; /* UNIT_GAP among them: anything at all */
};

/* Node 0 is the start, the last node the end. Links are sorted by `from`, and from < to. */
struct unit_graph {
    struct unit_link *links; /* owned */
    size_t n_links, capacity;
    uint16_t n_nodes;
};

/* Zeroed memory is an empty one: a single node, which is start and end. Accepts NULL. */
void unit_graph_finish(struct unit_graph *graph);

/* Empties it for another use; its memory is kept. */
void unit_graph_clear(struct unit_graph *graph);

/* Adds a syllable behind the end, or a whole network. STATUS_NO_MEMORY; STATUS_LIMIT: more nodes
 * than can be counted. */
MUST_USE enum status unit_graph_add(struct unit_graph *graph, const uint8_t *units, size_t count);
MUST_USE enum status unit_graph_add_network(struct unit_graph *graph, const struct network *network,
                                            const struct unit_names *names);
MUST_USE enum status unit_graph_add_graph(struct unit_graph *graph, const struct unit_graph *more);

/* The part of a sound that a graph is looked for in: rows [first, end). */
struct unit_window {
    const struct unit_rows *rows;
    size_t first, end;
};

/* Where the best way is, and its gain: the log-probabilities of its rows, each less that of the
 * row's best unit. 0 is as good as can be; what stands before and behind it costs nothing. */
struct unit_run {
    double gain;       /* UNIT_RUN_NONE: no way fits into the window */
    size_t first, end; /* rows [first, end) */
    size_t units;      /* on that way, gaps apart */
};

#define UNIT_RUN_NONE (-1e9)

/* STATUS_NO_MEMORY only. Time grows with links times rows: 1,000 links in 2 s take 0.5 ms. */
MUST_USE enum status unit_graph_search(const struct unit_graph *graph,
                                       const struct unit_window *window, struct unit_run *run);

#endif
