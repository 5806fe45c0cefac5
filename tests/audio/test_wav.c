/* WAV files of every kind the kiosk may meet: whole, odd, broken. */
#include "audio/speech/wav.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/check.h"

static char folder[] = "/tmp/yingda-wav-XXXXXX";
static char path[64];
static const double TURN = 6.283185307179586;

struct form {
    unsigned format, channels, rate_hz, bits;
    unsigned tag; /* what follows in an extensible header */
};

static void put(FILE *file, uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        fputc((int)(value >> 8 * i & 0xFF), file);
}

/* The header, with the sizes as told. */
static FILE *begin(const struct form *form, uint32_t data_bytes)
{
    unsigned align = form->channels * form->bits / 8;
    FILE *file = fopen(path, "wb");
    fputs("RIFF", file);
    put(file, data_bytes, 4);
    fputs("WAVELIST", file);
    put(file, 3, 4);
    fwrite("odd\0", 1, 4, file);
    fputs("fmt ", file);
    put(file, form->format == 0xFFFE ? 40 : 16, 4);
    put(file, form->format, 2);
    put(file, form->channels, 2);
    put(file, form->rate_hz, 4);
    put(file, form->rate_hz * align, 4);
    put(file, align, 2);
    put(file, form->bits, 2);
    if (form->format == 0xFFFE) {
        put(file, 22, 2);
        put(file, form->bits, 2);
        put(file, 0, 4);
        put(file, form->tag, 2);
        fwrite("\0\0\0\0\20\0\200\0\0\252\0\70\233\161", 1, 14, file);
    }
    fputs("data", file);
    put(file, data_bytes, 4);
    return file;
}

static uint64_t float_bits(double value, unsigned bits)
{
    float single = (float)value;
    uint32_t half;
    uint64_t whole;
    memcpy(&half, &single, sizeof half);
    memcpy(&whole, &value, sizeof whole);
    return bits == 32 ? half : whole;
}

/* A second of a 440 Hz tone at half of full scale in every channel. */
static void tone(const struct form *form, uint32_t data_bytes)
{
    FILE *file = begin(form, data_bytes);
    for (unsigned i = 0; i < form->rate_hz; i++) {
        double value = 0.5 * sin(TURN * 440 * i / form->rate_hz);
        for (unsigned channel = 0; channel < form->channels; channel++)
            put(file,
                form->format == 3 || form->tag == 3 ? float_bits(value, form->bits)
                : form->bits == 8                   ? (uint64_t)lround(value * 127) + 128
                                  : (uint64_t)llround(value * (ldexp(1, (int)form->bits - 1) - 1)),
                (int)form->bits / 8);
    }
    fclose(file);
}

static uint32_t tone_bytes(const struct form *form)
{
    return form->rate_hz * form->channels * form->bits / 8;
}

static void check_tone(void)
{
    struct wav_sound sound;
    char reason[160] = "";
    CHECK_INT(wav_read(path, 16000, &sound, reason), STATUS_OK);
    CHECK_TEXT(reason, "");
    CHECK_INT(sound.n_samples, 16000);
    double in = 0, out = 0;
    for (size_t i = 1000; i + 1000 < sound.n_samples; i++) {
        double wanted = 16384 * sin(TURN * 440 * (double)i / 16000);
        in += wanted * wanted;
        out += (sound.samples[i] - wanted) * (sound.samples[i] - wanted);
    }
    CHECK(in > 0 && out < in / 1000); /* 30 dB: 8 bits have 38 at this level */
    wav_finish(&sound);
    wav_finish(&sound);
}

static void every_width_rate_and_channel_count_comes_out_as_the_same_tone(void)
{
    static const struct form forms[] = {
        {1, 1, 16000, 16, 0}, {1, 1, 16000, 8, 0},       {1, 2, 96000, 24, 0},
        {1, 1, 8000, 32, 0},  {1, 6, 44100, 16, 0},      {0xFFFE, 2, 48000, 24, 1},
        {1, 1, 11025, 8, 0},  {0xFFFE, 1, 22050, 16, 1}, {3, 1, 16000, 32, 0},
        {3, 2, 44100, 64, 0}, {0xFFFE, 1, 48000, 32, 3}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        tone(&forms[i], tone_bytes(&forms[i]));
        check_tone();
    }
}

static void sizes_of_nothing_or_everything_mean_to_the_end(void)
{
    struct form form = {1, 1, 16000, 16, 0};
    tone(&form, 0);
    check_tone();
    tone(&form, UINT32_MAX);
    check_tone();
}

