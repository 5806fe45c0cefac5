/* records/moderation, drops: what trainers hear, and what peers of this kiosk are complained about:
 * a second attempt changes the first, a mark of the same value is lost, the first marker stays
 * named, results are seen half reviewed, a dropped question cannot be had back. */
#include "records/moderation.h"

#include <stdlib.h>
#include <string.h>

#include "records/calibration.h"
#include "records/drops.h"
#include "records/kiosks.h"
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

static void counts_are(struct records *records, int appeals, int undecided)
{
    int counts[MODERATION_WHYS];
    CHECK_INT(records_moderation_counts(records, counts), STATUS_OK);
    CHECK_INT(counts[MODERATION_APPEAL], appeals);
    CHECK_INT(counts[MODERATION_UNDECIDED], undecided);
}

/* Each item of the queue is wanted by itself, and no other item of those attempts is. */
static void wanted_is_what_is_in_the_queue(struct records *records, const int64_t *attempts, int n)
{
    struct moderation_item *items = NULL;
    size_t count = 0;
    CHECK_INT(records_moderation(records, 10000, &items, &count), STATUS_OK);
    for (int i = 0; i < n; i++) {
        for (int k = 0; k < EXAM_ITEMS; k++) {
            int64_t verdict = exam_item(records, attempts[i], k).number;
            bool wants = false, listed = false;
            for (size_t at_item = 0; at_item < count; at_item++)
                listed = listed || items[at_item].verdict == verdict;
            CHECK_INT(records_moderation_wants(records, verdict, &wants), STATUS_OK);
            CHECK_INT(wants, listed);
        }
    }
    free(items);
}

static void practice_leaves_nothing_but_appeals(void)
{
    struct records *records = open_fresh();
    int64_t li = exam_person(records, "0301", "李敏", "", "");
    int64_t attempt = exam_attempt(records, li, "p0", ATTEMPT_PRACTICE, "+++++??+++");
    counts_are(records, 0, 0);
    struct item_ref item = exam_item(records, attempt, 5);
    CHECK_INT(records_dispute(records, attempt, item.number, now), STATUS_OK);
    counts_are(records, 1, 0);
    struct moderation_item *items = NULL;
    size_t n = 0;
    CHECK_INT(records_moderation(records, 10, &items, &n), STATUS_OK);
    CHECK(n == 1 && items[0].verdict == item.number && items[0].attempt == attempt);
    CHECK(items[0].why == MODERATION_APPEAL && items[0].kind == VERDICT_MOVE && items[0].has_sound);
    CHECK_TEXT(items[0].name, "m5");
    free(items);
    wanted_is_what_is_in_the_queue(records, &attempt, 1);
    CHECK_INT(exam_mark(records, attempt, 5, VERDICT_MET, "王老师", "听到了"), STATUS_OK);
    counts_are(records, 0, 0);
    records_close(records);
}

/* 80 is the line. */
static void only_what_can_turn_an_exam_is_to_be_heard(void)
{
    struct records *records = open_fresh();
    int64_t li = exam_person(records, "0301", "李敏", "", "");
    int64_t passed = exam_attempt(records, li, "p0", ATTEMPT_EXAM, "++++++++??"); /* 80 to 100 */
    counts_are(records, 0, 0);
    int64_t failed = exam_attempt(records, li, "p0", ATTEMPT_EXAM, "----++++??"); /* 40 to 60 */
    counts_are(records, 0, 0);
    int64_t open = exam_attempt(records, li, "p0", ATTEMPT_EXAM, "+++++++???"); /* 70 to 100 */
    counts_are(records, 0, 3);
    wanted_is_what_is_in_the_queue(records, (int64_t[]){passed, failed, open}, 3);
    CHECK_INT(exam_mark(records, open, 7, VERDICT_MET, "王老师", "听到了"), STATUS_OK);
    counts_are(records, 0, 0); /* 80 to 100 now: the other two can turn nothing any more */
    wanted_is_what_is_in_the_queue(records, (int64_t[]){passed, failed, open}, 3);
    records_close(records);
}

