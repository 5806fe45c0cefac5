#include "audio/ear/verify/slot_rivals.h"

#include <stdlib.h>
#include <string.h>

#include "audio/ear/search/slot_lattice.h"
#include "audio/ear/search/trellis_step.h"

/* 幺, 洞 and the like by the digit's common name: the value is the same. */
static const char *common_name(const char *hanzi)
{
    static const char *const names[][2] = {
        {"幺", "一"}, {"两", "二"}, {"洞", "零"}, {"拐", "七"}, {"勾", "九"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i][0], hanzi) == 0)
            return names[i][1];
    }
    return hanzi;
}

/* The way of an expected value stands right behind the open one. */
static bool arc_expected(const struct network *network, uint16_t arc)
{
    uint8_t slot = network->arcs[arc].slot;
    return slot > 0 && network->slots[slot - 1].expected;
}

static void labels_fill(bool *labels, const struct network *network, uint8_t slot)
{
    for (uint16_t i = 0; i < network->n_arcs; i++) {
        const struct network_arc *arc = &network->arcs[i];
        labels[i] = arc->hanzi[0] != '\0' &&
                    (arc->slot == slot || (arc->slot == slot + 1 && arc_expected(network, i)));
    }
}

static void arc_said(struct rival *rival, const struct network *network, uint16_t arc)
{
    const char *hanzi = common_name(network->arcs[arc].hanzi);
    if (strlen(rival->hanzi) + strlen(hanzi) >= RIVAL_TEXT || rival->n_syllables == RIVAL_SYLLABLES)
        return;
    strcat(rival->hanzi, hanzi);
    rival->syllables[rival->n_syllables++] = network->arcs[arc].syllable;
}

static void hanzi_fill(const struct lattice *l, const struct network *network,
                       const struct through *through, struct rival *rival)
{
    uint16_t arcs[RIVAL_TEXT];
    size_t n = 0;
    for (uint32_t i = through->before; i != NOTHING_SAID && n < RIVAL_TEXT; i = l->said[i].next)
        arcs[n++] = l->said[i].arc;
    while (n-- > 0)
        arc_said(rival, network, arcs[n]);
    for (uint32_t i = through->after; i != NOTHING_SAID; i = l->said[i].next)
        arc_said(rival, network, l->said[i].arc);
}

static int cheapest_first(const void *left, const void *right)
{
    const struct through *a = left, *b = right;
    return (a->cost > b->cost) - (a->cost < b->cost);
}

static bool rival_known(const struct rival *rivals, size_t count, const struct rival *rival)
{
    for (size_t i = 0; i < count; i++) {
        if (rivals[i].expected == rival->expected && strcmp(rivals[i].hanzi, rival->hanzi) == 0)
            return true;
    }
    return false;
}

/* The last place is kept for what is expected. */
static void rivals_collect(struct lattice *l, const struct network *network,
                           struct rival out[RIVALS_MAX], size_t *count)
{
    qsort(l->through, 2 * l->n_arcs, sizeof *l->through, cheapest_first);
    bool expected = false;
    for (size_t i = 0; i < 2 * l->n_arcs && *count < RIVALS_MAX; i++) {
        const struct through *through = &l->through[i];
        if (through->cost - l->best > RIVAL_MARGIN_MAX)
            return;
        struct rival rival = {.cost = through->cost - l->best};
        rival.expected = arc_expected(network, l->said[through->before].arc);
        hanzi_fill(l, network, through, &rival);
        bool room = *count + 1 < RIVALS_MAX || (rival.expected && !expected);
        if (!room || rival_known(out, *count, &rival))
            continue;
        expected |= rival.expected;
        out[(*count)++] = rival;
    }
}

enum status slot_rivals_find(const struct trellis *trellis, const struct hmm_graph *graph,
                             const struct network *network, const struct acoustic_model *model,
                             const struct slot_span *span, uint8_t slot,
                             struct rival out[RIVALS_MAX], size_t *count)
{
    *count = 0;
    bool *labels = calloc((size_t)network->n_arcs + 1, sizeof *labels);
    if (!labels)
        return STATUS_NO_MEMORY;
    labels_fill(labels, network, slot);
    struct lattice lattice = {.trellis = trellis,
                              .graph = graph,
                              .model = model,
                              .span = span,
                              .labels = labels,
                              .n_arcs = network->n_arcs};
    enum status status = lattice_run(&lattice);
    if (status == STATUS_OK && lattice.best < UNREACHED)
        rivals_collect(&lattice, network, out, count);
    lattice_finish(&lattice);
    free(labels);
    return status;
}