static void check_refused(enum status status, const char *reason_part)
{
    struct wav_sound sound;
    char reason[160] = "";
    CHECK_INT(wav_read(path, 16000, &sound, reason), status);
    CHECK(strstr(reason, reason_part) != NULL);
    CHECK(sound.samples == NULL);
}

/* Programs that write into a pipe cannot go back and put the size in. */
static void a_size_that_nobody_counted_means_to_the_end(void)
{
    static const uint32_t sizes[] = {0x7FFFFFFF, 0x7FFFF000, 0x7FFF0000, 0x80000000,
                                     0x7FFFFFDB, 0xFFFFFFDB, 0xFFFFF000, 0x40000000};
    struct form form = {1, 1, 16000, 16, 0};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        tone(&form, sizes[i]);
        check_tone();
    }
}

static void chunk(FILE *file, const char *id, uint32_t size, const char *bytes)
{
    fwrite(id, 1, 4, file);
    put(file, size, 4);
    fwrite(bytes, 1, strlen(bytes), file);
}

static void a_chunk_behind_no_sound_is_not_sound(void)
{
    FILE *file = begin(&(struct form){1, 1, 16000, 16, 0}, 0);
    chunk(file, "LIST", 8, "INFOISFT");
    chunk(file, "id3 ", 3, "abc");
    fclose(file);
    check_refused(STATUS_INVALID, "no sound");
}

/* A tone whose header is what stands in `head`, up to the samples. */
static void tone_behind(const char *head, size_t size)
{
    tone(&(struct form){1, 1, 16000, 16, 0}, 32000);
    char samples[32000];
    FILE *file = fopen(path, "rb");
    fseek(file, -32000, SEEK_END);
    CHECK_INT(fread(samples, 1, sizeof samples, file), sizeof samples);
    fclose(file);
    file = fopen(path, "wb");
    fwrite(head, 1, size, file);
    fwrite(samples, 1, sizeof samples, file);
    fclose(file);
}
#define FORMAT "fmt \20\0\0\0\1\0\1\0\200\76\0\0\0\175\0\0\2\0\20\0"
#define TONE_BEHIND(head) tone_behind(head, sizeof(head) - 1)

static void an_odd_chunk_may_lack_its_pad_byte(void)
{
    TONE_BEHIND("RIFF\0\0\0\0WAVE" FORMAT "LIST\3\0\0\0odd"
                "data\0\175\0\0");
    check_tone();
    TONE_BEHIND("RIFF\0\0\0\0WAVEnote\3\0\0\0odd" FORMAT "data\0\175\0\0");
    check_tone();
}

static void a_file_of_64_bit_sizes_is_read(void)
{
#define WIDE                                                                                       \
    "RF64\377\377\377\377WAVEds64\34\0\0\0\0\0\0\0\0\0\0\0\0\175\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"  \
    "\0\0"
    TONE_BEHIND(WIDE FORMAT "data\377\377\377\377");
    check_tone();
    CHECK_INT(truncate(path, 20000), 0);
    check_refused(STATUS_INVALID, "cut off");
    TONE_BEHIND("BW64\377\377\377\377WAVE" FORMAT "data\377\377\377\377");
    check_tone();
}

/* A tone in each channel as loud as `gains` says. */
static void tone_in_channels(const double *gains, unsigned n_channels)
{
    struct form form = {1, n_channels, 16000, 16, 0};
    FILE *file = begin(&form, tone_bytes(&form));
    for (unsigned i = 0; i < form.rate_hz; i++) {
        double value = 0.5 * sin(TURN * 440 * i / form.rate_hz);
        for (unsigned channel = 0; channel < n_channels; channel++)
            put(file, (uint64_t)llround(value * gains[channel] * 32767), 2);
    }
    fclose(file);
}

static void channels_that_undo_each_other_are_not_mixed(void)
{
    tone_in_channels((const double[]){1, -1}, 2);
    check_tone();
    tone_in_channels((const double[]){-0.9, 1}, 2);
    check_tone();
    tone_in_channels((const double[]){0, 0, 0, 0, 0, 1, 0, 0}, 8);
    check_tone();
    tone_in_channels((const double[]){1, 1, -1, -1}, 4);
    check_tone();
}

static void write_text(const char *text)
{
    FILE *file = fopen(path, "wb");
    fputs(text, file);
    fclose(file);
}

