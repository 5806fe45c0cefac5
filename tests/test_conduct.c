/* scoring/conduct: the rules of sound and time, on replies with known times. */
#include "scoring/conduct.h"

#include <math.h>
#include <string.h>

#include "tests/check.h"

enum { MAX_SEGMENTS = 8, MAX_SYLLABLES = 400, MAX_FRAMES = 6000 };

/* A reply made by hand: segments with syllables evenly spread, one level and one pitch each. */
static struct made {
    struct heard heard;
    struct scene scene;
    struct heard_segment segments[MAX_SEGMENTS];
    struct heard_frame frames[MAX_FRAMES];
    int32_t nuclei[MAX_SYLLABLES];
    struct speech_span customer[MAX_SEGMENTS];
} made;

static void made_init(void)
{
    memset(&made, 0, sizeof made);
    made.heard = (struct heard){.segments = made.segments,
                                .frames = made.frames,
                                .n_frames = MAX_FRAMES,
                                .nuclei_ms = made.nuclei};
    made.scene.customer_speech = made.customer;
    for (int i = 0; i < MAX_FRAMES; i++)
        made.frames[i].level_dbfs = -70;
}

static void customer_speaks(int start_ms, int end_ms)
{
    made.customer[made.scene.n_customer_speech++] = (struct speech_span){start_ms, end_ms};
}

static void trainee_speaks_so(int start_ms, int end_ms, int syllables, float level_dbfs,
                              float pitch_hz)
{
    made.segments[made.heard.n_segments++] = (struct heard_segment){start_ms, end_ms, level_dbfs};
    for (int i = 0; i < syllables; i++)
        made.nuclei[made.heard.n_nuclei++] =
            start_ms + (2 * i + 1) * (end_ms - start_ms) / (2 * syllables);
    for (int i = start_ms / 10; i < end_ms / 10; i++)
        made.frames[i] = (struct heard_frame){level_dbfs, pitch_hz};
}

static void trainee_speaks(int start_ms, int end_ms)
{
    trainee_speaks_so(start_ms, end_ms, (end_ms - start_ms) * 4 / 1000, -25, 200);
}

static struct measurement measured(enum measure measure)
{
    return conduct_measure(measure, &made.heard, &made.scene);
}

static void check_measured(enum measure measure, double expected)
{
    struct measurement found = measured(measure);
    CHECK(found.known);
    CHECK_NEAR(found.value, expected, 0.01);
}

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

/* --- how somebody speaks --- */

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

static void without_the_customers_times_a_short_word_may_or_may_not_count(void)
{
    made_init();
    trainee_speaks_so(0, 500, 2, -25, 200);     /* 240 a minute */
    trainee_speaks_so(1000, 4000, 6, -25, 200); /* 120 */
    struct measurement rate = measured(MEASURE_SPEECH_RATE);
    CHECK_NEAR(rate.value, 8 * 60 / 3.5, 0.01);
    CHECK(rate.value - rate.error <= 120 && rate.value + rate.error >= 8 * 60 / 3.5);
    customer_speaks(-500, -100);
    CHECK(measured(MEASURE_SPEECH_RATE).error < rate.error);
    made_init();
    trainee_speaks_so(0, 500, 2, -25, 200);
    trainee_speaks_so(1000, 1500, 2, -25, 200);
    trainee_speaks_so(2000, 2500, 2, -25, 200);
    CHECK(isinf(measured(MEASURE_SPEECH_RATE).error));
}

static void the_rate_is_syllables_over_speech_without_pauses(void)
{
    made_init();
    trainee_speaks_so(1000, 4000, 11, -25, 200);
    trainee_speaks_so(6000, 9000, 11, -25, 200);
    check_measured(MEASURE_SPEECH_RATE, 220);
}

static void with_noise_around_a_rate_is_twice_as_doubtful(void)
{
    made_init();
    trainee_speaks_so(1000, 4000, 11, -25, 200);
    struct measurement rate = measured(MEASURE_SPEECH_RATE);
    CHECK_NEAR(rate.error, rate.value * CONDUCT_RATE_ERROR_PCT / 100, 1e-9);
    for (int i = 0; i < MAX_FRAMES; i++)
        made.frames[i].level_dbfs = i < 100 || i >= 400 ? -33 : made.frames[i].level_dbfs;
    rate = measured(MEASURE_SPEECH_RATE);
    CHECK_NEAR(rate.error, rate.value * CONDUCT_RATE_ERROR_NOISY_PCT / 100, 1e-9);
    made.scene.usual = (struct usual){1, -25, 200, 220};
    CHECK_NEAR(measured(MEASURE_RATE_CHANGE).error, CONDUCT_RATE_ERROR_NOISY_PCT, 1e-9);
}

static void a_hum_behind_the_speech_is_no_quiet_vowel(void)
{
    made_init();
    trainee_speaks_so(1000, 4000, 12, -25, 200);
    trainee_speaks_so(4000, 4200, 1, -25 - 2 * CONDUCT_VOWEL_REACH_DB, 100);
    check_measured(MEASURE_LOUDNESS_SWING, 0);
    made_init();
    trainee_speaks_so(1000, 4000, 12, -25, 200);
    trainee_speaks_so(4000, 5000, 4, -25 - CONDUCT_VOWEL_REACH_DB + 1, 200);
    check_measured(MEASURE_LOUDNESS_SWING, CONDUCT_VOWEL_REACH_DB - 1);
}

