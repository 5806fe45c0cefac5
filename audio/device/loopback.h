/* Loopback: whether what is captured is the loudspeaker's own signal and no microphone's. A sound
 * server moves a stream to the loudspeaker's monitor when the microphone is pulled; the kiosk then
 * listens to itself.
 *
 * A room, a loudspeaker and a microphone change a sound; a wire does not. So a frame is looked at
 * as a copy of one that was played, of some other loudness: the squared coherence of the two at the
 * lag that fits best is 1 for a wire. Through a loudspeaker's and a room's response it stays below
 * 0.9, because each frequency comes with a loudness and a delay of its own. */
#ifndef YINGDA_AUDIO_LOOPBACK_H
#define YINGDA_AUDIO_LOOPBACK_H

#include <stdbool.h>
#include <stdint.h>

enum {
    LOOPBACK_FRAME = 320,             /* 20 ms of 16 kHz */
    LOOPBACK_REACH = 16000 * 32 / 100 /* the longest delay, samples */
};

struct loopback {
    int16_t far[LOOPBACK_REACH + LOOPBACK_FRAME]; /* what was played, oldest first */
    int lag;                                      /* samples, at which the last frames fitted */
    int copies, frames; /* of the last LOOPBACK_FRAMES that were loud enough to tell */
    bool looped;
};

void loopback_init(struct loopback *loopback);

/* A frame of each, what was captured uncleaned; `delay` of the echo in samples, -1: not known. Says
 * whether, as far as is known, it is a loopback: so from two seconds of copies on, until a second
 * of played sound is no copy. Pure. */
bool loopback_step(struct loopback *loopback, const int16_t *far, const int16_t *near, int delay);

#endif
