/* Three steps. The delay of the echo is found first, so that 200 ms of filter are enough for the
 * room (a filter for delay and room together, 450 ms, learns half as fast). Speexdsp's canceller
 * then subtracts what the filter predicts. What it leaves, some 15 to 25 dB less, still has the
 * pitch of a voice, so a gate lowers it to the level of the room's noise for as long as it is no
 * louder than what the canceller has lately left of sound as loud as this; a person speaking into
 * it is. */
#include "audio/echo.h"

#include <math.h>
#include <speex/speex_echo.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "audio/echo_delay.h"
#include "audio/echo_gate.h"
#include "audio/level.h"

enum {
    TAIL_SAMPLES = 3200, /* 200 ms of room */
    LEAD_SAMPLES = 64,   /* the filter begins 4 ms before the strongest echo */
    HISTORY_SAMPLES = 16000 * 320 / 1000 + ECHO_FRAME_SAMPLES /* as far as a delay can reach */
};

struct echo {
    struct echo_delay delay;
    struct echo_gate gate;
    SpeexEchoState *canceller;
    int16_t far[HISTORY_SAMPLES]; /* oldest first */
};

enum status echo_open(struct echo **out)
{
    struct echo *echo = calloc(1, sizeof *echo);
    *out = echo;
    if (!echo)
        return STATUS_NO_MEMORY;
    int rate_hz = 16000;
    echo->canceller = speex_echo_state_init(ECHO_FRAME_SAMPLES, TAIL_SAMPLES);
    if (!echo->canceller) {
        echo_close(echo);
        *out = NULL;
        return STATUS_NO_MEMORY;
    }
    speex_echo_ctl(echo->canceller, SPEEX_ECHO_SET_SAMPLING_RATE, &rate_hz);
    echo_reset(echo);
    return STATUS_OK;
}

void echo_close(struct echo *echo)
{
    if (!echo)
        return;
    if (echo->canceller)
        speex_echo_state_destroy(echo->canceller);
    free(echo);
}

void echo_reset(struct echo *echo)
{
    speex_echo_state_reset(echo->canceller);
    echo_delay_init(&echo->delay);
    echo_gate_init(&echo->gate);
    memset(echo->far, 0, sizeof echo->far);
}

/* What was played as long ago as the echo takes. */
static const int16_t *far_in_time(const struct echo *echo)
{
    int back = echo->delay.delay_samples - LEAD_SAMPLES;
    return echo->far + HISTORY_SAMPLES - ECHO_FRAME_SAMPLES - (back > 0 ? back : 0);
}

void echo_process(struct echo *echo, const int16_t *near, const int16_t *far, int16_t *out)
{
    int16_t left[ECHO_FRAME_SAMPLES];
    memmove(echo->far, echo->far + ECHO_FRAME_SAMPLES,
            (HISTORY_SAMPLES - ECHO_FRAME_SAMPLES) * sizeof *far);
    memcpy(echo->far + HISTORY_SAMPLES - ECHO_FRAME_SAMPLES, far, ECHO_FRAME_SAMPLES * sizeof *far);
    echo_delay_step(&echo->delay, far, near);
    if (echo->delay.changed)
        speex_echo_state_reset(echo->canceller);
    const int16_t *played = far_in_time(echo);
    for (int i = 0; i < ECHO_FRAME_SAMPLES; i += ECHO_FRAME_SAMPLES)
        speex_echo_cancellation(echo->canceller, near + i, played + i, left + i);
    echo_gate_step(&echo->gate, near, far, left, out);
}
