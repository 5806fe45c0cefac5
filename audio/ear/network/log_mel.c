/* Pre-emphasis, 25 ms under a Hann window, a transform of 512 points, triangles evenly spaced in
 * mel, logarithm. A frame stands in the middle of its window; the sound is mirrored at its ends. */
#include "audio/ear/network/log_mel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    RATE_HZ = 16000,
    WINDOW = 400,
    SIZE = 512,
    SIZE_BITS = 9,
    BINS = SIZE / 2 + 1,
    HALF = SIZE / 2 /* samples that the first frame mirrors */
};

static const double LOWEST_HZ = 60, HIGHEST_HZ = 7800;
static const float EMPHASIS = 0.97f, FLOOR = 1e-6f, FULL_SCALE = 32768;

static const float LEAST_SCALE = 0.1f, LIMIT = 3.5f;

/* A complex number. C's own multiply with tests for infinities, and clang has no CMPLXF. */
struct point {
    float re, im;
};

struct band {
    int first, count;
    float weights[BINS];
};

struct log_mel {
    float warp; /* of the bands */
    float window[WINDOW];
    struct point turns[SIZE / 2];
    uint16_t order[SIZE]; /* bits reversed */
    struct band bands[LOG_MEL_BANDS];
};

static double mel_of(double hz)
{
    return 1127 * log(1 + hz / 700);
}

/* Where the model's people have what this voice has at `hz`: warped in proportion up to a knee, and
 * from there so that the highest frequency stays in its place and no band runs empty. */
static double unwarped(double hz, double warp)
{
    static const double KNEE_HZ = 6400, TOP_HZ = RATE_HZ / 2.0;
    double knee = KNEE_HZ * fmin(1, warp);
    if (hz <= knee)
        return hz / warp;
    return knee / warp + (hz - knee) * (TOP_HZ - knee / warp) / (TOP_HZ - knee);
}

static void band_fill(struct band *band, int index, double warp)
{
    double low = mel_of(LOWEST_HZ), step = (mel_of(HIGHEST_HZ) - low) / (LOG_MEL_BANDS + 1);
    double from = low + index * step;
    band->first = band->count = 0;
    for (int bin = 0; bin < BINS; bin++) {
        double at = mel_of(unwarped((double)bin * RATE_HZ / SIZE, warp));
        double weight = fmin((at - from) / step, (from + 2 * step - at) / step);
        if (weight <= 0)
            continue;
        if (band->count == 0)
            band->first = bin;
        band->weights[band->count++] = (float)weight;
    }
}

void log_mel_set_warp(struct log_mel *mel, float warp)
{
    if (mel->warp == warp)
        return;
    mel->warp = warp;
    for (int i = 0; i < LOG_MEL_BANDS; i++)
        band_fill(&mel->bands[i], i, (double)warp);
}

enum status log_mel_open(struct log_mel **out)
{
    struct log_mel *mel = *out = calloc(1, sizeof *mel);
    if (!mel)
        return STATUS_NO_MEMORY;
    for (int i = 0; i < WINDOW; i++)
        mel->window[i] = (float)(0.5 - 0.5 * cos(2 * M_PI * i / WINDOW));
    for (int i = 0; i < SIZE / 2; i++)
        mel->turns[i] =
            (struct point){(float)cos(2 * M_PI * i / SIZE), (float)-sin(2 * M_PI * i / SIZE)};
    for (int i = 0; i < SIZE; i++) {
        for (int bit = 0; bit < SIZE_BITS; bit++)
            mel->order[i] |= (uint16_t)((i >> bit & 1) << (SIZE_BITS - 1 - bit));
    }
    log_mel_set_warp(mel, 1);
    return STATUS_OK;
}

void log_mel_close(struct log_mel *mel)
{
    free(mel);
}

size_t log_mel_frames(size_t n_samples)
{
    return n_samples > HALF ? 1 + n_samples / LOG_MEL_STEP_SAMPLES : 0;
}

