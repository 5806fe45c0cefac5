/* language/network: accepted wordings. */
#include "language/wording/network.h"

#include <stdlib.h>

#include "tests/check.h"

static struct lexicon *lexicon;
static struct network_error error;

static const char *const companies[] = {"城东供电公司", "城西供电公司", "城南供电公司"};
static const struct slot_list lists[] = {{"company", companies, 3}};

static struct network compiled(const char *wording)
{
    struct network network = {0};
    if (network_init_wording(&network, wording, lexicon, lists, 1, &error) != STATUS_OK) {
        fprintf(stderr, "%s: %zu: %s\n", wording, error.offset, error.reason);
        check_failures++;
    }
    return network;
}

static bool accepts(const char *wording, const char *text)
{
    struct network network = compiled(wording);
    bool whole = network_accepts(&network, text, lexicon, NETWORK_WHOLE);
    network_finish(&network);
    return whole;
}

static bool is_in_order(const struct network *network)
{
    for (size_t i = 0; i < network->n_arcs; i++) {
        const struct network_arc *arc = &network->arcs[i];
        if (arc->from >= arc->to || arc->to >= network->n_nodes || arc->slot > network->n_slots ||
            (i > 0 && arc->from < arc[-1].from))
            return false;
    }
    return network->n_arcs > 0;
}

static void a_wording_accepts_its_choices_and_nothing_else(void)
{
    static const char wording[] = "(非常|十分)?(抱歉|对不起)(,给您添麻烦了)?";
    CHECK(accepts(wording, "抱歉"));
    CHECK(accepts(wording, "十分对不起"));
    CHECK(accepts(wording, "非常抱歉,给您添麻烦了!"));
    CHECK(!accepts(wording, "非常"));
    CHECK(!accepts(wording, "抱歉对不起"));
    CHECK(!accepts(wording, "给您添麻烦了"));
    CHECK(!accepts(wording, ""));
    CHECK(accepts("请稍候|请(您)?稍等", "请您稍等"));
    CHECK(accepts("((请|麻烦)(您)?)?(坐|等)", "麻烦您等"));
}

static void choices_may_be_nested_and_specials_escaped(void)
{
    CHECK(accepts("请((您)?(稍)?(候|等)|坐)", "请您稍候"));
    CHECK(accepts("请((您)?(稍)?(候|等)|坐)", "请坐"));
    CHECK(accepts("您好\\?\\(请坐\\)", "您好请坐"));
    char deep[200] = "";
    for (int i = 0; i < WORDING_MAX_DEPTH; i++)
        strcat(deep, "(");
    strcat(deep, "好");
    for (int i = 0; i < WORDING_MAX_DEPTH; i++)
        strcat(deep, ")");
    CHECK(accepts(deep, "好"));
}

static void check_refused(const char *wording, size_t offset, const char *reason)
{
    struct network network;
    CHECK_INT(network_init_wording(&network, wording, lexicon, lists, 1, &error), STATUS_INVALID);
    if (error.offset != offset || !strstr(error.reason, reason)) {
        fprintf(stderr, "%s: %zu: %s\n", wording, error.offset, error.reason);
        check_failures++;
    }
}

static void slips_are_named_with_their_place(void)
{
    check_refused("请(坐", 3, "without a ')'");
    check_refused("请坐)", 6, "without a '('");
    check_refused("请坐?", 6, "must follow");
    check_refused("{time", 0, "without a '}'");
    check_refused("好}", 3, "without a '{'");
    check_refused("请{}", 3, "without a name");
    check_refused("请{tiem}", 4, "{tiem}");
    check_refused("请(坐|)", 8, "empty choice");
    check_refused("", 0, "nothing to say");
    check_refused("(请)?(坐)?", 0, "saying nothing");
    check_refused("!", 0, "saying nothing");
    check_refused("打电话给Tom", 12, "'T' has no reading");
    check_refused("\uFF08请\uFF09坐", 0, "own width");
    check_refused("请\xFFz", 3, "UTF-8");
    check_refused("((((((((((((((((((好))))))))))))))))))", 16, "nested");
    check_refused("请{numberrrrrrrrrrrrrrrrrrrrrrrrrrrrrr}", 4, "no slot");
}

