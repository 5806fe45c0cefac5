/* audio/kept: what is kept comes back, whichever way, and what is damaged is refused. */
#include "audio/kept/sound_file.h"

#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "audio/speech/level.h"
#include "audio/voice/opus_sound.h"
#include "tests/check.h"

enum { RATE_HZ = 16000, SECONDS = 3, N = SECONDS * RATE_HZ };

static char folder[] = "/tmp/yingda-kept-XXXXXX";
static int16_t samples[N];
static const struct wav_sound voice = {samples, N, RATE_HZ};

/* A tone that swells and fades, with a little noise, as no coder likes it best. */
static void voice_make(void)
{
    unsigned chance = 1;
    for (int i = 0; i < N; i++) {
        chance = chance * 1103515245u + 12345u;
        double swell = sin(3.14159265358979 * i / N);
        samples[i] = (int16_t)(9000 * swell * sin(0.08 * i) + (int)(chance >> 16 & 255) - 128);
    }
}

static const char *in_folder(const char *name)
{
    static char path[2][96];
    static int at;
    at = 1 - at;
    snprintf(path[at], sizeof path[at], "%s/%s", folder, name);
    return path[at];
}

static size_t bytes_read(const char *path, char *out, size_t most)
{
    FILE *file = fopen(path, "rb");
    size_t n = file ? fread(out, 1, most, file) : 0;
    if (file)
        fclose(file);
    return n;
}

static void bytes_write(const char *path, const char *bytes, size_t n)
{
    FILE *file = fopen(path, "wb");
    CHECK(file && fwrite(bytes, 1, n, file) == n);
    if (file)
        fclose(file);
}

static void what_is_kept_bit_for_bit_comes_back_so(void)
{
    static const enum sound_form forms[] = {SOUND_WAV, SOUND_FLAC};
    for (size_t i = 0; i < 2; i++) {
        struct wav_sound sound;
        char reason[160];
        const char *path = in_folder("exact");
        CHECK_INT(sound_file_keep(path, &voice, forms[i]), STATUS_OK);
        CHECK_INT(sound_file_read(path, RATE_HZ, &sound, reason), STATUS_OK);
        CHECK_TEXT(reason, "");
        CHECK_INT(sound.n_samples, N);
        CHECK(sound.n_samples == N && memcmp(sound.samples, samples, sizeof samples) == 0);
        wav_finish(&sound);
    }
}

static void opus_comes_back_as_long_and_as_loud_in_a_tenth_of_the_room(void)
{
    static char bytes[2 * N];
    struct wav_sound sound;
    char reason[160];
    const char *path = in_folder("a.opus");
    CHECK_INT(sound_file_keep(path, &voice, SOUND_OPUS), STATUS_OK);
    CHECK_INT(sound_file_read(path, RATE_HZ, &sound, reason), STATUS_OK);
    CHECK_INT(sound.n_samples, N);
    CHECK_NEAR(level_rms_dbfs(sound.samples, sound.n_samples), level_rms_dbfs(samples, N), 1);
    CHECK(bytes_read(path, bytes, sizeof bytes) < sizeof samples / 8);
    wav_finish(&sound);
}

static void another_rate_is_resampled(void)
{
    struct wav_sound sound;
    char reason[160];
    const char *path = in_folder("a.flac");
    CHECK_INT(sound_file_keep(path, &voice, SOUND_FLAC), STATUS_OK);
    CHECK_INT(sound_file_read(path, 8000, &sound, reason), STATUS_OK);
    CHECK_INT(sound.rate_hz, 8000);
    CHECK_INT(sound.n_samples, N / 2);
    wav_finish(&sound);
}

/* The name says nothing: a backup tool, or a person, may have changed it. */
static void a_file_is_read_by_what_is_in_it(void)
{
    for (int form = 0; form < SOUND_FORMS; form++) {
        struct wav_sound sound;
        char reason[160];
        const char *path = in_folder("misnamed.wav");
        CHECK_INT(sound_file_keep(path, &voice, (enum sound_form)form), STATUS_OK);
        CHECK_INT(sound_file_read(path, RATE_HZ, &sound, reason), STATUS_OK);
        CHECK_INT(sound.n_samples, N);
        wav_finish(&sound);
    }
}

static void a_flac_that_was_cut_off_is_refused_wherever_that_was(void)
{
    static char whole[2 * N];
    const char *path = in_folder("cut.flac");
    CHECK_INT(sound_file_keep(path, &voice, SOUND_FLAC), STATUS_OK);
    size_t length = bytes_read(path, whole, sizeof whole);
    CHECK(length > 20000 && length < sizeof samples);
    for (size_t cut = 0; cut < length; cut += cut < 200 ? 7 : 1997) {
        struct wav_sound sound;
        char reason[160];
        bytes_write(path, whole, cut);
        CHECK_INT(sound_file_read(path, RATE_HZ, &sound, reason), STATUS_INVALID);
        CHECK(*reason && !sound.samples);
        wav_finish(&sound);
    }
}

