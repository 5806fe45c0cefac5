/* The readings of a slot: over sound that is made to say a number, two passes find what aligning
 * the numbers one by one finds. */
#include <stdlib.h>

#include "audio/ear/verify/slot_rivals.h"
#include "language/wording/network.h"
#include "tests/check.h"
#include "tests/random.h"

enum { STATE_FRAMES = 6, SIDES = 40, OTHER_COST = 12, SLACK = 65 };

static struct acoustic_model model;
static struct lexicon *lexicon;
static struct network_error error;

/* Sound that says a text, and the open slot that is asked about it. */
struct scene {
    struct trellis trellis;
    struct network network;
    struct hmm_graph graph;
    struct rival rivals[RIVALS_MAX];
    size_t count;
};

static void text_graph(const char *text, struct network *network, struct hmm_graph *graph)
{
    CHECK_INT(network_init_phrase(network, text, lexicon, &error), STATUS_OK);
    CHECK_INT(hmm_graph_init(graph, network, &model), STATUS_OK);
}

static int dice_roll(uint32_t *dice, int sides)
{
    return (int)random_below(dice, (uint32_t)sides);
}

/* Every state of the text in turn fits better than the rest, which is left to the dice. */
static void sound_say(struct trellis *trellis, const char *text, uint32_t dice)
{
    struct network network;
    struct hmm_graph graph;
    text_graph(text, &network, &graph);
    size_t n_states = (size_t)model.mdef.n_states;
    CHECK_INT(trellis_reserve(trellis, graph.n_nodes * n_states * STATE_FRAMES, &model), STATUS_OK);
    for (uint32_t node = 0; node < graph.n_nodes; node++) {
        for (size_t i = 0; graph.nodes[node].arc != HMM_PAUSE && i < n_states * STATE_FRAMES; i++) {
            int16_t *row = trellis->rows + trellis->n_frames++ * trellis->stride;
            for (int k = 0; k < model.mdef.n_senones; k++)
                row[k] = (int16_t)(OTHER_COST + dice_roll(&dice, SIDES));
            row[graph.nodes[node].senones[i / STATE_FRAMES]] = (int16_t)dice_roll(&dice, SIDES);
        }
    }
    CHECK_INT(trellis_loop(trellis, &model), STATUS_OK);
    hmm_graph_finish(&graph);
    network_finish(&network);
}

static void rivals_find(struct scene *scene, const char *text, const char *expected)
{
    int32_t n = (int32_t)scene->trellis.n_looped;
    struct slot_span span = {0, n, SPAN_FREE, SPAN_FREE, 0, n - 1};
    struct slot_expected value = {"phone", expected};
    CHECK_INT(network_init_expecting(&scene->network, text, lexicon, NULL, 0, &value,
                                     expected != NULL, &error),
              STATUS_OK);
    CHECK_INT(hmm_graph_init(&scene->graph, &scene->network, &model), STATUS_OK);
    CHECK_INT(slot_rivals_find(&scene->trellis, &scene->graph, &scene->network, &model, &span, 1,
                               scene->rivals, &scene->count),
              STATUS_OK);
}

static void scene_finish(struct scene *scene)
{
    trellis_finish(&scene->trellis);
    network_finish(&scene->network);
    hmm_graph_finish(&scene->graph);
}

/* What the text gains over all the sound; a text that does not fit gains least. */
static int64_t text_gain(const struct trellis *trellis, const char *text)
{
    struct network network;
    struct hmm_graph graph;
    struct segment *segments;
    size_t count;
    int64_t gain = 0;
    struct place all = {0, (int32_t)trellis->n_looped, 0};
    text_graph(text, &network, &graph);
    if (trellis_align(trellis, &graph, &model, &all, &segments, &count) != STATUS_OK)
        gain = INT32_MIN;
    for (size_t i = 0; i < count; i++)
        gain += segments[i].gain;
    free(segments);
    hmm_graph_finish(&graph);
    network_finish(&network);
    return gain;
}

/* The text with one of its characters another. */
static void text_exchange(char *out, const char *text, int place, const char *hanzi)
{
    strcpy(out, text);
    memcpy(out + 3 * place, hanzi, 3);
}

static const struct rival *rival_named(const struct scene *scene, const char *text, bool expected)
{
    for (size_t i = 0; i < scene->count; i++) {
        if (strcmp(scene->rivals[i].hanzi, text) == 0 && scene->rivals[i].expected == expected)
            return &scene->rivals[i];
    }
    return NULL;
}

