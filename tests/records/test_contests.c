/* records/contests, contest_marks, contest_boards: the order is drawn once and can be drawn again,
 * each turn waits for the one before, judges mark alone, nothing of theirs is overwritten, and what
 * is published stands. */
#include <stdlib.h>
#include <string.h>

#include "records/contest_boards.h"
#include "records/people_change.h"
#include "scoring/contest.h"
#include "tests/check.h"
#include "tests/random.h"
#include "tests/records/fixture_exam.h"

static const char *at;
static const char *const team_names[CONTEST_TEAMS_MAX] = {"红队", "蓝队", "黄队", "绿队"};
static const char *const judge_names[] = {"王老师", "李老师", "张老师", "赵老师", "孙老师"};
enum { PEOPLE = 6, JUDGES = 5 };

static int64_t people[PEOPLE];

static struct records *open_fresh(void)
{
    struct records *records = NULL;
    at = fresh_path();
    CHECK_INT(records_open(&records, at), STATUS_OK);
    return records;
}

/* A database that any other program has open. */
static int by_hand(const char *sql)
{
    sqlite3 *db = NULL;
    CHECK_INT(sqlite3_open(at, &db), SQLITE_OK);
    int code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_close(db);
    return code;
}

static struct contest wish(int64_t paper)
{
    return (struct contest){.name = "迎峰度夏服务比武",
                            .season = 2026,
                            .paper = paper,
                            .judges_pct = 40,
                            .who = "王老师",
                            .made_unix_ms = exam_later(),
                            .criteria = {.of = {{{"应对内容", 60}, {"行为规范", 40}},
                                                {{"照卡片演", 70}, {"不为难人", 30}}},
                                         .n = {2, 2}}};
}

/* Three teams of two, whom the first n judges judge. */
static int64_t contest_with(struct records *records, struct contest contest, int n_judges)
{
    static const char *const teams[] = {"一班", "二班", "三班"};
    int64_t id = 0;
    for (int i = 0; i < PEOPLE; i++) {
        char number[24], name[32];
        snprintf(number, sizeof number, "03%02d", i);
        snprintf(name, sizeof name, "学员%d", i);
        people[i] = exam_person(records, number, name, teams[i % 3], "");
    }
    CHECK_INT(records_contest_add(records, &contest, &id), STATUS_OK);
    CHECK_INT(records_contest_enter_team(records, id, "", true), STATUS_OK);
    for (int i = 0; i < n_judges; i++)
        CHECK_INT(records_contest_judge(records, id, judge_names[i], true), STATUS_OK);
    return id;
}

static int64_t drawn(struct records *records, enum contest_second second, int n_judges)
{
    struct contest contest = wish(exam_paper_of(records, SUBJECT_ALL, 1, 0));
    contest.second = second;
    int64_t id = contest_with(records, contest, n_judges);
    CHECK_INT(records_contest_draw(records, id, team_names, "王老师", exam_later()), STATUS_OK);
    return id;
}

static struct contest_turn *turns_of(struct records *records, int64_t id, const char *judge)
{
    struct contest_turn *turns = NULL;
    size_t n = 0;
    CHECK_INT(records_contest_turns(records, id, judge, &turns, &n), STATUS_OK);
    CHECK_INT(n, PEOPLE);
    return turns;
}

static int64_t first_of(struct records *records, int64_t id)
{
    struct contest_turn *turns = turns_of(records, id, "");
    int64_t person = turns[0].person;
    free(turns);
    return person;
}

static void sit(struct records *records, int64_t id, int64_t person, const char *items)
{
    struct contest contest;
    int64_t sitting = 0;
    CHECK_INT(records_contest(records, id, &contest), STATUS_OK);
    CHECK_INT(records_sitting_begin(records, contest.paper, person, exam_later(), &sitting),
              STATUS_OK);
    int64_t attempt = exam_attempt(records, person, "p0", ATTEMPT_EXAM, items);
    CHECK_INT(records_sitting_part(records, sitting, 0, attempt), STATUS_OK);
    CHECK_INT(records_sitting_end(records, sitting, SITTING_DONE, exam_later()), STATUS_OK);
    query(at, "DELETE FROM review_samples");
}

