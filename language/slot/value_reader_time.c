/* The value of a {time}: "15:30". */
#include <stdio.h>
#include <string.h>

#include "language/slot/value_reader.h"

enum day_part { ANY_TIME, FORENOON, NOON, AFTERNOON, EVENING, NIGHT, SMALL_HOURS };

static enum day_part take_day_part(struct cursor *cursor)
{
    static const struct {
        const char *hanzi;
        enum day_part part;
    } all[] = {{"上午", FORENOON}, {"早上", FORENOON},  {"早晨", FORENOON},   {"清晨", FORENOON},
               {"中午", NOON},     {"下午", AFTERNOON}, {"傍晚", AFTERNOON},  {"晚上", EVENING},
               {"夜里", NIGHT},    {"半夜", NIGHT},     {"凌晨", SMALL_HOURS}};
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

/* 五分, 十分钟, 一刻; -1: none. */
static long take_span(struct cursor *cursor)
{
    struct cursor ahead = *cursor;
    long quarters = take_count(&ahead);
    if ((quarters == 1 || quarters == 3) && take(&ahead, "刻")) {
        *cursor = ahead;
        return quarters * 15;
    }
    long minutes = take_arabic(cursor);
    minutes = minutes >= 0 ? minutes : take_section(cursor);
    bool unit = take(cursor, "分");
    take(cursor, "钟");
    return minutes >= 1 && minutes < 60 && (unit || minutes >= 10) ? minutes : -1;
}

/* What follows 点 or 时, or -1. */
static long take_minutes(struct cursor *cursor)
{
    if (!*cursor->text || take(cursor, "整") || take(cursor, "钟"))
        return 0;
    if (take(cursor, "半"))
        return 30;
    if (take(cursor, "过"))
        return take_span(cursor);
    struct cursor ahead = *cursor;
    long minutes = take_arabic(&ahead);
    if (minutes >= 0) {
        *cursor = ahead;
        take(cursor, "分");
        return minutes < 60 ? minutes : -1;
    }
    if (!take(cursor, "零"))
        return take_span(cursor);
    minutes = take_count(cursor);
    take(cursor, "分");
    return minutes;
}

/* What is said of a time, in the order of saying it. */
struct clock {
    const char *day; /* "明天 ", "后天 ", "" */
    enum day_part part;
    long hour, minute, before; /* `before`: minutes that are to go */
};

static void take_day(struct cursor *cursor, struct clock *clock)
{
    static const struct {
        const char *hanzi, *day;
        enum day_part part;
    } all[] = {{"今天", "", ANY_TIME},      {"今晚", "", EVENING},      {"今早", "", FORENOON},
               {"明天", "明天 ", ANY_TIME}, {"明晚", "明天 ", EVENING}, {"明早", "明天 ", FORENOON},
               {"后天", "后天 ", ANY_TIME}};
    clock->day = "";
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (take(cursor, all[i].hanzi)) {
            clock->day = all[i].day;
            clock->part = all[i].part;
            return;
        }
    }
}

/* 差五分 or nothing; false when what follows 差 is no time. */
static bool take_before(struct cursor *cursor, struct clock *clock)
{
    if (!take(cursor, "差"))
        return true;
    clock->before = take_span(cursor);
    return clock->before > 0;
}

static void take_part(struct cursor *cursor, struct clock *clock)
{
    if (clock->part == ANY_TIME)
        clock->part = take_day_part(cursor);
}

static bool take_hour(struct cursor *cursor, struct clock *clock)
{
    clock->hour = take_arabic(cursor);
    if (clock->hour < 0)
        clock->hour = take(cursor, "零") ? 0 : take_section(cursor);
    return clock->hour >= 0 && clock->hour <= 24 &&
           (take(cursor, "点") || take(cursor, "时") || take(cursor, ":") ||
            take(cursor, "\uFF1A"));
}

static bool take_clock(struct cursor *cursor, struct clock *clock)
{
    take_day(cursor, clock);
    take_part(cursor, clock);
    if (!take_before(cursor, clock))
        return false;
    take_part(cursor, clock);
    if (!take_hour(cursor, clock))
        return false;
    if (clock->before == 0 && !take_before(cursor, clock))
        return false;
    bool plain = clock->before == 0 && strncmp(cursor->text, "以前", 6) != 0 &&
                 strncmp(cursor->text, "之前", 6) != 0 && strncmp(cursor->text, "左右", 6) != 0;
    clock->minute = plain ? take_minutes(cursor) : 0;
    if (!take(cursor, "以前") && !take(cursor, "之前"))
        take(cursor, "左右");
    return clock->minute >= 0 && !*cursor->text;
}

enum status time_value(const char *hanzi, char *out, size_t out_size)
{
    struct cursor cursor = {hanzi};
    struct clock clock = {.part = ANY_TIME};
    char text[48];
    if (!take_clock(&cursor, &clock))
        return STATUS_INVALID;
    long hour = hour_of_day(clock.part, clock.hour, clock.minute);
    if (hour < 0 || (hour == 24 && clock.minute > 0))
        return STATUS_INVALID;
    long minutes = hour * 60 + clock.minute - clock.before;
    minutes += minutes < 0 ? 24 * 60 : 0;
    snprintf(text, sizeof text, "%s%ld:%02ld", clock.day, minutes / 60, minutes % 60);
    return value_put(out, out_size, text);
}