static void a_bit_that_turned_in_a_flac_is_found(void)
{
    static char whole[2 * N];
    const char *path = in_folder("turned.flac");
    CHECK_INT(sound_file_keep(path, &voice, SOUND_FLAC), STATUS_OK);
    size_t length = bytes_read(path, whole, sizeof whole);
    for (size_t at = 100; at < length; at += 4999) {
        struct wav_sound sound;
        char reason[160];
        whole[at] = (char)(whole[at] ^ 4);
        bytes_write(path, whole, length);
        whole[at] = (char)(whole[at] ^ 4);
        CHECK(sound_file_read(path, RATE_HZ, &sound, reason) != STATUS_OK);
        wav_finish(&sound);
    }
}

static void what_is_no_sound_is_refused_with_a_reason(void)
{
    static const char *const texts[] = {"",
                                        "fLaC",
                                        "fLaC and then nothing of the kind",
                                        "OggS",
                                        "OggS and then nothing of the kind",
                                        "no sound",
                                        "RIFF"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct wav_sound sound;
        char reason[160];
        bytes_write(in_folder("text"), texts[i], strlen(texts[i]));
        CHECK(sound_file_read(in_folder("text"), RATE_HZ, &sound, reason) != STATUS_OK);
        CHECK(*reason && !sound.samples);
        wav_finish(&sound);
    }
    struct wav_sound sound;
    char reason[160];
    CHECK(sound_file_read(in_folder("nothing"), RATE_HZ, &sound, reason) != STATUS_OK);
    CHECK(sound_file_read(folder, RATE_HZ, &sound, reason) != STATUS_OK);
    CHECK(*reason && !sound.samples);
}

/* A disk that is full in the middle of the file: nothing of it stays, and what was there before
 * does. */
static void a_full_disk_leaves_no_half_a_file(void)
{
    static const enum sound_form forms[] = {SOUND_FLAC, SOUND_OPUS};
    struct rlimit before, full;
    CHECK_INT(getrlimit(RLIMIT_FSIZE, &before), 0);
    full = before;
    full.rlim_cur = 3000;
    signal(SIGXFSZ, SIG_IGN);
    for (size_t i = 0; i < 2; i++) {
        static char old[16];
        const char *fresh = in_folder("fresh"), *kept = in_folder("kept");
        bytes_write(kept, "as it was", 9);
        CHECK_INT(setrlimit(RLIMIT_FSIZE, &full), 0);
        CHECK_INT(sound_file_keep(fresh, &voice, forms[i]), STATUS_IO);
        CHECK_INT(sound_file_keep(kept, &voice, forms[i]), STATUS_IO);
        CHECK_INT(setrlimit(RLIMIT_FSIZE, &before), 0);
        CHECK(access(fresh, F_OK) != 0);
        CHECK(access(in_folder("fresh.part"), F_OK) != 0);
        CHECK(access(in_folder("kept.part"), F_OK) != 0);
        CHECK_INT(bytes_read(in_folder("kept"), old, sizeof old), 9);
    }
    CHECK_INT(sound_file_keep(in_folder("no/folder"), &voice, SOUND_FLAC), STATUS_IO);
}

static void what_would_not_be_read_as_opus_again_is_not_written_so(void)
{
    struct wav_sound sound = {.n_samples = (OPUS_SOUND_LONGEST_S + 1) * (size_t)RATE_HZ,
                              .rate_hz = RATE_HZ};
    sound.samples = calloc(sound.n_samples, sizeof *sound.samples);
    CHECK_INT(sound_file_keep(in_folder("long"), &sound, SOUND_OPUS), STATUS_LIMIT);
    CHECK(access(in_folder("long"), F_OK) != 0);
    wav_finish(&sound);
}

static void names_of_sounds_are_known(void)
{
    CHECK(sound_file_named("1.wav") && sound_file_named("2.again.flac") &&
          sound_file_named("3.take2.opus"));
    CHECK(!sound_file_named("1.wav.part") && !sound_file_named("notes.txt") &&
          !sound_file_named("flac"));
}

int main(void)
{
    char command[64];
    voice_make();
    if (!mkdtemp(folder))
        return 1;
    RUN(what_is_kept_bit_for_bit_comes_back_so);
    RUN(opus_comes_back_as_long_and_as_loud_in_a_tenth_of_the_room);
    RUN(another_rate_is_resampled);
    RUN(a_file_is_read_by_what_is_in_it);
    RUN(a_flac_that_was_cut_off_is_refused_wherever_that_was);
    RUN(a_bit_that_turned_in_a_flac_is_found);
    RUN(what_is_no_sound_is_refused_with_a_reason);
    RUN(a_full_disk_leaves_no_half_a_file);
    RUN(what_would_not_be_read_as_opus_again_is_not_written_so);
    RUN(names_of_sounds_are_known);
    snprintf(command, sizeof command, "rm -r %s", folder);
    CHECK_INT(system(command), 0);
    return CHECK_RESULT();
}
