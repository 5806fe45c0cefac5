/* audio/device/sound where the microphone is pulled or exchanged and the sound server stays: on
 * PulseAudio, whose sources are loaded and unloaded as a USB microphone's are by its udev module.
 */
#include <stdlib.h>

#include "audio/device/sound.h"
#include "base/clock.h"
#include "tests/audio/null_card.h"
#include "tests/check.h"

enum { SECOND = CARD_RATE_HZ, AMPLITUDE = 8000, OLD_HZ = 500, NEW_HZ = 800 };

static struct sound *sound;

/* A microphone is a null sink, into which people speak, and a source that is no monitor. */
static void microphone_plug(const char *name)
{
    CHECK_INT(card_command("pactl load-module module-null-sink sink_name=%s_in rate=48000 "
                           "channels=1 >/dev/null && pactl load-module module-remap-source "
                           "source_name=%s master=%s_in.monitor >/dev/null",
                           name, name, name),
              0);
}

static void tones_write(void)
{
    static const int tones_hz[] = {OLD_HZ, NEW_HZ};
    for (int t = 0; t < 2; t++) {
        char path[256];
        snprintf(path, sizeof path, "%s/%d.raw", card_folder, tones_hz[t]);
        FILE *file = fopen(path, "wb");
        for (int i = 0; i < 8 * SECOND; i++) {
            double turns = (double)i * tones_hz[t] / CARD_RATE_HZ;
            int16_t sample = (int16_t)(AMPLITUDE * sin(2 * M_PI * turns));
            fwrite(&sample, sizeof sample, 1, file);
        }
        fclose(file);
    }
}

/* For eight seconds, or until microphone_pull. */
static void speak_into(const char *microphone, int hz)
{
    CHECK_INT(card_command("paplay --raw --format=s16le --rate=16000 --channels=1 "
                           "--device=%s_in %s/%d.raw 2>/dev/null & echo $! >%s/%s.pid",
                           microphone, card_folder, hz, card_folder, microphone),
              0);
}

static void speak_no_more(const char *microphone)
{
    CHECK_INT(card_command("kill $(cat %s/%s.pid)", card_folder, microphone), 0);
}

/* The source goes with the sink whose monitor it is. Who spoke into it is silent first: the server
 * would lead their sound to the loudspeaker. */
static void microphone_pull(const char *name)
{
    speak_no_more(name);
    CHECK_INT(card_command("pactl unload-module $(pactl list short modules "
                           "| grep sink_name=%s_in | cut -f1)",
                           name),
              0);
}

struct waited {
    int64_t heard_ms; /* until the tone was captured; -1: it was not */
    bool told;        /* something other than SOUND_OK was said meanwhile */
    bool broke_off;   /* the gap was told, so that nothing in it counts as not said */
};

/* As the kiosk does it: ticks and reads, and does nothing else. */
static struct waited wait_for_tone(int hz, int limit_ms)
{
    static int16_t heard[SECOND];
    struct waited waited = {.heard_ms = -1};
    size_t n = 0;
    int64_t start = clock_monotonic_ms();
    while (waited.heard_ms < 0 && clock_monotonic_ms() < start + limit_ms) {
        waited.told |= sound_tick(sound, clock_monotonic_ms()) != SOUND_OK;
        waited.broke_off |= sound_broke_off(sound);
        n += sound_read(sound, heard + n, SECOND / 5 - n);
        if (n == SECOND / 5) {
            if (card_tone_dbfs(heard, n, hz) > -20)
                waited.heard_ms = clock_monotonic_ms() - start;
            n = 0;
        }
        card_pause_ms(5);
    }
    return waited;
}

/* Nobody is told, and a gap in which something may have been said is. */
static void check_exchanged(const char *how)
{
    struct waited waited = wait_for_tone(NEW_HZ, 6000);
    CHECK(waited.heard_ms >= 0);
    CHECK(!waited.told);
    CHECK(waited.heard_ms < 1000 || waited.broke_off);
    printf("     %s: heard after %d ms%s\n", how, (int)waited.heard_ms,
           waited.broke_off ? ", the gap is told" : "");
}

static void sound_begins(void)
{
    CHECK_INT(sound_open(&sound, &(struct sound_config){0}), STATUS_OK);
    CHECK(card_wait(sound, SOUND_OK, 5000) >= 0);
    speak_into("microphone", OLD_HZ);
    CHECK(wait_for_tone(OLD_HZ, 4000).heard_ms >= 0);
}

