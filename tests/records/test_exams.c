/* records/papers, sittings: a locked paper is the same for all, is sat once, and nobody who sat it
 * sees a point of it before it is released. */
#include <stdlib.h>
#include <string.h>

#include "records/people_change.h"
#include "tests/check.h"
#include "tests/records/fixture_exam.h"

static const char *at;
static const int64_t now = 1764580000000;

static struct records *open_fresh(void)
{
    struct records *records = NULL;
    at = fresh_path();
    CHECK_INT(records_open(&records, at), STATUS_OK);
    return records;
}

static void a_paper_is_read_as_it_was_made(void)
{
    struct records *records = open_fresh();
    struct paper paper;
    int64_t id = exam_paper_of(records, SUBJECT_PHONE, 2, 3), found = 0;
    CHECK_INT(records_paper(records, id, &paper), STATUS_OK);
    CHECK_INT(paper.subject, SUBJECT_PHONE);
    CHECK(paper.n_plays == 2 && paper.n_questions == 3 && paper.minutes == 30);
    CHECK_TEXT(paper.plays[1].play, "p1");
    CHECK(paper.questions[1].order[0] == 1 && paper.questions[1].order[3] == 0);
    CHECK(paper.locked_unix_ms > 0 && !paper.withdrawn_unix_ms && !paper.mock);
    CHECK_INT(records_paper_find(records, paper.number, &found), STATUS_OK);
    CHECK_INT(found, id);
    CHECK_INT(records_paper_find(records, "20010101-00010", &found), STATUS_NOT_FOUND);
    CHECK_INT(records_paper_add(records, &paper, &found), STATUS_INVALID); /* the number is taken */
    records_close(records);
}

/* By the program and by any other one. */
static void a_locked_paper_cannot_be_changed_by_anybody(void)
{
    struct records *records = open_fresh();
    struct paper paper;
    int64_t id = exam_paper_of(records, SUBJECT_ALL, 1, 1);
    CHECK_INT(records_paper(records, id, &paper), STATUS_OK);
    paper.minutes = 90;
    CHECK_INT(records_paper_change(records, &paper), STATUS_INVALID);
    CHECK_INT(records_paper_lock(records, id, now), STATUS_NOT_FOUND);
    CHECK_INT(records_paper_discard(records, id), STATUS_NOT_FOUND);
    sqlite3 *db = NULL;
    CHECK_INT(sqlite3_open(at, &db), SQLITE_OK);
    CHECK(sqlite3_exec(db, "UPDATE papers SET pass = 10", NULL, NULL, NULL) != SQLITE_OK);
    CHECK(sqlite3_exec(db, "INSERT INTO paper_plays VALUES (1, 5, 'easy', 1)", NULL, NULL, NULL) !=
          SQLITE_OK);
    sqlite3_close(db);
    CHECK_INT(records_paper(records, id, &paper), STATUS_OK);
    CHECK(paper.minutes == 30 && paper.pass == 80 && paper.n_plays == 1);
    records_close(records);
}

static void a_paper_is_sat_once_by_those_who_have_it(void)
{
    struct records *records = open_fresh();
    int64_t li = exam_person(records, "0301", "李敏", "一班", "营业员"), sitting = 0, again = 0;
    int64_t wang = exam_person(records, "0302", "王强", "二班", "营业员");
    int64_t paper = exam_paper_of(records, SUBJECT_ALL, 1, 0);
    size_t changed = 0;
    CHECK_INT(records_sitting_begin(records, paper, li, now, &sitting), STATUS_NOT_FOUND);
    CHECK_INT(records_paper_hand_out(records, paper, "一班", "王老师", now, &changed), STATUS_OK);
    CHECK_INT(changed, 1);
    CHECK_INT(records_sitting_begin(records, paper, wang, now, &again), STATUS_NOT_FOUND);
    CHECK_INT(records_sitting_begin(records, paper, li, now, &sitting), STATUS_OK);
    CHECK_INT(records_sitting_begin(records, paper, li, now, &again), STATUS_LIMIT); /* under way */
    CHECK_INT(records_sitting_end(records, sitting, SITTING_LEFT, now), STATUS_OK);
    CHECK_INT(records_sitting_begin(records, paper, li, now, &again), STATUS_LIMIT);
    CHECK_INT(records_sitting_void(records, sitting, "王老师", "", now), STATUS_INVALID);
    CHECK_INT(records_sitting_void(records, sitting, "王老师", "停电", now), STATUS_OK);
    CHECK_INT(records_sitting_begin(records, paper, li, now, &again), STATUS_OK);
    CHECK(again != sitting);
    CHECK_INT(records_paper_withdraw(records, paper, now), STATUS_OK);
    CHECK_INT(records_paper_hand_out(records, paper, "", "王老师", now, &changed), STATUS_INVALID);
    records_close(records);
}

