/* Wordings and slots are built carelessly, with a skip wherever that is easiest; the care is taken
 * here. Three steps are repeated until nothing changes: a skip that is the only way out of a node
 * or into one is contracted; nodes with the same ways out become one (shared endings); nodes with
 * the same ways in become one (shared beginnings). Each step keeps exactly what the graph accepts.
 */
#include "language/wording/graph.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/utf8.h"

enum { GRAPH_MAX = 60000 };

void graph_finish(struct graph *graph)
{
    if (!graph)
        return;
    free(graph->arcs);
    *graph = (struct graph){0};
}

uint16_t graph_node(struct graph *graph)
{
    if (graph->n_nodes == GRAPH_MAX) {
        graph->status = STATUS_LIMIT;
        return 0;
    }
    return (uint16_t)graph->n_nodes++;
}

static bool reserve_arc(struct graph *graph)
{
    if (graph->status != STATUS_OK || graph->n_arcs < graph->capacity)
        return graph->status == STATUS_OK;
    graph->status = graph->n_arcs < GRAPH_MAX ? grow(&graph->arcs, &graph->capacity,
                                                     graph->n_arcs + 1, sizeof *graph->arcs)
                                              : STATUS_LIMIT;
    return graph->status == STATUS_OK;
}

void graph_arc(struct graph *graph, uint16_t from, uint16_t to, struct syllable syllable,
               const char *hanzi, uint8_t slot)
{
    if (!reserve_arc(graph))
        return;
    struct network_arc arc = {.from = from, .to = to, .syllable = syllable, .slot = slot};
    memcpy(arc.hanzi, hanzi, utf8_cut(hanzi, sizeof arc.hanzi - 1));
    graph->arcs[graph->n_arcs++] = arc;
}

void graph_skip(struct graph *graph, uint16_t from, uint16_t to)
{
    graph_arc(graph, from, to, (struct syllable){.final = FINAL_NONE}, "", 0);
}

/* Work arrays for the steps, one entry a node. */
struct workshop {
    struct graph *graph;
    uint16_t *into;  /* the node that replaces this one; itself when it stays */
    uint16_t *count; /* scratch */
    uint16_t *count2;
    uint16_t start, end;
};

static bool is_skip(const struct network_arc *arc)
{
    return arc->syllable.final == FINAL_NONE;
}

static int compare_labels(const struct network_arc *a, const struct network_arc *b)
{
    int order = memcmp(&a->syllable, &b->syllable, sizeof a->syllable);
    if (!order)
        order = strcmp(a->hanzi, b->hanzi);
    return order ? order : (int)a->slot - (int)b->slot;
}

/* By where they start, then the rest: what leaves a node stands together. */
static int compare_out(const void *left, const void *right)
{
    const struct network_arc *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    int order = compare_labels(a, b);
    return order ? order : (int)a->to - (int)b->to;
}

/* By where they end, then the rest: what enters a node stands together. */
static int compare_in(const void *left, const void *right)
{
    const struct network_arc *a = left, *b = right;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    int order = compare_labels(a, b);
    return order ? order : (int)a->from - (int)b->from;
}

static bool same_arc(const struct network_arc *a, const struct network_arc *b)
{
    return a->from == b->from && a->to == b->to && compare_labels(a, b) == 0;
}

static void start_round(struct workshop *shop)
{
    for (size_t i = 0; i < shop->graph->n_nodes; i++)
        shop->into[i] = (uint16_t)i;
}

/* Puts replaced nodes' arcs on their replacements; drops skips to oneself and doubles. */
static void finish_round(struct workshop *shop)
{
    struct graph *graph = shop->graph;
    size_t kept = 0;
    for (size_t i = 0; i < graph->n_arcs; i++) {
        struct network_arc arc = graph->arcs[i];
        arc.from = shop->into[arc.from];
        arc.to = shop->into[arc.to];
        if (arc.from != arc.to)
            graph->arcs[kept++] = arc;
    }
    shop->start = shop->into[shop->start];
    shop->end = shop->into[shop->end];
    qsort(graph->arcs, kept, sizeof *graph->arcs, compare_out);
    graph->n_arcs = 0;
    for (size_t i = 0; i < kept; i++) {
        if (i == 0 || !same_arc(&graph->arcs[i], &graph->arcs[i - 1]))
            graph->arcs[graph->n_arcs++] = graph->arcs[i];
    }
}

static void count_ways(struct workshop *shop)
{
    memset(shop->count, 0, shop->graph->n_nodes * sizeof *shop->count);
    memset(shop->count2, 0, shop->graph->n_nodes * sizeof *shop->count2);
    for (size_t i = 0; i < shop->graph->n_arcs; i++) {
        shop->count[shop->graph->arcs[i].from]++;
        shop->count2[shop->graph->arcs[i].to]++;
    }
}

/* Contracts skips that are a node's only way out or in. A node takes part once a round, so that the
 * counts stay true. */
