/* CTC's states: each unit of a link, and a blank behind it that may be left out, but not where the
 * next unit is the same. At a node the ways that lead there meet: the best that ends in a unit, and
 * the best that ends in a blank. */
#include "audio/ear/network/unit_graph.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "audio/ear/network/unit_search.h"
#include "base/grow.h"

enum { BLANK = 0 };

static const float NOWHERE = -1e9f;

void unit_graph_finish(struct unit_graph *graph)
{
    if (!graph)
        return;
    free(graph->links);
    *graph = (struct unit_graph){0};
}

void unit_graph_clear(struct unit_graph *graph)
{
    graph->n_links = 0;
    graph->n_nodes = 0;
}

static uint16_t last_node(const struct unit_graph *graph)
{
    return graph->n_nodes ? (uint16_t)(graph->n_nodes - 1) : 0;
}

static enum status link_add(struct unit_graph *graph, struct unit_link link)
{
    enum status status =
        grow(&graph->links, &graph->capacity, graph->n_links + 1, sizeof *graph->links);
    if (status == STATUS_OK)
        graph->links[graph->n_links++] = link;
    return status;
}

/* Room for so many more nodes behind the last. */
static enum status nodes_add(struct unit_graph *graph, size_t count)
{
    size_t wanted = last_node(graph) + 1u + count;
    if (wanted > UINT16_MAX)
        return STATUS_LIMIT;
    graph->n_nodes = (uint16_t)wanted;
    return STATUS_OK;
}

enum status unit_graph_add(struct unit_graph *graph, const uint8_t *units, size_t count)
{
    uint16_t from = last_node(graph);
    struct unit_link link = {.from = from, .to = (uint16_t)(from + 1)};
    link.count = (uint8_t)(count < UNITS_PER_SYLLABLE ? count : UNITS_PER_SYLLABLE);
    memcpy(link.units, units, link.count);
    enum status status = nodes_add(graph, 1);
    return status == STATUS_OK ? link_add(graph, link) : status;
}

static struct unit_link link_of(const struct network_arc *arc, const struct unit_names *names)
{
    struct unit_link link = {.from = arc->from, .to = arc->to};
    if (arc->syllable.final == FINAL_ANY)
        link.units[link.count++] = UNIT_GAP;
    else if (arc->syllable.final != FINAL_NONE)
        link.count = (uint8_t)unit_names_syllable(names, arc->syllable, link.units);
    return link;
}

enum status unit_graph_add_network(struct unit_graph *graph, const struct network *network,
                                   const struct unit_names *names)
{
    uint16_t base = last_node(graph);
    enum status status = network->n_nodes ? nodes_add(graph, network->n_nodes - 1u) : STATUS_OK;
    for (size_t i = 0; i < network->n_arcs && status == STATUS_OK; i++) {
        struct unit_link link = link_of(&network->arcs[i], names);
        link.from = (uint16_t)(link.from + base);
        link.to = (uint16_t)(link.to + base);
        status = link_add(graph, link);
    }
    return status;
}

enum status unit_graph_add_graph(struct unit_graph *graph, const struct unit_graph *more)
{
    uint16_t base = last_node(graph);
    enum status status = nodes_add(graph, last_node(more));
    for (size_t i = 0; i < more->n_links && status == STATUS_OK; i++) {
        struct unit_link link = more->links[i];
        link.from = (uint16_t)(link.from + base);
        link.to = (uint16_t)(link.to + base);
        status = link_add(graph, link);
    }
    return status;
}

/* Searching */

struct token {
    float gain;
    uint16_t units; /* said so far */
    uint16_t first; /* the row it began with */
};

struct node {
    struct token in_unit, in_blank; /* the best ways that end here */
    uint8_t unit;                   /* the last of in_unit */
};

struct state {
    struct token in_unit, in_blank;
};

struct search_tokens {
    struct node *nodes;
    struct state (*states)[UNITS_PER_SYLLABLE]; /* by link */
};

static struct token better(struct token a, struct token b)
{
    return b.gain > a.gain ? b : a;
}

static void node_take(struct node *node, struct token in_unit, uint8_t unit, struct token in_blank)
{
    if (in_unit.gain > node->in_unit.gain) {
        node->in_unit = in_unit;
        node->unit = unit;
    }
    node->in_blank = better(node->in_blank, in_blank);
}