static void too_few_syllables_have_no_rate_level_or_pitch(void)
{
    made_init();
    made.scene.usual = (struct usual){1, -25, 200, 220};
    trainee_speaks_so(1000, 2000, CONDUCT_SYLLABLES_LEAST - 1, -25, 200);
    CHECK(!measured(MEASURE_SPEECH_RATE).known);
    CHECK(!measured(MEASURE_RATE_CHANGE).known);
    CHECK(!measured(MEASURE_LOUDNESS).known);
    CHECK(!measured(MEASURE_LOUDNESS_SWING).known);
    CHECK(!measured(MEASURE_PITCH).known);
    CHECK(!measured(MEASURE_PITCH_SWING).known);
}

static void a_change_is_against_the_persons_own_voice_and_unknown_at_first(void)
{
    made_init();
    trainee_speaks_so(1000, 4000, 12, -15, 300);
    CHECK(!measured(MEASURE_RATE_CHANGE).known);
    CHECK(!measured(MEASURE_LOUDNESS).known);
    CHECK(!measured(MEASURE_PITCH).known);
    made.scene.usual = (struct usual){2, -25, 200, 200};
    check_measured(MEASURE_RATE_CHANGE, 20);
    check_measured(MEASURE_LOUDNESS, 10);
    check_measured(MEASURE_PITCH, 12 * log2(1.5));
}

static void a_rising_shout_is_louder_higher_and_swings(void)
{
    made_init();
    trainee_speaks_so(0, 3000, 12, -28, 190);
    struct usual usual = {0};
    usual_add(&usual, &made.heard, &made.scene);
    CHECK_INT(usual.n_replies, 1);
    made_init();
    made.scene.usual = usual;
    for (int i = 0; i < 5; i++) /* ever louder and higher, to 20 dB and an octave above */
        trainee_speaks_so(i * 1000, i * 1000 + 900, 4, -28 + 5 * (float)i,
                          190 * powf(2, (float)i / 4));
    CHECK(measured(MEASURE_LOUDNESS).value > 10);
    CHECK(measured(MEASURE_LOUDNESS_SWING).value > 15);
    CHECK(measured(MEASURE_PITCH).value > 5);
    CHECK(measured(MEASURE_PITCH_SWING).value > 11);
}

static void an_even_tone_swings_by_nothing(void)
{
    made_init();
    trainee_speaks_so(0, 4000, 14, -25, 200);
    check_measured(MEASURE_PITCH_SWING, 0);
    check_measured(MEASURE_LOUDNESS_SWING, 0);
}

static void the_usual_voice_is_the_mean_of_the_replies_that_tell(void)
{
    struct usual usual = {0};
    made_init();
    trainee_speaks_so(0, 6000, 20, -30, 200);
    usual_add(&usual, &made.heard, &made.scene);
    made_init();
    trainee_speaks_so(0, 6000, 24, -20, 220);
    usual_add(&usual, &made.heard, &made.scene);
    made_init();
    trainee_speaks_so(0, 400, 1, -5, 400); /* 喂 */
    usual_add(&usual, &made.heard, &made.scene);
    CHECK_INT(usual.n_replies, 2);
    CHECK_NEAR(usual.rate_per_min, 220, 0.01);
    CHECK_NEAR(usual.level_dbfs, -25, 0.01);
    CHECK_NEAR(usual.pitch_hz, 210, 0.1);
}

static void clarity_is_the_mean_over_what_was_said(void)
{
    struct heard_syllable clear[] = {{.clarity = 0.9f}, {.clarity = 0.7f}, {.clarity = 0.8f}};
    struct heard_syllable other[] = {{.clarity = 0.1f}, {.clarity = 0.1f}, {.clarity = 0.1f}};
    struct heard_syllable unlike[] = {{.hanzi = "您", .clarity = 0.9f},
                                      {.hanzi = "贵", .clarity = 0.1f},
                                      {.hanzi = "姓", .clarity = 0.1f}};
    struct evidence evidence[] = {
        {.verdict = EVIDENCE_SAID, .syllables = clear, .n_syllables = 3},
        {.verdict = EVIDENCE_NOT_SAID, .syllables = other, .n_syllables = 3},
        {.verdict = EVIDENCE_SAID, .syllables = unlike, .n_syllables = 3}}; /* another phrase */
    made_init();
    trainee_speaks(0, 3000);
    CHECK(!measured(MEASURE_CLARITY).known);
    made.heard.evidence = evidence;
    made.heard.n_evidence = 3;
    check_measured(MEASURE_CLARITY, 80);
}

static void frames_missing_for_want_of_memory_make_a_measure_unknown(void)
{
    made_init();
    trainee_speaks(0, 3000);
    made.heard.n_frames = 0;
    CHECK(!measured(MEASURE_PITCH_SWING).known);
    CHECK(!measured(MEASURE_LOUDNESS_SWING).known);
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
    RUN(of_a_recording_without_the_customer_nothing_between_the_two_is_measured);
    RUN(without_the_customers_times_a_pause_may_have_been_his);
    RUN(without_the_customers_times_a_short_word_may_or_may_not_count);
    RUN(the_rate_is_syllables_over_speech_without_pauses);
    RUN(with_noise_around_a_rate_is_twice_as_doubtful);
    RUN(a_hum_behind_the_speech_is_no_quiet_vowel);
    RUN(too_few_syllables_have_no_rate_level_or_pitch);
    RUN(a_change_is_against_the_persons_own_voice_and_unknown_at_first);
    RUN(a_rising_shout_is_louder_higher_and_swings);
    RUN(an_even_tone_swings_by_nothing);
    RUN(the_usual_voice_is_the_mean_of_the_replies_that_tell);
    RUN(clarity_is_the_mean_over_what_was_said);
    RUN(frames_missing_for_want_of_memory_make_a_measure_unknown);
    return CHECK_RESULT();
}
