#include "tests/kiosk/fixture_month.h"

#include "tests/kiosk/walk.h"
#include "tests/records/run_sql.h"

static const int64_t hour_ms = 3600 * 1000;

/* Attempt `id` as a copy of attempt 1, of `person`, that many hours before it. */
static void copy_attempt(int id, int person, int hours)
{
    run_sql(database(),
            "CREATE TEMP TABLE w AS SELECT %d AS id, %d AS person, %lld AS back;"
            "CREATE TEMP TABLE a AS SELECT * FROM attempts WHERE id = 1;"
            "CREATE TEMP TABLE c AS SELECT * FROM criteria WHERE attempt = 1;"
            "CREATE TEMP TABLE t AS SELECT * FROM turns WHERE attempt = 1;"
            "CREATE TEMP TABLE v AS SELECT * FROM verdicts WHERE turn IN (SELECT id FROM t);"
            "CREATE TEMP TABLE l AS SELECT * FROM checklist WHERE attempt = 1;"
            "UPDATE a SET uid = randomblob(16); UPDATE t SET uid = randomblob(16);"
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
static void make_exam(int id)
{
    run_sql(database(),
            "UPDATE attempts SET mode = 'exam', review = 1 WHERE id = %d;"
            "UPDATE verdicts SET value = 'undecided' WHERE number = (SELECT v.number"
            " FROM verdicts v JOIN turns t ON t.id = v.turn WHERE t.attempt = %d AND"
            " v.kind = 'move' AND v.value = 'not_met' LIMIT 1)",
            id, id);
}

static void break_off(int id)
{
    run_sql(database(),
            "UPDATE attempts SET finished_unix_ms = NULL, ending = NULL, total = NULL,"
            " total_low = NULL, total_high = NULL, review = NULL WHERE id = %d",
            id);
}

static void check_first_card(struct visitor *visitor, struct app *app)
{
    (void)visitor;
    CHECK_INT(app->desk.card->attempt, 1);
    CHECK_INT(app->card.view.back.kind, ACTION_HOME);
}

/* Picks up and hangs up again: the shortest way to a card. */
static const struct walk_row once[] = {
    {SCREEN_RING, .touch = {ACTION_PICK_UP, 0}},
    {SCREEN_TALK, .touch = {ACTION_HANG_UP, 0}},
    {SCREEN_CARD, .check = check_first_card},
};

void month_make(void)
{
    write_settings("trainer_pin: \"2468\"\npeople: [李敏, 王小红]\n");
    WALK_IN(once, .play = "power-supply/outage", .person = "王小红");
    for (int i = 0; i < COPIES; i++)
        copy_attempt(i + 2, 2, 20 * (i + 1));
    run_sql(database(), "UPDATE attempts SET person = 1 WHERE id = %d", EXAM_SECOND);
    run_sql(database(), "UPDATE attempts SET person = 2 WHERE id <> %d", EXAM_SECOND);
    copy_attempt(COPIES + 2, 2, 10);
    make_exam(EXAM_FIRST);
    make_exam(EXAM_SECOND);
    break_off(BROKEN_OFF);
}

void month_add(const struct practice *practice)
{
    double points = practice->points;
    run_sql(database(),
            "CREATE TEMP TABLE w AS SELECT MAX(id) AS id, MIN(started_unix_ms) AS at"
            " FROM attempts;"
            "CREATE TEMP TABLE a AS SELECT * FROM attempts WHERE id = 1;"
            "UPDATE a SET person = %d, play = '%s', mode = 'practice', review = 0, total = %g,"
            " total_low = %g, total_high = %g;"
            "CREATE TEMP TABLE b AS WITH n (i) AS"
            " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) SELECT n.i, a.* FROM n, a;"
            "UPDATE b SET uid = randomblob(16), id = w.id + i, started_unix_ms = w.at - %lld * i,"
            " finished_unix_ms = w.at - %lld * i + 60000 FROM w;"
            "ALTER TABLE b DROP COLUMN i; INSERT INTO attempts SELECT * FROM b;"
            "INSERT INTO turns (attempt, reply, again, take, turn, mood_before, mood_after,"
            " duration_ms, hint) SELECT id, 1, 0, 1, ending, 0, 0, 0, 0 FROM b",
            practice->person, practice->play, points, points, points, practice->n,
            (long long)hour_ms, (long long)hour_ms);
}
