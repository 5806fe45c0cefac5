/* A phrase that is denied in the same breath: the unit graph's search, and the ear's answer to
 * sounds that espeak-ng speaks. */
#include <stdlib.h>
#include <string.h>

#include "audio/ear/network/unit_graph.h"
#include "audio/ear/network/unit_search.h"
#include "audio/voice/voice.h"
#include "tests/audio/ear.h"
#include "tests/check.h"

enum { UNITS = 6, ROWS = 40 };

/* Rows in which units sound one after another, each for two rows with a blank between. */
static struct unit_rows rows_of(const uint8_t *heard, size_t count)
{
    struct unit_rows rows = {.count = ROWS, .n_units = UNITS, .step_ms = 30};
    rows.values = calloc((size_t)ROWS * UNITS, sizeof *rows.values);
    for (size_t t = 0; t < ROWS; t++) {
        size_t at = t / 3;
        uint8_t unit = at < count && t % 3 < 2 ? heard[at] : 0;
        for (size_t i = 0; i < UNITS; i++)
            rows.values[t * UNITS + i] = i == unit ? -0.1f : -3.1f;
    }
    return rows;
}

static double gain_of(struct unit_graph *graph, const struct unit_rows *rows)
{
    struct unit_window window = {rows, 0, rows->count};
    struct unit_run run;
    CHECK_INT(unit_graph_search(graph, &window, &run), STATUS_OK);
    return run.gain;
}

static void one_way_fits_as_the_plain_search_says(void)
{
    static const uint8_t heard[] = {1, 2, 3, 4}, phrase[] = {2, 3}, other[] = {2, 5};
    struct unit_rows rows = rows_of(heard, sizeof heard);
    struct unit_graph graph = {0};
    CHECK_INT(unit_graph_add(&graph, phrase, sizeof phrase), STATUS_OK);
    CHECK_NEAR(gain_of(&graph, &rows), 2 * unit_search(&rows, phrase, sizeof phrase).fit, 1e-4);
    unit_graph_clear(&graph);
    CHECK_INT(unit_graph_add(&graph, other, sizeof other), STATUS_OK);
    CHECK_NEAR(gain_of(&graph, &rows), 2 * unit_search(&rows, other, sizeof other).fit, 1e-4);
    CHECK(gain_of(&graph, &rows) < -2);
    unit_graph_finish(&graph);
    unit_rows_finish(&rows);
}

/* The same unit twice is heard with a blank between, or it is one. */
static void a_unit_said_twice_needs_a_blank(void)
{
    static const uint8_t once[] = {2, 3}, twice[] = {2, 2, 3}, unit[] = {2}, end[] = {3};
    struct unit_graph graph = {0};
    for (int i = 0; i < 2; i++)
        CHECK_INT(unit_graph_add(&graph, unit, 1), STATUS_OK);
    CHECK_INT(unit_graph_add(&graph, end, 1), STATUS_OK);
    struct unit_rows rows = rows_of(twice, sizeof twice);
    CHECK_NEAR(gain_of(&graph, &rows), 0, 1e-4);
    unit_rows_finish(&rows);
    rows = rows_of(once, sizeof once);
    CHECK(gain_of(&graph, &rows) < -2);
    unit_rows_finish(&rows);
    unit_graph_finish(&graph);
}