static void a_part_that_failed_closes_the_rest_of_the_paper(void)
{
    struct records *records = open_fresh();
    int64_t li = exam_person(records, "0301", "李敏", "", ""), sitting = 0;
    int64_t paper = exam_paper_of(records, SUBJECT_ALL, 2, 0);
    CHECK_INT(records_paper_hand_to(records, paper, li, "王老师", now), STATUS_OK);
    CHECK_INT(records_sitting_begin(records, paper, li, now, &sitting), STATUS_OK);
    int64_t open = exam_attempt(records, li, "p0", ATTEMPT_EXAM, "+++++++???");
    CHECK_INT(records_sitting_part(records, sitting, 0, open), STATUS_OK);
    counts_are(records, 0, 3);
    int64_t failed = exam_attempt(records, li, "p1", ATTEMPT_EXAM, "----------");
    CHECK_INT(records_sitting_part(records, sitting, 1, failed), STATUS_OK);
    counts_are(records, 0, 0);
    records_close(records);
}

static void a_tenth_by_chance_and_what_is_near_the_line_is_heard(void)
{
    struct records *records = open_fresh();
    int64_t paper = exam_paper_of(records, SUBJECT_ALL, 1, 0);
    int counts[MODERATION_WHYS];
    enum { PEOPLE = 120 };
    for (int i = 0; i < PEOPLE; i++) { /* a hundred: far from the line */
        char number[16];
        snprintf(number, sizeof number, "%04d", i);
        exam_sat(records, paper, exam_person(records, number, "学员", "", ""), "++++++++++");
    }
    CHECK_INT(records_moderation_counts(records, counts), STATUS_OK);
    CHECK_INT(counts[MODERATION_NEAR], 0);
    /* 1,200 items; 120 +- 4 sigma (sqrt(1200 * .1 * .9) = 10.4) */
    CHECK(counts[MODERATION_TENTH] > 120 - 45 && counts[MODERATION_TENTH] < 120 + 45);
    exam_sat(records, paper, exam_person(records, "9999", "卡线", "", ""), "++++++++--");
    CHECK_INT(records_moderation_counts(records, counts), STATUS_OK);
    CHECK_INT(counts[MODERATION_NEAR], 3);
    int64_t some[] = {1, 2, 3, 4, 5, PEOPLE + 1};
    wanted_is_what_is_in_the_queue(records, some, 6);
    struct moderation_item *items = NULL;
    size_t n = 0;
    CHECK_INT(records_moderation(records, 2, &items, &n), STATUS_OK);
    CHECK(n == 2 && items[0].why == MODERATION_NEAR);
    CHECK_TEXT(items[0].name, "m3"); /* whose scores are in the middle: m3, m4, m5 */
    free(items);

    struct accept_progress progress = {.stop = true};
    int total = counts[MODERATION_NEAR] + counts[MODERATION_TENTH];
    CHECK_INT(records_moderation_accept(records, "王老师", "抽查通过", now, &progress), STATUS_OK);
    CHECK(progress.done == 0 && progress.all == total); /* stopped before the first */
    progress.stop = false;
    /* What somebody holds to be wrong is heard, whatever is done with the other samples. */
    CHECK_INT(records_moderation(records, 1, &items, &n), STATUS_OK);
    CHECK_INT(records_dispute(records, items[0].attempt, items[0].verdict, now), STATUS_OK);
    CHECK_INT(records_moderation_accept(records, "王老师", "抽查通过", now, &progress), STATUS_OK);
    CHECK(progress.done == total - 1 && progress.all == total - 1);
    CHECK_NEAR(query(at, "SELECT count(*) FROM marks WHERE role = 'spot' AND blind = 0"), total - 1,
               0);
    free(items);
    CHECK_INT(records_moderation(records, 9, &items, &n), STATUS_OK);
    CHECK(n == 1 && items[0].why == MODERATION_APPEAL);
    struct mark mark = {.item = {ITEM_VERDICT, items[0].verdict},
                        .value = VERDICT_MET,
                        .who = "王老师",
                        .reason = "听到了",
                        .marked_unix_ms = now,
                        .blind = true};
    CHECK_INT(records_mark(records, items[0].attempt, &mark), STATUS_OK);
    CHECK_INT(records_moderation_counts(records, counts), STATUS_OK);
    CHECK_INT(counts[MODERATION_APPEAL] + counts[MODERATION_NEAR] + counts[MODERATION_TENTH], 0);
    free(items);
    records_close(records);
}

