/* scoring/end_judge: what no single reply can show. */
#include "scoring/end_judge.h"

#include <math.h>

#include "tests/check.h"
#include "tests/scenarios/fixture_pack.h"

static const struct utterance *greeting[] = {&fixture_utterances[GREET], &fixture_utterances[UNIT]};

enum { HANG_UP, LENGTH, RINGS, ALL_MOVES, ANY_MOVE, COUNTER_ONLY, BY_EYE, OUTCOME, N_RULES };
static struct rule rules[N_RULES] = {
    {.id = "hang-up",
     .measure = MEASURE_HANG_UP,
     .where = "phone",
     .applies = APPLIES_ALWAYS,
     .points = 3},
    {.id = "length",
     .measure = MEASURE_CALL_LENGTH,
     .where = "phone",
     .applies = APPLIES_ALWAYS,
     .limit = {.at_least = (double)NAN, .at_most = 300, .source = "house"},
     .points = 1},
    {.id = "rings",
     .measure = MEASURE_RINGS,
     .where = "phone",
     .applies = APPLIES_ALWAYS,
     .limit = {.at_least = (double)NAN, .at_most = 5, .source = "house"},
     .points = 3},
    {.id = "all",
     .measure = MEASURE_MOVES,
     .where = "any",
     .moves = greeting,
     .n_moves = 2,
     .need = NEED_ALL,
     .points = 2},
    {.id = "any",
     .measure = MEASURE_MOVES,
     .where = "any",
     .moves = greeting,
     .n_moves = 2,
     .need = NEED_ANY,
     .points = 2},
    {.id = "counter", .measure = MEASURE_HANG_UP, .where = "counter", .applies = APPLIES_ALWAYS},
    {.id = "outcome",
     .measure = MEASURE_OUTCOME,
     .where = "any",
     .applies = APPLIES_ALWAYS,
     .endings = 1u << OUTCOME_CALMED | 1u << OUTCOME_HANDED_OVER,
     .points = 2},
    {.id = "eye", .measure = MEASURE_EYE, .where = "any", .applies = APPLIES_ALWAYS},
};

static struct pack pack;
static struct verdicts found;
static struct verdict items[3];
static struct verdicts replies[3];

static void judge(struct call call, size_t n_replies)
{
    pack = fixture;
    pack.rules = rules;
    pack.n_rules = N_RULES;
    verdicts_finish(&found);
    CHECK_INT(judge_end(&pack, &fixture_plays[0], NULL, &call, replies, n_replies, &found),
              STATUS_OK);
}

/* VERDICT_NOT_APPLICABLE where there is none. */
static enum verdict_value value_of(const char *id)
{
    for (size_t i = 0; i < found.count; i++) {
        if (strcmp(found.items[i].id, id) == 0)
            return found.items[i].value;
    }
    return VERDICT_NOT_APPLICABLE;
}

static void a_customer_who_hangs_up_first_keeps_the_rule_a_trainee_who_does_breaks_it(void)
{
    judge((struct call){.end = CALL_CUSTOMER, .length_ms = 60000, .spoken = 1}, 0);
    CHECK_INT(value_of("hang-up"), VERDICT_MET);
    judge((struct call){.end = CALL_TRAINEE, .length_ms = 60000, .spoken = 1}, 0);
    CHECK_INT(value_of("hang-up"), VERDICT_NOT_MET);
}

static void who_said_nothing_earns_nothing_by_waiting(void)
{
    judge((struct call){.end = CALL_CUSTOMER, .length_ms = 60000}, 0);
    CHECK_INT(value_of("hang-up"), VERDICT_NOT_APPLICABLE);
    CHECK_INT(value_of("length"), VERDICT_NOT_APPLICABLE);
    judge((struct call){.end = CALL_TRAINEE, .length_ms = 60000}, 0);
    CHECK_INT(value_of("hang-up"), VERDICT_NOT_MET);
}

static void a_call_is_as_long_as_it_may_be(void)
{
    judge((struct call){.end = CALL_CUSTOMER, .length_ms = 300000, .spoken = 1}, 0);
    CHECK_INT(value_of("length"), VERDICT_MET);
    judge((struct call){.end = CALL_CUSTOMER, .length_ms = 301000, .spoken = 1}, 0);
    CHECK_INT(value_of("length"), VERDICT_NOT_MET);
    CHECK_NEAR(found.items[1].measured, 301, 0.01);
    CHECK_TEXT(found.items[1].unit, "s");
}

static void a_call_that_nobody_answered_has_no_length_and_too_many_rings(void)
{
    judge((struct call){.end = CALL_NOT_ANSWERED, .rings = 8}, 0);
    CHECK_INT(value_of("hang-up"), VERDICT_NOT_APPLICABLE);
    CHECK_INT(value_of("length"), VERDICT_NOT_APPLICABLE);
    CHECK_INT(value_of("rings"), VERDICT_NOT_MET);
    judge((struct call){.end = CALL_CUSTOMER}, 0); /* then the first reply judges it */
    CHECK_INT(value_of("rings"), VERDICT_NOT_APPLICABLE);
}

