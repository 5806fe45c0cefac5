/* records/: lists of attempts, a page at a time, of a database as large as a training room's. */
#include <stdlib.h>
#include <unistd.h>

#include "records/database.h"
#include "tests/check.h"
#include "tests/records/fixture_room.h"

static struct attempts_query of_person(enum attempts_which which, int64_t person)
{
    return (struct attempts_query){.which = which, .person = person, .max = 7};
}

static struct attempts_query to_review(enum attempt_mode mode)
{
    return (struct attempts_query){.which = ATTEMPTS_TO_REVIEW, .mode = mode, .max = 7};
}

static size_t listed(struct records *records, struct attempts_query query,
                     struct attempt_summary out[16])
{
    size_t count = 99;
    CHECK_INT(records_attempts(records, &query, out, &count), STATUS_OK);
    return count;
}

static size_t counted(struct records *records, struct attempts_query query)
{
    size_t count = 99;
    CHECK_INT(records_attempts_count(records, &query, &count), STATUS_OK);
    return count;
}

static void a_persons_attempts_come_newest_first_a_page_at_a_time(void)
{
    struct records *records = open_good(room(3, 15));
    struct attempt_summary found[16];
    struct attempts_query query = of_person(ATTEMPTS_FINISHED, 2);
    CHECK_INT(counted(records, query), 15);
    int64_t before = INT64_MAX;
    for (query.first = 0; query.first < 14; query.first += 7) {
        CHECK_INT(listed(records, query, found), 7);
        for (int i = 0; i < 7; i++) {
            CHECK(found[i].finished_unix_ms < before);
            CHECK_TEXT(found[i].person, "学员2");
            before = found[i].finished_unix_ms;
        }
    }
    CHECK_INT(listed(records, query, found), 1); /* a page and one */
    CHECK_INT(found[0].id, 2);
    query.first = 21;
    CHECK_INT(listed(records, query, found), 0); /* past the end */
    records_close(records);
}

static void a_summary_says_what_a_row_of_the_list_shows(void)
{
    struct records *records = open_good(room(1, 9));
    struct attempt_summary found[16];
    CHECK_INT(listed(records, of_person(ATTEMPTS_FINISHED, 1), found), 7);
    CHECK_INT(found[0].id, 9);
    CHECK_TEXT(found[0].play, "outage");
    CHECK_TEXT(found[0].ending, "calmed");
    CHECK_NEAR(found[0].total, 8, 0);
    CHECK_INT(found[0].mode, ATTEMPT_EXAM);
    CHECK_INT(found[0].review, 2);
    CHECK_INT(found[0].pass, 80);
    CHECK_INT(found[0].state, STORED_WHOLE);
    CHECK_INT(found[0].started_unix_ms, 480000);
    CHECK_INT(found[0].finished_unix_ms, 510000);
    CHECK_INT(found[1].mode, ATTEMPT_PRACTICE);
    CHECK_INT(found[1].review, 0);
    records_close(records);
}

/* Two that were broken off, the first of them before a word was said; both among the newest. */
static void what_was_broken_off_is_listed_where_something_was_said(void)
{
    const char *at = room(1, 9);
    run_sql(at, "UPDATE attempts SET finished_unix_ms = NULL, ending = NULL, total = NULL,"
                " total_low = NULL, total_high = NULL, review = NULL WHERE id IN (6, 8);"
                "DELETE FROM turns WHERE attempt = 8");
    struct records *records = open_good(at);
    struct attempt_summary found[16];
    CHECK_INT(counted(records, of_person(ATTEMPTS_FINISHED, 1)), 7);
    CHECK_INT(counted(records, of_person(ATTEMPTS_ALL, 1)), 8);
    CHECK_INT(listed(records, of_person(ATTEMPTS_ALL, 1), found), 7);
    CHECK_INT(found[0].id, 9);
    CHECK_INT(found[1].id, 7);
    CHECK_INT(found[2].id, 6);
    CHECK_INT(found[2].state, STORED_UNFINISHED);
    CHECK_NEAR(found[2].total, -1, 0);
    CHECK_TEXT(found[2].ending, "");
    CHECK_INT(found[2].finished_unix_ms, 0);
    CHECK_INT(found[2].started_unix_ms, 300000);
    records_close(records);
}

