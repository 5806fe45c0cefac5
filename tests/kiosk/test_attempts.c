/* kiosk/app: a list of attempts as its page shows it. */
#include "kiosk/attempts/attempts.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/records/fixture_room.h"

enum { PER_PAGE = 7 };

/* The list of one who has `n`, asked for a page that is not there. */
static struct attempts_view list_of(int n)
{
    static struct attempts list;
    struct attempts_view view;
    struct library library = {.n_plays = 0};
    const char *at = room(1, n ? n : 1);
    if (n == 0)
        run_sql(at, "DELETE FROM attempts");
    struct records *records = open_good(at);
    list = (struct attempts){.of = LIST_TRAINEE, .person = 1, .name = "李敏", .per_page = PER_PAGE};
    list.page = 99;
    CHECK_INT(attempts_read(&list, records, &library, 0), STATUS_OK);
    attempts_view_fill(&list, &view);
    records_close(records);
    return view;
}

static void a_list_has_as_many_pages_as_it_takes_and_shows_the_last_there_is(void)
{
    static const struct {
        int attempts, pages, rows;
    } cases[] = {{0, 0, 0}, {1, 1, 1}, {7, 1, 7}, {8, 2, 1}, {14, 2, 7}, {15, 3, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct attempts_view view = list_of(cases[i].attempts);
        CHECK_INT(view.n_all, cases[i].attempts);
        CHECK_INT(view.n_pages, cases[i].pages);
        CHECK_INT(view.n_rows, cases[i].rows);
        CHECK_INT(view.page, cases[i].pages ? cases[i].pages - 1 : 0);
        CHECK_TEXT(view.person, "李敏");
    }
}

static void a_play_that_is_withdrawn_leaves_its_score(void)
{
    struct attempts_view view = list_of(3);
    CHECK_INT(view.rows[0].card, ATTEMPT_WITHDRAWN);
    CHECK_NEAR(view.rows[0].total, 2, 0);
    CHECK(*view.rows[0].title);
    CHECK_TEXT(view.rows[0].ending, "");
}

static void reviews_are_counted_and_shown_by_mode(void)
{
    static struct attempts list;
    struct attempts_view view;
    struct library library = {.n_plays = 0};
    struct records *records = open_good(room(3, 16));
    list = (struct attempts){.of = LIST_REVIEWS, .mode = MODE_EXAM, .per_page = 4, .page = 1};
    CHECK_INT(attempts_read(&list, records, &library, 0), STATUS_OK);
    attempts_view_fill(&list, &view);
    CHECK_INT(view.n_of_mode[MODE_EXAM], 6);
    CHECK_INT(view.n_of_mode[MODE_PRACTICE], 0);
    CHECK_INT(view.n_all, 6);
    CHECK_INT(view.n_rows, 2);
    CHECK_INT(view.rows[0].mode, MODE_EXAM);
    CHECK_TEXT(view.rows[0].person, "学员3");
    records_close(records);
}

static const char *day(int64_t then_ms, int64_t now_ms, enum day_form form)
{
    static char text[64];
    day_text(then_ms, now_ms, form, text);
    return text;
}

static void days_are_told_as_people_say_them(void)
{
    const int64_t hour_ms = 3600 * 1000;
    struct tm noon = {.tm_year = 126, .tm_mon = 10, .tm_mday = 21, .tm_hour = 12, .tm_isdst = -1};
    int64_t now = (int64_t)mktime(&noon) * 1000;
    CHECK_TEXT(day(now - 3 * hour_ms, now, DAY_SHORT), "今天 9:00");
    CHECK_TEXT(day(now - 20 * hour_ms, now, DAY_FULL), "昨天 16:00");
    CHECK_TEXT(day(now - 48 * hour_ms, now, DAY_SHORT), "11 月 19 日");
    CHECK_TEXT(day(now - 48 * hour_ms, now, DAY_FULL), "11 月 19 日 12:00");
    noon.tm_year = 125;
    int64_t then = (int64_t)mktime(&noon) * 1000;
    CHECK_TEXT(day(then, now, DAY_FULL), "2025 年 11 月 21 日 12:00");
}

int main(void)
{
    if (!mkdtemp(folder))
        return 1;
    RUN(a_list_has_as_many_pages_as_it_takes_and_shows_the_last_there_is);
    RUN(a_play_that_is_withdrawn_leaves_its_score);
    RUN(reviews_are_counted_and_shown_by_mode);
    RUN(days_are_told_as_people_say_them);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
