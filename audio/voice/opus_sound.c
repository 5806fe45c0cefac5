/* The times stand in a comment of the file, SYLLABLES=120,310,…;2040, so that a sound and its times
 * cannot be parted. */
#include "audio/voice/opus_sound.h"

#include <opusenc.h>
#include <opusfile.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audio/device/resample.h"
#include "base/durable.h"
#include "base/grow.h"

/* Opus always comes back at 48 kHz. The maker's 20 kbit/s: speech of this bandwidth is then told
 * from the original by few. */
enum { DECODED_HZ = 48000, MADE_BITS_PER_S = 20000, KEPT_BITS_PER_S = 24000, READ_SAMPLES = 5760 };

static const char tag[] = "SYLLABLES";

static void times_read(const OggOpusFile *file, struct syllable_times *times)
{
    const OpusTags *tags = op_tags(file, -1);
    const char *at = tags ? opus_tags_query(tags, tag, 0) : NULL;
    *times = (struct syllable_times){.count = 0};
    while (at && *at && *at != ';' && times->count < OPUS_SOUND_SYLLABLES) {
        char *end;
        times->start_ms[times->count] = (int32_t)strtol(at, &end, 10);
        if (end == at)
            break;
        times->count++;
        at = end + (*end == ',');
    }
    if (at && *at == ';')
        times->end_ms = (int32_t)strtol(at + 1, NULL, 10);
    else
        times->count = 0;
}

/* Mixed to mono by the library's stereo, of which one side is taken: the maker writes mono. */
static enum status samples_read(OggOpusFile *file, int16_t *out, size_t length)
{
    opus_int16 both[2 * READ_SAMPLES];
    size_t done = 0;
    while (done < length) {
        int got = op_read_stereo(file, both, 2 * READ_SAMPLES);
        if (got <= 0)
            return STATUS_INVALID; /* a hole, or an end before the length that the file states */
        for (int i = 0; i < got && done < length; i++)
            out[done++] = both[2 * i];
    }
    return STATUS_OK;
}

static enum status decode(OggOpusFile *file, int rate_hz, struct wav_sound *out)
{
    ogg_int64_t length = op_pcm_total(file, -1);
    if (length <= 0)
        return STATUS_INVALID;
    if (length > (ogg_int64_t)OPUS_SOUND_LONGEST_S * DECODED_HZ)
        return STATUS_LIMIT;
    int16_t *samples = malloc((size_t)length * sizeof *samples);
    if (!samples)
        return STATUS_NO_MEMORY;
    enum status status = samples_read(file, samples, (size_t)length);
    if (status == STATUS_OK)
        status = resample_all(samples, (size_t)length, DECODED_HZ, rate_hz, &out->samples,
                              &out->n_samples);
    out->rate_hz = rate_hz;
    free(samples);
    return status;
}

enum status opus_sound_read(const char *path, int rate_hz, struct wav_sound *out,
                            struct syllable_times *times)
{
    int error = 0;
    *out = (struct wav_sound){0};
    OggOpusFile *file = op_open_file(path, &error);
    if (!file)
        return error == OP_EFAULT ? STATUS_NOT_FOUND : STATUS_INVALID;
    if (times)
        times_read(file, times);
    enum status status = decode(file, rate_hz, out);
    op_free(file);
    return status;
}

static void times_write(const struct syllable_times *times, char *out, size_t size)
{
    size_t used = 0;
    for (size_t i = 0; i < times->count; i++)
        used += (size_t)snprintf(out + used, size - used, "%s%d", i ? "," : "",
                                 (int)times->start_ms[i]);
    snprintf(out + used, size - used, ";%d", (int)times->end_ms);
}

struct encoding { /* what is to be written, and what has come out of it so far */
    const float *samples;
    size_t n_samples;
    int rate_hz, bits_per_s;
    OggOpusComments *comments;
    uint8_t *bytes;
    size_t n_bytes, capacity;
};

/* Into memory: the library's own writing to a file does not notice that closing it fails, as it
 * does on a full disk. */
static int bytes_add(void *user, const unsigned char *bytes, opus_int32 n)
{
    struct encoding *encoding = user;
    size_t needed = encoding->n_bytes + (size_t)n;
    if (grow(&encoding->bytes, &encoding->capacity, needed, 1) != STATUS_OK)
        return 1;
    memcpy(encoding->bytes + encoding->n_bytes, bytes, (size_t)n);
    encoding->n_bytes = needed;
    return 0;
}

static int bytes_over(void *user)
{
    (void)user;
    return 0;
}

static enum status encode(struct encoding *encoding)
{
    static const OpusEncCallbacks into_memory = {bytes_add, bytes_over};
    int error = 0;
    OggOpusEnc *encoder = ope_encoder_create_callbacks(&into_memory, encoding, encoding->comments,
                                                       encoding->rate_hz, 1, 0, &error);
    if (!encoder)
        return STATUS_NO_MEMORY;
    bool good =
        ope_encoder_ctl(encoder, OPUS_SET_BITRATE(encoding->bits_per_s)) == OPE_OK &&
        ope_encoder_ctl(encoder, OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE)) == OPE_OK &&
        ope_encoder_ctl(encoder, OPE_SET_SERIALNO(1)) == OPE_OK && /* not by chance */
        ope_encoder_write_float(encoder, encoding->samples, (int)encoding->n_samples) == OPE_OK &&
        ope_encoder_drain(encoder) == OPE_OK;
    ope_encoder_destroy(encoder);
    return good ? STATUS_OK : STATUS_NO_MEMORY;
}

/* `comment`: of the tag; "" for none. */
static enum status encode_to(const char *path, struct encoding *encoding, const char *comment)
{
    encoding->comments = ope_comments_create();
    if (!encoding->comments)
        return STATUS_NO_MEMORY;
    enum status status = !*comment || ope_comments_add(encoding->comments, tag, comment) == OPE_OK
                             ? encode(encoding)
                             : STATUS_NO_MEMORY;
    ope_comments_destroy(encoding->comments);
    if (status == STATUS_OK)
        status = durable_write(path, encoding->bytes, encoding->n_bytes);
    free(encoding->bytes);
    return status;
}

enum status opus_sound_write(const char *path, const float *samples, size_t n_samples,
                             const struct syllable_times *times)
{
    char comment[12 * OPUS_SOUND_SYLLABLES + 16] = "";
    struct encoding encoding = {.samples = samples,
                                .n_samples = n_samples,
                                .rate_hz = OPUS_SOUND_HZ,
                                .bits_per_s = MADE_BITS_PER_S};
    if (times->count > 0)
        times_write(times, comment, sizeof comment);
    return encode_to(path, &encoding, comment);
}

enum status opus_sound_keep(const char *path, const struct wav_sound *sound)
{
    if (sound->n_samples > (size_t)OPUS_SOUND_LONGEST_S * (size_t)sound->rate_hz)
        return STATUS_LIMIT;
    float *samples = malloc((sound->n_samples + 1) * sizeof *samples);
    if (!samples)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < sound->n_samples; i++)
        samples[i] = (float)sound->samples[i] / 32768;
    struct encoding encoding = {.samples = samples,
                                .n_samples = sound->n_samples,
                                .rate_hz = sound->rate_hz,
                                .bits_per_s = KEPT_BITS_PER_S};
    enum status status = encode_to(path, &encoding, "");
    free(samples);
    return status;
}
