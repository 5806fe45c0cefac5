/* scoring/readiness: the belief, its lower end, how it fades, and the words for it. */
#include "scoring/readiness.h"

#include "tests/check.h"

static const int64_t day = 24LL * 60 * 60 * 1000, now = 1700000000000;

/* For whole a and b it is a sum of binomials, calculated once in exact fractions; the third one,
 * of halves, is the arcsine law. */
static void the_incomplete_beta_function_is_the_books(void)
{
    static const struct {
        double a, b, x, value;
    } cases[] = {
        {1, 1, 0.3, 0.3},
        {2, 1, 0.5, 0.25},
        {2, 3, 0.4, 0.5248},
        {0.5, 0.5, 0.5, 0.5},
        {5, 2, 0.7, 0.420175},
        {10, 3, 0.8, 0.5583457484799999},
        {50, 30, 0.6, 0.31705715396911205},
        {1, 8, 0.05, 0.33657956871093749},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_NEAR(beta_below(cases[i].a, cases[i].b, cases[i].x), cases[i].value, 1e-11);
}

/* Where b is 1 the quantile has a formula of its own: p to the power of 1/a. */
static void the_quantile_is_its_inverse(void)
{
    for (double a = 1; a < 200; a *= 1.7) {
        CHECK_NEAR(beta_quantile(a, 1, 0.2), pow(0.2, 1 / a), 1e-12);
        for (double b = 1; b < 200; b *= 1.9)
            CHECK_NEAR(beta_below(a, b, beta_quantile(a, b, 0.2)), 0.2, 1e-9);
    }
}

static struct evidence_sum seen(const char *play, double met, double missed, int64_t days_ago)
{
    return (struct evidence_sum){met, missed, now - days_ago * day, play};
}

static enum readiness_word word(const struct evidence_sum *evidence, size_t n, int64_t at)
{
    struct competence readiness = readiness_of(evidence, n, now);
    return readiness_word(&readiness, at);
}

static void two_plays_and_enough_evidence_are_wanted(void)
{
    const struct evidence_sum one[] = {seen("a", 9, 0, 1), seen("a", 9, 0, 0)};
    const struct evidence_sum few[] = {seen("a", 1, 0, 1), seen("b", 1, 0, 0)};
    const struct evidence_sum good[] = {seen("a", 3, 0, 1), seen("b", 3, 0, 0)};
    const struct evidence_sum bad[] = {seen("a", 3, 2, 1), seen("b", 3, 2, 0)};
    CHECK_INT(word(one, 0, now), READINESS_NOT_STARTED);
    CHECK_INT(word(one, 2, now), READINESS_THIN);
    CHECK_INT(word(few, 2, now), READINESS_THIN);
    CHECK_INT(word(good, 2, now), READINESS_READY);
    CHECK_INT(word(bad, 2, now), READINESS_PRACTISING);
}

static void what_was_missed_long_ago_counts_for_less(void)
{
    const struct evidence_sum lately[] = {seen("a", 0, 4, 2), seen("b", 8, 0, 0)};
    const struct evidence_sum long_ago[] = {seen("a", 0, 4, 400), seen("b", 8, 0, 0)};
    struct competence half = readiness_of(
        (const struct evidence_sum[]){seen("a", 0, 4, 90), seen("b", 8, 0, 0)}, 2, now);
    CHECK_INT(word(lately, 2, now), READINESS_PRACTISING);
    CHECK_INT(word(long_ago, 2, now), READINESS_READY);
    CHECK_NEAR(half.missed, 2, 1e-9); /* a half-life */
    CHECK_NEAR(half.met, 8, 1e-9);
    CHECK_NEAR(readiness_mean(&half, now), 9.0 / 12, 1e-9);
}

/* Ready, then for the last fortnight about to expire, then expired: exactly where the lower end
 * crosses the line. */
static void readiness_fades_on_the_day_that_was_said(void)
{
    const struct evidence_sum good[] = {seen("a", 8, 0, 1), seen("b", 8, 1, 0)};
    struct competence readiness = readiness_of(good, 2, now);
    CHECK(readiness.until_unix_ms > now + 20 * day);
    CHECK_NEAR(readiness_lower(&readiness, readiness.until_unix_ms), READINESS_LINE, 1e-6);
    CHECK_INT(readiness_word(&readiness, now), READINESS_READY);
    CHECK_INT(readiness_word(&readiness, readiness.until_unix_ms - 13 * day), READINESS_EXPIRING);
    CHECK_INT(readiness_word(&readiness, readiness.until_unix_ms + 1000), READINESS_EXPIRED);
}

static void the_order_of_evidence_does_not_matter(void)
{
    const struct evidence_sum one[] = {seen("a", 3, 1, 50), seen("b", 2, 0, 7), seen("a", 4, 1, 0)};
    const struct evidence_sum other[] = {one[2], one[0], one[1]};
    struct competence first = readiness_of(one, 3, now), second = readiness_of(other, 3, now);
    CHECK_NEAR(first.met, second.met, 1e-12);
    CHECK_INT(first.plays, 2);
    CHECK_INT(second.plays, 2);
    CHECK_NEAR((double)first.until_unix_ms, (double)second.until_unix_ms, 2);
}

static void a_clock_that_was_wrong_does_not_drown_the_rest(void)
{
    const struct evidence_sum good[] = {seen("a", 4, 0, 1), seen("b", 4, 0, 0),
                                        seen("c", 0, 1, -4000)};
    struct competence readiness = readiness_of(good, 3, now);
    CHECK_NEAR(readiness.missed, 0, 0);
    CHECK_INT(readiness.last_unix_ms, now);
}

static enum readiness_word person(int ready, int expiring, int expired, int enough, int all_seen,
                                  int64_t due)
{
    return readiness_of_person(
        &(struct readiness_counts){40, all_seen, enough, ready, expiring, expired}, due, now);
}

static void a_person_is_ready_with_four_fifths(void)
{
    CHECK_INT(person(0, 0, 0, 0, 0, 0), READINESS_NOT_STARTED);
    CHECK_INT(person(0, 0, 0, 0, 5, 0), READINESS_THIN);
    CHECK_INT(person(31, 0, 0, 36, 40, 0), READINESS_PRACTISING);
    CHECK_INT(person(32, 0, 0, 36, 40, 0), READINESS_READY);
    CHECK_INT(person(34, 5, 0, 36, 40, 0), READINESS_EXPIRING);
    CHECK_INT(person(30, 0, 4, 36, 40, 0), READINESS_EXPIRED);
    CHECK_INT(person(31, 0, 0, 36, 40, now - 1), READINESS_OVERDUE);
    CHECK_INT(person(0, 0, 0, 0, 0, now - 1), READINESS_OVERDUE);
    CHECK_INT(person(31, 0, 0, 36, 40, now + 1), READINESS_PRACTISING);
    CHECK_INT(person(32, 0, 0, 36, 40, now - 1), READINESS_READY);
}

int main(void)
{
    RUN(the_incomplete_beta_function_is_the_books);
    RUN(the_quantile_is_its_inverse);
    RUN(two_plays_and_enough_evidence_are_wanted);
    RUN(what_was_missed_long_ago_counts_for_less);
    RUN(readiness_fades_on_the_day_that_was_said);
    RUN(the_order_of_evidence_does_not_matter);
    RUN(a_clock_that_was_wrong_does_not_drown_the_rest);
    RUN(a_person_is_ready_with_four_fifths);
    return CHECK_RESULT();
}
