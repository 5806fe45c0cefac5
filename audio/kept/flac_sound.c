#include "audio/kept/flac_sound.h"

#include <FLAC/stream_decoder.h>
#include <FLAC/stream_encoder.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audio/device/resample.h"
#include "base/durable.h"
#include "base/grow.h"

/* libFLAC's own default level: a level more saves a hundredth of the room and costs twice the time.
 */
enum {
    LEVEL = 5,
    LONGEST_S = 3600,
    RATE_LEAST_HZ = 4000,
    RATE_MOST_HZ = 192000,
    LONGEST_SAMPLES = LONGEST_S * 48000,
    BLOCK = 4096,
    BITS = 16
};

struct decoding {
    int16_t *samples; /* mono, at the file's own rate */
    size_t n_samples, capacity;
    unsigned rate_hz;
    uint64_t promised; /* by the head; 0: it does not say */
    const char *wrong; /* what is, in English; NULL: nothing */
    enum status status;
};

static void decoding_fails(struct decoding *decoding, enum status status, const char *wrong)
{
    if (decoding->wrong)
        return;
    decoding->status = status;
    decoding->wrong = wrong;
}

/* A foreign file may have several channels, and other bits than ours. */
static int16_t sample_mix(const FLAC__Frame *frame, const FLAC__int32 *const channels[],
                          unsigned at)
{
    int64_t sum = 0;
    int more = (int)frame->header.bits_per_sample - BITS;
    for (unsigned i = 0; i < frame->header.channels; i++)
        sum += channels[i][at];
    sum /= frame->header.channels;
    return (int16_t)(more >= 0 ? sum / ((int64_t)1 << more) : sum * ((int64_t)1 << -more));
}

static FLAC__StreamDecoderWriteStatus block_take(const FLAC__StreamDecoder *decoder,
                                                 const FLAC__Frame *frame,
                                                 const FLAC__int32 *const channels[], void *data)
{
    struct decoding *decoding = data;
    unsigned n = frame->header.blocksize;
    (void)decoder;
    size_t most = (size_t)LONGEST_S * frame->header.sample_rate;
    if (decoding->rate_hz == 0)
        decoding->rate_hz = frame->header.sample_rate;
    if (frame->header.sample_rate != decoding->rate_hz || decoding->rate_hz < RATE_LEAST_HZ ||
        decoding->rate_hz > RATE_MOST_HZ)
        decoding_fails(decoding, STATUS_INVALID, "a rate that no sound has");
    else if (decoding->n_samples + n > (most < LONGEST_SAMPLES ? most : LONGEST_SAMPLES))
        decoding_fails(decoding, STATUS_LIMIT, "longer than an hour");
    else if (grow(&decoding->samples, &decoding->capacity, decoding->n_samples + n,
                  sizeof *decoding->samples) != STATUS_OK)
        decoding_fails(decoding, STATUS_NO_MEMORY, "no memory");
    if (decoding->wrong)
        return FLAC__STREAM_DECODER_WRITE_STATUS_ABORT;
    for (unsigned i = 0; i < n; i++)
        decoding->samples[decoding->n_samples++] = sample_mix(frame, channels, i);
    return FLAC__STREAM_DECODER_WRITE_STATUS_CONTINUE;
}

static void head_take(const FLAC__StreamDecoder *decoder, const FLAC__StreamMetadata *metadata,
                      void *data)
{
    (void)decoder;
    if (metadata->type == FLAC__METADATA_TYPE_STREAMINFO)
        ((struct decoding *)data)->promised = metadata->data.stream_info.total_samples;
}

static void fault_take(const FLAC__StreamDecoder *decoder, FLAC__StreamDecoderErrorStatus what,
                       void *data)
{
    (void)decoder, (void)what;
    decoding_fails(data, STATUS_INVALID, "the FLAC file is damaged");
}

/* To the end of the file, and then by what its head has promised. */
static void decode(FLAC__StreamDecoder *decoder, struct decoding *decoding)
{
    if (!FLAC__stream_decoder_process_until_end_of_stream(decoder))
        decoding_fails(decoding, STATUS_INVALID, "the FLAC file is damaged");
    if (!FLAC__stream_decoder_finish(decoder))
        decoding_fails(decoding, STATUS_INVALID, "the FLAC file is not the sound that was kept");
    if (decoding->promised && decoding->n_samples < decoding->promised)
        decoding_fails(decoding, STATUS_INVALID, "the FLAC file is cut off");
    if (decoding->n_samples == 0)
        decoding_fails(decoding, STATUS_INVALID, "the file holds no sound");
}

