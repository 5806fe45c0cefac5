/* Voice activity: a bank of seven band-pass filters from 250 Hz to 6.5 kHz, each with a noise floor
 * of its own, says whether a frame stands out of what has been there for the last 1.6 s; a
 * normalised correlation at 4 kHz says whether it has a pitch. The floor is a tracked minimum. It
 * falls at once and rises fast only under sound that cannot be one person speaking: without a
 * pitch, or steadier than any voice. That is what keeps it down during a long shout. */
#include "audio/vad.h"

#include <math.h>
#include <string.h>

#include "audio/level.h"

enum {
    DECIMATION = 4,
    LAG_SHORTEST = 8, /* 500 Hz */
    LAG_LONGEST = 50, /* 80 Hz */
    CORRELATION_SAMPLES = 160
};

/* Below this a band counts as empty: a quiet room through a good microphone is louder, and speech
 * at -45 dBFS still stands 10 dB or more above it in its strong bands. */
static const float QUIETEST_FLOOR_DB = -76.0f;

static const float BAND_CENTRES_HZ[VAD_BANDS] = {250, 450, 800, 1350, 2200, 3700, 6200};

/* The cookbook's band-pass of unit gain at its centre. */
static struct vad_filter filter_band(float centre_hz, float q)
{
    float w = 2.0f * (float)M_PI * centre_hz / VAD_RATE_HZ, alpha = sinf(w) / (2.0f * q);
    float a0 = 1.0f + alpha;
    return (struct vad_filter){
        .b0 = alpha / a0, .b2 = -alpha / a0, .a1 = -2.0f * cosf(w) / a0, .a2 = (1.0f - alpha) / a0};
}

static struct vad_filter filter_low(float corner_hz, float q)
{
    float w = 2.0f * (float)M_PI * corner_hz / VAD_RATE_HZ, alpha = sinf(w) / (2.0f * q);
    float a0 = 1.0f + alpha, c = cosf(w);
    return (struct vad_filter){.b0 = (1.0f - c) / 2.0f / a0,
                               .b1 = (1.0f - c) / a0,
                               .b2 = (1.0f - c) / 2.0f / a0,
                               .a1 = -2.0f * c / a0,
                               .a2 = (1.0f - alpha) / a0};
}

static struct vad_filter filter_high(float corner_hz, float q)
{
    float w = 2.0f * (float)M_PI * corner_hz / VAD_RATE_HZ, alpha = sinf(w) / (2.0f * q);
    float a0 = 1.0f + alpha, c = cosf(w);
    return (struct vad_filter){.b0 = (1.0f + c) / 2.0f / a0,
                               .b1 = -(1.0f + c) / a0,
                               .b2 = (1.0f + c) / 2.0f / a0,
                               .a1 = -2.0f * c / a0,
                               .a2 = (1.0f - alpha) / a0};
}

static float filter_step(struct vad_filter *f, float x)
{
    float y = f->b0 * x + f->z1;
    f->z1 = f->b1 * x - f->a1 * y + f->z2;
    f->z2 = f->b2 * x - f->a2 * y;
    return y;
}

void vad_init(struct vad *vad)
{
    memset(vad, 0, sizeof *vad);
    vad->level_dbfs = LEVEL_SILENCE_DBFS;
    for (int b = 0; b < VAD_BANDS; b++) {
        struct vad_band *band = &vad->bands[b];
        band->sections[0] = band->sections[1] = filter_band(BAND_CENTRES_HZ[b], 1.2f);
        band->smooth_db = band->floor_db = QUIETEST_FLOOR_DB;
        for (int k = 0; k < VAD_FLOOR_BLOCKS; k++) {
            band->low_db[k] = 0.0f;
            band->high_db[k] = LEVEL_SILENCE_DBFS;
        }
    }
    /* Hum of 50 Hz goes; the first harmonics of a voice stay. */
    vad->pitch_filters[0] = filter_high(120.0f, 0.707f);
    vad->pitch_filters[1] = filter_low(900.0f, 0.54f); /* a fourth-order Butterworth in two */
    vad->pitch_filters[2] = filter_low(900.0f, 1.31f);
}

static float band_energy_db(struct vad_band *band, const float *x)
{
    float sum = 0.0f;
    for (int i = 0; i < VAD_FRAME_SAMPLES; i++) {
        float y = filter_step(&band->sections[1], filter_step(&band->sections[0], x[i]));
        sum += y * y;
    }
    return level_dbfs_of_power(sum / VAD_FRAME_SAMPLES);
}

