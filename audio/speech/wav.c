/* Read in blocks, so that an hour at 96 kHz in stereo costs no more memory than its 16 kHz mono. */
#include "audio/speech/wav.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <speex/speex_resampler.h>

#include "audio/speech/wav_header.h"
#include "base/grow.h"
#include "base/private_file.h"

enum { BLOCK_FRAMES = 8192, RESAMPLE_QUALITY = 8 /* of 10: stopband -100 dB */ };

struct wav_reader {
    FILE *file;
    char *reason;
    struct wav_header header;
    int64_t left;                   /* bytes of sound still to come; -1: to the end */
    int only;                       /* the channel that is heard alone; -1: all are mixed */
    SpeexResamplerState *resampler; /* NULL: none needed */
    struct wav_sound *out;
    size_t capacity;
};

static enum status fail(struct wav_reader *reader, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static enum status fail(struct wav_reader *reader, enum status status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(reader->reason, WAV_REASON_SIZE, format, arguments);
    va_end(arguments);
    return status;
}

static enum status file_open(struct wav_reader *reader, const char *path)
{
    struct stat about;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a FIFO must not hang us */
    if (descriptor < 0)
        return errno == ENOENT || errno == ENOTDIR
                   ? fail(reader, STATUS_NOT_FOUND, "no such file")
                   : fail(reader, STATUS_IO, "cannot be read: %s", strerror(errno));
    if (fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode)) {
        close(descriptor);
        return fail(reader, STATUS_INVALID, "not a regular file");
    }
    if (about.st_size == 0) {
        close(descriptor);
        return fail(reader, STATUS_INVALID, "the file is empty");
    }
    reader->file = fdopen(descriptor, "rb");
    if (!reader->file)
        close(descriptor);
    return reader->file ? STATUS_OK : fail(reader, STATUS_NO_MEMORY, "out of memory");
}

static size_t frame_bytes(const struct wav_header *header)
{
    return (size_t)header->bytes * (size_t)header->channels;
}

static int16_t sample_of_float(double value)
{
    if (isnan(value))
        return 0;
    return (int16_t)lrint(fmax(-1, fmin(value, 1)) * INT16_MAX);
}

/* One sample as 16 bits. */
static int sample_value(const struct wav_header *header, const uint8_t *at)
{
    float single;
    double whole;
    switch (header->coding) {
    case WAV_UNSIGNED:
        return (at[0] - 128) * 256;
    case WAV_FLOAT:
        memcpy(&single, at, sizeof single);
        if (header->bytes == sizeof whole)
            memcpy(&whole, at, sizeof whole);
        return sample_of_float(header->bytes == sizeof whole ? whole : (double)single);
    default:
        return (int16_t)(at[header->bytes - 2] | at[header->bytes - 1] << 8);
    }
}

static void frames_mix(const struct wav_reader *reader, const uint8_t *from, size_t count,
                       int16_t *to)
{
    const struct wav_header *header = &reader->header;
    for (size_t i = 0; i < count; i++) {
        int sum = 0;
        for (int channel = 0; channel < header->channels; channel++, from += header->bytes)
            sum += reader->only < 0 || reader->only == channel ? sample_value(header, from) : 0;
        to[i] = (int16_t)(reader->only < 0 ? sum / header->channels : sum);
    }
}

static enum status room_make(struct wav_reader *reader, size_t more)
{
    size_t wanted = reader->out->n_samples + (more ? more : 1); /* never NULL: it is added to */
    if (wanted > (size_t)reader->out->rate_hz * 3600 * WAV_MAX_HOURS)
        return fail(reader, STATUS_LIMIT, "longer than %d hours", WAV_MAX_HOURS);
    if (grow(&reader->out->samples, &reader->capacity, wanted, sizeof(int16_t)) != STATUS_OK)
        return fail(reader, STATUS_NO_MEMORY, "out of memory");
    return STATUS_OK;
}