/* A play is over and stored, and the power fails before the sitting takes it. */
static void a_sitting_that_was_broken_off_goes_on_with_what_stands_of_it(void)
{
    struct records *records = open_fresh();
    int64_t li = exam_person(records, "0301", "李敏", "一班", "营业员"), sitting = 0, again = 0;
    int64_t paper = exam_paper_of(records, SUBJECT_ALL, 2, 3);
    struct sitting_resumed resumed;
    struct broken_sitting broken;
    CHECK_INT(records_paper_hand_to(records, paper, li, "王老师", 1), STATUS_OK);
    CHECK_INT(records_sitting_resume(records, paper, li, &resumed), STATUS_NOT_FOUND);
    CHECK_INT(records_broken_sitting(records, 0, &broken), STATUS_NOT_FOUND);
    int64_t old = exam_attempt(records, li, "p1", ATTEMPT_EXAM, "+"); /* of another day */
    CHECK_INT(records_sitting_begin(records, paper, li, exam_later(), &sitting), STATUS_OK);
    int64_t first = exam_attempt(records, li, "p0", ATTEMPT_EXAM, "++++++++--");
    exam_attempt(records, li, "p1", ATTEMPT_PRACTICE, "++++++++++");
    CHECK_INT(records_sitting_answer(records, sitting, 1, "q1", 2, 5), STATUS_OK);
    CHECK_INT(records_sitting_resume(records, paper, li, &resumed), STATUS_OK);
    CHECK(resumed.sitting == sitting && resumed.began_unix_ms > 0);
    CHECK_INT(resumed.attempts[0], first);
    CHECK(resumed.attempts[1] == 0 && old != 0);
    CHECK(resumed.answers[0] == -1 && resumed.answers[1] == 2 && resumed.answers[2] == -1);
    CHECK_INT(records_sitting_resume(records, paper, li, &resumed), STATUS_OK); /* broken again */
    CHECK_INT(resumed.attempts[0], first);
    CHECK_INT(records_sitting_begin(records, paper, li, exam_later(), &again), STATUS_LIMIT);
    CHECK_INT(records_broken_sitting(records, resumed.began_unix_ms, &broken), STATUS_OK);
    CHECK(broken.sitting == sitting && broken.person == li);
    CHECK_TEXT(broken.name, "李敏");
    CHECK_INT(records_broken_sitting(records, exam_later(), &broken), STATUS_NOT_FOUND);
    CHECK_INT(records_sitting_end(records, sitting, SITTING_DONE, exam_later()), STATUS_OK);
    CHECK_INT(records_sitting_resume(records, paper, li, &resumed), STATUS_NOT_FOUND);
    CHECK_INT(records_broken_sitting(records, 0, &broken), STATUS_NOT_FOUND);
    records_close(records);
}

static struct sitting_row only_row(struct records *records, int64_t paper)
{
    struct sitting_row *rows = NULL, row = {0};
    size_t n = 0;
    CHECK_INT(records_sittings_of_paper(records, paper, &rows, &n), STATUS_OK);
    CHECK_INT(n, 1);
    if (n)
        row = rows[0];
    free(rows);
    return row;
}

