#include "audio/device/capture.h"

#include <string.h>

#include <speex/speex_resampler.h>

enum {
    CAPTURE_RATE_HZ = 16000,
    CAPTURE_QUALITY = 5, /* of the resampler: speexdsp's "desktop" */
    LEAD_SAMPLES = 640,  /* 40 ms, less than the two latencies asked for (duplex.c) add up to */
    LOOK_FRAMES = 50     /* a second in which the shortest queue is looked for */
};

enum status capture_open(struct capture *capture)
{
    *capture = (struct capture){0};
    return echo_open(&capture->echo);
}

static void filter_close(void **filter)
{
    if (*filter)
        speex_resampler_destroy(*filter);
    *filter = NULL;
}

void capture_close(struct capture *capture)
{
    filter_close(&capture->near_filter);
    filter_close(&capture->far_filter);
    echo_close(capture->echo);
    capture->echo = NULL;
}

static enum status filter_open(void **filter, int rate_hz)
{
    int error = 0;
    filter_close(filter);
    if (rate_hz == CAPTURE_RATE_HZ)
        return STATUS_OK;
    *filter =
        speex_resampler_init(1, (spx_uint32_t)rate_hz, CAPTURE_RATE_HZ, CAPTURE_QUALITY, &error);
    return *filter ? STATUS_OK : STATUS_NO_MEMORY;
}

static void queues_restart(struct capture *capture)
{
    capture->near.n = capture->clean.n = 0;
    capture->far.n = LEAD_SAMPLES;
    memset(capture->far.samples, 0, LEAD_SAMPLES * sizeof *capture->far.samples);
    capture->far_least = CAPTURE_ROOM;
    capture->far_frames = 0;
}

enum status capture_restart(struct capture *capture, int near_hz, int far_hz)
{
    queues_restart(capture);
    echo_reset(capture->echo);
    enum status status = filter_open(&capture->near_filter, near_hz);
    return status == STATUS_OK ? filter_open(&capture->far_filter, far_hz) : status;
}

bool capture_is_looped(const struct capture *capture)
{
    return echo_is_looped(capture->echo);
}

void capture_relearn(struct capture *capture)
{
    echo_reset(capture->echo);
}

static void queue_take(struct sample_queue *queue, int16_t *out, size_t n)
{
    if (out)
        memcpy(out, queue->samples, n * sizeof *out);
    queue->n -= n;
    memmove(queue->samples, queue->samples + n, queue->n * sizeof *queue->samples);
}

/* Moves one block from a ring to a queue at 16 kHz; returns how many samples the ring had. */
static size_t queue_fill(struct sample_queue *queue, void *filter, struct ring *ring)
{
    int16_t block[CAPTURE_BLOCK];
    size_t n = ring_read(ring, block, CAPTURE_BLOCK);
    spx_uint32_t taken = (spx_uint32_t)n, made = (spx_uint32_t)(CAPTURE_ROOM - queue->n);
    if (filter) {
        speex_resampler_process_int(filter, 0, block, &taken, queue->samples + queue->n, &made);
    } else {
        made = (spx_uint32_t)n;
        memcpy(queue->samples + queue->n, block, n * sizeof *block);
    }
    queue->n += made;
    return n;
}

/* Where nobody takes frames, what was played first is forgotten. */
static void far_fill(struct capture *capture, struct ring *far)
{
    while (queue_fill(&capture->far, capture->far_filter, far) > 0) {
        if (capture->far.n > CAPTURE_ROOM - CAPTURE_BLOCK)
            queue_take(&capture->far, NULL, capture->far.n - LEAD_SAMPLES);
    }
}

/* Where the microphone lost a block, or its clock is the slower one, what was played waits longer
 * and longer, until the echo comes before it and nobody finds it. */
static void far_keep_lead(struct capture *capture)
{
    if (capture->far.n < capture->far_least)
        capture->far_least = capture->far.n;
    if (++capture->far_frames < LOOK_FRAMES)
        return;
    if (capture->far_least > LEAD_SAMPLES + ECHO_FRAME_SAMPLES)
        queue_take(&capture->far, NULL, capture->far_least - LEAD_SAMPLES);
    capture->far_least = CAPTURE_ROOM;
    capture->far_frames = 0;
}

/* Where far samples are missing, the rest of the frame counts as silence. */
static void frame_clean(struct capture *capture)
{
    int16_t near[ECHO_FRAME_SAMPLES], far[ECHO_FRAME_SAMPLES] = {0};
    size_t n = capture->far.n < ECHO_FRAME_SAMPLES ? capture->far.n : ECHO_FRAME_SAMPLES;
    queue_take(&capture->near, near, ECHO_FRAME_SAMPLES);
    queue_take(&capture->far, far, n);
    echo_process(capture->echo, near, far, capture->clean.samples + capture->clean.n);
    capture->clean.n += ECHO_FRAME_SAMPLES;
}

size_t capture_read(struct capture *capture, struct ring *near, struct ring *far, int16_t *out,
                    size_t max)
{
    size_t n = 0;
    while (n < max) {
        if (capture->clean.n == 0) {
            if (capture->near.n < ECHO_FRAME_SAMPLES &&
                queue_fill(&capture->near, capture->near_filter, near) == 0)
                break;
            far_fill(capture, far);
            if (capture->near.n >= ECHO_FRAME_SAMPLES) {
                far_keep_lead(capture);
                frame_clean(capture);
            }
        }
        size_t take = capture->clean.n < max - n ? capture->clean.n : max - n;
        queue_take(&capture->clean, out + n, take);
        n += take;
    }
    return n;
}

static void ring_drain(struct ring *ring)
{
    int16_t block[CAPTURE_BLOCK];
    while (ring_read(ring, block, CAPTURE_BLOCK) > 0)
        ;
}

void capture_flush(struct capture *capture, struct ring *near, struct ring *far)
{
    ring_drain(near);
    ring_drain(far);
    queues_restart(capture);
}