static enum status give(struct records *records, int64_t id, int64_t person, const char *judge,
                        int first, int other, const char *reason)
{
    const int taken[] = {first, other};
    return records_contest_mark(records, id, person, SHEET_CONTESTANT, judge, taken, reason,
                                exam_later());
}

static void a_contest_is_read_as_it_was_made(void)
{
    struct records *records = open_fresh();
    struct contest contest = wish(exam_paper_of(records, SUBJECT_ALL, 1, 0)), read;
    contest.drawn_teams = 3;
    contest.second = SECOND_OBSERVES;
    int64_t id = contest_with(records, contest, 2);
    CHECK_INT(records_contest(records, id, &read), STATUS_OK);
    CHECK_TEXT(read.name, "迎峰度夏服务比武");
    CHECK(read.season == 2026 && read.judges_pct == 40 && read.drawn_teams == 3);
    CHECK(read.second == SECOND_OBSERVES && !read.drawn_unix_ms && read.n_judges == 2);
    CHECK(read.criteria.n[0] == 2 && read.criteria.of[1][1].weight == 30);
    CHECK_TEXT(read.criteria.of[0][1].name, "行为规范");
    read.judges_pct = 60;
    CHECK_INT(records_contest_change(records, &read), STATUS_OK);
    struct contest_row *rows = NULL;
    size_t n = 0;
    CHECK_INT(records_contests(records, &rows, &n), STATUS_OK);
    CHECK(n == 1 && rows[0].entries == PEOPLE && rows[0].teams == 3 && rows[0].judges == 2);
    free(rows);
    CHECK_INT(records_contest_enter_team(records, id, "二班", false), STATUS_OK);
    CHECK_NEAR(query(at, "SELECT count(*) FROM contest_entries"), PEOPLE - 2, 0);
    CHECK_INT(records_contest_enter(records, id, people[1], true), STATUS_OK); /* one of them */
    CHECK_NEAR(query(at, "SELECT count(*) FROM contest_entries"), PEOPLE - 1, 0);
    CHECK_INT(records_contest_discard(records, id), STATUS_OK);
    CHECK_NEAR(query(at, "SELECT count(*) FROM contest_entries"), 0, 0);
    records_close(records);
}

/* Not a draft, not one that somebody has seen, not another contest's. */
static void a_paper_is_fresh_and_of_one_contest(void)
{
    struct records *records = open_fresh();
    int64_t seen = exam_paper_of(records, SUBJECT_ALL, 1, 0), id = 0, other = 0;
    exam_sat(records, seen, exam_person(records, "0999", "先看过的", "", ""), "++++++++++");
    struct contest contest = wish(seen);
    CHECK_INT(records_contest_add(records, &contest, &id), STATUS_INVALID);
    contest.paper = exam_paper_of(records, SUBJECT_PHONE, 1, 0);
    CHECK_INT(records_contest_add(records, &contest, &id), STATUS_OK);
    CHECK_INT(records_contest_add(records, &contest, &other), STATUS_INVALID);
    struct contest_paper *papers = NULL;
    size_t n = 0;
    exam_paper_of(records, SUBJECT_SITE, 2, 0);
    CHECK_INT(records_contest_papers(records, &papers, &n), STATUS_OK);
    CHECK(n == 1 && papers[0].subject == SUBJECT_SITE && papers[0].n_plays == 2);
    free(papers);
    records_close(records);
}

static void lots_can_be_drawn_again_from_the_seed_that_is_kept(void)
{
    struct records *records = open_fresh();
    int64_t id = drawn(records, SECOND_NONE, 1);
    struct contest contest;
    int order[PEOPLE];
    struct contest_turn *turns = turns_of(records, id, "");
    CHECK_INT(records_contest(records, id, &contest), STATUS_OK);
    contest_lots((uint64_t)contest.seed, PEOPLE, order);
    for (int i = 0; i < PEOPLE; i++)
        CHECK(turns[i].lot == i + 1 && turns[i].person == people[order[i]]);
    free(turns);
    CHECK_NEAR(query(at, "SELECT count(*) FROM handouts"), PEOPLE, 0);
    records_close(records);
}

