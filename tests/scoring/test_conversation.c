/* scoring/conversation: mood, turns and endings moved by verdicts. */
#include "scoring/conversation.h"

#include "tests/check.h"
#include "tests/random.h"
#include "tests/scenarios/fixture_pack.h"

static const struct play *const play = &fixture_plays[0];

/* Verdicts of a turn: one value for each expectation, then for each rule. */
struct reply {
    struct verdict items[8];
    struct verdicts verdicts;
};

static void reply_make(struct reply *reply, const struct turn *turn,
                       const enum verdict_value *values)
{
    size_t count = 0;
    for (size_t i = 0; i < turn->n_expects; i++) {
        const struct utterance *utterance = turn->expects[i].utterance;
        reply->items[count] = (struct verdict){
            .kind = utterance->kind == UTTERANCE_PHRASE ? VERDICT_PHRASE : VERDICT_MOVE,
            .id = utterance->id,
            .value = values[count]};
        count++;
    }
    for (size_t i = 0; i < turn->n_rules; i++) {
        reply->items[count] = (struct verdict){
            .kind = VERDICT_RULE, .id = turn->rules[i]->id, .value = values[count]};
        count++;
    }
    reply->verdicts = (struct verdicts){reply->items, count};
}

static void advance(struct conversation *conversation, const enum verdict_value *values)
{
    struct reply reply;
    reply_make(&reply, conversation->turn, values);
    conversation_advance(conversation, &reply.verdicts);
}

#define MET VERDICT_MET
#define MISSED VERDICT_NOT_MET
#define OPEN VERDICT_UNDECIDED
#define ADVANCE(conversation, ...) advance(conversation, (enum verdict_value[8]){__VA_ARGS__})

static void a_play_starts_at_its_first_turn_in_the_customers_mood(void)
{
    struct conversation talk;
    conversation_init(&talk, &fixture, play, 7);
    CHECK(talk.turn == &fixture_turns[0]);
    CHECK_INT(talk.mood, 25);
    CHECK_INT(talk.seed, 7);
    CHECK_TEXT(conversation_line(&talk)->text, "你们怎么搞的!");
    talk.mood = 40;
    CHECK_TEXT(conversation_line(&talk)->text, "同志,我想问问。");
}

static void verdicts_move_the_mood_and_the_first_exit_that_holds_is_taken(void)
{
    struct conversation talk;
    conversation_init(&talk, &fixture, play, 0);
    ADVANCE(&talk, MET, MET, MISSED, MET, MET);
    CHECK_INT(talk.mood, 25 + 10 + 5 - 2);
    CHECK_TEXT(talk.turn->id, "details");
    CHECK_INT(talk.replies, 1);
}

static void an_exit_needs_all_of_its_conditions(void)
{
    struct conversation talk;
    conversation_init(&talk, &fixture, play, 0);
    ADVANCE(&talk, MET, MISSED, MISSED, MISSED, MISSED); /* apologised, but the mood is 8 */
    CHECK_INT(talk.mood, 25 + 10 - 2 - 2 - 20 - 3);
    CHECK_TEXT(talk.turn->id, "still-angry");
    conversation_init(&talk, &fixture, play, 0);
    ADVANCE(&talk, MISSED, MISSED, MISSED, MET, MET);
    CHECK_INT(talk.mood, 13);
    CHECK(talk.turn == NULL);
    CHECK_TEXT(talk.ending->id, "escalated");
}

static void the_mood_stays_between_0_and_100(void)
{
    struct conversation talk;
    conversation_init(&talk, &fixture, play, 0);
    talk.mood = 3;
    ADVANCE(&talk, MISSED, MISSED, MISSED, MISSED, MISSED);
    CHECK_INT(talk.mood, 0);
    conversation_init(&talk, &fixture, play, 0);
    talk.mood = 98;
    ADVANCE(&talk, MET, MET, MET, MET, MET);
    CHECK_INT(talk.mood, 100);
}

static void an_undecided_move_is_asked_again_once(void)
{
    struct conversation talk;
    conversation_init(&talk, &fixture, play, 0);
    ADVANCE(&talk, MISSED, MISSED, OPEN, MET, MET);
    CHECK(talk.again);
    CHECK(talk.turn == &fixture_turns[0]);
    CHECK_INT(talk.mood, 25);
    CHECK_INT(talk.replies, 0);
    CHECK_TEXT(conversation_line(&talk)->text, "我没听清,请再说一遍。");
    ADVANCE(&talk, MET, MET, OPEN, MET, MET);
    CHECK(!talk.again);
    CHECK_INT(talk.mood, 40); /* the undecided phrase moved nothing */
    CHECK_TEXT(talk.turn->id, "details");
    CHECK_INT(talk.replies, 1);
}

