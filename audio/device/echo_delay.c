/* The cross-correlation of both signals, differenced (which whitens speech) and summed with a
 * memory of a second, has its peak where the echo is. It is believed when it stands far above what
 * unrelated sounds would make and the same lag has won for a while. */
#include "audio/device/echo_delay.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    FAR_HEARD = 12,   /* frames of sound before a verdict: 240 ms */
    AGREED = 6,       /* frames in a row: 120 ms */
    AGREED_ANEW = 30, /* 600 ms, to leave a delay for another */
    PITCH_LAGS = 160, /* 40 ms */
    SAME_LAGS = 48,   /* lags this close are the same echo: 12 ms, a pitch period of a man */
    COVERED_LAGS = ECHO_DELAY_COVERED / ECHO_DELAY_DECIMATION
};

static const float FORGET = 0.98f; /* a frame: a time constant of one second */

void echo_delay_init(struct echo_delay *delay)
{
    memset(delay, 0, sizeof *delay);
    delay->delay_samples = -1;
}

/* A mean of four samples and the difference of neighbours: 250 Hz to 1.7 kHz, roughly white. */
static void reduce(const int16_t *in, float *out, float memory[1])
{
    for (int i = 0; i < ECHO_DELAY_FRAME; i++) {
        float sum = 0.0f;
        for (int k = 0; k < ECHO_DELAY_DECIMATION; k++)
            sum += in[i * ECHO_DELAY_DECIMATION + k];
        float mean = sum / (32768.0f * ECHO_DELAY_DECIMATION);
        out[i] = mean - 0.9f * memory[0];
        memory[0] = mean;
    }
}

static float energy(const float *x, int n)
{
    float sum = 0.0f;
    for (int i = 0; i < n; i++)
        sum += x[i] * x[i];
    return sum;
}

/* Each frame counts alike, or the loudest vowel would decide by its pitch. */
static void correlate(struct echo_delay *delay, const float *near)
{
    float power =
        energy(near, ECHO_DELAY_FRAME) * energy(delay->far, ECHO_DELAY_LAGS + ECHO_DELAY_FRAME);
    float weight = 1.0f / sqrtf(power + 1e-12f);
    for (int lag = 0; lag < ECHO_DELAY_LAGS; lag++) {
        const float *far = delay->far + ECHO_DELAY_LAGS - lag;
        float sum = 0.0f;
        for (int i = 0; i < ECHO_DELAY_FRAME; i++)
            sum += far[i] * near[i];
        delay->cross[lag] = FORGET * delay->cross[lag] + weight * sum;
    }
}

static int highest_peak(const float *x)
{
    int best = 0;
    for (int i = 1; i < ECHO_DELAY_LAGS; i++)
        if (fabsf(x[i]) > fabsf(x[best]))
            best = i;
    return best;
}

/* The highest peak, or one more than half as high up to 40 ms before it: a voice correlates with
 * itself a pitch period off nearly as well. Too early costs a little of the filter, too late all of
 * it. */
static int first_peak(const float *x, int best)
{
    int first = best > PITCH_LAGS ? best - PITCH_LAGS : 0;
    while (fabsf(x[first]) < 0.5f * fabsf(x[best]))
        first++;
    return first;
}

/* Six times the root mean square over all lags: chance alone reaches four among 1,280. */
static bool stands_out(const float *x, int best)
{
    return fabsf(x[best]) > 6.0f * sqrtf(energy(x, ECHO_DELAY_LAGS) / ECHO_DELAY_LAGS);
}

/* The filter behind the known delay still covers what begins this much after it. */
static bool has_moved(const struct echo_delay *delay, int best)
{
    int known = delay->delay_samples / ECHO_DELAY_DECIMATION;
    return best < known - SAME_LAGS || best > known + COVERED_LAGS;
}

static void settle(struct echo_delay *delay, int best)
{
    int lag = first_peak(delay->cross, best);
    bool is_first = delay->delay_samples < 0;
    delay->agreed = abs(lag - delay->candidate) <= SAME_LAGS ? delay->agreed + 1 : 0;
    delay->candidate = lag;
    if (delay->agreed < (is_first ? AGREED : AGREED_ANEW) || !stands_out(delay->cross, best) ||
        (!is_first && !has_moved(delay, best)))
        return;
    delay->delay_samples = lag * ECHO_DELAY_DECIMATION;
    delay->changed = true;
}

void echo_delay_step(struct echo_delay *delay, const int16_t *far, const int16_t *near)
{
    float near_now[ECHO_DELAY_FRAME];
    memmove(delay->far, delay->far + ECHO_DELAY_FRAME, ECHO_DELAY_LAGS * sizeof *delay->far);
    reduce(far, delay->far + ECHO_DELAY_LAGS, delay->far_memory);
    reduce(near, near_now, delay->near_memory);
    delay->changed = false;
    /* Nothing was played within reach: nothing to learn. */
    if (energy(delay->far, ECHO_DELAY_LAGS + ECHO_DELAY_FRAME) < 1e-4f)
        return;
    correlate(delay, near_now);
    if (++delay->heard_frames >= FAR_HEARD)
        settle(delay, highest_peak(delay->cross));
}
