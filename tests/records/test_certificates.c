/* records/certificates: a post asks for exams, a certificate ends, a long leave asks anew. */
#include "records/certificates.h"

#include <stdlib.h>

#include "tests/check.h"
#include "tests/records/fixture_exam.h"

static const int64_t day = 24LL * 60 * 60 * 1000;
static const int64_t start = 1764633600000; /* 2025-12-02, after the fixture's exams */

static int64_t li;

static struct records *open_fresh(void)
{
    struct records *records = NULL;
    CHECK_INT(records_open(&records, fresh_path()), STATUS_OK);
    li = exam_person(records, "0301", "李敏", "一班", "营业员");
    exam_person(records, "0302", "王强", "一班", "司机");
    struct post post = {
        .post = "营业员", .months = 12, .subjects = 1u << SUBJECT_COUNTER | 1u << SUBJECT_PHONE};
    CHECK_INT(records_post_set(records, &post), STATUS_OK);
    return records;
}

static enum certificate_state state_at(struct records *records, int64_t unix_ms)
{
    struct certificate_row *rows = NULL;
    size_t n = 0;
    CHECK_INT(records_certificate_rows(records, "", 0, unix_ms, &rows, &n), STATUS_OK);
    CHECK_INT(n, 1); /* a driver's post asks for nothing */
    enum certificate_state state = n ? rows[0].state : CERTIFICATE_STATES;
    free(rows);
    return state;
}

/* Passed, and released; the sitting is dated. */
static void pass_at(struct records *records, enum paper_subject subject, int64_t unix_ms)
{
    int64_t paper = exam_paper_of(records, subject, 1, 0), sitting = 0;
    CHECK_INT(records_paper_hand_to(records, paper, li, "王老师", unix_ms), STATUS_OK);
    CHECK_INT(records_sitting_begin(records, paper, li, unix_ms, &sitting), STATUS_OK);
    int64_t attempt = exam_attempt(records, li, "p0", ATTEMPT_EXAM, "++++++++++");
    CHECK_INT(records_sitting_part(records, sitting, 0, attempt), STATUS_OK);
    CHECK_INT(records_sitting_end(records, sitting, SITTING_DONE, unix_ms), STATUS_OK);
    for (int i = 0; i < EXAM_ITEMS; i++)
        CHECK_INT(exam_mark(records, attempt, i, VERDICT_MET, "王老师", "听到了"), STATUS_OK);
    CHECK_INT(records_result_release(records, sitting, "王老师", "", unix_ms), STATUS_OK);
}

static enum status issue_at(struct records *records, int64_t unix_ms)
{
    struct certificate certificate = {.person = li,
                                      .post = "营业员",
                                      .who = "王老师",
                                      .issued_unix_ms = unix_ms,
                                      .until_unix_ms = unix_ms + 365 * day};
    int64_t id = 0;
    CHECK_INT(records_certificate_name(records, unix_ms, &certificate), STATUS_OK);
    return records_certificate_issue(records, &certificate, "{\"a\":1}", &id);
}

static void a_certificate_needs_every_exam_of_the_post(void)
{
    struct records *records = open_fresh();
    CHECK_INT(state_at(records, start), CERTIFICATE_NONE);
    pass_at(records, SUBJECT_COUNTER, start);
    CHECK_INT(state_at(records, start + day), CERTIFICATE_NONE);
    CHECK_INT(issue_at(records, start + day), STATUS_INVALID);
    pass_at(records, SUBJECT_SITE, start); /* not asked for */
    CHECK_INT(state_at(records, start + day), CERTIFICATE_NONE);
    pass_at(records, SUBJECT_PHONE, start);
    CHECK_INT(state_at(records, start + day), CERTIFICATE_EARNED);
    CHECK_INT(issue_at(records, start + day), STATUS_OK);
    CHECK_INT(state_at(records, start + 2 * day), CERTIFICATE_VALID);
    CHECK_INT(issue_at(records, start + 2 * day), STATUS_INVALID); /* once is enough */
    records_close(records);
}

static void what_was_passed_too_long_ago_earns_nothing(void)
{
    struct records *records = open_fresh();
    pass_at(records, SUBJECT_COUNTER, start);
    pass_at(records, SUBJECT_PHONE, start);
    CHECK_INT(state_at(records, start + 359 * day), CERTIFICATE_EARNED);
    CHECK_INT(state_at(records, start + 361 * day), CERTIFICATE_NONE);
    records_close(records);
}

