#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kiosk/app/people.h"

static struct tm local_time(int64_t unix_ms)
{
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm out = {0};
    localtime_r(&seconds, &out);
    return out;
}

static const char *greeting_word(int hour)
{
    return hour < 5    ? "夜深了"
           : hour < 11 ? "早上好"
           : hour < 13 ? "中午好"
           : hour < 18 ? "下午好"
                       : "晚上好";
}

static int day_number(struct tm day)
{
    day.tm_hour = 12; /* noon: no change of clocks moves it to another day */
    day.tm_min = day.tm_sec = 0;
    return (int)(timegm(&day) / 86400);
}

static void when_text(int64_t then_ms, int64_t now_ms, char out[48])
{
    struct tm then = local_time(then_ms), now = local_time(now_ms);
    int days = day_number(now) - day_number(then);
    if (days == 0)
        snprintf(out, 48, "今天 %d:%02d", then.tm_hour, then.tm_min);
    else if (days == 1)
        snprintf(out, 48, "昨天 %d:%02d", then.tm_hour, then.tm_min);
    else
        snprintf(out, 48, "%d 月 %d 日", then.tm_mon + 1, then.tm_mday);
}

static void history_attempt(struct history *history, const struct attempt_summary *attempt,
                            const struct library *library, int64_t unix_ms)
{
    int at = history->view.n_recent++, index = library_find(library, attempt->play);
    const struct play *play = index < 0 ? NULL : library->plays[index].play;
    const struct ending *ending = play ? play_ending(play, attempt->ending) : NULL;
    history->attempts[at] = attempt->id;
    history->plays[at] = index;
    when_text(attempt->finished_unix_ms, unix_ms, history->when[at]);
    snprintf(history->endings[at], sizeof history->endings[at], "%s",
             ending ? ending->name : attempt->ending);
    history->recent[at] = (struct attempt_view){play ? play->title : "已经撤下的情景",
                                                history->endings[at],
                                                history->when[at],
                                                attempt->total,
                                                attempt->review,
                                                ending != NULL};
}

/* What was never tried comes first, then what went worst. */
static void history_next(struct history *history, const struct library *library)
{
    int next = -1;
    for (int i = 0; i < library->n_plays; i++) {
        if (next < 0 || library->views[i].best < library->views[next].best)
            next = i;
    }
    history->view.next_index = next;
    history->view.next = next < 0 ? NULL : &library->views[next];
    history->view.why = next >= 0 && library->views[next].best < 0
                            ? "接下来练：这位客户您还没见过"
                            : "接下来练：这一场成绩最低，最值得再来";
}

static void history_best(struct library *library, const struct attempt_summary *attempts, size_t n)
{
    for (int i = 0; i < library->n_plays; i++)
        library->views[i].best = -1;
    for (size_t i = 0; i < n; i++) {
        int at = library_find(library, attempts[i].play);
        if (at >= 0 && attempts[i].total > library->views[at].best)
            library->views[at].best = attempts[i].total;
    }
}

enum status history_read(struct history *history, struct records *records,
                         const struct person *person, struct library *library, int64_t unix_ms)
{
    struct attempt_summary *attempts = calloc(HISTORY_MAX, sizeof *attempts);
    size_t count = 0;
    if (!attempts)
        return STATUS_NO_MEMORY;
    struct attempts_query query = {
        .which = ATTEMPTS_FINISHED, .person = person->id, .max = HISTORY_MAX};
    enum status status = records_attempts(records, &query, attempts, &count);
    *history = (struct history){.view = {.streak_days = person->streak_days,
                                         .last = person->last_total,
                                         .best = person->best_total}};
    snprintf(history->greeting, sizeof history->greeting, "%s，%s",
             greeting_word(local_time(unix_ms).tm_hour), person->name);
    for (size_t i = 0; i < count && i < RECENT_MAX; i++)
        history_attempt(history, &attempts[i], library, unix_ms);
    history_best(library, attempts, count);
    history_next(history, library);
    history->view.recent = history->recent;
    history->view.greeting = history->greeting;
    free(attempts);
    return status;
}
