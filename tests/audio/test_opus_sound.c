/* Sounds of the maker's: what is written is read back, and what is damaged is refused. */
#include "audio/voice/opus_sound.h"

#include <stdlib.h>
#include <unistd.h>

#include "audio/speech/level.h"
#include "tests/check.h"

enum { SECONDS = 2, N = SECONDS * OPUS_SOUND_HZ };

static char folder[] = "/tmp/yingda-opus-XXXXXX", path[64];
static float tone[N];
static struct syllable_times times = {.start_ms = {40, 300, 755}, .count = 3, .end_ms = 1900};

static void tone_make(void)
{
    for (int i = 0; i < N; i++)
        tone[i] = 0.2f * (float)sin(2 * 3.14159265358979 * 440 * i / OPUS_SOUND_HZ);
}

static void a_sound_comes_back_as_long_and_as_loud_as_it_was(void)
{
    struct wav_sound sound;
    CHECK_INT(opus_sound_write(path, tone, N, &times), STATUS_OK);
    CHECK_INT(opus_sound_read(path, 16000, &sound, NULL), STATUS_OK);
    CHECK_INT(sound.rate_hz, 16000);
    CHECK_NEAR(sound.n_samples, SECONDS * 16000, 16);
    CHECK_NEAR(level_rms_dbfs(sound.samples + 1600, sound.n_samples - 3200),
               20 * log10(0.2 / sqrt(2)), 0.5);
    wav_finish(&sound);
}

static void the_times_of_its_syllables_come_with_it(void)
{
    struct wav_sound sound;
    struct syllable_times read;
    CHECK_INT(opus_sound_write(path, tone, N, &times), STATUS_OK);
    CHECK_INT(opus_sound_read(path, 16000, &sound, &read), STATUS_OK);
    CHECK_INT(read.count, 3);
    for (size_t i = 0; i < 3; i++)
        CHECK_INT(read.start_ms[i], times.start_ms[i]);
    CHECK_INT(read.end_ms, 1900);
    wav_finish(&sound);
}

static void the_same_sound_is_the_same_file(void)
{
    static char first[1 << 16], second[1 << 16];
    size_t n[2];
    for (int i = 0; i < 2; i++) {
        CHECK_INT(opus_sound_write(path, tone, N, &times), STATUS_OK);
        FILE *file = fopen(path, "rb");
        n[i] = file ? fread(i ? second : first, 1, sizeof first, file) : 0;
        if (file)
            fclose(file);
    }
    CHECK(n[0] > 1000 && n[0] == n[1]);
    CHECK(memcmp(first, second, n[0]) == 0);
}

static void a_file_cut_off_anywhere_is_refused(void)
{
    static char whole[1 << 16];
    CHECK_INT(opus_sound_write(path, tone, N, &times), STATUS_OK);
    FILE *file = fopen(path, "rb");
    size_t length = file ? fread(whole, 1, sizeof whole, file) : 0;
    if (file)
        fclose(file);
    for (size_t cut = 0; cut < length; cut += 97) {
        struct wav_sound sound;
        file = fopen(path, "wb");
        CHECK(file && fwrite(whole, 1, cut, file) == cut);
        if (file)
            fclose(file);
        CHECK_INT(opus_sound_read(path, 16000, &sound, NULL), STATUS_INVALID);
        CHECK(sound.samples == NULL);
        wav_finish(&sound);
    }
}

static void what_is_no_opus_is_refused(void)
{
    struct wav_sound sound;
    CHECK_INT(opus_sound_read("/tmp/yingda-no-such.opus", 16000, &sound, NULL), STATUS_NOT_FOUND);
    CHECK_INT(opus_sound_read(YINGDA_SOURCE_DIR "/README.md", 16000, &sound, NULL), STATUS_INVALID);
    CHECK_INT(opus_sound_read("/tmp", 16000, &sound, NULL), STATUS_IO);
    CHECK(sound.samples == NULL);
}

static void a_folder_that_is_not_there_takes_nothing(void)
{
    CHECK_INT(opus_sound_write("/tmp/yingda-no-such/a.opus", tone, N, &times), STATUS_IO);
}

int main(void)
{
    tone_make();
    if (!mkdtemp(folder))
        return 1;
    snprintf(path, sizeof path, "%s/a.opus", folder);
    RUN(a_sound_comes_back_as_long_and_as_loud_as_it_was);
    RUN(the_times_of_its_syllables_come_with_it);
    RUN(the_same_sound_is_the_same_file);
    RUN(a_file_cut_off_anywhere_is_refused);
    RUN(what_is_no_opus_is_refused);
    RUN(a_folder_that_is_not_there_takes_nothing);
    unlink(path);
    rmdir(folder);
    return CHECK_RESULT();
}
