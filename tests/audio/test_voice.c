/* Voices: espeak-ng itself speaks; what comes out is measured. */
#include "audio/voice/voice.h"

#include <stdlib.h>
#include <unistd.h>

#include "audio/speech/level.h"
#include "audio/speech/vad.h"
#include "tests/check.h"

static const char COMPLAINT[] =
    "wo3 men5 jia1 yi3 jing1 ting2 dian4 san1 ge5 xiao3 shi2 le5, ni3 men5 "
    "dao4 di3 guan3 bu5 guan3?";

static struct wav_sound speak(const char *pinyin, enum voice_sex sex, int age_years, int mood)
{
    struct voice_style style = {sex, age_years, mood};
    struct wav_sound sound;
    CHECK_INT(voice_speak(pinyin, &style, &sound), STATUS_OK);
    CHECK_INT(sound.rate_hz, 16000);
    CHECK(sound.n_samples > 0);
    return sound;
}

/* What a listener notices: pitch over the voiced frames, and the level of the loud half of frames.
 */
struct impression {
    float pitch_hz, pitch_spread, level_dbfs, peak_dbfs;
    int duration_ms, voiced_frames;
};

static int by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

static struct impression listen(const struct wav_sound *sound)
{
    static float pitches[4096];
    struct impression heard = {.peak_dbfs = level_peak_dbfs(sound->samples, sound->n_samples),
                               .duration_ms = (int)(sound->n_samples / 16)};
    struct vad vad;
    double power = 0.0;
    int voiced = 0;
    vad_init(&vad);
    for (size_t i = 0; i + VAD_FRAME_SAMPLES <= sound->n_samples; i += VAD_FRAME_SAMPLES) {
        vad_step(&vad, sound->samples + i);
        if (!vad.voiced || voiced == 4096)
            continue;
        power += pow(10.0, (double)vad.level_dbfs / 10.0);
        pitches[voiced++] = vad.pitch_hz;
    }
    qsort(pitches, (size_t)voiced, sizeof pitches[0], by_size);
    heard.voiced_frames = voiced;
    heard.level_dbfs = (float)(10.0 * log10(power / (voiced ? voiced : 1)));
    heard.pitch_hz = voiced ? pitches[voiced / 2] : 0.0f;
    heard.pitch_spread = voiced ? pitches[voiced * 9 / 10] / pitches[voiced / 10] : 0.0f;
    return heard;
}

static struct impression impression_of(enum voice_sex sex, int age_years, int mood)
{
    struct wav_sound sound = speak(COMPLAINT, sex, age_years, mood);
    struct impression heard = listen(&sound);
    free(sound.samples);
    return heard;
}

static void an_angry_voice_is_faster_higher_and_louder(void)
{
    for (int sex = VOICE_FEMALE; sex <= VOICE_MALE; sex++) {
        struct impression angry = impression_of((enum voice_sex)sex, 40, 0);
        struct impression even = impression_of((enum voice_sex)sex, 40, 50);
        struct impression calm = impression_of((enum voice_sex)sex, 40, 100);
        CHECK(angry.duration_ms < even.duration_ms * 9 / 10);
        CHECK(even.duration_ms < calm.duration_ms * 19 / 20);
        CHECK(angry.pitch_hz > even.pitch_hz * 1.1f);
        CHECK(even.pitch_hz > calm.pitch_hz * 1.02f);
        CHECK(angry.pitch_spread > calm.pitch_spread * 1.1f);
        CHECK_NEAR(angry.level_dbfs - even.level_dbfs, 4.0, 1.0);
        CHECK_NEAR(even.level_dbfs - calm.level_dbfs, 2.0, 1.0);
    }
}

static void every_voice_is_as_loud_as_the_next_and_never_clips(void)
{
    static const int AGES[] = {22, 40, 66};
    for (int sex = VOICE_FEMALE; sex <= VOICE_MALE; sex++)
        for (int a = 0; a < 3; a++)
            for (int mood = 0; mood <= 100; mood += 50) {
                struct impression heard = impression_of((enum voice_sex)sex, AGES[a], mood);
                CHECK(heard.peak_dbfs <= -1.0f);
                CHECK_NEAR(heard.level_dbfs, mood == 0 ? -16 : mood == 50 ? -20 : -22, 2.0);
            }
}

static void women_speak_higher_than_men(void)
{
    for (int age = 22; age <= 66; age += 22)
        CHECK(impression_of(VOICE_FEMALE, age, 50).pitch_hz >
              1.25f * impression_of(VOICE_MALE, age, 50).pitch_hz);
}

static void moods_beyond_the_scale_are_its_ends(void)
{
    struct impression lowest = impression_of(VOICE_MALE, 40, -20);
    CHECK_INT(lowest.duration_ms, impression_of(VOICE_MALE, 40, 0).duration_ms);
    CHECK_INT(impression_of(VOICE_MALE, 40, 300).duration_ms,
              impression_of(VOICE_MALE, 40, 100).duration_ms);
}

static void the_same_line_is_the_same_samples_whatever_was_said_before(void)
{
    struct wav_sound first = speak(COMPLAINT, VOICE_FEMALE, 40, 30);
    struct wav_sound other = speak("bie2 de5", VOICE_MALE, 70, 0);
    struct wav_sound second = speak(COMPLAINT, VOICE_FEMALE, 40, 30);
    CHECK_INT(second.n_samples, first.n_samples);
    CHECK(second.n_samples == first.n_samples &&
          memcmp(first.samples, second.samples, first.n_samples * sizeof(int16_t)) == 0);
    free(first.samples);
    free(other.samples);
    free(second.samples);
}

