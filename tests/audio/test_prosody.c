/* Pitch, level and syllables of made sound, whose truth is known. */
#include "audio/speech/prosody.h"

#include <stdlib.h>

#include "audio/hearing/reply_gate.h"
#include "audio/voice/espeak.h"
#include "tests/audio/soundtrack.h"
#include "tests/check.h"
#include "tests/random.h"

enum { PER_MS = SOUNDTRACK_RATE_HZ / 1000, FRAME = PER_MS * HEARD_FRAME_MS };

/* The whole track as one segment, told in pieces of so many samples; 0: at once. */
static struct heard hear(const struct soundtrack *track, size_t piece)
{
    struct prosody prosody = {0};
    struct heard heard = {.n_segments = 1, .segments = calloc(1, sizeof *heard.segments)};
    int16_t *pcm = soundtrack_pcm(track);
    heard.segments[0].end_ms = (int32_t)(track->n_samples / PER_MS);
    prosody_start(&prosody);
    for (size_t at = 0; at < track->n_samples;) {
        size_t left = track->n_samples - at, n = piece && piece < left ? piece : left;
        CHECK_INT(prosody_feed(&prosody, pcm + at, n), STATUS_OK);
        at += n;
    }
    CHECK_INT(prosody_report(&prosody, &heard), STATUS_OK);
    prosody_finish(&prosody);
    free(pcm);
    return heard;
}

/* A throat of three resonances, driven by pulses that fall by 12 dB an octave. */
struct throat {
    float hz[3], scale; /* of the resonances: 1 for a man, 1.2 for a woman, 1.4 for a child */
};
static const struct throat A = {{730, 1090, 2440}, 1}, I = {{270, 2290, 3010}, 1},
                           U = {{300, 870, 2240}, 1};

/* A contour: Hz at a time of the sound. */
typedef float contour(float t_s);

static void track_scale(struct soundtrack *track, float level_dbfs)
{
    float now = soundtrack_level_dbfs(track, 0, (int)(track->n_samples / PER_MS));
    for (size_t i = 0; i < track->n_samples; i++)
        track->samples[i] *= powf(10.0f, (level_dbfs - now) / 20.0f);
}

static float resonate(float x, float hz, float memory[2])
{
    float r = expf((float)-M_PI * (60.0f + 0.05f * hz) / SOUNDTRACK_RATE_HZ);
    float c = 2.0f * r * cosf(2.0f * (float)M_PI * hz / SOUNDTRACK_RATE_HZ);
    float y = (1.0f - c + r * r) * x + c * memory[0] - r * r * memory[1];
    memory[1] = memory[0];
    memory[0] = y;
    return y;
}

/* Pulses at the contour's rate, each period longer or shorter by up to `uneven` of it. */
static void sing(struct soundtrack *track, const struct throat *throat, contour *hz_at,
                 float uneven, float level_dbfs)
{
    float memory[3][2] = {{0}}, slope[2] = {0}, phase = 0.0f, period = 1.0f;
    uint32_t seed = 9;
    for (size_t i = 0; i < track->n_samples; i++) {
        float step = hz_at((float)i / SOUNDTRACK_RATE_HZ) / SOUNDTRACK_RATE_HZ, pulse = 0.0f;
        phase += step;
        if (phase >= period) {
            phase -= period;
            period = 1.0f + uneven * random_noise(&seed);
            pulse = 1.0f;
        }
        slope[0] += 0.06f * (pulse - slope[0]);
        slope[1] += 0.06f * (slope[0] - slope[1]);
        float x = slope[1];
        for (int k = 0; k < 3; k++)
            x = resonate(x, throat->scale * throat->hz[k], memory[k]);
        track->samples[i] += x;
    }
    track_scale(track, level_dbfs);
}

/* How the tracker did against a contour, frames at both ends left out. */
struct tracked {
    int frames, voiced, gross; /* gross: off by more than a fifth, of those voiced */
    double off;                /* mean of the others' distance, per cent */
};

