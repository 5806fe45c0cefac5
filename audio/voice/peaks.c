#include "audio/voice/peaks.h"

#include <math.h>
#include <stdlib.h>

/* The sound between two samples is worked out of eight to each side, at three places. */
enum { BETWEEN = 3, REACH = 8, DIP_SAMPLES = 48 };

struct interpolator {
    float weights[BETWEEN][2 * REACH];
};

/* Sinc under a raised cosine. */
static void interpolator_init(struct interpolator *interpolator)
{
    for (int p = 0; p < BETWEEN; p++) {
        for (int k = 0; k < 2 * REACH; k++) {
            double at = (k - REACH + 1) - (p + 1) / (double)(BETWEEN + 1);
            double bell = 0.5 + 0.5 * cos(M_PI * at / REACH);
            interpolator->weights[p][k] = (float)(bell * sin(M_PI * at) / (M_PI * at));
        }
    }
}

/* The highest of the places between x[0] and x[1]. */
static float peak_between(const struct interpolator *interpolator, const float *x)
{
    float peak = 0;
    for (int p = 0; p < BETWEEN; p++) {
        float sum = 0;
        for (int k = 0; k < 2 * REACH; k++)
            sum += interpolator->weights[p][k] * x[k - REACH + 1];
        peak = fmaxf(peak, fabsf(sum));
    }
    return peak;
}

/* Turned down to `least` at the middle of the dip, and not at all at its ends. */
static void dip(float *gains, size_t n, size_t at, float least)
{
    size_t first = at > DIP_SAMPLES ? at - DIP_SAMPLES : 0;
    size_t end = at + 1 + DIP_SAMPLES < n ? at + 1 + DIP_SAMPLES : n;
    for (size_t i = first; i < end; i++) {
        double far = i > at ? (double)(i - at - 1) : (double)(at - i);
        float depth = 0.5f + 0.5f * (float)cos(M_PI * far / DIP_SAMPLES);
        gains[i] = fminf(gains[i], 1 - depth * (1 - least));
    }
}

/* Nothing passes the ceiling between two samples that are both far under it. */
static const float near_ceiling = 0.5f;

enum status peaks_hold(float *samples, size_t n_samples, float ceiling)
{
    struct interpolator interpolator;
    float *gains = malloc((n_samples + 1) * sizeof *gains);
    if (!gains)
        return STATUS_NO_MEMORY;
    interpolator_init(&interpolator);
    for (size_t i = 0; i < n_samples; i++)
        gains[i] = 1;
    for (size_t i = REACH; i + REACH < n_samples; i++) {
        if (fmaxf(fabsf(samples[i]), fabsf(samples[i + 1])) < near_ceiling * ceiling)
            continue;
        float peak = peak_between(&interpolator, samples + i);
        if (peak > ceiling)
            dip(gains, n_samples, i, ceiling / peak);
    }
    for (size_t i = 0; i < n_samples; i++)
        samples[i] *= gains[i];
    free(gains);
    return STATUS_OK;
}
