/* Token passing that keeps several tokens a state. A token's history is the string of what was said
 * in slots so far. Histories are interned: the same string has the same number, so that two tokens
 * are compared by one number. The best token with the history of an expected value has a place of
 * its own and is never crowded out. */
#include "audio/slot_rivals.h"

#include <stdlib.h>
#include <string.h>

enum { NO_HISTORY = 0, UNREACHED = 1 << 28, FIRST_TABLE = 1 << 12 };

/* The search looks for the place that fits best a frame, and may end before the last digit to get
 * there. So the reading may go on to both sides, and speech that it leaves out costs. */
enum { REACH = 80, SLACK = 100 }; /* frames */

/* 五 and 一 are one phone and would fit into three frames between any two others. */
enum { SYLLABLE_FRAMES = 14, HASTE_PENALTY = 12 };

/* `text` was said after `before`. */
struct history {
    uint32_t before;
    uint16_t label;
    bool expected;
};

struct histories {
    struct history *items; /* owned; [0] is the empty one */
    uint32_t *table;       /* owned; indices into items, 0: free */
    uint32_t count, size;  /* size of the table, a power of two; items has half of it */
};

struct lead {
    int32_t cost;
    uint32_t history;
    int32_t entered; /* frame in which the last syllable of the history began */
};

struct tokens {
    struct lead open[RIVALS_OPEN]; /* rising cost, different histories */
    struct lead expected;
};

struct rivals {
    const struct hmm_graph *graph;
    const struct network *network;
    const struct acoustic_model *model;
    const struct trellis *trellis;
    struct histories histories;
    uint16_t
        *labels; /* by arc: the first arc that says the same in the same slot, + 1; 0: silent */
    bool *ends;  /* by node: the last phone of a syllable in a slot */
    struct tokens *states;         /* n a node */
    struct tokens *leaving, *left; /* one a node: after this frame, after the one before */
    int32_t *outside;    /* owned; by frame from `first` on: what all up to there cost, outside */
    struct tokens done;  /* that have left the phrase, at any frame */
    int32_t first, last; /* frames that are gone over */
    int32_t enter_until, leave_from; /* the phrase begins and ends about where it was found */
    int n;
    int32_t limit; /* tokens beyond are dropped */
    enum status status;
};

static const struct tokens NO_TOKENS = {{{UNREACHED, 0, 0}, {UNREACHED, 0, 0}, {UNREACHED, 0, 0}},
                                        {UNREACHED, 0, 0}};

/* What is said */

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

static void labels_fill(struct rivals *r)
{
    const struct network_arc *arcs = r->network->arcs;
    for (uint16_t i = 0; i < r->network->n_arcs; i++) {
        if (arcs[i].slot == 0 || arcs[i].hanzi[0] == '\0')
            continue;
        uint16_t first = 0;
        while (arcs[first].slot != arcs[i].slot ||
               strcmp(common_name(arcs[first].hanzi), common_name(arcs[i].hanzi)) != 0)
            first++;
        r->labels[i] = (uint16_t)(first + 1);
    }
}

static int32_t silence_cost(const struct rivals *r, const int16_t *row)
{
    const struct mdef *mdef = &r->model->mdef;
    const uint16_t *senones = mdef->senones + mdef->base[mdef->silence].sequence * r->n;
    int32_t cost = row[senones[0]];
    for (int i = 1; i < r->n; i++)
        cost = row[senones[i]] < cost ? row[senones[i]] : cost;
    return cost;
}

/* Outside the phrase there is silence, or speech that is left out. */
static void outside_fill(struct rivals *r)
{
    const struct trellis *trellis = r->trellis;
    for (int32_t t = r->first; t < r->last; t++) {
        int32_t speech = trellis->loop[t + 1] - trellis->loop[t] + SLOT_OUTSIDE_PENALTY;
        int32_t silence = silence_cost(r, trellis->rows + (size_t)t * trellis->stride);
        r->outside[t + 1 - r->first] =
            r->outside[t - r->first] + (silence < speech ? silence : speech);
    }
}

/* A node ends its syllable when another arc, a pause or nothing may follow it. */
static void ends_fill(struct rivals *r)
{
    const struct hmm *nodes = r->graph->nodes;
    for (uint32_t node = 0; node < r->graph->n_nodes; node++) {
        const struct hmm *hmm = &nodes[node];
        for (uint32_t k = 0; hmm->phone == 0 && k < hmm->n_before; k++)
            r->ends[r->graph->before[hmm->first_before + k]] = true;
        r->ends[node] |= hmm->leaves;
    }
    for (uint32_t node = 0; node < r->graph->n_nodes; node++)
        r->ends[node] &= nodes[node].arc != HMM_PAUSE && r->labels[nodes[node].arc] != 0;
}