static void what_is_too_large_is_a_limit(void)
{
    static char wording[WORDING_MAX_BYTES + 10];
    struct network network;
    memset(wording, ' ', sizeof wording - 1);
    CHECK_INT(network_init_wording(&network, wording, lexicon, NULL, 0, &error), STATUS_LIMIT);
    char many[400] = "";
    for (int i = 0; i < 32; i++)
        strcat(many, "{amount}");
    CHECK_INT(network_init_wording(&network, many, lexicon, NULL, 0, &error), STATUS_LIMIT);
    CHECK(network.arcs == NULL);
}

static void networks_are_in_order_and_small(void)
{
    static const struct {
        const char *wording;
        int arcs;
    } all[] = {
        {"{number}", 255},
        {"{time}", 220},
        {"{phone}", 250},
        {"{amount}", 420},
        {"{name}", 8},
        {"{company}", 9},
        {"(非常|十分|真的|实在)?(抱歉|对不起)", 15},
        {"我是{company}的{name}", 24},
        {"请(您)?(稍等|稍候|等一下)(,)?(我们)?马上(为|给|帮)您(办理|处理|解决)", 30},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct network network = compiled(all[i].wording);
        CHECK(is_in_order(&network));
        if (network.n_arcs > all[i].arcs)
            fprintf(stderr, "%s: %d arcs\n", all[i].wording, network.n_arcs);
        CHECK(network.n_arcs <= all[i].arcs);
        network_finish(&network);
    }
}

static void shared_beginnings_and_ends_are_kept_once(void)
{
    struct network network = compiled("{company}");
    int gong = 0;
    for (size_t i = 0; i < network.n_arcs; i++)
        gong += strcmp(network.arcs[i].hanzi, "供") == 0;
    CHECK_INT(gong, 1);
    CHECK_INT(network.n_arcs, 8);
    network_finish(&network);
    network_finish(&network);
    network = compiled("好|好");
    CHECK_INT(network.n_arcs, 1);
    network_finish(&network);
}

static void a_character_is_read_with_its_neighbours_across_brackets(void)
{
    struct network network = compiled("马上(处|办)理(好)?处");
    int chu = 0;
    for (size_t i = 0; i < network.n_arcs; i++) {
        if (strcmp(network.arcs[i].hanzi, "处") == 0)
            chu = chu * 10 + network.arcs[i].syllable.tone;
    }
    CHECK_INT(chu, 34);
    network_finish(&network);
    CHECK(accepts("(银)?行", "银行"));
    CHECK(accepts("(1|2)5", "十五") == false);
}

static void colloquial_doublets_have_an_arc_each(void)
{
    struct network network = compiled("谁");
    CHECK_INT(network.n_arcs, 2);
    network_finish(&network);
    network = compiled("一会儿");
    CHECK_INT(network.n_arcs, 3);
    network_finish(&network);
}

static void a_phrase_has_no_special_characters(void)
{
    struct network network;
    CHECK_INT(network_init_phrase(&network, "您好(请坐)?", lexicon, &error), STATUS_OK);
    CHECK_INT(network.n_arcs, 4);
    CHECK_TEXT(network.arcs[2].hanzi, "请");
    network_finish(&network);
    CHECK_INT(network_init_phrase(&network, "呼叫OK", lexicon, &error), STATUS_INVALID);
    CHECK_INT(error.offset, 6);
    CHECK_INT(network_init_phrase(&network, "……", lexicon, &error), STATUS_INVALID);
}

static void slots_are_marked_on_their_arcs(void)
{
    struct network network = compiled("{time}到{time},工号{number}");
    CHECK_INT(network.n_slots, 3);
    CHECK_TEXT(network.slots[0].name, "time");
    CHECK_TEXT(network.slots[2].name, "number");
    CHECK_INT(network.slots[1].type, SLOT_TIME);
    for (size_t i = 0; i < network.n_arcs; i++) {
        if (strcmp(network.arcs[i].hanzi, "到") == 0 || strcmp(network.arcs[i].hanzi, "工") == 0)
            CHECK_INT(network.arcs[i].slot, 0);
        if (strcmp(network.arcs[i].hanzi, "幺") == 0)
            CHECK_INT(network.arcs[i].slot, 3);
    }
    network_finish(&network);
}

static void a_text_may_hold_the_wording(void)
{
    struct network network = compiled("(抱歉|对不起)");
    CHECK(network_accepts(&network, "真的很抱歉,让您久等", lexicon, NETWORK_WITHIN));
    CHECK(!network_accepts(&network, "真的很抱歉,让您久等", lexicon, NETWORK_WHOLE));
    CHECK(!network_accepts(&network, "抱着歉意", lexicon, NETWORK_WITHIN));
    CHECK(!network_accepts(&network, "Sorry 抱歉", lexicon, NETWORK_WITHIN));
    network_finish(&network);
}

