/* scoring/conduct: the rules of time, on replies with known times. */
#include <math.h>

#include "tests/check.h"
#include "tests/scoring/made_reply.h"

/* --- limits and standards --- */

static enum verdict_value within(double low, double high, double value, double error)
{
    struct rule rule = {.measure = MEASURE_SPEECH_RATE,
                        .limit = {.at_least = low, .at_most = high, .source = "house"}};
    struct measurement measurement = {.known = true, .value = value, .error = error};
    struct verdict verdict = {0};
    limit_judge(&rule, NULL, &measurement, &verdict);
    CHECK_NEAR(verdict.measured, value, 0);
    CHECK_TEXT(verdict.unit, "per_min");
    return verdict.value;
}

static void a_value_inside_the_limits_is_met_outside_not_met_and_near_one_undecided(void)
{
    CHECK_INT(within(150, 320, 220, 10), VERDICT_MET);
    CHECK_INT(within(150, 320, 90, 10), VERDICT_NOT_MET);
    CHECK_INT(within(150, 320, 400, 10), VERDICT_NOT_MET);
    CHECK_INT(within(150, 320, 315, 10), VERDICT_UNDECIDED);
    CHECK_INT(within(150, 320, 145, 10), VERDICT_UNDECIDED);
    CHECK_INT(within((double)NAN, 320, 10, 10), VERDICT_MET);
    CHECK_INT(within(150, (double)NAN, 1000, 10), VERDICT_MET);
    CHECK_INT(within(150, 320, 320, 0), VERDICT_MET);
}

static enum verdict_value answered_on(int ring, double rings_max)
{
    struct number number = {
        .id = "rings_max", .unit = "声", .source = "G-5.2.1a", .value = rings_max};
    struct standard standard = {.id = "X", .numbers = &number, .n_numbers = 1};
    struct rule rule = {
        .measure = MEASURE_RINGS,
        .limit = {.at_least = (double)NAN, .at_most = (double)NAN, .number = "rings_max"}};
    made_init();
    made.scene.standard = &standard;
    made.scene.order = REPLY_FIRST;
    made.scene.rings = ring;
    struct judging judging = {.heard = &made.heard, .scene = &made.scene};
    struct verdict verdict = {0};
    conduct_judge(&rule, &judging, &verdict);
    CHECK_NEAR(verdict.measured, ring, 0);
    return verdict.value;
}

static void an_answer_on_ring_2_keeps_the_3_4_and_5_ring_standards(void)
{
    CHECK_INT(answered_on(2, 3), VERDICT_MET);
    CHECK_INT(answered_on(2, 4), VERDICT_MET);
    CHECK_INT(answered_on(2, 5), VERDICT_MET);
}

static void an_answer_on_ring_6_breaks_the_3_4_and_5_ring_standards(void)
{
    CHECK_INT(answered_on(6, 3), VERDICT_NOT_MET);
    CHECK_INT(answered_on(6, 4), VERDICT_NOT_MET);
    CHECK_INT(answered_on(6, 5), VERDICT_NOT_MET);
}

static void the_last_ring_that_a_standard_allows_is_in_time(void)
{
    CHECK_INT(answered_on(3, 3), VERDICT_MET);
    CHECK_INT(answered_on(4, 3), VERDICT_NOT_MET);
    CHECK_INT(answered_on(5, 5), VERDICT_MET);
}

static void where_the_standard_gives_no_number_the_rule_does_not_apply(void)
{
    struct standard silent = {.id = "X"};
    struct rule rule = {.measure = MEASURE_RINGS, .limit = {.number = "rings_max"}};
    struct measurement rings = {.known = true, .value = 9};
    struct verdict verdict = {.value = VERDICT_UNDECIDED};
    limit_judge(&rule, &silent, &rings, &verdict);
    CHECK_INT(verdict.value, VERDICT_NOT_APPLICABLE);
    limit_judge(&rule, NULL, &rings, &verdict);
    CHECK_INT(verdict.value, VERDICT_NOT_APPLICABLE);
}

static void where_nothing_rings_and_later_in_the_call_rings_do_not_apply(void)
{
    made_init();
    made.scene.order = REPLY_FIRST;
    CHECK(!measured(MEASURE_RINGS).known);
    made.scene.rings = 2;
    made.scene.order = REPLY_LATER;
    CHECK(!measured(MEASURE_RINGS).known);
}