/* Histories */

static uint32_t history_hash(uint32_t before, uint16_t label)
{
    uint32_t hash = (before * 2654435761u) ^ (label * 40503u);
    return hash ^ hash >> 15;
}

static void table_put(struct histories *h, uint32_t index)
{
    const struct history *item = &h->items[index];
    uint32_t at = history_hash(item->before, item->label) & (h->size - 1);
    while (h->table[at])
        at = (at + 1) & (h->size - 1);
    h->table[at] = index;
}

static enum status histories_grow(struct histories *h)
{
    uint32_t size = h->size ? 2 * h->size : FIRST_TABLE;
    struct history *items = realloc(h->items, size / 2 * sizeof *items);
    if (items)
        h->items = items;
    uint32_t *table = calloc(size, sizeof *table);
    if (!items || !table) {
        free(table);
        return STATUS_NO_MEMORY;
    }
    free(h->table);
    h->table = table;
    if (h->size == 0)
        h->items[h->count++] = (struct history){0};
    h->size = size;
    for (uint32_t i = 1; i < h->count; i++)
        table_put(h, i);
    return STATUS_OK;
}

/* The history that goes on with this label. */
static uint32_t history_after(struct rivals *r, uint32_t before, uint16_t arc)
{
    struct histories *h = &r->histories;
    uint16_t label = r->labels[arc];
    uint32_t at = history_hash(before, label) & (h->size - 1);
    for (; h->table[at]; at = (at + 1) & (h->size - 1)) {
        const struct history *item = &h->items[h->table[at]];
        if (item->before == before && item->label == label)
            return h->table[at];
    }
    if (h->count == h->size / 2 && histories_grow(h) != STATUS_OK) {
        r->status = STATUS_NO_MEMORY;
        return before;
    }
    bool expected = r->network->slots[r->network->arcs[arc].slot - 1].expected;
    h->items[h->count] = (struct history){before, label, expected || h->items[before].expected};
    table_put(h, h->count);
    return h->count++;
}

/* Tokens */

static void tokens_offer(struct tokens *tokens, struct lead lead, bool expected)
{
    if (expected) {
        if (lead.cost < tokens->expected.cost)
            tokens->expected = lead;
        return;
    }
    int at = 0;
    while (at < RIVALS_OPEN && tokens->open[at].cost <= lead.cost) {
        if (tokens->open[at].history == lead.history)
            return;
        at++;
    }
    if (at == RIVALS_OPEN)
        return;
    int end = at; /* the same history behind it, or the last, gives way */
    while (end < RIVALS_OPEN - 1 &&
           (tokens->open[end].history != lead.history || tokens->open[end].cost >= UNREACHED))
        end++;
    memmove(&tokens->open[at + 1], &tokens->open[at], (size_t)(end - at) * sizeof lead);
    tokens->open[at] = lead;
}

static void tokens_join(struct tokens *into, const struct tokens *from, int32_t more, int32_t limit)
{
    for (int i = 0; i <= RIVALS_OPEN; i++) {
        struct lead lead = i < RIVALS_OPEN ? from->open[i] : from->expected;
        lead.cost += more;
        if (lead.cost < limit)
            tokens_offer(into, lead, i == RIVALS_OPEN);
    }
}

/* The same tokens where a syllable in a slot ends: too short a one costs more. */
static struct tokens tokens_end(const struct tokens *tokens, int32_t frame)
{
    struct tokens ended = NO_TOKENS;
    for (int i = 0; i <= RIVALS_OPEN; i++) {
        struct lead lead = i < RIVALS_OPEN ? tokens->open[i] : tokens->expected;
        int32_t short_by = SYLLABLE_FRAMES - (frame - lead.entered);
        if (lead.cost >= UNREACHED)
            continue;
        lead.cost += short_by > 0 ? HASTE_PENALTY * short_by : 0;
        tokens_offer(&ended, lead, i == RIVALS_OPEN);
    }
    return ended;
}

static bool tokens_any(const struct tokens *tokens)
{
    return tokens->open[0].cost < UNREACHED || tokens->expected.cost < UNREACHED;
}

static int32_t tokens_best(const struct tokens *tokens)
{
    return tokens->open[0].cost < tokens->expected.cost ? tokens->open[0].cost
                                                        : tokens->expected.cost;
}