static struct tracked compare(const struct heard *heard, contour *hz_at)
{
    struct tracked tracked = {0};
    for (size_t i = 5; i + 5 < heard->n_frames; i++) {
        float truth = hz_at((float)i * 0.01f + 0.005f), found = heard->frames[i].pitch_hz;
        float off = fabsf(found - truth) / truth;
        tracked.frames++;
        if (found <= 0.0f)
            continue;
        tracked.voiced++;
        tracked.gross += off > 0.2f;
        tracked.off += off <= 0.2f ? 100.0 * (double)off : 0.0;
    }
    tracked.off /= fmax(1.0, tracked.voiced - tracked.gross);
    return tracked;
}

/* Over a person's whole range and back in 3 s. */
static float sweep(float t_s, float low_hz, float high_hz)
{
    return low_hz * powf(high_hz / low_hz, 1.0f - fabsf(t_s / 1.5f - 1.0f));
}
static float man_sweep(float t_s)
{
    return sweep(t_s, 70.0f, 260.0f);
}
static float woman_sweep(float t_s)
{
    return sweep(t_s, 130.0f, 450.0f);
}
static float child_sweep(float t_s)
{
    return sweep(t_s, 190.0f, 490.0f);
}
static float creak(float t_s) /* from 110 Hz down to 62 */
{
    return 110.0f * powf(62.0f / 110.0f, t_s / 3.0f);
}

static const struct person {
    const char *name;
    contour *sweep;
    float scale;
} PEOPLE[] = {
    {"man", man_sweep, 1.0f}, {"woman", woman_sweep, 1.18f}, {"child", child_sweep, 1.4f}};

static struct tracked track_made(const struct throat *throat, float scale, contour *hz_at,
                                 float uneven, int noise_db, enum noise kind)
{
    struct soundtrack track;
    struct throat person = *throat;
    person.scale = scale;
    soundtrack_init(&track, 3000);
    sing(&track, &person, hz_at, uneven, -25);
    if (noise_db > 0)
        soundtrack_noise(&track, 0, 3000, kind, -25.0f - (float)noise_db, 5);
    struct heard heard = hear(&track, 0);
    struct tracked tracked = compare(&heard, hz_at);
    heard_finish(&heard);
    soundtrack_finish(&track);
    return tracked;
}

static const struct throat *const VOWELS[] = {&A, &I, &U};

static void check_tracked(const char *who, const struct tracked *tracked, int voiced_pct,
                          double gross_pct, double off_pct)
{
    int before = check_failures;
    CHECK(tracked->voiced * 100 >= voiced_pct * tracked->frames);
    CHECK(tracked->gross <= gross_pct / 100 * tracked->voiced);
    CHECK(tracked->off <= off_pct);
    if (check_failures > before)
        fprintf(stderr, "  %s: %d of %d voiced, %d gross, the others %.2f %% off\n", who,
                tracked->voiced, tracked->frames, tracked->gross, tracked->off);
}

static void a_gliding_voice_is_followed_over_its_whole_range(void)
{
    for (size_t p = 0; p < 3; p++)
        for (size_t v = 0; v < 3; v++) {
            struct tracked tracked =
                track_made(VOWELS[v], PEOPLE[p].scale, PEOPLE[p].sweep, 0, 0, NOISE_WHITE);
            check_tracked(PEOPLE[p].name, &tracked, 100, 0, 0.5);
        }
}

static void noise_10_db_under_a_voice_moves_its_pitch_by_no_octave(void)
{
    for (size_t p = 0; p < 3; p++)
        for (size_t v = 0; v < 3; v++)
            for (int kind = NOISE_WHITE; kind <= NOISE_BROWN; kind++) {
                struct tracked tracked = track_made(VOWELS[v], PEOPLE[p].scale, PEOPLE[p].sweep, 0,
                                                    10, (enum noise)kind);
                check_tracked(PEOPLE[p].name, &tracked, 90, 5, 1.0);
            }
}

