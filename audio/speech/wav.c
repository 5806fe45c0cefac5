/* Read in one pass and in blocks, so that an hour at 96 kHz in stereo costs no more memory than its
 * 16 kHz mono. The RIFF size is not believed: recorders that were cut off leave it wrong. */
#include "audio/speech/wav.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <speex/speex_resampler.h>

#include "base/grow.h"

enum {
    BLOCK_FRAMES = 8192,
    MAX_CHANNELS = 64,
    MAX_RATE_HZ = 768000,
    MIN_RATE_HZ = 1000,
    MAX_HOURS = 4,
    RESAMPLE_QUALITY = 8, /* of 10: stopband -100 dB */
    FORMAT_PCM = 1,
    FORMAT_EXTENSIBLE = 0xFFFE
};

struct wav_reader {
    FILE *file;
    char *reason;
    int channels, rate_hz, bytes, bits; /* bytes: of one sample of one channel */
    int64_t left;                       /* bytes of sound still to come; -1: to the end */
    SpeexResamplerState *resampler;     /* NULL: none needed */
    struct wav_sound *out;
    size_t capacity;
};

static enum status fail(struct wav_reader *reader, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static enum status fail(struct wav_reader *reader, enum status status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(reader->reason, 160, format, arguments);
    va_end(arguments);
    return status;
}

static uint32_t le32(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

static uint16_t le16(const uint8_t *bytes)
{
    return (uint16_t)(bytes[0] | bytes[1] << 8);
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

static enum status format_check(struct wav_reader *reader, const uint8_t *chunk, uint32_t size)
{
    /* The identifier of PCM in WAVE_EXTENSIBLE: the format's number and this tail. */
    static const uint8_t tail[14] = {0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80,
                                     0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71};
    unsigned format = le16(chunk), align = le16(chunk + 12);
    uint32_t rate = le32(chunk + 4);
    reader->channels = le16(chunk + 2);
    reader->bits = le16(chunk + 14);
    if (format == FORMAT_EXTENSIBLE && size >= 40 && memcmp(chunk + 26, tail, sizeof tail) == 0)
        format = le16(chunk + 24);
    if (format != FORMAT_PCM)
        return fail(reader, STATUS_UNSUPPORTED, "not PCM (format %u)", format);
    if (reader->channels < 1 || reader->channels > MAX_CHANNELS)
        return fail(reader, STATUS_UNSUPPORTED, "%d channels", reader->channels);
    if (rate < MIN_RATE_HZ || rate > MAX_RATE_HZ)
        return fail(reader, STATUS_UNSUPPORTED, "a rate of %u Hz", rate);
    reader->rate_hz = (int)rate;
    reader->bytes = (int)align / reader->channels;
    if (reader->bits < 8 || reader->bits > 32 || (int)align % reader->channels != 0 ||
        reader->bytes != (reader->bits + 7) / 8)
        return fail(reader, STATUS_UNSUPPORTED, "%d bits in blocks of %u bytes", reader->bits,
                    align);
    return STATUS_OK;
}

static bool bytes_skip(FILE *file, uint32_t size)
{
    return fseeko(file, (off_t)size + (size & 1), SEEK_CUR) == 0;
}

static enum status format_read(struct wav_reader *reader, uint32_t size)
{
    uint8_t chunk[40] = {0};
    uint32_t take = size < sizeof chunk ? size : (uint32_t)sizeof chunk;
    if (size < 16 || fread(chunk, 1, take, reader->file) != take ||
        !bytes_skip(reader->file, size - take))
        return fail(reader, STATUS_INVALID, "a broken format header");
    return format_check(reader, chunk, size);
}

/* Up to the first sample. */
static enum status header_read(struct wav_reader *reader)
{
    uint8_t head[12], chunk[8];
    if (fread(head, 1, sizeof head, reader->file) != sizeof head || memcmp(head, "RIFF", 4) != 0 ||
        memcmp(head + 8, "WAVE", 4) != 0)
        return fail(reader, STATUS_INVALID, "not a WAV file");
    while (fread(chunk, 1, sizeof chunk, reader->file) == sizeof chunk) {
        uint32_t size = le32(chunk + 4);
        if (memcmp(chunk, "data", 4) == 0) {
            reader->left = size == 0 || size == UINT32_MAX ? -1 : (int64_t)size;
            return reader->channels ? STATUS_OK
                                    : fail(reader, STATUS_INVALID, "sound without a format");
        }
        enum status status = STATUS_OK;
        if (memcmp(chunk, "fmt ", 4) == 0)
            status = format_read(reader, size);
        else if (!bytes_skip(reader->file, size))
            break;
        if (status != STATUS_OK)
            return status;
    }
    return fail(reader, STATUS_INVALID, "cut off before the sound begins");
}

/* One sample as 16 bits; 8 bits are unsigned, more are signed. */
static int sample_value(const uint8_t *at, int bytes)
{
    if (bytes == 1)
        return (at[0] - 128) * 256;
    return (int16_t)le16(at + bytes - 2);
}

static void frames_mix(const struct wav_reader *reader, const uint8_t *from, size_t count,
                       int16_t *to)
{
    for (size_t i = 0; i < count; i++) {
        int sum = 0;
        for (int channel = 0; channel < reader->channels; channel++, from += reader->bytes)
            sum += sample_value(from, reader->bytes);
        to[i] = (int16_t)(sum / reader->channels);
    }
}

static enum status room_make(struct wav_reader *reader, size_t more)
{
    size_t wanted = reader->out->n_samples + more;
    if (wanted > (size_t)reader->out->rate_hz * 3600 * MAX_HOURS)
        return fail(reader, STATUS_LIMIT, "longer than %d hours", MAX_HOURS);
    if (grow(&reader->out->samples, &reader->capacity, wanted, sizeof(int16_t)) != STATUS_OK)
        return fail(reader, STATUS_NO_MEMORY, "out of memory");
    return STATUS_OK;
}

/* Mono samples at the file's rate, to the wanted one. */
static enum status samples_add(struct wav_reader *reader, const int16_t *samples, size_t count)
{
    struct wav_sound *out = reader->out;
    size_t most =
        reader->resampler ? count * (size_t)out->rate_hz / (size_t)reader->rate_hz + 64 : count;
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
    if (reader->rate_hz == reader->out->rate_hz)
        return STATUS_OK;
    reader->resampler =
        speex_resampler_init(1, (spx_uint32_t)reader->rate_hz, (spx_uint32_t)reader->out->rate_hz,
                             RESAMPLE_QUALITY, &error);
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
    uint64_t rate = (uint64_t)reader->rate_hz;
    size_t wanted = (size_t)((frames * (uint64_t)out->rate_hz + rate - 1) / rate);
    enum status status = STATUS_OK;
    while (status == STATUS_OK && out->n_samples < wanted)
        status = samples_add(reader, silence, sizeof silence / sizeof *silence);
    out->n_samples = wanted;
    return status;
}

static enum status samples_read(struct wav_reader *reader)
{
    size_t frame_bytes = (size_t)(reader->bytes * reader->channels);
    uint8_t *block = malloc(BLOCK_FRAMES * frame_bytes);
    int16_t mono[BLOCK_FRAMES];
    uint64_t frames = 0;
    enum status status = block ? STATUS_OK : fail(reader, STATUS_NO_MEMORY, "out of memory");
    while (status == STATUS_OK && reader->left != 0) {
        size_t wanted = BLOCK_FRAMES * frame_bytes;
        if (reader->left >= 0 && (uint64_t)reader->left < wanted)
            wanted = (size_t)reader->left;
        size_t got = fread(block, 1, wanted, reader->file);
        if (got < wanted && reader->left >= 0)
            status = fail(reader, STATUS_INVALID, "cut off: %lld bytes of sound are missing",
                          (long long)(reader->left - (int64_t)got));
        if (status != STATUS_OK || got == 0)
            break;
        reader->left -= reader->left >= 0 ? (int64_t)got : 0;
        frames_mix(reader, block, got / frame_bytes, mono);
        frames += got / frame_bytes;
        status = samples_add(reader, mono, got / frame_bytes);
    }
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
        status = header_read(&reader);
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
