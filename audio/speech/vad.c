/* Voice activity: a bank of seven band-pass filters from 250 Hz to 6.5 kHz, each with a noise floor
 * of its own, says whether a frame stands out of what has been there for the last 1.6 s; a
 * normalised correlation at 4 kHz says whether it has a pitch. The floor is a tracked minimum. It
 * rises fast only under sound that cannot be one person speaking: without a pitch, or with one that
 * never moves. That is what keeps it down during a long shout. */
#include "audio/speech/vad.h"

#include <math.h>
#include <string.h>

#include "audio/speech/level.h"

enum {
    DECIMATION = 4,
    LAG_SHORTEST = 8, /* 500 Hz */
    LAG_LONGEST = 66, /* 60 Hz: a low third tone */
    CORRELATION_SAMPLES = 160
};

/* Below this a band counts as empty: a quiet room through a good microphone is louder, and speech
 * at -45 dBFS still stands 10 dB or more above it in its strong bands. */
static const float QUIETEST_FLOOR_DB = -76.0f;

/* Noise through the same filters seldom correlates above 0.5 in 40 ms, a voice seldom below 0.7. */
static const float PITCH_STRENGTH = 0.6f;

/* One person speaking is voiced for more of a second than this, a babble of voices for less. */
static const float SPOKEN_SHARE = 0.35f;

static const float BAND_CENTRES_HZ[VAD_BANDS] = {250, 450, 800, 1350, 2200, 3700, 6200};

/* The cookbook's filters, worked out in float. biquad.h works them out in double, which moves the
 * last bit of the coefficients: of 3,062 recordings one then ended 60 ms later. */
static struct biquad section_of(float hz, float q, float b0, float b1)
{
    float w = 2.0f * (float)M_PI * hz / VAD_RATE_HZ, alpha = sinf(w) / (2.0f * q);
    float a0 = 1.0f + alpha;
    return (struct biquad){.b0 = b0 / a0,
                           .b1 = b1 / a0,
                           .b2 = b0 / a0,
                           .a1 = -2.0f * cosf(w) / a0,
                           .a2 = (1.0f - alpha) / a0};
}

static struct biquad section_band(float centre_hz, float q)
{
    float alpha = sinf(2.0f * (float)M_PI * centre_hz / VAD_RATE_HZ) / (2.0f * q);
    struct biquad section = section_of(centre_hz, q, alpha, 0.0f);
    section.b2 = -section.b0;
    return section;
}

static struct biquad section_low(float corner_hz, float q)
{
    float c = cosf(2.0f * (float)M_PI * corner_hz / VAD_RATE_HZ);
    return section_of(corner_hz, q, (1.0f - c) / 2.0f, 1.0f - c);
}

static struct biquad section_high(float corner_hz, float q)
{
    float c = cosf(2.0f * (float)M_PI * corner_hz / VAD_RATE_HZ);
    return section_of(corner_hz, q, (1.0f + c) / 2.0f, -(1.0f + c));
}

static void extremes_clear(struct vad_extremes *extremes, int block)
{
    extremes->low[block] = INFINITY;
    extremes->high[block] = -INFINITY;
}

void vad_init(struct vad *vad)
{
    memset(vad, 0, sizeof *vad);
    vad->level_dbfs = LEVEL_SILENCE_DBFS;
    for (int b = 0; b < VAD_BANDS; b++) {
        struct vad_band *band = &vad->bands[b];
        band->sections[0] = band->sections[1] = section_band(BAND_CENTRES_HZ[b], 1.2f);
        band->smooth_db = band->floor_db = QUIETEST_FLOOR_DB;
        band->bias_db = 2.5f;
        for (int k = 0; k < VAD_FLOOR_BLOCKS; k++)
            extremes_clear(&band->extremes, k);
    }
    for (int k = 0; k < VAD_FLOOR_BLOCKS; k++)
        extremes_clear(&vad->pitch_extremes, k);
    /* Hum of 50 Hz goes; the first harmonics of a voice stay. */
    vad->pitch_filters[0] = section_high(120.0f, 0.707f);
    vad->pitch_filters[1] = section_low(900.0f, 0.54f); /* a fourth-order Butterworth in two */
    vad->pitch_filters[2] = section_low(900.0f, 1.31f);
}