/* By this program and by any other one. */
static void lots_are_drawn_once(void)
{
    struct records *records = open_fresh();
    int64_t id = drawn(records, SECOND_NONE, 1);
    int64_t late = exam_person(records, "0399", "来晚的", "一班", "");
    struct contest contest;
    CHECK_INT(records_contest(records, id, &contest), STATUS_OK);
    CHECK_INT(records_contest_draw(records, id, team_names, "王老师", exam_later()),
              STATUS_INVALID);
    CHECK_INT(records_contest_change(records, &contest), STATUS_INVALID);
    CHECK_INT(records_contest_enter(records, id, late, true), STATUS_INVALID);
    CHECK_INT(records_contest_judge(records, id, "后来的", true), STATUS_INVALID);
    CHECK_INT(records_contest_discard(records, id), STATUS_NOT_FOUND);
    CHECK(by_hand("UPDATE contest_entries SET lot = 7 - lot") != SQLITE_OK);
    CHECK(by_hand("UPDATE contests SET judges_pct = 100") != SQLITE_OK);
    records_close(records);
}

static void teams_of_their_own_or_drawn_ones(void)
{
    struct records *records = open_fresh();
    struct contest contest = wish(exam_paper_of(records, SUBJECT_ALL, 1, 0));
    contest.drawn_teams = 2;
    int64_t id = contest_with(records, contest, 1);
    CHECK_INT(records_contest_draw(records, id, team_names, "王老师", exam_later()), STATUS_OK);
    struct contest_turn *turns = turns_of(records, id, "");
    for (int i = 0; i < PEOPLE; i++)
        CHECK_TEXT(turns[i].team, team_names[i % 2]);
    free(turns);
    id = drawn(records, SECOND_NONE, 1);
    turns = turns_of(records, id, "");
    for (int i = 0; i < PEOPLE; i++)
        CHECK(strstr(turns[i].team, "班") != NULL);
    free(turns);
    records_close(records);
}

static void two_people_and_a_judge_are_needed(void)
{
    struct records *records = open_fresh();
    struct contest contest = wish(exam_paper_of(records, SUBJECT_ALL, 1, 0));
    int64_t id = contest_with(records, contest, 0);
    CHECK_INT(records_contest_draw(records, id, team_names, "王老师", 1), STATUS_INVALID);
    CHECK_INT(records_contest_judge(records, id, "王老师", true), STATUS_OK);
    for (int i = 1; i < PEOPLE; i++)
        CHECK_INT(records_contest_enter(records, id, people[i], false), STATUS_OK);
    CHECK_INT(records_contest_draw(records, id, team_names, "王老师", 1), STATUS_INVALID);
    CHECK_NEAR(query(at, "SELECT count(*) FROM handouts"), 0, 0);
    records_close(records);
}

static void who_comes_later_waits_for_who_comes_before(void)
{
    struct records *records = open_fresh();
    int64_t id = drawn(records, SECOND_NONE, 1), sitting = 0;
    struct contest_turn *turns = turns_of(records, id, "");
    struct contest contest;
    struct contest_lot lot;
    CHECK_INT(records_contest(records, id, &contest), STATUS_OK);
    CHECK(turns[0].state == TURN_NEXT && turns[1].state == TURN_WAITS);
    CHECK_INT(records_sitting_begin(records, contest.paper, turns[1].person, 1, &sitting),
              STATUS_UNSUPPORTED);
    CHECK_INT(records_contest_lot(records, contest.paper, turns[1].person, &lot), STATUS_OK);
    CHECK(lot.contest == id && lot.lot == 2 && !lot.published);
    CHECK_INT(records_contest_absent(records, id, turns[0].person, true, exam_later()), STATUS_OK);
    CHECK_INT(records_sitting_begin(records, contest.paper, turns[0].person, 1, &sitting),
              STATUS_UNSUPPORTED);
    sit(records, id, turns[1].person, "++++++++++");
    CHECK_INT(records_contest_absent(records, id, turns[1].person, true, 1), STATUS_INVALID);
    CHECK_INT(records_sitting_begin(records, contest.paper, turns[3].person, 1, &sitting),
              STATUS_UNSUPPORTED);
    /* who comes after all is let in at once */
    CHECK_INT(records_contest_absent(records, id, turns[0].person, false, 0), STATUS_OK);
    sit(records, id, turns[0].person, "++++++++++");
    sit(records, id, turns[2].person, "++++++++++");
    free(turns);
    records_close(records);
}