static void attempt_two_never_changes_attempt_one(void)
{
    struct records *records = open_fresh();
    int64_t li = exam_person(records, "0301", "李敏", "", "");
    int64_t first = exam_attempt(records, li, "p0", ATTEMPT_PRACTICE, "+++++++---");
    CHECK_INT(exam_mark(records, first, 7, VERDICT_MET, "王老师", "听到了"), STATUS_OK);
    double total = exam_total(records, first);
    CHECK_NEAR(total, 80, 1e-9);
    int64_t second = exam_attempt(records, li, "p0", ATTEMPT_PRACTICE, "----------");
    CHECK_INT(exam_mark(records, second, 7, VERDICT_NOT_MET, "李老师", "没有"), STATUS_OK);
    CHECK_INT(exam_mark(records, second, 0, VERDICT_MET, "李老师", "有"), STATUS_OK);
    CHECK_NEAR(exam_total(records, first), total, 0);
    struct stored_card card;
    CHECK_INT(records_card(records, first, &card), STATUS_OK);
    CHECK_TEXT(card.replies[0].items[7].who, "王老师");
    CHECK_INT(card.verdicts[0].items[7].value, VERDICT_MET);
    stored_card_finish(&card);
    records_close(records);
}

static void a_mark_of_the_same_value_is_recorded_and_the_last_marker_is_named(void)
{
    struct records *records = open_fresh();
    int64_t li = exam_person(records, "0301", "李敏", "", "");
    int64_t attempt = exam_attempt(records, li, "p0", ATTEMPT_PRACTICE, "++--------");
    CHECK_INT(exam_mark(records, attempt, 0, VERDICT_MET, "王老师", "听到了"), STATUS_OK);
    CHECK_INT(exam_mark(records, attempt, 0, VERDICT_MET, "李老师", "也听到了"), STATUS_OK);
    CHECK_NEAR(query(at, "SELECT count(*) FROM marks"), 2, 0);
    CHECK_NEAR(query(at, "SELECT supersedes FROM marks WHERE who = '李老师'"), 1, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM marks WHERE who = '王老师' AND supersedes IS NULL"),
               1, 0);
    struct stored_card card;
    CHECK_INT(records_card(records, attempt, &card), STATUS_OK);
    CHECK_TEXT(card.replies[0].items[0].who, "李老师");
    CHECK_TEXT(card.replies[0].items[0].reason, "也听到了");
    CHECK_INT(card.replies[0].items[0].machine, VERDICT_MET);
    stored_card_finish(&card);
    records_close(records);
}

static void a_blind_mark_says_so(void)
{
    struct records *records = open_fresh();
    int64_t li = exam_person(records, "0301", "李敏", "", "");
    int64_t attempt = exam_attempt(records, li, "p0", ATTEMPT_EXAM, "+++++++???");
    struct mark mark = {.item = exam_item(records, attempt, 8),
                        .value = VERDICT_MET,
                        .who = "王老师",
                        .reason = "听到了",
                        .marked_unix_ms = now,
                        .role = ROLE_TRAINER,
                        .blind = true};
    CHECK_INT(records_mark(records, attempt, &mark), STATUS_OK);
    CHECK_NEAR(query(at, "SELECT blind FROM marks WHERE role = 'trainer'"), 1, 0);
    records_close(records);
}

static struct paper_item item_of(struct records *records, int64_t paper, const char *id);