static void rules_of_another_place_and_those_for_the_eye_are_left_out(void)
{
    judge((struct call){.end = CALL_CUSTOMER}, 0);
    CHECK_INT(value_of("counter"), VERDICT_NOT_APPLICABLE);
    CHECK_INT(value_of("eye"), VERDICT_NOT_APPLICABLE);
}

static void reply_was(int reply, const char *id, enum verdict_value value)
{
    items[reply] = (struct verdict){.kind = VERDICT_MOVE, .id = id, .value = value};
    replies[reply] = (struct verdicts){&items[reply], 1};
}

static void moves_that_nobody_was_to_make_say_nothing(void)
{
    reply_was(0, "apologise", VERDICT_MET);
    judge((struct call){.end = CALL_CUSTOMER}, 1);
    CHECK_INT(value_of("all"), VERDICT_NOT_APPLICABLE);
    CHECK_INT(value_of("any"), VERDICT_NOT_APPLICABLE);
}

static void a_move_made_in_any_reply_is_made(void)
{
    reply_was(0, "greet", VERDICT_NOT_MET);
    reply_was(1, "greet", VERDICT_MET);
    judge((struct call){.end = CALL_CUSTOMER}, 2);
    CHECK_INT(value_of("all"), VERDICT_MET);
    CHECK_INT(value_of("any"), VERDICT_MET);
}

static void one_of_two_is_enough_for_any_and_not_for_all(void)
{
    reply_was(0, "greet", VERDICT_MET);
    reply_was(1, "say-unit", VERDICT_NOT_MET);
    judge((struct call){.end = CALL_CUSTOMER}, 2);
    CHECK_INT(value_of("all"), VERDICT_NOT_MET);
    CHECK_INT(value_of("any"), VERDICT_MET);
}

static void what_hangs_on_an_undecided_move_is_undecided(void)
{
    reply_was(0, "greet", VERDICT_UNDECIDED);
    reply_was(1, "say-unit", VERDICT_NOT_MET);
    judge((struct call){.end = CALL_CUSTOMER}, 2);
    CHECK_INT(value_of("all"), VERDICT_NOT_MET);
    CHECK_INT(value_of("any"), VERDICT_UNDECIDED);
    reply_was(1, "say-unit", VERDICT_MET);
    judge((struct call){.end = CALL_CUSTOMER}, 2);
    CHECK_INT(value_of("all"), VERDICT_UNDECIDED);
    CHECK_INT(value_of("any"), VERDICT_MET);
}

static void the_points_of_moves_are_not_given_twice(void)
{
    reply_was(0, "greet", VERDICT_MET);
    judge((struct call){.end = CALL_NONE}, 1);
    CHECK_INT(found.count, 2);
    CHECK_INT(found.items[0].points + found.items[1].points, 0);
}

static void how_it_ended_counts_for_who_said_anything(void)
{
    struct call call = {.end = CALL_CUSTOMER, .spoken = 1, .ending = &fixture_endings[0]};
    judge(call, 0);
    CHECK_INT(value_of("outcome"), VERDICT_MET);
    call.spoken = 0;
    judge(call, 0);
    CHECK_INT(value_of("outcome"), VERDICT_NOT_MET);
    call = (struct call){.end = CALL_CUSTOMER, .spoken = 1, .ending = &fixture_endings[1]};
    judge(call, 0);
    CHECK_INT(value_of("outcome"), VERDICT_NOT_MET);
}

/* The first turn alone was played: what the others on the way of good replies expect is missed. */
static void turns_that_were_never_reached_are_missed(void)
{
    const struct turn *turns[] = {&fixture_turns[0]};
    struct call call = {
        .end = CALL_CUSTOMER, .spoken = 1, .ending = &fixture_endings[1], .turns = turns};
    items[0] = (struct verdict){.kind = VERDICT_MOVE, .id = "greet", .value = VERDICT_NOT_MET};
    replies[0] = (struct verdicts){items, 1};
    judge(call, 1);
    size_t missed = 0;
    for (size_t i = 0; i < found.count; i++)
        missed += found.items[i].kind != VERDICT_RULE && found.items[i].value == VERDICT_NOT_MET;
    CHECK(missed > 0);
    items[0].value = VERDICT_UNDECIDED; /* nobody knows whether it was said */
    judge(call, 1);
    for (size_t i = 0; i < found.count; i++)
        CHECK(found.items[i].kind == VERDICT_RULE || found.items[i].value == VERDICT_UNDECIDED);
}

int main(void)
{
    RUN(a_customer_who_hangs_up_first_keeps_the_rule_a_trainee_who_does_breaks_it);
    RUN(who_said_nothing_earns_nothing_by_waiting);
    RUN(a_call_is_as_long_as_it_may_be);
    RUN(a_call_that_nobody_answered_has_no_length_and_too_many_rings);
    RUN(how_it_ended_counts_for_who_said_anything);
    RUN(turns_that_were_never_reached_are_missed);
    RUN(rules_of_another_place_and_those_for_the_eye_are_left_out);
    RUN(moves_that_nobody_was_to_make_say_nothing);
    RUN(a_move_made_in_any_reply_is_made);
    RUN(one_of_two_is_enough_for_any_and_not_for_all);
    RUN(what_hangs_on_an_undecided_move_is_undecided);
    RUN(the_points_of_moves_are_not_given_twice);
    verdicts_finish(&found);
    return CHECK_RESULT();
}
