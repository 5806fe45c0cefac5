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

int main(void)
{
    RUN(an_item_that_goes_with_the_rest_discriminates);
    RUN(few_people_or_no_difference_say_nothing);
    RUN(the_bands_are_moodles);
    return CHECK_RESULT();
}