/* The line, said by someone whose home has never seen PulseAudio. */
static struct wav_sound speak_in_an_empty_home(void)
{
    char home[] = "/tmp/yingda-home-XXXXXX", command[64];
    CHECK(mkdtemp(home) != NULL);
    setenv("HOME", home, 1);
    struct wav_sound sound = speak(COMPLAINT, VOICE_FEMALE, 40, 30); /* her variant has breath */
    snprintf(command, sizeof command, "rm -r %s", home);
    CHECK_INT(system(command), 0);
    return sound;
}

static void a_line_is_the_same_samples_in_every_empty_home(void)
{
    char *home = strdup(getenv("HOME") ? getenv("HOME") : "/");
    unsetenv("XDG_RUNTIME_DIR");
    struct wav_sound first = speak_in_an_empty_home();
    for (int i = 0; i < 3; i++) {
        struct wav_sound again = speak_in_an_empty_home();
        CHECK(again.n_samples == first.n_samples &&
              memcmp(first.samples, again.samples, first.n_samples * sizeof(int16_t)) == 0);
        free(again.samples);
    }
    free(first.samples);
    setenv("HOME", home, 1);
    free(home);
}

/* The pitch in the second and in the last voiced frame. */
static void pitch_ends(const char *pinyin, float *early_hz, float *late_hz)
{
    struct wav_sound sound = speak(pinyin, VOICE_FEMALE, 66, 50); /* her variant has no echo */
    float pitches[256];
    struct vad vad;
    int n = 0;
    vad_init(&vad);
    for (size_t i = 0; i + VAD_FRAME_SAMPLES <= sound.n_samples; i += VAD_FRAME_SAMPLES) {
        vad_step(&vad, sound.samples + i);
        if (vad.voiced && n < 256)
            pitches[n++] = vad.pitch_hz;
    }
    CHECK(n >= 5);
    *early_hz = n > 1 ? pitches[1] : 0.0f;
    *late_hz = n ? pitches[n - 1] : 0.0f;
    free(sound.samples);
}

static void the_second_tone_rises_and_the_fourth_falls(void)
{
    float early_hz, late_hz;
    pitch_ends("ma2", &early_hz, &late_hz);
    CHECK(late_hz > 1.1f * early_hz);
    pitch_ends("ma4", &early_hz, &late_hz);
    CHECK(late_hz < 0.93f * early_hz);
    pitch_ends("ma1", &early_hz, &late_hz);
    CHECK_NEAR(late_hz / early_hz, 1.0, 0.1);
}

static int duration_ms(const char *pinyin)
{
    struct wav_sound sound = speak(pinyin, VOICE_MALE, 40, 50);
    int ms = (int)(sound.n_samples / 16);
    free(sound.samples);
    return ms;
}

/* espeak-ng reads "wanr2" as "wa1 nr2"; spelled apart it is the vowel and an r. */
static void erhua_is_spoken_as_one_word(void)
{
    CHECK_INT(duration_ms("wanr2"), duration_ms("wa2 r5"));
    CHECK_INT(duration_ms("yi1 dianr3"), duration_ms("yi1 dia3 r5"));
    CHECK_INT(duration_ms("yi2 kuair4"), duration_ms("yi2 kua4 r5"));
    CHECK_INT(duration_ms("dengr1."), duration_ms("de1 r5."));
    CHECK_INT(duration_ms("er2 zi5"), duration_ms("er2  zi5")); /* er itself is no erhua */
}

static void both_spellings_of_the_rounded_vowel_are_one(void)
{
    CHECK_INT(duration_ms("nv3 shi4"), duration_ms("n\xc3\xbc"
                                                   "3 shi4"));
}

static void what_is_not_pinyin_is_refused(void)
{
    struct voice_style style = {VOICE_FEMALE, 30, 50};
    struct wav_sound sound;
    CHECK_INT(voice_speak("\xe4\xbd\xa0\xe5\xa5\xbd", &style, &sound), STATUS_INVALID);
    CHECK_INT(voice_speak("<audio src=\"x\"/>", &style, &sound), STATUS_INVALID);
    CHECK(sound.samples == NULL);
}

static void an_endless_line_is_refused(void)
{
    char *endless = malloc(10001);
    for (int i = 0; i < 10000; i++)
        endless[i] = "ma1 "[i % 4];
    endless[10000] = '\0';
    struct voice_style style = {VOICE_FEMALE, 30, 50};
    struct wav_sound sound;
    CHECK_INT(voice_speak(endless, &style, &sound), STATUS_LIMIT);
    free(endless);
}

static void a_missing_espeak_is_said(void)
{
    char *path = strdup(getenv("PATH"));
    struct voice_style style = {VOICE_FEMALE, 30, 50};
    struct wav_sound sound;
    setenv("PATH", "/nonexistent", 1);
    CHECK_INT(voice_speak("ni3 hao3", &style, &sound), STATUS_NOT_FOUND);
    setenv("PATH", path, 1);
    free(path);
}

int main(void)
{
    RUN(an_angry_voice_is_faster_higher_and_louder);
    RUN(every_voice_is_as_loud_as_the_next_and_never_clips);
    RUN(women_speak_higher_than_men);
    RUN(moods_beyond_the_scale_are_its_ends);
    RUN(the_same_line_is_the_same_samples_whatever_was_said_before);
    RUN(a_line_is_the_same_samples_in_every_empty_home);
    RUN(the_second_tone_rises_and_the_fourth_falls);
    RUN(erhua_is_spoken_as_one_word);
    RUN(both_spellings_of_the_rounded_vowel_are_one);
    RUN(what_is_not_pinyin_is_refused);
    RUN(an_endless_line_is_refused);
    RUN(a_missing_espeak_is_said);
    return CHECK_RESULT();
}
