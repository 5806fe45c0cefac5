/* scoring/agreement: figures of the literature, and silence where there is too little. */
#include "scoring/agreement.h"

#include "tests/check.h"

/* Wikipedia's and every textbook's example: 20, 5, 10, 15 of 50: kappa 0.4; here three times it. */
static void kappa_is_cohens(void)
{
    struct agreement_table table = {60, 15, 30, 45};
    struct agreement agreement = agreement_of(&table);
    CHECK_INT(agreement.n, 150);
    CHECK_NEAR(agreement.share, 0.7, 1e-12);
    CHECK(agreement.has_kappa);
    CHECK_NEAR(agreement.kappa, 0.4, 1e-12);
    CHECK_NEAR(agreement.kappa_high - agreement.kappa_low, 2 * 1.96 * 0.07483, 1e-3);
}

static void too_few_or_too_lopsided_items_have_no_kappa(void)
{
    struct agreement_table few = {40, 5, 5, 49}, lopsided = {185, 3, 4, 8};
    CHECK(!agreement_of(&few).has_kappa);
    CHECK_INT(agreement_of(&few).n, 99);
    CHECK(!agreement_of(&lopsided).has_kappa);
    CHECK_NEAR(agreement_of(&lopsided).share, 0.965, 1e-12);
}

/* Brown, Cai, DasGupta 2001: n = 10. */
static void the_interval_is_wilsons(void)
{
    double low = 0, high = 0;
    wilson_interval(5, 10, &low, &high);
    CHECK_NEAR(low, 0.2366, 1e-4);
    CHECK_NEAR(high, 0.7634, 1e-4);
    wilson_interval(0, 10, &low, &high);
    CHECK(low == 0);
    CHECK_NEAR(high, 0.2775, 1e-4);
    wilson_interval(10, 10, &low, &high);
    CHECK_NEAR(low, 0.7225, 1e-4);
    CHECK(high == 1);
    wilson_interval(0, 0, &low, &high);
    CHECK(low == 0 && high == 1);
}

int main(void)
{
    RUN(kappa_is_cohens);
    RUN(too_few_or_too_lopsided_items_have_no_kappa);
    RUN(the_interval_is_wilsons);
    return CHECK_RESULT();
}