/* --- who speaks when --- */

static void speech_over_the_customers_is_measured_between_its_ends(void)
{
    made_init();
    customer_speaks(0, 4000);
    trainee_speaks(3100, 6000);
    struct measurement overlap = measured(MEASURE_OVERLAP);
    CHECK_NEAR(overlap.value, 900, 0.01);
    CHECK_INT(overlap.start_ms, 3100);
    CHECK_INT(overlap.end_ms, 4000);
    made_init();
    customer_speaks(0, 4000);
    trainee_speaks(3800, 6000);
    check_measured(MEASURE_OVERLAP, 200);
}

static void speech_across_two_of_the_customers_sentences_adds_up(void)
{
    made_init();
    customer_speaks(0, 2000);
    customer_speaks(2500, 5000);
    trainee_speaks(1800, 3000);
    check_measured(MEASURE_OVERLAP, 200 + 500);
}

static void who_waits_for_the_end_overlaps_by_nothing_and_surely_so(void)
{
    made_init();
    customer_speaks(0, 4000);
    trainee_speaks(4300, 6000);
    struct measurement overlap = measured(MEASURE_OVERLAP);
    CHECK(overlap.known);
    CHECK_NEAR(overlap.value + overlap.error, 0, 0);
    CHECK_INT(overlap.start_ms, -1);
}

static void a_listening_sound_is_no_interruption_but_breaks_the_silence_of_the_venting(void)
{
    made_init();
    customer_speaks(0, 3000);
    customer_speaks(3500, 8000);
    trainee_speaks_so(2700, 3200, 1, -30, 180); /* 嗯 */
    trainee_speaks(8300, 9500);
    check_measured(MEASURE_OVERLAP, 0);
    check_measured(MEASURE_VENT_OVERLAP, 300);
    check_measured(MEASURE_LISTENING_SOUNDS, 1);
}

static void a_long_word_over_the_customers_is_an_interruption(void)
{
    made_init();
    customer_speaks(0, 8000);
    trainee_speaks_so(2000, 2900, 2, -30, 180);
    check_measured(MEASURE_OVERLAP, 900);
    made_init();
    customer_speaks(0, 8000);
    trainee_speaks_so(2000, 2600, 4, -30, 180);
    check_measured(MEASURE_OVERLAP, 600);
}

static void nobody_misses_a_listening_sound_in_a_short_line(void)
{
    made_init();
    customer_speaks(0, 5000);
    trainee_speaks(5300, 7000);
    CHECK(!measured(MEASURE_LISTENING_SOUNDS).known);
    made_init();
    customer_speaks(0, 7000);
    trainee_speaks(7300, 9000);
    check_measured(MEASURE_LISTENING_SOUNDS, 0);
}

static void silence_before_counts_from_the_customers_last_word(void)
{
    made_init();
    customer_speaks(0, 2000);
    customer_speaks(2500, 4000);
    trainee_speaks_so(2100, 2400, 1, -30, 180); /* 嗯, which is no answer */
    trainee_speaks(9000, 11000);
    struct measurement silence = measured(MEASURE_SILENCE_BEFORE);
    CHECK_NEAR(silence.value, 5000, 0.01);
    CHECK_INT(silence.start_ms, 4000);
    CHECK_INT(silence.end_ms, 9000);
}

static void who_speaks_before_the_customer_has_ended_was_not_silent(void)
{
    made_init();
    customer_speaks(0, 4000);
    trainee_speaks(3000, 6000);
    check_measured(MEASURE_SILENCE_BEFORE, 0);
}

static void the_longest_pause_inside_the_reply_counts(void)
{
    made_init();
    customer_speaks(0, 1000);
    trainee_speaks(1500, 3000);
    trainee_speaks(3700, 5000);
    trainee_speaks(8500, 9000);
    trainee_speaks(9600, 10000);
    struct measurement silence = measured(MEASURE_SILENCE_INSIDE);
    CHECK_NEAR(silence.value, 3500, 0.01);
    CHECK_INT(silence.start_ms, 5000);
}

static void arrival_is_the_wait_without_the_customers_own_words(void)
{
    made_init();
    made.scene.order = REPLY_FIRST;
    customer_speaks(200, 3200);
    customer_speaks(3700, 6200);
    trainee_speaks(6700, 8000);
    check_measured(MEASURE_ARRIVAL, 500 + 500);
    made.scene.order = REPLY_LATER;
    CHECK(!measured(MEASURE_ARRIVAL).known);
}

