/* Echo: takes what the loudspeaker played out of what the microphone heard. */
#ifndef YINGDA_AUDIO_ECHO_H
#define YINGDA_AUDIO_ECHO_H

#include <stdint.h>

#include "base/status.h"

enum { ECHO_FRAME_SAMPLES = 320 }; /* 20 ms at 16 kHz */

struct echo; /* hides speexdsp's states */

/* STATUS_NO_MEMORY. Close accepts NULL. */
enum status echo_open(struct echo **out);
void echo_close(struct echo *echo);

/* Forgets the room: after another card was opened. */
void echo_reset(struct echo *echo);

/* One frame of each, captured and played at the same time on the same clock; the echo of `far` may
 * come up to 300 ms late in `near`. `out` may be `near`. Any thread, one at a time. */
void echo_process(struct echo *echo, const int16_t *near, const int16_t *far, int16_t *out);

#endif