/* Forty people: the better half has m0, the worse half m9; m1 goes with nothing. */
static void items_are_analysed_from_thirty_people(void)
{
    struct records *records = open_fresh();
    int64_t paper = exam_paper_of(records, SUBJECT_ALL, 1, 0);
    for (int i = 0; i < 40; i++) {
        char number[16], items[EXAM_ITEMS + 1] = "----------";
        snprintf(number, sizeof number, "%04d", i);
        for (int k = 2; k < 9; k++)
            items[k] = i * 7 / 40 >= k - 2 ? '+' : '-';
        items[0] = i >= 20 ? '+' : '-';
        items[9] = i < 20 ? '+' : '-';
        items[1] = i % 2 ? '+' : '-';
        exam_sat(records, paper, exam_person(records, number, "学员", "", ""), items);
        if (i == 28)
            CHECK(!item_of(records, paper, "m0").has_discrimination);
    }
    struct paper_item good = item_of(records, paper, "m0"), bad = item_of(records, paper, "m9");
    struct paper_item none = item_of(records, paper, "m1");
    CHECK(good.has_discrimination && good.people == 40 && good.discrimination > 0.6);
    CHECK(bad.has_discrimination && bad.discrimination < -0.6);
    CHECK(none.has_discrimination && none.discrimination < 0.2 && none.discrimination > -0.2);
    records_close(records);
}

static void blind(struct records *records, int64_t attempt, int item, enum verdict_value value)
{
    struct mark mark = {.item = exam_item(records, attempt, item),
                        .value = value,
                        .who = "王老师",
                        .reason = "听过了",
                        .marked_unix_ms = now,
                        .blind = true};
    CHECK_INT(records_mark(records, attempt, &mark), STATUS_OK);
}

/* Not what was marked with the machine's word in sight, or let stand unheard. */
static void the_machine_is_measured_by_blind_marks_alone(void)
{
    struct records *records = open_fresh();
    struct blind_row *rows = NULL;
    size_t n = 0;
    int64_t li = exam_person(records, "0301", "李敏", "", "");
    int64_t attempt = exam_attempt(records, li, "p0", ATTEMPT_EXAM, "++++---???");
    blind(records, attempt, 0, VERDICT_MET);
    blind(records, attempt, 1, VERDICT_NOT_MET);
    blind(records, attempt, 4, VERDICT_MET);
    blind(records, attempt, 4, VERDICT_NOT_MET); /* the last one counts */
    blind(records, attempt, 7, VERDICT_MET);
    blind(records, attempt, 8, VERDICT_NOT_APPLICABLE); /* could not be heard */
    CHECK_INT(exam_mark(records, attempt, 2, VERDICT_NOT_MET, "李老师", "看着判的"), STATUS_OK);
    CHECK_INT(records_blind_marks(records, &rows, &n), STATUS_OK);
    CHECK_INT(n, 4);
    CHECK_TEXT(rows[0].id, "m1"); /* where they disagree */
    CHECK(rows[0].machine == VERDICT_MET && rows[0].person == VERDICT_NOT_MET);
    CHECK(rows[0].kind == VERDICT_MOVE && rows[0].attempt == attempt);
    for (size_t i = 1; i < n; i++)
        CHECK(rows[i].machine == rows[i].person || rows[i].machine == VERDICT_UNDECIDED);
    free(rows);
    records_close(records);
}

/* All that the database holds of cards and results, as one text. */
static void state_of(char out[512])
{
    snprintf(out, 512, "%.12g %.12g %.12g %.12g %.12g %.12g",
             query(at, "SELECT sum(total * id) FROM attempts"),
             query(at, "SELECT sum(total_low * id + 3 * total_high + review) FROM attempts"),
             query(at, "SELECT sum(points * attempt + 7 * points_max + 11 * points_low"
                       " + 13 * points_high + 17 * points_max_all) FROM criteria"),
             query(at, "SELECT sum(met * attempt + 7 * missed) FROM evidence"),
             query(at, "SELECT coalesce(sum(r.passed * r.sitting), 0) FROM results r WHERE r.number"
                       " = (SELECT max(l.number) FROM results l WHERE l.sitting = r.sitting)"),
             query(at, "SELECT coalesce(sum(r.total * r.sitting), 0) FROM results r WHERE r.number"
                       " = (SELECT max(l.number) FROM results l WHERE l.sitting = r.sitting)"));
}

static struct paper_item item_of(struct records *records, int64_t paper, const char *id)
{
    struct paper_item *items = NULL, found = {0};
    size_t n = 0;
    CHECK_INT(records_paper_items(records, paper, &items, &n), STATUS_OK);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(items[i].id, id) == 0)
            found = items[i];
    }
    free(items);
    CHECK_TEXT(found.id, id);
    return found;
}