/* The ways so far, gathered at the nodes; at the start a new one begins, with this row. */
static void nodes_gather(const struct unit_graph *graph, struct search_tokens *tokens, size_t row)
{
    for (size_t n = 0; n < graph->n_nodes; n++)
        tokens->nodes[n] = (struct node){{NOWHERE, 0, 0}, {NOWHERE, 0, 0}, BLANK};
    tokens->nodes[0].in_unit = (struct token){0, 0, (uint16_t)row};
    for (size_t i = 0; i < graph->n_links; i++) {
        const struct unit_link *link = &graph->links[i];
        const struct node *from = &tokens->nodes[link->from];
        struct node *to = &tokens->nodes[link->to];
        if (link->count == 0) {
            node_take(to, from->in_unit, from->unit, from->in_blank);
            continue;
        }
        const struct state *last = &tokens->states[i][link->count - 1];
        node_take(to, last->in_unit, link->units[link->count - 1], last->in_blank);
    }
}

/* The best way into a link's k-th unit that was not in it before. */
static struct token entered(const struct unit_link *link, const struct state *states,
                            const struct node *from, size_t k)
{
    uint8_t before = k ? link->units[k - 1] : from->unit;
    struct token in_unit = k ? states[k - 1].in_unit : from->in_unit;
    struct token in_blank = k ? states[k - 1].in_blank : from->in_blank;
    struct token best = before != link->units[k] ? better(in_blank, in_unit) : in_blank;
    best.units = (uint16_t)(best.units + (link->units[k] != UNIT_GAP));
    return best;
}

static void link_step(const struct unit_link *link, struct state *states, const struct node *from,
                      const float *row, float best)
{
    for (size_t k = link->count; k-- > 0;) {
        uint8_t unit = link->units[k];
        struct token into = entered(link, states, from, k);
        struct state *state = &states[k];
        state->in_blank = better(state->in_blank, state->in_unit);
        state->in_blank.gain += row[BLANK] - best;
        state->in_unit = better(state->in_unit, into);
        if (unit != UNIT_GAP)
            state->in_unit.gain += row[unit] - best;
    }
}

static bool tokens_init(struct search_tokens *tokens, const struct unit_graph *graph)
{
    tokens->nodes = calloc(graph->n_nodes + 1u, sizeof *tokens->nodes);
    tokens->states = calloc(graph->n_links + 1, sizeof *tokens->states);
    for (size_t i = 0; tokens->states && i < graph->n_links; i++) {
        for (size_t k = 0; k < UNITS_PER_SYLLABLE; k++)
            tokens->states[i][k] = (struct state){{NOWHERE, 0, 0}, {NOWHERE, 0, 0}};
    }
    return tokens->nodes && tokens->states;
}

static void rows_search(const struct unit_graph *graph, const struct unit_window *window,
                        struct search_tokens *tokens, struct unit_run *run)
{
    const struct unit_rows *rows = window->rows;
    nodes_gather(graph, tokens, window->first);
    for (size_t t = window->first; t < window->end && t < rows->count; t++) {
        const float *row = rows->values + t * rows->n_units;
        float best = unit_rows_best(rows, t);
        for (size_t i = 0; i < graph->n_links; i++)
            link_step(&graph->links[i], tokens->states[i], &tokens->nodes[graph->links[i].from],
                      row, best);
        nodes_gather(graph, tokens, t + 1);
        struct token done = tokens->nodes[graph->n_nodes - 1].in_unit;
        if ((double)done.gain > run->gain)
            *run = (struct unit_run){(double)done.gain, done.first, t + 1, done.units};
    }
}

enum status unit_graph_search(const struct unit_graph *graph, const struct unit_window *window,
                              struct unit_run *run)
{
    struct search_tokens tokens;
    *run = (struct unit_run){UNIT_RUN_NONE, window->first, window->first, 0};
    if (graph->n_nodes < 2)
        return STATUS_OK;
    bool made = tokens_init(&tokens, graph);
    if (made)
        rows_search(graph, window, &tokens, run);
    free(tokens.nodes);
    free(tokens.states);
    return made ? STATUS_OK : STATUS_NO_MEMORY;
}
