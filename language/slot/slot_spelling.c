/* The ways to say one value. They are made up generously and slot_value is asked about each: what
 * it does not understand as the value is left out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/reading/numeral.h"
#include "language/slot/house.h"
#include "language/slot/slot.h"
#include "language/wording/network_build.h"

struct spelling {
    struct graph *graph;
    uint16_t from, to;
    const struct network_slot *slot;
    const char *value;
    const struct lexicon *lexicon;
    uint8_t index;
    size_t count;
    bool any_half; /* no part of the day is said: 三点半 is 15:30 as well */
    enum status status;
};

/* Digits: said singly, each with all its names, or the same one several times as one thing */

static void say_name(struct spelling *s, uint16_t from, uint16_t to, const char *name)
{
    static const struct {
        const char *hanzi, *pinyin;
    } all[] = {{"零", "ling2"},  {"一", "yi1"},   {"二", "er4"},   {"三", "san1"},
               {"四", "si4"},    {"五", "wu3"},   {"六", "liu4"},  {"七", "qi1"},
               {"八", "ba1"},    {"九", "jiu3"},  {"洞", "dong4"}, {"幺", "yao1"},
               {"两", "liang3"}, {"拐", "guai3"}, {"勾", "gou1"},  {"个", "ge4"}};
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        struct syllable syllable = {.final = FINAL_NONE};
        if (strcmp(all[k].hanzi, name) != 0)
            continue;
        syllable_parse(all[k].pinyin, strlen(all[k].pinyin), &syllable);
        graph_arc(s->graph, from, to, syllable, name, s->index);
    }
}

typedef const char *const digit_names[10][2]; /* of each digit one or two, the second may be NULL */

static void say_digit(struct spelling *s, uint16_t from, uint16_t to, const char *const names[2])
{
    say_name(s, from, to, names[0]);
    if (names[1])
        say_name(s, from, to, names[1]);
}

/* The places between digits; the ends of the slot are the first and the last of them. */
static void say_run(struct spelling *s, digit_names names, uint16_t places[SLOT_MAX_DIGITS + 1])
{
    size_t n = strlen(s->value);
    places[0] = s->from;
    for (size_t i = 1; i < n; i++)
        places[i] = graph_node(s->graph);
    places[n] = s->to;
    for (size_t i = 0; i < n; i++)
        say_digit(s, places[i], places[i + 1], names[s->value[i] - '0']);
    s->count++;
}

/* 三个零 for 000, 两个八 for 88. */
static void say_repeated(struct spelling *s, digit_names names,
                         const uint16_t places[SLOT_MAX_DIGITS + 1])
{
    static const char *const counts[] = {"两", "三", "四", "五", "六", "七", "八", "九"};
    for (size_t i = 0; s->value[i]; i++) {
        size_t same = strspn(s->value + i, (char[]){s->value[i], '\0'});
        for (size_t n = 2; n <= same && n - 2 < sizeof counts / sizeof *counts; n++) {
            uint16_t counted = graph_node(s->graph), piece = graph_node(s->graph);
            say_name(s, places[i], counted, counts[n - 2]);
            say_name(s, counted, piece, "个");
            say_digit(s, piece, places[i + n], names[s->value[i] - '0']);
        }
    }
}

/* 1, 2 and 7 among others; the radio's digits only where the slot takes them. */
static void spell_digits(struct spelling *s)
{
    static digit_names plain = {{"零"}, {"一", "幺"}, {"二"}, {"三"}, {"四"},
                                {"五"}, {"六"},       {"七"}, {"八"}, {"九"}};
    static digit_names radio = {{"洞"}, {"幺"}, {"两"}, {"三"}, {"四"},
                                {"五"}, {"六"}, {"拐"}, {"八"}, {"勾"}};
    uint16_t places[SLOT_MAX_DIGITS + 1];
    size_t n = strspn(s->value, "0123456789");
    bool counted = s->slot->high == 0 || (n >= s->slot->low && n <= s->slot->high);
    if (n == 0 || s->value[n] || n > SLOT_MAX_DIGITS || !counted)
        return;
    say_run(s, plain, places);
    say_repeated(s, plain, places);
    if (s->slot->type == SLOT_NUMBER && n >= 3)
        say_run(s, radio, places);
}

/* Texts */

static void spell_text(struct spelling *s, const char *text)
{
    struct reading *readings;
    size_t count;
    enum status status = lexicon_read(s->lexicon, text, &readings, &count, NULL);
    if (status == STATUS_NO_MEMORY)
        s->status = status;
    if (status != STATUS_OK)
        return;
    if (count > 0) {
        graph_readings(s->graph, s->from, s->to, readings, count, s->index);
        s->count++;
    }
    free(readings);
}

enum { PLACE_TEXT = 128 };