static void of_several_ways_the_best_counts(void)
{
    static const uint8_t heard[] = {1, 2, 3, 4};
    struct unit_rows rows = rows_of(heard, sizeof heard);
    struct unit_link links[] = {{.from = 0, .to = 1, .count = 1, .units = {5}},
                                {.from = 0, .to = 1, .count = 2, .units = {1, 2}},
                                {.from = 0, .to = 1, .count = 0}};
    struct unit_graph ways = {.links = links, .n_links = 3, .n_nodes = 2}, graph = {0};
    static const uint8_t behind[] = {3};
    CHECK_INT(unit_graph_add_graph(&graph, &ways), STATUS_OK);
    CHECK_INT(unit_graph_add(&graph, behind, 1), STATUS_OK);
    CHECK_NEAR(gain_of(&graph, &rows), 0, 1e-4);
    links[2].count = 1;
    links[2].units[0] = 4;
    links[1].units[0] = 4;
    unit_graph_clear(&graph);
    CHECK_INT(unit_graph_add_graph(&graph, &ways), STATUS_OK);
    CHECK_INT(unit_graph_add(&graph, behind, 1), STATUS_OK);
    CHECK(gain_of(&graph, &rows) < -2);
    unit_graph_finish(&graph);
    unit_rows_finish(&rows);
}

static void a_graph_longer_than_the_sound_fits_nowhere(void)
{
    static const uint8_t heard[] = {1}, unit[] = {1, 2, 3};
    struct unit_rows rows = rows_of(heard, sizeof heard);
    struct unit_graph graph = {0};
    for (int i = 0; i < ROWS; i++)
        CHECK_INT(unit_graph_add(&graph, unit, 3), STATUS_OK);
    CHECK(gain_of(&graph, &rows) <= UNIT_RUN_NONE);
    struct unit_graph empty = {0};
    CHECK(gain_of(&empty, &rows) <= UNIT_RUN_NONE);
    unit_graph_finish(&graph);
    unit_rows_finish(&rows);
}

/* By ear */

/* Speaks it, and half a second of silence. */
static void speak(const char *said)
{
    static const struct voice_style style = {VOICE_FEMALE, 40, 50};
    static const int16_t quiet[HEARING_RATE_HZ / 2];
    struct wav_sound sound = {0};
    char *pinyin = NULL;
    CHECK_INT(lexicon_pinyin(lexicon, said, &pinyin), STATUS_OK);
    CHECK_INT(voice_speak(pinyin, &style, &sound), STATUS_OK);
    CHECK_INT(hearing_feed(hearing, sound.samples, sound.n_samples), STATUS_OK);
    CHECK_INT(hearing_feed(hearing, quiet, HEARING_RATE_HZ / 2), STATUS_OK);
    wav_finish(&sound);
    free(pinyin);
}

/* `then`: said after a pause; NULL: nothing. */
static struct evidence hear_both(const char *wording, const char *said, const char *then,
                                 enum denial_of of, struct heard *heard)
{
    struct network network;
    struct network_error error;
    const struct network *list[] = {&network};
    static const int16_t quiet[HEARING_RATE_HZ / 2];
    CHECK_INT(network_init_wording(&network, wording, lexicon, NULL, 0, &error), STATUS_OK);
    network.denial_of = (uint16_t)of;
    CHECK_INT(hearing_start(hearing, list, 1), STATUS_OK);
    CHECK_INT(hearing_feed(hearing, quiet, HEARING_RATE_HZ / 2), STATUS_OK);
    speak(said);
    if (then)
        speak(then);
    CHECK_INT(hearing_finish(hearing, heard), STATUS_OK);
    network_finish(&network);
    return heard->n_evidence ? heard->evidence[0] : (struct evidence){0};
}

static struct evidence hear(const char *wording, const char *said, enum denial_of of,
                            struct heard *heard)
{
    return hear_both(wording, said, NULL, of, heard);
}

