/* language/network: accepted wordings, slots and their values. */
#include "language/network.h"

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
        {"{number}", 200},
        {"{time}", 130},
        {"{phone}", 145},
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

static void check_slot_takes(const char *wording, const char *const *texts, bool taken)
{
    struct network network = compiled(wording);
    for (size_t i = 0; texts[i]; i++) {
        if (network_accepts(&network, texts[i], lexicon, NETWORK_WHOLE) != taken) {
            fprintf(stderr, "%s %s %s\n", wording, taken ? "refuses" : "takes", texts[i]);
            check_failures++;
        }
    }
    network_finish(&network);
}

#define TEXTS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void slots_take_what_people_say(void)
{
    check_slot_takes("{number}",
                     TEXTS("零二七三", "幺幺零", "一百零三", "两千", "两百五", "二十四", "十五",
                           "三千零五十", "三千零五", "三千五", "九千九百九十九", "两", "五",
                           "95598", "12345678", "一千零一十五", "0273", "八百"),
                     true);
    check_slot_takes("{number}", TEXTS("十百", "两三", "百", "123456789", "张三", "一万"), false);
    check_slot_takes("{time}",
                     TEXTS("八点", "八点半", "下午三点二十分", "十五点", "两点", "上午十二点一刻",
                           "二十四点", "零点", "九点零五", "九点零五分", "九点五分", "晚上八点整",
                           "凌晨三点三刻", "十点钟", "二十时三十分", "八点五十九", "十一点过五分",
                           "早上八点十分", "8:30", "15:05"),
                     true);
    check_slot_takes("{time}", TEXTS("八点五", "三十点", "点半", "下午", "八", "八点两刻"), false);
    check_slot_takes("{phone}", TEXTS("13800138000", "幺三八零零幺三八零零零", "8765432"), true);
    check_slot_takes("{phone}", TEXTS("876543", "1380013800012", "一百三十八"), false);
    check_slot_takes("{amount}",
                     TEXTS("一百二十八块五", "三块五毛", "一千二百元", "一百二十八点五元", "五毛",
                           "两毛钱", "零点五元", "五分", "三块零五分", "二百八十元", "五块钱",
                           "一万二千元", "一万零五百块", "三块五毛二", "二百元整", "128.50元",
                           "三角五分", "两百块"),
                     true);
    check_slot_takes("{amount}", TEXTS("一百", "元", "块五", "一百元钱五"), false);
    check_slot_takes("{name}", TEXTS("王伟", "欧阳娜娜", "张小明"), true);
    check_slot_takes("{name}", TEXTS("王", "一二三四五"), false);
    check_slot_takes("我是{company}的{name}", TEXTS("我是城西供电公司的李雷"), true);
    check_slot_takes("(在)?{time}(左右)?", TEXTS("八点左右", "在八点"), true);
    check_slot_takes("工号{number}?为您服务", TEXTS("工号为您服务", "工号0273为您服务"), true);
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

static void check_value(enum slot_type type, const char *hanzi, const char *expected)
{
    char value[32] = "none";
    enum status status = slot_value(type, hanzi, value, sizeof value);
    if (status == STATUS_INVALID)
        strcpy(value, "none");
    if (strcmp(value, expected) != 0) {
        fprintf(stderr, "value of %s is %s, expected %s\n", hanzi, value, expected);
        check_failures++;
    }
}

static void numbers_have_values(void)
{
    static const char *const all[][2] = {
        {"零二七三", "0273"},       {"幺幺零", "110"},    {"一百零三", "103"}, {"两千", "2000"},
        {"两百五", "250"},          {"十", "10"},         {"十五", "15"},      {"二十", "20"},
        {"三千零五十", "3050"},     {"三千零五", "3005"}, {"三千五", "3500"},  {"两", "2"},
        {"九千九百九十九", "9999"}, {"五", "5"},          {"〇二", "02"},      {"95598", "95598"},
        {"一千零一十五", "1015"},   {"一百一", "110"},    {"十百", "none"},    {"百", "none"},
        {"一百零", "none"},         {"", "none"},         {"张三", "none"},    {"一百千", "none"},
        {"一百一百", "none"},       {"一千十五", "none"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        check_value(SLOT_NUMBER, all[i][0], all[i][1]);
}

static void times_have_values(void)
{
    static const char *const all[][2] = {
        {"三点半", "3:30"},
        {"下午三点半", "15:30"},
        {"十五点三十分", "15:30"},
        {"八点", "8:00"},
        {"上午八点", "8:00"},
        {"晚上八点整", "20:00"},
        {"中午十二点", "12:00"},
        {"中午一点", "13:00"},
        {"中午五点", "none"},
        {"凌晨十二点半", "0:30"},
        {"凌晨三点三刻", "3:45"},
        {"晚上十二点", "24:00"},
        {"晚上十二点半", "0:30"},
        {"零点", "0:00"},
        {"二十四点", "24:00"},
        {"二十四点半", "none"},
        {"九点零五", "9:05"},
        {"九点零五分", "9:05"},
        {"九点五分", "9:05"},
        {"九点五", "none"},
        {"两点一刻", "2:15"},
        {"十点钟", "10:00"},
        {"十一点过五分", "11:05"},
        {"八点五十九", "8:59"},
        {"八点六十", "none"},
        {"二十五点", "none"},
        {"8:30", "8:30"},
        {"下午15点05分", "15:05"},
        {"傍晚六点", "18:00"},
        {"下午十二点十分", "12:10"},
        {"夜里两点", "2:00"},
        {"夜里十一点", "23:00"},
        {"点", "none"},
        {"三", "none"},
        {"", "none"},
        {"八点零十分", "none"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        check_value(SLOT_TIME, all[i][0], all[i][1]);
}

static void phones_and_amounts_have_values(void)
{
    static const char *const phones[][2] = {
        {"幺三八零零幺三八零零零", "13800138000"},
        {"八七六五四三二", "8765432"},
        {"13800138000", "13800138000"},
        {"八七六五四三", "none"},
        {"一二三四五六七八九零一二三", "none"},
        {"一百三十八万", "none"},
    };
    for (size_t i = 0; i < sizeof phones / sizeof *phones; i++)
        check_value(SLOT_PHONE, phones[i][0], phones[i][1]);
    static const char *const amounts[][2] = {
        {"一百二十八块五", "128.50"},
        {"三块五毛", "3.50"},
        {"一千二百元", "1200.00"},
        {"一百二十八点五元", "128.50"},
        {"五毛", "0.50"},
        {"两毛钱", "0.20"},
        {"零点五元", "0.50"},
        {"五分", "0.05"},
        {"三块零五分", "3.05"},
        {"五块钱", "5.00"},
        {"一万二千元", "12000.00"},
        {"一万二块", "12000.00"},
        {"一万零五百块", "10500.00"},
        {"三块五毛二", "3.52"},
        {"二百元整", "200.00"},
        {"128.5元", "128.50"},
        {"128.50元", "128.50"},
        {"三角五分", "0.35"},
        {"一百二块", "120.00"},
        {"一百零二块", "102.00"},
        {"两万块", "20000.00"},
        {"一点零五元", "1.05"},
        {"一点二三四元", "none"},
        {"一百", "none"},
        {"一万零元", "none"},
        {"元", "none"},
        {"", "none"},
    };
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        check_value(SLOT_AMOUNT, amounts[i][0], amounts[i][1]);
    check_value(SLOT_NAME, "张三", "张三");
    check_value(SLOT_LISTED, "城东供电公司", "城东供电公司");
    char small[4];
    CHECK_INT(slot_value(SLOT_NUMBER, "零二七三", small, sizeof small), STATUS_LIMIT);
}

/* slot_value must understand what the slot lets through, but for what nobody says: 中午五点, 两十.
 */
static void every_sample_of_a_slot_has_a_value(void)
{
    static const struct {
        const char *wording;
        enum slot_type type;
    } all[] = {{"{number}", SLOT_NUMBER},
               {"{time}", SLOT_TIME},
               {"{phone}", SLOT_PHONE},
               {"{amount}", SLOT_AMOUNT}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct network network = compiled(all[i].wording);
        unsigned seed = 1;
        int good = 0, walks = 2000;
        for (int walk = 0; walk < walks; walk++) {
            char text[200] = "", value[32];
            for (unsigned node = 0, arc = 0; node + 1u < network.n_nodes;) {
                unsigned first = arc, n = 0;
                while (first < network.n_arcs && network.arcs[first].from != node)
                    first++;
                while (first + n < network.n_arcs && network.arcs[first + n].from == node)
                    n++;
                seed = seed * 1103515245u + 12345u;
                arc = first + (seed >> 8) % n;
                strcat(text, network.arcs[arc].hanzi);
                node = network.arcs[arc].to;
            }
            good += slot_value(all[i].type, text, value, sizeof value) == STATUS_OK;
        }
        if (good < walks * 85 / 100)
            fprintf(stderr, "%s: only %d of %d\n", all[i].wording, good, walks);
        CHECK(good >= walks * 85 / 100);
        network_finish(&network);
    }
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
    float there = network_distance(&x, &y), back = network_distance(&y, &x);
    CHECK_NEAR(there, back, 1e-5);
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
    RUN(colloquial_doublets_have_an_arc_each);
    RUN(a_phrase_has_no_special_characters);
    RUN(slots_take_what_people_say);
    RUN(slots_are_marked_on_their_arcs);
    RUN(numbers_have_values);
    RUN(times_have_values);
    RUN(phones_and_amounts_have_values);
    RUN(every_sample_of_a_slot_has_a_value);
    RUN(a_text_may_hold_the_wording);
    RUN(lengths_and_samples_take_the_shortest_way);
    RUN(distance_is_that_of_the_closest_ways_through);
    lexicon_close(lexicon);
    return CHECK_RESULT();
}
