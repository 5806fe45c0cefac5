/* The endpointer, on sound whose times are known. */
#include "audio/speech/endpointer.h"

#include <stdlib.h>

#include "tests/audio/soundtrack.h"
#include "tests/check.h"

enum {
    MAX_SPANS = 16,
    START_TOLERANCE_MS = 100,
    END_TOLERANCE_MS = 150,
    BABBLE_END_TOLERANCE_MS = 400 /* a neighbour's word may follow close upon the end */
};

static const struct voice_style MAN = {VOICE_MALE, 40, 50}, WOMAN = {VOICE_FEMALE, 25, 50},
                                AGED = {VOICE_FEMALE, 65, 80};
static const char GREETING[] = "nin2 hao3 qing3 wen4 nin2 yao4 ban4 li3 shen2 me5 ye4 wu4";
static const char SHORT_WORD[] = "hao3 de5";
static const char SIBILANTS[] = "shi4 de5 wo3 men5 san1 tian1 nei4 hui4 da2 fu4 nin2 si4 ci4";

struct found {
    struct span spans[MAX_SPANS];
    int count;     /* of starts */
    int latest_ms; /* the longest wait from a start's time to its event */
};

static struct found find(const struct soundtrack *track)
{
    struct found found = {0};
    struct endpointer endpointer;
    endpointer_init(&endpointer);
    int16_t *pcm = soundtrack_pcm(track);
    size_t n_frames = track->n_samples / ENDPOINTER_FRAME_SAMPLES;
    for (size_t i = 0; i <= n_frames; i++) {
        enum endpoint_event event =
            i < n_frames ? endpointer_step(&endpointer, pcm + i * ENDPOINTER_FRAME_SAMPLES)
                         : endpointer_flush(&endpointer);
        if (event == ENDPOINT_START && found.count < MAX_SPANS) {
            int wait_ms = (int)(i + 1) * 20 - endpointer.start_ms;
            found.latest_ms = wait_ms > found.latest_ms ? wait_ms : found.latest_ms;
            found.spans[found.count++].start_ms = endpointer.start_ms;
        } else if (event == ENDPOINT_END && found.count) {
            found.spans[found.count - 1].end_ms = endpointer.end_ms;
        }
    }
    free(pcm);
    return found;
}

/* The spans found from from_ms on are these, each within the tolerances. */
static void check_spans(const char *what, const struct found *found, int from_ms,
                        const struct span *expected, int n_expected, int end_tolerance_ms)
{
    int before = check_failures, k = 0;
    while (k < found->count && found->spans[k].start_ms < from_ms)
        k++;
    CHECK_INT(found->count - k, n_expected);
    for (int i = 0; i < n_expected && k < found->count; i++, k++) {
        CHECK_NEAR(found->spans[k].start_ms, expected[i].start_ms, START_TOLERANCE_MS);
        CHECK_NEAR(found->spans[k].end_ms, expected[i].end_ms, end_tolerance_ms);
    }
    if (check_failures == before)
        return;
    fprintf(stderr, "  in: %s\n", what);
    for (int i = 0; i < found->count; i++)
        fprintf(stderr, "  found %d..%d\n", found->spans[i].start_ms, found->spans[i].end_ms);
    for (int i = 0; i < n_expected; i++)
        fprintf(stderr, "  true  %d..%d\n", expected[i].start_ms, expected[i].end_ms);
}

/* Three lines by three voices, from lead_ms on, heard down to depth_db under their loudest. */
static void speak_three(struct soundtrack *track, int lead_ms, float level_dbfs, float depth_db,
                        struct span spans[3])
{
    spans[0] = soundtrack_speak_over(track, lead_ms, GREETING, &WOMAN, level_dbfs, depth_db);
    spans[1] =
        soundtrack_speak_over(track, spans[0].end_ms + 900, SHORT_WORD, &MAN, level_dbfs, depth_db);
    spans[2] =
        soundtrack_speak_over(track, spans[1].end_ms + 700, SIBILANTS, &AGED, level_dbfs, depth_db);
}