static void who_opens_the_conversation_interrupts_nobody_and_is_not_late(void)
{
    made_init();
    made.scene.order = REPLY_FIRST;
    made.scene.trainee_opens = true;
    made.scene.opens_ms = 4000;
    trainee_speaks(1000, 2000); /* while it rang */
    trainee_speaks(4600, 7000);
    check_measured(MEASURE_OVERLAP, 0);
    check_measured(MEASURE_ARRIVAL, 600);
    CHECK(!measured(MEASURE_SILENCE_BEFORE).known);
    CHECK_NEAR(measured(MEASURE_SILENCE_INSIDE).less, 0, 0);
}

static void both_may_begin_in_the_same_moment_but_later_it_is_an_interruption(void)
{
    made_init();
    made.scene.order = REPLY_FIRST;
    made.scene.trainee_opens = true;
    customer_speaks(3000, 6000); /* nobody had spoken */
    trainee_speaks(3300, 5000);
    check_measured(MEASURE_OVERLAP, 0);
    check_measured(MEASURE_ARRIVAL, 3000);
    made_init();
    made.scene.trainee_opens = true;
    customer_speaks(3000, 6000);
    trainee_speaks(4000, 5000);
    check_measured(MEASURE_OVERLAP, 1000);
}

static void of_a_recording_without_the_customer_nothing_between_the_two_is_measured(void)
{
    made_init();
    made.scene.order = REPLY_FIRST;
    trainee_speaks(300, 3000);
    CHECK(!measured(MEASURE_OVERLAP).known);
    CHECK(!measured(MEASURE_VENT_OVERLAP).known);
    CHECK(!measured(MEASURE_LISTENING_SOUNDS).known);
    CHECK(!measured(MEASURE_SILENCE_BEFORE).known);
    CHECK(!measured(MEASURE_ARRIVAL).known);
    CHECK(measured(MEASURE_SILENCE_INSIDE).known);
}

static void without_the_customers_times_a_pause_may_have_been_his(void)
{
    made_init();
    trainee_speaks(0, 1000);
    trainee_speaks(4500, 6000);
    struct measurement pause = measured(MEASURE_SILENCE_INSIDE);
    CHECK(pause.known);
    CHECK_NEAR(pause.value, 3500, 0);
    CHECK_NEAR(pause.less, 3500, 0);
    customer_speaks(-500, -100);
    pause = measured(MEASURE_SILENCE_INSIDE);
    CHECK_NEAR(pause.less, 0, 0);
}

int main(void)
{
    RUN(a_value_inside_the_limits_is_met_outside_not_met_and_near_one_undecided);
    RUN(an_answer_on_ring_2_keeps_the_3_4_and_5_ring_standards);
    RUN(an_answer_on_ring_6_breaks_the_3_4_and_5_ring_standards);
    RUN(the_last_ring_that_a_standard_allows_is_in_time);
    RUN(where_the_standard_gives_no_number_the_rule_does_not_apply);
    RUN(where_nothing_rings_and_later_in_the_call_rings_do_not_apply);
    RUN(speech_over_the_customers_is_measured_between_its_ends);
    RUN(speech_across_two_of_the_customers_sentences_adds_up);
    RUN(who_waits_for_the_end_overlaps_by_nothing_and_surely_so);
    RUN(a_listening_sound_is_no_interruption_but_breaks_the_silence_of_the_venting);
    RUN(a_long_word_over_the_customers_is_an_interruption);
    RUN(nobody_misses_a_listening_sound_in_a_short_line);
    RUN(silence_before_counts_from_the_customers_last_word);
    RUN(who_speaks_before_the_customer_has_ended_was_not_silent);
    RUN(the_longest_pause_inside_the_reply_counts);
    RUN(arrival_is_the_wait_without_the_customers_own_words);
    RUN(who_opens_the_conversation_interrupts_nobody_and_is_not_late);
    RUN(both_may_begin_in_the_same_moment_but_later_it_is_an_interruption);
    RUN(of_a_recording_without_the_customer_nothing_between_the_two_is_measured);
    RUN(without_the_customers_times_a_pause_may_have_been_his);
    return CHECK_RESULT();
}