static float band_energy_db(struct vad_band *band, const float *x)
{
    float sum = 0.0f;
    for (int i = 0; i < VAD_FRAME_SAMPLES; i++) {
        float y = biquad_step(&band->sections[1], biquad_step(&band->sections[0], x[i]));
        sum += y * y;
    }
    return level_dbfs_of_power(sum / VAD_FRAME_SAMPLES);
}

static void extremes_take(struct vad_extremes *extremes, int block, float value)
{
    extremes->low[block] = fminf(extremes->low[block], value);
    extremes->high[block] = fmaxf(extremes->high[block], value);
}

static float extremes_low(const struct vad_extremes *extremes)
{
    float low = extremes->low[0];
    for (int k = 1; k < VAD_FLOOR_BLOCKS; k++)
        low = fminf(low, extremes->low[k]);
    return low;
}

static float extremes_high(const struct vad_extremes *extremes)
{
    float high = extremes->high[0];
    for (int k = 1; k < VAD_FLOOR_BLOCKS; k++)
        high = fmaxf(high, extremes->high[k]);
    return high;
}

/* A machine's tone: a pitch that has not moved by 3 % for 1.2 s or more. A held note of a voice
 * wanders more than that. */
static bool pitch_is_fixed(const struct vad *vad)
{
    return vad->frames >= VAD_BLOCK_FRAMES * (VAD_FLOOR_BLOCKS - 1) &&
           extremes_high(&vad->pitch_extremes) < 1.03f * extremes_low(&vad->pitch_extremes);
}

/* dB a frame the floor may rise. Without a pitch, or with a machine's, it is no voice: 50 dB/s.
 * Half voiced, as many people talking at once are: 2.5 dB/s. One voice: 0.3 dB/s, 3 dB over a
 * ten-second shout. */
static float floor_rise_db(const struct vad *vad)
{
    if (vad->voiced_share < SPOKEN_SHARE || pitch_is_fixed(vad))
        return 1.0f;
    return vad->voiced_share < 0.6f ? 0.05f : 0.006f;
}

/* Takes the frame's energy into the tracked minimum and moves the floor toward it. The mean of a
 * noise lies 2 to 3 dB over that minimum where it is steady, 8 in a babble of voices: two fifths of
 * its range, learnt over two seconds and only while nobody speaks. */
static void band_track_floor(struct vad_band *band, float energy_db, const struct vad *vad,
                             float rise_db, int block)
{
    band->smooth_db += 0.4f * (energy_db - band->smooth_db);
    extremes_take(&band->extremes, block, band->smooth_db);
    float low = extremes_low(&band->extremes), high = extremes_high(&band->extremes);
    if (vad->voiced_share < SPOKEN_SHARE)
        band->bias_db += 0.01f * (0.4f * fminf(high - low, 20.0f) - band->bias_db);
    float target = fmaxf(low + band->bias_db, QUIETEST_FLOOR_DB);
    band->floor_db = fminf(target, band->floor_db + rise_db);
}

/* Pre-emphasised, so that the slope of pink or brown noise does not look like a pitch; band-limited
 * and taken down to 4 kHz. */
static void pitch_feed(struct vad *vad, const float *x)
{
    enum { FRESH = VAD_FRAME_SAMPLES / DECIMATION };
    memmove(vad->pitch_history, vad->pitch_history + FRESH,
            (VAD_PITCH_SAMPLES - FRESH) * sizeof vad->pitch_history[0]);
    float *out = vad->pitch_history + VAD_PITCH_SAMPLES - FRESH;
    for (int i = 0; i < VAD_FRAME_SAMPLES; i++) {
        float y = x[i] - 0.9f * vad->previous;
        vad->previous = x[i];
        for (int k = 0; k < 3; k++)
            y = biquad_step(&vad->pitch_filters[k], y);
        if (i % DECIMATION == 0)
            out[i / DECIMATION] = y;
    }
}

/* The normalised cross-correlation of the last 40 ms with what came `lag` samples before. */
static float correlation(const struct vad *vad, int lag, float energy)
{
    const float *x = vad->pitch_history + VAD_PITCH_SAMPLES - CORRELATION_SAMPLES;
    float cross = 0.0f, past = 1.0f; /* 1: far below one quantisation step of the whole window */
    for (int i = 0; i < CORRELATION_SAMPLES; i++) {
        cross += x[i] * x[i - lag];
        past += x[i - lag] * x[i - lag];
    }
    return cross / sqrtf(energy * past);
}

/* The shortest lag that is a peak nearly as high as the highest: multiples of the period are as
 * high as the period itself. 0 without a peak. */
