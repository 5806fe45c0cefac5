/* scoring/conduct_voice: the rules of how somebody speaks, on replies with known voices. */
#include <math.h>

#include "tests/check.h"
#include "tests/scoring/made_reply.h"

static enum verdict_value judged_at_most(enum measure measure, double most)
{
    struct rule rule = {.measure = measure, .limit = {.at_least = (double)NAN, .at_most = most}};
    struct measurement measurement = measured(measure);
    struct verdict verdict = {.value = VERDICT_NOT_APPLICABLE};
    limit_judge(&rule, NULL, &measurement, &verdict);
    return verdict.value;
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

/* A telephone takes the fundamental away: the track goes up an octave and a half for a quarter of
 * the time, and back. */
static void a_track_that_jumps_leaves_the_tone_open(void)
{
    static const struct limit limit = {.at_least = (double)NAN, .at_most = 15};
    made_init();
    trainee_speaks_so(0, 4000, 14, -25, 110);
    for (size_t i = 0; i < made.heard.n_frames; i++) {
        if (i % 40 >= 30)
            made.frames[i].pitch_hz *= 2.9f;
    }
    struct measurement swing = measured(MEASURE_PITCH_SWING);
    CHECK(swing.value > limit.at_most);
    CHECK_NEAR(swing.value - swing.less, 0, 0.1);
    made_init();
    for (int i = 0; i < 5; i++) /* who sings so means it */
        trainee_speaks_so(i * 1000, i * 1000 + 900, 4, -25, 110 * powf(2, (float)i / 2));
    CHECK(measured(MEASURE_PITCH_SWING).value > limit.at_most);
    CHECK_NEAR(measured(MEASURE_PITCH_SWING).less, 0, 1e-9);
}

/* The median of such a track may be an overtone's: it is open whether the voice went up. */
static void a_track_that_jumps_leaves_open_whether_the_voice_went_up(void)
{
    made_init();
    made.scene.usual = (struct usual){1, -25, 110, 200};
    trainee_speaks_so(0, 4000, 14, -25, 110);
    for (size_t i = 0; i < made.heard.n_frames; i++) {
        if (i % 40 >= 15)
            made.frames[i].pitch_hz *= 2;
    }
    check_measured(MEASURE_PITCH, 12);
    CHECK_INT(judged_at_most(MEASURE_PITCH, 4), VERDICT_UNDECIDED);
    made_init();
    made.scene.usual = (struct usual){1, -25, 110, 200};
    trainee_speaks_so(0, 4000, 14, -25, 220);
    CHECK_INT(judged_at_most(MEASURE_PITCH, 4), VERDICT_NOT_MET);
}

/* So many syllables loud and soft by turns. */
static void loud_and_soft_by(float swing_db)
{
    made_init();
    for (int i = 0; i < 6; i++)
        trainee_speaks_so(i * 1000, i * 1000 + 900, 4, -20 - (i % 2 ? swing_db : 0), 200);
}

static void a_swing_over_its_limit_by_less_than_its_error_is_open(void)
{
    loud_and_soft_by(10);
    CHECK_INT(judged_at_most(MEASURE_LOUDNESS_SWING, 10.5), VERDICT_MET);
    CHECK_INT(judged_at_most(MEASURE_LOUDNESS_SWING, 9), VERDICT_UNDECIDED);
    CHECK_INT(judged_at_most(MEASURE_LOUDNESS_SWING, 9 - CONDUCT_SWING_ERROR_DB), VERDICT_NOT_MET);
}

/* A telephone's band, whose track jumps, and a noisy hall make a swing look wider. */
static void a_swing_by_telephone_or_in_a_hall_is_more_doubtful(void)
{
    loud_and_soft_by(18);
    CHECK_INT(judged_at_most(MEASURE_LOUDNESS_SWING, 8), VERDICT_NOT_MET);
    for (size_t i = 0; i < made.heard.n_frames; i += 20)
        made.frames[i].pitch_hz *= 2.9f;
    CHECK_INT(judged_at_most(MEASURE_LOUDNESS_SWING, 8), VERDICT_UNDECIDED);
    CHECK_INT(judged_at_most(MEASURE_LOUDNESS_SWING, 5), VERDICT_NOT_MET);
    loud_and_soft_by(18);
    for (size_t i = 0; i < made.heard.n_frames; i++)
        made.frames[i].level_dbfs = fmaxf(made.frames[i].level_dbfs, -30);
    CHECK_NEAR(measured(MEASURE_LOUDNESS_SWING).less, CONDUCT_SWING_DISTURBED_DB, 1e-9);
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
    struct evidence evidence[] = {
        {.verdict = EVIDENCE_SAID, .syllables = clear, .n_syllables = 3},
        {.verdict = EVIDENCE_NOT_SAID, .syllables = other, .n_syllables = 3}};
    made_init();
    trainee_speaks(0, 3000);
    CHECK(!measured(MEASURE_CLARITY).known);
    made.heard.evidence = evidence;
    made.heard.n_evidence = 2;
    check_measured(MEASURE_CLARITY, 80);
}

/* Syllables of which every second one is clear, the mean 45 %. */
static struct measurement clarity_of(size_t n, int spoken)
{
    static struct heard_syllable syllables[64];
    static struct evidence evidence[2];
    for (size_t i = 0; i < n; i++)
        syllables[i].clarity = i % 2 ? 0.70f : 0.20f;
    evidence[0] =
        (struct evidence){.verdict = EVIDENCE_SAID, .syllables = syllables, .n_syllables = n};
    evidence[1] = evidence[0];
    made_init();
    trainee_speaks_so(0, 4000, spoken, -25, 200);
    made.heard.evidence = evidence;
    made.heard.n_evidence = 2;
    return measured(MEASURE_CLARITY);
}

static void few_unclear_syllables_leave_the_clarity_open(void)
{
    struct measurement few = clarity_of(6, 6), many = clarity_of(60, 60);
    CHECK_NEAR(few.value, 45, 0.01);
    CHECK(few.value + few.more > 55);
    CHECK_NEAR(many.value, 45, 0.01);
    CHECK(many.value + many.more < 55);
    CHECK_NEAR(few.less + few.error + many.less + many.error, 0, 1e-9);
    /* The same six found by ten wordings are six. */
    CHECK(clarity_of(60, 6).more > 3 * many.more);
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
    RUN(without_the_customers_times_a_short_word_may_or_may_not_count);
    RUN(the_rate_is_syllables_over_speech_without_pauses);
    RUN(with_noise_around_a_rate_is_twice_as_doubtful);
    RUN(a_hum_behind_the_speech_is_no_quiet_vowel);
    RUN(too_few_syllables_have_no_rate_level_or_pitch);
    RUN(a_change_is_against_the_persons_own_voice_and_unknown_at_first);
    RUN(a_rising_shout_is_louder_higher_and_swings);
    RUN(an_even_tone_swings_by_nothing);
    RUN(a_track_that_jumps_leaves_the_tone_open);
    RUN(a_track_that_jumps_leaves_open_whether_the_voice_went_up);
    RUN(a_swing_over_its_limit_by_less_than_its_error_is_open);
    RUN(a_swing_by_telephone_or_in_a_hall_is_more_doubtful);
    RUN(the_usual_voice_is_the_mean_of_the_replies_that_tell);
    RUN(clarity_is_the_mean_over_what_was_said);
    RUN(few_unclear_syllables_leave_the_clarity_open);
    RUN(frames_missing_for_want_of_memory_make_a_measure_unknown);
    return CHECK_RESULT();
}
