/* Values of slots: the characters heard, turned into "0273", "15:30", "128.50". */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "language/slot/slot.h"
#include "language/slot/value_reader.h"

/* 两 as a digit: said as on the radio, among others. */
static int take_radio(struct cursor *cursor)
{
    return take(cursor, "两") ? 2 : take_single(cursor);
}

/* 三个零: the digit, and how often. -1: it is none such. */
static int take_repeated(struct cursor *cursor, int *times)
{
    struct cursor ahead = *cursor;
    *times = take_count(&ahead);
    int digit = *times >= 2 && take(&ahead, "个") ? take_single(&ahead) : -1;
    if (digit >= 0)
        *cursor = ahead;
    return digit;
}

/* All of it as digits said singly; returns how many, 0 when it is something else. */
static size_t take_singles(const char *hanzi, char *out, size_t out_size)
{
    struct cursor cursor = {hanzi};
    size_t n = 0;
    bool radio = false;
    while (*cursor.text && n + 1 < out_size) {
        int times, digit = take_repeated(&cursor, &times);
        if (digit < 0) {
            radio |= strncmp(cursor.text, "两", strlen("两")) == 0;
            digit = take_radio(&cursor);
            times = 1;
        }
        if (digit < 0)
            return 0;
        while (times-- > 0 && n + 1 < out_size)
            out[n++] = (char)('0' + digit);
    }
    out[n] = '\0';
    return *cursor.text || (radio && n < 3) ? 0 : n; /* 两三 is "two or three" */
}

static bool counts(const struct network_slot *slot, size_t digits)
{
    return slot->high == 0 || (digits >= slot->low && digits <= slot->high);
}

/* A number that is said as one has lost its leading zeros; they are put back up to the least count.
 */
static enum status number_value(const struct network_slot *slot, const char *hanzi, char *out,
                                size_t out_size)
{
    char text[48];
    size_t n = take_singles(hanzi, text, sizeof text);
    if (n > 0)
        return counts(slot, n) ? value_put(out, out_size, text) : STATUS_INVALID;
    struct cursor cursor = {hanzi};
    long value = take_section(&cursor);
    if (value < 0 || *cursor.text)
        return STATUS_INVALID;
    snprintf(text, sizeof text, "%0*ld", slot->low <= SLOT_MAX_DIGITS ? slot->low : 0, value);
    return counts(slot, strlen(text)) ? value_put(out, out_size, text) : STATUS_INVALID;
}

static enum status phone_value(const struct network_slot *slot, const char *hanzi, char *out,
                               size_t out_size)
{
    char text[24];
    size_t n = take_singles(hanzi, text, sizeof text);
    return n >= 7 && n <= 12 && counts(slot, n) ? value_put(out, out_size, text) : STATUS_INVALID;
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

/* After 元 or 块: nothing, 钱, 整, 半, 五, 五毛(二分), 零五(分); cents, or -1. */
static long take_change(struct cursor *cursor)
{
    if (!*cursor->text || take(cursor, "钱") || take(cursor, "整"))
        return 0;
    if (take(cursor, "半"))
        return 50;
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

/* Cents, or -1. From a hundred on a number needs no 元 to be money: 上个月一百二. */
static long take_amount(struct cursor *cursor)
{
    struct cursor ahead = *cursor;
    long yuan = take_whole(&ahead);
    if (yuan >= 100 && !*ahead.text) {
        *cursor = ahead;
        return yuan * 100;
    }
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
    return value_put(out, out_size, text);
}

enum status slot_value(const struct network_slot *slot, const char *hanzi, char *out,
                       size_t out_size)
{
    switch (slot->type) {
    case SLOT_NUMBER:
        return number_value(slot, hanzi, out, out_size);
    case SLOT_TIME:
        return time_value(hanzi, out, out_size);
    case SLOT_PHONE:
        return phone_value(slot, hanzi, out, out_size);
    case SLOT_AMOUNT:
        return amount_value(hanzi, out, out_size);
    case SLOT_NAME:
    case SLOT_LISTED:
        return value_put(out, out_size, hanzi);
    }
    return STATUS_INVALID;
}
