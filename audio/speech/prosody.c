#include "audio/speech/prosody.h"

#include <stdlib.h>
#include <string.h>

#include "audio/speech/level.h"
#include "base/grow.h"

enum {
    VOWEL_REACH = 8, /* frames: half a syllable of quick speech */
    VOICED_LEAST = 5 /* frames of a syllable said alone; a clap or a rustle has fewer */
};

void prosody_start(struct prosody *prosody)
{
    pitch_start(&prosody->pitch);
    nuclei_start(&prosody->nuclei);
    prosody->n_pending = prosody->n_frames = 0;
}

void prosody_finish(struct prosody *prosody)
{
    if (!prosody)
        return;
    pitch_finish(&prosody->pitch);
    nuclei_finish(&prosody->nuclei);
    free(prosody->frames);
    *prosody = (struct prosody){0};
}

static enum status level_note(struct prosody *prosody, const int16_t *frame)
{
    if (grow(&prosody->frames, &prosody->capacity, prosody->n_frames + 1,
             sizeof *prosody->frames) != STATUS_OK)
        return STATUS_NO_MEMORY;
    prosody->frames[prosody->n_frames++] =
        (struct heard_frame){.level_dbfs = level_rms_dbfs(frame, PITCH_FRAME_SAMPLES)};
    return STATUS_OK;
}

/* The pitch of a frame is known some frames later. */
static enum status nuclei_follow(struct prosody *prosody)
{
    enum status status = STATUS_OK;
    const struct pitch_tracker *pitch = &prosody->pitch;
    for (size_t i = (size_t)prosody->nuclei.n_frames; i < pitch->n_frames && status == STATUS_OK;
         i++)
        status = nuclei_frame(&prosody->nuclei, pitch_frame_periodicity(pitch, i),
                              pitch_frame_hz(pitch, i));
    return status;
}

static enum status frame_take(struct prosody *prosody, const int16_t *frame)
{
    enum status status = level_note(prosody, frame);
    nuclei_sound(&prosody->nuclei, frame);
    if (status == STATUS_OK)
        status = pitch_feed(&prosody->pitch, frame, PITCH_FRAME_SAMPLES);
    return status == STATUS_OK ? nuclei_follow(prosody) : status;
}

enum status prosody_feed(struct prosody *prosody, const int16_t *samples, size_t n_samples)
{
    enum status status = STATUS_OK;
    while (n_samples > 0 && status == STATUS_OK) {
        size_t room = PITCH_FRAME_SAMPLES - prosody->n_pending;
        size_t take = n_samples < room ? n_samples : room;
        memcpy(prosody->pending + prosody->n_pending, samples, take * sizeof *samples);
        samples += take;
        n_samples -= take;
        prosody->n_pending += take;
        if (prosody->n_pending == PITCH_FRAME_SAMPLES) {
            prosody->n_pending = 0;
            status = frame_take(prosody, prosody->pending);
        }
    }
    return status;
}

/* Frames [*from, *to) lie wholly inside the segment. */
static void segment_frames(const struct prosody *prosody, const struct heard_segment *segment,
                           size_t *from, size_t *to)
{
    *from = (size_t)(segment->start_ms + HEARD_FRAME_MS - 1) / HEARD_FRAME_MS;
    *to = (size_t)segment->end_ms / HEARD_FRAME_MS;
    *to = *to < prosody->n_frames ? *to : prosody->n_frames;
    *from = *from < *to ? *from : *to;
}

/* The loudest frame near one, no nearer to its neighbours than half way: the vowel. */
static size_t vowel_near(const struct prosody *prosody, size_t at, size_t from, size_t to)
{
    size_t loudest = at;
    from = at > from + VOWEL_REACH ? at - VOWEL_REACH : from;
    to = at + VOWEL_REACH < to ? at + VOWEL_REACH : to;
    for (size_t i = from; i < to; i++)
        if (prosody->frames[i].level_dbfs > prosody->frames[loudest].level_dbfs)
            loudest = i;
    return loudest;
}

/* Frame numbers, each the middle of a syllable's share, become the times of vowels. */
static void nuclei_place(const struct prosody *prosody, size_t from, size_t to, int32_t *nuclei,
                         size_t count)
{
    size_t left = from;
    for (size_t k = 0; k < count; k++) {
        size_t at = (size_t)nuclei[k];
        size_t right = k + 1 < count ? (at + (size_t)nuclei[k + 1] + 1) / 2 : to;
        size_t vowel = vowel_near(prosody, at, left, right);
        nuclei[k] = (int32_t)vowel * HEARD_FRAME_MS + HEARD_FRAME_MS / 2;
        left = right;
    }
}

/* 嗯 and 对 said alone are seldom half a syllable to the network, which was trained on running
 * speech; but whoever has a voice has said something. Returns how many: 0 or 1. */
static size_t nucleus_alone(const struct prosody *prosody, size_t from, size_t to, int32_t *nucleus)
{
    size_t voiced = 0, loudest = from;
    for (size_t i = from; i < to; i++) {
        if (prosody->frames[i].pitch_hz <= 0)
            continue;
        if (!voiced++ || prosody->frames[i].level_dbfs > prosody->frames[loudest].level_dbfs)
            loudest = i;
    }
    if (voiced < VOICED_LEAST)
        return 0;
    *nucleus = (int32_t)loudest * HEARD_FRAME_MS + HEARD_FRAME_MS / 2;
    return 1;
}

static void segment_report(struct prosody *prosody, const struct heard_segment *segment,
                           const float *pitch_hz, struct heard *out)
{
    size_t from, to;
    segment_frames(prosody, segment, &from, &to);
    for (size_t i = from; i < to; i++)
        prosody->frames[i].pitch_hz = pitch_hz[i];
    int32_t *nuclei = out->nuclei_ms + out->n_nuclei;
    size_t found = nuclei_find(&prosody->nuclei, from, to, nuclei);
    nuclei_place(prosody, from, to, nuclei, found);
    if (!found)
        found = nucleus_alone(prosody, from, to, nuclei);
    out->n_nuclei += found;
}

enum status prosody_report(struct prosody *prosody, struct heard *out)
{
    enum status status = pitch_end(&prosody->pitch);
    if (status == STATUS_OK)
        status = nuclei_follow(prosody);
    if (status == STATUS_OK)
        status = nuclei_end(&prosody->nuclei);
    float *pitch_hz = calloc(prosody->n_frames + 1, sizeof *pitch_hz);
    out->nuclei_ms = calloc(prosody->n_frames + out->n_segments + 1, sizeof *out->nuclei_ms);
    if (status != STATUS_OK || !pitch_hz || !out->nuclei_ms) {
        free(pitch_hz);
        free(out->nuclei_ms);
        out->nuclei_ms = NULL;
        return STATUS_NO_MEMORY;
    }
    pitch_trace(&prosody->pitch, pitch_hz, prosody->n_frames);
    out->n_nuclei = 0;
    for (size_t s = 0; s < out->n_segments; s++)
        segment_report(prosody, &out->segments[s], pitch_hz, out);
    free(pitch_hz);
    out->frames = prosody->frames;
    out->n_frames = prosody->n_frames;
    prosody->frames = NULL;
    prosody->n_frames = prosody->capacity = 0;
    return STATUS_OK;
}
