/* Two passes of token passing over the few frames of a slot. The way forward keeps to a beam and
 * writes down which phones it visited when; the way back goes over those alone, and drops what
 * cannot be part of a path within RIVAL_MARGIN_MAX of the best. Where the two meet at the beginning
 * of an arc there is the cheapest path that says it. A token carries what it has said as an index
 * into lattice.said. Keeping several tokens a state (tried first) took 0.48 s
 * a clip. */
#include "audio/ear/search/slot_lattice.h"

#include <stdlib.h>
#include <string.h>

#include "audio/ear/search/outside.h"
#include "audio/ear/search/trellis_step.h"
#include "audio/ear/senones.h"
#include "base/grow.h"

/* Cost units behind the frame's best state; with 600 en-us lost 下午三点半 altogether. */
enum { FORWARD_BEAM = 900 };

/* 五 and 一 are one phone and would fit into three frames between any two others: what comes sooner
 * after the one before costs more, by the frame. */
enum { SYLLABLE_FRAMES = 14, HASTE_PENALTY = 12 };

/* Memory and beginnings */

static bool is_label(const struct lattice *l, const struct hmm *hmm)
{
    return hmm->arc != HMM_PAUSE && l->labels[hmm->arc];
}

/* The token once it has said this arc too. */
static token token_say(struct lattice *l, token said, uint16_t arc, int32_t frame)
{
    if (grow(&l->said, &l->said_capacity, l->n_said + 1, sizeof *l->said) != STATUS_OK) {
        l->status = STATUS_NO_MEMORY;
        return said;
    }
    l->said[l->n_said] = (struct said){(uint32_t)token_start(said), frame, arc};
    return token_new(token_cost(said), (uint32_t)l->n_said++);
}

/* What it costs to begin this in `frame`, so soon after what the token said last. */
static token token_haste(const struct lattice *l, token said, int32_t frame)
{
    if (token_start(said) == NOTHING_SAID)
        return said;
    int32_t short_by = SYLLABLE_FRAMES - abs(l->said[token_start(said)].frame - frame);
    return token_add(said, short_by > 0 ? HASTE_PENALTY * short_by : 0);
}

static void outside_fill(struct lattice *l)
{
    int32_t *outside = l->outside;
    outside[0] = 0;
    for (int32_t t = l->span->first; t < l->span->last; t++, outside++)
        outside[1] = outside[0] + outside_cost(l->trellis, l->model, t);
}

/* What the frames up to `frame` cost, or those from there on. */
static token outside_before(const struct lattice *l, int32_t frame)
{
    return token_new(l->outside[frame - l->span->first], NOTHING_SAID);
}

static token outside_after(const struct lattice *l, int32_t frame)
{
    int32_t all = l->outside[l->span->last - l->span->first];
    return token_new(all - l->outside[frame - l->span->first], NOTHING_SAID);
}

/* Turns the edges round: lists for each node those that may come after it. */
static void after_fill(struct lattice *l)
{
    const struct hmm_graph *graph = l->graph;
    uint32_t *first = l->first_after; /* n_nodes + 2, zeroed */
    for (uint32_t i = 0; i < graph->n_edges; i++)
        first[graph->before[i] + 2]++;
    for (uint32_t node = 0; node < graph->n_nodes; node++)
        first[node + 2] += first[node + 1];
    for (uint32_t node = 0; node < graph->n_nodes; node++) {
        const struct hmm *hmm = &graph->nodes[node];
        for (uint32_t k = 0; k < hmm->n_before; k++)
            l->after[first[graph->before[hmm->first_before + k] + 1]++] = node;
    }
}

static void states_clear(struct lattice *l)
{
    size_t nodes = l->graph->n_nodes;
    for (size_t i = 0; i < nodes * (size_t)l->model->mdef.n_states; i++)
        l->states[i] = TOKEN_NONE;
    for (size_t i = 0; i < nodes; i++)
        l->stamps[i] = -2; /* beside no frame */
    for (size_t i = 0; i < 2 * nodes; i++)
        l->ways[i].frame = -2;
}