static void a_creaking_end_does_not_jump_up(void)
{
    struct tracked tracked = track_made(&A, 1.0f, creak, 0.1f, 0, NOISE_WHITE);
    check_tracked("creak", &tracked, 80, 2, 6.0);
}

static void noise_and_silence_have_no_pitch_and_no_syllables(void)
{
    for (int kind = NOISE_WHITE; kind <= NOISE_BROWN + 1; kind++) {
        struct soundtrack track;
        size_t voiced = 0;
        soundtrack_init(&track, 5000);
        if (kind <= NOISE_BROWN)
            soundtrack_noise(&track, 0, 5000, (enum noise)kind, -30, 3);
        struct heard heard = hear(&track, 0);
        for (size_t i = 0; i < heard.n_frames; i++)
            voiced += heard.frames[i].pitch_hz > 0;
        CHECK(voiced <= heard.n_frames / 20);
        CHECK(heard.n_nuclei <= 1);
        heard_finish(&heard);
        soundtrack_finish(&track);
    }
}

static void levels_are_those_of_the_sound(void)
{
    struct soundtrack track;
    soundtrack_init(&track, 1000);
    soundtrack_tone(&track, 0, 500, 1000, -20);
    struct heard heard = hear(&track, 0);
    CHECK_INT(heard.n_frames, 100);
    CHECK_NEAR(heard.frames[20].level_dbfs, -20, 0.1);
    CHECK_NEAR(heard.frames[80].level_dbfs, -120, 0.1);
    heard_finish(&heard);
    soundtrack_finish(&track);
}

static const char LINE[] = "nin2 hao3 qing3 wen4 nin2 yao4 ban4 li3 shen2 me5 ye4 wu4 wo3 lai2 "
                           "bang1 nin2 kan4 kan4 zhe4 ge5 yue4 de5 dian4 fei4";
enum { LINE_SYLLABLES = 24 };

/* Adds the sound at `speed`, 2: twice as quick and an octave higher. */
static void play(struct soundtrack *track, int at_ms, const struct wav_sound *sound, double speed,
                 float gain)
{
    size_t at = (size_t)at_ms * PER_MS;
    double step = speed * sound->rate_hz / SOUNDTRACK_RATE_HZ;
    for (size_t i = 0; at + i < track->n_samples; i++) {
        size_t from = (size_t)((double)i * step);
        float part = (float)((double)i * step - (double)from);
        if (from + 1 >= sound->n_samples)
            break;
        track->samples[at + i] += gain * ((1.0f - part) * (float)sound->samples[from] +
                                          part * (float)sound->samples[from + 1]);
    }
}

static struct wav_sound speak(const char *voice, int rate_wpm)
{
    struct wav_sound sound = {0};
    struct espeak_request request = {
        .text = LINE, .voice = voice, .rate_wpm = rate_wpm, .pitch = 50, .range = 50};
    if (espeak_say(&request, &sound) != STATUS_OK) {
        fprintf(stderr, "espeak-ng says nothing\n");
        exit(1);
    }
    return sound;
}

/* The length of the sound without the silence at its ends, ms. */
static double spoken_ms(const struct wav_sound *sound)
{
    size_t from = 0, to = sound->n_samples;
    while (from < to && abs(sound->samples[from]) < 300)
        from++;
    while (to > from && abs(sound->samples[to - 1]) < 300)
        to--;
    return 1000.0 * (double)(to - from) / sound->rate_hz;
}

/* How many syllables are found for each one spoken, at a rate that is made exact by playing the
 * sound a little quicker or slower. */
