/* The times stand in a comment of the file, SYLLABLES=120,310,…;2040, so that a sound and its times
 * cannot be parted. It is decoded at the rate that is wanted, which libopus can do and opusfile, of
 * which only the headers' parsers are used, cannot: without resampling a line is there in a fifth
 * of the time. */
#include "audio/voice/opus_sound.h"

#include <errno.h>
#include <ogg/ogg.h>
#include <opus.h>
#include <opusenc.h>
#include <opusfile.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/durable.h"
#include "base/grow.h"

/* Positions in a file are counted at 48 kHz, and a packet holds at most 120 ms. The maker's 20
 * kbit/s: speech of this bandwidth is then told from the original by few. */
enum {
    STATED_HZ = 48000,
    PACKET_MS = 120,
    MADE_BITS_PER_S = 20000,
    KEPT_BITS_PER_S = 24000,
    CHUNK = 16384
};

static const char tag[] = "SYLLABLES";

/* A file being read: its packets one after the other. */
struct packets {
    FILE *stream;
    ogg_sync_state sync;
    ogg_stream_state logical;
    bool begun;       /* `logical` was initialised */
    int64_t position; /* of the last page that states one, at 48 kHz */
};

static enum status chunk_read(struct packets *packets)
{
    char *buffer = ogg_sync_buffer(&packets->sync, CHUNK);
    size_t got = buffer ? fread(buffer, 1, CHUNK, packets->stream) : 0;
    if (!buffer)
        return STATUS_NO_MEMORY;
    if (got == 0)
        return ferror(packets->stream) ? STATUS_IO : STATUS_INVALID; /* it ends too soon */
    return ogg_sync_wrote(&packets->sync, (long)got) == 0 ? STATUS_OK : STATUS_INVALID;
}

/* Bytes between pages, and pages of another stream, are no file of ours. */
static enum status page_take(struct packets *packets, ogg_page *page)
{
    if (!packets->begun && ogg_stream_init(&packets->logical, ogg_page_serialno(page)) != 0)
        return STATUS_NO_MEMORY;
    packets->begun = true;
    if (ogg_page_granulepos(page) >= 0)
        packets->position = ogg_page_granulepos(page);
    return ogg_stream_pagein(&packets->logical, page) == 0 ? STATUS_OK : STATUS_INVALID;
}

static enum status page_read(struct packets *packets)
{
    ogg_page page;
    for (;;) {
        int got = ogg_sync_pageout(&packets->sync, &page);
        if (got < 0)
            return STATUS_INVALID;
        enum status status = got > 0 ? page_take(packets, &page) : chunk_read(packets);
        if (got > 0 || status != STATUS_OK)
            return status;
    }
}

static enum status packet_next(struct packets *packets, ogg_packet *packet)
{
    for (;;) {
        int got = packets->begun ? ogg_stream_packetout(&packets->logical, packet) : 0;
        if (got != 0)
            return got > 0 ? STATUS_OK : STATUS_INVALID;
        enum status status = page_read(packets);
        if (status != STATUS_OK)
            return status;
    }
}

static void times_parse(const OpusTags *tags, struct syllable_times *times)
{
    const char *at = opus_tags_query(tags, tag, 0);
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

/* Of one stream of one or two channels; the latter are mixed. */
static enum status head_read(struct packets *packets, OpusHead *head)
{
    ogg_packet packet;
    enum status status = packet_next(packets, &packet);
    if (status == STATUS_OK && (opus_head_parse(head, packet.packet, (size_t)packet.bytes) != 0 ||
                                head->mapping_family != 0))
        status = STATUS_INVALID;
    return status;
}

static enum status times_read(struct packets *packets, struct syllable_times *times)
{
    OpusTags tags;
    ogg_packet packet;
    *times = (struct syllable_times){.count = 0};
    enum status status = packet_next(packets, &packet);
    if (status == STATUS_OK && opus_tags_parse(&tags, packet.packet, (size_t)packet.bytes) != 0)
        status = STATUS_INVALID;
    if (status == STATUS_OK) {
        times_parse(&tags, times);
        opus_tags_clear(&tags);
    }
    return status;
}

static enum status samples_read(struct packets *packets, OpusDecoder *decoder,
                                struct wav_sound *out)
{
    size_t most = (size_t)PACKET_MS * (size_t)out->rate_hz / 1000, capacity = 0;
    size_t longest = (size_t)OPUS_SOUND_LONGEST_S * (size_t)out->rate_hz;
    for (ogg_packet packet = {.e_o_s = 0}; !packet.e_o_s;) {
        enum status status = packet_next(packets, &packet);
        if (status == STATUS_OK && out->n_samples > longest)
            status = STATUS_LIMIT;
        if (status == STATUS_OK)
            status = grow(&out->samples, &capacity, out->n_samples + most, sizeof *out->samples);
        if (status != STATUS_OK)
            return status;
        int got = opus_decode(decoder, packet.packet, (opus_int32)packet.bytes,
                              out->samples + out->n_samples, (int)most, 0);
        if (got < 0)
            return STATUS_INVALID;
        out->n_samples += (size_t)got;
    }
    return STATUS_OK;
}

/* What the encoder put in front, and what it filled the last packet with, goes. */
static enum status ends_cut(struct wav_sound *out, int64_t skip, int64_t position)
{
    size_t before = (size_t)(skip * out->rate_hz / STATED_HZ);
    int64_t stated = (position - skip) * out->rate_hz / STATED_HZ;
    if (stated <= 0 || before + (size_t)stated > out->n_samples)
        return STATUS_INVALID;
    memmove(out->samples, out->samples + before, (size_t)stated * sizeof *out->samples);
    out->n_samples = (size_t)stated;
    return STATUS_OK;
}

static enum status decode(struct packets *packets, const OpusHead *head, struct wav_sound *out)
{
    int error;
    OpusDecoder *decoder = opus_decoder_create(out->rate_hz, 1, &error);
    if (!decoder)
        return error == OPUS_ALLOC_FAIL ? STATUS_NO_MEMORY : STATUS_INVALID;
    enum status status = samples_read(packets, decoder, out);
    opus_decoder_destroy(decoder);
    return status == STATUS_OK ? ends_cut(out, head->pre_skip, packets->position) : status;
}

enum status opus_sound_read(const char *path, int rate_hz, struct wav_sound *out,
                            struct syllable_times *times)
{
    struct packets packets = {.stream = fopen(path, "rb")};
    struct syllable_times unwanted;
    OpusHead head;
    *out = (struct wav_sound){.rate_hz = rate_hz};
    if (!packets.stream)
        return errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO;
    ogg_sync_init(&packets.sync);
    enum status status = head_read(&packets, &head);
    if (status == STATUS_OK)
        status = times_read(&packets, times ? times : &unwanted);
    if (status == STATUS_OK)
        status = decode(&packets, &head, out);
    if (packets.begun)
        ogg_stream_clear(&packets.logical);
    ogg_sync_clear(&packets.sync);
    fclose(packets.stream);
    if (status != STATUS_OK)
        wav_finish(out);
    return status;
}

int syllable_times_at(const struct syllable_times *times, int32_t at_ms)
{
    int at = -1;
    while (at + 1 < (int)times->count && times->start_ms[at + 1] <= at_ms)
        at++;
    return at;
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