static enum status lattice_init(struct lattice *l)
{
    size_t nodes = l->graph->n_nodes, frames = (size_t)(l->span->last - l->span->first);
    l->through = malloc((2 * l->n_arcs + 1) * sizeof *l->through);
    l->frames = malloc((frames + 1) * sizeof *l->frames);
    l->outside = malloc((frames + 1) * sizeof *l->outside);
    l->after = malloc((l->graph->n_edges + 1) * sizeof *l->after);
    l->first_after = calloc(nodes + 2, sizeof *l->first_after);
    l->states = malloc(nodes * (size_t)l->model->mdef.n_states * sizeof *l->states);
    l->in = malloc(nodes * sizeof *l->in);
    l->ways = malloc(2 * nodes * sizeof *l->ways);
    l->stamps = malloc(nodes * sizeof *l->stamps);
    l->list = malloc(nodes * sizeof *l->list);
    if (!l->through || !l->frames || !l->outside || !l->after || !l->first_after || !l->states ||
        !l->in || !l->ways || !l->stamps || !l->list)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < 2 * l->n_arcs; i++)
        l->through[i] = (struct through){UNREACHED, NOTHING_SAID, NOTHING_SAID};
    l->best = UNREACHED;
    states_clear(l);
    after_fill(l);
    outside_fill(l);
    token_say(l, TOKEN_NONE, 0, 0); /* the first is NOTHING_SAID */
    return l->status;
}

void lattice_finish(struct lattice *l)
{
    free(l->through);
    free(l->said);
    free(l->visits);
    free(l->frames);
    free(l->after);
    free(l->first_after);
    free(l->states);
    free(l->in);
    free(l->ways);
    free(l->stamps);
    free(l->list);
    free(l->outside);
}

static int32_t penalty(const struct hmm *hmm)
{
    return hmm->phone == 0 ? TRELLIS_SYLLABLE_PENALTY : 0;
}

/* Forward */

static void node_enter(struct lattice *l, uint32_t node, int32_t frame, token in)
{
    if (l->stamps[node] != frame) {
        l->stamps[node] = frame;
        l->in[node] = in;
        l->list[l->n_list++] = node;
    } else {
        l->in[node] = token_better(l->in[node], in);
    }
}

static void nodes_enter(struct lattice *l, int32_t frame, size_t first_visit)
{
    const struct slot_span *span = l->span;
    for (size_t i = first_visit; i < l->n_visits; i++) {
        const struct visit *visit = &l->visits[i];
        const uint32_t *first = &l->first_after[visit->node];
        for (uint32_t k = first[0]; visit->out < TOKEN_NONE && k < first[1]; k++) {
            const struct hmm *hmm = &l->graph->nodes[l->after[k]];
            node_enter(l, l->after[k], frame, token_add(visit->out, penalty(hmm)));
        }
    }
    if (span->entry != SPAN_FREE && frame == span->first)
        node_enter(l, span->entry, frame, token_new(0, NOTHING_SAID));
    for (uint32_t node = 0;
         span->entry == SPAN_FREE && frame <= span->enter_until && node < l->graph->n_nodes;
         node++) {
        if (l->graph->nodes[node].entry)
            node_enter(l, node, frame, outside_before(l, frame));
    }
}