static bool contract_skips(struct workshop *shop)
{
    enum { TAKEN = UINT16_MAX };
    bool changed = false;
    start_round(shop);
    count_ways(shop);
    uint16_t *out = shop->count, *in = shop->count2;
    for (size_t i = 0; i < shop->graph->n_arcs; i++) {
        const struct network_arc *arc = &shop->graph->arcs[i];
        if (!is_skip(arc) || out[arc->from] == TAKEN || out[arc->to] == TAKEN)
            continue;
        if (out[arc->from] == 1 && (arc->from != shop->start || arc->to != shop->end))
            shop->into[arc->from] = arc->to;
        else if (in[arc->to] == 1 && arc->to != shop->end)
            shop->into[arc->to] = arc->from;
        else
            continue;
        out[arc->from] = out[arc->to] = TAKEN;
        changed = true;
    }
    if (changed)
        finish_round(shop);
    return changed;
}

/* The arcs of one node, in an array sorted by compare_out or compare_in. */
struct bundle {
    const struct network_arc *arcs;
    size_t count;
};

static int compare_bundles(const struct bundle *a, const struct bundle *b, bool outgoing)
{
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        int order = compare_labels(&a->arcs[i], &b->arcs[i]);
        if (!order)
            order = outgoing ? (int)a->arcs[i].to - (int)b->arcs[i].to
                             : (int)a->arcs[i].from - (int)b->arcs[i].from;
        if (order)
            return order;
    }
    return (a->count > b->count) - (a->count < b->count);
}

static int compare_out_bundles(const void *a, const void *b)
{
    return compare_bundles(a, b, true);
}

static int compare_in_bundles(const void *a, const void *b)
{
    return compare_bundles(a, b, false);
}

static size_t tie_bundles(const struct graph *graph, struct bundle *bundles, bool outgoing)
{
    size_t n = 0;
    for (size_t i = 0; i < graph->n_arcs; i++) {
        const struct network_arc *arc = &graph->arcs[i];
        bool same = i > 0 && (outgoing ? arc->from == arc[-1].from : arc->to == arc[-1].to);
        if (!same)
            bundles[n++] = (struct bundle){arc, 0};
        bundles[n - 1].count++;
    }
    return n;
}

/* Nodes with the same ways out (or in) become one. The end has no way out and the start none in, so
 * they have no bundle; but the end may have the same ways in as others, and must not take theirs.
 */
static bool merge_alike(struct workshop *shop, bool outgoing)
{
    struct graph *graph = shop->graph;
    struct bundle *bundles = malloc((graph->n_arcs + 1) * sizeof *bundles);
    if (!bundles) {
        graph->status = STATUS_NO_MEMORY;
        return false;
    }
    bool changed = false;
    start_round(shop);
    qsort(graph->arcs, graph->n_arcs, sizeof *graph->arcs, outgoing ? compare_out : compare_in);
    size_t n = tie_bundles(graph, bundles, outgoing);
    int (*compare)(const void *, const void *) =
        outgoing ? compare_out_bundles : compare_in_bundles;
    qsort(bundles, n, sizeof *bundles, compare);
    for (size_t i = 1; i < n; i++) {
        uint16_t here = outgoing ? bundles[i].arcs->from : bundles[i].arcs->to;
        uint16_t first = outgoing ? bundles[i - 1].arcs->from : bundles[i - 1].arcs->to;
        bool is_edge =
            here == shop->start || here == shop->end || first == shop->start || first == shop->end;
        if (is_edge || compare(&bundles[i], &bundles[i - 1]) != 0)
            continue;
        shop->into[here] = shop->into[first];
        changed = true;
    }
    free(bundles);
    if (changed)
        finish_round(shop);
    return changed;
}

static void simplify(struct workshop *shop)
{
    bool changed = true;
    start_round(shop);
    finish_round(shop); /* drops doubles: 好|好 */
    while (changed && shop->graph->status == STATUS_OK) {
        changed = contract_skips(shop);
        changed |= merge_alike(shop, true);
        changed |= merge_alike(shop, false);
    }
}

/* Numbers the nodes so that arcs go up: a node is next when all arcs into it come from numbered
 * ones. Arcs must be sorted by compare_out. The node's number ends up in shop->into. */
static size_t number_nodes(struct workshop *shop)
{
    const struct graph *graph = shop->graph;
    uint16_t *waiting = shop->count2, *queue = shop->count;
    size_t head = 0, tail = 0;
    count_ways(shop);
    queue[tail++] = shop->start;
    for (; head < tail; head++) {
        uint16_t node = queue[head];
        shop->into[node] = (uint16_t)head;
        size_t low = 0, high = graph->n_arcs;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (graph->arcs[middle].from < node)
                low = middle + 1;
            else
                high = middle;
        }
        for (; low < graph->n_arcs && graph->arcs[low].from == node; low++) {
            if (--waiting[graph->arcs[low].to] == 0)
                queue[tail++] = graph->arcs[low].to;
        }
    }
    return tail;
}