static struct kiosk kiosk_of(unsigned char id, const char *name)
{
    struct kiosk kiosk = {.uid.bytes = {id}};
    snprintf(kiosk.name, sizeof kiosk.name, "%s", name);
    return kiosk;
}

/* Two kiosks, and an attempt of before they were told apart. What a person decided of an undecided
 * item does not hide that the machine could not tell. */
static void items_are_compared_by_kiosk(void)
{
    struct records *records = open_fresh();
    struct kiosk hall = kiosk_of(7, "大厅"), third = kiosk_of(9, "三楼");
    struct kiosk_row *rows = NULL;
    size_t n = 0;
    int64_t paper = exam_paper_of(records, SUBJECT_ALL, 1, 0);
    exam_sat(records, paper, exam_person(records, "0301", "李敏", "", ""), "++++++++--");
    records_kiosk(records, &hall);
    exam_sat(records, paper, exam_person(records, "0302", "王强", "", ""), "+++++++---");
    records_kiosk(records, &third);
    int64_t sat =
        exam_sat(records, paper, exam_person(records, "0303", "赵云", "", ""), "+++++++?-?");
    exam_attempt(records, exam_person(records, "0304", "周正", "", ""), "p0", ATTEMPT_PRACTICE,
                 "??????????");
    struct sitting_score score;
    CHECK_INT(records_sitting_score(records, sat, &score), STATUS_OK);
    CHECK_INT(exam_mark(records, score.attempts[0], 7, VERDICT_MET, "王老师", "听到了"), STATUS_OK);

    struct kiosk_query query = {.paper = paper, .play = "", .id = ""};
    CHECK_INT(records_by_kiosk(records, &query, &rows, &n), STATUS_OK);
    CHECK_INT(n, 3);
    CHECK_TEXT(rows[0].kiosk.name, "三楼"); /* by name; of nowhere last */
    CHECK_TEXT(rows[1].kiosk.name, "大厅");
    CHECK_TEXT(rows[2].kiosk.name, "");
    CHECK_INT(rows[1].kiosk.uid.bytes[0], 7);
    CHECK(rows[0].people == 1 && rows[0].tally.asked == 10 && rows[0].tally.undecided == 2);
    CHECK(rows[0].tally.met == 8 && rows[0].tally.not_met == 1);
    CHECK(rows[1].tally.met == 7 && rows[1].tally.not_met == 3 && rows[1].tally.undecided == 0);
    CHECK_INT(rows[2].tally.met, 8);
    free(rows);

    struct paper_item item = item_of(records, paper, "m7");
    query = (struct kiosk_query){paper, item.play, item.id, item.kind};
    CHECK_INT(records_by_kiosk(records, &query, &rows, &n), STATUS_OK);
    CHECK(n == 3 && rows[0].tally.asked == 1 && rows[0].tally.undecided == 1);
    CHECK(rows[0].tally.met == 1 && rows[1].tally.not_met == 1 && rows[2].tally.met == 1);
    free(rows);

    query.paper = PAPERS_ALL; /* practice too */
    CHECK_INT(records_by_kiosk(records, &query, &rows, &n), STATUS_OK);
    CHECK(n == 3 && rows[0].people == 2 && rows[0].tally.undecided == 12);
    free(rows);
    records_close(records);
}