static void node_visit(struct lattice *l, uint32_t node, int32_t frame, const int16_t *row)
{
    const struct hmm *hmm = &l->graph->nodes[node];
    int n = l->model->mdef.n_states;
    token *states = l->states + node * (uint32_t)n, low = TOKEN_NONE;
    struct visit visit = {.node = node, .in = l->in[node]};
    if (grow(&l->visits, &l->visit_capacity, l->n_visits + 1, sizeof *l->visits) != STATUS_OK) {
        l->status = STATUS_NO_MEMORY;
        return;
    }
    if (visit.in < TOKEN_NONE && hmm->phone == 0 && is_label(l, hmm))
        visit.in = token_say(l, token_haste(l, visit.in, frame), hmm->arc, frame);
    const int32_t *transitions = acoustic_model_transitions(l->model, hmm->transitions);
    visit.out = phone_step(states, n, transitions, hmm->senones, row, visit.in);
    for (int i = 0; i < n; i++)
        low = token_better(low, states[i]);
    visit.low = token_cost(low);
    l->visits[l->n_visits++] = visit;
}

/* The phones of the frame that go on into the next. */
static void visits_prune(struct lattice *l, int32_t frame, size_t first_visit)
{
    int n = l->model->mdef.n_states;
    int32_t limit = UNREACHED;
    for (size_t i = first_visit; i < l->n_visits; i++)
        limit = l->visits[i].low < limit ? l->visits[i].low : limit;
    limit += FORWARD_BEAM;
    l->n_list = 0;
    size_t kept = first_visit;
    for (size_t i = first_visit; i < l->n_visits; i++) {
        struct visit visit = l->visits[i];
        if (visit.low <= limit) {
            if (token_cost(visit.out) > limit)
                visit.out = TOKEN_NONE;
            l->visits[kept++] = visit;
            node_enter(l, visit.node, frame + 1, TOKEN_NONE);
            continue;
        }
        for (int k = 0; k < n; k++)
            l->states[visit.node * (uint32_t)n + (uint32_t)k] = TOKEN_NONE;
    }
    l->n_visits = kept;
}

/* What it costs from there on if the phrase ends in this phone after the frame. */
static token way_out(const struct lattice *l, const struct visit *visit, int32_t frame)
{
    const struct slot_span *span = l->span;
    if (span->leaver != SPAN_FREE)
        return frame == span->last - 1 && visit->node == span->leaver ? token_new(0, NOTHING_SAID)
                                                                      : TOKEN_NONE;
    bool leaves = l->graph->nodes[visit->node].leaves && frame >= span->leave_from;
    return leaves ? outside_after(l, frame + 1) : TOKEN_NONE;
}

static void frame_forward(struct lattice *l, int32_t frame, size_t before)
{
    const int16_t *row = l->trellis->rows + (size_t)frame * l->trellis->stride;
    nodes_enter(l, frame, before);
    size_t first = l->n_visits;
    l->frames[frame - l->span->first] = first;
    for (size_t i = 0; i < l->n_list && l->status == STATUS_OK; i++)
        node_visit(l, l->list[i], frame, row);
    visits_prune(l, frame, first);
    for (size_t i = first; i < l->n_visits; i++) {
        const struct visit *visit = &l->visits[i];
        int32_t cost = token_cost(visit->out) + token_cost(way_out(l, visit, frame));
        l->best = cost < l->best ? cost : l->best;
    }
}

/* Back */

static void through_offer(struct through *through, token before, token after)
{
    int32_t cost = token_cost(before) + token_cost(after);
    if (cost < through->cost)
        *through =
            (struct through){cost, (uint32_t)token_start(before), (uint32_t)token_start(after)};
}

/* A frame needs its own ways out while it finds those of the frame before. */
static struct way *node_way(const struct lattice *l, uint32_t node, int32_t frame)
{
    struct way *way = &l->ways[2 * (size_t)node + ((size_t)frame & 1)];
    if (way->frame != frame)
        *way = (struct way){TOKEN_NONE, TOKEN_NONE, frame};
    return way;
}

