/* scoring/item_analysis: Pearson's correlation with the rest, and silence where it says nothing. */
#include "scoring/item_analysis.h"

#include "tests/check.h"

static struct item_score scores[40];

static void an_item_that_goes_with_the_rest_discriminates(void)
{
    double r = 0;
    for (int i = 0; i < 40; i++)
        scores[i] = (struct item_score){i >= 20, i / 40.0};
    CHECK(item_discrimination(scores, 40, &r));
    CHECK_NEAR(r, 0.8663, 1e-4); /* numpy.corrcoef */
    CHECK_INT(item_band(r), ITEM_GOOD);
    for (int i = 0; i < 40; i++)
        scores[i].item = 1 - scores[i].item;
    CHECK(item_discrimination(scores, 40, &r));
    CHECK_NEAR(r, -0.8663, 1e-4);
    CHECK_INT(item_band(r), ITEM_POOR);
}

static void few_people_or_no_difference_say_nothing(void)
{
    double r = 1;
    CHECK(!item_discrimination(scores, 29, &r));
    CHECK(r == 0);
    for (int i = 0; i < 40; i++)
        scores[i] = (struct item_score){1, i / 40.0};
    CHECK(!item_discrimination(scores, 40, &r));
}

static void the_bands_are_moodles(void)
{
    CHECK_INT(item_band(0.19), ITEM_POOR);
    CHECK_INT(item_band(0.2), ITEM_FAIR);
    CHECK_INT(item_band(0.4), ITEM_FAIR);
    CHECK_INT(item_band(0.41), ITEM_GOOD);
}

static void a_kiosk_that_hears_worse_stands_out_and_few_people_say_nothing(void)
{
    struct item_tally good = {.met = 800, .not_met = 200, .asked = 1000, .undecided = 40};
    struct item_tally alike = {.met = 390, .not_met = 110, .asked = 500, .undecided = 25};
    struct item_tally deaf = {.met = 380, .not_met = 120, .asked = 500, .undecided = 60};
    struct item_tally hard = {.met = 330, .not_met = 170, .asked = 500, .undecided = 25};
    CHECK_INT(tally_compare(&alike, 40, &good, 80), TALLY_ALIKE);
    CHECK_INT(tally_compare(&deaf, 40, &good, 80), TALLY_UNHEARD); /* 12 against 4 of a hundred */
    CHECK_INT(tally_compare(&hard, 40, &good, 80), TALLY_HARDER);  /* 34 against 20 missed */
    CHECK_INT(tally_compare(&good, 80, &deaf, 40), TALLY_ALIKE);   /* better is no complaint */
    CHECK_INT(tally_compare(&deaf, 29, &good, 80), TALLY_FEW);
    CHECK_INT(tally_compare(&deaf, 40, &good, 29), TALLY_FEW);
    hard.undecided = 60;
    CHECK_INT(tally_compare(&hard, 40, &good, 80), TALLY_UNHEARD); /* which may be why */
}

int main(void)
{
    RUN(an_item_that_goes_with_the_rest_discriminates);
    RUN(few_people_or_no_difference_say_nothing);
    RUN(the_bands_are_moodles);
    RUN(a_kiosk_that_hears_worse_stands_out_and_few_people_say_nothing);
    return CHECK_RESULT();
}
