/* The rules of conduct on sound with known times, through the real chain: session, ear, pack. */
#include <math.h>
#include <stdlib.h>

#include "audio/device/resample.h"
#include "audio/speech/level.h"
#include "audio/voice/espeak.h"
#include "scoring/rules/conduct.h"
#include "tests/engine/engine.h"

static struct engine engine;
static struct session session;

static void begin(const char *play, const char *standard)
{
    struct session_config config = {.pack = engine.pack,
                                    .play = pack_play(engine.pack, play),
                                    .hearing = engine.hearing,
                                    .standard = pack_standard(engine.pack, standard),
                                    .started_unix_ms = 1700000000000};
    CHECK(config.standard != NULL);
    ((struct play *)config.play)->turns[0].opens = OPENS_CUSTOMER; /* who is spoken over, then */
    CHECK_INT(session_init(&session, &config), STATUS_OK);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
}

/* At the turn in which the customer talks for long: name, telephone and address. */
static void begin_with_a_long_line(const char *standard)
{
    begin("outage", standard);
    session.conversation.turn = play_turn(session.config.play, "details");
    CHECK(session.conversation.turn != NULL);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
}

/* Of the last reply; where the turn has no such rule the test fails. */
static struct verdict verdict_of(const char *rule)
{
    const struct verdicts *verdicts = &session.replies[session.n_replies - 1].verdicts;
    for (size_t i = 0; i < verdicts->count; i++) {
        if (strcmp(verdicts->items[i].id, rule) == 0)
            return verdicts->items[i];
    }
    fprintf(stderr, "no verdict on %s\n", rule);
    CHECK(!"the turn has that rule");
    return (struct verdict){0};
}

static enum verdict_value end_verdict(const char *rule)
{
    for (size_t i = 0; i < session.ending.count; i++) {
        if (strcmp(session.ending.items[i].id, rule) == 0)
            return session.ending.items[i].value;
    }
    return VERDICT_NOT_APPLICABLE;
}

/* --- made speech --- */

static const char promise[] = "wo3 men5 hui4 zai4 wu3 tian1 zhi1 nei4 da2 fu4 nin2 de5 wen4 ti2 "
                              "qing3 nin2 fang4 xin1 bing4 qie3 bao3 chi2 dian4 hua4 chang4 tong1";
enum { PROMISE_SYLLABLES = 26 };
static const char answer[] =
    "wo3 men5 wu3 tian1 zhi1 nei4 da2 fu4 nin2"; /* where length is no matter */

struct made { /* 16 kHz, from the first to the last sample within 30 dB of the loudest */
    int16_t samples[20 * 16000];
    size_t n_samples;
};

static void trim(struct made *made)
{
    enum { FRAME = 10 * MS };
    float loudest = LEVEL_SILENCE_DBFS;
    size_t first = made->n_samples, last = 0;
    for (size_t i = 0; i + FRAME <= made->n_samples; i += FRAME)
        loudest = fmaxf(loudest, level_rms_dbfs(made->samples + i, FRAME));
    for (size_t i = 0; i + FRAME <= made->n_samples; i += FRAME) {
        if (level_rms_dbfs(made->samples + i, FRAME) < loudest - 30)
            continue;
        first = i < first ? i : first;
        last = i + FRAME;
    }
    made->n_samples = last - first;
    memmove(made->samples, made->samples + first, made->n_samples * sizeof *made->samples);
}

/* `stretch` makes it longer and lower by that factor. */
static void say(struct made *made, const char *pinyin, int rate_wpm, int pitch, double stretch)
{
    struct espeak_request request = {pinyin, "cmn-latn-pinyin+f2", rate_wpm, pitch, 50};
    struct wav_sound sound = {0};
    int16_t *samples = NULL;
    CHECK_INT(espeak_say(&request, &sound), STATUS_OK);
    CHECK_INT(resample_all(sound.samples, sound.n_samples, (int)(sound.rate_hz / stretch),
                           HEARING_RATE_HZ, &samples, &made->n_samples),
              STATUS_OK);
    CHECK(made->n_samples <= sizeof made->samples / sizeof *made->samples);
    memcpy(made->samples, samples, made->n_samples * sizeof *samples);
    free(samples);
    wav_finish(&sound);
    trim(made);
}

