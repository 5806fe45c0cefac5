/* The second pass: the path itself, over the few frames that the search found. It keeps a byte pair
 * per state and frame, which the search could not afford over the whole sound. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "audio/ear/search/trellis_step.h"

enum {
    FROM_ENTRY = UINT16_MAX, /* the phrase began in this state and frame */
    FROM_NODE = 3            /* FROM_NODE + k: from the k-th node before; less: states back */
};

struct alignment {
    const struct hmm_graph *graph;
    const struct acoustic_model *model;
    const struct trellis *trellis;
    struct place place;
    int n;          /* states in a phone */
    int32_t *costs; /* [node * n + state] */
    int32_t *left;  /* [node]: after the frame before */
    int32_t *leaving;
    uint16_t *from;  /* [frame][node * n + state] */
    uint8_t *leaver; /* [frame][node]: the state that the phone was left from */
};

static size_t cell(const struct alignment *a, int32_t frame, uint32_t node, int state)
{
    size_t width = (size_t)a->graph->n_nodes * (size_t)a->n;
    return (size_t)(frame - a->place.start) * width + (size_t)node * (size_t)a->n + (size_t)state;
}

static enum status alignment_init(struct alignment *a)
{
    size_t nodes = a->graph->n_nodes, states = nodes * (size_t)a->n;
    size_t frames = (size_t)(a->place.end - a->place.start);
    a->costs = malloc(states * sizeof *a->costs);
    a->left = malloc(nodes * sizeof *a->left);
    a->leaving = malloc(nodes * sizeof *a->leaving);
    a->from = calloc(frames * states, sizeof *a->from);
    a->leaver = calloc(frames * nodes, sizeof *a->leaver);
    if (!a->costs || !a->left || !a->leaving || !a->from || !a->leaver)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < states; i++)
        a->costs[i] = UNREACHED;
    for (size_t i = 0; i < nodes; i++)
        a->left[i] = a->leaving[i] = UNREACHED;
    return STATUS_OK;
}

static void alignment_finish(struct alignment *a)
{
    free(a->costs);
    free(a->left);
    free(a->leaving);
    free(a->from);
    free(a->leaver);
}

/* The cheapest way into a phone, and which it is. */
static int32_t way_in(const struct alignment *a, int32_t frame, const struct hmm *hmm,
                      uint16_t *from)
{
    int32_t best = UNREACHED;
    *from = FROM_ENTRY;
    if (frame == a->place.start)
        return hmm->entry ? 0 : UNREACHED;
    for (uint32_t k = 0; k < hmm->n_before; k++) {
        int32_t cost = a->left[a->graph->before[hmm->first_before + k]] +
                       (hmm->phone == 0 ? TRELLIS_SYLLABLE_PENALTY : 0);
        if (cost < best) {
            best = cost;
            *from = (uint16_t)(FROM_NODE + k);
        }
    }
    return best;
}

static inline bool is_unreached(const int32_t *costs, int n)
{
    bool unreached = true;
    for (int state = 0; state < n; state++)
        unreached &= costs[state] == UNREACHED;
    return unreached;
}

/* Inlined where n is a constant, so that no loop is left. */
static inline void phone_align(struct alignment *a, int n, int32_t frame, uint32_t node)
{
    const struct hmm *hmm = &a->graph->nodes[node];
    const int32_t *transitions = acoustic_model_transitions(a->model, hmm->transitions);
    const int16_t *row = a->trellis->rows + (size_t)frame * a->trellis->stride;
    int32_t *costs = a->costs + node * (uint32_t)n;
    uint16_t *came_from = &a->from[cell(a, frame, node, 0)];
    int32_t in = way_in(a, frame, hmm, &came_from[0]);
    a->leaving[node] = UNREACHED;
    if (in == UNREACHED && is_unreached(costs, n))
        return;
    for (int to = n - 1; to >= 0; to--) {
        uint16_t *from = &came_from[to];
        int32_t best = to == 0 ? in : UNREACHED;
        for (int back = 0; back <= 2 && back <= to; back++) {
            int32_t cost = costs[to - back] + transitions[(to - back) * (n + 1) + to];
            if (cost < best) {
                best = cost;
                *from = (uint16_t)back;
            }
        }
        costs[to] = best >= COST_NONE ? UNREACHED : best + row[hmm->senones[to]];
    }
    for (int state = n > 2 ? n - 2 : 0; state < n; state++) {
        int32_t cost = costs[state] + transitions[state * (n + 1) + n];
        if (cost < a->leaving[node] && cost < COST_NONE) {
            a->leaving[node] = cost;
            a->leaver[cell(a, frame, node, 0) / (size_t)n] = (uint8_t)state;
        }
    }
}