/* A place, its house by each of its names. */
static void spell_place(struct spelling *s, const char *text)
{
    char other[PLACE_TEXT];
    const char *at = strstr(text, house_names[0]);
    spell_text(s, text);
    for (int i = 1; at && i < HOUSE_NAMES; i++) {
        int length = snprintf(other, sizeof other, "%.*s%s%s", (int)(at - text), text,
                              house_names[i], at + strlen(house_names[0]));
        if (length > 0 && (size_t)length < sizeof other)
            spell_text(s, other);
    }
}

/* A time without 上午 or 下午 says the same of the clock's face. */
static bool is_same_face(const char *value, const char *heard)
{
    int hour, minute, heard_hour, heard_minute;
    return sscanf(value, "%d:%d", &hour, &minute) == 2 &&
           sscanf(heard, "%d:%d", &heard_hour, &heard_minute) == 2 && heard_hour <= 12 &&
           hour > 12 && minute == heard_minute && hour % 12 == heard_hour % 12;
}

static void spell_if_same(struct spelling *s, const char *text)
{
    char value[32];
    if (slot_value(s->slot, text, value, sizeof value) == STATUS_OK &&
        (strcmp(value, s->value) == 0 || (s->any_half && is_same_face(s->value, value))))
        spell_text(s, text);
}

static void number_text(char *out, uint32_t value)
{
    struct numeral numeral;
    numeral_say(value, &numeral);
    out[0] = '\0';
    for (size_t i = 0; i < numeral.n_spoken; i++)
        strcat(out, numeral.spoken[i].hanzi); /* 32 of 3 bytes at most */
}

enum { NUMBER_TEXT = NUMERAL_MAX * 4 };

/* Exchanges the k-th 二 or 两 of a text for the other; false when there are fewer. */
static bool exchange_two(char *text, int k)
{
    for (char *at = text; *at; at++) {
        bool two = strncmp(at, "二", 3) == 0, liang = strncmp(at, "两", 3) == 0;
        if ((two || liang) && k-- == 0) {
            memcpy(at, two ? "两" : "二", 3);
            return true;
        }
    }
    return false;
}

enum { NUMBER_WAYS = 16 };

/* The ways to say a number: 二 and 两, and the last unit left out (一百二, 一万二). */
static size_t number_ways(uint32_t value, char out[NUMBER_WAYS][NUMBER_TEXT])
{
    size_t count = 1;
    number_text(out[0], value);
    for (int k = 0; k < 3; k++) {
        for (size_t i = 0, n = count; i < n && count < NUMBER_WAYS / 2; i++) {
            strcpy(out[count], out[i]);
            count += exchange_two(out[count], k);
        }
    }
    for (size_t i = 0, n = count; i < n; i++) {
        size_t length = strlen(out[i]);
        strcpy(out[count], out[i]);
        if (length > 6)
            out[count++][length - 3] = '\0';
    }
    return count;
}

static void spell_number(struct spelling *s)
{
    char ways[NUMBER_WAYS][NUMBER_TEXT];
    unsigned long value = strtoul(s->value, NULL, 10);
    if (value == 0 || value > 9999)
        return;
    size_t count = number_ways((uint32_t)value, ways);
    for (size_t i = 0; i < count; i++)
        spell_if_same(s, ways[i]);
}

static void spell_clock(struct spelling *s, const char *before, const char *part, uint32_t hour,
                        const char *after)
{
    char number[NUMBER_TEXT], text[3 * NUMBER_TEXT];
    number_text(number, hour);
    snprintf(text, sizeof text, "%s%s%s点%s", part, before, hour == 2 ? "两" : number, after);
    spell_if_same(s, text);
    snprintf(text, sizeof text, "%s%s%s时%s", part, before, number, after);
    spell_if_same(s, text);
    if (!before[0] || !part[0])
        return;
    snprintf(text, sizeof text, "%s%s%s点%s", before, part, hour == 2 ? "两" : number, after);
    spell_if_same(s, text);
}

/* One day part and one hour with everything that may say the minutes. */
static void spell_minutes(struct spelling *s, const char *part, uint32_t hour, uint32_t minute)
{
    static const char *const whole[] = {"", "整", "钟", "半", "一刻", "三刻", "差一刻"};
    char number[NUMBER_TEXT], text[2 * NUMBER_TEXT];
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        spell_clock(s, "", part, hour, whole[i]);
    spell_clock(s, "差一刻", part, hour, "");
    if (minute == 0)
        return;
    static const char *const forms[] = {"%s", "%s分", "零%s", "零%s分", "过%s分"};
    number_text(number, minute);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        snprintf(text, sizeof text, forms[i], number);
#pragma GCC diagnostic pop
        spell_clock(s, "", part, hour, text);
    }
    number_text(number, 60 - minute);
    snprintf(text, sizeof text, "差%s分", number);
    spell_clock(s, text, part, hour, "");
    spell_clock(s, "", part, hour, text);
}

