/* scoring/scorecard: points out of 100, against cases worked out by hand. */
#include "scoring/scorecard.h"

#include "tests/check.h"
#include "tests/fixture_pack.h"

static struct verdict item(enum verdict_kind kind, enum verdict_value value, int points)
{
    return (struct verdict){.kind = kind, .value = value, .points = points};
}

static struct scorecard card_of(struct verdict *items, size_t count)
{
    struct verdicts reply = {items, count};
    struct scorecard card;
    scorecard_total(&card, &fixture.rubric, &reply, 1, 0);
    return card;
}

static void everything_met_is_100_and_everything_missed_is_0(void)
{
    struct verdict items[] = {item(VERDICT_MOVE, VERDICT_MET, 3),
                              item(VERDICT_PHRASE, VERDICT_MET, 2),
                              item(VERDICT_RULE, VERDICT_MET, 1)};
    struct scorecard card = card_of(items, 3);
    CHECK_NEAR(card.total, 100, 1e-9);
    CHECK_NEAR(card.total_low, 100, 1e-9);
    for (int i = 0; i < 3; i++)
        items[i].value = VERDICT_NOT_MET;
    card = card_of(items, 3);
    CHECK_NEAR(card.total, 0, 1e-9);
    CHECK_NEAR(card.total_high, 0, 1e-9);
}

static void each_criterion_counts_by_its_weight(void)
{
    struct verdict items[] = {
        item(VERDICT_MOVE, VERDICT_MET, 3), item(VERDICT_MOVE, VERDICT_NOT_MET, 1),
        item(VERDICT_PHRASE, VERDICT_NOT_MET, 2), item(VERDICT_RULE, VERDICT_MET, 1)};
    struct scorecard card = card_of(items, 4);
    CHECK_NEAR(card.total, 60 * 0.75 + 20 * 0 + 20 * 1, 1e-9);
    CHECK_NEAR(card.criteria[0].points, 3, 1e-9);
    CHECK_NEAR(card.criteria[0].points_max, 4, 1e-9);
    CHECK_INT(card.review, 0);
}

/* Kept in each of ten replies it would be worth ten times what it costs to break it once. */
static void a_prohibition_counts_once_by_the_worst_reply(void)
{
    struct verdict kept[] = {item(VERDICT_RULE, VERDICT_MET, 2), item(VERDICT_RULE, VERDICT_MET, 1),
                             item(VERDICT_MOVE, VERDICT_MET, 1)};
    struct verdict broken[] = {item(VERDICT_RULE, VERDICT_NOT_MET, 2),
                               item(VERDICT_RULE, VERDICT_MET, 1)};
    struct verdict open[] = {item(VERDICT_RULE, VERDICT_UNDECIDED, 2)};
    kept[0].id = broken[0].id = open[0].id = "no-taboo";
    kept[0].once = broken[0].once = open[0].once = true;
    kept[1].id = broken[1].id = "order";
    struct verdicts replies[] = {{kept, 3}, {broken, 2}, {open, 1}};
    struct scorecard card;
    scorecard_total(&card, &fixture.rubric, replies, 3, 0);
    CHECK_NEAR(card.criteria[2].points, 2, 1e-9); /* the order, twice */
    CHECK_NEAR(card.criteria[2].points_max, 4, 1e-9);
    CHECK_INT(card.review, 1);
    replies[1].count = 0;
    scorecard_total(&card, &fixture.rubric, replies, 3, 0);
    CHECK_NEAR(card.criteria[2].points_max, 1, 1e-9); /* the prohibition is open */
    CHECK_NEAR(card.criteria[2].points_max_all, 3, 1e-9);
}

static void rules_count_for_their_own_criterion(void)
{
    struct verdict items[] = {item(VERDICT_RULE, VERDICT_MET, 2),
                              item(VERDICT_RULE, VERDICT_NOT_MET, 1)};
    struct criterion criteria[] = {
        {.id = "conduct", .name = "行为", .weight = 80, .of = CRITERION_RULES},
        {.id = "speech", .name = "语音", .weight = 20, .of = CRITERION_RULES}};
    struct rubric rubric = {.criteria = criteria, .n_criteria = 2, .pass = 80};
    struct verdicts reply = {items, 2};
    struct scorecard card;
    items[0].criterion = "conduct";
    items[1].criterion = "speech";
    scorecard_total(&card, &rubric, &reply, 1, 0);
    CHECK_NEAR(card.total, 80, 1e-9);
}