static void what_is_no_sound_is_refused_with_a_reason(void)
{
    unlink(path);
    check_refused(STATUS_NOT_FOUND, "no such file");
    write_text("");
    check_refused(STATUS_INVALID, "empty");
    write_text("This is a letter, not a recording of any kind at all.\n");
    check_refused(STATUS_INVALID, "not a WAV file");
    write_text("RIFF");
    check_refused(STATUS_INVALID, "not a WAV file");
    fclose(begin(&(struct form){1, 1, 16000, 16, 0}, 0));
    check_refused(STATUS_INVALID, "no sound");
    tone(&(struct form){6, 1, 16000, 8, 0}, 16000);
    check_refused(STATUS_UNSUPPORTED, "A-law (format 6), not PCM");
    tone(&(struct form){0xFFFE, 1, 16000, 16, 0x55}, 32000);
    check_refused(STATUS_UNSUPPORTED, "MP3 (format 85), not PCM");
    tone(&(struct form){3, 1, 16000, 16, 0}, 32000);
    check_refused(STATUS_UNSUPPORTED, "16 bits");
    tone(&(struct form){1, 1, 16000, 64, 0}, 128000);
    check_refused(STATUS_UNSUPPORTED, "64 bits");
    tone(&(struct form){1, 0, 16000, 16, 0}, 32000);
    check_refused(STATUS_UNSUPPORTED, "0 channels");
    tone(&(struct form){1, 1, 999, 16, 0}, 1998);
    check_refused(STATUS_UNSUPPORTED, "999 Hz");
}

static void a_file_cut_off_anywhere_is_refused(void)
{
    struct form form = {1, 1, 16000, 16, 0};
    tone(&form, tone_bytes(&form));
    CHECK_INT(truncate(path, 20000), 0);
    check_refused(STATUS_INVALID, "cut off");
    for (int bytes = 55; bytes > 0; bytes--) { /* inside the headers */
        struct wav_sound sound;
        char reason[160];
        CHECK_INT(truncate(path, bytes), 0);
        CHECK(wav_read(path, 16000, &sound, reason) != STATUS_OK && *reason);
    }
}

static void a_folder_is_not_a_file(void)
{
    struct wav_sound sound;
    char reason[160];
    CHECK_INT(wav_read(folder, 16000, &sound, reason), STATUS_INVALID);
    CHECK(strstr(reason, "regular") != NULL);
}

static void what_is_written_is_read_back_exactly(void)
{
    int16_t samples[] = {0, 1, -1, 32767, -32768, 1234, -4321};
    struct wav_sound sound, sent = {samples, 7, 16000};
    char reason[160];
    CHECK_INT(wav_write(path, &sent), STATUS_OK);
    CHECK_INT(wav_read(path, 16000, &sound, reason), STATUS_OK);
    CHECK_INT(sound.n_samples, 7);
    CHECK(sound.samples && memcmp(sound.samples, samples, sizeof samples) == 0);
    wav_finish(&sound);
    CHECK_INT(wav_write("/nowhere/at/all.wav", &sent), STATUS_IO);
}

static void a_recording_is_private_whatever_the_umask_is(void)
{
    int16_t sample = 1;
    struct stat about;
    mode_t before = umask(0);
    CHECK_INT(unlink(path), 0);
    CHECK_INT(wav_write(path, &(struct wav_sound){&sample, 1, 16000}), STATUS_OK);
    umask(before);
    CHECK(stat(path, &about) == 0 && (about.st_mode & 0777) == 0600);
}

int main(void)
{
    if (!mkdtemp(folder))
        return 1;
    snprintf(path, sizeof path, "%s/a.wav", folder);
    RUN(every_width_rate_and_channel_count_comes_out_as_the_same_tone);
    RUN(sizes_of_nothing_or_everything_mean_to_the_end);
    RUN(a_size_that_nobody_counted_means_to_the_end);
    RUN(a_chunk_behind_no_sound_is_not_sound);
    RUN(an_odd_chunk_may_lack_its_pad_byte);
    RUN(a_file_of_64_bit_sizes_is_read);
    RUN(channels_that_undo_each_other_are_not_mixed);
    RUN(what_is_no_sound_is_refused_with_a_reason);
    RUN(a_file_cut_off_anywhere_is_refused);
    RUN(a_folder_is_not_a_file);
    RUN(what_is_written_is_read_back_exactly);
    RUN(a_recording_is_private_whatever_the_umask_is);
    unlink(path);
    rmdir(folder);
    return CHECK_RESULT();
}
