#include "language/wording/network.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "language/wording/network_build.h"

enum status network_refuse(struct network_error *error, size_t offset, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    error->offset = offset;
    vsnprintf(error->reason, sizeof error->reason, format, arguments);
    error->reason[utf8_cut(error->reason, sizeof error->reason - 1)] = '\0';
    va_end(arguments);
    return STATUS_INVALID;
}

enum status network_refuse_reading(struct network_error *error, const char *text, size_t at,
                                   size_t offset)
{
    uint32_t code;
    size_t n = utf8_decode(text + at, strlen(text + at), &code);
    if (n == 0)
        return network_refuse(error, offset, "not valid UTF-8");
    return network_refuse(error, offset, "'%.*s' has no reading; give it one in words.tsv", (int)n,
                          text + at);
}

void graph_readings(struct graph *graph, uint16_t from, uint16_t to, const struct reading *readings,
                    size_t count, uint8_t slot)
{
    for (size_t i = 0; i < count; i++) {
        uint16_t next = i + 1 < count ? graph_node(graph) : to;
        graph_arc(graph, from, next, readings[i].syllable, readings[i].hanzi, slot);
        if (readings[i].other.final != FINAL_NONE &&
            !syllable_sounds_like(readings[i].other, readings[i].syllable))
            graph_arc(graph, from, next, readings[i].other, readings[i].hanzi, slot);
        from = next;
    }
    if (count == 0)
        graph_skip(graph, from, to);
}

enum status network_init_phrase(struct network *network, const char *text,
                                const struct lexicon *lexicon, struct network_error *error)
{
    struct graph graph = {0};
    struct reading *readings = NULL;
    size_t count = 0, bad = 0;
    *network = (struct network){0};
    enum status status = lexicon_read(lexicon, text, &readings, &count, &bad);
    if (status == STATUS_INVALID)
        return network_refuse_reading(error, text, bad, bad);
    if (status == STATUS_OK && count == 0)
        status = network_refuse(error, 0, "there is nothing to say in it");
    if (status == STATUS_OK) {
        uint16_t start = graph_node(&graph), end = graph_node(&graph);
        graph_readings(&graph, start, end, readings, count, 0);
        status = graph_to_network(&graph, start, end, network);
    }
    if (status == STATUS_LIMIT)
        network_refuse(error, 0, "it is too long");
    free(readings);
    graph_finish(&graph);
    return status;
}

void network_finish(struct network *network)
{
    if (!network)
        return;
    free(network->arcs);
    free(network->slots);
    *network = (struct network){0};
}

static bool is_silent(const struct network_arc *arc)
{
    return arc->syllable.final == FINAL_NONE;
}

/* Arcs are sorted by where they start and go up, so one walk along them visits every path. */
void network_lengths(const struct network *network, size_t *shortest, size_t *longest)
{
    struct span {
        uint16_t low, high;
    } *spans = calloc(network->n_nodes ? network->n_nodes : 1, sizeof *spans);
    *shortest = *longest = 0;
    if (!spans || network->n_nodes == 0) {
        free(spans);
        return;
    }
    for (size_t i = 1; i < network->n_nodes; i++)
        spans[i].low = UINT16_MAX;
    for (size_t i = 0; i < network->n_arcs; i++) {
        const struct network_arc *arc = &network->arcs[i];
        uint16_t step = is_silent(arc) ? 0 : 1;
        uint16_t low = (uint16_t)(spans[arc->from].low + step);
        uint16_t high = (uint16_t)(spans[arc->from].high + step);
        if (low < spans[arc->to].low)
            spans[arc->to].low = low;
        if (high > spans[arc->to].high)
            spans[arc->to].high = high;
    }
    *shortest = spans[network->n_nodes - 1].low;
    *longest = spans[network->n_nodes - 1].high;
    free(spans);
}

bool network_may_be_silent(const struct network *network)
{
    size_t shortest, longest;
    network_lengths(network, &shortest, &longest);
    return shortest == 0;
}

/* left[node]: the fewest syllables from there to the end. */
static void count_to_end(const struct network *network, uint16_t *left)
{
    for (size_t i = 0; i + 1 < network->n_nodes; i++)
        left[i] = UINT16_MAX - 1;
    left[network->n_nodes - 1] = 0;
    for (size_t i = network->n_arcs; i-- > 0;) {
        const struct network_arc *arc = &network->arcs[i];
        uint16_t steps = (uint16_t)(left[arc->to] + (is_silent(arc) ? 0 : 1));
        if (steps < left[arc->from])
            left[arc->from] = steps;
    }
}

static const struct network_arc *first_arc(const struct network *network, uint16_t from)
{
    size_t low = 0, high = network->n_arcs;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (network->arcs[middle].from < from)
            low = middle + 1;
        else
            high = middle;
    }
    return &network->arcs[low];
}

/* Chooses among the arcs that lead on soonest: the first, but in a slot another one each time, so
 * that a sample telephone number does not repeat one digit seven times. */
static const struct network_arc *choose_arc(const struct network *network, const uint16_t *left,
                                            uint16_t from, size_t said)
{
    const struct network_arc *good[64] = {first_arc(network, from)};
    size_t n = 0;
    const struct network_arc *end = network->arcs + network->n_arcs;
    for (const struct network_arc *arc = first_arc(network, from);
         arc < end && arc->from == from && n < 64; arc++) {
        if (left[from] == left[arc->to] + (is_silent(arc) ? 0 : 1))
            good[n++] = arc;
    }
    return n > 0 && good[0]->slot ? good[(said * 3 + 1) % n] : good[0];
}

static bool append(char *out, size_t out_size, size_t *length, const char *text)
{
    size_t n = strlen(text);
    if (*length + n >= out_size)
        return false;
    memcpy(out + *length, text, n + 1);
    *length += n;
    return true;
}

enum status network_sample(const struct network *network, char *out, size_t out_size)
{
    static const char *const name[] = {"张", "小", "明", "华"};
    if (network->n_nodes == 0 || out_size == 0)
        return STATUS_LIMIT;
    uint16_t *left = malloc(network->n_nodes * sizeof *left);
    if (!left)
        return STATUS_NO_MEMORY;
    count_to_end(network, left);
    size_t length = 0, said = 0, unnamed = 0;
    bool fits = true;
    out[0] = '\0';
    for (uint16_t node = 0; fits && node + 1 < network->n_nodes;) {
        const struct network_arc *arc = choose_arc(network, left, node, said++);
        bool is_any = arc->syllable.final == FINAL_ANY;
        unnamed = is_any ? unnamed + 1 : 0;
        fits = append(out, out_size, &length, is_any ? name[(unnamed - 1) % 4] : arc->hanzi);
        node = arc->to;
    }
    free(left);
    return fits ? STATUS_OK : STATUS_LIMIT;
}
