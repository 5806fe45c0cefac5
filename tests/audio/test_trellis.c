/* Token passing: a search carried on in pieces is the search of the whole, and the path that is
 * traced afterwards costs what the search said. */
#include "audio/ear/search/trellis.h"

#include <stdlib.h>

#include "tests/check.h"
#include "tests/random.h"

enum { FRAMES = 400, SYLLABLES = 4, LOOP_PENALTY = 100 };

static struct acoustic_model model;
static struct hmm_graph graph;
static struct network network;

/* Costs at random, the same for the same dice. */
static void rows_append(struct trellis *trellis, size_t count, uint32_t *dice)
{
    CHECK_INT(trellis_reserve(trellis, count, &model), STATUS_OK);
    for (size_t i = 0; i < count; i++, trellis->n_frames++) {
        int16_t *row = trellis->rows + trellis->n_frames * trellis->stride;
        for (int k = 0; k < model.mdef.n_senones; k++) {
            random_next(dice);
            row[k] = (int16_t)(*dice >> 23);
        }
    }
}

static void search_in_pieces(struct trellis *trellis, struct search *search, size_t piece)
{
    uint32_t dice = 7;
    for (size_t at = 0; at < FRAMES; at += piece) {
        rows_append(trellis, FRAMES - at < piece ? FRAMES - at : piece, &dice);
        CHECK_INT(trellis_loop(trellis, &model), STATUS_OK);
        search_run(search, trellis);
    }
}

static void check_same_place(const struct place *a, const struct place *b)
{
    CHECK_INT(a->start, b->start);
    CHECK_INT(a->end, b->end);
    CHECK_INT(a->gain, b->gain);
}

static void a_search_in_pieces_is_the_search_of_the_whole(void)
{
    static const size_t pieces[] = {1, 7, 50, 399};
    struct trellis whole = {0};
    struct search first;
    CHECK_INT(search_init(&first, &graph, &model), STATUS_OK);
    search_in_pieces(&whole, &first, FRAMES);
    CHECK(first.best.start >= 0);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct trellis trellis = {0};
        struct search search;
        CHECK_INT(search_init(&search, &graph, &model), STATUS_OK);
        search_in_pieces(&trellis, &search, pieces[i]);
        check_same_place(&search.best, &first.best);
        CHECK_INT(trellis.n_looped, FRAMES);
        CHECK(memcmp(trellis.loop, whole.loop, (FRAMES + 1) * sizeof *whole.loop) == 0);
        CHECK(memcmp(trellis.rows, whole.rows, FRAMES * whole.stride * sizeof *whole.rows) == 0);
        search_finish(&search);
        trellis_finish(&trellis);
    }
    search_finish(&first);
    trellis_finish(&whole);
}

static void a_search_begun_again_forgets_what_it_had_seen(void)
{
    struct trellis used = {0}, fresh = {0};
    struct search search, like_new;
    CHECK_INT(search_init(&search, &graph, &model), STATUS_OK);
    CHECK_INT(search_init(&like_new, &graph, &model), STATUS_OK);
    uint32_t dice = 99;
    rows_append(&used, 100, &dice);
    CHECK_INT(trellis_loop(&used, &model), STATUS_OK);
    search_run(&search, &used);
    trellis_keep(&used, 0);
    search_restart(&search);
    CHECK_INT(search.best.start, -1);
    search_in_pieces(&used, &search, 50);
    search_in_pieces(&fresh, &like_new, 50);
    check_same_place(&search.best, &like_new.best);
    search_finish(&search);
    search_finish(&like_new);
    trellis_finish(&used);
    trellis_finish(&fresh);
}

