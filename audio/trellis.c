#include "audio/trellis.h"

#include <stdlib.h>
#include <string.h>

/* Beyond every real cost (60 s of the worst are 1.8 million), and still far from overflow. */
enum { UNREACHED = 1 << 28 };

/* The cost of beginning another phone in the loop, in cost units: measured on AISHELL sentences. */
enum { LOOP_PENALTY = 100 };

struct token {
    int32_t cost;
    int32_t start; /* frame in which the phrase began */
};

enum status trellis_reserve(struct trellis *trellis, size_t n_frames,
                            const struct acoustic_model *model)
{
    trellis->stride = (size_t)model->mdef.n_senones + 1;
    size_t wanted = trellis->n_frames + n_frames;
    if (wanted <= trellis->capacity)
        return STATUS_OK;
    wanted += wanted / 2;
    int16_t *rows = realloc(trellis->rows, wanted * trellis->stride * sizeof *rows);
    if (rows)
        trellis->rows = rows;
    int32_t *loop = realloc(trellis->loop, (wanted + 1) * sizeof *loop);
    if (loop)
        trellis->loop = loop;
    if (!rows || !loop)
        return STATUS_NO_MEMORY;
    trellis->capacity = wanted;
    return STATUS_OK;
}

void trellis_finish(struct trellis *trellis)
{
    if (!trellis)
        return;
    free(trellis->rows);
    free(trellis->loop);
    *trellis = (struct trellis){0};
}

static struct token token_better(struct token a, struct token b)
{
    return b.cost < a.cost ? b : a;
}

/* One frame in one phone: states from the last to the first, so that each still sees the frame
 * before. Returns the token that leaves the phone after this frame. */
static struct token phone_step(struct token *states, int n, const int32_t *transitions,
                               const uint16_t *senones, const int16_t *row, struct token in)
{
    struct token out = {UNREACHED, -1};
    for (int to = n - 1; to >= 0; to--) {
        struct token best = to == 0 ? in : (struct token){UNREACHED, -1};
        for (int from = to > 2 ? to - 2 : 0; from <= to; from++) {
            struct token token = states[from];
            token.cost += transitions[from * (n + 1) + to];
            best = token_better(best, token);
        }
        best.cost = best.cost >= COST_NONE ? UNREACHED : best.cost + row[senones[to]];
        states[to] = best;
    }
    for (int from = n > 2 ? n - 2 : 0; from < n; from++) {
        struct token token = states[from];
        token.cost += transitions[from * (n + 1) + n];
        out = token_better(out, token);
    }
    if (out.cost >= COST_NONE)
        out.cost = UNREACHED;
    return out;
}

static struct token *tokens_new(size_t count)
{
    struct token *tokens = malloc(count * sizeof *tokens);
    for (size_t i = 0; tokens && i < count; i++)
        tokens[i] = (struct token){UNREACHED, -1};
    return tokens;
}

/* "Any speech" costs what the loop gains from frame to frame, so that a wildcard neither wins nor
 * loses against the loop. */
static void any_speech_fill(struct trellis *trellis)
{
    for (size_t t = 0; t < trellis->n_frames; t++) {
        int32_t step = trellis->loop[t + 1] - trellis->loop[t];
        trellis->rows[(t + 1) * trellis->stride - 1] = (int16_t)(step < -4096  ? -4096
                                                                 : step > 4096 ? 4096
                                                                               : step);
    }
}

enum status trellis_loop(struct trellis *trellis, const struct acoustic_model *model)
{
    const struct mdef *mdef = &model->mdef;
    int n = mdef->n_states;
    struct token *states = tokens_new((size_t)(mdef->n_base * n));
    if (!states)
        return STATUS_NO_MEMORY;
    trellis->loop[0] = 0;
    for (size_t t = 0; t < trellis->n_frames; t++) {
        struct token best = {UNREACHED, -1}, any = {UNREACHED, -1};
        for (int i = 0; i < mdef->n_base; i++) {
            const struct mdef_phone *phone = &mdef->base[i];
            struct token in = {trellis->loop[t] + LOOP_PENALTY, 0};
            best =
                token_better(best, phone_step(states + i * n, n,
                                              acoustic_model_transitions(model, phone->transitions),
                                              mdef->senones + phone->sequence * n,
                                              trellis->rows + t * trellis->stride, in));
            any = token_better(any, states[i * n]);
        }
        /* In the first frames no phone is whole yet. */
        trellis->loop[t + 1] = best.cost < UNREACHED ? best.cost : any.cost;
    }
    free(states);
    any_speech_fill(trellis);
    return STATUS_OK;
}

/* All that moves while a graph is searched. */
struct search {
    struct token *states;         /* n_states a node */
    struct token *leaving, *left; /* a token a node: after this frame, after the one before */
};

static enum status search_init(struct search *search, const struct hmm_graph *graph, int n_states)
{
    search->states = tokens_new((size_t)graph->n_nodes * (size_t)n_states);
    search->leaving = tokens_new(graph->n_nodes);
    search->left = tokens_new(graph->n_nodes);
    return search->states && search->leaving && search->left ? STATUS_OK : STATUS_NO_MEMORY;
}

static void search_finish(struct search *search)
{
    free(search->states);
    free(search->leaving);
    free(search->left);
}

/* One frame over the whole graph; `entry` is the token that may begin the phrase. Returns the best
 * token that has finished it. */
static struct token search_step(struct search *search, const struct hmm_graph *graph,
                                const struct acoustic_model *model, const int16_t *row,
                                struct token entry)
{
    struct token finished = {UNREACHED, -1};
    int n = model->mdef.n_states;
    struct token *swap = search->left;
    search->left = search->leaving;
    search->leaving = swap;
    for (uint32_t i = 0; i < graph->n_nodes; i++) {
        const struct hmm *hmm = &graph->nodes[i];
        struct token in = {UNREACHED, -1};
        for (uint32_t k = 0; k < hmm->n_before; k++)
            in = token_better(in, search->left[graph->before[hmm->first_before + k]]);
        in.cost += hmm->phone == 0 ? TRELLIS_SYLLABLE_PENALTY : 0;
        if (hmm->entry)
            in = token_better(in, entry);
        search->leaving[i] =
            phone_step(search->states + i * (uint32_t)n, n,
                       acoustic_model_transitions(model, hmm->transitions), hmm->senones, row, in);
        if (hmm->leaves)
            finished = token_better(finished, search->leaving[i]);
    }
    return finished;
}

static void place_improve(struct place *best, const struct trellis *trellis, struct token token,
                          int32_t end)
{
    if (token.cost >= UNREACHED)
        return;
    struct place place = {token.start, end, trellis->loop[end] - token.cost};
    int64_t here = (int64_t)place.gain * (best->end - best->start);
    int64_t there = (int64_t)best->gain * (place.end - place.start);
    if (best->start < 0 || here > there)
        *best = place;
}

enum status trellis_search(const struct trellis *trellis, const struct hmm_graph *graph,
                           const struct acoustic_model *model, struct place *best)
{
    struct search search;
    enum status status = search_init(&search, graph, model->mdef.n_states);
    *best = (struct place){-1, -1, 0};
    for (size_t t = 0; status == STATUS_OK && t < trellis->n_frames; t++) {
        struct token entry = {trellis->loop[t] + LOOP_PENALTY, (int32_t)t};
        struct token done =
            search_step(&search, graph, model, trellis->rows + t * trellis->stride, entry);
        place_improve(best, trellis, done, (int32_t)t + 1);
    }
    search_finish(&search);
    return status;
}
