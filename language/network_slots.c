/* The built-in slots as graphs. They accept a little more than people say (两十) where leaving it
 * out would cost arcs; slot_value is the judge of what was heard. */
#include <string.h>

#include "language/network_build.h"

struct slot_graph {
    struct graph *graph;
    uint8_t slot;
};

struct spoken {
    const char *hanzi, *pinyin;
};

static const struct spoken digits[10] = {
    {"零", "ling2"}, {"一", "yi1"},  {"二", "er4"}, {"三", "san1"}, {"四", "si4"},
    {"五", "wu3"},   {"六", "liu4"}, {"七", "qi1"}, {"八", "ba1"},  {"九", "jiu3"}};
static const struct spoken yao = {"幺", "yao1"}, liang = {"两", "liang3"}, shi = {"十", "shi2"},
                           bai = {"百", "bai3"}, qian = {"千", "qian1"}, wan = {"万", "wan4"},
                           dian = {"点", "dian3"}, fen = {"分", "fen1"};

static uint16_t node(struct slot_graph *g)
{
    return graph_node(g->graph);
}

static void say(struct slot_graph *g, uint16_t from, uint16_t to, struct spoken spoken)
{
    struct syllable syllable = {.final = FINAL_NONE};
    syllable_parse(spoken.pinyin, strlen(spoken.pinyin), &syllable);
    graph_arc(g->graph, from, to, syllable, spoken.hanzi, g->slot);
}

static void skip(struct slot_graph *g, uint16_t from, uint16_t to)
{
    graph_skip(g->graph, from, to);
}

static void say_two(struct slot_graph *g, uint16_t from, uint16_t to, struct spoken first,
                    struct spoken second)
{
    uint16_t between = node(g);
    say(g, from, between, first);
    say(g, between, to, second);
}

static void say_digits(struct slot_graph *g, uint16_t from, uint16_t to, int low, int high)
{
    for (int i = low; i <= high; i++)
        say(g, from, to, digits[i]);
}

/* A digit as it is said one by one. */
static void say_single(struct slot_graph *g, uint16_t from, uint16_t to)
{
    say_digits(g, from, to, 0, 9);
    say(g, from, to, yao);
}

/* From `from` up to `high` single digits to `to`, at least `low`. */
static void say_singles(struct slot_graph *g, uint16_t from, uint16_t to, int low, int high)
{
    for (int i = 1; i <= high; i++) {
        uint16_t next = node(g);
        if (i > low)
            skip(g, from, to);
        say_single(g, from, next);
        from = next;
    }
    skip(g, from, to);
}

/* The places inside a number up to 9999 from which it goes on. */
struct number_places {
    uint16_t after_thousand, after_hundred, after_ten;
};

/* From a first digit on: nothing, 十, 百 or 千. */
static void say_unit(struct slot_graph *g, uint16_t digit, uint16_t to,
                     const struct number_places *places)
{
    say(g, digit, places->after_thousand, qian);
    say(g, digit, places->after_hundred, bai);
    say(g, digit, places->after_ten, shi);
    skip(g, digit, to);
}

/* 三, 三十 or, after 百 and 千 colloquially, 三 for thirty and three hundred. */
static void say_tens(struct slot_graph *g, uint16_t from, uint16_t to,
                     const struct number_places *places)
{
    uint16_t digit = node(g);
    say_digits(g, from, digit, 1, 9);
    say(g, digit, places->after_ten, shi);
    skip(g, digit, to);
}

static struct number_places add_number_places(struct slot_graph *g, uint16_t to)
{
    struct number_places places = {node(g), node(g), node(g)};
    uint16_t zero = node(g), unit = node(g), hundreds = node(g);
    skip(g, places.after_thousand, to);
    say(g, places.after_thousand, zero, digits[0]);
    say_digits(g, places.after_thousand, hundreds, 1, 9);
    say(g, hundreds, places.after_hundred, bai);
    skip(g, hundreds, to);
    say_tens(g, zero, to, &places);
    say(g, zero, places.after_ten, shi);
    skip(g, places.after_hundred, to);
    say(g, places.after_hundred, unit, digits[0]);
    say_digits(g, unit, to, 1, 9);
    say_tens(g, places.after_hundred, to, &places);
    skip(g, places.after_ten, to);
    say_digits(g, places.after_ten, to, 1, 9);
    return places;
}