/* The same tokens once this arc's syllable has begun. */
static struct tokens tokens_say(struct rivals *r, const struct tokens *tokens, uint16_t arc,
                                int32_t frame)
{
    struct tokens said = NO_TOKENS;
    if (arc == HMM_PAUSE || r->labels[arc] == 0)
        return *tokens;
    for (int i = 0; i <= RIVALS_OPEN; i++) {
        struct lead lead = i < RIVALS_OPEN ? tokens->open[i] : tokens->expected;
        if (lead.cost >= UNREACHED)
            continue;
        lead.history = history_after(r, lead.history, arc);
        lead.entered = frame;
        tokens_offer(&said, lead, r->histories.items[lead.history].expected);
    }
    return said;
}

/* One frame */

/* What the frames [from, to) cost outside the phrase. */
static int32_t outside_cost(const struct rivals *r, int32_t from, int32_t to)
{
    return r->outside[to - r->first] - r->outside[from - r->first];
}

static struct tokens way_in(struct rivals *r, const struct hmm *hmm, int32_t frame)
{
    struct tokens in = NO_TOKENS;
    if (hmm->entry && frame <= r->enter_until)
        in.open[0] = (struct lead){outside_cost(r, r->first, frame), NO_HISTORY, frame};
    int32_t penalty = hmm->phone == 0 ? TRELLIS_SYLLABLE_PENALTY : 0;
    for (uint32_t k = 0; k < hmm->n_before; k++)
        tokens_join(&in, &r->left[r->graph->before[hmm->first_before + k]], penalty, r->limit);
    return hmm->phone == 0 && tokens_any(&in) ? tokens_say(r, &in, hmm->arc, frame) : in;
}

static void tokens_add(struct tokens *tokens, int32_t cost)
{
    for (int i = 0; i < RIVALS_OPEN && tokens->open[i].cost < UNREACHED; i++)
        tokens->open[i].cost += cost;
    if (tokens->expected.cost < UNREACHED)
        tokens->expected.cost += cost;
}

/* Returns the lowest cost in this phone; states from the last to the first, as in the search. */
static int32_t phone_step(struct rivals *r, uint32_t node, const struct tokens *in,
                          const int16_t *row)
{
    const struct hmm *hmm = &r->graph->nodes[node];
    const int32_t *transitions = acoustic_model_transitions(r->model, hmm->transitions);
    struct tokens *states = r->states + node * (uint32_t)r->n;
    int32_t lowest = UNREACHED;
    for (int to = r->n - 1; to >= 0; to--) {
        struct tokens next = to == 0 ? *in : NO_TOKENS;
        for (int back = 0; back <= 2 && back <= to; back++) {
            int32_t cost = transitions[(to - back) * (r->n + 1) + to];
            if (cost < COST_NONE)
                tokens_join(&next, &states[to - back], cost, r->limit);
        }
        tokens_add(&next, row[hmm->senones[to]]);
        states[to] = next;
        lowest = tokens_best(&next) < lowest ? tokens_best(&next) : lowest;
    }
    return lowest;
}

static void phone_leave(struct rivals *r, uint32_t node)
{
    const struct hmm *hmm = &r->graph->nodes[node];
    const int32_t *transitions = acoustic_model_transitions(r->model, hmm->transitions);
    const struct tokens *states = r->states + node * (uint32_t)r->n;
    for (int from = r->n > 2 ? r->n - 2 : 0; from < r->n; from++) {
        int32_t cost = transitions[from * (r->n + 1) + r->n];
        if (cost < COST_NONE)
            tokens_join(&r->leaving[node], &states[from], cost, UNREACHED);
    }
}

static bool node_active(const struct rivals *r, uint32_t node)
{
    for (int i = 0; i < r->n; i++) {
        if (tokens_any(&r->states[node * (uint32_t)r->n + (uint32_t)i]))
            return true;
    }
    return false;
}

static void frame_step(struct rivals *r, int32_t frame)
{
    const int16_t *row = r->trellis->rows + (size_t)frame * r->trellis->stride;
    int32_t lowest = UNREACHED;
    struct tokens *swap = r->left;
    r->left = r->leaving;
    r->leaving = swap;
    for (uint32_t node = 0; node < r->graph->n_nodes; node++) {
        struct tokens in = way_in(r, &r->graph->nodes[node], frame);
        r->leaving[node] = NO_TOKENS;
        if (!tokens_any(&in) && !node_active(r, node))
            continue;
        int32_t here = phone_step(r, node, &in, row);
        lowest = here < lowest ? here : lowest;
        phone_leave(r, node);
        if (r->ends[node])
            r->leaving[node] = tokens_end(&r->leaving[node], frame + 1);
        if (r->graph->nodes[node].leaves && frame >= r->leave_from)
            tokens_join(&r->done, &r->leaving[node], outside_cost(r, frame + 1, r->last),
                        UNREACHED);
    }
    r->limit = lowest < UNREACHED ? lowest + RIVAL_BEAM : UNREACHED;
}

