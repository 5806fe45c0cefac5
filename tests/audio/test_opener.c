/* audio/device/sound without a sound server: the opener's thread comes and goes, and hands over
 * what it found. Nothing here waits for sound, so that ThreadSanitizer can take its time. */
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "audio/device/sound.h"
#include "base/clock.h"
#include "tests/check.h"

enum { TWO_TRIES_MS = 5000 /* the opener tries every two seconds */ };

static void the_opener_looks_again_and_again_while_the_main_thread_goes_on(void)
{
    static int16_t line[16000], heard[1600];
    struct sound *sound = NULL;
    CHECK_INT(sound_open(&sound, &(struct sound_config){0}), STATUS_OK);
    int64_t end_ms = clock_monotonic_ms() + TWO_TRIES_MS;
    while (clock_monotonic_ms() < end_ms) {
        enum sound_state state = sound_tick(sound, clock_monotonic_ms());
        CHECK(state != SOUND_OK && state != SOUND_LOST);
        sound_play(sound, line, 16000);
        CHECK(!sound_playing(sound));
        CHECK_INT(sound_read(sound, heard, 1600), 0);
        CHECK_TEXT(sound_microphone_name(sound), "");
        usleep(5000);
    }
    sound_close(sound);
}

static void sound_is_closed_while_the_opener_is_at_work(void)
{
    struct sound *sound = NULL;
    CHECK_INT(sound_open(&sound, &(struct sound_config){0}), STATUS_OK);
    sound_tick(sound, INT64_MAX / 2); /* as if two seconds had gone by: the opener starts */
    sound_close(sound);
}

/* A card of the machine's own would open; then there is nothing to look for. */
static bool there_is_sound(void)
{
    struct sound *sound = NULL;
    CHECK_INT(sound_open(&sound, &(struct sound_config){0}), STATUS_OK);
    bool opened = sound_tick(sound, 0) == SOUND_OK;
    sound_close(sound);
    return opened;
}

int main(void)
{
    setenv("PULSE_SERVER", "unix:/nowhere/at/all", 1); /* whatever runs on this machine */
    setenv("PULSE_CLIENTCONFIG", "/dev/null", 1);
    if (there_is_sound())
        return CHECK_SKIP;
    RUN(the_opener_looks_again_and_again_while_the_main_thread_goes_on);
    RUN(sound_is_closed_while_the_opener_is_at_work);
    return CHECK_RESULT();
}