static void who_was_understood_in_part_is_asked_for_key_steps_alone(void)
{
    struct conversation talk;
    struct expectation *third = &fixture_turns[0].expects[2];
    conversation_init(&talk, &fixture, play, 0);
    ADVANCE(&talk, MET, MET, OPEN, MET, MET);
    CHECK(!talk.again);
    CHECK_INT(talk.mood, 40);
    CHECK_TEXT(talk.turn->id, "details");
    third->key = 1;
    conversation_init(&talk, &fixture, play, 0);
    ADVANCE(&talk, MET, MET, OPEN, MET, MET);
    CHECK(talk.again);
    struct reply reply;
    reply_make(&reply, &fixture_turns[0], (enum verdict_value[8]){MET, MET, OPEN, MET, MET});
    CHECK(turn_asks_again(&fixture_turns[0], &reply.verdicts));
    CHECK(!conversation_asks_again(&talk, &reply.verdicts)); /* the second time it stays open */
    third->key = 0;
    CHECK(!turn_asks_again(&fixture_turns[0], &reply.verdicts));
}

static void nobody_is_lifted_above_what_the_personality_allows(void)
{
    static const struct personality hard = {.mood_most = 40};
    struct play stubborn = *play;
    struct conversation talk;
    stubborn.customer.personality = &hard;
    conversation_init(&talk, &fixture, &stubborn, 0);
    talk.mood = 35;
    ADVANCE(&talk, MET, MET, MET, MET, MET);
    CHECK_INT(talk.mood, 40);
    conversation_init(&talk, &fixture, &stubborn, 0);
    talk.mood = 60; /* who came in a better mood is not pulled down by kind words */
    ADVANCE(&talk, MET, MET, MET, MET, MET);
    CHECK_INT(talk.mood, 60);
}

static void nothing_pleases_beside_a_forbidden_word(void)
{
    struct conversation talk;
    struct reply reply;
    conversation_init(&talk, &fixture, play, 0);
    reply_make(&reply, talk.turn, (enum verdict_value[8]){MET, MET, MET, MISSED, MET});
    for (size_t i = talk.turn->n_expects; i < reply.verdicts.count; i++)
        reply.items[i].once = reply.items[i].value == MISSED;
    conversation_advance(&talk, &reply.verdicts);
    CHECK_INT(talk.mood, 25 - 20);
}

static void what_is_made_up_for_pleases_as_it_would_have_then(void)
{
    struct conversation talk;
    struct reply reply;
    conversation_init(&talk, &fixture, play, 0);
    const struct expectation *missed = &talk.turn->expects[1];
    ADVANCE(&talk, MET, MISSED, MET, MET, MET);
    int mood = talk.mood;
    reply_make(&reply, talk.turn, (enum verdict_value[8]){OPEN});
    reply.verdicts.items[0] = (struct verdict){.kind = VERDICT_MOVE,
                                               .id = missed->utterance->id,
                                               .value = MET,
                                               .origin = ORIGIN_MADE_UP,
                                               .other = 1};
    reply.verdicts.count = 1;
    conversation_advance(&talk, &reply.verdicts);
    CHECK_INT(talk.mood, mood + missed->mood_met);
}

static void advance_unheard(struct conversation *talk)
{
    struct reply reply;
    reply_make(&reply, talk->turn, (enum verdict_value[8]){OPEN, OPEN, OPEN, OPEN, OPEN});
    for (size_t i = 0; i < talk->turn->n_expects; i++)
        reply.items[i].origin = ORIGIN_UNHEARD;
    conversation_advance(talk, &reply.verdicts);
}

static void silence_is_asked_about_and_then_taken_as_silence(void)
{
    struct conversation talk;
    conversation_init(&talk, &fixture, play, 0);
    advance_unheard(&talk);
    CHECK(talk.again && talk.silent);
    CHECK_TEXT(conversation_line(&talk)->text, "没听到您说话。");
    CHECK_INT(talk.mood, 25);
    advance_unheard(&talk);
    CHECK(!talk.again);
    CHECK_INT(talk.mood, 25 - 8 - 2 - 2);
    CHECK_INT(talk.replies, 1);
}

