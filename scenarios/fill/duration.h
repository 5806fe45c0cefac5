/* Durations as people promise them: 五天, 四十五分钟, 三刻钟, 半个月, 五个工作日. */
#ifndef YINGDA_SCENARIOS_FILL_DURATION_H
#define YINGDA_SCENARIOS_FILL_DURATION_H

#include <stdbool.h>
#include <stddef.h>

struct duration {
    double amount; /* minutes, or working days */
    bool workdays;
};

/* A number up to 9999 in characters, 半 is 0.5; -1 when the text is none. */
double numeral_value(const char *text);

/* Bytes of the numeral's characters that `text` begins with; 0: none. 半 is not one of them. */
size_t numeral_length(const char *text);

/* Reads a text that is a duration and nothing else. */
bool duration_read(const char *text, struct duration *out);

/* The value of a {time} slot as a duration from now: "明天 9:00" is one day. A time of day without
 * a day is on this one. */
bool duration_read_time(const char *value, struct duration *out);

/* The duration in a unit as standards write it (秒 分钟 小时 日 天 个工作日 个月); false for
 * another unit. Working days are the most calendar days that they can take (five of them seven),
 * calendar days the most working days that they can hold: who promises them may use them all. */
bool duration_in(const struct duration *duration, const char *unit, double *out);

/* Bytes of the duration that a piece of a wording begins with, its unit alternatives included:
 * 五(天|日), 二十四(个)?小时, {number}天; 0: none. *text is what it is to be measured by (malloc'd:
 * its first way of saying it; for {number} NULL). */
size_t duration_written(const char *wording, char **text);

/* What people promise beside a duration: texts of its kind, minutes and hours or days. Static. */
struct duration_texts {
    const char *const *texts;
    size_t count;
};
struct duration_texts duration_others(const struct duration *like);

#endif
