#include "audio/voice/presence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "audio/speech/biquad.h"
#include "audio/voice/peaks.h"
#include "base/random.h"

enum { RATE_HZ = BIQUAD_RATE_HZ };

/* The first reflections of a room of some 6 by 8 metres: from the desk, walls and ceiling. */
struct reflection {
    int delay_samples;
    float gain;
};
static const struct reflection reflections[] = {{97, 0.16f},  {211, 0.13f}, {347, 0.11f},
                                                {523, 0.09f}, {797, 0.07f}, {1061, 0.06f}};

/* The tail: four delays of lengths without a common measure feed themselves, each losing 60 dB in
 * 0.35 s, a furnished room's time (Schroeder's comb filters). */
enum { COMBS = 4, COMB_LONGEST = 743, TAIL_SAMPLES = RATE_HZ * 35 / 100 };
static const int comb_samples[COMBS] = {743, 677, 601, 557};
static const float tail_gain = 0.02f, tail_s = 0.35f;

static const double bright_hz = 2500;

float presence_bend(float x)
{
    const float knee = 0.47f, ceiling = 0.70f;
    float size = fabsf(x);
    if (size <= knee)
        return x;
    return copysignf(knee + (ceiling - knee) * tanhf((size - knee) / (ceiling - knee)), x);
}

/* What lies above the corner is added once more, more or less of it. */
static void brighten(float *x, size_t n, double bright_db)
{
    struct biquad high = biquad_high(bright_hz, M_SQRT1_2);
    float more = (float)(pow(10, bright_db / 20) - 1);
    for (size_t i = 0; i < n; i++)
        x[i] += more * biquad_step(&high, x[i]);
}

/* A fourth-order Butterworth at either end. The 3 dB put back what the band takes off a voice. */
static void telephone(float *x, size_t n)
{
    struct biquad filters[] = {biquad_high(300, 0.541), biquad_high(300, 1.307),
                               biquad_low(3400, 0.541), biquad_low(3400, 1.307)};
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < sizeof filters / sizeof *filters; k++)
            x[i] = biquad_step(&filters[k], x[i]);
        x[i] *= 1.41f;
    }
}

static void add_reflections(const float *dry, float *wet, size_t n)
{
    for (size_t k = 0; k < sizeof reflections / sizeof *reflections; k++) {
        size_t delay = (size_t)reflections[k].delay_samples;
        for (size_t i = delay; i < n; i++)
            wet[i] += reflections[k].gain * dry[i - delay];
    }
}

static void add_tail(const float *dry, float *wet, size_t n)
{
    for (int k = 0; k < COMBS; k++) {
        float line[COMB_LONGEST] = {0};
        float keeps = powf(10, -3.0f * (float)comb_samples[k] / (tail_s * RATE_HZ));
        for (size_t i = 0; i < n; i++) {
            float *at = &line[i % (size_t)comb_samples[k]], out = *at;
            *at = dry[i] + keeps * out;
            wet[i] += tail_gain * out;
        }
    }
}

/* The hush of a hall: low noise, some 37 dB below the voice, that comes and goes with the line. The
 * same numbers each time. */
enum { HALL_FADE = RATE_HZ * 3 / 10 };
static const float hall_level = 0.01f;
static const double hall_low_hz = 400;

static float hall_fade(size_t i, size_t n)
{
    size_t end = n - i, nearest = i < end ? i : end;
    return nearest < HALL_FADE ? (float)nearest / HALL_FADE : 1;
}

static void add_hall(float *wet, size_t n)
{
    struct biquad low = biquad_low(hall_low_hz, M_SQRT1_2);
    uint32_t state = 1;
    for (size_t i = 0; i < n; i++) {
        float noise = random_noise(&state);
        wet[i] += hall_level * hall_fade(i, n) * biquad_step(&low, noise);
    }
}

static enum status room(float *x, size_t n)
{
    float *dry = malloc((n + 1) * sizeof *dry);
    if (!dry)
        return STATUS_NO_MEMORY;
    memcpy(dry, x, n * sizeof *dry);
    add_reflections(dry, x, n);
    add_tail(dry, x, n);
    add_hall(x, n);
    free(dry);
    return STATUS_OK;
}

static enum status shape(float *x, size_t n, const struct presence *presence)
{
    enum status status = STATUS_OK;
    if (presence->bright_db != 0)
        brighten(x, n, presence->bright_db);
    if (presence->place == VOICE_TELEPHONE)
        telephone(x, n);
    else if (presence->place == VOICE_ROOM)
        status = room(x, n);
    return status;
}

/* No click at either end, however loud a breath is there. What the maker made has 40 ms before the
 * first sound. */
enum { RAMP = RATE_HZ / 50 };

static float ramp(size_t i, size_t n)
{
    size_t end = n - 1 - i, nearest = i < end ? i : end;
    return nearest < RAMP ? 0.5f - 0.5f * cosf((float)M_PI * (float)nearest / RAMP) : 1;
}

/* -1.4 dBTP: meters differ by some tenths. */
static const float peak_ceiling = 0.851f;

static enum status set_level(float *x, size_t n, double level_db)
{
    float gain = (float)pow(10, level_db / 20);
    for (size_t i = 0; i < n; i++)
        x[i] = ramp(i, n) * presence_bend(gain * x[i]);
    return peaks_hold(x, n, peak_ceiling);
}

enum status presence_give(struct wav_sound *sound, const struct presence *presence)
{
    size_t n = sound->n_samples + (presence->place == VOICE_ROOM ? TAIL_SAMPLES : 0);
    float *x = calloc(n + 1, sizeof *x);
    int16_t *out = malloc((n + 1) * sizeof *out);
    enum status status = x && out ? STATUS_OK : STATUS_NO_MEMORY;
    for (size_t i = 0; status == STATUS_OK && i < sound->n_samples; i++)
        x[i] = (float)sound->samples[i] / 32768;
    if (status == STATUS_OK)
        status = shape(x, n, presence);
    if (status == STATUS_OK)
        status = set_level(x, n, presence->level_db);
    for (size_t i = 0; status == STATUS_OK && i < n; i++)
        out[i] = (int16_t)lrintf(32767 * x[i]);
    if (status == STATUS_OK) {
        free(sound->samples);
        *sound = (struct wav_sound){out, n, sound->rate_hz};
        out = NULL;
    }
    free(x);
    free(out);
    return status;
}
