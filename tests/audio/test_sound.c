/* audio/sound on real PortAudio: PulseAudio's null sinks are the microphone and the loudspeaker. */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "audio/device/sound.h"
#include "audio/speech/level.h"
#include "base/clock.h"
#include "tests/audio/null_card.h"
#include "tests/check.h"
#include "tests/child_named.h"

enum { TONE_HZ = 500, TONE_AMPLITUDE = 8000, SECOND = CARD_RATE_HZ };

static int16_t tone[2 * SECOND];

static void tone_write(const char *path)
{
    FILE *file = fopen(path, "wb");
    fwrite(tone, sizeof *tone, 2 * SECOND, file);
    fclose(file);
}

static void what_the_microphone_hears_is_read(struct sound *sound)
{
    static int16_t heard[4 * SECOND];
    char path[256];
    snprintf(path, sizeof path, "%s/tone.raw", card_folder);
    tone_write(path);
    CHECK_INT(card_speak("tone.raw"), 0);
    sound_flush(sound);
    size_t n = card_read(sound, 2500, heard, 4 * SECOND);
    CHECK_NEAR(n, 2.5 * SECOND, 0.5 * SECOND);
    double best = -200;
    for (size_t at = 0; at + SECOND / 2 < n; at += SECOND / 10) {
        double level = card_tone_dbfs(heard + at, SECOND / 2, TONE_HZ);
        best = level > best ? level : best;
    }
    CHECK_NEAR(best, 20 * log10(TONE_AMPLITUDE / 32768.0), 2.0);
    CHECK_INT(sound_dropped(sound), 0);
}

/* The null sink that is the microphone gives zeros while nobody plays into it. */
static void a_microphone_that_gives_only_zeros_is_said_to_be_muted_until_it_gives_sound(void)
{
    struct sound *sound = NULL;
    CHECK_INT(sound_open(&sound, &(struct sound_config){0}), STATUS_OK);
    CHECK(card_wait(sound, SOUND_OK, 5000) >= 0);
    CHECK(card_wait(sound, SOUND_MUTED, 1000) < 0);
    CHECK(card_wait(sound, SOUND_MUTED, 20000) >=
          0); /* three seconds of sound, whatever the load */
    CHECK_INT(card_speak("tone.raw"), 0);
    CHECK(card_wait(sound, SOUND_OK, 8000) >= 0);
    sound_close(sound);
}

static void what_is_played_reaches_the_loudspeaker(struct sound *sound)
{
    static int16_t played[3 * SECOND];
    size_t n = card_play(sound, tone, SECOND, played, 3 * SECOND);
    double best = -200;
    int audible = 0;
    for (size_t at = 0; at + SECOND / 10 < n; at += SECOND / 10) {
        double level = card_tone_dbfs(played + at, SECOND / 10, TONE_HZ);
        best = level > best ? level : best;
        audible += level > -30;
    }
    CHECK_NEAR(best, 20 * log10(TONE_AMPLITUDE / 32768.0), 2.0);
    CHECK_NEAR(audible, 10, 2); /* tenths of a second: all of the line, and nothing twice */
}

static void a_line_that_is_stopped_is_silent(struct sound *sound)
{
    static int16_t ignored[SECOND];
    sound_play(sound, tone, 2 * SECOND);
    card_read(sound, 200, ignored, SECOND);
    CHECK(sound_playing(sound));
    sound_stop(sound);
    CHECK(!sound_playing(sound));
}

static int signal_server(const char *name)
{
    return card_command("kill -%s $(cat %s/runtime/pid)", name, card_folder);
}