/* The promise at so many syllables a minute: at espeak-ng's rate, then stretched to the point. */
static void say_at_rate(struct made *made, double syllables_per_min)
{
    int rate_wpm = (int)(syllables_per_min * 170 / 220);
    rate_wpm = rate_wpm < 80 ? 80 : rate_wpm;
    say(made, promise, rate_wpm, 50, 1);
    double wanted = PROMISE_SYLLABLES * 60.0 * HEARING_RATE_HZ / syllables_per_min;
    say(made, promise, rate_wpm, 50, wanted / (double)made->n_samples);
    CHECK_NEAR(made->n_samples, wanted, 0.03 * wanted);
}

static int32_t customer_ends(void)
{
    return session.customer_speech[session.n_customer_speech - 1].end_ms;
}

/* Silence up to that time, then the words. */
static void speak_at(const struct made *made, int32_t at_ms)
{
    engine_feed_silence(&session, at_ms - session_fed_ms(&session));
    engine_feed(&session, made->samples, made->n_samples);
}

static void finish_reply(void)
{
    engine_feed_silence(&session, 1500);
    CHECK_INT(session_reply_finish(&session), STATUS_OK);
    CHECK_TEXT(session.problem, "");
}

/* --- the telephone --- */

static enum verdict_value answered_on(int ring, const char *standard)
{
    begin("outage", standard);
    session_ring(&session);
    engine_feed_silence(&session, (ring - 1) * 3000 + 500);
    session_pick_up(&session);
    engine_feed_silence(&session, 1000);
    CHECK_INT(session_reply_finish(&session), STATUS_OK);
    struct verdict verdict = verdict_of("answer-in-time");
    CHECK_NEAR(verdict.measured, ring, 0);
    CHECK_TEXT(verdict.unit, "rings");
    session_finish(&session);
    return verdict.value;
}

static void a_call_taken_on_ring_2_is_in_time_under_3_4_and_5_rings(void)
{
    CHECK_INT(answered_on(2, "A"), VERDICT_MET);
    CHECK_INT(answered_on(2, "S"), VERDICT_MET);
    CHECK_INT(answered_on(2, "G"), VERDICT_MET);
}

static void a_call_taken_on_ring_6_is_late_under_3_4_and_5_rings(void)
{
    CHECK_INT(answered_on(6, "A"), VERDICT_NOT_MET);
    CHECK_INT(answered_on(6, "S"), VERDICT_NOT_MET);
    CHECK_INT(answered_on(6, "G"), VERDICT_NOT_MET);
}

static void a_call_taken_on_ring_4_is_late_under_3_rings_alone(void)
{
    CHECK_INT(answered_on(4, "A"), VERDICT_NOT_MET);
    CHECK_INT(answered_on(4, "S"), VERDICT_MET);
    CHECK_INT(answered_on(4, "G"), VERDICT_MET);
}

static void who_hangs_up_first_breaks_the_rule(void)
{
    struct made made;
    begin("outage", "G");
    say(&made, answer, 170, 50, 1);
    speak_at(&made, session.line_ms + 400);
    CHECK_INT(session_hang_up(&session), STATUS_OK);
    CHECK(session.ended);
    CHECK_INT(end_verdict("customer-hangs-up-first"), VERDICT_NOT_MET);
    session_finish(&session);
}

