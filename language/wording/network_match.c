/* Networks held against a text and against each other: dynamic programming along the arcs. */
#include <stdlib.h>
#include <string.h>

#include "language/wording/network.h"

static bool arc_takes(const struct network_arc *arc, const struct reading *reading)
{
    return arc->syllable.final == FINAL_ANY ||
           syllable_sounds_like(arc->syllable, reading->syllable) ||
           (reading->other.final != FINAL_NONE &&
            syllable_sounds_like(arc->syllable, reading->other));
}

/* Follows skips from the nodes marked; arcs go up, so once along them is enough. */
static void follow_skips(const struct network *network, unsigned char *marked)
{
    for (size_t i = 0; i < network->n_arcs; i++) {
        if (network->arcs[i].syllable.final == FINAL_NONE && marked[network->arcs[i].from])
            marked[network->arcs[i].to] = 1;
    }
}

static void follow_reading(const struct network *network, const struct reading *reading,
                           const unsigned char *marked, unsigned char *next)
{
    memset(next, 0, network->n_nodes);
    for (size_t i = 0; i < network->n_arcs; i++) {
        const struct network_arc *arc = &network->arcs[i];
        if (arc->syllable.final != FINAL_NONE && marked[arc->from] && arc_takes(arc, reading))
            next[arc->to] = 1;
    }
}

static bool accepts_readings(const struct network *network, const struct reading *readings,
                             size_t count, enum network_fit fit, unsigned char *rooms)
{
    unsigned char *marked = rooms, *next = rooms + network->n_nodes;
    marked[0] = 1;
    follow_skips(network, marked);
    for (size_t i = 0; i < count; i++) {
        follow_reading(network, &readings[i], marked, next);
        if (fit == NETWORK_WITHIN)
            next[0] = 1;
        follow_skips(network, next);
        if (fit == NETWORK_WITHIN && next[network->n_nodes - 1])
            return true;
        unsigned char *swap = marked;
        marked = next;
        next = swap;
    }
    return marked[network->n_nodes - 1] != 0;
}

bool network_accepts(const struct network *network, const char *text, const struct lexicon *lexicon,
                     enum network_fit fit)
{
    struct reading *readings;
    size_t count;
    if (network->n_nodes == 0 || lexicon_read(lexicon, text, &readings, &count, NULL) != STATUS_OK)
        return false;
    unsigned char *rooms = calloc(2, network->n_nodes);
    bool accepts = rooms && accepts_readings(network, readings, count, fit, rooms);
    free(rooms);
    free(readings);
    return accepts;
}

/* The cheapest way to stand at node i of a and node j of b at once. */
struct product {
    const struct network *a, *b;
    float *cost; /* a->n_nodes rows of b->n_nodes */
    float limit; /* what costs as much leads nowhere */
};

static float step_cost(const struct network_arc *arc)
{
    return arc->syllable.final == FINAL_NONE ? 0.0f : 1.0f;
}

static void lower(float *cost, float to)
{
    if (to < *cost)
        *cost = to;
}

/* b goes on alone, a stays at `node`. */
static void advance_b(struct product *product, size_t node)
{
    float *row = product->cost + node * product->b->n_nodes;
    for (size_t j = 0; j < product->b->n_arcs; j++) {
        const struct network_arc *arc = &product->b->arcs[j];
        lower(&row[arc->to], row[arc->from] + step_cost(arc));
    }
}

static bool leads_on(const struct product *product, size_t node)
{
    const float *row = product->cost + node * product->b->n_nodes;
    for (size_t j = 0; j < product->b->n_nodes; j++) {
        if (row[j] < product->limit)
            return true;
    }
    return false;
}

/* What a gap takes is said besides the wording: it makes the wording no more like another. */
static float arc_distance(const struct network_arc *a, const struct network_arc *b)
{
    return arc_is_gap(a) != arc_is_gap(b) ? 1.0f : syllable_distance(a->syllable, b->syllable);
}

/* a takes an arc: alone, or with any arc of b's. */
static void advance_a(struct product *product, const struct network_arc *arc)
{
    size_t width = product->b->n_nodes;
    const float *from = product->cost + arc->from * width;
    float *to = product->cost + arc->to * width;
    for (size_t j = 0; j < width; j++)
        lower(&to[j], from[j] + step_cost(arc));
    if (arc->syllable.final == FINAL_NONE)
        return;
    for (size_t j = 0; j < product->b->n_arcs; j++) {
        const struct network_arc *other = &product->b->arcs[j];
        float here = from[other->from];
        if (here < product->limit && here < to[other->to] && other->syllable.final != FINAL_NONE)
            lower(&to[other->to], here + arc_distance(arc, other));
    }
}

/* Fills in the costs from those set so far; arcs go up, so once along the nodes is enough. */
static void spread(struct product *product)
{
    size_t arc = 0;
    for (size_t node = 0; node < product->a->n_nodes; node++) {
        bool on = leads_on(product, node);
        if (on)
            advance_b(product, node);
        for (; arc < product->a->n_arcs && product->a->arcs[arc].from == node; arc++) {
            if (on)
                advance_a(product, &product->a->arcs[arc]);
        }
    }
}

static bool product_init(struct product *product, const struct network *a, const struct network *b,
                         float limit)
{
    size_t cells = (size_t)a->n_nodes * b->n_nodes;
    *product = (struct product){a, b, cells ? malloc(cells * sizeof(float)) : NULL, limit};
    for (size_t i = 0; product->cost && i < cells; i++)
        product->cost[i] = i == 0 ? 0.0f : 1e9f;
    return product->cost != NULL;
}

float network_distance(const struct network *a, const struct network *b, float limit)
{
    struct product product;
    if (!product_init(&product, a, b, limit))
        return -1.0f;
    spread(&product);
    float distance = product.cost[(size_t)a->n_nodes * b->n_nodes - 1];
    free(product.cost);
    return distance;
}

float network_distance_within(const struct network *heard, const struct network *wording,
                              float limit)
{
    struct product product;
    size_t width = wording->n_nodes;
    if (!product_init(&product, heard, wording, limit))
        return -1.0f;
    for (size_t node = 0; node < heard->n_nodes; node++)
        product.cost[node * width] = 0;
    spread(&product);
    float distance = product.cost[width - 1];
    for (size_t node = 1; node < heard->n_nodes; node++)
        lower(&distance, product.cost[node * width + width - 1]);
    free(product.cost);
    return distance;
}
