/* engine/: a line recorded by a person is checked, trimmed and made as loud as all others. */
#include "engine/own_line.h"

#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audio/voice/maker/finishing.h"
#include "tests/check.h"

enum { RATE_HZ = 16000 };

static const char text[] = "你们凭什么停我的电？"; /* nine characters */
static char folder[] = "/tmp/yingda-own-XXXXXX";

/* A still room, somebody's syllables at `level` for `spoken_ms`, and the room again. */
static struct wav_sound recording(double level, int spoken_ms, double noise)
{
    size_t silence = RATE_HZ, spoken = (size_t)spoken_ms * RATE_HZ / 1000;
    struct wav_sound sound = {.n_samples = 2 * silence + spoken, .rate_hz = RATE_HZ};
    uint32_t seed = 1;
    sound.samples = calloc(sound.n_samples, sizeof *sound.samples);
    for (size_t i = 0; i < sound.n_samples; i++) {
        double at = (double)i / RATE_HZ, x;
        seed = seed * 1664525u + 1013904223u;
        x = noise * ((double)(seed >> 8) / (1 << 23) - 1);
        if (i >= silence && i < silence + spoken)
            x += level * sin(2 * M_PI * 220 * at) * (0.6 + 0.4 * sin(2 * M_PI * 5 * at));
        sound.samples[i] = (int16_t)lround(fmax(fmin(x, 1), -1) * 32767);
    }
    return sound;
}

static enum own_line_fault fault_of(double level, int spoken_ms, double noise)
{
    struct wav_sound sound = recording(level, spoken_ms, noise);
    size_t before = sound.n_samples;
    enum own_line_fault fault;
    CHECK_INT(own_line_finish(text, &sound, &fault), STATUS_OK);
    CHECK((fault == OWN_LINE_FINE) == (sound.n_samples != before));
    wav_finish(&sound);
    return fault;
}

static void what_cannot_be_used_is_told_apart(void)
{
    CHECK_INT(fault_of(0.2, 2000, 0.0005), OWN_LINE_FINE);
    CHECK_INT(fault_of(0, 2000, 0.0005), OWN_LINE_SILENT);
    CHECK_INT(fault_of(0.003, 2000, 0.00002), OWN_LINE_QUIET);
    CHECK_INT(fault_of(1.8, 2000, 0.0005), OWN_LINE_CLIPPED);
    CHECK_INT(fault_of(0.1, 2000, 0.05), OWN_LINE_NOISY);
    CHECK_INT(fault_of(0.2, 500, 0.0005), OWN_LINE_SHORT);
    CHECK_INT(fault_of(0.2, 12000, 0.0005), OWN_LINE_LONG);
}

static void silence_goes_and_the_loudness_is_that_of_all_lines(void)
{
    for (int i = 0; i < 3; i++) {
        struct wav_sound sound = recording(0.03 * pow(4, i), 2000, 0.0003);
        float *samples = malloc(sound.n_samples * sizeof *samples);
        struct loudness loudness;
        enum own_line_fault fault;
        CHECK_INT(own_line_finish(text, &sound, &fault), STATUS_OK);
        CHECK_INT(fault, OWN_LINE_FINE);
        CHECK_NEAR((double)sound.n_samples / RATE_HZ, 2.1, 0.15);
        for (size_t k = 0; k < sound.n_samples; k++)
            samples[k] = sound.samples[k] / 32768.0f;
        CHECK_INT(loudness_measure(samples, sound.n_samples, RATE_HZ, &loudness), STATUS_OK);
        CHECK_NEAR(loudness.lufs, FINISHING_LUFS, 0.5);
        CHECK(loudness.peak_dbtp < -1);
        free(samples);
        wav_finish(&sound);
    }
}

/* A mouse that is clicked at the end of a recording must not keep the silence before it. */
static void a_click_is_not_speech(void)
{
    struct wav_sound sound = recording(0.2, 2000, 0.0003);
    enum own_line_fault fault;
    for (size_t i = 0; i < 200; i++)
        sound.samples[sound.n_samples - 400 + i] = (int16_t)(i % 2 ? 9000 : -9000);
    CHECK_INT(own_line_finish(text, &sound, &fault), STATUS_OK);
    CHECK_INT(fault, OWN_LINE_FINE);
    CHECK_NEAR((double)sound.n_samples / RATE_HZ, 2.1, 0.15);
    wav_finish(&sound);
}

static struct own_line line_of(const char *said, int mood)
{
    return (struct own_line){folder, "power", "outage", said, {NULL, 0, mood}};
}

static void it_is_found_for_its_own_words_and_mood_alone(void)
{
    struct own_line line = line_of(text, 20), other = line_of(text, 50),
                    words = line_of("你好。", 20);
    struct wav_sound sound = recording(0.2, 500, 0), read;
    CHECK(!own_line_is_there(&line));
    CHECK_INT(own_line_read(&line, &read), STATUS_NOT_FOUND);
    CHECK_INT(own_line_store(&line, &sound), STATUS_OK);
    CHECK(own_line_is_there(&line) && !own_line_is_there(&other) && !own_line_is_there(&words));
    CHECK_INT(own_line_read(&line, &read), STATUS_OK);
    CHECK_INT(read.n_samples, sound.n_samples);
    CHECK(memcmp(read.samples, sound.samples, sound.n_samples * sizeof *sound.samples) == 0);
    wav_finish(&read);
    CHECK_INT(own_line_forget(&line), STATUS_OK);
    CHECK_INT(own_line_forget(&line), STATUS_OK); /* twice is once */
    CHECK(!own_line_is_there(&line));
    wav_finish(&sound);
}

static void a_folder_that_cannot_be_made_is_said(void)
{
    struct own_line line = line_of(text, 20);
    struct wav_sound sound = recording(0.2, 500, 0);
    line.folder = "/proc/yingda";
    CHECK_INT(own_line_store(&line, &sound), STATUS_IO);
    line.folder = NULL;
    CHECK(!own_line_is_there(&line));
    wav_finish(&sound);
}

int main(void)
{
    char command[64];
    CHECK(mkdtemp(folder) != NULL);
    RUN(what_cannot_be_used_is_told_apart);
    RUN(silence_goes_and_the_loudness_is_that_of_all_lines);
    RUN(a_click_is_not_speech);
    RUN(it_is_found_for_its_own_words_and_mood_alone);
    RUN(a_folder_that_cannot_be_made_is_said);
    snprintf(command, sizeof command, "rm -r %s", folder);
    CHECK_INT(system(command), 0);
    return CHECK_RESULT();
}