static void the_last_rows_can_be_kept_and_become_the_first(void)
{
    struct trellis trellis = {0}, last = {0};
    struct search search;
    CHECK_INT(search_init(&search, &graph, &model), STATUS_OK);
    search_in_pieces(&trellis, &search, FRAMES);
    CHECK_INT(trellis_reserve(&last, 150, &model), STATUS_OK);
    memcpy(last.rows, trellis.rows + (FRAMES - 150) * trellis.stride,
           150 * trellis.stride * sizeof *last.rows);
    last.n_frames = 150;
    trellis_keep(&trellis, 150);
    CHECK_INT(trellis.n_frames, 150);
    search_restart(&search);
    CHECK_INT(trellis_loop(&trellis, &model), STATUS_OK);
    CHECK_INT(trellis_loop(&last, &model), STATUS_OK);
    CHECK(memcmp(trellis.loop, last.loop, 151 * sizeof *last.loop) == 0);
    search_run(&search, &trellis);
    struct place kept = search.best;
    search_restart(&search);
    search_run(&search, &last);
    check_same_place(&kept, &search.best);
    search_finish(&search);
    trellis_finish(&trellis);
    trellis_finish(&last);
}

/* The two passes must agree: what the segments gain, less the penalties on the way, is what the
 * search found. */
static void the_traced_path_gains_what_the_search_found(void)
{
    struct trellis trellis = {0};
    struct search search;
    struct segment *segments;
    size_t count;
    CHECK_INT(search_init(&search, &graph, &model), STATUS_OK);
    search_in_pieces(&trellis, &search, 50);
    const struct place *best = &search.best;
    CHECK_INT(trellis_align(&trellis, &graph, &model, best, &segments, &count), STATUS_OK);
    int32_t gain = -LOOP_PENALTY, frame = best->start;
    for (size_t i = 0; i < count; i++) {
        const struct hmm *hmm = &graph.nodes[segments[i].node];
        CHECK_INT(segments[i].start, frame);
        frame = segments[i].end;
        gain += segments[i].gain;
        gain -= i > 0 && hmm->phone == 0 ? TRELLIS_SYLLABLE_PENALTY : 0;
    }
    CHECK_INT(frame, best->end);
    CHECK_INT(gain, best->gain);
    free(segments);
    search_finish(&search);
    trellis_finish(&trellis);
}

static void what_is_empty_finds_nothing(void)
{
    struct search none = {0};
    struct trellis trellis = {0};
    uint32_t dice = 1;
    rows_append(&trellis, 10, &dice);
    CHECK_INT(trellis_loop(&trellis, &model), STATUS_OK);
    search_restart(&none);
    search_run(&none, &trellis);
    CHECK_INT(none.best.start, -1);
    search_finish(&none);
    search_finish(NULL);
    trellis_finish(&trellis);
    trellis_finish(NULL);
}

static bool network_build(void)
{
    static const char *const line[SYLLABLES] = {"qing", "shao", "hou", "nin"};
    network.arcs = calloc(SYLLABLES, sizeof *network.arcs);
    for (uint16_t i = 0; network.arcs && i < SYLLABLES; i++) {
        network.arcs[i].from = i;
        network.arcs[i].to = (uint16_t)(i + 1);
        if (!syllable_parse(line[i], strlen(line[i]), &network.arcs[i].syllable))
            return false;
    }
    network.n_arcs = SYLLABLES;
    network.n_nodes = SYLLABLES + 1;
    return network.arcs != NULL;
}

int main(void)
{
    char reason[MODEL_REASON_SIZE] = "";
    if (acoustic_model_open(&model, NULL, reason) != STATUS_OK) {
        fprintf(stderr, "skipped: %s\n", reason);
        return CHECK_SKIP;
    }
    if (!network_build() || hmm_graph_init(&graph, &network, &model) != STATUS_OK)
        return 1;
    RUN(a_search_in_pieces_is_the_search_of_the_whole);
    RUN(a_search_begun_again_forgets_what_it_had_seen);
    RUN(the_last_rows_can_be_kept_and_become_the_first);
    RUN(the_traced_path_gains_what_the_search_found);
    RUN(what_is_empty_finds_nothing);
    hmm_graph_finish(&graph);
    free(network.arcs);
    acoustic_model_close(&model);
    return CHECK_RESULT();
}
