/* Three steps. The delay of the echo is found first, so that 200 ms of filter are enough for the
 * room (a filter for delay and room together, 450 ms, learns half as fast). Speexdsp's canceller
 * then subtracts what the filter predicts. What it leaves, 10 dB less after two seconds of speech
 * and 30 after eight, still has the pitch of a voice, so a gate hides it until a person speaks into
 * it. */
#include "audio/device/echo.h"

#include <math.h>
#include <speex/speex_echo.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "audio/device/echo_delay.h"
#include "audio/device/echo_gate.h"
#include "audio/device/loopback.h"
#include "audio/speech/level.h"

enum {
    TAIL_SAMPLES = 3200, /* 200 ms of room */
    LEAD_SAMPLES = 256,  /* the filter begins 16 ms before the echo that was found */
    REACH_SAMPLES = 16000 * 320 / 1000 + ECHO_FRAME_SAMPLES, /* as far as a delay can reach */
    LESSON_FRAMES = 200,                                     /* 4 s */
    REPEAT_FRAMES = 12                                       /* it is repeated every 240 ms */
};

static const float SOUND_DB = -60.0f; /* quieter sound teaches nothing */

/* The sound of the first seconds in a room. A canceller learns slowly from speech, so it is given
 * the same sound again and again: in the third second it then takes off 22 dB instead of 10. */
struct lesson {
    int16_t near[LESSON_FRAMES][ECHO_FRAME_SAMPLES], far[LESSON_FRAMES][ECHO_FRAME_SAMPLES];
    int n_frames;
};

struct echo {
    struct echo_delay delay;
    struct echo_gate gate;
    struct lesson lesson;
    struct loopback loopback;
    SpeexEchoState *canceller;
    int16_t far[REACH_SAMPLES];   /* oldest first */
    float near_power, left_power; /* of frames with nothing but an echo, over about 0.4 s */
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
    loopback_init(&echo->loopback);
    echo->lesson.n_frames = 0;
    echo->near_power = echo->left_power = 0.0f;
    memset(echo->far, 0, sizeof echo->far);
}

/* What was played as long ago as the echo takes. */
static const int16_t *far_in_time(const struct echo *echo)
{
    int back = echo->delay.delay_samples - LEAD_SAMPLES;
    return echo->far + REACH_SAMPLES - ECHO_FRAME_SAMPLES - (back > 0 ? back : 0);
}

static void keep_far(struct echo *echo, const int16_t *far)
{
    size_t frame_bytes = ECHO_FRAME_SAMPLES * sizeof *far;
    memmove(echo->far, echo->far + ECHO_FRAME_SAMPLES, sizeof echo->far - frame_bytes);
    memcpy(echo->far + REACH_SAMPLES - ECHO_FRAME_SAMPLES, far, frame_bytes);
}

/* True when it is time to repeat. */
static bool lesson_add(struct echo *echo, const int16_t *near, const int16_t *far)
{
    struct lesson *lesson = &echo->lesson;
    if (lesson->n_frames == LESSON_FRAMES)
        return false;
    if (lesson->n_frames == 0 && level_rms_dbfs(far, ECHO_FRAME_SAMPLES) < SOUND_DB)
        return false;
    memcpy(lesson->near[lesson->n_frames], near, sizeof lesson->near[0]);
    memcpy(lesson->far[lesson->n_frames], far, sizeof lesson->far[0]);
    lesson->n_frames++;
    return lesson->n_frames % (REPEAT_FRAMES) == 0;
}

/* Ends with the newest frame, so that the canceller goes on as if nothing had happened. */
static void lesson_repeat(struct echo *echo)
{
    static const int16_t silence[ECHO_FRAME_SAMPLES];
    int16_t left[ECHO_FRAME_SAMPLES];
    int16_t far_now[REACH_SAMPLES];
    memcpy(far_now, echo->far, sizeof far_now);
    memset(echo->far, 0, sizeof echo->far);
    for (int i = 0; i < TAIL_SAMPLES / ECHO_FRAME_SAMPLES + 1; i++)
        speex_echo_cancellation(echo->canceller, silence, silence, left);
    for (int i = 0; i < echo->lesson.n_frames; i++) {
        keep_far(echo, echo->lesson.far[i]);
        speex_echo_cancellation(echo->canceller, echo->lesson.near[i], far_in_time(echo), left);
    }
    memcpy(echo->far, far_now, sizeof far_now);
}

/* Takes another delay. What was learnt with the old one is of no use, and neither is a lesson from
 * another room. */
static void begin_anew(struct echo *echo, bool was_known)
{
    speex_echo_state_reset(echo->canceller);
    if (!was_known)
        return;
    echo->lesson.n_frames = 0;
    echo_gate_relearn(&echo->gate);
}

static float power(const int16_t *samples)
{
    float sum = 0.0f;
    for (int i = 0; i < ECHO_FRAME_SAMPLES; i++)
        sum += (float)samples[i] * (float)samples[i];
    return sum;
}

static void measure(struct echo *echo, const int16_t *near, const int16_t *left)
{
    if (echo->gate.open)
        return;
    echo->near_power = 0.95f * echo->near_power + power(near);
    echo->left_power = 0.95f * echo->left_power + power(left);
}

float echo_enhancement_db(const struct echo *echo)
{
    return 10.0f * log10f((echo->near_power + 1.0f) / (echo->left_power + 1.0f));
}

bool echo_is_looped(const struct echo *echo)
{
    return echo->loopback.looped;
}

void echo_process(struct echo *echo, const int16_t *near, const int16_t *far, int16_t *out)
{
    int16_t left[ECHO_FRAME_SAMPLES];
    bool was_known = echo->delay.delay_samples >= 0;
    keep_far(echo, far);
    echo_delay_step(&echo->delay, far, near);
    if (echo->delay.changed)
        begin_anew(echo, was_known);
    loopback_step(&echo->loopback, far, near, echo->delay.delay_samples);
    speex_echo_cancellation(echo->canceller, near, far_in_time(echo), left);
    bool again = lesson_add(echo, near, far);
    if (echo->delay.delay_samples >= 0 && echo->lesson.n_frames && (echo->delay.changed || again))
        lesson_repeat(echo);
    int16_t captured[ECHO_FRAME_SAMPLES]; /* `out` may be `near` */
    memcpy(captured, near, sizeof captured);
    echo_gate_step(&echo->gate, near, far, left, out);
    measure(echo, captured, left);
}