static void undecided_items_leave_points_and_maximum_and_open_a_range(void)
{
    struct verdict items[] = {
        item(VERDICT_MOVE, VERDICT_MET, 3), item(VERDICT_MOVE, VERDICT_UNDECIDED, 3),
        item(VERDICT_PHRASE, VERDICT_UNDECIDED, 2), item(VERDICT_RULE, VERDICT_NOT_MET, 1)};
    struct scorecard card = card_of(items, 4);
    CHECK_NEAR(card.total, (60 * 1 + 20 * 0) / 80.0 * 100, 1e-9);
    CHECK_NEAR(card.total_low, 60 * 0.5, 1e-9);
    CHECK_NEAR(card.total_high, 60 + 20, 1e-9);
    CHECK_INT(card.review, 2);
    CHECK_NEAR(card.criteria[1].points_max, 0, 1e-9);
    CHECK_NEAR(card.criteria[1].points_max_all, 2, 1e-9);
}

static void a_criterion_without_items_gives_its_weight_to_the_rest(void)
{
    struct verdict items[] = {item(VERDICT_MOVE, VERDICT_MET, 1),
                              item(VERDICT_RULE, VERDICT_NOT_MET, 1),
                              item(VERDICT_PHRASE, VERDICT_NOT_APPLICABLE, 5)};
    struct scorecard card = card_of(items, 3);
    CHECK_NEAR(card.total, 75, 1e-9);
    CHECK_NEAR(card.total_low, 75, 1e-9);
    CHECK_NEAR(card.total_high, 75, 1e-9);
}

static void mumbling_everything_is_not_a_way_to_pass(void)
{
    struct verdict items[] = {item(VERDICT_MOVE, VERDICT_UNDECIDED, 3),
                              item(VERDICT_PHRASE, VERDICT_UNDECIDED, 2)};
    struct scorecard card = card_of(items, 2);
    CHECK_NEAR(card.total, 0, 0);
    CHECK_NEAR(card.total_low, 0, 0);
    CHECK_NEAR(card.total_high, 100, 1e-9);
}

static void an_empty_attempt_is_0_and_not_nan(void)
{
    struct scorecard card = card_of(NULL, 0);
    CHECK_NEAR(card.total, 0, 0);
    CHECK_NEAR(card.total_low, 0, 0);
    CHECK_NEAR(card.total_high, 0, 0);
    struct rubric none = {0};
    scorecard_total(&card, &none, NULL, 0, 0);
    CHECK_NEAR(card.total, 0, 0);
}

static void points_of_all_replies_add_up(void)
{
    struct verdict one = item(VERDICT_MOVE, VERDICT_MET, 3),
                   two = item(VERDICT_MOVE, VERDICT_NOT_MET, 1);
    struct verdicts replies[] = {{&one, 1}, {&two, 1}, {0}};
    struct scorecard card;
    scorecard_total(&card, &fixture.rubric, replies, 3, 0);
    CHECK_NEAR(card.total, 75, 1e-9);
}

static void the_total_lies_in_its_range_whatever_the_verdicts(void)
{
    for (unsigned code = 0; code < 4096; code++) { /* all 4^6 values of six items */
        struct verdict items[6];
        for (unsigned i = 0; i < 6; i++)
            items[i] = item((enum verdict_kind)(i % 3), (enum verdict_value)(code >> (2 * i) & 3),
                            1 + (int)i);
        struct scorecard card = card_of(items, 6);
        CHECK(card.total_low <= card.total + 1e-9 && card.total <= card.total_high + 1e-9);
        CHECK(card.total_low >= 0 && card.total_high <= 100 + 1e-9);
        CHECK(isfinite(card.total) && isfinite(card.total_low) && isfinite(card.total_high));
    }
}

int main(void)
{
    RUN(everything_met_is_100_and_everything_missed_is_0);
    RUN(each_criterion_counts_by_its_weight);
    RUN(a_prohibition_counts_once_by_the_worst_reply);
    RUN(rules_count_for_their_own_criterion);
    RUN(undecided_items_leave_points_and_maximum_and_open_a_range);
    RUN(a_criterion_without_items_gives_its_weight_to_the_rest);
    RUN(mumbling_everything_is_not_a_way_to_pass);
    RUN(an_empty_attempt_is_0_and_not_nan);
    RUN(points_of_all_replies_add_up);
    RUN(the_total_lies_in_its_range_whatever_the_verdicts);
    return CHECK_RESULT();
}