/* Mono samples at the file's rate, to the wanted one. */
static enum status samples_add(struct wav_reader *reader, const int16_t *samples, size_t count)
{
    struct wav_sound *out = reader->out;
    size_t most = reader->resampler
                      ? count * (size_t)out->rate_hz / (size_t)reader->header.rate_hz + 64
                      : count;
    enum status status = room_make(reader, most);
    if (status != STATUS_OK)
        return status;
    if (!reader->resampler) {
        memcpy(out->samples + out->n_samples, samples, count * sizeof *samples);
        out->n_samples += count;
        return STATUS_OK;
    }
    while (count > 0) {
        spx_uint32_t in = (spx_uint32_t)count;
        spx_uint32_t made = (spx_uint32_t)(reader->capacity - out->n_samples);
        speex_resampler_process_int(reader->resampler, 0, samples, &in,
                                    out->samples + out->n_samples, &made);
        out->n_samples += made;
        samples += in;
        count -= in;
        if (in == 0 && made == 0)
            return fail(reader, STATUS_INVALID, "cannot be resampled");
    }
    return STATUS_OK;
}

static enum status resampler_start(struct wav_reader *reader)
{
    int error = 0;
    if (reader->header.rate_hz == reader->out->rate_hz)
        return STATUS_OK;
    reader->resampler =
        speex_resampler_init(1, (spx_uint32_t)reader->header.rate_hz,
                             (spx_uint32_t)reader->out->rate_hz, RESAMPLE_QUALITY, &error);
    if (!reader->resampler)
        return fail(reader, STATUS_NO_MEMORY, "out of memory");
    speex_resampler_skip_zeros(reader->resampler); /* so that times stay what they were */
    return STATUS_OK;
}

/* Silence pushes the last samples out of the filter; whatever exceeds the sound's length is
 * dropped. */
static enum status resampler_drain(struct wav_reader *reader, uint64_t frames)
{
    static const int16_t silence[1024];
    struct wav_sound *out = reader->out;
    uint64_t rate = (uint64_t)reader->header.rate_hz;
    size_t wanted = (size_t)((frames * (uint64_t)out->rate_hz + rate - 1) / rate);
    enum status status = STATUS_OK;
    while (status == STATUS_OK && out->n_samples < wanted)
        status = samples_add(reader, silence, sizeof silence / sizeof *silence);
    out->n_samples = wanted;
    return status;
}

/* The next bytes of the sound, at most BLOCK_FRAMES frames; 0 at its end. */
static size_t block_read(struct wav_reader *reader, uint8_t *block)
{
    size_t wanted = (size_t)BLOCK_FRAMES * frame_bytes(&reader->header);
    if (reader->left >= 0 && (uint64_t)reader->left < wanted)
        wanted = (size_t)reader->left;
    size_t got = fread(block, 1, wanted, reader->file);
    reader->left -= reader->left >= 0 ? (int64_t)got : 0;
    return got;
}

/* How much something moves: the variance, as a constant offset is no sound. */
struct movement {
    double sum, squares;
};

static void movement_add(struct movement *movement, double value)
{
    movement->sum += value;
    movement->squares += value * value;
}

static double movement_power(const struct movement *movement, double count)
{
    double mean = movement->sum / count;
    return movement->squares / count - mean * mean;
}

struct survey {
    struct movement channels[WAV_MAX_CHANNELS], mix;
    double n_frames;
};

static void survey_frames(struct survey *survey, const struct wav_header *header,
                          const uint8_t *from, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double sum = 0;
        for (int channel = 0; channel < header->channels; channel++, from += header->bytes) {
            int value = sample_value(header, from);
            movement_add(&survey->channels[channel], value);
            sum += value;
        }
        movement_add(&survey->mix, sum / header->channels);
    }
    survey->n_frames += (double)count;
}

/* The channel to listen to alone, -1: to all. Of one live channel in two the mix keeps a quarter of
 * the power, of two unrelated ones a half. Where it keeps less than an eighth of the loudest, the
 * channels undo each other (one is the other's negative), or most of them are silent. */
static int survey_result(const struct survey *survey, const struct wav_header *header)
{
    static const double kept_least = 1.0 / 8;
    double loudest = 0;
    int best = -1;
    for (int i = 0; survey->n_frames > 0 && i < header->channels; i++) {
        double power = movement_power(&survey->channels[i], survey->n_frames);
        if (power > loudest) {
            loudest = power;
            best = i;
        }
    }
    bool kept = movement_power(&survey->mix, survey->n_frames) >= kept_least * loudest;
    return best < 0 || kept ? -1 : best;
}