static void who_lets_the_customer_hang_up_keeps_it(void)
{
    struct made made;
    begin("outage", "G");
    say(&made, answer, 170, 50, 1);
    speak_at(&made, session.line_ms + 400);
    finish_reply();
    while (!session.ended) { /* silent from here on: the customer has enough */
        CHECK_INT(session_turn_start(&session), STATUS_OK);
        engine_feed_silence(&session, 200);
        CHECK_INT(session_reply_finish(&session), STATUS_OK);
    }
    CHECK_INT(end_verdict("customer-hangs-up-first"), VERDICT_MET);
    CHECK_INT(end_verdict("call-length"), VERDICT_MET);
    session_finish(&session);
}

/* --- who speaks when --- */

static struct verdict interrupts_by(int32_t overlap_ms)
{
    struct made made;
    begin("outage", "G");
    say(&made, answer, 170, 50, 1);
    speak_at(&made, customer_ends() - overlap_ms);
    finish_reply();
    struct verdict verdict = verdict_of("no-interrupting");
    CHECK_NEAR(verdict.measured, overlap_ms, 60);
    session_finish(&session);
    return verdict;
}

static void two_hundred_ms_over_the_customers_words_are_no_interruption(void)
{
    CHECK_INT(interrupts_by(200).value, VERDICT_MET);
}

static void nine_hundred_ms_over_the_customers_words_are_one_and_the_moment_is_shown(void)
{
    begin("outage", "G");
    int32_t ends_ms = customer_ends();
    session_finish(&session);
    struct verdict verdict = interrupts_by(900);
    CHECK_INT(verdict.value, VERDICT_NOT_MET);
    CHECK_NEAR(verdict.start_ms, ends_ms - 900, 60);
    CHECK_NEAR(verdict.end_ms, ends_ms, 60);
}

/* The first pause of the customer's that a 嗯 fits into. */
static int32_t pause_of_customer(void)
{
    for (size_t i = 1; i < session.n_customer_speech; i++) {
        if (session.customer_speech[i].start_ms - session.customer_speech[i - 1].end_ms >= 150)
            return session.customer_speech[i - 1].end_ms;
    }
    CHECK(!"the customer pauses");
    return 0;
}

static void a_sound_of_listening_in_a_pause_is_welcome_and_no_interruption(void)
{
    struct made hm, made;
    begin_with_a_long_line("A");
    CHECK(customer_ends() >= 6000);
    say(&hm, "en4", 170, 45, 1);
    say(&made, answer, 170, 50, 1);
    speak_at(&hm, pause_of_customer());
    speak_at(&made, customer_ends() + 500);
    finish_reply();
    CHECK_INT(verdict_of("no-interrupting").value, VERDICT_MET);
    CHECK_INT(verdict_of("listening-sounds").value, VERDICT_MET);
    CHECK_NEAR(verdict_of("listening-sounds").measured, 1, 0);
    CHECK_NEAR(verdict_of("prompt-reply").measured, 500, 80);
    session_finish(&session);
}

static void without_one_the_customer_wonders_whether_anybody_listens(void)
{
    struct made made;
    begin_with_a_long_line("A");
    say(&made, answer, 170, 50, 1);
    speak_at(&made, customer_ends() + 500);
    finish_reply();
    CHECK_INT(verdict_of("listening-sounds").value, VERDICT_NOT_MET);
    session_finish(&session);
}

static void five_seconds_of_silence_are_too_long_before_and_inside_a_reply(void)
{
    struct made made;
    begin("outage", "G");
    say(&made, answer, 170, 50, 1);
    speak_at(&made, customer_ends() + 5000);
    speak_at(&made, session_fed_ms(&session) + 5000);
    finish_reply();
    CHECK_INT(verdict_of("prompt-reply").value, VERDICT_NOT_MET);
    CHECK_NEAR(verdict_of("prompt-reply").measured, 5000, 80);
    CHECK_INT(verdict_of("no-long-pause").value, VERDICT_NOT_MET);
    CHECK_NEAR(verdict_of("no-long-pause").measured, 5000, 120);
    session_finish(&session);
}

