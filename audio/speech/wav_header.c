/* The size of the whole (RIFF) is not believed: recorders that were cut off leave it wrong. The
 * size of the sound is, unless it is one that nobody counted. */
#include "audio/speech/wav_header.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>

enum {
    MAX_RATE_HZ = 768000,
    MIN_RATE_HZ = 1000,
    FORMAT_PCM = 1,
    FORMAT_FLOAT = 3,
    FORMAT_EXTENSIBLE = 0xFFFE,
    /* Two gigabytes less 64 kB. Programs that write into a pipe put their largest number there,
     * some of them less a header: espeak-ng and sox 0x7FFFF000, GStreamer 0x7FFF0000. */
    UNCOUNTED_BYTES = 0x7FFF0000
};

struct header_reader {
    FILE *file;
    char *reason;
    struct wav_header *out;
    int64_t length;        /* of the file */
    int64_t sound_bytes64; /* of an RF64 file; -1: it did not say */
    bool wide;             /* RF64: where 32 bits are too few the ds64 chunk has the size */
};

static enum status fail(struct header_reader *reader, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static enum status fail(struct header_reader *reader, enum status status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(reader->reason, WAV_REASON_SIZE, format, arguments);
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

static const char *format_name(unsigned format)
{
    static const struct {
        unsigned format;
        const char *name;
    } names[] = {{2, "Microsoft ADPCM"}, {6, "A-law"},  {7, "mu-law"}, {0x11, "IMA ADPCM"},
                 {0x31, "GSM 6.10"},     {0x55, "MP3"}, {0xFF, "AAC"}, {0x1610, "AAC"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].format == format)
            return names[i].name;
    }
    return "an unknown kind";
}

/* The number that says what the samples are; an extensible header has it in its identifier. */
static unsigned format_number(const uint8_t *chunk, uint32_t size)
{
    static const uint8_t tail[14] = {0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80,
                                     0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71};
    unsigned format = le16(chunk);
    bool named = size >= 40 && memcmp(chunk + 26, tail, sizeof tail) == 0;
    return format == FORMAT_EXTENSIBLE && named ? le16(chunk + 24) : format;
}

static enum status sample_check(struct header_reader *reader, unsigned format, unsigned bits,
                                unsigned align)
{
    struct wav_header *out = reader->out;
    unsigned channels = (unsigned)out->channels;
    bool pcm = format == FORMAT_PCM && bits >= 8 && bits <= 32;
    bool floating = format == FORMAT_FLOAT && (bits == 32 || bits == 64);
    out->bytes = (int)(align / channels);
    if ((!pcm && !floating) || align % channels != 0 || align / channels != (bits + 7) / 8)
        return fail(reader, STATUS_UNSUPPORTED, "%u bits in blocks of %u bytes", bits, align);
    out->coding = floating ? WAV_FLOAT : out->bytes == 1 ? WAV_UNSIGNED : WAV_SIGNED;
    return STATUS_OK;
}

static enum status format_check(struct header_reader *reader, const uint8_t *chunk, uint32_t size)
{
    unsigned format = format_number(chunk, size);
    uint32_t rate = le32(chunk + 4);
    reader->out->channels = le16(chunk + 2);
    if (format != FORMAT_PCM && format != FORMAT_FLOAT)
        return fail(reader, STATUS_UNSUPPORTED, "%s (format %u), not PCM", format_name(format),
                    format);
    if (reader->out->channels < 1 || reader->out->channels > WAV_MAX_CHANNELS)
        return fail(reader, STATUS_UNSUPPORTED, "%d channels", reader->out->channels);
    if (rate < MIN_RATE_HZ || rate > MAX_RATE_HZ)
        return fail(reader, STATUS_UNSUPPORTED, "a rate of %u Hz", rate);
    reader->out->rate_hz = (int)rate;
    return sample_check(reader, format, le16(chunk + 14), le16(chunk + 12));
}

static bool chunk_is_known(const uint8_t *id)
{
    static const char known[][5] = {"data", "fmt ", "LIST", "fact", "bext", "JUNK", "junk", "PAD ",
                                    "ds64", "cue ", "smpl", "id3 ", "ID3 ", "PEAK", "iXML", "_PMX"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (memcmp(known[i], id, 4) == 0)
            return true;
    }
    return false;
}

/* A chunk of odd size is followed by one byte more, which some programs forget: where the next
 * chunk begins at once, there is none. */
static bool bytes_skip(FILE *file, uint32_t size, uint32_t taken)
{
    uint8_t next[4];
    if (fseeko(file, (off_t)size - taken, SEEK_CUR) != 0)
        return false;
    if (size % 2 == 0)
        return true;
    size_t seen = fread(next, 1, sizeof next, file);
    bool follows = seen == sizeof next && chunk_is_known(next);
    return fseeko(file, (follows ? 0 : 1) - (off_t)seen, SEEK_CUR) == 0;
}

static enum status format_read(struct header_reader *reader, uint32_t size)
{
    uint8_t chunk[40] = {0};
    uint32_t take = size < sizeof chunk ? size : (uint32_t)sizeof chunk;
    if (size < 16 || fread(chunk, 1, take, reader->file) != take ||
        !bytes_skip(reader->file, size, take))
        return fail(reader, STATUS_INVALID, "a broken format header");
    return format_check(reader, chunk, size);
}

static enum status size_read(struct header_reader *reader, uint32_t size)
{
    uint8_t chunk[16];
    if (size < sizeof chunk || fread(chunk, 1, sizeof chunk, reader->file) != sizeof chunk ||
        !bytes_skip(reader->file, size, sizeof chunk))
        return fail(reader, STATUS_INVALID, "a broken ds64 chunk");
    uint64_t sound = (uint64_t)le32(chunk + 8) | (uint64_t)le32(chunk + 12) << 32;
    reader->sound_bytes64 = sound <= INT64_MAX ? (int64_t)sound : -1;
    return STATUS_OK;
}

/* Whether nothing but whole chunks stands between here and the end, at least one of them. */
static bool chunks_follow(struct header_reader *reader)
{
    uint8_t chunk[8];
    off_t start = ftello(reader->file), at = start;
    while (at < reader->length && fread(chunk, 1, sizeof chunk, reader->file) == sizeof chunk) {
        bool named =
            isalnum(chunk[0]) && isalnum(chunk[1]) && isprint(chunk[2]) && isprint(chunk[3]);
        if (!named || !bytes_skip(reader->file, le32(chunk + 4), 0))
            break;
        at = ftello(reader->file);
    }
    bool all = at > start && (at == reader->length || at == reader->length + 1);
    return fseeko(reader->file, start, SEEK_SET) == 0 && all;
}

/* More than is there, and more than anybody would have recorded: nobody counted it. What is only
 * more than is there was cut off. */
static bool was_counted(const struct header_reader *reader, int64_t bytes)
{
    const struct wav_header *out = reader->out;
    int64_t most = (int64_t)out->rate_hz * out->channels * out->bytes * 3600 * WAV_MAX_HOURS;
    bool there = bytes <= reader->length - ftello(reader->file);
    return there || (bytes < UNCOUNTED_BYTES && bytes <= most);
}

static enum status sound_begins(struct header_reader *reader, uint32_t size)
{
    int64_t bytes = size;
    if (reader->out->channels == 0)
        return fail(reader, STATUS_INVALID, "sound without a format");
    if (size == UINT32_MAX)
        bytes = reader->wide && reader->sound_bytes64 > 0 ? reader->sound_bytes64 : -1;
    else if (size == 0)
        bytes = chunks_follow(reader) ? 0 : -1;
    reader->out->sound_bytes = bytes >= 0 && was_counted(reader, bytes) ? bytes : -1;
    return STATUS_OK;
}

static enum status head_read(struct header_reader *reader)
{
    uint8_t head[12];
    bool whole = fread(head, 1, sizeof head, reader->file) == sizeof head;
    reader->wide = whole && (memcmp(head, "RF64", 4) == 0 || memcmp(head, "BW64", 4) == 0);
    if (!whole || (memcmp(head, "RIFF", 4) != 0 && !reader->wide) ||
        memcmp(head + 8, "WAVE", 4) != 0)
        return fail(reader, STATUS_INVALID, "not a WAV file");
    return STATUS_OK;
}

static enum status chunks_read(struct header_reader *reader)
{
    uint8_t chunk[8];
    while (fread(chunk, 1, sizeof chunk, reader->file) == sizeof chunk) {
        uint32_t size = le32(chunk + 4);
        enum status status = STATUS_OK;
        if (memcmp(chunk, "data", 4) == 0)
            return sound_begins(reader, size);
        if (memcmp(chunk, "fmt ", 4) == 0)
            status = format_read(reader, size);
        else if (reader->wide && memcmp(chunk, "ds64", 4) == 0)
            status = size_read(reader, size);
        else if (!bytes_skip(reader->file, size, 0))
            break;
        if (status != STATUS_OK)
            return status;
    }
    return fail(reader, STATUS_INVALID, "cut off before the sound begins");
}

enum status wav_header_read(struct wav_header *out, FILE *file, char reason[WAV_REASON_SIZE])
{
    struct stat about;
    struct header_reader reader = {.file = file, .reason = reason, .out = out, .sound_bytes64 = -1};
    *out = (struct wav_header){.sound_bytes = -1};
    if (fstat(fileno(file), &about) != 0)
        return fail(&reader, STATUS_IO, "cannot be read");
    reader.length = about.st_size;
    enum status status = head_read(&reader);
    return status == STATUS_OK ? chunks_read(&reader) : status;
}
