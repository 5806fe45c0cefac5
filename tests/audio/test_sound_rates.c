/* audio/device/sound on devices and servers of other rates than 16 kHz. The yingda-sound beside
 * this program has tests/audio/one_rate.c in it. */
#include <signal.h>
#include <stdlib.h>

#include "audio/device/sound.h"
#include "base/clock.h"
#include "tests/audio/null_card.h"
#include "tests/check.h"
#include "tests/child_named.h"

enum { SECOND = CARD_RATE_HZ, TONE_HZ = 1000, AMPLITUDE = 8000, FRAME = SECOND / 100 };

static int16_t tone[SECOND];
static struct sound *sound;

/* "": any. */
static void devices_take_only(const char *capture_hz, const char *play_hz)
{
    const char *const names[] = {"YINGDA_TEST_CAPTURE_HZ", "YINGDA_TEST_PLAY_HZ"};
    const char *const rates_hz[] = {capture_hz, play_hz};
    for (int i = 0; i < 2; i++) {
        if (*rates_hz[i])
            setenv(names[i], rates_hz[i], 1);
        else
            unsetenv(names[i]);
    }
}

/* What follows the tone is as still as air, which is no silence: that would be a pulled plug. */
static void tone_write(void)
{
    static int16_t air[2 * SECOND];
    char path[256];
    snprintf(path, sizeof path, "%s/tone.raw", card_folder);
    FILE *file = fopen(path, "wb");
    for (int i = 0; i < SECOND; i++)
        tone[i] = (int16_t)(AMPLITUDE * sin(2 * M_PI * TONE_HZ * (double)i / CARD_RATE_HZ));
    for (int i = 0; i < 2 * SECOND; i++)
        air[i] = (int16_t)(i % 7 - 3);
    fwrite(tone, sizeof *tone, SECOND, file);
    fwrite(air, sizeof *air, 2 * SECOND, file);
    fclose(file);
}

/* The strongest frequency about the tone's in the half second in which that is strongest, to half
 * a hertz. */
static double pitch_hz(const int16_t *samples, size_t n)
{
    double best = -200, found = 0;
    size_t where = 0;
    for (size_t at = 0; at + SECOND / 2 <= n; at += SECOND / 10) {
        double level = card_tone_dbfs(samples + at, SECOND / 2, TONE_HZ);
        where = level > best ? at : where;
        best = level > best ? level : best;
    }
    best = -200;
    for (double hz = 0.8 * TONE_HZ; n >= SECOND / 2 && hz < 1.25 * TONE_HZ; hz += 0.5) {
        double level = card_tone_dbfs(samples + where, SECOND / 2, hz);
        found = level > best ? hz : found;
        best = level > best ? level : best;
    }
    return found;
}

/* From the first 10 ms with the tone to the last. */
static double length_s(const int16_t *samples, size_t n)
{
    size_t first = n, last = 0;
    for (size_t at = 0; at + FRAME <= n; at += FRAME) {
        if (card_tone_dbfs(samples + at, FRAME, TONE_HZ) < -30)
            continue;
        first = first == n ? at : first;
        last = at + FRAME;
    }
    return last > first ? (double)(last - first) / CARD_RATE_HZ : 0;
}

/* Two blocks of 10 ms at each end, and 1 % of the second. */
static void check_is_the_tone(const char *what, const int16_t *samples, size_t n)
{
    double hz = pitch_hz(samples, n), s = length_s(samples, n);
    CHECK_NEAR(hz, TONE_HZ, 0.01 * TONE_HZ);
    CHECK_NEAR(s, 1.0, 0.05);
    printf("     %s: %.1f Hz of %d, %.2f s of 1\n", what, hz, TONE_HZ, s);
}

static void what_is_heard_has_its_pitch_and_length(void)
{
    static int16_t heard[4 * SECOND];
    sound_flush(sound);
    CHECK_INT(card_speak("tone.raw"), 0);
    size_t n = card_read(sound, 2000, heard, 4 * SECOND);
    CHECK_NEAR(n, 2 * SECOND, SECOND / 5);
    CHECK(!sound_broke_off(sound));
    check_is_the_tone("heard", heard, n);
}

