#include "audio/ear/search/hmm_builder.h"

#include <stdlib.h>

#include "base/grow.h"

enum status copies_add(struct copies *copies, const struct copy *copy)
{
    if (grow(&copies->items, &copies->capacity, copies->count + 1, sizeof *copy) != STATUS_OK)
        return STATUS_NO_MEMORY;
    copies->items[copies->count++] = *copy;
    return STATUS_OK;
}

enum status node_add(struct builder *b, const struct hmm *hmm, uint32_t *index)
{
    if (b->graph->n_nodes >= HMM_MAX_NODES)
        return STATUS_LIMIT;
    if (grow(&b->graph->nodes, &b->node_capacity, (size_t)b->graph->n_nodes + 1, sizeof *hmm) !=
        STATUS_OK)
        return STATUS_NO_MEMORY;
    *index = b->graph->n_nodes++;
    b->graph->nodes[*index] = *hmm;
    b->graph->nodes[*index].first_before = b->graph->n_edges;
    return STATUS_OK;
}

enum status edge_add(struct builder *b, uint32_t from)
{
    if (b->graph->n_edges >= HMM_MAX_EDGES)
        return STATUS_LIMIT;
    if (grow(&b->graph->before, &b->edge_capacity, (size_t)b->graph->n_edges + 1, sizeof from) !=
        STATUS_OK)
        return STATUS_NO_MEMORY;
    b->graph->before[b->graph->n_edges++] = from;
    b->graph->nodes[b->graph->n_nodes - 1].n_before++;
    return STATUS_OK;
}

bool arc_skips(const struct network_arc *arc)
{
    return arc->syllable.final == FINAL_NONE;
}

int arc_strings(const struct builder *b, const struct network_arc *arc,
                struct phone_string out[PHONE_MAP_STRINGS])
{
    if (arc->syllable.final != FINAL_ANY)
        return phone_map_syllable(&b->model->map, arc->syllable, out);
    out[0] = (struct phone_string){{UNKNOWN, UNKNOWN, UNKNOWN}, WILD_PHONES};
    return 1;
}

/* What an arc shows to those before it (its first phones) or after it (its last). */
static void arc_show(const struct builder *b, const struct network_arc *arc, bool first,
                     struct phone_set *set)
{
    struct phone_string strings[PHONE_MAP_STRINGS];
    int count = arc_strings(b, arc, strings);
    for (int i = 0; i < count; i++)
        set_add(set, strings[i].ids[first ? 0 : strings[i].count - 1]);
}

/* What may stand before and after every node of the network; arcs are sorted by `from` and none
 * goes back, so one pass each way sees everything. */
static void contexts_find(struct builder *b)
{
    const struct network *network = b->network;
    unsigned silence = (unsigned)b->model->mdef.silence;
    for (int i = 0; i < network->n_nodes; i++) {
        set_add(&b->left[i], silence);
        set_add(&b->right[i], silence);
    }
    b->entry[0] = b->leaves[network->n_nodes - 1] = true;
    for (int i = 0; i < network->n_arcs; i++) {
        const struct network_arc *arc = &network->arcs[i];
        arc_show(b, arc, false, &b->left[arc->to]);
        if (arc_skips(arc)) {
            set_join(&b->left[arc->to], &b->left[arc->from]);
            b->entry[arc->to] |= b->entry[arc->from];
        }
    }
    for (int i = network->n_arcs - 1; i >= 0; i--) {
        const struct network_arc *arc = &network->arcs[i];
        arc_show(b, arc, true, &b->right[arc->from]);
        if (arc_skips(arc)) {
            set_join(&b->right[arc->from], &b->right[arc->to]);
            b->leaves[arc->from] |= b->leaves[arc->to];
        }
    }
}

enum status builder_init(struct builder *b, struct hmm_graph *graph, const struct network *network,
                         const struct acoustic_model *model)
{
    size_t n = network->n_nodes;
    *b = (struct builder){.graph = graph, .network = network, .model = model};
    b->left = calloc(n, sizeof *b->left);
    b->right = calloc(n, sizeof *b->right);
    b->entry = calloc(n, sizeof *b->entry);
    b->leaves = calloc(n, sizeof *b->leaves);
    b->ends = calloc(n, sizeof *b->ends);
    if (!b->left || !b->right || !b->entry || !b->leaves || !b->ends)
        return STATUS_NO_MEMORY;
    contexts_find(b);
    return STATUS_OK;
}

void builder_finish(struct builder *b)
{
    for (size_t i = 0; b->ends && i < b->network->n_nodes; i++)
        free(b->ends[i].items);
    free(b->left);
    free(b->right);
    free(b->entry);
    free(b->leaves);
    free(b->ends);
}