/* Speech is some 8 dB louder at its loudest than on the whole; that much deeper than the noise it
 * is still to be heard. */
static float depth_over(int ratio_db)
{
    return fminf(30.0f, (float)ratio_db + 8.0f);
}

static void speech_in_a_quiet_room_is_cut_at_any_level(void)
{
    static const float LEVELS_DBFS[] = {-6, -15, -25, -35, -45};
    for (size_t i = 0; i < sizeof LEVELS_DBFS / sizeof LEVELS_DBFS[0]; i++) {
        struct soundtrack track;
        struct span spans[3];
        char what[64];
        soundtrack_init(&track, 10000);
        soundtrack_noise(&track, 0, 10000, NOISE_PINK, -72, 7);
        speak_three(&track, 1200, LEVELS_DBFS[i], 30, spans);
        struct found found = find(&track);
        snprintf(what, sizeof what, "quiet room, speech at %g dBFS", (double)LEVELS_DBFS[i]);
        check_spans(what, &found, 0, spans, 3, END_TOLERANCE_MS);
        CHECK(found.latest_ms <= 300);
        soundtrack_finish(&track);
    }
}

static void speech_in_noise_is_cut_at_20_and_10_db(void)
{
    static const char *const NAMES[] = {"white", "pink", "brown"};
    for (int kind = NOISE_WHITE; kind <= NOISE_BROWN; kind++)
        for (int ratio_db = 10; ratio_db <= 20; ratio_db += 10)
            for (int level_dbfs = -36; level_dbfs <= -18; level_dbfs += 18) {
                struct soundtrack track;
                struct span spans[3];
                char what[64];
                soundtrack_init(&track, 10000);
                soundtrack_noise(&track, 0, 10000, (enum noise)kind, (float)(level_dbfs - ratio_db),
                                 (uint32_t)(11 + ratio_db));
                speak_three(&track, 1500, (float)level_dbfs, depth_over(ratio_db), spans);
                struct found found = find(&track);
                snprintf(what, sizeof what, "%s noise %d dB under %d dBFS", NAMES[kind], ratio_db,
                         level_dbfs);
                check_spans(what, &found, 0, spans, 3, END_TOLERANCE_MS);
                soundtrack_finish(&track);
            }
}

static void speech_stands_out_of_babble_once_the_babble_is_known(void)
{
    for (int ratio_db = 10; ratio_db <= 20; ratio_db += 10) {
        struct soundtrack track;
        struct span spans[3];
        char what[64];
        soundtrack_init(&track, 18500);
        soundtrack_babble(&track, 0, 18500, (float)(-20 - ratio_db));
        speak_three(&track, 8000, -20, depth_over(ratio_db), spans);
        struct found found = find(&track);
        snprintf(what, sizeof what, "babble %d dB under", ratio_db);
        check_spans(what, &found, 7000, spans, 3, BABBLE_END_TOLERANCE_MS);
        soundtrack_finish(&track);
    }
}

static void check_no_start(const char *what, struct soundtrack *track)
{
    struct found found = find(track);
    check_spans(what, &found, 0, NULL, 0, END_TOLERANCE_MS);
    soundtrack_finish(track);
}

static void steady_noise_never_starts(void)
{
    struct soundtrack track;
    for (int kind = NOISE_WHITE; kind <= NOISE_BROWN; kind++)
        for (int level_dbfs = -60; level_dbfs <= -15; level_dbfs += 15) {
            soundtrack_init(&track, 8000);
            soundtrack_noise(&track, 0, 4000, (enum noise)kind, (float)level_dbfs, 3);
            soundtrack_noise(&track, 5500, 2500, (enum noise)kind, (float)level_dbfs, 5);
            check_no_start("noise from the first frame, off, on again", &track);
        }
}