static void everybodys_exams_to_review_come_oldest_first_and_practice_leaves_none(void)
{
    struct records *records = open_good(room(3, 16)); /* 48: 6 exams, 6 of practice undecided */
    struct attempt_summary found[16];
    CHECK_INT(counted(records, to_review(ATTEMPT_EXAM)), 6);
    CHECK_INT(counted(records, to_review(ATTEMPT_PRACTICE)), 0);
    CHECK_INT(listed(records, to_review(ATTEMPT_EXAM), found), 6);
    for (int i = 0; i < 6; i++) {
        CHECK_INT(found[i].id, 8 * i + 1);
        CHECK_INT(found[i].mode, ATTEMPT_EXAM);
    }
    CHECK_TEXT(found[0].person, "学员1");
    CHECK_TEXT(found[1].person, "学员3");
    records_close(records);
}

/* What is undecided in an exam that has passed or failed anyway is nobody's work. */
static void what_can_turn_nothing_does_not_wait_for_a_review(void)
{
    const char *at = room(3, 16);
    run_sql(at, "UPDATE attempts SET total_low = 80 WHERE id = 1;"
                "UPDATE attempts SET total_high = 79.9 WHERE id = 9");
    struct records *records = open_good(at);
    struct attempt_summary found[16];
    CHECK_INT(listed(records, to_review(ATTEMPT_EXAM), found), 4);
    CHECK_INT(found[0].id, 17);
    records_close(records);
}

/* A rehearsal is nobody's, a card of an older Yingda cannot be marked. */
static void what_nobody_can_review_does_not_wait_for_a_review(void)
{
    const char *at = room(3, 16);
    run_sql(at, "UPDATE people SET trainee = 0 WHERE id = 1;"
                "UPDATE attempts SET pass = NULL WHERE person = 2");
    struct records *records = open_good(at);
    struct attempt_summary found[16];
    CHECK_INT(counted(records, to_review(ATTEMPT_EXAM)), 2);
    CHECK_INT(listed(records, to_review(ATTEMPT_EXAM), found), 2);
    CHECK_TEXT(found[0].person, "学员3");
    CHECK_INT(listed(records, of_person(ATTEMPTS_ALL, 2), found), 7);
    CHECK_INT(found[0].state, STORED_OLD);
    struct person *people = NULL;
    size_t n = 0;
    CHECK_INT(records_people(records, &people, &n), STATUS_OK);
    CHECK_INT(n, 2);
    for (size_t i = 0; i < n; i++)
        CHECK_INT(records_standing(records, &people[i]), STATUS_OK);
    CHECK_INT(people[0].to_review, 0);
    CHECK_INT(people[1].to_review, 2);
    free(people);
    records_close(records);
}

static void nobodys_list_is_empty(void)
{
    const char *at = room(2, 3);
    struct records *records = open_good(at);
    struct attempt_summary found[16];
    query(at, "DELETE FROM people"); /* while the kiosk has the records open */
    CHECK_INT(counted(records, of_person(ATTEMPTS_ALL, 1)), 0);
    CHECK_INT(listed(records, of_person(ATTEMPTS_ALL, 1), found), 0);
    CHECK_INT(counted(records, to_review(ATTEMPT_EXAM)), 0);
    CHECK_INT(listed(records, to_review(ATTEMPT_PRACTICE), found), 0);
    records_close(records);
}

/* A thousand attempts at four plays: the best of each is its first, older than any page shows. */
static void a_best_total_is_the_best_of_all_attempts(void)
{
    const char *at = room(2, 1000);
    run_sql(at, "UPDATE attempts SET play = 'play' || (id / 2 %% 4), total = 40 WHERE person = 1;"
                "UPDATE attempts SET total = 90 + id / 2 %% 4 WHERE person = 1 AND id < 8;"
                "UPDATE attempts SET total = 50 WHERE id = 1999");
    struct records *records = open_good(at);
    struct play_best *best = NULL;
    size_t count = 99;
    CHECK_INT(records_best_by_play(records, 1, &best, &count), STATUS_OK);
    CHECK_INT(count, 4);
    for (int i = 0; i < 4; i++) {
        char play[16];
        snprintf(play, sizeof play, "play%d", i);
        CHECK_TEXT(best[i].play, play);
        CHECK_INT(best[i].attempts, 250);
        CHECK_NEAR(best[i].best_total, 90 + i, 0);
        CHECK_NEAR(best[i].last_total, i == 3 ? 50 : 40, 0);
    }
    CHECK_INT(best[3].last_unix_ms, 60000 * 1998 + 30000);
    free(best);
    records_close(records);
}

