#include "audio/hearing/reply_gate.h"

#include <stdlib.h>
#include <string.h>

#include "audio/speech/level.h"
#include "base/grow.h"

enum {
    RATE_KHZ = 16,
    FRAME_MS = 20,
    LEAD_MS = 300,  /* sound before the first word: an aspirated onset, and silence to begin in */
    PAUSE_MS = 1000 /* a phrase may lie across a pause up to this long */
};

void reply_gate_start(struct reply_gate *gate)
{
    endpointer_init(&gate->endpointer);
    prosody_start(&gate->prosody);
    gate->n_pending = gate->n_segments = 0;
    gate->n_frames = gate->sent_frames = 0;
    gate->open = gate->pausing = false;
    gate->n_samples = gate->n_clipped = 0;
    gate->peak = 0;
}

void reply_gate_finish(struct reply_gate *gate)
{
    if (!gate)
        return;
    prosody_finish(&gate->prosody);
    free(gate->powers);
    free(gate->segments);
    *gate = (struct reply_gate){0};
}

static enum status segment_open(struct reply_gate *gate)
{
    if (grow(&gate->segments, &gate->segment_capacity, gate->n_segments + 1,
             sizeof *gate->segments) != STATUS_OK)
        return STATUS_NO_MEMORY;
    gate->segments[gate->n_segments++] =
        (struct heard_segment){.start_ms = gate->endpointer.start_ms, .end_ms = -1};
    return STATUS_OK;
}

/* Mean square from one time to another, and over how many frames. */
static double power_between(const struct reply_gate *gate, int32_t start_ms, int32_t end_ms,
                            int32_t *count)
{
    double sum = 0;
    int32_t first = start_ms / FRAME_MS, last = (end_ms + FRAME_MS - 1) / FRAME_MS;
    last = last < gate->n_frames ? last : gate->n_frames;
    for (int32_t i = first; i < last; i++)
        sum += (double)gate->powers[i];
    *count = last > first ? last - first : 0;
    return sum;
}

static void segment_close(struct reply_gate *gate)
{
    struct heard_segment *segment = &gate->segments[gate->n_segments - 1];
    int32_t count;
    segment->end_ms = gate->endpointer.end_ms;
    double sum = power_between(gate, segment->start_ms, segment->end_ms, &count);
    segment->level_dbfs = level_dbfs_of_power(count ? (float)(sum / count) : 0);
}

static enum status frames_send(struct reply_gate *gate, struct bytes *out)
{
    enum status status = STATUS_OK;
    for (; gate->sent_frames < gate->n_frames && status == STATUS_OK; gate->sent_frames++)
        status = wire_put(out, EAR_SAMPLES, gate->frames[gate->sent_frames % GATE_MEMORY_FRAMES],
                          sizeof gate->frames[0]);
    return status;
}

static enum status stretch_open(struct reply_gate *gate, struct bytes *out)
{
    int32_t from = (gate->endpointer.start_ms - LEAD_MS) / FRAME_MS;
    int32_t oldest = gate->n_frames - (GATE_MEMORY_FRAMES - 1);
    from = from < oldest ? oldest : from;
    from = from < gate->sent_frames ? gate->sent_frames : from;
    gate->sent_frames = from;
    gate->open = true;
    gate->pausing = false;
    int32_t start_ms = from * FRAME_MS;
    return wire_put(out, EAR_STRETCH, &start_ms, sizeof start_ms);
}

static enum status stretch_close(struct reply_gate *gate, struct bytes *out)
{
    gate->open = false;
    return wire_put(out, EAR_STRETCH_END, NULL, 0);
}

static enum status power_note(struct reply_gate *gate, const int16_t *frame)
{
    if (grow(&gate->powers, &gate->power_capacity, (size_t)gate->n_frames + 1,
             sizeof *gate->powers) != STATUS_OK)
        return STATUS_NO_MEMORY;
    double sum = 0;
    for (int i = 0; i < ENDPOINTER_FRAME_SAMPLES; i++) {
        int level = frame[i] < 0 ? -frame[i] : frame[i];
        sum += (double)level * level;
        gate->n_clipped += level >= INT16_MAX;
        gate->peak = level > gate->peak ? level : gate->peak;
    }
    gate->powers[gate->n_frames++] = (float)(sum / ENDPOINTER_FRAME_SAMPLES);
    return STATUS_OK;
}

