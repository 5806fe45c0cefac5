/* Values of slots: the characters heard, turned into "0273", "15:30", "128.50". */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "language/network.h"
#include "language/numeral.h"

struct cursor {
    const char *text;
};

static bool take(struct cursor *cursor, const char *text)
{
    size_t n = strlen(text);
    if (strncmp(cursor->text, text, n) != 0)
        return false;
    cursor->text += n;
    return true;
}

/* A digit said singly: 0 to 9, or -1. */
static int take_single(struct cursor *cursor)
{
    static const struct {
        const char *hanzi;
        int digit;
    } all[] = {{"零", 0}, {"〇", 0}, {"○", 0},  {"o", 0},  {"O", 0},  {"洞", 0},
               {"一", 1}, {"幺", 1}, {"二", 2}, {"三", 3}, {"四", 4}, {"五", 5},
               {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}};
    size_t size;
    int digit = numeral_digit(cursor->text, strlen(cursor->text), &size);
    if (digit >= 0) {
        cursor->text += size;
        return digit;
    }
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (take(cursor, all[i].hanzi))
            return all[i].digit;
    }
    return -1;
}

/* A digit that counts: 1 to 9, 两 too, no 幺 nor zero. */
static int take_count(struct cursor *cursor)
{
    struct cursor ahead = *cursor;
    int digit = take(&ahead, "两")                    ? 2
                : strncmp(cursor->text, "幺", 3) == 0 ? -1
                                                      : take_single(&ahead);
    if (digit <= 0)
        return -1;
    *cursor = ahead;
    return digit;
}

/* Arabic digits as a number: up to seven of them, or -1. */
static long take_arabic(struct cursor *cursor)
{
    struct cursor ahead = *cursor;
    long value = 0;
    size_t size;
    int count = 0, digit;
    while (count < 8 && (digit = numeral_digit(ahead.text, strlen(ahead.text), &size)) >= 0) {
        value = value * 10 + digit;
        ahead.text += size;
        count++;
    }
    if (count == 0 || count > 7)
        return -1;
    *cursor = ahead;
    return value;
}

static int take_unit(struct cursor *cursor)
{
    return take(cursor, "千") ? 1000 : take(cursor, "百") ? 100 : take(cursor, "十") ? 10 : 1;
}

/* 1 to 9999 as a number, or -1. Without its unit a last digit counts the next smaller one: 一百五
 * is 150, 一百零五 105. */
static long take_section(struct cursor *cursor)
{
    long total = 0, unit = 10000;
    for (bool begun = false;; begun = true) {
        bool zero = begun && take(cursor, "零");
        bool bare_ten = (!begun || zero) && take(cursor, "十");
        int digit = bare_ten ? 1 : take_count(cursor);
        if (digit < 0)
            return begun && !zero ? total : -1;
        int here = bare_ten ? 10 : take_unit(cursor);
        if (here >= unit)
            return -1;
        if (here == 1)
            return total + digit * (begun && !zero ? unit / 10 : 1);
        total += digit * here;
        unit = here;
    }
}

/* 0 to 99,999,999, Arabic or Chinese, or -1. 一万二 is 12,000. */
static long take_whole(struct cursor *cursor)
{
    long value = take_arabic(cursor);
    if (value >= 0 || take(cursor, "零"))
        return value >= 0 ? value : 0;
    value = take_section(cursor);
    if (value < 0 || !take(cursor, "万"))
        return value;
    bool zero = take(cursor, "零");
    struct cursor before = *cursor;
    long rest = take_section(cursor);
    if (rest < 0) {
        *cursor = before;
        rest = 0;
        value = zero ? -1 : value;
    }
    bool colloquial = rest > 0 && rest < 10 && !zero;
    return value < 0 ? -1 : value * 10000 + (colloquial ? rest * 1000 : rest);
}

static enum status put(char *out, size_t out_size, const char *text)
{
    size_t length = strlen(text);
    if (length >= out_size)
        return STATUS_LIMIT;
    memcpy(out, text, length + 1);
    return STATUS_OK;
}