/* Of two people with twenty attempts at one play and two at another, the line of the newest. */
static void a_line_is_of_one_person_with_one_customer(void)
{
    const char *at = room(2, 20);
    run_sql(at, "UPDATE attempts SET play = 'other' WHERE id IN (35, 37)");
    struct records *records = open_good(at);
    struct play_point points[12];
    size_t count = 99;
    CHECK_INT(records_play_line(records, 39, points, 12, &count), STATUS_OK);
    CHECK_INT(count, 12);
    CHECK_INT(points[0].attempt, 39);
    CHECK_INT(points[1].attempt, 33);
    for (size_t i = 1; i < count; i++) {
        CHECK(points[i].finished_unix_ms < points[i - 1].finished_unix_ms);
        CHECK_INT(points[i].attempt % 2, 1); /* the other person's are even */
    }
    CHECK_INT(records_play_line(records, 35, points, 12, &count), STATUS_OK);
    CHECK_INT(count, 1); /* none after it, and none of the other play */
    CHECK_INT(records_play_line(records, 4711, points, 12, &count), STATUS_OK);
    CHECK_INT(count, 0);
    records_close(records);
}

static void what_was_missed_before_is_counted_over_the_last_attempts(void)
{
    const char *at = room(2, 8);
    run_sql(at, "INSERT INTO verdicts (turn, position, kind, id, name, clause, value, score,"
                " start_ms, end_ms, heard, points, in_first, once, veto)"
                " SELECT id, 0, 'move', 'greet', '', '',"
                " CASE WHEN attempt IN (3, 4, 11, 13, 15) THEN 'not_met' ELSE 'met' END, 1, 0, 1,"
                " '', 1, 0, 0, 0 FROM turns");
    struct records *records = open_good(at);
    struct verdict greet = {.kind = VERDICT_MOVE, .id = "greet"};
    struct verdict other = {.kind = VERDICT_PHRASE, .id = "greet"};
    int count = 99;
    CHECK_INT(records_missed_before(records, 15, &greet, 5, &count), STATUS_OK);
    CHECK_INT(count, 2); /* in 13 and 11; 3 is too long ago, 4 is somebody else's */
    CHECK_INT(records_missed_before(records, 15, &greet, 50, &count), STATUS_OK);
    CHECK_INT(count, 3);
    CHECK_INT(records_missed_before(records, 15, &other, 5, &count), STATUS_OK);
    CHECK_INT(count, 0);
    CHECK_INT(records_missed_before(records, 1, &greet, 5, &count), STATUS_OK);
    CHECK_INT(count, 0);
    records_close(records);
}

/* What was broken off has no total; who has finished nothing has no row. */
static void a_best_total_is_of_what_was_finished(void)
{
    const char *at = room(1, 3);
    run_sql(at, "UPDATE attempts SET finished_unix_ms = NULL, ending = NULL, total = NULL,"
                " total_low = NULL, total_high = NULL, review = NULL WHERE id = 3");
    struct records *records = open_good(at);
    struct play_best *best = NULL;
    size_t count = 99;
    CHECK_INT(records_best_by_play(records, 1, &best, &count), STATUS_OK);
    CHECK_INT(count, 1);
    CHECK_INT(best[0].attempts, 2);
    CHECK_NEAR(best[0].last_total, 1, 0);
    free(best);
    CHECK_INT(records_best_by_play(records, 2, &best, &count), STATUS_OK);
    CHECK_INT(count, 0);
    CHECK(!best);
    query(at, "ALTER TABLE attempts RENAME COLUMN total TO points");
    CHECK_INT(records_best_by_play(records, 1, &best, &count), STATUS_DATABASE);
    CHECK(!best);
    records_close(records);
}