/* As under load: the line goes on, and so does what is heard. */
static void streams_that_stand_still_go_on_and_nobody_is_told(struct sound *sound)
{
    static int16_t heard[8 * SECOND];
    int64_t start = clock_monotonic_ms();
    bool stopped = false, woken = false, told = false, broke_off = false;
    size_t n = 0, n_before = 0;
    sound_flush(sound);
    CHECK(!sound_broke_off(sound));
    sound_play(sound, tone, 2 * SECOND);
    while (clock_monotonic_ms() < start + 6000) {
        int64_t spent = clock_monotonic_ms() - start;
        if (!stopped && spent > 500) {
            CHECK_INT(signal_server("STOP"), 0);
            stopped = true;
            n_before = n;
        } else if (!woken && spent > 2000) {
            CHECK(sound_playing(sound)); /* the rest of the line waits */
            CHECK_INT(signal_server("CONT"), 0);
            woken = true;
        }
        told |= sound_tick(sound, clock_monotonic_ms()) == SOUND_LOST;
        broke_off |= sound_broke_off(sound);
        n += sound_read(sound, heard + n, 8 * SECOND - n);
        card_pause_ms(5);
    }
    CHECK(!told && broke_off);
    CHECK(!sound_broke_off(sound)); /* it goes on */
    CHECK(n_before > 0 && n > n_before + SECOND);
    CHECK(!sound_playing(sound));
}

/* As when alsa-lib or PortAudio ends its program (SIGABRT), or a driver never comes back to it
 * (SIGSTOP): another has the devices, the line and what is heard go on, and nobody is told, unless
 * this machine takes its four seconds over it. */
static void the_program_that_has_the_devices_is_replaced_after(struct sound *sound, int blow)
{
    static int16_t heard[8 * SECOND];
    pid_t before = child_named("yingda-sound");
    int64_t start = clock_monotonic_ms(), back_ms = -1, struck_ms = -1;
    bool told = false, broke_off = false;
    size_t n = 0, n_before = 0;
    CHECK(before > 0);
    sound_flush(sound);
    sound_play(sound, tone, 2 * SECOND);
    while (before > 0 && clock_monotonic_ms() < start + 8000) {
        int64_t spent = clock_monotonic_ms() - start;
        if (struck_ms < 0 && spent > 500) {
            CHECK(n > 0 && sound_playing(sound));
            kill(before, blow);
            struck_ms = spent;
        }
        told |= sound_tick(sound, clock_monotonic_ms()) != SOUND_OK;
        broke_off |= sound_broke_off(sound);
        n += sound_read(sound, heard + n, 8 * SECOND - n);
        n_before = struck_ms < 0 || broke_off ? n_before : n;
        if (back_ms < 0 && broke_off && n > n_before)
            back_ms = spent - struck_ms;
        card_pause_ms(5);
    }
    CHECK(broke_off && back_ms >= 0);
    CHECK(!told || back_ms > 3500);
    CHECK(n > n_before + SECOND / 2);
    CHECK(!sound_playing(sound)); /* the rest of the line was played */
    CHECK(child_named("yingda-sound") > 0 && child_named("yingda-sound") != before);
    printf("     heard again %d ms after signal %d\n", (int)back_ms, blow);
}

/* Ticks in one way or the other until there is a program that has the devices, or is none; how long
 * that took, or -1. */
static int64_t wait_for_program(struct sound *sound, bool rests, int limit_ms)
{
    int64_t start = clock_monotonic_ms();
    while (clock_monotonic_ms() < start + limit_ms) {
        enum sound_state state = (rests ? sound_rest : sound_tick)(sound, clock_monotonic_ms());
        CHECK_INT(state, SOUND_OK);
        if ((child_named("yingda-sound") == 0) == rests)
            return clock_monotonic_ms() - start;
        card_pause_ms(5);
    }
    return -1;
}