/* All of it as digits said singly; returns how many, 0 when it is something else. */
static size_t take_singles(const char *hanzi, char *out, size_t out_size)
{
    struct cursor cursor = {hanzi};
    size_t n = 0;
    while (*cursor.text && n + 1 < out_size) {
        int digit = take_single(&cursor);
        if (digit < 0)
            return 0;
        out[n++] = (char)('0' + digit);
    }
    out[n] = '\0';
    return *cursor.text ? 0 : n;
}

static enum status number_value(const char *hanzi, char *out, size_t out_size)
{
    char text[48];
    if (take_singles(hanzi, text, sizeof text) > 0)
        return put(out, out_size, text);
    struct cursor cursor = {hanzi};
    long value = take_section(&cursor);
    if (value < 0 || *cursor.text)
        return STATUS_INVALID;
    snprintf(text, sizeof text, "%ld", value);
    return put(out, out_size, text);
}

static enum status phone_value(const char *hanzi, char *out, size_t out_size)
{
    char text[24];
    size_t n = take_singles(hanzi, text, sizeof text);
    return n >= 7 && n <= 12 ? put(out, out_size, text) : STATUS_INVALID;
}

enum day_part { ANY_TIME, FORENOON, NOON, AFTERNOON, EVENING, NIGHT, SMALL_HOURS };

static enum day_part take_day_part(struct cursor *cursor)
{
    static const struct {
        const char *hanzi;
        enum day_part part;
    } all[] = {{"上午", FORENOON}, {"早上", FORENOON},   {"早晨", FORENOON},  {"清晨", FORENOON},
               {"中午", NOON},     {"下午", AFTERNOON},  {"傍晚", AFTERNOON}, {"晚上", EVENING},
               {"夜里", NIGHT},    {"凌晨", SMALL_HOURS}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (take(cursor, all[i].hanzi))
            return all[i].part;
    }
    return ANY_TIME;
}

/* The hour of 24 for an hour as said, or -1: nobody says 中午五点. */
static long hour_of_day(enum day_part part, long hour, long minute)
{
    long midnight = minute == 0 ? 24 : 0;
    if (hour > 12 || part == ANY_TIME || part == FORENOON)
        return hour;
    switch (part) {
    case NOON:
        return hour >= 11 ? hour : hour == 1 || hour == 2 ? hour + 12 : -1;
    case AFTERNOON:
        return hour == 0 ? -1 : hour == 12 ? 12 : hour + 12;
    case EVENING:
        return hour == 12 ? midnight : hour >= 5 ? hour + 12 : hour;
    case NIGHT:
        return hour == 12 ? midnight : hour >= 8 ? hour + 12 : hour;
    default:
        return hour == 12 ? 0 : hour;
    }
}

/* What follows 点, or -1. */
static long take_minutes(struct cursor *cursor)
{
    if (!*cursor->text || take(cursor, "整") || take(cursor, "钟"))
        return 0;
    if (take(cursor, "半"))
        return 30;
    struct cursor ahead = *cursor;
    long quarters = take_count(&ahead);
    if ((quarters == 1 || quarters == 3) && take(&ahead, "刻")) {
        *cursor = ahead;
        return quarters * 15;
    }
    bool past = take(cursor, "过");
    long minutes = take_arabic(cursor);
    if (minutes >= 0) {
        take(cursor, "分");
        return minutes < 60 ? minutes : -1;
    }
    bool zero = take(cursor, "零");
    minutes = take_section(cursor);
    bool unit = take(cursor, "分");
    bool complete = minutes >= 10 ? !zero : zero || unit;
    return minutes >= 1 && minutes < 60 && complete && !(past && !unit && zero) ? minutes : -1;
}

