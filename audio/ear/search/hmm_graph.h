/* An HMM graph: a network of syllables written out in the acoustic model's triphones, ready for
 * token passing. */
#ifndef YINGDA_AUDIO_EAR_SEARCH_HMM_GRAPH_H
#define YINGDA_AUDIO_EAR_SEARCH_HMM_GRAPH_H

#include <stdint.h>

#include "audio/ear/model/acoustic_model.h"
#include "base/status.h"
#include "language/wording/network.h"

enum {
    HMM_PAUSE = UINT16_MAX,  /* hmm.arc of a silence between syllables */
    HMM_MAX_NODES = 1 << 17, /* more is STATUS_LIMIT */
    HMM_MAX_EDGES = 1 << 21
};

/* One phone in one context. */
struct hmm {
    uint16_t senones[MDEF_MAX_STATES]; /* mdef.n_senones: any speech at all (a wildcard) */
    int32_t transitions;               /* row of the model's */
    uint16_t arc;                      /* of the network, or HMM_PAUSE */
    uint8_t phone;                     /* index in the syllable */
    bool entry, leaves;                /* the phrase may begin, may end with it */
    uint32_t first_before, n_before;   /* hmm_graph.before[...]: nodes it may follow */
};

struct hmm_graph {
    struct hmm *nodes; /* owned; every node after those it may follow */
    uint32_t *before;  /* owned */
    uint32_t n_nodes, n_edges;
};

/* STATUS_LIMIT: too large; STATUS_INVALID: the network can say nothing. */
MUST_USE enum status hmm_graph_init(struct hmm_graph *graph, const struct network *network,
                                    const struct acoustic_model *model);
void hmm_graph_finish(struct hmm_graph *graph);

#endif