/* Of the cheapest reading with these characters in that place; where it is too dear to be listed,
 * the least that it may be. */
static int32_t cost_with(const struct scene *scene, int place, const char *hanzi)
{
    for (size_t i = 0; i < scene->count; i++) {
        if (memcmp(scene->rivals[i].hanzi + 3 * place, hanzi, 3) == 0)
            return scene->rivals[i].cost;
    }
    bool all = scene->count < RIVALS_MAX - 1; /* the last place is kept for an expected value */
    return all ? RIVAL_MARGIN_MAX : scene->rivals[scene->count - 1].cost;
}

static const char said[] = "二七三零六八五";
static const char wording[] = "{phone:7}";
enum { PLACES = 7 };

static struct scene scene_of(const char *text, const char *expected)
{
    struct scene scene = {.count = 0};
    sound_say(&scene.trellis, text, 3);
    rivals_find(&scene, wording, expected);
    return scene;
}

static void what_is_said_comes_first_and_the_rest_in_order(void)
{
    struct scene scene = scene_of(said, NULL);
    CHECK(scene.count > 3);
    CHECK_TEXT(scene.rivals[0].hanzi, said);
    CHECK_INT(scene.rivals[0].cost, 0);
    for (size_t i = 1; i < scene.count; i++) {
        CHECK(scene.rivals[i].cost >= scene.rivals[i - 1].cost);
        CHECK(scene.rivals[i].cost <= RIVAL_MARGIN_MAX);
        CHECK(!scene.rivals[i].expected);
        CHECK(rival_named(&scene, scene.rivals[i].hanzi, false) == &scene.rivals[i]);
    }
    scene_finish(&scene);
}

/* In the lattice a pause costs as much as a syllable, and digits too soon behind each other a
 * little. */
static void a_digit_that_nearly_fits_costs_what_aligning_it_says(void)
{
    static const char *const digits[] = {"零", "二", "三", "四", "六", "七", "八", "九"};
    struct scene scene = scene_of(said, NULL);
    int64_t best = text_gain(&scene.trellis, said);
    int found = 0;
    for (int place = 1; place < PLACES; place++) {
        for (size_t i = 0; i < sizeof digits / sizeof *digits; i++) {
            char text[sizeof said];
            text_exchange(text, said, place, digits[i]);
            int64_t loss = best - text_gain(&scene.trellis, text);
            const struct rival *rival = rival_named(&scene, text, false);
            CHECK(loss >= 0);
            if (rival)
                CHECK_NEAR(rival->cost, loss, SLACK);
            else /* another reading with this digit there is no dearer */
                CHECK(cost_with(&scene, place, digits[i]) <= loss + SLACK);
            found += rival != NULL;
        }
    }
    CHECK(found > PLACES);
    scene_finish(&scene);
}

static void an_expected_value_is_found_beside_the_same_in_the_open_slot(void)
{
    struct scene scene = scene_of(said, "2730685");
    const struct rival *expected = rival_named(&scene, said, true);
    const struct rival *open = rival_named(&scene, said, false);
    CHECK(expected && open && expected->cost == open->cost);
    scene_finish(&scene);
}

static void an_expected_value_that_is_far_from_the_sound_is_no_rival(void)
{
    struct scene scene = scene_of(said, "9941942");
    CHECK(scene.count > 0);
    for (size_t i = 0; i < scene.count; i++)
        CHECK(!scene.rivals[i].expected);
    scene_finish(&scene);
}

static void sound_too_short_for_the_slot_has_no_reading(void)
{
    struct scene scene = scene_of("二", NULL);
    CHECK_INT(scene.count, 0);
    scene_finish(&scene);
}

int main(void)
{
    char reason[MODEL_REASON_SIZE] = "";
    CHECK_INT(lexicon_open(&lexicon), STATUS_OK);
    CHECK_INT(acoustic_model_open(&model, YINGDA_SOURCE_DIR "/audio/model", reason), STATUS_OK);
    if (check_failures)
        return 1;
    RUN(what_is_said_comes_first_and_the_rest_in_order);
    RUN(a_digit_that_nearly_fits_costs_what_aligning_it_says);
    RUN(an_expected_value_is_found_beside_the_same_in_the_open_slot);
    RUN(an_expected_value_that_is_far_from_the_sound_is_no_rival);
    RUN(sound_too_short_for_the_slot_has_no_reading);
    acoustic_model_close(&model);
    lexicon_close(lexicon);
    return CHECK_RESULT();
}
