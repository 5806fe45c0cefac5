#include "audio/prosody.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "audio/level.h"

void prosody_start(struct prosody *prosody)
{
    pitch_start(&prosody->pitch);
    prosody->band[0] = pitch_section_high(300.0, 0.541);
    prosody->band[1] = pitch_section_high(300.0, 1.307);
    prosody->band[2] = pitch_section_low(3300.0, 0.541);
    prosody->band[3] = pitch_section_low(3300.0, 1.307);
    prosody->power = prosody->band_power = 0.0;
    prosody->n_pending = prosody->n_frames = 0;
}

void prosody_finish(struct prosody *prosody)
{
    if (!prosody)
        return;
    pitch_finish(&prosody->pitch);
    free(prosody->frames);
    free(prosody->nuclei);
    *prosody = (struct prosody){0};
}

static enum status room_make(struct prosody *prosody)
{
    if (prosody->n_frames < prosody->capacity)
        return STATUS_OK;
    size_t capacity = prosody->capacity ? prosody->capacity * 2 : 1024;
    struct heard_frame *frames = realloc(prosody->frames, capacity * sizeof *frames);
    if (frames)
        prosody->frames = frames;
    struct nuclei_frame *nuclei = realloc(prosody->nuclei, capacity * sizeof *nuclei);
    if (nuclei)
        prosody->nuclei = nuclei;
    if (!frames || !nuclei)
        return STATUS_NO_MEMORY;
    prosody->capacity = capacity;
    return STATUS_OK;
}

static enum status frame_end(struct prosody *prosody)
{
    enum status status = room_make(prosody);
    if (status != STATUS_OK)
        return status;
    const double n = PITCH_FRAME_SAMPLES;
    prosody->frames[prosody->n_frames] =
        (struct heard_frame){.level_dbfs = level_dbfs_of_power((float)(prosody->power / n))};
    prosody->nuclei[prosody->n_frames++] =
        (struct nuclei_frame){.band_db = level_dbfs_of_power((float)(prosody->band_power / n))};
    prosody->power = prosody->band_power = 0.0;
    prosody->n_pending = 0;
    return status;
}

static enum status sample_take(struct prosody *prosody, float x)
{
    float y = x + 0.01f; /* no slow denormals */
    for (int k = 0; k < 4; k++)
        y = pitch_section_step(&prosody->band[k], y);
    prosody->power += (double)(x * x);
    prosody->band_power += (double)(y * y);
    return ++prosody->n_pending == PITCH_FRAME_SAMPLES ? frame_end(prosody) : STATUS_OK;
}

enum status prosody_feed(struct prosody *prosody, const int16_t *samples, size_t n_samples)
{
    enum status status = pitch_feed(&prosody->pitch, samples, n_samples);
    for (size_t i = 0; i < n_samples && status == STATUS_OK; i++)
        status = sample_take(prosody, (float)samples[i]);
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

static void segment_report(struct prosody *prosody, const struct heard_segment *segment,
                           const float *pitch_hz, struct heard *out)
{
    size_t from, to;
    segment_frames(prosody, segment, &from, &to);
    for (size_t i = from; i < to; i++) {
        prosody->frames[i].pitch_hz = prosody->nuclei[i].pitch_hz = pitch_hz[i];
        prosody->nuclei[i].periodicity = pitch_periodicity(&prosody->pitch, i);
    }
    int32_t *nuclei = out->nuclei_ms + out->n_nuclei;
    size_t found = nuclei_find(prosody->nuclei, from, to, nuclei);
    for (size_t k = 0; k < found; k++)
        nuclei[k] = nuclei[k] * HEARD_FRAME_MS + HEARD_FRAME_MS / 2;
    out->n_nuclei += found;
}

enum status prosody_report(struct prosody *prosody, struct heard *out)
{
    enum status status = pitch_end(&prosody->pitch);
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