static void devices_are_closed_while_nobody_is_there_and_open_for_who_comes(struct sound *sound)
{
    static int16_t heard[8 * SECOND];
    CHECK(wait_for_program(sound, true, 2000) >= 0);
    card_pause_ms(1500); /* longer than streams may stand still */
    CHECK_INT(sound_rest(sound, clock_monotonic_ms()), SOUND_OK);
    CHECK_INT(child_named("yingda-sound"), 0);
    int64_t start = clock_monotonic_ms();
    CHECK(wait_for_program(sound, false, 2000) >= 0);
    sound_flush(sound);              /* what came last before they were closed */
    sound_play(sound, tone, SECOND); /* before the devices are open */
    CHECK(sound_playing(sound));
    size_t n = 0;
    while (n == 0 && clock_monotonic_ms() < start + 8000)
        n = card_read(sound, 20, heard, 8 * SECOND);
    printf("     heard again %d ms after somebody came\n", (int)(clock_monotonic_ms() - start));
    CHECK(n > 0);
    card_read(sound, 2500, heard, 8 * SECOND);
    CHECK(!sound_playing(sound));
    for (int i = 0; i < 3; i++) { /* whoever comes while they are being closed finds them open */
        CHECK_INT(sound_rest(sound, clock_monotonic_ms()), SOUND_OK);
        CHECK(card_wait(sound, SOUND_OK, 1000) >= 0);
    }
    CHECK(card_read(sound, 4000, heard, 8 * SECOND) > SECOND);
    sound_flush(sound);
    CHECK(!sound_broke_off(sound));
}

/* Leads what the program captures to another source. */
static int move_capture(const char *source)
{
    char command[256];
    snprintf(command, sizeof command,
             "pactl move-source-output $(pactl list short source-outputs | tail -1 | cut -f1) %s",
             source);
    return system(command);
}

/* As when the microphone is pulled: the server leads the loudspeaker's monitor to us. */
static void a_stream_that_was_moved_to_the_monitor_is_said_until_there_is_a_microphone(void)
{
    static int16_t noise[12 * SECOND], ignored[SECOND];
    struct sound *sound = NULL;
    card_noise(noise, 12 * SECOND);
    CHECK_INT(sound_open(&sound, &(struct sound_config){0}), STATUS_OK);
    CHECK(card_wait(sound, SOUND_OK, 5000) >= 0);
    CHECK_INT(move_capture("loudspeaker.monitor"), 0);
    sound_play(sound, noise, 12 * SECOND);
    int64_t start = clock_monotonic_ms(), told_ms = -1;
    while (told_ms < 0 && clock_monotonic_ms() < start + 11000) {
        sound_read(sound, ignored, SECOND);
        if (sound_tick(sound, clock_monotonic_ms()) == SOUND_LOOPED)
            told_ms = clock_monotonic_ms() - start;
        card_pause_ms(5);
    }
    CHECK(told_ms >= 0);
    printf("     a monitor in place of the microphone: said after %d ms\n", (int)told_ms);
    sound_stop(sound);
    CHECK(card_wait(sound, SOUND_OK, 8000) < 0); /* it looks for a microphone meanwhile */
    CHECK_INT(move_capture("microphone"), 0);
    CHECK_INT(card_speak("tone.raw"), 0);
    CHECK(card_wait(sound, SOUND_OK, 8000) >= 0);
    sound_close(sound);
}

static void a_device_that_vanishes_is_said_and_comes_back(struct sound *sound)
{
    static int16_t heard[SECOND];
    card_stop();
    CHECK(card_wait(sound, SOUND_LOST, 6000) >= 0);
    CHECK_INT(sound_read(sound, heard, SECOND), 0);
    sound_play(sound, tone, SECOND);
    CHECK(!sound_playing(sound));
    CHECK_INT(card_start(), 0);
    CHECK(card_wait(sound, SOUND_OK, 10000) >= 0);
    CHECK(card_read(sound, 500, heard, SECOND) > SECOND / 4);
}

static void a_machine_without_devices_is_said_to_have_none(void)
{
    struct sound *sound = NULL;
    int64_t start = clock_monotonic_ms();
    CHECK_INT(sound_open(&sound, &(struct sound_config){0}), STATUS_OK);
    enum sound_state state = sound_tick(sound, start);
    CHECK(state == SOUND_NO_MICROPHONE || state == SOUND_NO_LOUDSPEAKER || state == SOUND_BUSY);
    printf("     opening without a device took %d ms\n", (int)(clock_monotonic_ms() - start));
    sound_close(sound);
}