/* dB a frame the floor may rise. Without a pitch it is no voice: 50 dB/s. Half voiced, as many
 * people talking at once are: 2.5 dB/s. One voice: 0.3 dB/s, 3 dB over a ten-second shout. */
static float floor_rise_db(float voiced_share, float range_db, bool full)
{
    if (voiced_share < 0.35f || (full && range_db < 4.0f))
        return 1.0f;
    return voiced_share < 0.6f ? 0.05f : 0.006f;
}

/* Takes the frame's energy into the tracked minimum and moves the floor toward it. */
static void band_track_floor(struct vad_band *band, float energy_db, const struct vad *vad)
{
    /* The minimum of about 80 smoothed frames of steady noise lies some 2 dB under its mean. */
    const float bias_db = 2.0f;
    int block = vad->frames / VAD_BLOCK_FRAMES % VAD_FLOOR_BLOCKS;
    bool fresh = vad->frames % VAD_BLOCK_FRAMES == 0;
    band->smooth_db =
        vad->frames ? band->smooth_db + 0.4f * (energy_db - band->smooth_db) : energy_db;
    if (fresh)
        band->low_db[block] = band->high_db[block] = band->smooth_db;
    band->low_db[block] = fminf(band->low_db[block], band->smooth_db);
    band->high_db[block] = fmaxf(band->high_db[block], band->smooth_db);

    float low = band->low_db[0], high = band->high_db[0];
    for (int k = 1; k < VAD_FLOOR_BLOCKS; k++) {
        low = fminf(low, band->low_db[k]);
        high = fmaxf(high, band->high_db[k]);
    }
    bool full = vad->frames >= VAD_BLOCK_FRAMES * (VAD_FLOOR_BLOCKS - 1);
    float target = fmaxf(low + bias_db, QUIETEST_FLOOR_DB);
    float rise = floor_rise_db(vad->voiced_share, high - low, full);
    band->floor_db = fminf(target, band->floor_db + rise);
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
            y = filter_step(&vad->pitch_filters[k], y);
        if (i % DECIMATION == 0)
            out[i / DECIMATION] = y;
    }
}

/* The highest normalised cross-correlation of the last 40 ms with what came a pitch period before.
 */
static float pitch_strength(const struct vad *vad)
{
    const float *x = vad->pitch_history + VAD_PITCH_SAMPLES - CORRELATION_SAMPLES;
    float energy = 1.0f, best = 0.0f; /* 1: far below one quantisation step of the whole window */
    for (int i = 0; i < CORRELATION_SAMPLES; i++)
        energy += x[i] * x[i];
    for (int lag = LAG_SHORTEST; lag <= LAG_LONGEST; lag++) {
        float cross = 0.0f, past = 1.0f;
        for (int i = 0; i < CORRELATION_SAMPLES; i++) {
            cross += x[i] * x[i - lag];
            past += x[i - lag] * x[i - lag];
        }
        best = fmaxf(best, cross / sqrtf(energy * past));
    }
    return best;
}

/* Each band counts from 4 dB over its floor, where steady noise seldom gets, to 18 dB. */
static float band_excess_db(const struct vad_band *band, float energy_db)
{
    return fmaxf(0.0f, fminf(energy_db - band->floor_db, 18.0f) - 4.0f);
}

void vad_step(struct vad *vad, const int16_t *frame)
{
    float x[VAD_FRAME_SAMPLES], excess_db = 0.0f;
    for (int i = 0; i < VAD_FRAME_SAMPLES; i++)
        x[i] = (float)frame[i] + 0.01f; /* keeps the filters out of slow denormals in silence */
    for (int b = 0; b < VAD_BANDS; b++) {
        float energy_db = band_energy_db(&vad->bands[b], x);
        band_track_floor(&vad->bands[b], energy_db, vad);
        excess_db += band_excess_db(&vad->bands[b], energy_db);
    }
    pitch_feed(vad, x);
    vad->level_dbfs = level_rms_dbfs(frame, VAD_FRAME_SAMPLES);
    vad->active = excess_db >= 16.0f; /* one strong band and a little, or several weak ones */
    vad->voiced = vad->active && pitch_strength(vad) >= 0.6f;
    vad->voiced_share += 0.03f * ((vad->voiced ? 1.0f : 0.0f) - vad->voiced_share);
    vad->frames++;
}