static int shortest_peak(const float r[LAG_LONGEST + 2], float best)
{
    for (int lag = LAG_SHORTEST; lag <= LAG_LONGEST; lag++)
        if (r[lag] >= 0.9f * best && r[lag] >= r[lag - 1] && r[lag] >= r[lag + 1])
            return lag;
    return 0;
}

/* The pitch in Hz, the peak between samples found by a parabola; 0 without one. A second tracker
 * besides pitch.h's, because this one is asked at the end of every frame, of what was heard so far:
 * pitch.h looks 20 ms ahead, and then back over the whole reply. */
static float pitch_find(const struct vad *vad)
{
    const float *x = vad->pitch_history + VAD_PITCH_SAMPLES - CORRELATION_SAMPLES;
    float r[LAG_LONGEST + 2], energy = 1.0f, best = 0.0f;
    for (int i = 0; i < CORRELATION_SAMPLES; i++)
        energy += x[i] * x[i];
    for (int lag = LAG_SHORTEST - 1; lag <= LAG_LONGEST + 1; lag++) {
        r[lag] = correlation(vad, lag, energy);
        best = fmaxf(best, lag >= LAG_SHORTEST && lag <= LAG_LONGEST ? r[lag] : 0.0f);
    }
    int lag = best >= PITCH_STRENGTH ? shortest_peak(r, best) : 0;
    if (!lag)
        return 0.0f;
    float bend = r[lag - 1] - 2.0f * r[lag] + r[lag + 1];
    float shift = bend < 0.0f ? 0.5f * (r[lag - 1] - r[lag + 1]) / bend : 0.0f;
    return (float)(VAD_RATE_HZ / DECIMATION) / ((float)lag + shift);
}

/* Each band counts from 4 dB over its floor, where steady noise seldom gets, to 18 dB. */
static float band_excess_db(const struct vad_band *band, float energy_db)
{
    return fmaxf(0.0f, fminf(energy_db - band->floor_db, 18.0f) - 4.0f);
}

/* One strong band and a little, or several weak ones; with a pitch, less will do. */
static void decide(struct vad *vad, float excess_db)
{
    const float enough_db = 16.0f, enough_with_pitch_db = 6.0f;
    float pitch_hz = pitch_find(vad);
    vad->voiced = pitch_hz > 0.0f && excess_db >= enough_with_pitch_db;
    vad->active = vad->voiced || excess_db >= enough_db;
    vad->pitch_hz = vad->voiced ? pitch_hz : 0.0f;
}

/* The share is a mean at first, so that a stream that begins with speech does not pass for noise.
 */
static void remember(struct vad *vad, int block)
{
    if (vad->voiced)
        extremes_take(&vad->pitch_extremes, block, vad->pitch_hz);
    vad->frames++;
    float weight = fmaxf(0.03f, 1.0f / (float)vad->frames);
    vad->voiced_share += weight * ((vad->voiced ? 1.0f : 0.0f) - vad->voiced_share);
}

/* The block of frames under way, emptied when it is fresh. */
static int block_now(struct vad *vad)
{
    int block = vad->frames / VAD_BLOCK_FRAMES % VAD_FLOOR_BLOCKS;
    if (vad->frames % VAD_BLOCK_FRAMES == 0) {
        extremes_clear(&vad->pitch_extremes, block);
        for (int b = 0; b < VAD_BANDS; b++)
            extremes_clear(&vad->bands[b].extremes, block);
    }
    return block;
}

void vad_step(struct vad *vad, const int16_t *frame)
{
    float x[VAD_FRAME_SAMPLES], excess_db = 0.0f, rise_db = floor_rise_db(vad);
    int block = block_now(vad);
    for (int i = 0; i < VAD_FRAME_SAMPLES; i++)
        x[i] = (float)frame[i] + 0.01f; /* keeps the filters out of slow denormals in silence */
    for (int b = 0; b < VAD_BANDS; b++) {
        float energy_db = band_energy_db(&vad->bands[b], x);
        if (vad->frames == 0)
            vad->bands[b].smooth_db = energy_db;
        band_track_floor(&vad->bands[b], energy_db, vad, rise_db, block);
        excess_db += band_excess_db(&vad->bands[b], energy_db);
    }
    pitch_feed(vad, x);
    decide(vad, excess_db);
    vad->level_dbfs = level_rms_dbfs(frame, VAD_FRAME_SAMPLES);
    remember(vad, block);
}