static void no_judge_sees_anothers_sheet_before_all_are_in(void)
{
    struct records *records = open_fresh();
    int64_t id = drawn(records, SECOND_NONE, 3);
    int64_t person = first_of(records, id);
    struct contest_sheet sheets[CONTEST_JUDGES_MAX];
    size_t n = 0;
    CHECK_INT(give(records, id, person, "王老师", 5, 5, ""), STATUS_BUSY); /* not sat yet */
    sit(records, id, person, "+++++++++-");
    CHECK_INT(give(records, id, person, "没请的", 5, 5, ""), STATUS_NOT_FOUND);
    CHECK_INT(give(records, id, person, "王老师", 61, 0, ""), STATUS_INVALID);
    CHECK_INT(give(records, id, person, "王老师", -1, 0, ""), STATUS_INVALID);
    CHECK_INT(give(records, id, person, "王老师", 5, 5, ""), STATUS_OK);
    CHECK_INT(give(records, id, person, "李老师", 20, 0, ""), STATUS_OK);
    CHECK_INT(records_contest_sheets(records, id, person, SHEET_CONTESTANT, "李老师", sheets, &n),
              STATUS_OK);
    CHECK(n == 1 && sheets[0].total == 80);
    CHECK_TEXT(sheets[0].judge, "李老师");
    CHECK_TEXT(sheets[1].judge, ""); /* nor by what is left in memory */
    struct contest_turn *turns = turns_of(records, id, "张老师");
    CHECK(turns[0].state == TURN_JUDGED && turns[0].n_in == 2 && turns[0].judges == 0);
    CHECK(!turns[0].own_in && turns[0].total == 0);
    free(turns);
    CHECK_INT(give(records, id, person, "张老师", 0, 0, ""), STATUS_OK);
    CHECK_INT(records_contest_sheets(records, id, person, SHEET_CONTESTANT, "", sheets, &n),
              STATUS_OK);
    CHECK_INT(n, 3);
    for (size_t i = 0; i < n; i++)
        CHECK(sheets[i].dropped == (sheets[i].total != 90));
    turns = turns_of(records, id, "张老师");
    CHECK(turns[0].state == TURN_DONE && turns[0].own_in && turns[0].all_in);
    CHECK_NEAR(turns[0].judges, 90, 1e-9);
    CHECK_NEAR(turns[0].machine, 90, 1e-9);
    CHECK_NEAR(turns[0].total, 90, 1e-9);
    free(turns);
    records_close(records);
}

static void a_sheet_is_never_overwritten(void)
{
    struct records *records = open_fresh();
    int64_t id = drawn(records, SECOND_NONE, 2);
    int64_t person = first_of(records, id);
    struct contest_sheet sheets[CONTEST_JUDGES_MAX];
    size_t n = 0;
    sit(records, id, person, "++++++++++");
    CHECK_INT(give(records, id, person, "王老师", 5, 5, ""), STATUS_OK);
    CHECK_INT(give(records, id, person, "王老师", 6, 5, ""), STATUS_OK); /* seen by nobody yet */
    CHECK_INT(give(records, id, person, "王老师", 6, 5, ""), STATUS_OK); /* the same is kept too */
    CHECK_INT(give(records, id, person, "李老师", 1, 0, ""), STATUS_OK);
    CHECK_INT(give(records, id, person, "李老师", 2, 0, ""), STATUS_INVALID);
    CHECK_INT(give(records, id, person, "李老师", 2, 0, "看错了人"), STATUS_OK);
    CHECK_NEAR(query(at, "SELECT count(*) FROM contest_sheets"), 5, 0);
    CHECK_NEAR(query(at, "SELECT sum(taken) FROM contest_deductions"), 10 + 11 + 11 + 1 + 2, 0);
    CHECK_NEAR(query(at, "SELECT supersedes FROM contest_sheets WHERE reason = '看错了人'"), 4, 0);
    CHECK(by_hand("UPDATE contest_deductions SET taken = 0") != SQLITE_OK);
    CHECK(by_hand("UPDATE contest_sheets SET judge = '王老师'") != SQLITE_OK);
    CHECK_INT(records_contest_sheets(records, id, person, SHEET_CONTESTANT, "", sheets, &n),
              STATUS_OK);
    CHECK(n == 2 && sheets[0].total + sheets[1].total == 89 + 98);
    CHECK_NEAR(query(at, "SELECT count(*) FROM facts WHERE kind = 'sheet'"), 5, 0);
    records_close(records);
}