static void hum_fans_and_tones_never_start(void)
{
    static const float HUM_HZ[] = {50, 100, 150, 200, 300}, WHINE_HZ[] = {118, 236, 354, 472, 1180};
    struct soundtrack track;
    for (int from_ms = 0; from_ms <= 2000; from_ms += 2000) {
        soundtrack_init(&track, 8000);
        for (int i = 0; i < 5; i++)
            soundtrack_tone(&track, from_ms, 5000, HUM_HZ[i], -30.0f - 3.0f * (float)i);
        check_no_start("hum", &track);

        soundtrack_init(&track, 8000);
        soundtrack_noise(&track, from_ms, 5000, NOISE_PINK, -34, 9);
        for (int i = 0; i < 5; i++)
            soundtrack_tone(&track, from_ms, 5000, WHINE_HZ[i], -36.0f - 3.0f * (float)i);
        check_no_start("fan", &track);

        soundtrack_init(&track, 8000);
        soundtrack_tone(&track, from_ms, 5000, 450, -20);
        check_no_start("dial tone", &track);
    }
}

static void clicks_keys_and_slams_never_start(void)
{
    struct soundtrack track;
    uint32_t spread = 1;
    soundtrack_init(&track, 10000);
    soundtrack_noise(&track, 0, 10000, NOISE_PINK, -65, 1);
    for (int t = 300; t < 9500; t += 90 + (int)(spread % 80)) { /* ten strokes a second */
        spread = spread * 1103515245u + 12345u;
        soundtrack_click(&track, t, -12.0f - (float)(spread >> 16 & 15), spread | 1u);
    }
    check_no_start("keyboard", &track);

    for (int decay_ms = 200; decay_ms <= 800; decay_ms += 200) {
        soundtrack_init(&track, 8000);
        soundtrack_noise(&track, 0, 8000, NOISE_PINK, -65, 2);
        soundtrack_slam(&track, 1500, decay_ms, -3, 17);
        soundtrack_slam(&track, 4000, decay_ms, -15, 18);
        soundtrack_slam(&track, 4350, decay_ms, -12, 19);
        check_no_start("slamming door", &track);
    }
}

static void the_first_frame_may_be_speech(void)
{
    struct soundtrack track;
    soundtrack_init(&track, 9000);
    soundtrack_noise(&track, 0, 9000, NOISE_PINK, -60, 4);
    struct span spans[2];
    spans[0] = soundtrack_speak(&track, 0, GREETING, &AGED, -22);
    spans[1] = soundtrack_speak(&track, spans[0].end_ms + 800, GREETING, &MAN, -22);
    struct found found = find(&track);
    check_spans("speech from sample 0", &found, 0, spans, 2, END_TOLERANCE_MS);
    soundtrack_finish(&track);
}

static void digital_silence_then_noise_then_speech(void)
{
    struct soundtrack track;
    soundtrack_init(&track, 14000);
    struct span spans[2];
    spans[0] = soundtrack_speak(&track, 2000, GREETING, &WOMAN, -30);
    soundtrack_noise(&track, 6500, 7500, NOISE_WHITE, -45, 6);
    spans[1] = soundtrack_speak(&track, 9500, GREETING, &MAN, -28);
    struct found found = find(&track);
    check_spans("a muted microphone", &found, 0, spans, 2, END_TOLERANCE_MS);
    soundtrack_finish(&track);
}

static void a_fan_that_is_switched_on_hides_nothing_later(void)
{
    struct soundtrack track;
    soundtrack_init(&track, 14000);
    soundtrack_noise(&track, 0, 14000, NOISE_PINK, -65, 4);
    soundtrack_noise(&track, 4500, 9500, NOISE_WHITE, -40, 8);
    struct span spans[2];
    spans[0] = soundtrack_speak(&track, 800, GREETING, &WOMAN, -25);
    spans[1] = soundtrack_speak(&track, 8000, GREETING, &WOMAN, -25);
    struct found found = find(&track);
    check_spans("a fan", &found, 0, spans, 2, END_TOLERANCE_MS);
    soundtrack_finish(&track);
}