static double counted_share(const char *voice, int rate_wpm, int per_min)
{
    struct wav_sound sound = speak(voice, rate_wpm);
    double wanted_ms = 60000.0 * LINE_SYLLABLES / per_min;
    struct soundtrack track;
    soundtrack_init(&track, (int)wanted_ms + 1000);
    play(&track, 300, &sound, spoken_ms(&sound) / wanted_ms, 0.3f);
    struct heard heard = hear(&track, 0);
    double share = (double)heard.n_nuclei / LINE_SYLLABLES;
    wav_finish(&sound);
    heard_finish(&heard);
    soundtrack_finish(&track);
    return share;
}

static void slow_ordinary_and_quick_speech_are_counted_within_a_tenth(void)
{
    static const char *const VOICES[] = {"cmn-latn-pinyin", "cmn-latn-pinyin+f2",
                                         "cmn-latn-pinyin+m3", "cmn-latn-pinyin+f4"};
    static const struct {
        int rate_wpm, per_min;
    } RATES[] = {{80, 90}, {160, 220}, {275, 400}};
    for (size_t r = 0; r < 3; r++) {
        double share = 0;
        for (size_t v = 0; v < 4; v++)
            share += counted_share(VOICES[v], RATES[r].rate_wpm, RATES[r].per_min) / 4;
        printf("  %d a minute: %.2f counted of 1\n", RATES[r].per_min, share);
        CHECK_NEAR(share, 1, 0.1);
    }
}

static void nuclei_lie_in_order_and_on_vowels(void)
{
    struct soundtrack track;
    struct wav_sound sound = speak("cmn-latn-pinyin", 150);
    size_t voiced = 0;
    soundtrack_init(&track, 9000);
    play(&track, 300, &sound, 1, 0.3f);
    struct heard heard = hear(&track, 0);
    for (size_t i = 0; i < heard.n_nuclei; i++) {
        CHECK(i == 0 || heard.nuclei_ms[i] > heard.nuclei_ms[i - 1]);
        voiced += heard.frames[heard.nuclei_ms[i] / HEARD_FRAME_MS].pitch_hz > 0;
    }
    CHECK(voiced * 10 >= heard.n_nuclei * 9);
    wav_finish(&sound);
    heard_finish(&heard);
    soundtrack_finish(&track);
}

struct voice_measured { /* medians of the voiced frames */
    double level_dbfs, semitones;
};

