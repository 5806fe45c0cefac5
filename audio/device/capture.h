/* Capture: what the microphone heard and the loudspeaker played, to clean 16 kHz speech. */
#ifndef YINGDA_AUDIO_CAPTURE_H
#define YINGDA_AUDIO_CAPTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "audio/device/echo.h"
#include "audio/device/ring.h"
#include "base/status.h"

enum {
    CAPTURE_BLOCK = 512,     /* samples taken from a ring at once */
    CAPTURE_ROOM = 8192,     /* of each queue */
    CAPTURE_LEVEL_FRAMES = 5 /* 100 ms */
};

struct sample_queue {
    int16_t samples[CAPTURE_ROOM];
    size_t n;
};

/* The two streams have callbacks of their own, which come 20 ms apart at most and run on one clock
 * or two that nearly agree. `far` is therefore let lead by a little silence, so that it never runs
 * dry while a block is late, and is brought back to that lead when it has drifted or something was
 * lost of the other. The canceller finds the delay that remains (the latencies of both directions
 * and of the room). */
struct capture {
    struct echo *echo;
    void *near_filter, *far_filter; /* speexdsp's resamplers; NULL at 16 kHz */
    struct sample_queue near, far;  /* at 16 kHz */
    struct sample_queue clean;
    size_t far_least; /* the shortest that `far` was before a frame of late */
    int far_frames;   /* in how many */
};

/* All functions: one thread at a time. Zeroed memory may be closed. STATUS_NO_MEMORY. */
MUST_USE enum status capture_open(struct capture *capture);
void capture_close(struct capture *capture);

/* New streams at these rates: nothing of the old ones is left. */
MUST_USE enum status capture_restart(struct capture *capture, int near_hz, int far_hz);

/* Takes up to `max` clean samples out of the rings; returns how many there were. */
size_t capture_read(struct capture *capture, struct ring *near, struct ring *far, int16_t *out,
                    size_t max);

/* Whether what is captured is what is played, by a wire; until capture_relearn, which forgets the
 * room too. */
bool capture_is_looped(const struct capture *capture);
void capture_relearn(struct capture *capture);

/* Throws away what is waiting, and puts the two in step again. */
void capture_flush(struct capture *capture, struct ring *near, struct ring *far);

#endif
