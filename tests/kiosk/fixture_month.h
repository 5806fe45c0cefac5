/* A month of practice for the kiosk to show: one attempt is really made, the others are its copies,
 * written past the module, for a month of practice takes a month. */
#ifndef YINGDA_TESTS_KIOSK_FIXTURE_MONTH_H
#define YINGDA_TESTS_KIOSK_FIXTURE_MONTH_H

#include "tests/kiosk/visitor.h"
#include "tests/records/run_sql.h"

enum { COPIES = 17, EXAM_FIRST = 3, EXAM_SECOND = 5, BROKEN_OFF = 18 };

static const int64_t hour_ms = 3600 * 1000;

static inline const char *database(void)
{
    return in_folder("yingda/yingda.db");
}

/* Attempt `id` as a copy of attempt 1, of `person`, that many hours before it. */
static inline void copy_attempt(int id, int person, int hours)
{
    run_sql(database(),
            "CREATE TEMP TABLE w AS SELECT %d AS id, %d AS person, %lld AS back;"
            "CREATE TEMP TABLE a AS SELECT * FROM attempts WHERE id = 1;"
            "CREATE TEMP TABLE c AS SELECT * FROM criteria WHERE attempt = 1;"
            "CREATE TEMP TABLE t AS SELECT * FROM turns WHERE attempt = 1;"
            "CREATE TEMP TABLE v AS SELECT * FROM verdicts WHERE turn IN (SELECT id FROM t);"
            "CREATE TEMP TABLE l AS SELECT * FROM checklist WHERE attempt = 1;"
            "UPDATE a SET id = w.id, person = w.person, started_unix_ms = started_unix_ms - back,"
            " finished_unix_ms = finished_unix_ms - back FROM w;"
            "UPDATE c SET attempt = w.id FROM w;"
            "UPDATE t SET attempt = w.id, id = t.id + 1000 * w.id FROM w;"
            "UPDATE v SET turn = turn + 1000 * w.id, number = number + 1000 * w.id FROM w;"
            "UPDATE l SET attempt = w.id, number = number + 1000 * w.id FROM w;"
            "INSERT INTO attempts SELECT * FROM a; INSERT INTO criteria SELECT * FROM c;"
            "INSERT INTO turns SELECT * FROM t; INSERT INTO verdicts SELECT * FROM v;"
            "INSERT INTO checklist SELECT * FROM l",
            id, person, (long long)(hours * hour_ms));
}

/* One thing that the machine could not tell, in an exam. */
static inline void make_exam(int id)
{
    run_sql(database(),
            "UPDATE attempts SET mode = 'exam', review = 1 WHERE id = %d;"
            "UPDATE verdicts SET value = 'undecided' WHERE number = (SELECT v.number"
            " FROM verdicts v JOIN turns t ON t.id = v.turn WHERE t.attempt = %d AND"
            " v.kind = 'move' AND v.value = 'not_met' LIMIT 1)",
            id, id);
}

static inline void break_off(int id)
{
    run_sql(database(),
            "UPDATE attempts SET finished_unix_ms = NULL, ending = NULL, total = NULL,"
            " total_low = NULL, total_high = NULL, review = NULL WHERE id = %d",
            id);
}

/* Picks up and hangs up again: the shortest way to a card. */
static inline void look_once(struct visitor *visitor, struct app *app)
{
    if (visitor->step == 0 && app->desk.screen == SCREEN_RING)
        pressed(visitor, app, ACTION_PICK_UP, 0);
    else if (visitor->step == 1 && app->desk.screen == SCREEN_TALK)
        pressed(visitor, app, ACTION_HANG_UP, 0);
    else if (visitor->step == 2 && app->desk.screen == SCREEN_CARD) {
        CHECK_INT(app->desk.card->attempt, 1);
        CHECK_INT(app->card.view.back.kind, ACTION_HOME);
        done(visitor, app);
    }
}

/* 李敏 has one attempt, an exam; 王小红 eighteen: an exam among them, the oldest broken off. */
static inline void month_make(void)
{
    struct visitor visitor = {.look = look_once};
    write_settings("trainer_pin: \"2468\"\npeople: [李敏, 王小红]\n");
    run_config(&visitor, (struct app_config){.play = "power-supply/outage", .person = "王小红"});
    for (int i = 0; i < COPIES; i++)
        copy_attempt(i + 2, 2, 20 * (i + 1));
    run_sql(database(), "UPDATE attempts SET person = 1 WHERE id = %d", EXAM_SECOND);
    run_sql(database(), "UPDATE attempts SET person = 2 WHERE id <> %d", EXAM_SECOND);
    copy_attempt(COPIES + 2, 2, 10);
    make_exam(EXAM_FIRST);
    make_exam(EXAM_SECOND);
    break_off(BROKEN_OFF);
}

#endif