/* A play passed and one that was never sat, three questions of four right, one changed meanwhile.
 */
static void what_was_not_sat_counts_nothing_and_the_last_answer_counts(void)
{
    struct records *records = open_fresh();
    int64_t li = exam_person(records, "0301", "李敏", "", ""), sitting = 0;
    int64_t paper = exam_paper_of(records, SUBJECT_ALL, 2, 4);
    CHECK_INT(records_paper_hand_to(records, paper, li, "王老师", now), STATUS_OK);
    CHECK_INT(records_sitting_begin(records, paper, li, now, &sitting), STATUS_OK);
    int64_t attempt = exam_attempt(records, li, "p0", ATTEMPT_EXAM, "+++++++++-");
    CHECK_INT(records_sitting_part(records, sitting, 0, attempt), STATUS_OK);
    for (int i = 0; i < 4; i++)
        CHECK_INT(records_sitting_answer(records, sitting, i, "q", i == 3 ? 2 : 0, now), STATUS_OK);
    CHECK_INT(records_sitting_answer(records, sitting, 0, "q", 1, now), STATUS_OK);
    CHECK_INT(records_sitting_answer(records, sitting, 0, "q", 0, now), STATUS_OK);
    CHECK_INT(records_sitting_end(records, sitting, SITTING_TIME, now), STATUS_OK);
    CHECK_INT(records_sitting_answer(records, sitting, 3, "q", 0, now), STATUS_INVALID);
    struct sitting_row row = only_row(records, paper);
    CHECK(row.score.n_plays == 2 && row.score.n_played == 1);
    CHECK(row.score.right == 3 && row.score.n_questions == 4);
    CHECK_NEAR(row.score.total, 45, 1e-9);
    CHECK_INT(row.score.verdict, EXAM_FAILED);
    CHECK_INT(row.how, SITTING_TIME);
    int answers[EXAM_QUESTIONS];
    CHECK_INT(records_sitting_answers(records, sitting, answers), STATUS_OK);
    CHECK(answers[0] == 0 && answers[3] == 2 && answers[4] == -1);
    records_close(records);
}

static size_t listed(struct records *records, int64_t person, struct attempt_summary out[8])
{
    struct attempts_query query = {.which = ATTEMPTS_FINISHED, .person = person, .max = 8};
    size_t n = 0, all = 0;
    CHECK_INT(records_attempts(records, &query, out, &n), STATUS_OK);
    CHECK_INT(records_attempts_count(records, &query, &all), STATUS_OK);
    CHECK_INT(n, all);
    return n;
}

static void nothing_can_be_seen_before_a_result_is_released(void)
{
    struct records *records = open_fresh();
    struct attempt_summary out[8];
    struct play_best *bests = NULL;
    struct person *people = NULL;
    size_t n = 0;
    int64_t li = exam_person(records, "0301", "李敏", "", "");
    exam_attempt(records, li, "p0", ATTEMPT_PRACTICE, "+++++-----");
    int64_t paper = exam_paper_of(records, SUBJECT_ALL, 1, 0);
    int64_t sitting = exam_sat(records, paper, li, "++++++-??+"); /* 70 to 90 */
    CHECK_INT(listed(records, li, out), 1);
    CHECK_NEAR(out[0].total, 50, 1e-9);
    CHECK_INT(records_best_by_play(records, li, &bests, &n), STATUS_OK);
    CHECK(n == 1 && bests[0].best_total == 50 && bests[0].last_total == 50);
    free(bests);
    CHECK_INT(records_people(records, &people, &n), STATUS_OK);
    CHECK(n == 1 && records_standing(records, &people[0]) == STATUS_OK);
    CHECK(n == 1 && people[0].best_total == 50 && people[0].last_total == 50);
    free(people);
    struct attempts_query all = {.which = ATTEMPTS_ALL, .person = li, .max = 8};
    CHECK_INT(records_attempts(records, &all, out, &n), STATUS_OK);
    CHECK(n == 2 && out[0].withheld && !out[1].withheld);

    struct sitting_row row = only_row(records, paper);
    CHECK(row.state == SITTING_TO_REVIEW && row.to_review >= 2);
    CHECK_INT(records_result_release(records, sitting, "王老师", "", now), STATUS_BUSY);
    CHECK_INT(exam_mark(records, row.score.attempts[0], 7, VERDICT_MET, "王老师", "听到了"),
              STATUS_OK);
    CHECK_INT(listed(records, li, out), 1); /* half reviewed */
    row = only_row(records, paper);
    for (int i = 0; i < EXAM_ITEMS && row.state == SITTING_TO_REVIEW; i++) {
        CHECK_INT(exam_mark(records, row.score.attempts[0], i, VERDICT_MET, "王老师", "听到了"),
                  STATUS_OK);
        row = only_row(records, paper);
    }
    CHECK_INT(row.state, SITTING_REVIEWED);
    CHECK_INT(listed(records, li, out), 1); /* reviewed, not released */
    CHECK_INT(records_result_release(records, sitting, "王老师", "", now), STATUS_OK);
    CHECK_INT(listed(records, li, out), 2);
    CHECK(only_row(records, paper).state == SITTING_RELEASED && only_row(records, paper).passed);
    records_close(records);
}