/* Who chooses another microphone in the system's settings is heard by it. */
static void another_microphone_that_was_chosen_is_heard(void)
{
    sound_begins();
    microphone_plug("headset");
    CHECK_INT(card_command("pactl set-default-source headset"), 0);
    speak_into("headset", NEW_HZ);
    check_exchanged("another is chosen");
    CHECK_INT(wait_for_tone(OLD_HZ, 600).heard_ms, -1);
    sound_close(sound);
}

/* The new one is plugged in first, then the old one pulled; neither is chosen by anybody. */
static void a_microphone_in_place_of_the_one_that_was_pulled_is_heard(void)
{
    sound_begins();
    microphone_plug("spare");
    speak_into("spare", NEW_HZ);
    microphone_pull("microphone");
    check_exchanged("the other is pulled");
    sound_close(sound);
}

/* Whether a gap is told in so many milliseconds, and when first. */
static int64_t wait_for_gap(int limit_ms)
{
    static int16_t ignored[SECOND];
    int64_t start = clock_monotonic_ms(), told_ms = -1;
    while (clock_monotonic_ms() < start + limit_ms) {
        sound_read(sound, ignored, SECOND);
        CHECK_INT(sound_tick(sound, clock_monotonic_ms()), SOUND_OK);
        if (sound_broke_off(sound) && told_ms < 0)
            told_ms = clock_monotonic_ms() - start;
        card_pause_ms(5);
    }
    return told_ms;
}

/* One that gives zeros between sounds may do so again. (This card does, so that its first silence
 * is taken for a pulled plug.) */
static void the_silence_of_a_microphone_that_gates_is_no_gap(void)
{
    sound_begins();
    speak_no_more("microphone");
    CHECK(wait_for_gap(2000) >= 0);
    speak_into("microphone", NEW_HZ);
    CHECK(wait_for_tone(NEW_HZ, 4000).heard_ms >= 0);
    sound_flush(sound);
    speak_no_more("microphone");
    CHECK_INT(wait_for_gap(2000), -1);
    sound_close(sound);
}

static void the_only_microphone_that_is_pulled_is_named_and_comes_back_by_itself(void)
{
    static int16_t line[8 * SECOND], ignored[SECOND];
    card_noise(line, 8 * SECOND);
    sound_begins();
    microphone_pull("microphone");
    int64_t gap_ms = wait_for_gap(1500);
    CHECK(gap_ms >= 0);
    CHECK(gap_ms < 1000); /* before any reply ends by silence */
    sound_play(sound, line, 8 * SECOND);
    int64_t start = clock_monotonic_ms(), told_ms = -1;
    enum sound_state told = SOUND_OK;
    while (told_ms < 0 && clock_monotonic_ms() < start + 8000) {
        sound_read(sound, ignored, SECOND);
        told = sound_tick(sound, clock_monotonic_ms());
        if (told != SOUND_OK)
            told_ms = clock_monotonic_ms() - start;
        card_pause_ms(5);
    }
    CHECK(told == SOUND_LOOPED || told == SOUND_LOST);
    sound_stop(sound);
    microphone_plug("microphone");
    speak_into("microphone", NEW_HZ);
    int64_t back_ms = card_wait(sound, SOUND_OK, 9000);
    CHECK(back_ms >= 0);
    struct waited waited = wait_for_tone(NEW_HZ, 4000);
    CHECK(waited.heard_ms >= 0);
    CHECK(!waited.told);
    printf("     pulled: the gap told after %d ms, %s %d ms into what is played; plugged in again: "
           "all is well after %d ms\n",
           (int)gap_ms, told == SOUND_LOOPED ? "a monitor" : "lost", (int)told_ms, (int)back_ms);
    sound_close(sound);
}

/* Each on a server of its own: what the one chose or pulled is nothing to the next. */
static void on_a_new_server(void (*test)(void))
{
    CHECK_INT(card_start(), 0);
    tones_write();
    test();
    card_stop();
}

static void chosen(void)
{
    on_a_new_server(another_microphone_that_was_chosen_is_heard);
}

static void replaced(void)
{
    on_a_new_server(a_microphone_in_place_of_the_one_that_was_pulled_is_heard);
}

static void gating(void)
{
    on_a_new_server(the_silence_of_a_microphone_that_gates_is_no_gap);
}

static void pulled(void)
{
    on_a_new_server(the_only_microphone_that_is_pulled_is_named_and_comes_back_by_itself);
}

int main(void)
{
    if (!card_can_be())
        return CHECK_SKIP;
    RUN(chosen);
    RUN(replaced);
    RUN(gating);
    RUN(pulled);
    return card_remove() != 0 || CHECK_RESULT();
}
