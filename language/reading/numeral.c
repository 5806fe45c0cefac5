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

/* Whether a digit ends right before `at`: of one byte, or full-width. */
static bool digit_ends(const char *text, size_t at)
{
    size_t size;
    return (at >= 1 && numeral_digit(text + at - 1, 1, &size) >= 0) ||
           (at >= 3 && numeral_digit(text + at - 3, 3, &size) >= 0 && size == 3);
}

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

/* Signs between numbers. Unicode calls them punctuation, which is not said: then 5-10天 would be
 * said like 510天. */
static const char *const waves[] = {"~", "\uFF5E", "\u301C", NULL};
static const char *const dashes[] = {"-",      "\u2010", "\u2011", "\u2012", "\u2013",
                                     "\u2014", "\u2015", "\u2212", "\uFF0D", NULL};
static const char *const dots[] = {"\u00B7", "\u2022", "\u30FB", NULL};
static const char *const blanks[] = {" ", "\u00A0", "\u2009", "\u3000", NULL};
static const char *const points[] = {".", "\uFF0E", NULL};
static const char *const percents[] = {"%", "\uFF05", "\u2030", NULL};

/* What is counted or measured stands behind a number; other than behind a part of a name. */
static bool unit_follows(struct cursor cursor)
{
    static const char *const units[] = {
        "天", "日",   "年",   "月",   "周",   "号",   "点", "时", "小时", "分", "秒",
        "元", "块",   "角",   "个",   "位",   "次",   "户", "家", "件",   "条", "张",
        "只", "台",   "种",   "份",   "名",   "间",   "遍", "趟", "回",   "段", "句",
        "度", "人",   "米",   "千",   "公里", "公斤", "斤", "吨", "万",   "项", "部",
        "处", "支",   "根",   "盏",   "套",   "笔",   "辆", "杯", "瓶",   "把", "颗",
        "群", "排",   "倍",   "步",   "声",   "岁",   "楼", "层", "级",   "成", "章",
        "款", "厘米", "毫米", "平方", "立方", "安",   "伏", "瓦", "摄氏", "℃",  NULL};
    if (take_any(&cursor, units) || take_any(&cursor, percents))
        return true;
    char c = cursor.at < cursor.length ? cursor.text[cursor.at] : '\0';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct number {
    double value;
    size_t n_digits; /* before its decimals */
    bool leading_zero;
};

static bool take_number(struct cursor *cursor, struct number *out)
{
    struct cursor start = *cursor, fraction;
    double part = 0.1;
    int digit;
    *out = (struct number){0};
    for (; take_digit(cursor, &digit); out->n_digits++)
        out->value = out->value * 10 + digit;
    fraction = *cursor;
    if (take_any(&fraction, points) && take_digit(&fraction, &digit)) {
        do {
            out->value += digit * part;
            part /= 10;
        } while (take_digit(&fraction, &digit));
        *cursor = fraction;
    }
    out->leading_zero = out->n_digits > 1 && take_digit(&start, &digit) && digit == 0;
    return out->n_digits > 0;
}

/* A sign that says "to" stands at `sign`, behind a number that began at `start`: a wave, or a dash
 * before a larger number of something. *end is behind the second number. */
static bool take_range(struct cursor start, struct cursor *sign, struct cursor *end)
{
    struct number low, high;
    struct cursor after = *sign;
    bool wave = take_any(&after, waves);
    if ((!wave && !take_any(&after, dashes)) || !take_number(&start, &low))
        return false;
    *end = after;
    if (!take_number(end, &high))
        return false;
    bool rises = high.value > low.value && !low.leading_zero && !high.leading_zero;
    if (!wave && !(rises && unit_follows(*end)))
        return false;
    *sign = after;
    return true;
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
static bool read_grouped_by(struct numeral *out, struct cursor *cursor, const char *const signs[],
                            bool anywhere)
{
    struct cursor ahead = *cursor;
    uint32_t value, group;
    size_t groups = 0, n_first = take_run(&ahead, &value);
    struct cursor end = ahead;
    while (take_any(&ahead, signs) && take_run(&ahead, &group) == 3 && groups < 2) {
        value = value * 1000 + group;
        end = ahead;
        groups++;
    }
    if (n_first > 3 || groups == 0 || value >= 100000000 || (!anywhere && !unit_follows(end)))
        return false;
    say_value(out, value);
    *cursor = end;
    return true;
}

/* Other signs than the comma part the groups only where something is counted: 1，200 may be two
 * numbers. */
static bool read_grouped(struct numeral *out, struct cursor *cursor)
{
    static const char *const commas[] = {",", NULL}, *const wide_commas[] = {"\uFF0C", NULL};
    return read_grouped_by(out, cursor, commas, true) ||
           read_grouped_by(out, cursor, wide_commas, false) ||
           read_grouped_by(out, cursor, blanks, false);
}

/* 2024-05-06: 二零二四年五月六日. */
static bool read_date(struct numeral *out, struct cursor *cursor, size_t start)
{
    struct cursor ahead = *cursor, year = *cursor;
    uint32_t value, month, day;
    if (take_run(&ahead, &value) != 4 || value < 1900 || value > 2199 || !take_any(&ahead, dashes))
        return false;
    size_t n_month = take_run(&ahead, &month);
    if (n_month < 1 || n_month > 2 || month < 1 || month > 12 || !take_any(&ahead, dashes))
        return false;
    size_t n_day = take_run(&ahead, &day);
    if (n_day < 1 || n_day > 2 || day < 1 || day > 31)
        return false;
    say_singly(out, &year, start);
    say_texts(out, "年");
    say_value(out, month);
    say_texts(out, "月");
    say_value(out, day);
    say_texts(out, "日");
    *cursor = ahead;
    return true;
}

enum { CALLED_DIGITS = 7 }; /* as many as the shortest telephone number has */

/* 0531-88888888, 138 0013 8000: groups of what is said digit by digit; 3·15 too, however short. */
static bool read_groups(struct numeral *out, struct cursor *cursor, size_t start)
{
    struct cursor ahead = *cursor, end;
    uint32_t value;
    size_t n_digits = take_run(&ahead, &value), n_groups = 1;
    bool dotted = take_any(&(struct cursor){ahead.text, ahead.length, ahead.at}, dots);
    for (end = ahead; n_digits <= NUMERAL_MAX; n_groups++) {
        if (!(dotted ? take_any(&ahead, dots)
                     : take_any(&ahead, dashes) || take_any(&ahead, blanks)))
            break;
        size_t n = take_run(&ahead, &value);
        if (n == 0)
            break;
        n_digits += n;
        end = ahead;
    }
    if (n_groups < 2 || n_digits > NUMERAL_MAX || (!dotted && n_digits < CALLED_DIGITS))
        return false;
    while (cursor->at < end.at) {
        say_singly(out, cursor, start);
        if (cursor->at < end.at && !take_any(cursor, dots) && !take_any(cursor, dashes))
            take_any(cursor, blanks);
    }
    return true;
}

/* A range is no telephone number, however long its ends. */
static bool read_called(struct numeral *out, struct cursor *cursor, size_t start)
{
    struct cursor sign = *cursor, end;
    struct number low;
    take_number(&sign, &low);
    return !take_range(*cursor, &sign, &end) && read_groups(out, cursor, start);
}

/* 3:5, where it is no time: 三比五. */
static bool read_ratio(struct numeral *out, struct cursor *cursor)
{
    static const char *const colons[] = {":", "\uFF1A", NULL};
    struct cursor ahead = *cursor;
    uint32_t left, right;
    size_t n_left = take_run(&ahead, &left);
    if (n_left > 2 || !take_any(&ahead, colons))
        return false;
    size_t n_right = take_run(&ahead, &right);
    if (n_right < 1 || n_right > 2 || take_any(&ahead, colons))
        return false;
    say_value(out, left);
    say_texts(out, "比");
    say_value(out, right);
    *cursor = ahead;
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
    static const char *const named[] = {"工号", "户号", "编号",   "尾号", "房号", "单号",
                                        "号码", "电话", "房间号", "房间", "单元"};
    if (ends_with(cursor->text, start, "是") || ends_with(cursor->text, start, "为"))
        start -= strlen("是");
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (ends_with(cursor->text, start, named[i]))
            return true;
    }
    return false;
}

/* 302室 and 1203房间 say which one; 三百间房 would be how many. */
static bool names_room(struct cursor cursor, size_t n_digits)
{
    static const char *const rooms[] = {"室", "房间", "房", NULL};
    static const char *const others[] = {"房款", "房租", "房价", "房贷", "房子", "室内", NULL};
    struct cursor ahead = cursor;
    return (n_digits == 3 || n_digits == 4) && !take_any(&ahead, others) &&
           take_any(&cursor, rooms);
}

/* Beyond four digits a number is one only where it counts what is counted by thousands; 95598 is a
 * name, and 95598人工 and 95598处理 are no counts. */
static bool counts_thousands(struct cursor cursor)
{
    static const char *const measures[] = {"元",   "块钱", "千瓦", "度电", "户",   "人次",
                                           "米",   "吨",   "公里", "公斤", "个",   "小时",
                                           "平方", "立方", "度",   "伏",   "万元", NULL};
    static const char *const others[] = {"户号", "户主", "户名", "个人", "度过", NULL};
    return !take_any(&cursor, others) && take_any(&cursor, measures);
}

static void read_plain(struct numeral *out, struct cursor *cursor, size_t start)
{
    static const char *const year[] = {"年", NULL};
    struct cursor ahead = *cursor, sign, range_end;
    uint32_t value;
    size_t n = take_run(&ahead, &value);
    size_t size;
    bool leading_zero = numeral_digit(cursor->text + start, cursor->length - start, &size) == 0;
    struct cursor unit = sign = ahead;
    if (take_range(*cursor, &sign, &range_end))
        unit = range_end; /* 2-3天: both are counted */
    struct cursor counted = unit;
    bool thousands = n <= 8 && !leading_zero && counts_thousands(unit);
    bool singly = (n > 4 && !thousands) || (n > 1 && leading_zero) ||
                  (n == 4 && take_any(&unit, year)) || (n > 2 && is_name(cursor, start)) ||
                  names_room(ahead, n);
    if (singly) {
        say_singly(out, cursor, start);
    } else if (n == 1 && value == 2 && counts_with_liang(counted)) {
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

/* The sign behind a number that says "to". */
static void read_to(struct numeral *out, struct cursor *cursor, size_t start)
{
    struct cursor number = {cursor->text, cursor->length, start}, end, sign = *cursor;
    if (!take_range(number, &sign, &end))
        return;
    say(out, "到", cursor->at - start);
    *cursor = sign;
}

/* Between times the dash says "to", whichever is later. */
static void read_to_clock(struct numeral *out, struct cursor *cursor, size_t start)
{
    struct cursor ahead = *cursor, time;
    struct numeral unused = {0};
    bool sign = take_any(&ahead, dashes) || take_any(&ahead, waves);
    time = ahead;
    if (!sign || !read_clock(&unused, &time))
        return;
    say(out, "到", cursor->at - start);
    *cursor = ahead;
}

bool numeral_sign_binds(const char *text, size_t length, size_t at, size_t size)
{
    static const char *const pauses[] = {",",      "\uFF0C", "\u3001", ";",      "\uFF1B", ".",
                                         "\u3002", "\uFF0E", "?",      "\uFF1F", "!",      "\uFF01",
                                         "\u2026", "(",      ")",      "\uFF08", "\uFF09", "\n",
                                         "\r",     "\t",     NULL};
    struct cursor sign = {text, length, at}, after = {text, length, at + size};
    int digit;
    return digit_ends(text, at) && take_digit(&after, &digit) && !take_any(&sign, pauses);
}

static bool count_ends(const char *text, size_t at)
{
    static const char *const counts[] = {"一", "二", "三", "四", "五", "六", "七",
                                         "八", "九", "十", "两", "半", NULL};
    for (size_t i = 0; counts[i]; i++) {
        if (ends_with(text, at, counts[i]))
            return true;
    }
    return digit_ends(text, at);
}

/* Whether what ends before `at` is counted in, as in 8点-10点. */
static bool unit_ends(const char *text, size_t at)
{
    static const char *const units[] = {"点", "日", "月", "号", "年",   "时", "分", "秒",
                                        "元", "天", "度", "楼", "层",   "岁", "个", "条",
                                        "级", "周", "%",  "％", "分钟", NULL};
    for (size_t i = 0; units[i]; i++) {
        if (ends_with(text, at, units[i]) && count_ends(text, at - strlen(units[i])))
            return true;
    }
    return false;
}

const char *numeral_sign_word(const char *text, size_t length, size_t at, size_t size)
{
    struct cursor sign = {text, length, at}, number = {text, length, at + size};
    static const char *const degrees[] = {"度", "℃", "摄氏", NULL};
    static const char *const minus[] = {"-", "\u2212", "\uFF0D", NULL};
    struct number value;
    uint32_t code = 0;
    if (!take_number(&number, &value))
        return NULL;
    if (unit_ends(text, at) && (take_any(&sign, dashes) || take_any(&sign, waves)))
        return "到";
    if (!take_any(&sign, minus) || value.leading_zero || value.n_digits > 4)
        return NULL;
    bool after_han = at >= 3 && utf8_decode(text + at - 3, 3, &code) == 3 && utf8_is_han(code);
    bool apart = at == 0 || text[at - 1] == ' ' || (at >= 3 && code > 0x2000 && !after_han);
    if (!apart && !(after_han && unit_follows(number)))
        return NULL;
    return take_any(&number, degrees) ? "零下" : "负";
}

void numeral_read(const char *text, size_t length, size_t at, struct numeral *out)
{
    struct cursor cursor = {text, length, at};
    out->n_spoken = 0;
    if (digit_ends(text, at)) {
        say_singly(out, &cursor, at);
    } else if (read_clock(out, &cursor)) {
        read_to_clock(out, &cursor, at);
    } else if (!read_date(out, &cursor, at) && !read_ratio(out, &cursor)) {
        if (!read_grouped(out, &cursor) && !read_called(out, &cursor, at))
            read_plain(out, &cursor, at);
        read_decimals(out, &cursor, at);
        if (take_any(&cursor, (const char *const[]){"%", "\uFF05", NULL}))
            put_before(out, "百分之");
        else if (take_any(&cursor, (const char *const[]){"\u2030", NULL}))
            put_before(out, "千分之");
        read_to(out, &cursor, at);
    }
    out->length = cursor.at - at;
}
