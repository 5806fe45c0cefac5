/* The search keeps only where each path began; the path itself is found by trellis_align, on the
 * few frames that turn out to matter. */
#include <stdlib.h>

#include "audio/ear/search/trellis_step.h"

enum status search_init(struct search *search, const struct hmm_graph *graph,
                        const struct acoustic_model *model)
{
    size_t nodes = graph->n_nodes, states = nodes * (size_t)model->mdef.n_states;
    *search = (struct search){.graph = graph, .model = model};
    search->states = malloc(states * sizeof *search->states);
    search->leaving = malloc(nodes * sizeof *search->leaving);
    search->left = malloc(nodes * sizeof *search->left);
    if (!search->states || !search->leaving || !search->left) {
        search_finish(search);
        return STATUS_NO_MEMORY;
    }
    search_restart(search);
    return STATUS_OK;
}

void search_finish(struct search *search)
{
    if (!search)
        return;
    free(search->states);
    free(search->leaving);
    free(search->left);
    *search = (struct search){.best = {-1, -1, 0}};
}

void search_restart(struct search *search)
{
    search->n_frames = 0;
    search->best = (struct place){-1, -1, 0};
    if (!search->graph)
        return;
    size_t nodes = search->graph->n_nodes, states = nodes * (size_t)search->model->mdef.n_states;
    for (size_t i = 0; i < states; i++)
        search->states[i] = TOKEN_NONE;
    for (size_t i = 0; i < nodes; i++)
        search->leaving[i] = search->left[i] = TOKEN_NONE;
}

/* The best token that may enter a node. */
static inline token way_in(const struct search *search, const struct hmm *hmm, token entry)
{
    const uint32_t *before = search->graph->before + hmm->first_before;
    token in = TOKEN_NONE;
    for (uint32_t k = 0; k < hmm->n_before; k++)
        in = token_better(in, search->left[before[k]]);
    in = token_add(in, hmm->phone == 0 ? TRELLIS_SYLLABLE_PENALTY : 0);
    return token_better(in, hmm->entry ? entry : TOKEN_NONE);
}

/* One frame over the whole graph; `entry` is the token that may begin the phrase. Returns the best
 * token that has finished it. */
static inline token nodes_step(struct search *search, int n, const int16_t *row, token entry)
{
    token finished = TOKEN_NONE;
    token *states = search->states;
    const struct hmm *hmm = search->graph->nodes;
    for (uint32_t i = 0; i < search->graph->n_nodes; i++, hmm++, states += n) {
        const int32_t *transitions = acoustic_model_transitions(search->model, hmm->transitions);
        token out =
            phone_step(states, n, transitions, hmm->senones, row, way_in(search, hmm, entry));
        search->leaving[i] = out;
        finished = token_better(finished, hmm->leaves ? out : TOKEN_NONE);
    }
    return finished;
}

static token search_step(struct search *search, const int16_t *row, token entry)
{
    token *swap = search->left;
    search->left = search->leaving;
    search->leaving = swap;
    int n = search->model->mdef.n_states;
    return n == 3 ? nodes_step(search, 3, row, entry) : nodes_step(search, n, row, entry);
}

static void place_improve(struct place *best, const struct trellis *trellis, token done,
                          int32_t end)
{
    if (done >= TOKEN_NONE)
        return;
    struct place place = {token_start(done), end, trellis->loop[end] - token_cost(done)};
    int64_t here = (int64_t)place.gain * (best->end - best->start);
    int64_t there = (int64_t)best->gain * (place.end - place.start);
    if (best->start < 0 || here > there)
        *best = place;
}

/* Up to frame `end`, which the loop has run over. */
static void search_until(struct search *search, const struct trellis *trellis, size_t end)
{
    for (; search->graph && search->n_frames < end; search->n_frames++) {
        size_t t = search->n_frames;
        token entry = token_new(trellis->loop[t] + LOOP_PENALTY, (uint32_t)t);
        token done = search_step(search, trellis->rows + t * trellis->stride, entry);
        place_improve(&search->best, trellis, done, (int32_t)t + 1);
    }
}

void search_run(struct search *search, const struct trellis *trellis)
{
    search_until(search, trellis, trellis->n_looped);
}

void search_run_within(struct search *search, const struct trellis *trellis, size_t first,
                       size_t end)
{
    search_restart(search);
    search->n_frames = first;
    search_until(search, trellis, end < trellis->n_looped ? end : trellis->n_looped);
}
