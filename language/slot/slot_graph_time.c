/* {time}: clock times. */
#include "language/slot/slot_graph.h"

static const struct spoken shi = {"十", "shi2"}, liang = {"两", "liang3"}, fen = {"分", "fen1"},
                           ke = {"刻", "ke4"}, cha = {"差", "cha4"};

/* 今天, 明天, 后天. */
static void say_day(struct slot_graph *g, uint16_t from, uint16_t to)
{
    static const struct spoken tian = {"天", "tian1"}, jin = {"今", "jin1"}, ming = {"明", "ming2"};
    uint16_t day = slot_node(g);
    slot_skip(g, from, to);
    slot_say(g, from, day, jin);
    slot_say(g, from, day, ming);
    slot_say(g, from, day, (struct spoken){"后", "hou4"});
    slot_say(g, day, to, tian);
}

static void say_day_part(struct slot_graph *g, uint16_t from, uint16_t to)
{
    static const struct spoken parts[][2] = {
        {{"上", "shang4"}, {"午", "wu3"}},  {{"下", "xia4"}, {"午", "wu3"}},
        {{"中", "zhong1"}, {"午", "wu3"}},  {{"早", "zao3"}, {"上", "shang4"}},
        {{"晚", "wan3"}, {"上", "shang4"}}, {{"凌", "ling2"}, {"晨", "chen2"}},
        {{"傍", "bang4"}, {"晚", "wan3"}},  {{"夜", "ye4"}, {"里", "li3"}},
        {{"早", "zao3"}, {"晨", "chen2"}},  {{"清", "qing1"}, {"晨", "chen2"}},
        {{"半", "ban4"}, {"夜", "ye4"}}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        slot_say_two(g, from, to, parts[i][0], parts[i][1]);
    slot_skip(g, from, to);
}

/* 今晚, 明早: day and part of it in two syllables. */
static void say_short_day(struct slot_graph *g, uint16_t from, uint16_t to)
{
    uint16_t day = slot_node(g);
    slot_say(g, from, day, (struct spoken){"今", "jin1"});
    slot_say(g, from, day, (struct spoken){"明", "ming2"});
    slot_say(g, day, to, (struct spoken){"早", "zao3"});
    slot_say(g, day, to, (struct spoken){"晚", "wan3"});
}

/* 零 to 二十四. */
static void say_hour(struct slot_graph *g, uint16_t from, uint16_t to)
{
    uint16_t ten = slot_node(g), two = slot_node(g), twenty = slot_node(g);
    slot_say_digits(g, from, to, 0, 1);
    slot_say_digits(g, from, to, 3, 9);
    slot_say(g, from, to, liang);
    slot_say(g, from, ten, shi);
    slot_skip(g, ten, to);
    slot_say_digits(g, ten, to, 1, 9);
    slot_say_digits(g, from, two, 2, 2);
    slot_skip(g, two, to);
    slot_say(g, two, twenty, shi);
    slot_skip(g, twenty, to);
    slot_say_digits(g, twenty, to, 1, 4);
}

static void say_point(struct slot_graph *g, uint16_t from, uint16_t to)
{
    slot_say(g, from, to, (struct spoken){"点", "dian3"});
    slot_say(g, from, to, (struct spoken){"时", "shi2"});
}

/* 五分, 十五(分), 三十(分); `minutes`: where 分 may be left out. */
static void say_count(struct slot_graph *g, uint16_t from, uint16_t minutes, uint16_t to)
{
    uint16_t digit = slot_node(g), tens = slot_node(g);
    slot_say_digits(g, from, digit, 1, 5);
    slot_say(g, digit, tens, shi);
    slot_say(g, digit, to, fen);
    slot_say(g, from, tens, shi);
    slot_say_digits(g, tens, minutes, 1, 9);
    slot_skip(g, tens, minutes);
}

/* 六分 to 九分, 两分: said with 分 only. */
static void say_few(struct slot_graph *g, uint16_t from, uint16_t to)
{
    uint16_t digit = slot_node(g);
    slot_say_digits(g, from, digit, 6, 9);
    slot_say(g, from, digit, liang);
    slot_say(g, digit, to, fen);
}

static void say_quarter(struct slot_graph *g, uint16_t from, uint16_t to)
{
    uint16_t quarter = slot_node(g);
    slot_say_digits(g, from, quarter, 1, 1);
    slot_say_digits(g, from, quarter, 3, 3);
    slot_say(g, quarter, to, ke);
}

/* 差五分, 差十分钟, 差一刻. */
static void say_before(struct slot_graph *g, uint16_t from, uint16_t to)
{
    uint16_t before = slot_node(g), minutes = slot_node(g), said = slot_node(g);
    slot_say(g, from, before, cha);
    say_few(g, before, said);
    say_count(g, before, minutes, said);
    slot_say(g, minutes, said, fen);
    slot_skip(g, said, to);
    slot_say(g, said, to, (struct spoken){"钟", "zhong1"});
    say_quarter(g, before, to);
}

/* After 点: 五分, 零五(分), 十五(分), 三十(分), 过五分, 差五分. */
static void say_minutes(struct slot_graph *g, uint16_t from, uint16_t to)
{
    uint16_t zero = slot_node(g), minutes = slot_node(g), past = slot_node(g);
    slot_say(g, from, past, (struct spoken){"过", "guo4"});
    slot_skip(g, from, past);
    say_few(g, past, to);
    say_count(g, past, minutes, to);
    slot_say_digits(g, from, zero, 0, 0);
    slot_say_digits(g, zero, minutes, 1, 9);
    slot_skip(g, minutes, to);
    slot_say(g, minutes, to, fen);
    say_before(g, from, to);
}

/* 以前, 之前, 左右: the time stays the same. */
static void say_about(struct slot_graph *g, uint16_t from, uint16_t to)
{
    slot_skip(g, from, to);
    slot_say_two(g, from, to, (struct spoken){"以", "yi3"}, (struct spoken){"前", "qian2"});
    slot_say_two(g, from, to, (struct spoken){"之", "zhi1"}, (struct spoken){"前", "qian2"});
    slot_say_two(g, from, to, (struct spoken){"左", "zuo3"}, (struct spoken){"右", "you4"});
}

void slot_build_time(struct slot_graph *g, uint16_t from, uint16_t to)
{
    uint16_t day = slot_node(g), hour = slot_node(g), point = slot_node(g);
    uint16_t after = slot_node(g), done = slot_node(g), before = slot_node(g);
    uint16_t late_hour = slot_node(g), late_point = slot_node(g);
    say_day(g, from, day);
    say_day_part(g, day, hour);
    say_short_day(g, from, hour);
    say_hour(g, hour, point);
    say_point(g, point, after);
    slot_skip(g, after, done);
    slot_say(g, after, done, (struct spoken){"半", "ban4"});
    slot_say(g, after, done, (struct spoken){"整", "zheng3"});
    slot_say(g, after, done, (struct spoken){"钟", "zhong1"});
    say_quarter(g, after, done);
    say_minutes(g, after, done);
    say_before(g, hour, before); /* 下午差五分三点, 差五分下午三点 */
    say_day_part(g, before, late_hour);
    say_hour(g, late_hour, late_point);
    say_point(g, late_point, done);
    say_about(g, done, to);
}
