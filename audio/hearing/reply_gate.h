/* The reply's gate: which stretches of the sound hold speech and go to the ear, and how loud they
 * are. Pure: what comes out depends on the samples alone, not on the pieces they came in. */
#ifndef YINGDA_AUDIO_HEARING_REPLY_GATE_H
#define YINGDA_AUDIO_HEARING_REPLY_GATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "audio/hearing/ear_wire.h"
#include "audio/hearing/heard.h"
#include "audio/speech/endpointer.h"
#include "audio/speech/prosody.h"
#include "base/status.h"

enum { GATE_MEMORY_FRAMES = 64 }; /* of 20 ms, kept for when speech has begun some frames back */

struct reply_gate {
    struct endpointer endpointer;
    struct prosody prosody;
    int16_t frames[GATE_MEMORY_FRAMES][ENDPOINTER_FRAME_SAMPLES]; /* ring, by frame number */
    size_t n_pending;    /* samples in the frame under way, which lies in the ring too */
    int32_t n_frames;    /* whole ones */
    int32_t sent_frames; /* the first frame that has not gone to the ear */
    bool open;           /* inside a stretch */
    bool pausing;        /* and the ear was told of the pause under way */

    float *powers; /* owned; mean square of each frame */
    size_t power_capacity;
    struct heard_segment *segments; /* owned; the last may be still open: end_ms -1 */
    size_t n_segments, segment_capacity;
    int64_t n_samples, n_clipped;
    int peak;
};

/* Zeroed memory may be started; finish accepts NULL and being called twice. */
void reply_gate_start(struct reply_gate *gate);
void reply_gate_finish(struct reply_gate *gate);

/* Takes samples; what goes to the ear is appended to `out` as messages. STATUS_NO_MEMORY. */
MUST_USE enum status reply_gate_feed(struct reply_gate *gate, const int16_t *samples,
                                     size_t n_samples, struct bytes *out);

/* The reply is over: closes what is open. */
MUST_USE enum status reply_gate_end(struct reply_gate *gate, struct bytes *out);

/* Segments, frames and nuclei (given away), levels and the duration. Once a reply.
 * STATUS_NO_MEMORY: frames and nuclei are missing. */
MUST_USE enum status reply_gate_report(struct reply_gate *gate, struct heard *out);

#endif