static enum status event_serve(struct reply_gate *gate, enum endpoint_event event,
                               struct bytes *out)
{
    if (event == ENDPOINT_END)
        segment_close(gate);
    if (event != ENDPOINT_START)
        return STATUS_OK;
    enum status status = segment_open(gate);
    return status == STATUS_OK && !gate->open ? stretch_open(gate, out) : status;
}

/* Tells the ear once a pause. */
static enum status pause_tell(struct reply_gate *gate, struct bytes *out)
{
    bool pausing = endpointer_pausing(&gate->endpointer), begins = pausing && !gate->pausing;
    gate->pausing = pausing;
    return begins ? wire_put(out, EAR_PAUSE, NULL, 0) : STATUS_OK;
}

static enum status frame_take(struct reply_gate *gate, const int16_t *frame, struct bytes *out)
{
    enum status status = power_note(gate, frame);
    if (status == STATUS_OK)
        status = event_serve(gate, endpointer_step(&gate->endpointer, frame), out);
    if (status == STATUS_OK && gate->open)
        status = frames_send(gate, out);
    if (status == STATUS_OK && gate->open)
        status = pause_tell(gate, out);
    bool waiting = gate->open && !gate->endpointer.speaking;
    if (status == STATUS_OK && waiting &&
        gate->n_frames * FRAME_MS - gate->endpointer.end_ms >= PAUSE_MS)
        status = stretch_close(gate, out);
    return status;
}

enum status reply_gate_feed(struct reply_gate *gate, const int16_t *samples, size_t n_samples,
                            struct bytes *out)
{
    enum status status = prosody_feed(&gate->prosody, samples, n_samples);
    gate->n_samples += (int64_t)n_samples;
    while (n_samples > 0 && status == STATUS_OK) {
        int16_t *frame = gate->frames[gate->n_frames % GATE_MEMORY_FRAMES];
        size_t room = ENDPOINTER_FRAME_SAMPLES - gate->n_pending;
        size_t take = n_samples < room ? n_samples : room;
        memcpy(frame + gate->n_pending, samples, take * sizeof *samples);
        samples += take;
        n_samples -= take;
        gate->n_pending += take;
        if (gate->n_pending == ENDPOINTER_FRAME_SAMPLES) {
            gate->n_pending = 0;
            status = frame_take(gate, frame, out);
        }
    }
    return status;
}

/* The endpointer cannot use the last part of a frame; the ear can. */
enum status reply_gate_end(struct reply_gate *gate, struct bytes *out)
{
    if (endpointer_flush(&gate->endpointer) == ENDPOINT_END)
        segment_close(gate);
    if (!gate->open)
        return STATUS_OK;
    enum status status =
        wire_put(out, EAR_SAMPLES, gate->frames[gate->n_frames % GATE_MEMORY_FRAMES],
                 gate->n_pending * sizeof(int16_t));
    return status == STATUS_OK ? stretch_close(gate, out) : status;
}

enum status reply_gate_report(struct reply_gate *gate, struct heard *out)
{
    double sum = 0;
    int32_t frames = 0;
    for (size_t i = 0; i < gate->n_segments; i++) {
        int32_t count;
        sum += power_between(gate, gate->segments[i].start_ms, gate->segments[i].end_ms, &count);
        frames += count;
    }
    out->duration_ms = (int32_t)(gate->n_samples / RATE_KHZ);
    out->segments = gate->segments;
    out->n_segments = gate->n_segments;
    out->level_dbfs = level_dbfs_of_power(frames ? (float)(sum / frames) : 0);
    out->peak_dbfs = level_dbfs_of_power((float)gate->peak * (float)gate->peak);
    out->clipped_pct =
        gate->n_samples ? 100.0f * (float)gate->n_clipped / (float)gate->n_samples : 0;
    gate->segments = NULL;
    gate->n_segments = gate->segment_capacity = 0;
    return prosody_report(&gate->prosody, out);
}
