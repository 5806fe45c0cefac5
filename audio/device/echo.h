/* Echo: takes what the loudspeaker played out of what the microphone heard. */
#ifndef YINGDA_AUDIO_ECHO_H
#define YINGDA_AUDIO_ECHO_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"

enum { ECHO_FRAME_SAMPLES = 320 }; /* 20 ms at 16 kHz */

struct echo; /* hides speexdsp's states */

/* STATUS_NO_MEMORY. Close accepts NULL. */
MUST_USE enum status echo_open(struct echo **out);
void echo_close(struct echo *echo);

/* Forgets the room: after another card was opened. */
void echo_reset(struct echo *echo);

/* One frame of each, captured and played at the same time on the same clock; the echo of `far` may
 * come up to 300 ms late in `near`. `out` may be `near`. Any thread, one at a time. While it learns
 * a room, the first four seconds of sound, one frame in twelve takes up to 30 ms. */
void echo_process(struct echo *echo, const int16_t *near, const int16_t *far, int16_t *out);

/* How much of the echo the canceller takes off by itself, before the gate: echo return loss
 * enhancement in dB, over the last 0.4 s in which there was an echo and nobody spoke. */
float echo_enhancement_db(const struct echo *echo);

/* Whether what is captured is what is played, by a wire: no microphone at all (loopback.h). */
bool echo_is_looped(const struct echo *echo);

#endif