/* Looks through the whole sound once before it is read, so that one choice holds for all of it. */
static enum status channels_choose(struct wav_reader *reader, uint8_t *block)
{
    struct survey survey = {.n_frames = 0};
    off_t start = ftello(reader->file);
    int64_t left = reader->left;
    reader->only = -1;
    if (reader->header.channels == 1)
        return STATUS_OK;
    for (size_t got; (got = block_read(reader, block)) > 0;)
        survey_frames(&survey, &reader->header, block, got / frame_bytes(&reader->header));
    reader->only = survey_result(&survey, &reader->header);
    reader->left = left;
    return fseeko(reader->file, start, SEEK_SET) == 0
               ? STATUS_OK
               : fail(reader, STATUS_IO, "cannot be read: %s", strerror(errno));
}

static enum status blocks_read(struct wav_reader *reader, uint8_t *block, uint64_t *frames)
{
    int16_t mono[BLOCK_FRAMES];
    enum status status = STATUS_OK;
    size_t got = 1;
    while (status == STATUS_OK && reader->left != 0 && (got = block_read(reader, block)) > 0) {
        size_t count = got / frame_bytes(&reader->header);
        frames_mix(reader, block, count, mono);
        *frames += count;
        status = samples_add(reader, mono, count);
    }
    if (status == STATUS_OK && reader->left > 0)
        return fail(reader, STATUS_INVALID, "cut off: %lld bytes of sound are missing",
                    (long long)reader->left);
    return status;
}

static enum status samples_read(struct wav_reader *reader)
{
    uint8_t *block = malloc(BLOCK_FRAMES * frame_bytes(&reader->header));
    uint64_t frames = 0;
    enum status status = block ? STATUS_OK : fail(reader, STATUS_NO_MEMORY, "out of memory");
    if (status == STATUS_OK)
        status = channels_choose(reader, block);
    if (status == STATUS_OK)
        status = blocks_read(reader, block, &frames);
    free(block);
    if (status == STATUS_OK && reader->resampler)
        status = resampler_drain(reader, frames);
    return status == STATUS_OK && frames == 0
               ? fail(reader, STATUS_INVALID, "the file holds no sound")
               : status;
}

enum status wav_read(const char *path, int rate_hz, struct wav_sound *out, char reason[160])
{
    *out = (struct wav_sound){.rate_hz = rate_hz};
    struct wav_reader reader = {.reason = reason, .out = out};
    reason[0] = '\0';
    enum status status = file_open(&reader, path);
    if (status == STATUS_OK)
        status = wav_header_read(&reader.header, reader.file, reason);
    reader.left = reader.header.sound_bytes;
    if (status == STATUS_OK)
        status = resampler_start(&reader);
    if (status == STATUS_OK)
        status = samples_read(&reader);
    if (reader.file)
        fclose(reader.file);
    if (reader.resampler)
        speex_resampler_destroy(reader.resampler);
    if (status != STATUS_OK)
        wav_finish(out);
    return status;
}

static void put32(uint8_t *to, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        to[i] = (uint8_t)(value >> 8 * i);
}

static bool sound_write(FILE *file, const struct wav_sound *sound)
{
    uint32_t bytes = (uint32_t)(sound->n_samples * 2), rate = (uint32_t)sound->rate_hz;
    uint8_t head[44] = "RIFF....WAVEfmt ....\1\0\1\0........\2\0\20\0data";
    put32(head + 4, 36 + bytes);
    put32(head + 16, 16);
    put32(head + 24, rate);
    put32(head + 28, rate * 2);
    put32(head + 40, bytes);
    bool fine = fwrite(head, 1, sizeof head, file) == sizeof head;
    for (size_t i = 0; fine && i < sound->n_samples; i++) {
        uint16_t value = (uint16_t)sound->samples[i];
        fine = fputc(value & 0xFF, file) != EOF && fputc(value >> 8, file) != EOF;
    }
    return fine;
}

enum status wav_write(const char *path, const struct wav_sound *sound)
{
    char part[4096 + 8];
    if (sound->n_samples > UINT32_MAX / 2 - 64 || strlen(path) > 4096)
        return STATUS_LIMIT;
    snprintf(part, sizeof part, "%s.part", path);
    private_file_make(part);
    FILE *file = fopen(part, "wb");
    if (!file)
        return STATUS_IO;
    bool fine = sound_write(file, sound);
    fine = fclose(file) == 0 && fine;
    if (fine && rename(part, path) == 0)
        return STATUS_OK;
    unlink(part);
    return STATUS_IO;
}

void wav_finish(struct wav_sound *sound)
{
    if (!sound)
        return;
    free(sound->samples);
    *sound = (struct wav_sound){0};
}