static enum status time_value(const char *hanzi, char *out, size_t out_size)
{
    struct cursor cursor = {hanzi};
    enum day_part part = take_day_part(&cursor);
    long hour = take_arabic(&cursor);
    if (hour < 0)
        hour = take(&cursor, "零") ? 0 : take_section(&cursor);
    if (hour < 0 || hour > 24 ||
        !(take(&cursor, "点") || take(&cursor, "时") || take(&cursor, ":") ||
          take(&cursor, "\uFF1A")))
        return STATUS_INVALID;
    long minute = take_minutes(&cursor);
    if (minute < 0 || *cursor.text)
        return STATUS_INVALID;
    hour = hour_of_day(part, hour, minute);
    if (hour < 0 || (hour == 24 && minute > 0))
        return STATUS_INVALID;
    char text[48];
    snprintf(text, sizeof text, "%ld:%02ld", hour, minute);
    return put(out, out_size, text);
}

/* 点五, 点零五; hundredths. -1: more than two digits. */
static long take_hundredths(struct cursor *cursor)
{
    if (!take(cursor, "点") && !take(cursor, "."))
        return 0;
    int first = take_single(cursor), second = take_single(cursor);
    if (first < 0 || take_single(cursor) >= 0)
        return -1;
    return first * 10 + (second < 0 ? 0 : second);
}

static bool take_jiao(struct cursor *cursor)
{
    return take(cursor, "角") || take(cursor, "毛");
}

/* After 角 or 毛: nothing, 二, 二分, 钱; cents, or -1. */
static long take_cents(struct cursor *cursor)
{
    if (!*cursor->text || take(cursor, "钱"))
        return 0;
    int cents = take_count(cursor);
    take(cursor, "分");
    return cents;
}

/* After 元 or 块: nothing, 钱, 整, 五, 五毛(二分), 零五(分); cents, or -1. */
static long take_change(struct cursor *cursor)
{
    if (!*cursor->text || take(cursor, "钱") || take(cursor, "整"))
        return 0;
    bool zero = take(cursor, "零");
    int digit = take_count(cursor);
    if (digit < 0)
        return -1;
    if (zero) {
        take(cursor, "分");
        return digit;
    }
    if (!take_jiao(cursor))
        return digit * 10;
    long cents = take_cents(cursor);
    return cents < 0 ? -1 : digit * 10 + cents;
}

/* Without 元: 五毛, 三角五分, 五分; cents, or -1. */
static long take_coins(struct cursor *cursor)
{
    int digit = take_count(cursor);
    if (digit < 0)
        return -1;
    if (take(cursor, "分"))
        return digit;
    long cents = take_jiao(cursor) ? take_cents(cursor) : -1;
    return cents < 0 ? -1 : digit * 10 + cents;
}

static long take_amount(struct cursor *cursor)
{
    struct cursor ahead = *cursor;
    long yuan = take_whole(&ahead);
    long hundredths = yuan < 0 ? -1 : take_hundredths(&ahead);
    bool paid = yuan >= 0 && hundredths >= 0 && (take(&ahead, "元") || take(&ahead, "块"));
    if (!paid)
        return take_coins(cursor);
    *cursor = ahead;
    long cents = take_change(cursor);
    return cents < 0 ? -1 : yuan * 100 + hundredths + cents;
}

static enum status amount_value(const char *hanzi, char *out, size_t out_size)
{
    struct cursor cursor = {hanzi};
    char text[48];
    long cents = take_amount(&cursor);
    if (cents < 0 || *cursor.text)
        return STATUS_INVALID;
    snprintf(text, sizeof text, "%ld.%02ld", cents / 100, cents % 100);
    return put(out, out_size, text);
}

enum status slot_value(enum slot_type type, const char *hanzi, char *out, size_t out_size)
{
    switch (type) {
    case SLOT_NUMBER:
        return number_value(hanzi, out, out_size);
    case SLOT_TIME:
        return time_value(hanzi, out, out_size);
    case SLOT_PHONE:
        return phone_value(hanzi, out, out_size);
    case SLOT_AMOUNT:
        return amount_value(hanzi, out, out_size);
    case SLOT_NAME:
    case SLOT_LISTED:
        return put(out, out_size, hanzi);
    }
    return STATUS_INVALID;
}