/* However judges mark and mark again, in whatever order: the last sheet of each counts, all are
 * there, and the total is that of the rule. */
static void the_total_is_of_the_last_sheets(void)
{
    struct records *records = open_fresh();
    int64_t id = drawn(records, SECOND_NONE, JUDGES);
    struct contest_turn *turns = turns_of(records, id, "");
    uint32_t state = 11;
    int given = 0;
    for (int i = 0; i < PEOPLE; i++) {
        double last[JUDGES];
        sit(records, id, turns[i].person, "++++++++++");
        for (int k = 0; k < JUDGES + 12; k++) {
            int judge = k < JUDGES ? k : (int)random_below(&state, JUDGES);
            int first = (int)random_below(&state, 61), other = (int)random_below(&state, 41);
            CHECK_INT(give(records, id, turns[i].person, judge_names[judge], first, other,
                           k < JUDGES ? "" : "再想了想"),
                      STATUS_OK);
            last[judge] = 100 - first - other;
            given++;
        }
        struct contest_turn *now = turns_of(records, id, "");
        CHECK_NEAR(now[i].judges, contest_judges_total(last, JUDGES), 1e-9);
        CHECK_NEAR(now[i].total, contest_total(100, now[i].judges, 40), 1e-9);
        free(now);
    }
    CHECK_NEAR(query(at, "SELECT count(*) FROM contest_sheets"), given, 0);
    free(turns);
    records_close(records);
}

static void who_plays_the_customer_is_marked_too_and_no_machine_listens(void)
{
    struct records *records = open_fresh();
    int64_t id = drawn(records, SECOND_PLAYS, 2);
    struct contest_turn *turns = turns_of(records, id, "");
    const int taken[] = {10, 5};
    CHECK_NEAR(query(at, "SELECT count(*) FROM handouts"), 0, 0);
    for (int i = 0; i < PEOPLE; i++) {
        CHECK(turns[i].second && turns[i].second != turns[i].person);
        CHECK(strcmp(turns[i].name, turns[i].second_name) != 0);
    }
    int64_t person = turns[0].person;
    free(turns);
    for (int k = 0; k < 2; k++) {
        CHECK_INT(give(records, id, person, judge_names[k], 8, 0, ""), STATUS_OK);
        turns = turns_of(records, id, "");
        CHECK(turns[0].state == TURN_JUDGED || k == 1);
        free(turns);
        CHECK_INT(records_contest_mark(records, id, person, SHEET_SECOND, judge_names[k], taken, "",
                                       exam_later()),
                  STATUS_OK);
    }
    turns = turns_of(records, id, "");
    CHECK_INT(turns[0].state, TURN_DONE);
    CHECK_NEAR(turns[0].total, 92, 1e-9); /* all of it is the judges' */
    CHECK_NEAR(turns[0].second_total, 85, 1e-9);
    free(turns);
    records_close(records);
}

/* The second one is the next of another team. */
static void the_second_one_is_of_another_team_where_there_is_one(void)
{
    struct records *records = open_fresh();
    int64_t id = drawn(records, SECOND_OBSERVES, 1);
    struct contest_turn *turns = turns_of(records, id, "");
    for (int i = 0; i < PEOPLE; i++) {
        int k = 0;
        while (turns[k].person != turns[i].second)
            k++;
        CHECK(strcmp(turns[i].team, turns[k].team) != 0);
    }
    free(turns);
    records_close(records);
}

/* All that is sat and judged; the ith by lot loses i * 5 of the judges' points. */
static int64_t judged(struct records *records, bool last_is_absent)
{
    int64_t id = drawn(records, SECOND_NONE, 3);
    struct contest_turn *turns = turns_of(records, id, "");
    for (int i = 0; i < PEOPLE; i++) {
        if (last_is_absent && i == PEOPLE - 1) {
            CHECK_INT(records_contest_absent(records, id, turns[i].person, true, exam_later()),
                      STATUS_OK);
            continue;
        }
        sit(records, id, turns[i].person, "++++++++++");
        for (int k = 0; k < 3; k++)
            CHECK_INT(give(records, id, turns[i].person, judge_names[k], 5 * (i / 2), 0, ""),
                      STATUS_OK);
    }
    free(turns);
    return id;
}