/* Nor by the line of one play that a card of practice draws. */
static void the_line_of_a_play_leaves_out_what_is_withheld(void)
{
    struct records *records = open_fresh();
    struct play_point points[8];
    size_t n = 0;
    int64_t li = exam_person(records, "0301", "李敏", "", "");
    exam_sat(records, exam_paper_of(records, SUBJECT_ALL, 1, 0), li, "++++++++++");
    int64_t practice = exam_attempt(records, li, "p0", ATTEMPT_PRACTICE, "+++++-----");
    CHECK_INT(records_play_line(records, practice, points, 8, &n), STATUS_OK);
    CHECK(n == 1 && points[0].attempt == practice && points[0].total == 50);
    records_close(records);
}

static void a_result_is_superseded_and_never_changed(void)
{
    struct records *records = open_fresh();
    int64_t li = exam_person(records, "0301", "李敏", "", "");
    int64_t paper = exam_paper_of(records, SUBJECT_ALL, 1, 0);
    int64_t sitting = exam_sat(records, paper, li, "++++++++--");
    struct sitting_row row = only_row(records, paper);
    for (int i = 0; i < EXAM_ITEMS; i++)
        CHECK_INT(exam_mark(records, row.score.attempts[0], i,
                            i < 8 ? VERDICT_MET : VERDICT_NOT_MET, "王老师", "听过了"),
                  STATUS_OK);
    CHECK_INT(records_result_release(records, sitting, "王老师", "", now), STATUS_OK);
    CHECK_INT(records_result_release(records, sitting, "王老师", "", now),
              STATUS_OK); /* nothing new */
    CHECK_NEAR(query(at, "SELECT count(*) FROM results"), 1, 0);
    CHECK_INT(exam_mark(records, row.score.attempts[0], 0, VERDICT_NOT_MET, "李老师", "申诉后重听"),
              STATUS_OK);
    CHECK_NEAR(query(at, "SELECT count(*) FROM results"), 2, 0);
    CHECK_NEAR(query(at, "SELECT passed FROM results WHERE supersedes IS NULL"), 1, 0);
    CHECK_NEAR(query(at, "SELECT passed FROM results WHERE supersedes = 1 AND who = '李老师'"), 0,
               0);
    CHECK(!only_row(records, paper).passed);
    sqlite3 *db = NULL;
    CHECK_INT(sqlite3_open(at, &db), SQLITE_OK);
    CHECK(sqlite3_exec(db, "UPDATE results SET passed = 1", NULL, NULL, NULL) != SQLITE_OK);
    CHECK(sqlite3_exec(db, "UPDATE marks SET who = 'x'", NULL, NULL, NULL) != SQLITE_OK);
    sqlite3_close(db);
    records_close(records);
}

