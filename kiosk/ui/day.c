#include "kiosk/ui/day.h"

#include <stdio.h>

struct tm day_local(int64_t unix_ms)
{
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm out = {0};
    localtime_r(&seconds, &out);
    return out;
}

static int day_number(struct tm day)
{
    day.tm_hour = 12; /* noon: no change of clocks moves it to another day */
    day.tm_min = day.tm_sec = 0;
    return (int)(timegm(&day) / 86400);
}

void day_text(int64_t then_ms, int64_t now_ms, enum day_form form, char out[64])
{
    struct tm then = day_local(then_ms), now = day_local(now_ms);
    int days = day_number(now) - day_number(then);
    char year[16] = "", hour[16] = "";
    if (then.tm_year != now.tm_year)
        snprintf(year, sizeof year, "%u 年 ", (unsigned)(then.tm_year + 1900) % 10000);
    snprintf(hour, sizeof hour, " %u:%02u", (unsigned)then.tm_hour % 24,
             (unsigned)then.tm_min % 60);
    if (days == 0 || days == 1)
        snprintf(out, 64, "%s%s", days ? "昨天" : "今天", hour);
    else
        snprintf(out, 64, "%s%d 月 %d 日%s", form == DAY_FULL ? year : "", then.tm_mon + 1,
                 then.tm_mday, form == DAY_FULL ? hour : "");
}

int64_t day_week_begin(int64_t unix_ms)
{
    struct tm day = day_local(unix_ms);
    day.tm_mday -= (day.tm_wday + 6) % 7; /* Sunday is 0, and the last of its week */
    day.tm_hour = day.tm_min = day.tm_sec = 0;
    day.tm_isdst = -1;
    return (int64_t)mktime(&day) * 1000;
}