/* What a thread logs while devices are looked for: `n` lines to stderr, which is a file meanwhile.
 */
struct logging {
    pthread_t thread;
    _Atomic bool over;
    int n;
};

static void *log_lines(void *argument)
{
    struct logging *logging = argument;
    while (!atomic_load(&logging->over)) {
        fprintf(stderr, "line %d\n", logging->n++);
        card_pause_ms(1);
    }
    return NULL;
}

/* How many lines of the file are the thread's, and how many somebody else's. */
static void lines_count(FILE *log, int *ours, int *others)
{
    char line[512];
    *ours = *others = 0;
    rewind(log);
    while (fgets(line, sizeof line, log)) {
        bool is_next = atoi(line + strcspn(line, " ")) == *ours;
        *(strncmp(line, "line ", 5) == 0 && is_next ? ours : others) += 1;
    }
}

static void devices_open_while(struct logging *logging, int times)
{
    CHECK_INT(pthread_create(&logging->thread, NULL, log_lines, logging), 0);
    for (int i = 0; i < times; i++) {
        struct sound *sound = NULL;
        CHECK_INT(sound_open(&sound, &(struct sound_config){0}), STATUS_OK);
        sound_close(sound);
    }
    atomic_store(&logging->over, true);
    pthread_join(logging->thread, NULL);
}

static void no_line_of_the_log_is_lost_while_devices_are_looked_for(void)
{
    struct logging logging = {.n = 0};
    int kept = dup(STDERR_FILENO), ours, others;
    FILE *log = tmpfile();
    fflush(stderr);
    dup2(fileno(log), STDERR_FILENO);
    devices_open_while(&logging, 2);
    dup2(kept, STDERR_FILENO);
    close(kept);
    lines_count(log, &ours, &others);
    fclose(log);
    CHECK(logging.n > 0);
    CHECK_INT(ours, logging.n);
    CHECK_INT(others, 0); /* nor do ALSA and JACK put theirs among them */
    printf("     %d lines while devices were looked for\n", logging.n);
}

int main(void)
{
    if (!card_can_be())
        return CHECK_SKIP;
    for (size_t i = 0; i < 2 * SECOND; i++)
        tone[i] = (int16_t)(TONE_AMPLITUDE * sin(2 * M_PI * TONE_HZ * (double)i / CARD_RATE_HZ));
    struct sound *sound = NULL;
    if (card_start() != 0)
        return 1;
    CHECK_INT(sound_open(&sound, &(struct sound_config){0}), STATUS_OK);
    CHECK(card_wait(sound, SOUND_OK, 5000) >= 0);
    what_the_microphone_hears_is_read(sound);
    what_is_played_reaches_the_loudspeaker(sound);
    a_line_that_is_stopped_is_silent(sound);
    streams_that_stand_still_go_on_and_nobody_is_told(sound);
    the_program_that_has_the_devices_is_replaced_after(sound, SIGABRT);
    the_program_that_has_the_devices_is_replaced_after(sound, SIGSTOP);
    devices_are_closed_while_nobody_is_there_and_open_for_who_comes(sound);
    a_device_that_vanishes_is_said_and_comes_back(sound);
    sound_close(sound);
    a_microphone_that_gives_only_zeros_is_said_to_be_muted_until_it_gives_sound();
    a_stream_that_was_moved_to_the_monitor_is_said_until_there_is_a_microphone();
    no_line_of_the_log_is_lost_while_devices_are_looked_for();
    card_stop();
    no_line_of_the_log_is_lost_while_devices_are_looked_for();
    a_machine_without_devices_is_said_to_have_none();
    return card_remove() != 0 || CHECK_RESULT();
}