/* The end */

static void hanzi_fill(const struct rivals *r, uint32_t history, uint8_t slot, char *out)
{
    const char *texts[RIVAL_TEXT];
    size_t n = 0, length = 0;
    for (; history != NO_HISTORY; history = r->histories.items[history].before) {
        const struct network_arc *arc = &r->network->arcs[r->histories.items[history].label - 1];
        bool here = arc->slot == slot ||
                    (r->network->slots[arc->slot - 1].expected && arc->slot == slot + 1);
        if (here && n < RIVAL_TEXT)
            texts[n++] = common_name(arc->hanzi);
    }
    out[0] = '\0';
    while (n-- > 0) {
        size_t more = strlen(texts[n]);
        if (length + more < RIVAL_TEXT)
            memcpy(out + length, texts[n], more + 1);
        length += more;
    }
}

static int cheapest_first(const void *left, const void *right)
{
    const struct rival *a = left, *b = right;
    return (a->cost > b->cost) - (a->cost < b->cost);
}

static void rivals_collect(const struct rivals *r, uint8_t slot, struct rival *out, size_t *count)
{
    int32_t best = tokens_best(&r->done);
    *count = 0;
    for (int i = 0; i <= RIVALS_OPEN; i++) {
        struct lead lead = i < RIVALS_OPEN ? r->done.open[i] : r->done.expected;
        if (lead.cost >= UNREACHED)
            continue;
        struct rival *rival = &out[(*count)++];
        *rival = (struct rival){.cost = lead.cost - best, .expected = i == RIVALS_OPEN};
        hanzi_fill(r, lead.history, slot, rival->hanzi);
    }
    qsort(out, *count, sizeof *out, cheapest_first);
}

static void rivals_finish(struct rivals *r)
{
    free(r->histories.items);
    free(r->histories.table);
    free(r->labels);
    free(r->ends);
    free(r->outside);
    free(r->states);
    free(r->leaving);
    free(r->left);
}

static enum status rivals_init(struct rivals *r)
{
    size_t nodes = r->graph->n_nodes, states = nodes * (size_t)r->n;
    r->labels = calloc((size_t)r->network->n_arcs + 1, sizeof *r->labels);
    r->outside = calloc((size_t)(r->last - r->first) + 1, sizeof *r->outside);
    r->ends = calloc(nodes + 1, sizeof *r->ends);
    r->states = malloc(states * sizeof *r->states);
    r->leaving = malloc(nodes * sizeof *r->leaving);
    r->left = malloc(nodes * sizeof *r->left);
    if (!r->labels || !r->ends || !r->outside || !r->states || !r->leaving || !r->left ||
        histories_grow(&r->histories) != STATUS_OK)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < states; i++)
        r->states[i] = NO_TOKENS;
    for (size_t i = 0; i < nodes; i++)
        r->leaving[i] = r->left[i] = NO_TOKENS;
    labels_fill(r);
    ends_fill(r);
    outside_fill(r);
    return STATUS_OK;
}

enum status slot_rivals_find(const struct trellis *trellis, const struct hmm_graph *graph,
                             const struct network *network, const struct acoustic_model *model,
                             const struct place *place, uint8_t slot, struct rival out[RIVALS_MAX],
                             size_t *count)
{
    struct rivals r = {.graph = graph,
                       .network = network,
                       .model = model,
                       .trellis = trellis,
                       .done = NO_TOKENS,
                       .first = place->start > REACH ? place->start - REACH : 0,
                       .last = place->end + REACH,
                       .enter_until = place->start + SLACK,
                       .leave_from = place->end - SLACK,
                       .n = model->mdef.n_states,
                       .limit = UNREACHED};
    r.last = r.last < (int32_t)trellis->n_looped ? r.last : (int32_t)trellis->n_looped;
    *count = 0;
    enum status status = rivals_init(&r);
    for (int32_t frame = r.first; status == STATUS_OK && frame < r.last; frame++) {
        frame_step(&r, frame);
        status = r.status;
    }
    if (status == STATUS_OK)
        rivals_collect(&r, slot, out, count);
    rivals_finish(&r);
    return status;
}
