/* Manner and presence: what a mood and a place do to a voice. */
#include "audio/voice/manner.h"

#include <stdlib.h>

#include "audio/speech/level.h"
#include "audio/voice/maker/finishing.h"
#include "audio/voice/presence.h"
#include "base/random.h"
#include "tests/check.h"

enum { RATE_HZ = 16000, CALM = 60, SECOND = RATE_HZ };

static void fury_is_unmistakable(void)
{
    struct manner furious = manner_of(0, VOICE_HOT), calm = manner_of(CALM, VOICE_HOT);
    CHECK(furious.semitones >= calm.semitones + 2.5);
    CHECK(furious.range >= calm.range * 1.25);
    CHECK(furious.speed >= calm.speed * 1.12);
    CHECK(furious.level_db >= calm.level_db + 3);
    CHECK(furious.bright_db > calm.bright_db);
}

static void anger_rises_step_by_step(void)
{
    for (int mood = 1; mood <= CALM; mood++) {
        struct manner worse = manner_of(mood - 1, VOICE_HOT), better = manner_of(mood, VOICE_HOT);
        CHECK(worse.semitones > better.semitones && worse.range > better.range);
        CHECK(worse.speed > better.speed && worse.level_db > better.level_db);
    }
}

static void the_delighted_are_no_quieter_and_no_lower_than_the_calm(void)
{
    struct manner calm = manner_of(CALM, VOICE_HOT);
    for (int mood = CALM; mood <= 100; mood++) {
        struct manner now = manner_of(mood, VOICE_HOT);
        CHECK(now.semitones >= calm.semitones && now.range >= calm.range);
        CHECK(now.level_db >= calm.level_db);
    }
}

static void cold_anger_is_slow_low_and_flat(void)
{
    struct manner cold = manner_of(0, VOICE_COLD), calm = manner_of(CALM, VOICE_COLD);
    CHECK(cold.semitones < calm.semitones && cold.range < calm.range && cold.speed < calm.speed);
    CHECK(manner_of(80, VOICE_COLD).range == manner_of(80, VOICE_HOT).range);
}

static void moods_beyond_the_scale_are_its_ends(void)
{
    CHECK(manner_of(-5, VOICE_HOT).speed == manner_of(0, VOICE_HOT).speed);
    CHECK(manner_of(500, VOICE_HOT).range == manner_of(100, VOICE_HOT).range);
}

static struct wav_sound tone(double hz, double peak)
{
    struct wav_sound sound = {malloc(SECOND * sizeof(int16_t)), SECOND, RATE_HZ};
    for (int i = 0; i < SECOND; i++)
        sound.samples[i] =
            (int16_t)lrint(32767 * peak * sin(2 * 3.14159265358979 * hz * i / RATE_HZ));
    return sound;
}

/* By how many dB a presence changes a tone, its first and last tenth of a second apart. */
static double change_db(double hz, double peak, struct presence presence)
{
    struct wav_sound sound = tone(hz, peak);
    double before = level_rms_dbfs(sound.samples + 1600, SECOND - 3200);
    CHECK_INT(presence_give(&sound, &presence), STATUS_OK);
    double after = level_rms_dbfs(sound.samples + 1600, SECOND - 3200);
    wav_finish(&sound);
    return after - before;
}

static void a_voice_is_as_much_louder_as_its_mood_says(void)
{
    CHECK_NEAR(change_db(300, 0.1, (struct presence){5, 0, VOICE_CLOSE}), 5, 0.05);
    CHECK_NEAR(change_db(300, 0.1, (struct presence){0, 0, VOICE_CLOSE}), 0, 0.05);
}

static void effort_brings_out_what_lies_high(void)
{
    struct presence bright = {0, 5, VOICE_CLOSE};
    CHECK_NEAR(change_db(6000, 0.1, bright), 5, 0.5);
    CHECK_NEAR(change_db(300, 0.1, bright), 0, 0.3);
}

static void a_telephone_has_a_narrow_band(void)
{
    struct presence phone = {0, 0, VOICE_TELEPHONE};
    double middle = change_db(1000, 0.1, phone);
    CHECK_NEAR(middle, 3, 0.2);
    CHECK_NEAR(change_db(300, 0.1, phone), middle - 3, 0.3); /* the corners */
    CHECK_NEAR(change_db(3400, 0.1, phone), middle - 3, 0.3);
    CHECK(change_db(100, 0.1, phone) < middle - 30);
    CHECK(change_db(6500, 0.1, phone) < middle - 30);
}