/* The pre-emphasised sample there; beyond the ends it is mirrored. */
static float sample_at(const int16_t *samples, long n_samples, long at)
{
    at = at < 0 ? -at : at >= n_samples ? 2 * (n_samples - 1) - at : at;
    float before = at > 0 ? (float)samples[at - 1] : 0;
    return ((float)samples[at] - EMPHASIS * before) / FULL_SCALE;
}

static inline struct point turned(struct point x, struct point turn)
{
    return (struct point){x.re * turn.re - x.im * turn.im, x.re * turn.im + x.im * turn.re};
}

/* Radix 2, from values in bit-reversed order. */
static void transform(const struct log_mel *mel, struct point values[SIZE])
{
    for (int half = 1; half < SIZE; half *= 2) {
        for (int start = 0; start < SIZE; start += 2 * half) {
            for (int i = 0; i < half; i++) {
                struct point *low = &values[start + i], *high = low + half;
                struct point other = turned(*high, mel->turns[i * (SIZE / 2 / half)]);
                *high = (struct point){low->re - other.re, low->im - other.im};
                *low = (struct point){low->re + other.re, low->im + other.im};
            }
        }
    }
}

static void frame_write(const struct log_mel *mel, const float windowed[WINDOW], float *row)
{
    struct point values[SIZE];
    float power[BINS];
    for (int i = 0; i < SIZE; i++)
        values[mel->order[i]] = (struct point){i < WINDOW ? windowed[i] : 0, 0};
    transform(mel, values);
    for (int i = 0; i < BINS; i++)
        power[i] = values[i].re * values[i].re + values[i].im * values[i].im;
    for (int i = 0; i < LOG_MEL_BANDS; i++) {
        const struct band *band = &mel->bands[i];
        float energy = 0;
        for (int k = 0; k < band->count; k++)
            energy += band->weights[k] * power[band->first + k];
        row[i] = logf(energy + FLOOR);
    }
}

/* The mean of each band, and how far all stray from it. */
struct usual {
    float mean[LOG_MEL_BANDS], scale;
};

static struct usual usual_of(const float *rows, size_t n_frames)
{
    double sums[LOG_MEL_BANDS] = {0}, squares = 0;
    struct usual usual;
    for (size_t i = 0; i < n_frames * LOG_MEL_BANDS; i++)
        sums[i % LOG_MEL_BANDS] += (double)rows[i];
    for (int i = 0; i < LOG_MEL_BANDS; i++)
        usual.mean[i] = (float)(sums[i] / (double)n_frames);
    for (size_t i = 0; i < n_frames * LOG_MEL_BANDS; i++) {
        double apart = (double)(rows[i] - usual.mean[i % LOG_MEL_BANDS]);
        squares += apart * apart;
    }
    usual.scale = (float)sqrt(squares / (double)(n_frames * LOG_MEL_BANDS)) + LEAST_SCALE;
    return usual;
}

static void rows_centre(float *rows, size_t n_frames)
{
    struct usual usual = usual_of(rows, n_frames);
    for (size_t i = 0; i < n_frames * LOG_MEL_BANDS; i++) {
        float value = (rows[i] - usual.mean[i % LOG_MEL_BANDS]) / usual.scale;
        rows[i] = fmaxf(-LIMIT, fminf(LIMIT, value));
    }
}

void log_mel_rows(const struct log_mel *mel, const int16_t *samples, size_t n_samples, float *rows)
{
    size_t n_frames = log_mel_frames(n_samples);
    for (size_t t = 0; t < n_frames; t++) {
        float windowed[WINDOW];
        long start = (long)t * LOG_MEL_STEP_SAMPLES - WINDOW / 2;
        for (int i = 0; i < WINDOW; i++)
            windowed[i] = mel->window[i] * sample_at(samples, (long)n_samples, start + i);
        frame_write(mel, windowed, rows + t * LOG_MEL_BANDS);
    }
    if (n_frames)
        rows_centre(rows, n_frames);
}