/* A dead end may have got a higher number than the end, which has the last one. */
static void number_end_last(struct workshop *shop, size_t n_nodes)
{
    uint16_t was = shop->into[shop->end];
    for (size_t i = 0; i < shop->graph->n_nodes; i++) {
        if (shop->into[i] > was && shop->into[i] < n_nodes)
            shop->into[i]--;
    }
    shop->into[shop->end] = (uint16_t)(n_nodes - 1);
}

static enum status hand_over(struct workshop *shop, struct network *network)
{
    struct graph *graph = shop->graph;
    if (graph->n_arcs > NETWORK_MAX_ARCS)
        return STATUS_LIMIT;
    qsort(graph->arcs, graph->n_arcs, sizeof *graph->arcs, compare_out);
    size_t n_nodes = number_nodes(shop);
    number_end_last(shop, n_nodes);
    for (size_t i = 0; i < graph->n_arcs; i++) {
        graph->arcs[i].from = shop->into[graph->arcs[i].from];
        graph->arcs[i].to = shop->into[graph->arcs[i].to];
    }
    qsort(graph->arcs, graph->n_arcs, sizeof *graph->arcs, compare_out);
    network->arcs = graph->arcs;
    network->n_arcs = (uint16_t)graph->n_arcs;
    network->n_nodes = (uint16_t)n_nodes;
    *graph = (struct graph){0};
    return STATUS_OK;
}

enum status graph_to_network(struct graph *graph, uint16_t start, uint16_t end,
                             struct network *network)
{
    if (graph->status != STATUS_OK)
        return graph->status;
    size_t n = graph->n_nodes;
    uint16_t *rooms = calloc(3 * n, sizeof *rooms);
    if (!rooms)
        return STATUS_NO_MEMORY;
    struct workshop shop = {graph, rooms, rooms + n, rooms + 2 * n, start, end};
    simplify(&shop);
    enum status status = graph->status;
    if (status == STATUS_OK)
        status = hand_over(&shop, network);
    free(rooms);
    return status;
}

/* By where they start, in time that grows with the arcs alone: there are thousands, for hundreds of
 * utterances. */
static bool sort_by_start(struct graph *graph, uint16_t *count)
{
    struct network_arc *sorted = malloc((graph->n_arcs + 1) * sizeof *sorted);
    if (!sorted)
        return false;
    memset(count, 0, graph->n_nodes * sizeof *count);
    for (size_t i = 0; i < graph->n_arcs; i++)
        count[graph->arcs[i].from]++;
    for (size_t i = 0, before = 0; i < graph->n_nodes; i++) {
        size_t here = count[i];
        count[i] = (uint16_t)before;
        before += here;
    }
    for (size_t i = 0; i < graph->n_arcs; i++)
        sorted[count[graph->arcs[i].from]++] = graph->arcs[i];
    free(graph->arcs);
    graph->arcs = sorted;
    return true;
}

static void renumber(struct workshop *shop)
{
    for (size_t i = 0; i < shop->graph->n_arcs; i++) {
        shop->graph->arcs[i].from = shop->into[shop->graph->arcs[i].from];
        shop->graph->arcs[i].to = shop->into[shop->graph->arcs[i].to];
    }
}

static enum status hand_over_as_built(struct workshop *shop, struct network *network)
{
    struct graph *graph = shop->graph;
    if (graph->n_arcs > NETWORK_MAX_BUILT_ARCS)
        return STATUS_LIMIT;
    if (!sort_by_start(graph, shop->count))
        return STATUS_NO_MEMORY;
    size_t n_nodes = number_nodes(shop);
    number_end_last(shop, n_nodes);
    renumber(shop);
    if (!sort_by_start(graph, shop->count))
        return STATUS_NO_MEMORY;
    network->arcs = graph->arcs;
    network->n_arcs = (uint16_t)graph->n_arcs;
    network->n_nodes = (uint16_t)n_nodes;
    *graph = (struct graph){0};
    return STATUS_OK;
}

enum status graph_to_network_as_built(struct graph *graph, uint16_t start, uint16_t end,
                                      struct network *network)
{
    if (graph->status != STATUS_OK)
        return graph->status;
    uint16_t *rooms = calloc(3 * graph->n_nodes, sizeof *rooms);
    if (!rooms)
        return STATUS_NO_MEMORY;
    struct workshop shop = {graph, rooms, rooms + graph->n_nodes, rooms + 2 * graph->n_nodes,
                            start, end};
    enum status status = hand_over_as_built(&shop, network);
    free(rooms);
    return status;
}

void graph_network(struct graph *graph, uint16_t from, uint16_t to, const struct network *network,
                   uint8_t slot)
{
    size_t first = graph->n_nodes;
    for (size_t i = 2; i < network->n_nodes; i++)
        graph_node(graph);
    for (size_t i = 0; i < network->n_arcs; i++) {
        const struct network_arc *arc = &network->arcs[i];
        uint16_t begin = arc->from == 0 ? from : (uint16_t)(first + arc->from - 1);
        uint16_t end = arc->to + 1 == network->n_nodes ? to : (uint16_t)(first + arc->to - 1);
        graph_arc(graph, begin, end, arc->syllable, arc->hanzi, slot);
    }
}
