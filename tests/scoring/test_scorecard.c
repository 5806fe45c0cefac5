/* scoring/scorecard: points out of 100, against cases worked out by hand. */
#include "scoring/card/scorecard.h"

#include "tests/check.h"
#include "tests/random.h"
#include "tests/scenarios/fixture_pack.h"

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

static void the_points_of_the_criteria_add_up_to_the_card(void)
{
    struct verdict items[] = {item(VERDICT_MOVE, VERDICT_MET, 3),
                              item(VERDICT_MOVE, VERDICT_NOT_MET, 1),
                              item(VERDICT_RULE, VERDICT_MET, 1)}; /* no phrase */
    struct scorecard card = card_of(items, 3);
    CHECK_NEAR(scorecard_points(&card, 0).worth, 100 * 60 / 80.0, 1e-9);
    CHECK_NEAR(scorecard_points(&card, 0).earned, 100 * 45 / 80.0, 1e-9);
    CHECK_NEAR(scorecard_points(&card, 1).worth, 0, 0);
    CHECK_NEAR(scorecard_points(&card, 0).worth + scorecard_points(&card, 2).worth, 100, 1e-9);
    CHECK_NEAR(scorecard_points(&card, 0).earned + scorecard_points(&card, 2).earned, card.total,
               1e-9);
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

/* A taboo of 3 points the first time and 5 each later one, in a criterion of 20. */
static void a_price_goes_off_each_time_a_rule_is_broken(void)
{
    struct verdict first[] = {item(VERDICT_RULE, VERDICT_NOT_MET, 0), item(VERDICT_MOVE, VERDICT_MET, 1),
                              item(VERDICT_PHRASE, VERDICT_MET, 1)};
    struct verdict second[] = {item(VERDICT_RULE, VERDICT_NOT_MET, 0)};
    struct verdict open[] = {item(VERDICT_RULE, VERDICT_UNDECIDED, 0)};
    first[0].id = second[0].id = open[0].id = "no-taboo";
    first[1].id = first[2].id = "said";
    first[0].cost = second[0].cost = open[0].cost = 3;
    first[0].cost_again = second[0].cost_again = open[0].cost_again = 5;
    struct verdicts replies[] = {{first, 3}, {second, 1}, {open, 1}};
    struct loss losses[8];
    struct scorecard card;
    scorecard_total(&card, &fixture.rubric, replies, 1, 0);
    CHECK_NEAR(card.total, 97, 1e-9);
    scorecard_total(&card, &fixture.rubric, replies, 2, 0);
    CHECK_NEAR(card.total, 92, 1e-9);
    scorecard_total(&card, &fixture.rubric, replies, 3, 0);
    CHECK_NEAR(card.total, 92, 1e-9);
    CHECK_NEAR(card.total_low, 87, 1e-9);
    CHECK_NEAR(card.total_high, 92, 1e-9);
    CHECK_INT(scorecard_losses(&card, &fixture.rubric, replies, 3, losses, 8), 3);
    CHECK_NEAR(losses[0].points, 3, 1e-9);
    CHECK_NEAR(losses[1].points, 5, 1e-9);
    CHECK_NEAR(losses[2].open, 5, 1e-9);
    second[0].times = 4; /* and never more than its criterion is worth */
    scorecard_total(&card, &fixture.rubric, replies, 2, 0);
    CHECK_NEAR(card.total, 80, 1e-9);
}

static void what_has_a_price_and_was_kept_leaves_its_criterion_whole(void)
{
    struct verdict items[] = {item(VERDICT_RULE, VERDICT_MET, 0), item(VERDICT_RULE, VERDICT_MET, 1),
                              item(VERDICT_RULE, VERDICT_NOT_MET, 1)};
    items[0].id = "no-taboo";
    items[0].cost = 3;
    struct scorecard card = card_of(items, 1);
    CHECK_NEAR(scorecard_points(&card, 2).earned, 100, 1e-9); /* there is nothing else */
    card = card_of(items, 3);
    CHECK_NEAR(card.total, 50, 1e-9);
    items[0].value = VERDICT_UNDECIDED;
    card = card_of(items, 1);
    CHECK_NEAR(scorecard_points(&card, 2).worth, 0, 1e-9); /* nothing was decided */
}

static void without_a_key_move_nobody_passes(void)
{
    struct verdict missed[] = {item(VERDICT_MOVE, VERDICT_NOT_MET, 1),
                               item(VERDICT_MOVE, VERDICT_MET, 99)};
    struct verdict met[] = {item(VERDICT_MOVE, VERDICT_MET, 1)};
    missed[0].id = met[0].id = "apologise";
    missed[1].id = "explain";
    missed[0].key = met[0].key = true;
    struct verdicts replies[] = {{missed, 2}, {met, 1}};
    struct scorecard card;
    scorecard_total(&card, &fixture.rubric, replies, 1, 0);
    CHECK_NEAR(card.total, fixture.rubric.pass - 1, 1e-9);
    CHECK_TEXT(card.key.id, "apologise");
    CHECK_NEAR(card.key.lost, 99 - (fixture.rubric.pass - 1), 1e-9);
    missed[0].value = VERDICT_UNDECIDED;
    scorecard_total(&card, &fixture.rubric, replies, 1, 0);
    CHECK(card.key.id == NULL);
    CHECK_NEAR(card.total, 100, 1e-9);
    CHECK_NEAR(card.total_low, fixture.rubric.pass - 1, 1e-9);
    missed[0].value = VERDICT_NOT_MET; /* made in another reply */
    scorecard_total(&card, &fixture.rubric, replies, 2, 0);
    CHECK(card.key.id == NULL);
}

static void no_item_costs_more_than_its_criterion_says(void)
{
    struct criterion criteria[] = {
        {.id = "content", .name = "内容", .weight = 90, .of = CRITERION_MOVES},
        {.id = "phrases", .name = "用语", .weight = 10, .of = CRITERION_PHRASES, .most_each = 3}};
    struct rubric rubric = {.criteria = criteria, .n_criteria = 2, .pass = 80};
    struct verdict items[] = {item(VERDICT_MOVE, VERDICT_MET, 1),
                              item(VERDICT_PHRASE, VERDICT_NOT_MET, 2)};
    struct verdicts reply = {items, 2};
    struct scorecard card;
    scorecard_total(&card, &rubric, &reply, 1, 0);
    CHECK_NEAR(card.total, 100 * 90 / 93.0, 1e-9);
    CHECK_NEAR(scorecard_points(&card, 1).worth, 100 * 3 / 93.0, 1e-9);
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

static void silence_earns_nothing_but_stays_open(void)
{
    struct verdict items[] = {item(VERDICT_MOVE, VERDICT_MET, 3),
                              item(VERDICT_MOVE, VERDICT_UNDECIDED, 3),
                              item(VERDICT_PHRASE, VERDICT_MET, 2)};
    struct loss losses[3];
    items[1].origin = ORIGIN_UNHEARD;
    struct scorecard card = card_of(items, 3);
    CHECK_NEAR(card.total, (60 * 0.5 + 20) / 80 * 100, 1e-9);
    CHECK_NEAR(card.total_low, card.total, 1e-9);
    CHECK_NEAR(card.total_high, 100, 1e-9);
    CHECK_INT(card.review, 1);
    struct verdicts reply = {items, 3};
    CHECK_INT(scorecard_losses(&card, &fixture.rubric, &reply, 1, losses, 3), 1);
    CHECK_NEAR(losses[0].points, 100 - card.total, 1e-9);
    CHECK_NEAR(losses[0].open, 100 - card.total, 1e-9);
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

/* Weights 60, 20 and 20, points off. */
static struct rubric points_off(void)
{
    struct rubric rubric = fixture.rubric;
    rubric.style = STYLE_DEDUCTIONS;
    rubric.veto_cap = 59;
    rubric.hint_cost = 2;
    return rubric;
}

static void deductions_come_off_the_weight_each_time(void)
{
    struct rubric rubric = points_off();
    struct verdict first[] = {
        item(VERDICT_MOVE, VERDICT_NOT_MET, 5), item(VERDICT_MOVE, VERDICT_MET, 50),
        item(VERDICT_PHRASE, VERDICT_MET, 1), item(VERDICT_RULE, VERDICT_NOT_MET, 3)};
    struct verdict second[] = {item(VERDICT_RULE, VERDICT_NOT_MET, 3),
                               item(VERDICT_MOVE, VERDICT_NOT_APPLICABLE, 9)};
    struct verdicts replies[] = {{first, 4}, {second, 2}};
    struct scorecard card;
    first[3].id = second[0].id = "no-taboo";
    first[3].once = second[0].once = true; /* a contest counts each time */
    scorecard_total(&card, &rubric, replies, 2, 0);
    CHECK(card.total == 100 - 5 - 3 - 3);
    CHECK(card.total_low == card.total && card.total_high == card.total);
    CHECK(card.criteria[0].points == 55 && card.criteria[0].points_max == 60);
    rubric.per_point = 3;
    scorecard_total(&card, &rubric, replies, 2, 0);
    CHECK(card.total == 100 - 15 - 9 - 9);
}

static void a_criterion_never_falls_below_nothing(void)
{
    struct rubric rubric = points_off();
    struct verdict items[] = {
        item(VERDICT_RULE, VERDICT_NOT_MET, 15), item(VERDICT_RULE, VERDICT_NOT_MET, 15),
        item(VERDICT_MOVE, VERDICT_MET, 1), item(VERDICT_PHRASE, VERDICT_MET, 1)};
    struct verdicts reply = {items, 4};
    struct scorecard card;
    struct loss losses[4];
    scorecard_total(&card, &rubric, &reply, 1, 0);
    CHECK(card.total == 80);
    CHECK_INT(scorecard_losses(&card, &rubric, &reply, 1, losses, 4), 2);
    CHECK(losses[0].points == 15 && losses[1].points == 5);
}

static void what_is_undecided_is_deducted_at_the_low_end_only(void)
{
    struct rubric rubric = points_off();
    struct verdict items[] = {
        item(VERDICT_MOVE, VERDICT_UNDECIDED, 50), item(VERDICT_MOVE, VERDICT_NOT_MET, 20),
        item(VERDICT_PHRASE, VERDICT_MET, 1), item(VERDICT_RULE, VERDICT_UNDECIDED, 4)};
    struct verdicts reply = {items, 4};
    struct scorecard card;
    struct loss losses[4];
    scorecard_total(&card, &rubric, &reply, 1, 0);
    CHECK(card.total == 80 && card.total_high == 80);
    CHECK(card.total_low == 100 - 60 - 4);
    CHECK_INT(scorecard_losses(&card, &rubric, &reply, 1, losses, 4), 3);
    CHECK(losses[0].points == 0 && losses[0].open == 40); /* of the 60 the other takes 20 */
    CHECK(losses[1].points == 20 && losses[1].open == 0);
    CHECK(losses[2].open == 4);
}

static void deductions_of_what_was_not_asked_leave_the_weight_to_the_rest(void)
{
    struct rubric rubric = points_off();
    struct verdict items[] = {item(VERDICT_MOVE, VERDICT_NOT_MET, 12),
                              item(VERDICT_RULE, VERDICT_MET, 1)};
    struct verdicts reply = {items, 2};
    struct scorecard card;
    struct loss loss;
    scorecard_total(&card, &rubric, &reply, 1, 0);
    CHECK(card.total == 100.0 * (48 + 20) / 80);
    CHECK_INT(scorecard_losses(&card, &rubric, &reply, 1, &loss, 1), 1);
    CHECK(loss.points == 15);
}

static void mumbling_is_no_way_to_pass_a_contest_either(void)
{
    struct rubric rubric = points_off();
    struct verdict items[] = {item(VERDICT_MOVE, VERDICT_UNDECIDED, 60),
                              item(VERDICT_PHRASE, VERDICT_UNDECIDED, 12)};
    struct verdicts reply = {items, 2};
    struct scorecard card;
    scorecard_total(&card, &rubric, &reply, 1, 0);
    CHECK(card.total == 10 && card.total_low == 10 && card.total_high == 100);
}

static struct verdict vetoing(enum verdict_value value)
{
    struct verdict rule = item(VERDICT_RULE, value, 2);
    rule.id = "no-insult";
    rule.name = "不说伤人自尊的话";
    rule.clause = "K-3";
    rule.veto = rule.once = true;
    return rule;
}

static struct scorecard card_with(struct verdict rule, const struct rubric *rubric, int n_hints)
{
    struct verdict items[] = {item(VERDICT_MOVE, VERDICT_MET, 3), rule};
    struct verdicts reply = {items, 2};
    struct scorecard card;
    scorecard_total(&card, rubric, &reply, 1, n_hints);
    return card;
}

static void a_broken_rule_that_vetoes_caps_the_total_and_is_named(void)
{
    struct rubric rubric = fixture.rubric;
    rubric.veto_cap = 59;
    struct scorecard card = card_with(vetoing(VERDICT_NOT_MET), &rubric, 0);
    CHECK(card.total == 59 && card.total_low == 59 && card.total_high == 59);
    CHECK_TEXT(card.veto.id, "no-insult");
    CHECK_TEXT(card.veto.name, "不说伤人自尊的话");
    CHECK_TEXT(card.veto.clause, "K-3");
    CHECK_NEAR(card.veto.lost, 75 - 59, 1e-9);
    rubric.veto_cap = 80; /* no worse than it is */
    card = card_with(vetoing(VERDICT_NOT_MET), &rubric, 0);
    CHECK_NEAR(card.total, 75, 1e-9);
    CHECK_TEXT(card.veto.id, "no-insult");
    CHECK(card.veto.lost == 0);
    rubric.veto_cap = 0; /* a rubric without vetoes */
    CHECK(!card_with(vetoing(VERDICT_NOT_MET), &rubric, 0).veto.id);
}

static void an_undecided_rule_that_vetoes_caps_the_low_end_alone(void)
{
    struct rubric rubric = fixture.rubric;
    rubric.veto_cap = 59;
    struct scorecard card = card_with(vetoing(VERDICT_UNDECIDED), &rubric, 0);
    CHECK(card.total_low == 59 && card.total_high == 100);
    CHECK(card.total == 100);
    CHECK(!card.veto.id);
    CHECK(card_with(vetoing(VERDICT_MET), &rubric, 0).total_low == 100);
}

static void each_hint_takes_its_cost_off_and_no_more_than_there_is(void)
{
    struct rubric rubric = fixture.rubric;
    rubric.hint_cost = 2;
    struct scorecard card = card_with(vetoing(VERDICT_MET), &rubric, 3);
    CHECK(card.total == 94 && card.total_low == 94 && card.total_high == 94);
    CHECK(card.hints == 3 && card.hints_lost == 6);
    rubric.veto_cap = 59; /* a hint costs whatever else was done */
    CHECK(card_with(vetoing(VERDICT_NOT_MET), &rubric, 1).total == 57);
    card = card_with(vetoing(VERDICT_MET), &rubric, 60);
    CHECK(card.total == 0 && card.total_low == 0 && card.hints_lost == 100);
}

static struct verdict random_item(unsigned *state)
{
    static const char *const ids[] = {"a", "b", "c"};
    static const char *const criteria[] = {"conduct", NULL};
    unsigned draw = random_next(state) >> 8;
    struct verdict random = item((enum verdict_kind)(draw % 3), (enum verdict_value)(draw / 3 % 4),
                                 (int)(draw / 12 % 9));
    random.id = ids[draw / 108 % 3];
    random.once = random.kind == VERDICT_RULE && random.id != ids[2];
    random.veto = random.once && random.id == ids[0];
    if (random.veto && draw / 324 % 16)
        random.value = VERDICT_MET; /* seldom broken */
    random.criterion = random.kind == VERDICT_RULE ? criteria[draw / 1296 % 2] : NULL;
    return random;
}

/* Any verdicts, in either style: the range holds the total, and losses add up to what is missing.
 */
static void what_was_lost_adds_up_to_what_is_missing(void)
{
    unsigned state = 1, exact = 0, lost_any = 0;
    for (int run = 0; run < 20000; run++) {
        struct verdict items[30];
        struct verdicts replies[3] = {{items, 10}, {items + 10, 10}, {items + 20, 10}};
        struct rubric rubric = points_off();
        struct scorecard card;
        struct loss losses[30];
        rubric.style = run % 2 ? STYLE_SHARES : STYLE_DEDUCTIONS;
        for (int i = 0; i < 30; i++)
            items[i] = random_item(&state);
        scorecard_total(&card, &rubric, replies, 3, run % 5);
        size_t n = scorecard_losses(&card, &rubric, replies, 3, losses, 30);
        double sum = card.total + card.hints_lost + card.veto.lost, open = 0;
        for (size_t i = 0; i < n; i++) {
            sum += losses[i].points;
            open += losses[i].open;
            lost_any += losses[i].points > 0;
        }
        CHECK_NEAR(sum, 100, rubric.style == STYLE_DEDUCTIONS ? 0 : 1e-9);
        exact += rubric.style == STYLE_DEDUCTIONS && sum == 100;
        CHECK(card.total_low <= card.total + 1e-9 && card.total <= card.total_high + 1e-9);
        CHECK(card.total_low >= 0 && card.total_high <= 100 + 1e-9);
        double top = run % 2 ? card.total_high : card.total;
        bool untouched = run % 5 == 0 && card.total_low != 59 && !card.veto.id;
        CHECK(!untouched || fabs(top - card.total_low - open) < 1e-9);
    }
    CHECK(exact == 10000);
    CHECK(lost_any > 20000);
}

int main(void)
{
    RUN(everything_met_is_100_and_everything_missed_is_0);
    RUN(each_criterion_counts_by_its_weight);
    RUN(the_points_of_the_criteria_add_up_to_the_card);
    RUN(a_prohibition_counts_once_by_the_worst_reply);
    RUN(a_price_goes_off_each_time_a_rule_is_broken);
    RUN(what_has_a_price_and_was_kept_leaves_its_criterion_whole);
    RUN(without_a_key_move_nobody_passes);
    RUN(no_item_costs_more_than_its_criterion_says);
    RUN(rules_count_for_their_own_criterion);
    RUN(silence_earns_nothing_but_stays_open);
    RUN(undecided_items_leave_points_and_maximum_and_open_a_range);
    RUN(a_criterion_without_items_gives_its_weight_to_the_rest);
    RUN(mumbling_everything_is_not_a_way_to_pass);
    RUN(an_empty_attempt_is_0_and_not_nan);
    RUN(points_of_all_replies_add_up);
    RUN(the_total_lies_in_its_range_whatever_the_verdicts);
    RUN(deductions_come_off_the_weight_each_time);
    RUN(a_criterion_never_falls_below_nothing);
    RUN(what_is_undecided_is_deducted_at_the_low_end_only);
    RUN(deductions_of_what_was_not_asked_leave_the_weight_to_the_rest);
    RUN(mumbling_is_no_way_to_pass_a_contest_either);
    RUN(a_broken_rule_that_vetoes_caps_the_total_and_is_named);
    RUN(an_undecided_rule_that_vetoes_caps_the_low_end_alone);
    RUN(each_hint_takes_its_cost_off_and_no_more_than_there_is);
    RUN(what_was_lost_adds_up_to_what_is_missing);
    return CHECK_RESULT();
}