static void file_decode(const char *path, struct decoding *decoding)
{
    FLAC__StreamDecoder *decoder = FLAC__stream_decoder_new();
    if (!decoder) {
        decoding_fails(decoding, STATUS_NO_MEMORY, "no memory");
        return;
    }
    FLAC__stream_decoder_set_md5_checking(decoder, true);
    if (FLAC__stream_decoder_init_file(decoder, path, block_take, head_take, fault_take,
                                       decoding) == FLAC__STREAM_DECODER_INIT_STATUS_OK)
        decode(decoder, decoding);
    else
        decoding_fails(decoding, access(path, F_OK) == 0 ? STATUS_INVALID : STATUS_NOT_FOUND,
                       "the file cannot be opened");
    FLAC__stream_decoder_delete(decoder);
}

enum status flac_sound_read(const char *path, int rate_hz, struct wav_sound *out, char reason[160])
{
    struct decoding decoding = {.status = STATUS_OK};
    *out = (struct wav_sound){.rate_hz = rate_hz};
    reason[0] = '\0';
    file_decode(path, &decoding);
    if (decoding.status == STATUS_OK && (int)decoding.rate_hz == rate_hz) {
        out->samples = decoding.samples;
        out->n_samples = decoding.n_samples;
        return STATUS_OK;
    }
    if (decoding.status == STATUS_OK)
        decoding.status = resample_all(decoding.samples, decoding.n_samples, (int)decoding.rate_hz,
                                       rate_hz, &out->samples, &out->n_samples);
    free(decoding.samples);
    if (decoding.status != STATUS_OK)
        snprintf(reason, 160, "%s", decoding.wrong ? decoding.wrong : "cannot be resampled");
    return decoding.status;
}

struct encoding { /* a file in memory: the head is written again when the end is known */
    uint8_t *bytes;
    size_t n_bytes, capacity, at;
};

static FLAC__StreamEncoderWriteStatus bytes_put(const FLAC__StreamEncoder *encoder,
                                                const FLAC__byte bytes[], size_t n,
                                                uint32_t samples, uint32_t frame, void *data)
{
    struct encoding *encoding = data;
    size_t end = encoding->at + n;
    (void)encoder, (void)samples, (void)frame;
    if (grow(&encoding->bytes, &encoding->capacity, end, 1) != STATUS_OK)
        return FLAC__STREAM_ENCODER_WRITE_STATUS_FATAL_ERROR;
    memcpy(encoding->bytes + encoding->at, bytes, n);
    encoding->at = end;
    encoding->n_bytes = end > encoding->n_bytes ? end : encoding->n_bytes;
    return FLAC__STREAM_ENCODER_WRITE_STATUS_OK;
}

static FLAC__StreamEncoderSeekStatus bytes_seek(const FLAC__StreamEncoder *encoder, FLAC__uint64 to,
                                                void *data)
{
    struct encoding *encoding = data;
    (void)encoder;
    if (to > encoding->n_bytes)
        return FLAC__STREAM_ENCODER_SEEK_STATUS_ERROR;
    encoding->at = (size_t)to;
    return FLAC__STREAM_ENCODER_SEEK_STATUS_OK;
}

static FLAC__StreamEncoderTellStatus bytes_tell(const FLAC__StreamEncoder *encoder,
                                                FLAC__uint64 *at, void *data)
{
    (void)encoder;
    *at = ((const struct encoding *)data)->at;
    return FLAC__STREAM_ENCODER_TELL_STATUS_OK;
}

static bool samples_encode(FLAC__StreamEncoder *encoder, const struct wav_sound *sound)
{
    FLAC__int32 block[BLOCK];
    size_t done = 0;
    while (done < sound->n_samples) {
        size_t n = sound->n_samples - done < BLOCK ? sound->n_samples - done : BLOCK;
        for (size_t i = 0; i < n; i++)
            block[i] = sound->samples[done + i];
        if (!FLAC__stream_encoder_process_interleaved(encoder, block, (uint32_t)n))
            return false;
        done += n;
    }
    return true;
}

static bool encode(const struct wav_sound *sound, struct encoding *encoding)
{
    FLAC__StreamEncoder *encoder = FLAC__stream_encoder_new();
    bool fine = encoder && FLAC__stream_encoder_set_channels(encoder, 1) &&
                FLAC__stream_encoder_set_bits_per_sample(encoder, BITS) &&
                FLAC__stream_encoder_set_sample_rate(encoder, (uint32_t)sound->rate_hz) &&
                FLAC__stream_encoder_set_compression_level(encoder, LEVEL) &&
                FLAC__stream_encoder_init_stream(encoder, bytes_put, bytes_seek, bytes_tell, NULL,
                                                 encoding) == FLAC__STREAM_ENCODER_INIT_STATUS_OK;
    if (fine) {
        fine = samples_encode(encoder, sound);
        fine = FLAC__stream_encoder_finish(encoder) && fine;
    }
    if (encoder)
        FLAC__stream_encoder_delete(encoder);
    return fine;
}

enum status flac_sound_write(const char *path, const struct wav_sound *sound)
{
    struct encoding encoding = {.at = 0};
    enum status status = encode(sound, &encoding)
                             ? durable_write(path, encoding.bytes, encoding.n_bytes)
                             : STATUS_NO_MEMORY;
    free(encoding.bytes);
    return status;
}
