#include "audio/speech/level.h"

#include <math.h>

float level_dbfs_of_power(float mean_square)
{
    const float full_scale_db = 90.308999f; /* 20 log10(32768) */
    if (mean_square <= 0.0f)
        return LEVEL_SILENCE_DBFS;
    return fmaxf(10.0f * log10f(mean_square) - full_scale_db, LEVEL_SILENCE_DBFS);
}

float level_rms_dbfs(const int16_t *samples, size_t n_samples)
{
    double sum = 0.0; /* double: an hour of samples squared does not fit a float */
    for (size_t i = 0; i < n_samples; i++)
        sum += (double)samples[i] * samples[i];
    return n_samples ? level_dbfs_of_power((float)(sum / (double)n_samples)) : LEVEL_SILENCE_DBFS;
}

float level_peak_dbfs(const int16_t *samples, size_t n_samples)
{
    int peak = 0;
    for (size_t i = 0; i < n_samples; i++) {
        int size = samples[i] < 0 ? -samples[i] : samples[i];
        peak = size > peak ? size : peak;
    }
    return level_dbfs_of_power((float)peak * (float)peak);
}

float level_clipped_pct(const int16_t *samples, size_t n_samples)
{
    size_t clipped = 0;
    for (size_t i = 0; i < n_samples; i++)
        clipped += samples[i] >= 32767 || samples[i] <= -32767;
    return n_samples ? 100.0f * (float)clipped / (float)n_samples : 0.0f;
}
