/* scoring/recall: FSRS-6 beside its reference, and what must hold whatever the numbers. */
#include "scoring/recall.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>

#include "tests/check.h"

static const int64_t day_ms = 86400000;

struct vector { /* a line of tests/fixtures/recall.tsv, which tests/tools/recall_vectors.py wrote */
    int sequence, grade, days;
    int64_t unix_ms;
    double stability, difficulty, after_2, after_30;
};

static bool vector_read(FILE *file, struct vector *out)
{
    return fscanf(file, "%d %" SCNd64 " %d %lf %lf %d %lf %lf", &out->sequence, &out->unix_ms,
                  &out->grade, &out->stability, &out->difficulty, &out->days, &out->after_2,
                  &out->after_30) == 8;
}

/* Relative where a number is large: stabilities reach thousands of days. */
static void check_same(double actual, double expected)
{
    CHECK_NEAR(actual, expected, 1e-9 * fmax(1, fabs(expected)));
}

static void vector_check(const struct vector *vector, const struct recall *recall)
{
    check_same(recall->stability_days, vector->stability);
    check_same(recall->difficulty, vector->difficulty);
    CHECK_INT(recall_interval_days(recall), vector->days);
    check_same(recall_chance(recall, vector->unix_ms + 2 * day_ms), vector->after_2);
    check_same(recall_chance(recall, vector->unix_ms + 30 * day_ms), vector->after_30);
}

static void every_review_is_as_the_reference_has_it(void)
{
    FILE *file = fopen("tests/fixtures/recall.tsv", "re");
    struct recall recall = {0};
    struct vector vector;
    int n = 0, sequence = -1;
    CHECK(file != NULL);
    for (; file && vector_read(file, &vector); n++) {
        if (vector.sequence != sequence)
            recall = (struct recall){0};
        sequence = vector.sequence;
        recall = recall_review(&recall, (enum recall_grade)vector.grade, vector.unix_ms);
        vector_check(&vector, &recall);
    }
    CHECK_INT(n, 480);
    if (file)
        fclose(file);
}

static void what_was_never_answered_is_not_remembered(void)
{
    struct recall never = {0};
    CHECK_NEAR(recall_chance(&never, 0), 0, 0);
    CHECK_NEAR(recall_chance(&never, 1000 * day_ms), 0, 0);
}

static void after_the_stability_nine_in_ten_are_remembered(void)
{
    struct recall recall = {.stability_days = 10, .difficulty = 5, .reviewed_unix_ms = day_ms};
    CHECK_NEAR(recall_chance(&recall, day_ms), 1, 1e-12);
    CHECK_NEAR(recall_chance(&recall, 11 * day_ms), 0.9, 1e-12);
    CHECK_INT(recall_interval_days(&recall), 10);
    CHECK_INT(recall_due_unix_ms(&recall), 11 * day_ms);
    CHECK(recall_is_due(&recall, 11 * day_ms) && !recall_is_due(&recall, 11 * day_ms - 1));
}

static void a_better_answer_comes_again_later(void)
{
    struct recall never = {0};
    double before = 0;
    for (int grade = RECALL_AGAIN; grade <= RECALL_EASY; grade++) {
        struct recall first = recall_review(&never, (enum recall_grade)grade, day_ms);
        struct recall second = recall_review(&first, RECALL_GOOD, 9 * day_ms);
        CHECK(first.stability_days > before);
        CHECK(second.stability_days > first.stability_days);
        before = first.stability_days;
    }
}

/* A hundred years of success or of failure stay within the bounds. */
static void no_run_of_answers_leaves_the_bounds(void)
{
    for (int grade = RECALL_AGAIN; grade <= RECALL_EASY; grade++) {
        struct recall recall = {0};
        for (int64_t i = 0; i < 1200; i++)
            recall = recall_review(&recall, (enum recall_grade)grade, i * 30 * day_ms);
        CHECK(isfinite(recall.stability_days) && recall.stability_days >= 0.001);
        CHECK(recall.difficulty >= 1 && recall.difficulty <= 10);
        CHECK(recall_interval_days(&recall) >= 1 && recall_interval_days(&recall) <= 36500);
    }
}

static void a_clock_put_back_counts_as_the_same_moment(void)
{
    struct recall never = {0}, first = recall_review(&never, RECALL_GOOD, 100 * day_ms);
    struct recall same = recall_review(&first, RECALL_GOOD, 100 * day_ms);
    struct recall back = recall_review(&first, RECALL_GOOD, 40 * day_ms);
    CHECK_NEAR(back.stability_days, same.stability_days, 0);
    CHECK_NEAR(recall_chance(&first, 40 * day_ms), 1, 1e-12);
    CHECK_INT(back.reviewed_unix_ms, 40 * day_ms);
}

static void an_answer_of_a_clock_that_was_wrong_is_asked_again_at_once(void)
{
    const int64_t now = 100 * day_ms;
    struct recall recall = {.stability_days = 0};
    recall = recall_review(&recall, RECALL_GOOD, now + 3650 * day_ms);
    CHECK(recall_is_due(&recall, now));
    recall = recall_review(&recall, RECALL_GOOD, now);
    recall.reviewed_unix_ms = now + 5000; /* a clock put right by seconds: nothing */
    CHECK(!recall_is_due(&recall, now));
}

int main(void)
{
    RUN(every_review_is_as_the_reference_has_it);
    RUN(what_was_never_answered_is_not_remembered);
    RUN(after_the_stability_nine_in_ten_are_remembered);
    RUN(a_better_answer_comes_again_later);
    RUN(no_run_of_answers_leaves_the_bounds);
    RUN(a_clock_put_back_counts_as_the_same_moment);
    RUN(an_answer_of_a_clock_that_was_wrong_is_asked_again_at_once);
    return CHECK_RESULT();
}