/* 1 to 9999 as a number. */
static void say_number(struct slot_graph *g, uint16_t from, uint16_t to)
{
    struct number_places places = add_number_places(g, to);
    uint16_t digit = node(g);
    say_digits(g, from, digit, 1, 9);
    say(g, from, digit, liang);
    say_unit(g, digit, to, &places);
    say(g, from, places.after_ten, shi);
}

/* The first digit is common to 二七三 and 二百七十三. */
static void build_number(struct slot_graph *g, uint16_t from, uint16_t to)
{
    struct number_places places = add_number_places(g, to);
    uint16_t digit = node(g), odd = node(g), second = node(g), two = node(g);
    say_digits(g, from, digit, 1, 9);
    say_unit(g, digit, to, &places);
    say_single(g, digit, second);
    say(g, from, odd, digits[0]);
    say(g, from, odd, yao);
    skip(g, odd, to);
    say_single(g, odd, second);
    say_singles(g, second, to, 0, 6);
    say(g, from, two, liang);
    say_unit(g, two, to, &places);
    say(g, from, places.after_ten, shi);
}

static void say_day_part(struct slot_graph *g, uint16_t from, uint16_t to)
{
    static const struct spoken parts[][2] = {
        {{"上", "shang4"}, {"午", "wu3"}},  {{"下", "xia4"}, {"午", "wu3"}},
        {{"中", "zhong1"}, {"午", "wu3"}},  {{"早", "zao3"}, {"上", "shang4"}},
        {{"晚", "wan3"}, {"上", "shang4"}}, {{"凌", "ling2"}, {"晨", "chen2"}},
        {{"傍", "bang4"}, {"晚", "wan3"}},  {{"夜", "ye4"}, {"里", "li3"}},
        {{"早", "zao3"}, {"晨", "chen2"}},  {{"清", "qing1"}, {"晨", "chen2"}}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        say_two(g, from, to, parts[i][0], parts[i][1]);
    skip(g, from, to);
}

/* 零 to 二十四. */
static void say_hour(struct slot_graph *g, uint16_t from, uint16_t to)
{
    uint16_t ten = node(g), two = node(g), twenty = node(g);
    say_digits(g, from, to, 0, 1);
    say_digits(g, from, to, 3, 9);
    say(g, from, to, liang);
    say(g, from, ten, shi);
    skip(g, ten, to);
    say_digits(g, ten, to, 1, 9);
    say(g, from, two, digits[2]);
    skip(g, two, to);
    say(g, two, twenty, shi);
    skip(g, twenty, to);
    say_digits(g, twenty, to, 1, 4);
}

/* After 点: 五分, 零五(分), 十五(分), 三十(分). */
static void say_minutes(struct slot_graph *g, uint16_t from, uint16_t to)
{
    uint16_t digit = node(g), zero = node(g), tens = node(g), minutes = node(g), past = node(g);
    say(g, from, past, (struct spoken){"过", "guo4"});
    skip(g, from, past);
    say_digits(g, past, digit, 1, 9);
    say(g, digit, tens, shi);
    say(g, digit, to, fen);
    say(g, past, tens, shi);
    say_digits(g, tens, minutes, 1, 9);
    skip(g, tens, minutes);
    say(g, from, zero, digits[0]);
    say_digits(g, zero, minutes, 1, 9);
    skip(g, minutes, to);
    say(g, minutes, to, fen);
}

static void build_time(struct slot_graph *g, uint16_t from, uint16_t to)
{
    uint16_t hour = node(g), point = node(g), after = node(g), quarter = node(g);
    say_day_part(g, from, hour);
    say_hour(g, hour, point);
    say(g, point, after, dian);
    say(g, point, after, (struct spoken){"时", "shi2"});
    skip(g, after, to);
    say(g, after, to, (struct spoken){"半", "ban4"});
    say(g, after, to, (struct spoken){"整", "zheng3"});
    say(g, after, to, (struct spoken){"钟", "zhong1"});
    say(g, after, quarter, digits[1]);
    say(g, after, quarter, digits[3]);
    say(g, quarter, to, (struct spoken){"刻", "ke4"});
    say_minutes(g, after, to);
}

/* From 元 or 块 on: 五(毛(二(分))), 零五分, 整, 钱. */
static void say_small_change(struct slot_graph *g, uint16_t from, uint16_t after_jiao, uint16_t to)
{
    static const struct spoken mao = {"毛", "mao2"}, jiao = {"角", "jiao3"};
    uint16_t digit = node(g), zero = node(g), cent = node(g);
    skip(g, from, to);
    say(g, from, to, (struct spoken){"钱", "qian2"});
    say(g, from, to, (struct spoken){"整", "zheng3"});
    say_digits(g, from, digit, 1, 9);
    say(g, from, digit, liang);
    skip(g, digit, to);
    say(g, digit, after_jiao, mao);
    say(g, digit, after_jiao, jiao);
    say(g, from, zero, digits[0]);
    say_digits(g, zero, cent, 1, 9);
    skip(g, after_jiao, to);
    say(g, after_jiao, to, (struct spoken){"钱", "qian2"});
    say_digits(g, after_jiao, cent, 1, 9);
    skip(g, cent, to);
    say(g, cent, to, fen);
}

/* 一万零五百, 一万二, 二百八十 … up to 99,999,999; 零. */
static void say_whole_amount(struct slot_graph *g, uint16_t from, uint16_t to)
{
    uint16_t before_wan = node(g), after_wan = node(g), rest = node(g);
    say_number(g, from, to);
    say_number(g, from, before_wan);
    say(g, before_wan, after_wan, wan);
    skip(g, after_wan, to);
    skip(g, after_wan, rest);
    say(g, after_wan, rest, digits[0]);
    say_number(g, rest, to);
    say(g, from, to, digits[0]);
}

static void build_amount(struct slot_graph *g, uint16_t from, uint16_t to)
{
    uint16_t whole = node(g), point = node(g), yuan = node(g), paid = node(g), tail = node(g);
    uint16_t digit = node(g), after_jiao = node(g);
    say_whole_amount(g, from, whole);
    skip(g, whole, yuan);
    say(g, whole, point, dian);
    say_digits(g, point, tail, 0, 9);
    skip(g, tail, yuan);
    say_digits(g, tail, yuan, 0, 9);
    say(g, yuan, paid, (struct spoken){"元", "yuan2"});
    say(g, yuan, paid, (struct spoken){"块", "kuai4"});
    say_small_change(g, paid, after_jiao, to);
    say_digits(g, from, digit, 1, 9);
    say(g, from, digit, liang);
    say(g, digit, after_jiao, (struct spoken){"毛", "mao2"});
    say(g, digit, after_jiao, (struct spoken){"角", "jiao3"});
    say(g, digit, to, fen);
}

static void build_name(struct slot_graph *g, uint16_t from, uint16_t to)
{
    struct spoken any = {"", ""};
    for (int i = 1; i <= 4; i++) {
        uint16_t next = node(g);
        graph_arc(g->graph, from, next, (struct syllable){.final = FINAL_ANY}, any.hanzi, g->slot);
        if (i >= 2)
            skip(g, next, to);
        from = next;
    }
}

void graph_slot(struct graph *graph, uint16_t from, uint16_t to, enum slot_type type, uint8_t slot)
{
    struct slot_graph g = {graph, slot};
    switch (type) {
    case SLOT_NUMBER:
        build_number(&g, from, to);
        break;
    case SLOT_TIME:
        build_time(&g, from, to);
        break;
    case SLOT_PHONE:
        say_singles(&g, from, to, 7, 12);
        break;
    case SLOT_AMOUNT:
        build_amount(&g, from, to);
        break;
    case SLOT_NAME:
        build_name(&g, from, to);
        break;
    case SLOT_LISTED:
        break;
    }
}

enum slot_type slot_type_of(const char *name, size_t length)
{
    static const struct {
        const char *name;
        enum slot_type type;
    } all[] = {{"number", SLOT_NUMBER},
               {"time", SLOT_TIME},
               {"phone", SLOT_PHONE},
               {"amount", SLOT_AMOUNT},
               {"name", SLOT_NAME}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (strlen(all[i].name) == length && memcmp(all[i].name, name, length) == 0)
            return all[i].type;
    }
    return SLOT_LISTED;
}