/* One whose mark it already had, one who failed by it, one who did not. */
static void a_dropped_item_is_undone_exactly(void)
{
    struct records *records = open_fresh();
    int64_t paper = exam_paper_of(records, SUBJECT_ALL, 1, 0), drop = 0;
    int64_t li = exam_person(records, "0301", "李敏", "", "");
    int64_t wang = exam_person(records, "0302", "王强", "", "");
    int64_t zhao = exam_person(records, "0303", "赵云", "", "");
    int64_t one = exam_sat(records, paper, li, "+++++++---");   /* 70, and 7 of 9 */
    int64_t two = exam_sat(records, paper, wang, "+++++++--+"); /* 80, fails at none: 8 of 9 */
    exam_sat(records, paper, zhao, "++++++++--");               /* 80 */
    int64_t other = exam_attempt(records, li, "p0", ATTEMPT_PRACTICE, "+++++++---");
    struct sitting_score score;
    CHECK_INT(records_sitting_score(records, two, &score), STATUS_OK);
    CHECK_INT(exam_mark(records, score.attempts[0], 7, VERDICT_NOT_MET, "王老师", "没有"),
              STATUS_OK);
    query(at, "DELETE FROM review_samples");
    CHECK_INT(records_result_release(records, one, "王老师", "", now), STATUS_OK);
    CHECK_INT(records_result_release(records, two, "王老师", "", now), STATUS_OK);

    char before[512], after[512];
    struct drop_change *changes = NULL;
    size_t n = 0;
    state_of(before);
    double facts = query(at, "SELECT count(*) FROM facts"),
           marks = query(at, "SELECT count(*) FROM marks");
    struct paper_item item = item_of(records, paper, "m7");
    CHECK(item.met == 1 && item.not_met == 2 && !item.drop);
    CHECK_INT(records_drop_preview(records, paper, &item, &changes, &n), STATUS_OK);
    CHECK_INT(n, 3);
    for (size_t i = 0; i < n; i++) {
        bool is_li = strcmp(changes[i].name, "李敏") == 0,
             is_zhao = strcmp(changes[i].name, "赵云") == 0;
        CHECK_INT(changes[i].before, is_li ? EXAM_FAILED : EXAM_PASSED);
        CHECK_INT(changes[i].after, is_li || is_zhao ? EXAM_FAILED : EXAM_PASSED);
        if (is_li)
            CHECK_NEAR(changes[i].total_after, 700 / 9.0, 1e-9);
        if (is_zhao) /* who had met it */
            CHECK_NEAR(changes[i].total_after, 700 / 9.0, 1e-9);
    }
    free(changes);
    state_of(after);
    CHECK_TEXT(after, before); /* a preview stores nothing */
    CHECK_NEAR(query(at, "SELECT count(*) FROM facts"), facts, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM marks"), marks, 0);

    CHECK_INT(records_drop(records, paper, &item, "王老师", "", now, &drop), STATUS_INVALID);
    CHECK_INT(records_drop(records, paper, &item, "王老师", "题出错了", now, &drop), STATUS_OK);
    CHECK_NEAR(exam_total(records, score.attempts[0]), 800 / 9.0, 1e-9);
    CHECK_NEAR(exam_total(records, other), 70, 1e-9); /* practice is no paper */
    CHECK(item_of(records, paper, "m6").drop == 0);
    struct stored_card card;
    CHECK_INT(records_card(records, score.attempts[0], &card), STATUS_OK);
    CHECK_TEXT(card.replies[0].items[7].reason, "题出错了");
    stored_card_finish(&card);

    CHECK_INT(records_drop_undo(records, drop, "李老师", now), STATUS_OK);
    CHECK_INT(records_drop_undo(records, drop, "李老师", now), STATUS_NOT_FOUND);
    state_of(after);
    CHECK_TEXT(after, before);
    CHECK_INT(records_card(records, score.attempts[0], &card), STATUS_OK);
    CHECK_TEXT(card.replies[0].items[7].who, "王老师"); /* the mark before stands again */
    CHECK_TEXT(card.replies[0].items[7].reason, "没有");
    stored_card_finish(&card);
    records_close(records);
}

int main(void)
{
    if (!folder_in_memory())
        return 1;
    RUN(practice_leaves_nothing_but_appeals);
    RUN(only_what_can_turn_an_exam_is_to_be_heard);
    RUN(a_part_that_failed_closes_the_rest_of_the_paper);
    RUN(a_tenth_by_chance_and_what_is_near_the_line_is_heard);
    RUN(attempt_two_never_changes_attempt_one);
    RUN(a_mark_of_the_same_value_is_recorded_and_the_last_marker_is_named);
    RUN(a_blind_mark_says_so);
    RUN(items_are_analysed_from_thirty_people);
    RUN(the_machine_is_measured_by_blind_marks_alone);
    RUN(items_are_compared_by_kiosk);
    RUN(a_dropped_item_is_undone_exactly);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