static void what_is_played_has_its_pitch_and_length(void)
{
    static int16_t played[3 * SECOND];
    size_t n = card_play(sound, tone, SECOND, played, 3 * SECOND);
    check_is_the_tone("played", played, n);
}

static void check_both_ways(void)
{
    CHECK_INT(sound_open(&sound, &(struct sound_config){0}), STATUS_OK);
    CHECK(card_wait(sound, SOUND_OK, 5000) >= 0);
    what_is_heard_has_its_pitch_and_length();
    what_is_played_has_its_pitch_and_length();
    sound_close(sound);
}

static void a_server_at_44100_hz_captures_and_plays(void)
{
    devices_take_only("", "");
    check_both_ways();
}

static void devices_of_44100_hz_alone_capture_and_play(void)
{
    devices_take_only("44100", "44100");
    check_both_ways();
}

static void a_microphone_of_48000_hz_alone_goes_with_a_loudspeaker_of_44100(void)
{
    devices_take_only("48000", "44100");
    check_both_ways();
}

static void check_is_unfit(const char *capture_hz, const char *play_hz)
{
    devices_take_only(capture_hz, play_hz);
    CHECK_INT(sound_open(&sound, &(struct sound_config){0}), STATUS_OK);
    CHECK_INT(sound_tick(sound, 0), SOUND_UNFIT);
    CHECK(*sound_microphone_name(sound) && *sound_loudspeaker_name(sound));
    devices_take_only("", "");
    CHECK(card_wait(sound, SOUND_OK, 6000) >= 0);
    sound_close(sound);
}

/* Not that it is held by another program, which nobody could find; and with the next one that is
 * plugged in it goes on by itself. */
static void a_device_that_takes_none_of_the_rates_is_said_until_another_is_there(void)
{
    check_is_unfit("32000", "");
    check_is_unfit("", "96000");
}

/* As when the microphone is exchanged under way for one of another rate, or for one of none. */
static void a_device_of_another_rate_in_place_of_the_first_goes_on_or_is_said(void)
{
    static int16_t heard[4 * SECOND];
    devices_take_only("", "");
    CHECK_INT(sound_open(&sound, &(struct sound_config){0}), STATUS_OK);
    CHECK(card_wait(sound, SOUND_OK, 5000) >= 0);
    CHECK(card_read(sound, 300, heard, 4 * SECOND) > 0);
    devices_take_only("44100", "44100");
    CHECK_INT(kill(child_named("yingda-sound"), SIGABRT), 0);
    card_read(sound, 3000, heard, 4 * SECOND);
    CHECK_INT(sound_tick(sound, clock_monotonic_ms()), SOUND_OK);
    CHECK(sound_broke_off(sound));
    what_is_heard_has_its_pitch_and_length();
    devices_take_only("32000", "");
    CHECK_INT(kill(child_named("yingda-sound"), SIGABRT), 0);
    CHECK(card_wait(sound, SOUND_UNFIT, 6000) >= 0);
    devices_take_only("", "");
    CHECK(card_wait(sound, SOUND_OK, 6000) >= 0);
    sound_close(sound);
}

int main(void)
{
    if (!card_can_be())
        return CHECK_SKIP;
    CHECK_INT(card_start_at(44100), 0);
    tone_write();
    RUN(a_server_at_44100_hz_captures_and_plays);
    RUN(devices_of_44100_hz_alone_capture_and_play);
    RUN(a_microphone_of_48000_hz_alone_goes_with_a_loudspeaker_of_44100);
    RUN(a_device_that_takes_none_of_the_rates_is_said_until_another_is_there);
    RUN(a_device_of_another_rate_in_place_of_the_first_goes_on_or_is_said);
    card_stop();
    return card_remove() != 0 || CHECK_RESULT();
}