static void a_long_shout_stays_speech_and_hides_nothing_after_it(void)
{
    struct soundtrack track;
    soundtrack_init(&track, 16000);
    soundtrack_noise(&track, 0, 16000, NOISE_PINK, -60, 4);
    soundtrack_vowel(&track, 1000, 9000, 210, -10);
    struct span spans[2] = {{1000, 10000}};
    spans[1] = soundtrack_speak(&track, 11000, GREETING, &WOMAN, -35);
    struct found found = find(&track);
    check_spans("a shout of nine seconds, then a quiet line", &found, 0, spans, 2,
                END_TOLERANCE_MS);
    soundtrack_finish(&track);
}

static void a_comma_does_not_cut_and_a_full_second_does(void)
{
    struct soundtrack track;
    soundtrack_init(&track, 9000);
    soundtrack_noise(&track, 0, 9000, NOISE_PINK, -65, 4);
    struct span a = soundtrack_speak(&track, 1000, SHORT_WORD, &MAN, -22);
    struct span b = soundtrack_speak(&track, a.end_ms + 180, SHORT_WORD, &MAN, -22);
    struct span c = soundtrack_speak(&track, b.end_ms + 1000, SHORT_WORD, &MAN, -22);
    struct span spans[2] = {{a.start_ms, b.end_ms}, c};
    struct found found = find(&track);
    check_spans("180 ms and 1 s between words", &found, 0, spans, 2, END_TOLERANCE_MS);
    soundtrack_finish(&track);
}

static void a_word_of_one_syllable_is_enough(void)
{
    static const char *const WORDS[] = {"dui4", "shi4", "hao3", "bu4", "xing2", "en1", "qi1"};
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        struct soundtrack track;
        soundtrack_init(&track, 6000);
        soundtrack_noise(&track, 0, 6000, NOISE_PINK, -60, 4);
        struct span spans[2];
        spans[0] = soundtrack_speak(&track, 1000, WORDS[i], &MAN, -22);
        spans[1] = soundtrack_speak(&track, 3500, WORDS[i], &WOMAN, -32);
        struct found found = find(&track);
        check_spans(WORDS[i], &found, 0, spans, 2, END_TOLERANCE_MS);
        soundtrack_finish(&track);
    }
}

/* Nothing but the struct decides: a copy made half way goes on just as the original does. */
static void a_copy_goes_on_like_the_original(void)
{
    struct soundtrack track;
    struct span spans[3];
    soundtrack_init(&track, 8000);
    soundtrack_noise(&track, 0, 8000, NOISE_PINK, -50, 4);
    speak_three(&track, 500, -25, 30, spans);
    int16_t *pcm = soundtrack_pcm(&track);
    struct endpointer one, two;
    endpointer_init(&one);
    int differing = 0;
    for (size_t i = 0; i < 400; i++) {
        if (i == 60)
            two = one;
        enum endpoint_event event = endpointer_step(&one, pcm + i * ENDPOINTER_FRAME_SAMPLES);
        if (i >= 60)
            differing += endpointer_step(&two, pcm + i * ENDPOINTER_FRAME_SAMPLES) != event ||
                         one.start_ms != two.start_ms || one.end_ms != two.end_ms;
    }
    CHECK_INT(differing, 0);
    free(pcm);
    soundtrack_finish(&track);
}

int main(void)
{
    RUN(speech_in_a_quiet_room_is_cut_at_any_level);
    RUN(speech_in_noise_is_cut_at_20_and_10_db);
    RUN(speech_stands_out_of_babble_once_the_babble_is_known);
    RUN(steady_noise_never_starts);
    RUN(hum_fans_and_tones_never_start);
    RUN(clicks_keys_and_slams_never_start);
    RUN(the_first_frame_may_be_speech);
    RUN(digital_silence_then_noise_then_speech);
    RUN(a_fan_that_is_switched_on_hides_nothing_later);
    RUN(a_long_shout_stays_speech_and_hides_nothing_after_it);
    RUN(a_comma_does_not_cut_and_a_full_second_does);
    RUN(a_word_of_one_syllable_is_enough);
    RUN(a_copy_goes_on_like_the_original);
    return CHECK_RESULT();
}
