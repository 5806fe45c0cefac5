#include "scenarios/fill/duration.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "language/slot/slot.h"
#include "language/wording/network.h"

enum { MINUTES_A_DAY = 24 * 60 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

size_t numeral_length(const char *text)
{
    static const char *const characters[] = {"零", "〇", "一", "二", "两", "三", "四", "五",
                                             "六", "七", "八", "九", "十", "百", "千"};
    size_t length = 0;
    for (size_t i = 0; i < COUNT(characters);) {
        size_t n = strlen(characters[i]);
        bool here = strncmp(text + length, characters[i], n) == 0;
        length += here ? n : 0;
        i = here ? 0 : i + 1;
    }
    return length;
}

double numeral_value(const char *text)
{
    static const struct network_slot number = {.type = SLOT_NUMBER};
    char value[32];
    if (strcmp(text, "半") == 0)
        return 0.5;
    if (!text[0] || numeral_length(text) != strlen(text) ||
        slot_value(&number, text, value, sizeof value) != STATUS_OK)
        return -1;
    return strtod(value, NULL);
}

struct unit {
    const char *text;
    double minutes; /* 0: working days */
};

static const struct unit units[] = {
    {"秒钟", 1.0 / 60},
    {"秒", 1.0 / 60},
    {"分钟", 1},
    {"刻钟", 15},
    {"小时", 60},
    {"钟头", 60},
    {"工作日", 0},
    {"天", MINUTES_A_DAY},
    {"日", MINUTES_A_DAY},
    {"星期", 7 * MINUTES_A_DAY},
    {"礼拜", 7 * MINUTES_A_DAY},
    {"周", 7 * MINUTES_A_DAY},
    {"月", 30 * MINUTES_A_DAY},
};

static const struct unit *unit_at(const char *text)
{
    for (size_t i = 0; i < COUNT(units); i++) {
        if (strncmp(text, units[i].text, strlen(units[i].text)) == 0)
            return &units[i];
    }
    return NULL;
}

static bool take(const char **text, const char *what)
{
    size_t length = strlen(what);
    if (strncmp(*text, what, length) != 0)
        return false;
    *text += length;
    return true;
}

/* "四十五", "半", "一个半": moves behind it and behind 个. -1: none. */
static double amount_take(const char **text)
{
    char numeral[64] = "";
    size_t length = numeral_length(*text);
    if (length == 0)
        return take(text, "半") && (take(text, "个") || true) ? 0.5 : -1;
    if (length >= sizeof numeral)
        return -1;
    memcpy(numeral, *text, length);
    *text += length;
    double amount = numeral_value(numeral);
    if (take(text, "个") && take(text, "半"))
        amount += 0.5;
    return amount;
}

bool duration_read(const char *text, struct duration *out)
{
    double amount = amount_take(&text);
    const struct unit *unit = unit_at(text);
    if (amount < 0 || !unit || text[strlen(unit->text)] != '\0')
        return false;
    *out =
        (struct duration){unit->minutes > 0 ? amount * unit->minutes : amount, unit->minutes <= 0};
    return true;
}

bool duration_read_time(const char *value, struct duration *out)
{
    const char *at = value;
    int days = take(&at, "后天 ") ? 2 : take(&at, "明天 ") ? 1 : 0;
    *out = (struct duration){days * MINUTES_A_DAY, false};
    return at[0] >= '0' && at[0] <= '9';
}

/* Friday's working day is over on Monday. */
static double days_most(double workdays)
{
    return workdays + 2 * ceil(workdays / 5);
}

static double workdays_most(double days)
{
    double weeks = floor(days / 7), rest = days - 7 * weeks;
    return 5 * weeks + fmin(rest, 5);
}

bool duration_in(const struct duration *duration, const char *unit, double *out)
{
    const char *text = unit;
    take(&text, "个");
    const struct unit *known = unit_at(text);
    if (!known || strcmp(known->text, text) != 0)
        return false;
    double minutes =
        duration->workdays ? days_most(duration->amount) * MINUTES_A_DAY : duration->amount;
    if (known->minutes > 0)
        *out = minutes / known->minutes;
    else
        *out = duration->workdays ? duration->amount : workdays_most(minutes / MINUTES_A_DAY);
    return true;
}

/* Bytes of a unit, or of a group of units alone: (天|日). *first is the first of them. */
static size_t unit_written(const char *wording, const struct unit **first)
{
    *first = unit_at(wording);
    if (*first)
        return strlen((*first)->text);
    if (wording[0] != '(')
        return 0;
    const char *at = wording;
    do {
        const struct unit *unit = unit_at(++at);
        if (!unit)
            return 0;
        *first = *first ? *first : unit;
        at += strlen(unit->text);
    } while (*at == '|');
    return at[0] == ')' && at[1] != '?' ? (size_t)(at + 1 - wording) : 0;
}

static size_t number_slot_length(const char *wording)
{
    static const char begin[] = "{number";
    if (strncmp(wording, begin, strlen(begin)) != 0)
        return 0;
    size_t length = strcspn(wording, "}");
    return wording[length] ? length + 1 : 0;
}

size_t duration_written(const char *wording, char **text)
{
    const struct unit *unit;
    const char *at = wording;
    size_t slot = number_slot_length(wording);
    *text = NULL;
    at += slot;
    if (!slot && amount_take(&at) < 0)
        return 0;
    size_t numeral = (size_t)(at - wording);
    if (!take(&at, "(个)?"))
        take(&at, "个");
    size_t length = unit_written(at, &unit);
    if (!length)
        return 0;
    if (!slot) {
        *text = malloc(numeral + strlen(unit->text) + 1);
        if (!*text)
            return 0;
        memcpy(*text, wording, numeral);
        strcpy(*text + numeral, unit->text);
    }
    return (size_t)(at - wording) + length;
}

/* House lists: what is commonly promised, from well within the standards to far beyond them. */
static const char *const hours[] = {
    "五分钟",     "十分钟",     "十五分钟",   "二十分钟",     "二十五分钟", "三十分钟",
    "三十五分钟", "四十分钟",   "四十五分钟", "五十分钟",     "五十五分钟", "六十分钟",
    "七十分钟",   "八十分钟",   "九十分钟",   "一刻钟",       "两刻钟",     "三刻钟",
    "半小时",     "半个小时",   "一小时",     "一个小时",     "一个半小时", "两小时",
    "两个小时",   "两个半小时", "三小时",     "三个小时",     "四个小时",   "五个小时",
    "六个小时",   "八个小时",   "十二个小时", "二十四个小时", "二十四小时", "四十八小时",
    "半天",       "一天",       "两天",       "三天",
};
static const char *const days[] = {
    "一天",         "两天",       "三天",       "四天",       "五天",       "六天",
    "七天",         "八天",       "九天",       "十天",       "十二天",     "十五天",
    "二十天",       "三十天",     "一日",       "二日",       "三日",       "四日",
    "五日",         "六日",       "七日",       "八日",       "九日",       "十日",
    "十五日",       "二十日",     "三十日",     "一个工作日", "两个工作日", "三个工作日",
    "四个工作日",   "五个工作日", "六个工作日", "七个工作日", "八个工作日", "十个工作日",
    "十五个工作日", "一周",       "两周",       "三周",       "一个星期",   "两个星期",
    "一个礼拜",     "半个月",     "一个月",     "两个月",     "三个月",     "二十四小时",
    "四十八小时",   "七十二小时", "半天",
};

struct duration_texts duration_others(const struct duration *like)
{
    if (!like->workdays && like->amount < MINUTES_A_DAY)
        return (struct duration_texts){hours, COUNT(hours)};
    return (struct duration_texts){days, COUNT(days)};
}