/* Sat once more, it is judged once more: what was given for the void one is kept and counts not. */
static void a_sitting_that_was_made_void_takes_its_sheets_along(void)
{
    struct records *records = open_fresh();
    int64_t id = judged(records, false);
    struct contest_turn *turns = turns_of(records, id, "王老师");
    int64_t person = turns[0].person;
    CHECK_INT(turns[0].state, TURN_DONE);
    CHECK_INT(records_sitting_void(records, turns[0].sitting, "王老师", "停电", exam_later()),
              STATUS_OK);
    free(turns);
    turns = turns_of(records, id, "王老师");
    CHECK(turns[0].state == TURN_NEXT && !turns[0].all_in && !turns[0].own_in);
    free(turns);
    CHECK_INT(records_contest_publish(records, id, "王老师", 1), STATUS_BUSY);
    CHECK_INT(give(records, id, person, "王老师", 1, 0, ""), STATUS_BUSY);
    sit(records, id, person, "+++++-----");
    for (int k = 0; k < 3; k++) {
        turns = turns_of(records, id, "");
        CHECK(turns[0].state == TURN_JUDGED && turns[0].n_in == k);
        free(turns);
        CHECK_INT(give(records, id, person, judge_names[k], 20, 0, ""), STATUS_OK);
    }
    turns = turns_of(records, id, "");
    CHECK_NEAR(turns[0].judges, 80, 1e-9);
    CHECK_NEAR(turns[0].machine, 50, 1e-9);
    free(turns);
    CHECK_NEAR(query(at, "SELECT count(*) FROM contest_sheets"), 3 * PEOPLE + 3, 0);
    records_close(records);
}

/* Else a judge who fell ill would keep a contest from ever being published. */
static void a_judge_who_leaves_is_waited_for_no_more(void)
{
    struct records *records = open_fresh();
    int64_t id = drawn(records, SECOND_NONE, 3);
    int64_t person = first_of(records, id);
    struct contest_sheet sheets[CONTEST_JUDGES_MAX];
    size_t n = 0;
    sit(records, id, person, "++++++++++");
    CHECK_INT(give(records, id, person, "王老师", 40, 0, ""), STATUS_OK);
    CHECK_INT(give(records, id, person, "李老师", 10, 0, ""), STATUS_OK);
    CHECK_INT(records_contest_judge_leaves(records, id, "没请的", 1), STATUS_INVALID);
    CHECK_INT(records_contest_judge_leaves(records, id, "张老师", exam_later()), STATUS_OK);
    CHECK_INT(records_contest_judge_leaves(records, id, "张老师", exam_later()), STATUS_INVALID);
    CHECK_INT(give(records, id, person, "张老师", 0, 0, ""), STATUS_NOT_FOUND);
    struct contest_turn *turns = turns_of(records, id, "");
    CHECK(turns[0].all_in && turns[0].n_judges == 2);
    CHECK_NEAR(turns[0].judges, 75, 1e-9);
    free(turns);
    CHECK_INT(records_contest_judge_leaves(records, id, "王老师", exam_later()), STATUS_OK);
    CHECK_INT(records_contest_judge_leaves(records, id, "李老师", exam_later()), STATUS_INVALID);
    CHECK_INT(records_contest_sheets(records, id, person, SHEET_CONTESTANT, "", sheets, &n),
              STATUS_OK);
    CHECK(n == 1 && sheets[0].total == 90);
    CHECK_NEAR(query(at, "SELECT count(*) FROM contest_sheets"), 2, 0); /* it stays */
    records_close(records);
}