/* The network was taught by people and hears robots worse: these are denials that it hears. */
static void what_is_denied_aloud_is_heard_so(void)
{
    static const struct {
        const char *wording, *said;
        enum denial_of of;
        bool denied;
    } list[] = {
        {"是我们的责任", "这不是我们的责任。", DENIAL_OF_STATEMENT, true},
        {"是我们的责任", "当然是我们的责任。", DENIAL_OF_STATEMENT, false},
        {"责任在我们", "责任不在我们。", DENIAL_OF_STATEMENT, true},
        {"情况我已经详细记录", "您反映的情况，我没有详细记录。", DENIAL_OF_STATEMENT, true},
        {"情况我已经详细记录", "您反映的情况我已经详细记录了。", DENIAL_OF_STATEMENT, false},
        {"责任在我们", "责任在我们。", DENIAL_OF_STATEMENT, false},
        {"给您打电话", "有了结果我给您打电话。", DENIAL_OF_STATEMENT, false},
        {"四十五分钟之内到", "四十五分钟之内到您家。", DENIAL_OF_STATEMENT, false},
        {"您弄错了", "不是您弄错了。", DENIAL_OF_FORBIDDEN, true},
        {"您用电的方法不对", "不是您用电的方法不对。", DENIAL_OF_FORBIDDEN, true},
        {"要罚您的款", "明天我们就要罚您的款。", DENIAL_OF_FORBIDDEN, false},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        struct heard heard;
        struct evidence evidence = hear(list[i].wording, list[i].said, list[i].of, &heard);
        bool right = evidence.verdict == EVIDENCE_SAID &&
                     (list[i].denied ? evidence.denied != DENIED_NO : evidence.denied == DENIED_NO);
        if (!right)
            fprintf(stderr, "%s in %s: verdict %d, denied %d\n", list[i].wording, list[i].said,
                    (int)evidence.verdict, (int)evidence.denied);
        CHECK(right);
        heard_finish(&heard);
    }
}

static void a_new_sentence_is_not_denied_by_the_end_of_the_last(void)
{
    static const struct {
        const char *said, *then;
        enum evidence_denied denied;
    } list[] = {
        {"请问还有什么可以帮您？", "感谢您的来电。", DENIED_NO},
        {"电费交了没？", "感谢您的来电。", DENIED_NO},
        {"我们可不会", "感谢您的来电。", DENIED_UNCLEAR},
        {"开关跳了没有", "感谢您的来电。", DENIED_UNCLEAR},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        struct heard heard;
        struct evidence evidence =
            hear_both("感谢您的来电", list[i].said, list[i].then, DENIAL_OF_STATEMENT, &heard);
        bool right = evidence.verdict == EVIDENCE_SAID && evidence.denied == list[i].denied;
        if (!right)
            fprintf(stderr, "%s: verdict %d, denied %d\n", list[i].said, (int)evidence.verdict,
                    (int)evidence.denied);
        CHECK(right);
        heard_finish(&heard);
    }
}

static void who_asks_for_no_denials_gets_none(void)
{
    struct heard heard;
    struct evidence evidence =
        hear("是我们的责任", "这不是我们的责任。", DENIAL_OF_NOTHING, &heard);
    CHECK_INT(evidence.verdict, EVIDENCE_SAID);
    CHECK_INT(evidence.denied, DENIED_NO);
    heard_finish(&heard);
}

/* Said of somebody else first, then of oneself: it may have been said. */
static void who_denies_it_once_and_says_it_once_may_have_said_it(void)
{
    struct heard heard;
    struct evidence evidence =
        hear("的责任", "不是您的责任，是我们的责任。", DENIAL_OF_STATEMENT, &heard);
    CHECK(evidence.denied != DENIED_YES);
    heard_finish(&heard);
}

int main(void)
{
    RUN(one_way_fits_as_the_plain_search_says);
    RUN(a_unit_said_twice_needs_a_blank);
    RUN(of_several_ways_the_best_counts);
    RUN(a_graph_longer_than_the_sound_fits_nowhere);
    if (!ear_open())
        return EXIT_FAILURE;
    RUN(what_is_denied_aloud_is_heard_so);
    RUN(a_new_sentence_is_not_denied_by_the_end_of_the_last);
    RUN(who_asks_for_no_denials_gets_none);
    RUN(who_denies_it_once_and_says_it_once_may_have_said_it);
    ear_close();
    return CHECK_RESULT();
}
