/* {amount}: money. */
#include "language/slot/slot_graph.h"

static const struct spoken liang = {"两", "liang3"}, wan = {"万", "wan4"}, mao = {"毛", "mao2"},
                           jiao = {"角", "jiao3"}, fen = {"分", "fen1"}, money = {"钱", "qian2"};

/* From 元 or 块 on: 五(毛(二(分))), 零五分, 半, 整, 钱. */
static void say_small_change(struct slot_graph *g, uint16_t from, uint16_t after_jiao, uint16_t to)
{
    uint16_t digit = slot_node(g), zero = slot_node(g), cent = slot_node(g);
    slot_skip(g, from, to);
    slot_say(g, from, to, money);
    slot_say(g, from, to, (struct spoken){"整", "zheng3"});
    slot_say(g, from, to, (struct spoken){"半", "ban4"});
    slot_say_digits(g, from, digit, 1, 9);
    slot_say(g, from, digit, liang);
    slot_skip(g, digit, to);
    slot_say(g, digit, after_jiao, mao);
    slot_say(g, digit, after_jiao, jiao);
    slot_say_digits(g, from, zero, 0, 0);
    slot_say_digits(g, zero, cent, 1, 9);
    slot_skip(g, after_jiao, to);
    slot_say(g, after_jiao, to, money);
    slot_say_digits(g, after_jiao, cent, 1, 9);
    slot_skip(g, cent, to);
    slot_say(g, cent, to, fen);
}

/* 一万零五百, 一万二, 二百八十 … up to 99,999,999; 零. `large`: at least a hundred, which needs no
 * 元 to be money (上个月一百二). */
static void say_whole_amount(struct slot_graph *g, uint16_t from, uint16_t to, uint16_t large)
{
    uint16_t before_wan = slot_node(g), after_wan = slot_node(g), rest = slot_node(g);
    slot_say_number(g, from, to, FROM_ONE);
    slot_say_number(g, from, before_wan, FROM_ONE);
    slot_say(g, before_wan, after_wan, wan);
    slot_skip(g, after_wan, to);
    slot_skip(g, after_wan, large);
    slot_skip(g, after_wan, rest);
    slot_say_digits(g, after_wan, rest, 0, 0);
    slot_say_number(g, rest, to, FROM_ONE);
    slot_say_number(g, rest, large, FROM_ONE);
    slot_say_number(g, from, large, FROM_HUNDRED);
    slot_say_digits(g, from, to, 0, 0);
}

static void say_coins(struct slot_graph *g, uint16_t from, uint16_t after_jiao, uint16_t to)
{
    uint16_t digit = slot_node(g);
    slot_say_digits(g, from, digit, 1, 9);
    slot_say(g, from, digit, liang);
    slot_say(g, digit, after_jiao, mao);
    slot_say(g, digit, after_jiao, jiao);
    slot_say(g, digit, to, fen);
}

void slot_build_amount(struct slot_graph *g, uint16_t from, uint16_t to)
{
    uint16_t whole = slot_node(g), point = slot_node(g), yuan = slot_node(g), paid = slot_node(g);
    uint16_t tail = slot_node(g), after_jiao = slot_node(g);
    say_whole_amount(g, from, whole, to);
    slot_skip(g, whole, yuan);
    slot_say(g, whole, point, (struct spoken){"点", "dian3"});
    slot_say_digits(g, point, tail, 0, 9);
    slot_skip(g, tail, yuan);
    slot_say_digits(g, tail, yuan, 0, 9);
    slot_say(g, yuan, paid, (struct spoken){"元", "yuan2"});
    slot_say(g, yuan, paid, (struct spoken){"块", "kuai4"});
    say_small_change(g, paid, after_jiao, to);
    say_coins(g, from, after_jiao, to);
}