static void an_undecided_rule_is_not_asked_again(void)
{
    struct conversation talk;
    conversation_init(&talk, &fixture, play, 0);
    ADVANCE(&talk, MET, MET, MET, OPEN, OPEN);
    CHECK(!talk.again);
    CHECK_INT(talk.mood, 45);
}

static void an_undecided_move_is_neither_met_nor_missed(void)
{
    struct conversation talk;
    conversation_init(&talk, &fixture, play, 0);
    talk.mood = 10;
    ADVANCE(&talk, OPEN, MISSED, MISSED, MET, MET);
    ADVANCE(&talk, OPEN, MISSED, MISSED, MET, MET);
    CHECK_TEXT(talk.turn->id, "still-angry");
}

static void the_end_says_its_line_and_nothing_moves_it(void)
{
    struct conversation talk;
    conversation_init(&talk, &fixture, play, 0);
    ADVANCE(&talk, MET, MET, MET, MET, MET);
    ADVANCE(&talk, MET);
    CHECK(talk.turn == NULL);
    CHECK_TEXT(talk.ending->id, "calmed");
    CHECK_TEXT(conversation_line(&talk)->text, "那怎么办?");
    struct verdicts none = {0};
    conversation_advance(&talk, &none);
    conversation_hang_up(&talk);
    CHECK_TEXT(talk.ending->id, "calmed");
    CHECK_INT(talk.replies, 2);
}

static void hanging_up_ends_the_play_at_once(void)
{
    struct conversation talk;
    conversation_init(&talk, &fixture, play, 0);
    conversation_hang_up(&talk);
    CHECK(talk.turn == NULL);
    CHECK_TEXT(talk.ending->id, "hung-up");
    CHECK(conversation_line(&talk) == NULL);
}

static void nobody_hangs_up_at_the_counter(void)
{
    struct play counter = *play;
    counter.on_hang_up = NULL;
    struct conversation talk;
    conversation_init(&talk, &fixture, &counter, 0);
    conversation_hang_up(&talk);
    CHECK(talk.turn == &fixture_turns[0]);
}

static void every_conversation_ends_whatever_the_verdicts(void)
{
    uint32_t state = 20260101;
    int seen[COUNT(fixture_endings)] = {0};
    for (int run = 0; run < 10000; run++) {
        struct conversation talk;
        conversation_init(&talk, &fixture, play, (uint32_t)run);
        int steps = 0;
        for (; talk.turn && steps <= 6; steps++) {
            enum verdict_value values[8];
            for (int i = 0; i < 8; i++)
                values[i] = (enum verdict_value)(random_bits(&state) % 4);
            CHECK(conversation_line(&talk) != NULL);
            advance(&talk, values);
            CHECK(talk.mood >= 0 && talk.mood <= 100);
        }
        CHECK(!talk.turn && talk.ending); /* three turns, each at most twice */
        if (talk.ending)
            seen[talk.ending - fixture_endings]++;
    }
    CHECK(seen[0] > 0 && seen[1] > 0 && seen[2] == 0);
}

int main(void)
{
    RUN(a_play_starts_at_its_first_turn_in_the_customers_mood);
    RUN(verdicts_move_the_mood_and_the_first_exit_that_holds_is_taken);
    RUN(an_exit_needs_all_of_its_conditions);
    RUN(the_mood_stays_between_0_and_100);
    RUN(an_undecided_move_is_asked_again_once);
    RUN(who_was_understood_in_part_is_asked_for_key_steps_alone);
    RUN(nobody_is_lifted_above_what_the_personality_allows);
    RUN(nothing_pleases_beside_a_forbidden_word);
    RUN(what_is_made_up_for_pleases_as_it_would_have_then);
    RUN(silence_is_asked_about_and_then_taken_as_silence);
    RUN(an_undecided_rule_is_not_asked_again);
    RUN(an_undecided_move_is_neither_met_nor_missed);
    RUN(the_end_says_its_line_and_nothing_moves_it);
    RUN(hanging_up_ends_the_play_at_once);
    RUN(nobody_hangs_up_at_the_counter);
    RUN(every_conversation_ends_whatever_the_verdicts);
    return CHECK_RESULT();
}
