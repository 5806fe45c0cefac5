/* {number} and {phone}: digits said one by one, and numbers. */
#include "language/slot/slot_graph.h"

static const struct spoken liang = {"两", "liang3"}, shi = {"十", "shi2"}, bai = {"百", "bai3"},
                           qian = {"千", "qian1"};

/* Beyond this no employee number is said as a number: 二百七十三 stands for 273 or 0273. */
enum { LONGEST_AS_NUMBER = 4, RUN_USUAL = 8 };

/* The places inside a number up to 9999 from which it goes on. */
struct number_places {
    uint16_t after_thousand, after_hundred, after_ten;
};

/* From a first digit on: 百 or 千. */
static void say_unit(struct slot_graph *g, uint16_t digit, const struct number_places *places)
{
    slot_say(g, digit, places->after_thousand, qian);
    slot_say(g, digit, places->after_hundred, bai);
}

/* 三, 三十 or, after 百 and 千 colloquially, 三 for thirty and three hundred. */
static void say_tens(struct slot_graph *g, uint16_t from, uint16_t to,
                     const struct number_places *places)
{
    uint16_t digit = slot_node(g);
    slot_say_digits(g, from, digit, 1, 9);
    slot_say(g, digit, places->after_ten, shi);
    slot_skip(g, digit, to);
}

static struct number_places add_number_places(struct slot_graph *g, uint16_t to)
{
    struct number_places places = {slot_node(g), slot_node(g), slot_node(g)};
    uint16_t zero = slot_node(g), unit = slot_node(g), hundreds = slot_node(g);
    slot_skip(g, places.after_thousand, to);
    slot_say_digits(g, places.after_thousand, zero, 0, 0);
    slot_say_digits(g, places.after_thousand, hundreds, 1, 9);
    slot_say(g, places.after_thousand, hundreds, liang);
    slot_say(g, hundreds, places.after_hundred, bai);
    slot_skip(g, hundreds, to);
    say_tens(g, zero, to, &places);
    slot_say(g, zero, places.after_ten, shi);
    slot_skip(g, places.after_hundred, to);
    slot_say_digits(g, places.after_hundred, unit, 0, 0);
    slot_say_digits(g, unit, to, 1, 9);
    say_tens(g, places.after_hundred, to, &places);
    slot_skip(g, places.after_ten, to);
    slot_say_digits(g, places.after_ten, to, 1, 9);
    return places;
}

void slot_say_number(struct slot_graph *g, uint16_t from, uint16_t to, enum number_least least)
{
    struct number_places places = add_number_places(g, to);
    uint16_t digit = slot_node(g);
    slot_say_digits(g, from, digit, 1, 9);
    slot_say(g, from, digit, liang);
    say_unit(g, digit, &places);
    if (least == FROM_ONE)
        slot_skip(g, digit, to);
    if (least == FROM_HUNDRED)
        return;
    slot_say(g, digit, places.after_ten, shi);
    slot_say(g, from, places.after_ten, shi);
}

/* Digits as they are said on the radio, where nothing may be misheard. They make a run of their
 * own, since somebody who says 拐 says 洞 as well, and 拐 and 勾 must not turn up in ordinary
 * speech. Two are too few: 两三 is "two or three". */
static void say_radio_run(struct slot_graph *g, uint16_t from, uint16_t to,
                          struct digit_count count)
{
    static const struct spoken radio[] = {{"洞", "dong4"}, {"幺", "yao1"}, {"两", "liang3"},
                                          {"拐", "guai3"}, {"勾", "gou1"}, {"八", "ba1"}};
    for (int i = 0; i < count.high; i++) {
        uint16_t next = slot_node(g);
        if (i >= count.low)
            slot_skip(g, from, to);
        for (size_t k = 0; k < sizeof radio / sizeof *radio; k++)
            slot_say(g, from, next, radio[k]);
        slot_say_digits(g, from, next, 3, 6);
        from = next;
    }
    slot_skip(g, from, to);
}

void slot_build_number(struct slot_graph *g, uint16_t from, uint16_t to, struct digit_count count)
{
    bool known = count.high > 0;
    struct digit_count run = known ? count : (struct digit_count){1, RUN_USUAL};
    struct digit_count radio = {run.low > 3 ? run.low : 3, run.high};
    slot_say_run(g, from, to, run);
    if (radio.high >= radio.low)
        say_radio_run(g, from, to, radio);
    if (run.low <= LONGEST_AS_NUMBER)
        slot_say_number(g, from, to, known && run.low > 1 ? FROM_TEN : FROM_ONE);
}

/* A first digit of [low, high], then `rest`. */
static void say_lead(struct slot_graph *g, uint16_t from, uint16_t to, int low, int high,
                     struct digit_count rest)
{
    uint16_t lead = slot_node(g);
    slot_say_singles(g, from, lead, low, high);
    slot_say_run(g, lead, to, rest);
}

static bool counts(struct digit_count count, int digits)
{
    return count.high == 0 || (digits >= count.low && digits <= count.high);
}

/* Numbers of the Chinese network: mobile 1[3-9] and nine more; local 7 or 8, not from 0 or 1 on;
 * with an area code of 3 or 4 digits before it, 010 or 0[2-9]…; 400 and 800 with seven more. */
void slot_build_phone(struct slot_graph *g, uint16_t from, uint16_t to, struct digit_count count)
{
    uint16_t one = slot_node(g), zero = slot_node(g), code = slot_node(g), toll = slot_node(g);
    uint16_t toll0 = slot_node(g), toll00 = slot_node(g);
    if (counts(count, 11)) {
        slot_say_singles(g, from, one, 1, 1);
        say_lead(g, one, to, 3, 9, (struct digit_count){9, 9});
    }
    for (int local = 7; local <= 8; local++) {
        if (counts(count, local))
            say_lead(g, from, to, 2, 9, (struct digit_count){local - 1, local - 1});
        for (int area = 3; area <= 4; area++) {
            uint16_t after = slot_node(g);
            if (!counts(count, area + local))
                continue;
            slot_say_digits(g, from, zero, 0, 0);
            slot_say_singles(g, zero, code, 1, 9);
            slot_say_run(g, code, after, (struct digit_count){area - 2, area - 2});
            say_lead(g, after, to, 2, 9, (struct digit_count){local - 1, local - 1});
        }
    }
    if (counts(count, 10)) {
        slot_say_digits(g, from, toll, 4, 4);
        slot_say_digits(g, from, toll, 8, 8);
        slot_say_digits(g, toll, toll0, 0, 0);
        slot_say_digits(g, toll0, toll00, 0, 0);
        slot_say_run(g, toll00, to, (struct digit_count){7, 7});
    }
}