/* `rest` is what entering `node` at `frame` costs from there on. */
static void node_enter_back(struct lattice *l, uint32_t node, int32_t frame, token rest)
{
    const struct hmm *hmm = &l->graph->nodes[node];
    bool ends = !is_label(l, hmm) && token_start(rest) == NOTHING_SAID;
    rest = token_add(rest, penalty(hmm));
    for (uint32_t k = 0; k < hmm->n_before; k++) {
        struct way *way = node_way(l, l->graph->before[hmm->first_before + k], frame - 1);
        way->out = token_better(way->out, rest);
        if (ends)
            way->end = token_better(way->end, rest);
    }
}

/* The states from the first to the last, so that each still sees the frame behind. Returns the
 * cheapest way on without the frame itself. */
static token phone_step_back(const struct lattice *l, token *states, const struct hmm *hmm,
                             const int16_t *row, token out)
{
    int n = l->model->mdef.n_states;
    const int32_t *transitions = acoustic_model_transitions(l->model, hmm->transitions);
    token low = TOKEN_NONE;
    for (int from = 0; from < n; from++) {
        token best = TOKEN_NONE;
        if (from >= n - 2)
            best = token_checked(token_add(out, transitions[from * (n + 1) + n]));
        for (int to = from; to < n && to <= from + 2; to++)
            best = token_better(best, token_add(states[to], transitions[from * (n + 1) + to]));
        best = token_checked(best);
        low = token_better(low, best);
        states[from] = best >= TOKEN_NONE ? TOKEN_NONE : token_add(best, row[hmm->senones[from]]);
    }
    return low;
}

static void visit_back(struct lattice *l, const struct visit *visit, int32_t frame,
                       const int16_t *row)
{
    uint32_t node = visit->node;
    const struct hmm *hmm = &l->graph->nodes[node];
    int n = l->model->mdef.n_states;
    token *states = l->states + node * (uint32_t)n;
    int32_t limit = l->best + RIVAL_MARGIN_MAX;
    for (int i = 0; l->stamps[node] != frame + 1 && i < n; i++)
        states[i] = TOKEN_NONE;
    l->stamps[node] = frame;
    const struct way *way = node_way(l, node, frame);
    token out = token_better(way_out(l, visit, frame), way->out);
    token end = token_better(way_out(l, visit, frame), way->end);
    if (is_label(l, hmm) && token_cost(visit->out) + token_cost(end) <= limit)
        through_offer(&l->through[l->n_arcs + hmm->arc], visit->out, end);
    token low = phone_step_back(l, states, hmm, row, out);
    if (visit->low + token_cost(low) > limit) {
        for (int i = 0; i < n; i++)
            states[i] = TOKEN_NONE;
        return;
    }
    bool begins = hmm->phone == 0 && is_label(l, hmm);
    token rest = begins ? token_haste(l, states[0], frame) : states[0];
    if (token_cost(visit->in) + token_cost(rest) > limit)
        return;
    if (begins) {
        through_offer(&l->through[hmm->arc], visit->in, rest);
        rest = token_say(l, rest, hmm->arc, frame);
    }
    node_enter_back(l, node, frame, rest);
}

static void frame_back(struct lattice *l, int32_t frame)
{
    const int16_t *row = l->trellis->rows + (size_t)frame * l->trellis->stride;
    int32_t at = frame - l->span->first;
    size_t last = frame + 1 < l->span->last ? l->frames[at + 1] : l->n_visits;
    for (size_t i = l->frames[at]; i < last; i++)
        visit_back(l, &l->visits[i], frame, row);
}

enum status lattice_run(struct lattice *l)
{
    enum status status = lattice_init(l);
    size_t before = 0;
    for (int32_t frame = l->span->first; status == STATUS_OK && frame < l->span->last; frame++) {
        size_t first = l->n_visits;
        frame_forward(l, frame, before);
        before = first;
        status = l->status;
    }
    if (status != STATUS_OK || l->best >= UNREACHED)
        return status;
    states_clear(l);
    for (int32_t frame = l->span->last; status == STATUS_OK && frame-- > l->span->first;) {
        frame_back(l, frame);
        status = l->status;
    }
    return status;
}