static void spell_time(struct spelling *s)
{
    static const char *const parts[] = {"",     "上午", "下午", "中午", "早上", "晚上",
                                        "凌晨", "傍晚", "夜里", "早晨", "清晨", "半夜",
                                        "今晚", "今早", "明晚", "明早"};
    static const char *const days[] = {"", "今天", "明天", "后天"};
    unsigned hour, minute;
    const char *clock = strchr(s->value, ' ');
    if (sscanf(clock ? clock + 1 : s->value, "%u:%u", &hour, &minute) != 2 || hour > 24 ||
        minute > 59)
        return;
    for (size_t day = 0; day < sizeof days / sizeof *days; day++) {
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
            char part[32];
            s->any_half = i == 0;
            snprintf(part, sizeof part, "%s%s", days[day], parts[i]);
            for (unsigned next = 0; next <= 1; next++) {
                spell_minutes(s, part, hour + next, minute);
                spell_minutes(s, part, (hour + next + 12) % 24, minute);
            }
        }
    }
}

/* 五, 五毛二, 零五, 点五 … behind 元 or 块. */
static void spell_change(struct spelling *s, const char *yuan, unsigned cents)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
    static const char *const units[] = {"元", "块"}, *const jiaos[] = {"角", "毛"};
    static const char *const plain[] = {"", "钱", "整", "半"};
    const char *jiao = digits[cents / 10], *fen = digits[cents % 10];
    char text[2 * NUMBER_TEXT];
    spell_if_same(s, yuan);
    for (int unit = 0; unit < 2; unit++) {
        for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
            snprintf(text, sizeof text, "%s%s%s", yuan, units[unit], plain[i]);
            spell_if_same(s, text);
        }
        snprintf(text, sizeof text, "%s%s%s", yuan, units[unit], jiao);
        spell_if_same(s, text);
        snprintf(text, sizeof text, "%s%s零%s", yuan, units[unit], fen);
        spell_if_same(s, text);
        snprintf(text, sizeof text, "%s%s零%s分", yuan, units[unit], fen);
        spell_if_same(s, text);
        snprintf(text, sizeof text, "%s点%s%s", yuan, jiao, units[unit]);
        spell_if_same(s, text);
        snprintf(text, sizeof text, "%s点%s%s%s", yuan, jiao, fen, units[unit]);
        spell_if_same(s, text);
        for (int k = 0; k < 2; k++) {
            static const char *const ends[] = {"", "钱"};
            for (int end = 0; end < 2; end++) {
                snprintf(text, sizeof text, "%s%s%s%s%s", yuan, units[unit], jiao, jiaos[k],
                         ends[end]);
                spell_if_same(s, text);
                snprintf(text, sizeof text, "%s%s%s%s%s%s", yuan, units[unit], jiao, jiaos[k], fen,
                         end ? "分" : "");
                spell_if_same(s, text);
            }
        }
    }
}

/* Below one yuan: 五毛, 三角五分, 五分. */
static void spell_coins(struct spelling *s, unsigned cents)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
    static const char *const jiaos[] = {"角", "毛"};
    char text[64];
    for (int k = 0; k < 2; k++) {
        snprintf(text, sizeof text, "%s%s", digits[cents / 10], jiaos[k]);
        spell_if_same(s, text);
        snprintf(text, sizeof text, "%s%s钱", cents == 20 ? "两" : digits[cents / 10], jiaos[k]);
        spell_if_same(s, text);
        for (int end = 0; end < 2; end++) {
            snprintf(text, sizeof text, "%s%s%s%s", digits[cents / 10], jiaos[k],
                     digits[cents % 10], end ? "分" : "");
            spell_if_same(s, text);
        }
    }
    snprintf(text, sizeof text, "%s分", digits[cents % 10]);
    spell_if_same(s, text);
}

static void spell_amount(struct spelling *s)
{
    char ways[NUMBER_WAYS][NUMBER_TEXT];
    unsigned long yuan;
    unsigned cents;
    if (sscanf(s->value, "%8lu.%2u", &yuan, &cents) != 2)
        return;
    size_t count = number_ways((uint32_t)yuan, ways);
    for (size_t i = 0; i < count; i++)
        spell_change(s, ways[i], cents);
    if (yuan == 0)
        spell_coins(s, cents);
}

enum status graph_slot_value(struct graph *graph, uint16_t from, uint16_t to,
                             const struct network_slot *kind, const char *value,
                             const struct lexicon *lexicon, uint8_t slot)
{
    struct spelling s = {graph, from, to, kind, value, lexicon, slot, 0, false, STATUS_OK};
    switch (kind->type) {
    case SLOT_NUMBER:
        spell_digits(&s);
        spell_number(&s);
        break;
    case SLOT_PHONE:
        spell_digits(&s);
        break;
    case SLOT_TIME:
        spell_time(&s);
        break;
    case SLOT_AMOUNT:
        spell_amount(&s);
        break;
    case SLOT_NAME:
    case SLOT_LISTED:
        spell_place(&s, value);
        break;
    }
    return s.status != STATUS_OK ? s.status : s.count ? STATUS_OK : STATUS_NOT_FOUND;
}