static void a_room_rings_on_and_dies_away(void)
{
    struct wav_sound sound = tone(500, 0.3);
    CHECK_INT(presence_give(&sound, &(struct presence){0, 0, VOICE_ROOM}), STATUS_OK);
    CHECK_INT(sound.n_samples, SECOND + RATE_HZ * 35 / 100);
    double at = level_rms_dbfs(sound.samples + SECOND, 800);
    double later = level_rms_dbfs(sound.samples + sound.n_samples - 800, 800);
    CHECK(at < -20 && at > -45);
    CHECK(later < -55);
    wav_finish(&sound);
}

static void nothing_is_ever_clipped(void)
{
    struct wav_sound sound = tone(500, 0.9);
    CHECK_INT(presence_give(&sound, &(struct presence){20, 10, VOICE_CLOSE}), STATUS_OK);
    CHECK(level_peak_dbfs(sound.samples, sound.n_samples) <= -1);
    CHECK(level_clipped_pct(sound.samples, sound.n_samples) == 0);
    wav_finish(&sound);
}

static double peak_dbtp(const struct wav_sound *sound)
{
    struct loudness loudness = {0};
    float *x = calloc(sound->n_samples + 1, sizeof *x);
    for (size_t i = 0; i < sound->n_samples; i++)
        x[i] = (float)sound->samples[i] / 32768;
    CHECK_INT(loudness_measure(x, sound->n_samples, RATE_HZ, &loudness), STATUS_OK);
    free(x);
    return loudness.peak_dbtp;
}

/* Where the samples of a hiss that was bent are all at the same height, what lies between them goes
 * far beyond. */
static void nothing_passes_one_decibel_under_full_scale_between_samples_either(void)
{
    uint32_t state = 7;
    struct wav_sound sound = tone(3000, 0.3);
    for (size_t i = 0; i < sound.n_samples; i++)
        sound.samples[i] = (int16_t)(sound.samples[i] + 12000 * random_noise(&state));
    struct wav_sound bent = {malloc(SECOND * sizeof(int16_t)), SECOND, RATE_HZ};
    for (size_t i = 0; i < sound.n_samples; i++)
        bent.samples[i] =
            (int16_t)lrintf(32767 * presence_bend(2.9f * (float)sound.samples[i] / 32768));
    CHECK(peak_dbtp(&bent) > 0);
    CHECK_INT(presence_give(&sound, &(struct presence){9.2, 0, VOICE_CLOSE}), STATUS_OK);
    CHECK(peak_dbtp(&sound) <= -1);
    CHECK(level_rms_dbfs(sound.samples + 1600, SECOND - 3200) >
          level_rms_dbfs(bent.samples + 1600, SECOND - 3200) - 3);
    wav_finish(&bent);
    wav_finish(&sound);
}

static void both_ends_are_silent_however_loud_it_begins(void)
{
    struct wav_sound sound = tone(500, 0.3);
    CHECK_INT(presence_give(&sound, &(struct presence){0, 0, VOICE_CLOSE}), STATUS_OK);
    CHECK(level_rms_dbfs(sound.samples, 80) < -30);
    CHECK(level_rms_dbfs(sound.samples + SECOND - 80, 80) < -30);
    wav_finish(&sound);
}

static void nothing_at_all_stays_nothing(void)
{
    struct wav_sound sound = {NULL, 0, RATE_HZ};
    CHECK_INT(presence_give(&sound, &(struct presence){5, 5, VOICE_TELEPHONE}), STATUS_OK);
    CHECK_INT(sound.n_samples, 0);
    wav_finish(&sound);
}

int main(void)
{
    RUN(fury_is_unmistakable);
    RUN(anger_rises_step_by_step);
    RUN(the_delighted_are_no_quieter_and_no_lower_than_the_calm);
    RUN(cold_anger_is_slow_low_and_flat);
    RUN(moods_beyond_the_scale_are_its_ends);
    RUN(a_voice_is_as_much_louder_as_its_mood_says);
    RUN(effort_brings_out_what_lies_high);
    RUN(a_telephone_has_a_narrow_band);
    RUN(a_room_rings_on_and_dies_away);
    RUN(nothing_is_ever_clipped);
    RUN(nothing_passes_one_decibel_under_full_scale_between_samples_either);
    RUN(both_ends_are_silent_however_loud_it_begins);
    RUN(nothing_at_all_stays_nothing);
    return CHECK_RESULT();
}