static void nothing_is_published_half_done(void)
{
    struct records *records = open_fresh();
    int64_t id = drawn(records, SECOND_NONE, 1);
    CHECK_INT(records_contest_publish(records, id, "王老师", 1), STATUS_BUSY);
    struct contest_turn *turns = turns_of(records, id, "");
    for (int i = 0; i < PEOPLE; i++) {
        CHECK_INT(records_contest_publish(records, id, "王老师", 1), STATUS_BUSY);
        sit(records, id, turns[i].person, i ? "++++++++++" : "+++++++???");
        CHECK_INT(give(records, id, turns[i].person, "王老师", i, 0, ""), STATUS_OK);
    }
    free(turns);
    turns = turns_of(records, id, "");
    CHECK_INT(turns[0].state, TURN_TO_HEAR);
    CHECK_INT(records_contest_publish(records, id, "王老师", 1), STATUS_BUSY);
    CHECK_INT(exam_mark(records, turns[0].score.attempts[0], 7, VERDICT_MET, "王老师", "听到了"),
              STATUS_OK);
    CHECK_INT(records_contest_publish(records, id, "王老师", exam_later()), STATUS_OK);
    CHECK_NEAR(query(at, "SELECT count(*) FROM results"), PEOPLE, 0); /* and they see theirs */
    free(turns);
    records_close(records);
}

static void boards_of_people_teams_and_the_season(void)
{
    struct records *records = open_fresh();
    int64_t id = judged(records, true);
    struct board_row *rows = NULL;
    size_t n = 0;
    CHECK_INT(records_board_people(records, id, &rows, &n), STATUS_OK);
    CHECK_INT(n, 0); /* before it is published nobody sees a place */
    CHECK_INT(records_contest_publish(records, id, "王老师", exam_later()), STATUS_OK);
    CHECK_INT(records_board_people(records, id, &rows, &n), STATUS_OK);
    CHECK_INT(n, PEOPLE);
    CHECK(rows[0].place == 1 && rows[1].place == 1 && rows[2].place == 3 && rows[3].place == 3);
    CHECK(rows[4].place == 5 && rows[5].place == 0 && rows[5].total == 0);
    CHECK(rows[0].points == 10 && rows[1].points == 10 && rows[2].points == 6);
    CHECK_NEAR(rows[2].total, 98, 1e-9); /* 60 of the machine's 100, 40 of the judges' 95 */
    free(rows);
    CHECK_INT(records_board_teams(records, id, &rows, &n), STATUS_OK);
    CHECK_INT(n, 3);
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        CHECK(rows[i].n == 2 && (i == 0 || rows[i].total <= rows[i - 1].total));
        sum += 2 * rows[i].total;
    }
    CHECK_NEAR(sum, 100 + 100 + 98 + 98 + 96, 1e-9); /* who was absent counts nothing */
    free(rows);

    int64_t other = judged(records, false);
    CHECK_INT(records_contest_publish(records, other, "王老师", exam_later()), STATUS_OK);
    CHECK_INT(records_season_people(records, 2026, &rows, &n), STATUS_OK);
    CHECK_INT(n, PEOPLE);
    int points = 0;
    for (size_t i = 0; i < n; i++) {
        points += rows[i].points;
        CHECK(i == 0 || rows[i].points <= rows[i - 1].points);
        CHECK(i == 0 ||
              (rows[i].points == rows[i - 1].points) == (rows[i].place == rows[i - 1].place));
    }
    CHECK_INT(points, 10 + 10 + 6 + 6 + 4 + 10 + 10 + 6 + 6 + 4 + 4);
    free(rows);
    CHECK_INT(records_season_teams(records, 2026, &rows, &n), STATUS_OK);
    CHECK(n == 3 && rows[0].points >= rows[2].points && rows[0].n == 2);
    free(rows);
    CHECK_INT(records_season_people(records, 2025, &rows, &n), STATUS_OK);
    CHECK_INT(n, 0);
    records_close(records);
}