/* --- how somebody speaks --- */

static enum verdict_value speaks_at_rate(double syllables_per_min)
{
    struct made made;
    begin("outage", "G");
    say_at_rate(&made, syllables_per_min);
    speak_at(&made, session.line_ms + 400);
    finish_reply();
    struct verdict verdict = verdict_of("moderate-rate");
    CHECK_NEAR(verdict.measured, syllables_per_min,
               syllables_per_min * CONDUCT_RATE_ERROR_PCT / 100);
    session_finish(&session);
    return verdict.value;
}

static void ninety_syllables_a_minute_are_too_slow_220_right_and_400_too_fast(void)
{
    CHECK_INT(speaks_at_rate(90), VERDICT_NOT_MET);
    CHECK_INT(speaks_at_rate(220), VERDICT_MET);
    CHECK_INT(speaks_at_rate(400), VERDICT_NOT_MET);
}

/* Ever louder, by so many dB from its first to its last sample. */
static void swell(struct made *made, double from_db, double to_db)
{
    for (size_t i = 0; i < made->n_samples; i++) {
        double db = from_db + (to_db - from_db) * (double)i / (double)made->n_samples;
        double sample = made->samples[i] * pow(10, db / 20);
        made->samples[i] = (int16_t)fmax(-32767, fmin(32767, sample));
    }
}

static void a_rising_shout_breaks_loudness_and_pitch_and_ordinary_speech_does_not(void)
{
    struct made made;
    begin("outage", "G");
    say(&made, promise, 170, 40, 1);
    swell(&made, -16, -16);
    speak_at(&made, session.line_ms + 400);
    finish_reply();
    CHECK_INT(verdict_of("no-shouting").value, VERDICT_NOT_APPLICABLE); /* nothing to compare */
    CHECK_INT(verdict_of("even-loudness").value, VERDICT_MET);
    CHECK_INT(verdict_of("even-tone").value, VERDICT_MET);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    speak_at(&made, session.line_ms + 400);
    finish_reply();
    CHECK_INT(verdict_of("no-shouting").value, VERDICT_MET);
    CHECK_INT(verdict_of("calm-pitch").value, VERDICT_MET);
    CHECK_INT(session_turn_start(&session), STATUS_OK);
    say(&made, promise, 190, 95, 1);
    swell(&made, -12, 6);
    speak_at(&made, session.line_ms + 400);
    finish_reply();
    CHECK_INT(verdict_of("no-shouting").value, VERDICT_NOT_MET);
    CHECK_INT(verdict_of("calm-pitch").value, VERDICT_NOT_MET);
    CHECK(verdict_of("no-shouting").measured > 8);
    session_finish(&session);
}

int main(void)
{
    if (engine_open(&engine)) {
        RUN(a_call_taken_on_ring_2_is_in_time_under_3_4_and_5_rings);
        RUN(a_call_taken_on_ring_6_is_late_under_3_4_and_5_rings);
        RUN(a_call_taken_on_ring_4_is_late_under_3_rings_alone);
        RUN(who_hangs_up_first_breaks_the_rule);
        RUN(who_lets_the_customer_hang_up_keeps_it);
        RUN(two_hundred_ms_over_the_customers_words_are_no_interruption);
        RUN(nine_hundred_ms_over_the_customers_words_are_one_and_the_moment_is_shown);
        RUN(a_sound_of_listening_in_a_pause_is_welcome_and_no_interruption);
        RUN(without_one_the_customer_wonders_whether_anybody_listens);
        RUN(five_seconds_of_silence_are_too_long_before_and_inside_a_reply);
        RUN(ninety_syllables_a_minute_are_too_slow_220_right_and_400_too_fast);
        RUN(a_rising_shout_breaks_loudness_and_pitch_and_ordinary_speech_does_not);
    }
    engine_close(&engine);
    return CHECK_RESULT();
}
