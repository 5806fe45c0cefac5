#include "language/reading/numeral.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

static const char digit_hanzi[10][4] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

int numeral_digit(const char *text, size_t length, size_t *size)
{
    uint32_t code = 0;
    *size = utf8_decode(text, length, &code);
    if (*size && code >= '0' && code <= '9')
        return (int)(code - '0');
    return *size && code >= 0xFF10 && code <= 0xFF19 ? (int)(code - 0xFF10) : -1;
}

/* A reader's place in the text. */
struct cursor {
    const char *text;
    size_t length, at;
};

static bool take_digit(struct cursor *cursor, int *digit)
{
    size_t size;
    *digit = numeral_digit(cursor->text + cursor->at, cursor->length - cursor->at, &size);
    cursor->at += *digit >= 0 ? size : 0;
    return *digit >= 0;
}

/* Takes one of the texts; they are tried in order and NULL ends them. */
static bool take_any(struct cursor *cursor, const char *const texts[])
{
    for (size_t i = 0; texts[i]; i++) {
        size_t n = strlen(texts[i]);
        if (cursor->length - cursor->at >= n &&
            memcmp(cursor->text + cursor->at, texts[i], n) == 0) {
            cursor->at += n;
            return true;
        }
    }
    return false;
}

/* Takes all digits that follow; returns how many. *value stops growing at its eighth digit. */
static size_t take_run(struct cursor *cursor, uint32_t *value)
{
    size_t count = 0;
    int digit;
    for (*value = 0; take_digit(cursor, &digit); count++)
        *value = count < 8 ? *value * 10 + (uint32_t)digit : *value;
    return count;
}

static void say(struct numeral *out, const char *hanzi, size_t offset)
{
    if (out->n_spoken == NUMERAL_MAX)
        return;
    memcpy(out->spoken[out->n_spoken].hanzi, hanzi, strlen(hanzi) + 1);
    out->spoken[out->n_spoken++].offset = offset;
}

static void say_texts(struct numeral *out, const char *hanzi)
{
    for (size_t i = 0; hanzi[i]; i += 3) {
        char one[4] = {hanzi[i], hanzi[i + 1], hanzi[i + 2], '\0'};
        say(out, one, 0);
    }
}

/* Digits one by one, each at its own place, up to `limit` bytes of text or a full numeral. */
static void say_singly(struct numeral *out, struct cursor *cursor, size_t start)
{
    int digit;
    while (out->n_spoken < NUMERAL_MAX) {
        size_t at = cursor->at;
        if (!take_digit(cursor, &digit))
            break;
        say(out, digit_hanzi[digit], at - start);
    }
}

/* 1 to 9999. `leading` is false after 万, where 0 must be heard and 十 needs its 一. */
static void say_section(struct numeral *out, uint32_t value, bool leading)
{
    static const char units[4][4] = {"千", "百", "十", ""};
    bool zero_due = false, begun = !leading;
    for (uint32_t unit = 1000, i = 0; unit > 0; unit /= 10, i++) {
        uint32_t digit = value / unit % 10;
        if (digit == 0) {
            zero_due = begun;
            continue;
        }
        if (zero_due)
            say(out, digit_hanzi[0], 0);
        if (digit == 2 && unit == 1000)
            say(out, "两", 0);
        else if (begun || digit != 1 || unit != 10)
            say(out, digit_hanzi[digit], 0);
        if (units[i][0])
            say(out, units[i], 0);
        zero_due = false;
        begun = true;
    }
}

static void say_value(struct numeral *out, uint32_t value)
{
    if (value == 0)
        say(out, digit_hanzi[0], 0);
    if (value / 10000 == 2)
        say(out, "两", 0);
    else
        say_section(out, value / 10000, true);
    if (value >= 10000)
        say(out, "万", 0);
    say_section(out, value % 10000, value < 10000);
}

void numeral_say(uint32_t value, struct numeral *out)
{
    *out = (struct numeral){0};
    say_value(out, value);
}

/* 8:30, not 8:3 nor 8:300. */
static bool read_clock(struct numeral *out, struct cursor *cursor)
{
    struct cursor ahead = *cursor;
    uint32_t hour, minute;
    size_t n_hour = take_run(&ahead, &hour);
    if (n_hour > 2 || hour > 24 || !take_any(&ahead, (const char *const[]){":", "\uFF1A", NULL}) ||
        take_run(&ahead, &minute) != 2 || minute > 59)
        return false;
    if (hour == 2)
        say(out, "两", 0);
    else
        say_value(out, hour);
    say(out, "点", 0);
    if (minute > 0 && minute < 10)
        say(out, digit_hanzi[0], 0);
    if (minute > 0)
        say_value(out, minute);
    *cursor = ahead;
    return true;
}