static void what_was_published_stays_beside_what_is_published_later(void)
{
    struct records *records = open_fresh();
    int64_t id = judged(records, false);
    struct board_row *rows = NULL;
    size_t n = 0;
    CHECK_INT(records_contest_publish(records, id, "王老师", exam_later()), STATUS_OK);
    CHECK_INT(records_contest_publish(records, id, "李老师", exam_later()), STATUS_OK);
    CHECK_NEAR(query(at, "SELECT count(*) FROM contest_publications"), 1, 0); /* nothing is new */
    struct contest_turn *turns = turns_of(records, id, "");
    for (int k = 0; k < 3; k++)
        CHECK_INT(give(records, id, turns[5].person, judge_names[k], 0, 0, "申诉成立"), STATUS_OK);
    free(turns);
    CHECK_INT(records_contest_publish(records, id, "李老师", exam_later()), STATUS_OK);
    CHECK_NEAR(query(at, "SELECT count(*) FROM contest_places"), 2 * PEOPLE, 0);
    CHECK_NEAR(query(at, "SELECT supersedes FROM contest_publications WHERE who = '李老师'"), 1, 0);
    CHECK(by_hand("UPDATE contest_places SET place = 1") != SQLITE_OK);
    CHECK_INT(records_board_people(records, id, &rows, &n), STATUS_OK);
    CHECK(n == PEOPLE && rows[2].place == 1 && rows[3].place == 4);
    free(rows);
    CHECK_INT(records_season_people(records, 2026, &rows, &n), STATUS_OK);
    CHECK(n == PEOPLE && rows[2].points == 10 && rows[0].n == 1); /* not counted twice */
    free(rows);
    records_close(records);
}

static void others_hear_only_what_somebody_lets_them_hear(void)
{
    struct records *records = open_fresh();
    int64_t id = judged(records, false);
    struct board_row *rows = NULL;
    size_t n = 0;
    CHECK_INT(records_replay_decide(records, id, people[0], true, 1), STATUS_NOT_FOUND);
    CHECK_INT(records_contest_publish(records, id, "王老师", exam_later()), STATUS_OK);
    for (int agrees = 1; agrees >= 0; agrees--) {
        CHECK_INT(records_replay_decide(records, id, people[0], agrees, exam_later()), STATUS_OK);
        CHECK_INT(records_board_people(records, id, &rows, &n), STATUS_OK);
        for (size_t i = 0; i < n; i++)
            CHECK_INT(rows[i].agreed, rows[i].person == people[0] && agrees);
        free(rows);
    }
    CHECK_NEAR(query(at, "SELECT count(*) FROM contest_replays"), 2, 0);
    records_close(records);
}

static void people_who_are_made_one_or_removed(void)
{
    struct records *records = open_fresh();
    int64_t id = judged(records, false);
    struct board_row *rows = NULL;
    size_t n = 0;
    CHECK_INT(records_contest_publish(records, id, "王老师", exam_later()), STATUS_OK);
    int64_t one = exam_person(records, "0400", "学员零", "一班", "");
    CHECK_INT(records_person_merge(records, people[0], one), STATUS_OK);
    CHECK_INT(records_board_people(records, id, &rows, &n), STATUS_OK);
    bool found = false;
    for (size_t i = 0; i < n; i++)
        found = found || rows[i].person == one;
    CHECK(n == PEOPLE && found);
    free(rows);
    CHECK_INT(records_person_remove(records, one), STATUS_OK);
    CHECK_INT(records_board_people(records, id, &rows, &n), STATUS_OK);
    CHECK_INT(n, PEOPLE - 1);
    free(rows);
    CHECK_NEAR(query(at, "SELECT count(*) FROM pragma_foreign_key_check"), 0, 0);
    records_close(records);
}

int main(void)
{
    if (!folder_in_memory())
        return 1;
    RUN(a_contest_is_read_as_it_was_made);
    RUN(a_paper_is_fresh_and_of_one_contest);
    RUN(lots_can_be_drawn_again_from_the_seed_that_is_kept);
    RUN(lots_are_drawn_once);
    RUN(teams_of_their_own_or_drawn_ones);
    RUN(two_people_and_a_judge_are_needed);
    RUN(who_comes_later_waits_for_who_comes_before);
    RUN(no_judge_sees_anothers_sheet_before_all_are_in);
    RUN(a_sheet_is_never_overwritten);
    RUN(the_total_is_of_the_last_sheets);
    RUN(who_plays_the_customer_is_marked_too_and_no_machine_listens);
    RUN(the_second_one_is_of_another_team_where_there_is_one);
    RUN(a_sitting_that_was_made_void_takes_its_sheets_along);
    RUN(a_judge_who_leaves_is_waited_for_no_more);
    RUN(nothing_is_published_half_done);
    RUN(boards_of_people_teams_and_the_season);
    RUN(what_was_published_stays_beside_what_is_published_later);
    RUN(others_hear_only_what_somebody_lets_them_hear);
    RUN(people_who_are_made_one_or_removed);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