/* The last of all attempts, begun at 120,000 ms; the one before is nobody's business any more. */
static void what_was_broken_off_last_is_found_unless_it_is_an_exam_or_long_ago(void)
{
    static const char unfinish[] =
        "UPDATE attempts SET finished_unix_ms = NULL, ending = NULL, total = NULL,"
        " total_low = NULL, total_high = NULL, review = NULL WHERE id = %d";
    const char *at = room(1, 3);
    struct records *records = open_good(at);
    struct broken_off broken;
    CHECK_INT(records_broken_off(records, 0, &broken), STATUS_NOT_FOUND);
    run_sql(at, unfinish, 2);
    CHECK_INT(records_broken_off(records, 0, &broken), STATUS_NOT_FOUND);
    run_sql(at, unfinish, 3);
    CHECK_INT(records_broken_off(records, 120000, &broken), STATUS_OK);
    CHECK(broken.attempt == 3 && broken.person == 1 && broken.seed == 2);
    CHECK_TEXT(broken.play, "outage");
    CHECK_TEXT(broken.name, "学员1");
    CHECK_INT(records_broken_off(records, 120001, &broken), STATUS_NOT_FOUND);
    run_sql(at, "UPDATE attempts SET mode = 'exam' WHERE id = 3");
    CHECK_INT(records_broken_off(records, 0, &broken), STATUS_NOT_FOUND);
    run_sql(at, "UPDATE attempts SET mode = 'practice' WHERE id = 3; DELETE FROM turns");
    CHECK_INT(records_broken_off(records, 0, &broken), STATUS_NOT_FOUND);
    CHECK_INT(broken.attempt, 0);
    records_close(records);
}

static int statements_run;

static int count_statement(unsigned kind, void *context, void *statement, void *text)
{
    (void)kind, (void)context, (void)statement;
    statements_run += ((const char *)text)[0] != '-'; /* "--": of a trigger */
    return 0;
}

/* What SQLite's machine does for a list and its count, in its own instructions: no clock to be
 * unsure of. */
static int steps_of(struct records *records, struct attempts_query query)
{
    struct attempt_summary found[16];
    int steps = 0;
    statements_run = 0;
    sqlite3_trace_v2(records->db, SQLITE_TRACE_STMT, count_statement, NULL);
    for (int i = 0; i < STATEMENT_COUNT; i++)
        sqlite3_stmt_status(records->statements[i], SQLITE_STMTSTATUS_VM_STEP, 1);
    CHECK_INT(listed(records, query, found), 7);
    counted(records, query);
    for (int i = 0; i < STATEMENT_COUNT; i++)
        steps += sqlite3_stmt_status(records->statements[i], SQLITE_STMTSTATUS_VM_STEP, 1);
    sqlite3_trace_v2(records->db, 0, NULL, NULL);
    return steps;
}

/* 60 people with 200 attempts each: a person's page costs what it costs one who is alone, and the
 * list of reviews looks at each attempt once. Two statements a page, never one a row. */
static void a_page_is_two_statements_however_many_people_there_are(void)
{
    struct records *alone = open_good(room(1, 200)), *full = open_good(room(60, 200));
    int one = steps_of(alone, of_person(ATTEMPTS_ALL, 1));
    int many = steps_of(full, of_person(ATTEMPTS_ALL, 1));
    CHECK_INT(statements_run, 2);
    CHECK(many <= one + one / 20);
    int reviews = steps_of(full, to_review(ATTEMPT_EXAM));
    CHECK_INT(statements_run, 2);
    CHECK(reviews <= 25 * 60 * 200);
    printf("     a person's page: %d steps, with 59 others %d; reviews: %.1f an attempt\n", one,
           many, reviews / 12000.0);
    records_close(alone);
    records_close(full);
}

int main(void)
{
    if (!mkdtemp(folder))
        return 1;
    RUN(a_persons_attempts_come_newest_first_a_page_at_a_time);
    RUN(a_summary_says_what_a_row_of_the_list_shows);
    RUN(what_was_broken_off_is_listed_where_something_was_said);
    RUN(everybodys_exams_to_review_come_oldest_first_and_practice_leaves_none);
    RUN(what_can_turn_nothing_does_not_wait_for_a_review);
    RUN(what_nobody_can_review_does_not_wait_for_a_review);
    RUN(what_was_broken_off_last_is_found_unless_it_is_an_exam_or_long_ago);
    RUN(nobodys_list_is_empty);
    RUN(a_best_total_is_the_best_of_all_attempts);
    RUN(a_line_is_of_one_person_with_one_customer);
    RUN(what_was_missed_before_is_counted_over_the_last_attempts);
    RUN(a_best_total_is_of_what_was_finished);
    RUN(a_page_is_two_statements_however_many_people_there_are);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
