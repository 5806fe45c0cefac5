/* scoring/contest: lots, judges' totals, places; the rules as docs/exams.md states them. */
#include "scoring/contest.h"

#include <math.h>
#include <string.h>

#include "tests/check.h"
#include "tests/random.h"

enum { ROUNDS = 2000, MOST = 24 };

static void the_same_seed_draws_the_same_lots_for_ever(void)
{
    static const int drawn[] = {1, 5, 0, 2, 4, 3}; /* of seed 7, as a few lines of Python draw it */
    int order[6];
    contest_lots(7, 6, order);
    CHECK(memcmp(order, drawn, sizeof drawn) == 0);
}

static void everybody_has_one_lot(void)
{
    uint32_t state = 5;
    for (int round = 0; round < ROUNDS; round++) {
        int order[MOST], n = 1 + (int)random_below(&state, MOST);
        bool has[MOST] = {false};
        contest_lots(random_next(&state), n, order);
        for (int i = 0; i < n; i++) {
            CHECK(order[i] >= 0 && order[i] < n && !has[order[i]]);
            has[order[i]] = true;
        }
    }
}

/* 6,000 draws of six: each is first a thousand times, sigma sqrt(6000 * 1/6 * 5/6) = 28.9. */
static void no_place_is_favoured(void)
{
    int first[6] = {0}, order[6];
    for (uint64_t seed = 0; seed < 6000; seed++) {
        contest_lots(seed, 6, order);
        first[order[0]]++;
    }
    for (int i = 0; i < 6; i++)
        CHECK(first[i] > 1000 - 4 * 29 && first[i] < 1000 + 4 * 29);
}

static void of_one_or_two_judges_none_is_dropped(void)
{
    const double one[] = {80}, two[] = {70, 90};
    int low, high;
    CHECK(!contest_dropped(two, 2, &low, &high) && low == -1 && high == -1);
    CHECK_NEAR(contest_judges_total(one, 1), 80, 0);
    CHECK_NEAR(contest_judges_total(two, 2), 80, 0);
    CHECK_NEAR(contest_judges_total(NULL, 0), 0, 0);
}

static void from_three_on_one_highest_and_one_lowest_go(void)
{
    const double three[] = {60, 99, 80}, same[] = {80, 80, 80, 80}, five[] = {90, 85, 70, 95, 90};
    int low, high;
    CHECK_NEAR(contest_judges_total(three, 3), 80, 0);
    CHECK_NEAR(contest_judges_total(same, 4), 80, 0);
    CHECK(contest_dropped(same, 4, &low, &high) && low == 0 && high == 3); /* two judges' */
    CHECK_NEAR(contest_judges_total(five, 5), (90 + 85 + 90) / 3.0, 1e-12);
}

/* Whatever one judge writes, the total stays between what the others gave; in which order they came
 * changes nothing. */
static void one_judge_alone_cannot_pull_a_total_out_of_the_others(void)
{
    uint32_t state = 9;
    for (int round = 0; round < ROUNDS; round++) {
        double totals[MOST], least = 100, most = 0, turned[MOST];
        int n = 3 + (int)random_below(&state, 6), sly = (int)random_below(&state, (uint32_t)n);
        for (int i = 0; i < n; i++) {
            totals[i] = random_below(&state, 101);
            least = i == sly ? least : fmin(least, totals[i]);
            most = i == sly ? most : fmax(most, totals[i]);
        }
        double total = contest_judges_total(totals, n);
        CHECK(total >= least - 1e-9 && total <= most + 1e-9);
        for (int i = 0; i < n; i++)
            turned[i] = totals[n - 1 - i];
        CHECK_NEAR(contest_judges_total(turned, n), total, 1e-9);
    }
}

static void the_weight_is_what_it_says(void)
{
    CHECK_NEAR(contest_total(90, 70, 40), 82, 1e-12);
    CHECK_NEAR(contest_total(90, 70, 0), 90, 1e-12);
    CHECK_NEAR(contest_total(90, 70, 100), 70, 1e-12);
    CHECK_NEAR(contest_machine_total(90, 2, 5, 10), 82, 1e-12);
    CHECK_NEAR(contest_machine_total(90, 2, 0, 0), 90, 1e-12);
    CHECK_NEAR(contest_machine_total(0, 0, 9, 10), 90, 1e-12);
}

static void ties_share_a_place_after_the_judges_have_spoken(void)
{
    const struct contest_score scores[] = {{.total = 90.004, .judges = 80},
                                           {.total = 95, .judges = 90},
                                           {.total = 90.001, .judges = 85},
                                           {.total = 90, .judges = 80.001},
                                           {.total = 99, .judges = 99, .absent = true},
                                           {.total = 60, .judges = 60}};
    int places[6];
    contest_places(scores, 6, places);
    CHECK(places[1] == 1 && places[2] == 2 && places[0] == 3 && places[3] == 3);
    CHECK(places[4] == 0 && places[5] == 5);
}

/* More is never behind; equals are side by side; a place is one more than those before it. */
static void places_are_in_order(void)
{
    uint32_t state = 3;
    for (int round = 0; round < ROUNDS; round++) {
        struct contest_score scores[MOST];
        int places[MOST], n = 1 + (int)random_below(&state, MOST);
        for (int i = 0; i < n; i++)
            scores[i] = (struct contest_score){.total = 80 + random_below(&state, 4),
                                               .judges = 80 + random_below(&state, 3),
                                               .absent = random_below(&state, 9) == 0};
        contest_places(scores, n, places);
        for (int i = 0; i < n; i++) {
            int before = 0;
            for (int k = 0; k < n; k++) {
                bool same =
                    scores[i].total == scores[k].total && scores[i].judges == scores[k].judges;
                before += places[k] > 0 && places[k] < places[i];
                if (!places[i] || !places[k])
                    continue;
                CHECK(!same || places[i] == places[k]);
                CHECK(scores[i].total <= scores[k].total || places[i] < places[k]);
            }
            CHECK_INT(places[i], scores[i].absent ? 0 : before + 1);
        }
    }
}

static void a_season_gives_less_for_less(void)
{
    CHECK(contest_points(1) == 10 && contest_points(8) == 1);
    CHECK(contest_points(0) == 0 && contest_points(9) == 0);
    for (int place = 1; place < 12; place++)
        CHECK(contest_points(place) >= contest_points(place + 1));
}

int main(void)
{
    RUN(the_same_seed_draws_the_same_lots_for_ever);
    RUN(everybody_has_one_lot);
    RUN(no_place_is_favoured);
    RUN(of_one_or_two_judges_none_is_dropped);
    RUN(from_three_on_one_highest_and_one_lowest_go);
    RUN(one_judge_alone_cannot_pull_a_total_out_of_the_others);
    RUN(the_weight_is_what_it_says);
    RUN(ties_share_a_place_after_the_judges_have_spoken);
    RUN(places_are_in_order);
    RUN(a_season_gives_less_for_less);
    return CHECK_RESULT();
}
