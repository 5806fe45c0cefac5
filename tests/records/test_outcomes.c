/* records/outcomes: what attempts came to, and what changed it. */
#include "records/outcomes.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "records/drops.h"
#include "tests/check.h"
#include "tests/records/fixture_exam.h"

static const char *at;

static struct records *fresh(void)
{
    struct records *records = NULL;
    at = fresh_path();
    CHECK_INT(records_open(&records, at), STATUS_OK);
    return records;
}

static size_t outcomes_count(struct records *records)
{
    struct attempt_outcome *outcomes = NULL;
    size_t n = 99;
    CHECK_INT(records_outcomes(records, &outcomes, &n), STATUS_OK);
    free(outcomes);
    return n;
}

static void a_mark_changes_what_stands_and_not_what_the_machine_said(void)
{
    struct records *records = fresh();
    struct attempt_outcome *outcomes = NULL;
    struct outcome_change *changes = NULL;
    size_t n = 0, n_changes = 0;
    int64_t li = exam_person(records, "0307", "李敏", "一班", "营业员");
    int64_t attempt = exam_attempt(records, li, "p0", ATTEMPT_PRACTICE, "+++++++--?");
    CHECK_INT(exam_mark(records, attempt, 7, VERDICT_MET, "王老师", "她说了"), STATUS_OK);
    CHECK_INT(exam_mark(records, attempt, 9, VERDICT_MET, "王老师", "听到了"), STATUS_OK);
    CHECK_INT(records_outcomes(records, &outcomes, &n), STATUS_OK);
    CHECK_INT(n, 1);
    if (n == 1) {
        CHECK_INT(outcomes[0].id, attempt);
        CHECK_TEXT(outcomes[0].play, "p0");
        CHECK_INT(outcomes[0].mode, ATTEMPT_PRACTICE);
        CHECK_INT(outcomes[0].machine.review, 1);
        CHECK_NEAR(outcomes[0].machine.total, 100 * 7.0 / 9, 0.1);
        CHECK_INT(outcomes[0].stands.review, 0);
        CHECK_NEAR(outcomes[0].stands.total, 90, 0.1);
        CHECK_INT(records_outcome_changes(records, attempt, &changes, &n_changes), STATUS_OK);
        CHECK_INT(n_changes, 2);
        CHECK(memcmp(&changes[0].uid, &changes[1].uid, sizeof changes[0].uid) != 0);
        CHECK(changes[0].unix_ms <= changes[1].unix_ms);
    }
    free(changes);
    free(outcomes);
    records_close(records);
}

static void an_exam_is_told_once_its_result_is_released(void)
{
    struct records *records = fresh();
    int64_t li = exam_person(records, "0307", "李敏", "一班", "营业员");
    int64_t paper = exam_paper_of(records, SUBJECT_PHONE, 1, 0);
    int64_t sitting = exam_sat(records, paper, li, "++++++++++");
    CHECK_INT(outcomes_count(records), 0);
    query(at, "DELETE FROM review_samples");
    CHECK_INT(records_result_release(records, sitting, "王老师", "", 1764633600000), STATUS_OK);
    CHECK_INT(outcomes_count(records), 1);
    records_close(records);
}

static void a_drop_and_its_undoing_are_changes(void)
{
    struct records *records = fresh();
    struct attempt_outcome *outcomes = NULL;
    struct outcome_change *changes = NULL;
    size_t n = 0, n_changes = 0;
    int64_t li = exam_person(records, "0307", "李敏", "一班", "营业员"), drop = 0;
    int64_t paper = exam_paper_of(records, SUBJECT_PHONE, 1, 0);
    int64_t sitting = exam_sat(records, paper, li, "+++++++++-");
    query(at, "DELETE FROM review_samples");
    CHECK_INT(records_result_release(records, sitting, "王老师", "", 1764633600000), STATUS_OK);
    struct paper_item item = {.play = "p0", .id = "m9", .kind = VERDICT_MOVE};
    CHECK_INT(records_drop(records, paper, &item, "王老师", "题出错了", 1764633700000, &drop),
              STATUS_OK);
    CHECK_INT(records_drop_undo(records, drop, "王老师", 1764633800000), STATUS_OK);
    CHECK_INT(records_outcomes(records, &outcomes, &n), STATUS_OK);
    CHECK_INT(n, 1);
    if (n == 1)
        CHECK_INT(records_outcome_changes(records, outcomes[0].id, &changes, &n_changes),
                  STATUS_OK);
    CHECK_INT(n_changes, 2);
    if (n == 1)
        CHECK_NEAR(outcomes[0].stands.total, outcomes[0].machine.total, 1e-9);
    free(changes);
    free(outcomes);
    records_close(records);
}

int main(void)
{
    if (!mkdtemp(folder))
        return 1;
    RUN(a_mark_changes_what_stands_and_not_what_the_machine_said);
    RUN(an_exam_is_told_once_its_result_is_released);
    RUN(a_drop_and_its_undoing_are_changes);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    CHECK(system(remove) == 0);
    return CHECK_RESULT();
}