static int compare_floats(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

static struct voice_measured voice_between(const struct heard *heard, int from_ms, int to_ms)
{
    static float levels[1000], pitches[1000];
    size_t n = 0;
    for (int i = from_ms / HEARD_FRAME_MS; i < to_ms / HEARD_FRAME_MS && n < 1000; i++)
        if (heard->frames[i].pitch_hz > 0) {
            levels[n] = heard->frames[i].level_dbfs;
            pitches[n++] = 12.0f * log2f(heard->frames[i].pitch_hz);
        }
    qsort(levels, n, sizeof *levels, compare_floats);
    qsort(pitches, n, sizeof *pitches, compare_floats);
    return (struct voice_measured){(double)levels[n / 2], (double)pitches[n / 2]};
}

/* The line once as it is, then 10 dB louder and 6 semitones higher. */
static void a_shout_is_as_loud_and_as_high_as_it_is(void)
{
    struct soundtrack track;
    struct wav_sound sound = speak("cmn-latn-pinyin", 170);
    soundtrack_init(&track, 16000);
    play(&track, 0, &sound, 1, 0.1f);
    play(&track, 8000, &sound, pow(2, 0.5), 0.316f);
    struct heard heard = hear(&track, 0);
    struct voice_measured calm = voice_between(&heard, 0, 8000);
    struct voice_measured shout = voice_between(&heard, 8000, 16000);
    CHECK_NEAR(shout.level_dbfs - calm.level_dbfs, 10, 1);
    CHECK_NEAR(shout.semitones - calm.semitones, 6, 0.5);
    wav_finish(&sound);
    heard_finish(&heard);
    soundtrack_finish(&track);
}

static void the_pieces_that_sound_comes_in_make_no_difference(void)
{
    static const size_t PIECES[] = {1, 7, 160, 320, 1001};
    struct soundtrack track;
    struct wav_sound sound = speak("cmn-latn-pinyin+f2", 250);
    soundtrack_init(&track, 4000);
    play(&track, 100, &sound, 1, 0.3f);
    struct heard whole = hear(&track, 0);
    for (size_t k = 0; k < sizeof PIECES / sizeof PIECES[0]; k++) {
        struct heard heard = hear(&track, PIECES[k]);
        CHECK_INT(heard.n_frames, 400);
        CHECK_INT(heard.n_nuclei, whole.n_nuclei);
        CHECK(memcmp(heard.frames, whole.frames, 400 * sizeof *whole.frames) == 0);
        CHECK(memcmp(heard.nuclei_ms, whole.nuclei_ms, whole.n_nuclei * sizeof(int32_t)) == 0);
        heard_finish(&heard);
    }
    wav_finish(&sound);
    heard_finish(&whole);
    soundtrack_finish(&track);
}

static void outside_the_segments_there_is_no_pitch_and_no_syllable(void)
{
    struct prosody prosody = {0};
    struct soundtrack track;
    struct heard heard = {.n_segments = 1, .segments = calloc(1, sizeof *heard.segments)};
    heard.segments[0] = (struct heard_segment){.start_ms = 400, .end_ms = 700};
    soundtrack_init(&track, 1000);
    soundtrack_vowel(&track, 0, 1000, 150, -20);
    int16_t *pcm = soundtrack_pcm(&track);
    prosody_start(&prosody);
    CHECK_INT(prosody_feed(&prosody, pcm, track.n_samples), STATUS_OK);
    CHECK_INT(prosody_report(&prosody, &heard), STATUS_OK);
    for (size_t i = 0; i < heard.n_frames; i++)
        CHECK((heard.frames[i].pitch_hz > 0) == (i >= 40 && i < 70));
    for (size_t i = 0; i < heard.n_nuclei; i++)
        CHECK(heard.nuclei_ms[i] >= 400 && heard.nuclei_ms[i] < 700);
    prosody_finish(&prosody);
    prosody_finish(&prosody);
    heard_finish(&heard);
    free(pcm);
    soundtrack_finish(&track);
}

/* A prosody is used for one reply after another. */
static void nothing_is_left_of_the_reply_before(void)
{
    struct prosody prosody = {0};
    struct heard heards[2] = {{0}};
    struct soundtrack track;
    soundtrack_init(&track, 1500);
    soundtrack_vowel(&track, 200, 1000, 150, -20);
    int16_t *pcm = soundtrack_pcm(&track);
    for (int k = 0; k < 2; k++) {
        heards[k].segments = calloc(heards[k].n_segments = 1, sizeof *heards[k].segments);
        heards[k].segments[0].end_ms = 1500;
        prosody_start(&prosody);
        CHECK_INT(prosody_feed(&prosody, pcm, track.n_samples), STATUS_OK);
        CHECK_INT(prosody_report(&prosody, &heards[k]), STATUS_OK);
    }
    CHECK_INT(heards[1].n_frames, 150);
    CHECK(memcmp(heards[0].frames, heards[1].frames, 150 * sizeof *heards[0].frames) == 0);
    CHECK_INT(heards[0].n_nuclei, heards[1].n_nuclei);
    heard_finish(&heards[0]);
    heard_finish(&heards[1]);
    prosody_finish(&prosody);
    free(pcm);
    soundtrack_finish(&track);
}

/* A word amid silence, cut out by the endpointer as a reply's is. */
static struct heard hear_word(const char *pinyin, const struct voice_style *style)
{
    struct soundtrack track;
    struct reply_gate gate = {0};
    struct bytes told = {0};
    struct heard heard = {0};
    soundtrack_init(&track, 3500);
    soundtrack_noise(&track, 0, 3500, NOISE_PINK, -65, 4);
    soundtrack_speak(&track, 1000, pinyin, style, -24);
    int16_t *pcm = soundtrack_pcm(&track);
    reply_gate_start(&gate);
    CHECK_INT(reply_gate_feed(&gate, pcm, track.n_samples, &told), STATUS_OK);
    CHECK_INT(reply_gate_end(&gate, &told), STATUS_OK);
    CHECK_INT(reply_gate_report(&gate, &heard), STATUS_OK);
    reply_gate_finish(&gate);
    bytes_finish(&told);
    free(pcm);
    soundtrack_finish(&track);
    return heard;
}

/* What scoring/rules/conduct_time.c takes for a listening sound. */
static bool is_short(const struct heard *heard)
{
    int32_t ms = heard->n_segments ? heard->segments[0].end_ms - heard->segments[0].start_ms : 0;
    return heard->n_segments == 1 && ms <= 700 && heard->n_nuclei <= (ms < 550 ? 3 : 2);
}

static const struct voice_style STYLES[] = {{VOICE_FEMALE, 25, 50}, {VOICE_MALE, 40, 50}};

static void a_listening_sound_is_short_and_of_few_syllables(void)
{
    static const char *const SOUNDS[] = {"en1",      "dui4",     "shi4",
                                         "hao3 de5", "shi4 de5", "dui4 dui4"};
    for (size_t i = 0; i < sizeof SOUNDS / sizeof SOUNDS[0]; i++)
        for (size_t k = 0; k < 2; k++) {
            struct heard heard = hear_word(SOUNDS[i], &STYLES[k]);
            CHECK(is_short(&heard) && heard.n_nuclei >= 1);
            if (!is_short(&heard) || heard.n_nuclei < 1)
                fprintf(stderr, "  %s: %zu segments, %zu nuclei\n", SOUNDS[i], heard.n_segments,
                        heard.n_nuclei);
            heard_finish(&heard);
        }
}

static void an_interruption_is_no_listening_sound(void)
{
    static const char *const WORDS[] = {"ni3 ting1 wo3 shuo1", "nin2 xian1 bie2 ji2",
                                        "zhe4 ge5 wo3 zhi1 dao4"};
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
        for (size_t k = 0; k < 2; k++) {
            struct heard heard = hear_word(WORDS[i], &STYLES[k]);
            CHECK_INT(heard.n_segments, 1);
            CHECK(!is_short(&heard));
            heard_finish(&heard);
        }
}

static void no_sound_gives_nothing(void)
{
    struct prosody prosody = {0};
    struct heard heard = {0};
    prosody_start(&prosody);
    CHECK_INT(prosody_report(&prosody, &heard), STATUS_OK);
    CHECK_INT(heard.n_frames, 0);
    CHECK_INT(heard.n_nuclei, 0);
    prosody_finish(&prosody);
    heard_finish(&heard);
}

int main(void)
{
    RUN(a_gliding_voice_is_followed_over_its_whole_range);
    RUN(noise_10_db_under_a_voice_moves_its_pitch_by_no_octave);
    RUN(a_creaking_end_does_not_jump_up);
    RUN(noise_and_silence_have_no_pitch_and_no_syllables);
    RUN(levels_are_those_of_the_sound);
    RUN(slow_ordinary_and_quick_speech_are_counted_within_a_tenth);
    RUN(nuclei_lie_in_order_and_on_vowels);
    RUN(a_shout_is_as_loud_and_as_high_as_it_is);
    RUN(the_pieces_that_sound_comes_in_make_no_difference);
    RUN(outside_the_segments_there_is_no_pitch_and_no_syllable);
    RUN(nothing_is_left_of_the_reply_before);
    RUN(a_listening_sound_is_short_and_of_few_syllables);
    RUN(an_interruption_is_no_listening_sound);
    RUN(no_sound_gives_nothing);
    return CHECK_RESULT();
}