static void it_ends_and_is_renewed_by_another_one(void)
{
    struct records *records = open_fresh();
    pass_at(records, SUBJECT_COUNTER, start);
    pass_at(records, SUBJECT_PHONE, start);
    CHECK_INT(issue_at(records, start + day), STATUS_OK);
    CHECK_INT(state_at(records, start + 300 * day), CERTIFICATE_VALID);
    CHECK_INT(state_at(records, start + 340 * day), CERTIFICATE_SOON);
    CHECK_INT(state_at(records, start + 366 * day), CERTIFICATE_EXPIRED);
    pass_at(records, SUBJECT_COUNTER, start + 345 * day);
    CHECK_INT(state_at(records, start + 350 * day), CERTIFICATE_SOON);
    pass_at(records, SUBJECT_PHONE, start + 345 * day);
    CHECK_INT(state_at(records, start + 350 * day), CERTIFICATE_EARNED);
    CHECK_INT(issue_at(records, start + 350 * day), STATUS_OK);
    CHECK_INT(state_at(records, start + 366 * day), CERTIFICATE_VALID);
    records_close(records);
}

static void a_long_leave_asks_for_the_exams_anew_and_a_short_one_does_not(void)
{
    struct records *records = open_fresh();
    pass_at(records, SUBJECT_COUNTER, start);
    pass_at(records, SUBJECT_PHONE, start);
    CHECK_INT(issue_at(records, start + day), STATUS_OK);
    CHECK_INT(records_leave_end(records, li, start + 5 * day), STATUS_NOT_FOUND);
    CHECK_INT(records_leave_begin(records, li, start + 10 * day), STATUS_OK);
    CHECK_INT(records_leave_begin(records, li, start + 11 * day), STATUS_NOT_FOUND);
    CHECK_INT(state_at(records, start + 12 * day), CERTIFICATE_AWAY);
    CHECK_INT(records_leave_end(records, li, start + 40 * day), STATUS_OK);
    CHECK_INT(state_at(records, start + 41 * day), CERTIFICATE_VALID);
    CHECK_INT(records_leave_begin(records, li, start + 50 * day), STATUS_OK);
    CHECK_INT(records_leave_end(records, li, start + 150 * day), STATUS_OK);
    CHECK_INT(state_at(records, start + 151 * day), CERTIFICATE_RETURN);
    CHECK_INT(issue_at(records, start + 151 * day), STATUS_INVALID);
    pass_at(records, SUBJECT_COUNTER, start + 155 * day);
    pass_at(records, SUBJECT_PHONE, start + 155 * day);
    CHECK_INT(state_at(records, start + 156 * day), CERTIFICATE_EARNED);
    CHECK_INT(issue_at(records, start + 156 * day), STATUS_OK);
    CHECK_INT(state_at(records, start + 200 * day), CERTIFICATE_VALID);
    records_close(records);
}

static void posts_say_what_they_ask_for(void)
{
    struct records *records = open_fresh();
    struct post *posts = NULL;
    size_t n = 0;
    CHECK_INT(records_posts(records, &posts, &n), STATUS_OK);
    CHECK_INT(n, 2);
    CHECK_TEXT(posts[1].post, "营业员");
    CHECK(posts[1].months == 12 && posts[1].people == 1);
    CHECK_INT((int)posts[1].subjects, 1 << SUBJECT_COUNTER | 1 << SUBJECT_PHONE);
    CHECK(posts[0].months == 0 && posts[0].subjects == 0);
    posts[1].subjects = 0;
    CHECK_INT(records_post_set(records, &posts[1]), STATUS_OK);
    free(posts);
    struct certificate_row *rows = NULL;
    CHECK_INT(records_certificate_rows(records, "", 0, start, &rows, &n), STATUS_OK);
    CHECK_INT(n, 0);
    free(rows);
    records_close(records);
}

int main(void)
{
    if (!folder_in_memory())
        return 1;
    RUN(a_certificate_needs_every_exam_of_the_post);
    RUN(what_was_passed_too_long_ago_earns_nothing);
    RUN(it_ends_and_is_renewed_by_another_one);
    RUN(a_long_leave_asks_for_the_exams_anew_and_a_short_one_does_not);
    RUN(posts_say_what_they_ask_for);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