static void lengths_and_samples_take_the_shortest_way(void)
{
    size_t shortest, longest;
    char text[64];
    struct network network = compiled("(非常)?抱歉(,给您添麻烦了)?");
    network_lengths(&network, &shortest, &longest);
    CHECK_INT(shortest, 2);
    CHECK_INT(longest, 10);
    CHECK_INT(network_sample(&network, text, sizeof text), STATUS_OK);
    CHECK_TEXT(text, "抱歉");
    CHECK_INT(network_sample(&network, text, 4), STATUS_LIMIT);
    network_finish(&network);
    static const char *const all[] = {"请打{phone}", "我叫{name}", "{time}送电", "一共{amount}",
                                      "我是{company}的"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        network = compiled(all[i]);
        CHECK_INT(network_sample(&network, text, sizeof text), STATUS_OK);
        CHECK(network_accepts(&network, text, lexicon, NETWORK_WHOLE));
        network_finish(&network);
    }
}

static float distance(const char *a, const char *b)
{
    struct network x = compiled(a), y = compiled(b);
    float there = network_distance(&x, &y, NETWORK_ANY_DISTANCE),
          back = network_distance(&y, &x, NETWORK_ANY_DISTANCE);
    CHECK_NEAR(there, back, 1e-5);
    CHECK_NEAR(network_distance(&x, &y, there + 0.1f), there, 0); /* looking no further */
    CHECK(network_distance(&x, &y, there) >= there);
    CHECK(network_distance(&x, &y, there / 2) >= there / 2);
    network_finish(&x);
    network_finish(&y);
    return there;
}

static void distance_is_that_of_the_closest_ways_through(void)
{
    CHECK_NEAR(distance("请稍候", "请稍候"), 0, 0);
    CHECK_NEAR(distance("请稍候", "请稍等"), 1, 1e-5);
    CHECK_NEAR(distance("请稍候", "请您稍候"), 1, 1e-5);
    CHECK_NEAR(distance("请(您)?稍(候|等)", "您稍等"), 0.75, 1e-5);
    CHECK_NEAR(distance("(非常)?抱歉", "(十分)?抱歉"), 0, 0);
    CHECK_NEAR(distance("电价", "电加"), 0, 0);
    CHECK_NEAR(distance("事情", "四清"), 0.25, 1e-5);
    CHECK_NEAR(distance("我叫{name}", "我叫王伟"), 0, 0);
    CHECK_NEAR(distance("再见", "电费单"), 3, 1e-5);
}

static void a_wording_is_found_within_what_was_said(void)
{
    struct network wording = compiled("请(您)?稍等"), said;
    static const struct {
        const char *text;
        float distance;
    } cases[] = {{"那好，请稍等，我看一下", 0}, {"请您再稍等", 1}, {"等", 2}, {"那好", 3}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK_INT(network_init_phrase(&said, cases[i].text, lexicon, &error), STATUS_OK);
        float distance = network_distance_within(&said, &wording, NETWORK_ANY_DISTANCE);
        CHECK(distance <= cases[i].distance && distance > cases[i].distance - 1);
        network_finish(&said);
    }
    network_finish(&wording);
}

int main(void)
{
    if (lexicon_open(&lexicon) != STATUS_OK)
        return 1;
    RUN(a_wording_accepts_its_choices_and_nothing_else);
    RUN(choices_may_be_nested_and_specials_escaped);
    RUN(slips_are_named_with_their_place);
    RUN(what_is_too_large_is_a_limit);
    RUN(networks_are_in_order_and_small);
    RUN(shared_beginnings_and_ends_are_kept_once);
    RUN(a_character_is_read_with_its_neighbours_across_brackets);
    RUN(a_wording_is_found_within_what_was_said);
    RUN(colloquial_doublets_have_an_arc_each);
    RUN(a_phrase_has_no_special_characters);
    RUN(slots_are_marked_on_their_arcs);
    RUN(a_text_may_hold_the_wording);
    RUN(lengths_and_samples_take_the_shortest_way);
    RUN(distance_is_that_of_the_closest_ways_through);
    lexicon_close(lexicon);
    return CHECK_RESULT();
}
