/* Echo delay: how late the loudspeaker's sound comes back in the microphone. */
#ifndef YINGDA_AUDIO_ECHO_DELAY_H
#define YINGDA_AUDIO_ECHO_DELAY_H

#include <stdbool.h>
#include <stdint.h>

enum {
    ECHO_DELAY_DECIMATION = 4, /* it works at 4 kHz */
    ECHO_DELAY_FRAME = 320 / ECHO_DELAY_DECIMATION,
    ECHO_DELAY_LAGS = 1280,  /* 320 ms */
    ECHO_DELAY_COVERED = 960 /* samples of 16 kHz: an echo that begins so much after the known delay
                                belongs to it still; the canceller's filter has 200 ms */
};

struct echo_delay {
    int delay_samples; /* at 16 kHz, of the strongest echo; -1: not known yet */
    bool changed;      /* by the last step */

    float cross[ECHO_DELAY_LAGS]; /* far times near, by lag, over about the last second */
    float far[ECHO_DELAY_LAGS + ECHO_DELAY_FRAME]; /* oldest first */
    float far_memory[1], near_memory[1];           /* the sample before */
    int candidate;                                 /* lag */
    int agreed;                                    /* frames in which the same lag won */
    int heard_frames;                              /* with something played within reach */
};

void echo_delay_init(struct echo_delay *delay);

/* One 20 ms frame of 16 kHz samples of each. Pure. */
void echo_delay_step(struct echo_delay *delay, const int16_t *far, const int16_t *near);

#endif