static void a_mock_is_seen_at_once_and_hands_nothing_to_trainers(void)
{
    struct records *records = open_fresh();
    struct paper paper = {.mock = true,
                          .pack = "fixture",
                          .pass = 80,
                          .made_unix_ms = now,
                          .n_plays = 1,
                          .plays = {{"p0", 7}},
                          .number = "20251201-90000"};
    struct attempt_summary out[8];
    int64_t li = exam_person(records, "0301", "李敏", "", ""), id = 0, sitting = 0;
    memset(paper.pack_sha256, 'a', 64);
    CHECK_INT(records_paper_add(records, &paper, &id), STATUS_OK);
    CHECK_INT(records_sitting_begin(records, id, li, now, &sitting), STATUS_OK);
    int64_t attempt = exam_attempt(records, li, "p0", ATTEMPT_EXAM, "++++++++--");
    CHECK_INT(records_sitting_part(records, sitting, 0, attempt), STATUS_OK);
    CHECK_INT(records_sitting_end(records, sitting, SITTING_DONE, now), STATUS_OK);
    CHECK_INT(listed(records, li, out), 1);
    CHECK(!out[0].withheld);
    CHECK_NEAR(query(at, "SELECT count(*) FROM review_samples"), 0, 0);
    struct paper_row *rows = NULL;
    size_t n = 1;
    CHECK_INT(records_papers(records, &rows, &n), STATUS_OK);
    CHECK_INT(n, 0);
    free(rows);
    struct sitting_row *sittings = NULL;
    CHECK_INT(records_sittings_of_person(records, li, &sittings, &n), STATUS_OK);
    CHECK(n == 1 && sittings[0].state == SITTING_RELEASED && sittings[0].passed);
    free(sittings);
    records_close(records);
}

static void whose_rows_are_made_one_keeps_the_sittings(void)
{
    struct records *records = open_fresh();
    int64_t one = exam_person(records, "", "李敏", "", "");
    int64_t two = exam_person(records, "0301", "李敏敏", "", "");
    int64_t paper = exam_paper_of(records, SUBJECT_ALL, 1, 0);
    exam_sat(records, paper, one, "++++++++++");
    CHECK_INT(records_person_merge(records, one, two), STATUS_OK);
    struct sitting_row row = only_row(records, paper);
    CHECK(row.person == two && row.sitting > 0);
    records_close(records);
}

static void every_step_is_a_fact(void)
{
    struct records *records = open_fresh();
    int64_t li = exam_person(records, "0301", "李敏", "", "");
    int64_t paper = exam_paper_of(records, SUBJECT_ALL, 1, 0);
    int64_t sitting = exam_sat(records, paper, li, "----------");
    CHECK_NEAR(query(at, "DELETE FROM review_samples"), 0, 1e9);
    CHECK_INT(records_result_release(records, sitting, "王老师", "", now), STATUS_OK);
    CHECK_NEAR(query(at, "SELECT count(*) FROM facts WHERE kind = 'paper'"), 1, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM facts WHERE kind = 'sitting'"), 2, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM facts f JOIN results r ON r.uid = f.of"), 1, 0);
    records_close(records);
}

int main(void)
{
    if (!folder_in_memory())
        return 1;
    RUN(a_paper_is_read_as_it_was_made);
    RUN(a_locked_paper_cannot_be_changed_by_anybody);
    RUN(a_paper_is_sat_once_by_those_who_have_it);
    RUN(a_sitting_that_was_broken_off_goes_on_with_what_stands_of_it);
    RUN(what_was_not_sat_counts_nothing_and_the_last_answer_counts);
    RUN(nothing_can_be_seen_before_a_result_is_released);
    RUN(the_line_of_a_play_leaves_out_what_is_withheld);
    RUN(a_result_is_superseded_and_never_changed);
    RUN(a_mock_is_seen_at_once_and_hands_nothing_to_trainers);
    RUN(whose_rows_are_made_one_keeps_the_sittings);
    RUN(every_step_is_a_fact);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
