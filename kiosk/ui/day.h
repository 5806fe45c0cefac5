/* Days and times as people say them, by the clock of this place. */
#ifndef YINGDA_KIOSK_UI_DAY_H
#define YINGDA_KIOSK_UI_DAY_H

#include <stdint.h>
#include <time.h>

struct tm day_local(int64_t unix_ms);

/* The Monday, 0 o'clock by the clock of this place, of the week of that time. */
int64_t day_week_begin(int64_t unix_ms);

enum day_form {
    DAY_SHORT, /* "今天 9:05", "11 月 3 日" */
    DAY_FULL   /* "今天 9:05", "11 月 3 日 16:40", "2025 年 11 月 3 日 16:40" */
};

/* When that was, seen from `now_ms`. */
void day_text(int64_t then_ms, int64_t now_ms, enum day_form form, char out[64]);

#endif
