#include "kiosk/team/team_due.h"

#include <stdio.h>

#include "kiosk/ui/day.h"

/* Sunday of this week, that of the next, or the last of the month. */
int64_t due_at(enum due_step step, int64_t now_unix_ms)
{
    int64_t week = day_week_begin(now_unix_ms);
    struct tm day = day_local(step == DUE_MONTH ? now_unix_ms : week);
    if (step == DUE_NONE)
        return 0;
    if (step == DUE_MONTH)
        day.tm_mon += 1, day.tm_mday = 0;
    else
        day.tm_mday += step == DUE_SUNDAY ? 6 : 13;
    day.tm_hour = 23;
    day.tm_min = day.tm_sec = 59;
    day.tm_isdst = -1;
    return (int64_t)mktime(&day) * 1000;
}

void due_text(int64_t due_unix_ms, char out[96])
{
    struct tm day = day_local(due_unix_ms);
    if (due_unix_ms)
        snprintf(out, 96, "%d 月 %d 日以前要达标", day.tm_mon + 1, day.tm_mday);
    else
        snprintf(out, 96, "没有期限");
}