static void alignment_run(struct alignment *a)
{
    for (int32_t frame = a->place.start; frame < a->place.end; frame++) {
        int32_t *swap = a->left;
        a->left = a->leaving;
        a->leaving = swap;
        for (uint32_t node = 0; node < a->graph->n_nodes; node++) {
            if (a->n == 3)
                phone_align(a, 3, frame, node);
            else
                phone_align(a, a->n, frame, node);
        }
    }
}

static uint32_t last_node(const struct alignment *a)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < a->graph->n_nodes; i++) {
        if (a->graph->nodes[i].leaves && a->leaving[i] < UNREACHED &&
            (best == UINT32_MAX || a->leaving[i] < a->leaving[best]))
            best = i;
    }
    return best;
}

/* The segment that ends with this node after `frame`, traced back to its first frame; *from says
 * what it came from. */
static struct segment segment_trace(const struct alignment *a, uint32_t node, int32_t frame,
                                    uint16_t *from)
{
    const struct hmm *hmm = &a->graph->nodes[node];
    const int32_t *transitions = acoustic_model_transitions(a->model, hmm->transitions);
    int state = a->leaver[cell(a, frame, node, 0) / (size_t)a->n];
    int32_t cost = transitions[state * (a->n + 1) + a->n];
    struct segment segment = {.node = node, .end = frame + 1};
    for (int i = 0; i < MDEF_MAX_STATES; i++)
        segment.entered[i] = -1;
    for (;; frame--) {
        segment.entered[state] = frame;
        *from = a->from[cell(a, frame, node, state)];
        cost += a->trellis->rows[(size_t)frame * a->trellis->stride + hmm->senones[state]];
        if (*from >= FROM_NODE)
            break;
        cost += transitions[(state - *from) * (a->n + 1) + state];
        state -= *from;
    }
    segment.start = frame;
    segment.gain = a->trellis->loop[segment.end] - a->trellis->loop[frame] - cost;
    return segment;
}

/* From the last node back to the first; segments come out last first. */
static size_t path_trace(const struct alignment *a, uint32_t node, struct segment *out)
{
    uint16_t from;
    size_t count = 0;
    int32_t frame = a->place.end - 1;
    for (;;) {
        struct segment segment = segment_trace(a, node, frame, &from);
        out[count++] = segment;
        if (from == FROM_ENTRY)
            return count;
        node = a->graph->before[a->graph->nodes[node].first_before + from - FROM_NODE];
        frame = segment.start - 1;
    }
}

enum status trellis_align(const struct trellis *trellis, const struct hmm_graph *graph,
                          const struct acoustic_model *model, const struct place *place,
                          struct segment **out, size_t *count)
{
    struct alignment a = {.graph = graph,
                          .model = model,
                          .trellis = trellis,
                          .place = *place,
                          .n = model->mdef.n_states};
    *out = NULL;
    *count = 0;
    enum status status = alignment_init(&a);
    if (status == STATUS_OK)
        alignment_run(&a);
    uint32_t last = status == STATUS_OK ? last_node(&a) : UINT32_MAX;
    if (status == STATUS_OK && last == UINT32_MAX)
        status = STATUS_INVALID;
    struct segment *path =
        status == STATUS_OK ? malloc((size_t)(place->end - place->start) * sizeof *path) : NULL;
    if (status == STATUS_OK && !path)
        status = STATUS_NO_MEMORY;
    if (path) {
        *count = path_trace(&a, last, path);
        for (size_t i = 0; i < *count / 2; i++) {
            struct segment swap = path[i];
            path[i] = path[*count - 1 - i];
            path[*count - 1 - i] = swap;
        }
        *out = path;
    }
    alignment_finish(&a);
    return status;
}
