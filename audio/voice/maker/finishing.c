#include "audio/voice/maker/finishing.h"

#include <ebur128.h>
#include <math.h>
#include <string.h>

enum { FADE_MS = 10, FRAME_MS = 5, MEASURED_MS = 3000, PASSES = 3 };

/* Where speech begins and ends: within 45 dB of the loudest 5 ms. The model's silences lie 60 dB
 * below its speech, the softest consonants some 35. */
static const double depth_db = 45;

static const double knee = 0.5, ceiling = 0.70; /* -6 and -3.1 dBFS */

static double frame_power(const float *x, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += (double)x[i] * x[i];
    return sum / (double)n;
}

struct extent {
    size_t first, end; /* in samples */
};

static struct extent speech_extent(const struct finishing *sound)
{
    size_t frame = (size_t)(sound->rate_hz * FRAME_MS / 1000), n = sound->n_samples / frame;
    double loudest = 0;
    for (size_t i = 0; i < n; i++)
        loudest = fmax(loudest, frame_power(sound->samples + i * frame, frame));
    double least = loudest * pow(10, -depth_db / 10);
    struct extent extent = {n, 0};
    for (size_t i = 0; loudest > 0 && i < n; i++) {
        if (frame_power(sound->samples + i * frame, frame) < least)
            continue;
        extent.first = i < extent.first ? i : extent.first;
        extent.end = i + 1;
    }
    return (struct extent){extent.first * frame, extent.end * frame};
}

static size_t in_samples(const struct finishing *sound, int ms)
{
    return (size_t)sound->rate_hz * (size_t)ms / 1000;
}

static enum status trim(struct finishing *sound, int *cut_ms)
{
    struct extent speech = speech_extent(sound);
    size_t before = in_samples(sound, FINISHING_BEFORE_MS),
           behind = in_samples(sound, FINISHING_BEHIND_MS);
    if (speech.end <= speech.first)
        return STATUS_INVALID;
    size_t first = speech.first > before ? speech.first - before : 0;
    size_t end = speech.end + behind < sound->n_samples ? speech.end + behind : sound->n_samples;
    memmove(sound->samples, sound->samples + first, (end - first) * sizeof *sound->samples);
    sound->n_samples = end - first;
    if (cut_ms)
        *cut_ms = (int)(first * 1000 / (size_t)sound->rate_hz);
    return STATUS_OK;
}

static void fade(struct finishing *sound)
{
    size_t n = in_samples(sound, FADE_MS), last = sound->n_samples - 1;
    for (size_t i = 0; i < n && i <= last; i++) {
        float gain = (float)(0.5 - 0.5 * cos(M_PI * (double)i / (double)n));
        sound->samples[i] *= gain;
        sound->samples[last - i] *= gain;
    }
}

static void scale(struct finishing *sound, double gain)
{
    for (size_t i = 0; i < sound->n_samples; i++) {
        double x = gain * sound->samples[i], size = fabs(x);
        if (size > knee)
            x = copysign(knee + (ceiling - knee) * tanh((size - knee) / (ceiling - knee)), x);
        sound->samples[i] = (float)x;
    }
}

enum status loudness_measure(const float *samples, size_t n_samples, int rate_hz,
                             struct loudness *out)
{
    size_t wanted = (size_t)rate_hz * MEASURED_MS / 1000;
    ebur128_state *meter =
        ebur128_init(1, (unsigned long)rate_hz, EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK);
    int error = meter && n_samples > 0 ? EBUR128_SUCCESS : EBUR128_ERROR_NOMEM;
    for (size_t heard = 0; error == EBUR128_SUCCESS && heard < wanted; heard += n_samples)
        error = ebur128_add_frames_float(meter, samples, n_samples);
    if (error == EBUR128_SUCCESS)
        error = ebur128_loudness_global(meter, &out->lufs);
    if (error == EBUR128_SUCCESS)
        error = ebur128_true_peak(meter, 0, &out->peak_dbtp);
    if (error == EBUR128_SUCCESS)
        out->peak_dbtp = 20 * log10(fmax(out->peak_dbtp, 1e-6));
    ebur128_destroy(&meter);
    return error == EBUR128_SUCCESS ? STATUS_OK : STATUS_NO_MEMORY;
}

/* More than once, because bending the peaks takes a little of the loudness. */
static enum status set_loudness(struct finishing *sound)
{
    for (int pass = 0; pass < PASSES; pass++) {
        struct loudness loudness;
        enum status status =
            loudness_measure(sound->samples, sound->n_samples, sound->rate_hz, &loudness);
        if (status != STATUS_OK)
            return status;
        if (!isfinite(loudness.lufs))
            return STATUS_INVALID;
        scale(sound, pow(10, (FINISHING_LUFS - loudness.lufs) / 20));
    }
    return STATUS_OK;
}

enum status finish_sound(struct finishing *sound, int *cut_ms)
{
    enum status status = trim(sound, cut_ms);
    if (status == STATUS_OK) {
        fade(sound);
        status = set_loudness(sound);
    }
    return status;
}