/* 12,000: groups of three after the first. */
static bool read_grouped(struct numeral *out, struct cursor *cursor)
{
    static const char *const commas[] = {",", NULL};
    struct cursor ahead = *cursor;
    uint32_t value, group;
    size_t groups = 0, n_first = take_run(&ahead, &value);
    struct cursor end = ahead;
    while (take_any(&ahead, commas) && take_run(&ahead, &group) == 3 && groups < 2) {
        value = value * 1000 + group;
        end = ahead;
        groups++;
    }
    if (n_first > 3 || groups == 0 || value >= 100000000)
        return false;
    say_value(out, value);
    *cursor = end;
    return true;
}

/* These are counted with 两; 2月, 2号, 2楼 and the like are names and take 二. */
static bool counts_with_liang(struct cursor cursor)
{
    static const char *const measures[] = {
        "个", "位",   "块", "天",   "次",   "户", "家", "件", "条", "张", "只", "台", "种", "份",
        "名", "间",   "年", "周",   "遍",   "趟", "回", "段", "句", "点", "元", "度", "分", "人",
        "米", "小时", "秒", "千瓦", "公里", "吨", "万", "下", "项", "部", "处", "支", "根", "盏",
        "套", "笔",   "辆", "杯",   "瓶",   "把", "颗", "群", "排", "倍", "步", "声", "面", NULL};
    static const char *const ordinals[] = {"年级", "分之", NULL};
    return !take_any(&cursor, ordinals) && take_any(&cursor, measures);
}

static bool ends_with(const char *text, size_t length, const char *end)
{
    size_t size = strlen(end);
    return length >= size && memcmp(text + length - size, end, size) == 0;
}

/* What stands before names a thing: 工号307 is 三零七, 三百零七 would be how many. */
static bool is_name(const struct cursor *cursor, size_t start)
{
    static const char *const named[] = {"工号", "户号", "编号", "尾号", "房号",
                                        "单号", "号码", "电话", "单元"};
    if (ends_with(cursor->text, start, "是") || ends_with(cursor->text, start, "为"))
        start -= strlen("是");
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (ends_with(cursor->text, start, named[i]))
            return true;
    }
    return false;
}

static void read_plain(struct numeral *out, struct cursor *cursor, size_t start)
{
    static const char *const year[] = {"年", NULL};
    struct cursor ahead = *cursor;
    uint32_t value;
    size_t n = take_run(&ahead, &value);
    size_t size;
    bool leading_zero = numeral_digit(cursor->text + start, cursor->length - start, &size) == 0;
    struct cursor unit = ahead;
    bool singly = n > 4 || (n > 1 && leading_zero) || (n == 4 && take_any(&unit, year)) ||
                  (n > 2 && is_name(cursor, start));
    if (singly) {
        say_singly(out, cursor, start);
    } else if (n == 1 && value == 2 && counts_with_liang(ahead)) {
        say(out, "两", 0);
        *cursor = ahead;
    } else {
        say_value(out, value);
        *cursor = ahead;
    }
}

/* .5 after a number: 点五. */
static void read_decimals(struct numeral *out, struct cursor *cursor, size_t start)
{
    struct cursor ahead = *cursor;
    int digit;
    if (!take_any(&ahead, (const char *const[]){".", "\uFF0E", NULL}) ||
        !take_digit(&ahead, &digit))
        return;
    say(out, "点", cursor->at - start);
    take_any(cursor, (const char *const[]){".", "\uFF0E", NULL});
    say_singly(out, cursor, start);
}

/* Percent and per mille are said before the number but written after it. */
static void put_before(struct numeral *out, const char *hanzi)
{
    struct numeral whole = {0};
    say_texts(&whole, hanzi);
    for (size_t i = 0; i < out->n_spoken; i++)
        say(&whole, out->spoken[i].hanzi, out->spoken[i].offset);
    *out = whole;
}

void numeral_read(const char *text, size_t length, size_t at, struct numeral *out)
{
    struct cursor cursor = {text, length, at};
    size_t size;
    bool inside_run = (at >= 1 && numeral_digit(text + at - 1, 1, &size) >= 0) ||
                      (at >= 3 && numeral_digit(text + at - 3, 3, &size) >= 0);
    out->n_spoken = 0;
    if (inside_run) {
        say_singly(out, &cursor, at);
    } else if (!read_clock(out, &cursor)) {
        if (!read_grouped(out, &cursor))
            read_plain(out, &cursor, at);
        read_decimals(out, &cursor, at);
        if (take_any(&cursor, (const char *const[]){"%", "\uFF05", NULL}))
            put_before(out, "百分之");
        else if (take_any(&cursor, (const char *const[]){"\u2030", NULL}))
            put_before(out, "千分之");
    }
    out->length = cursor.at - at;
}
