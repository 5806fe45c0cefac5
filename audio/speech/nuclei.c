/* What the network gives is a density: syllables a frame. It adds up to the number of syllables
 * whether or not each of them stands out, and where two run into one another (一月, 的人) half a
 * syllable more is still counted; peaks of the level, as de Jong and Wempe count them ("Praat
 * script to detect syllable nuclei and measure speech rate automatically", Behavior Research
 * Methods 41, 2009), miss those. What it gains and misses: docs/conduct.md. */
#include "audio/speech/nuclei.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "audio/speech/level.h"
#include "audio/speech/nuclei_weights.h"
#include "base/grow.h"

static const float CENTRES_HZ[NUCLEI_BANDS] = {180,  320,  480,  670,  900,  1180,
                                               1520, 1930, 2450, 3150, 4200, 5900};
static const int SPACING[NUCLEI_LAYERS] = {1, 4, 10};

/* How far under the voice's level, and over it, the network still sees a difference. */
static const float DEPTH_DB = 50.0f, HEIGHT_DB = 10.0f;
/* How fast the voice's level is forgotten: 5 dB/s, so that a quiet end of a sentence stays quiet.
 */
static const float REFERENCE_FALL_DB = 0.05f;
static const float REFERENCE_LOWEST_DB = -60.0f;
static const float VOICED = 0.6f; /* periodicity from which a frame is the voice's */

/* What the network sees of silence, before the sound and after it. */
static const float SILENT = -2.5f;

/* Weighs the taps of layer k that end with its newest input. */
static float unit_sum(const struct nuclei_counter *counter, int k, const float *weights)
{
    int width = k ? NUCLEI_WIDTH : NUCLEI_FEATURES, newest = counter->n_pushed - 1;
    float sum = 0.0f;
    for (int tap = 0; tap < NUCLEI_TAPS; tap++) {
        int back = (NUCLEI_TAPS - 1 - tap) * SPACING[k];
        const float *in = counter->layers[k][(uint32_t)(newest - back) % NUCLEI_MEMORY];
        for (int i = 0; i < width; i++)
            sum += *weights++ * in[i];
    }
    return sum;
}

static void layer_step(struct nuclei_counter *counter, int k, const float *weights,
                       const float *biases, float *out)
{
    int width = k ? NUCLEI_WIDTH : NUCLEI_FEATURES;
    for (int unit = 0; unit < NUCLEI_WIDTH; unit++) {
        float sum = biases[unit] + unit_sum(counter, k, weights + unit * NUCLEI_TAPS * width);
        out[unit] = fmaxf(sum, 0.0f);
    }
}

static float *layer_input(struct nuclei_counter *counter, int k)
{
    return counter->layers[k][(uint32_t)(counter->n_pushed - 1) % NUCLEI_MEMORY];
}

static enum status score_add(struct nuclei_counter *counter, float score)
{
    if (grow(&counter->scores, &counter->capacity, counter->n_scores + 1,
             sizeof *counter->scores) != STATUS_OK)
        return STATUS_NO_MEMORY;
    counter->scores[counter->n_scores++] = score;
    return STATUS_OK;
}

/* A frame of features goes in, the score of the frame NUCLEI_REACH before it comes out. */
static enum status features_push(struct nuclei_counter *counter, const float *features)
{
    float top[NUCLEI_WIDTH], sum = NUCLEI_OUT_BIAS;
    counter->n_pushed++;
    memcpy(layer_input(counter, 0), features, NUCLEI_FEATURES * sizeof *features);
    layer_step(counter, 0, NUCLEI_WEIGHTS_1, NUCLEI_BIASES_1, layer_input(counter, 1));
    layer_step(counter, 1, NUCLEI_WEIGHTS_2, NUCLEI_BIASES_2, layer_input(counter, 2));
    layer_step(counter, 2, NUCLEI_WEIGHTS_3, NUCLEI_BIASES_3, top);
    if (counter->n_pushed <= 2 * NUCLEI_REACH)
        return STATUS_OK;
    for (int i = 0; i < NUCLEI_WIDTH; i++)
        sum += NUCLEI_OUT_WEIGHTS[i] * top[i];
    return score_add(counter, sum > 15.0f ? sum : log1pf(expf(sum)));
}

static enum status silence_push(struct nuclei_counter *counter)
{
    float features[NUCLEI_FEATURES] = {0};
    for (int b = 0; b < NUCLEI_BANDS; b++)
        features[b] = SILENT;
    return features_push(counter, features);
}

void nuclei_start(struct nuclei_counter *counter)
{
    float *scores = counter->scores;
    size_t capacity = counter->capacity;
    *counter = (struct nuclei_counter){.scores = scores, .capacity = capacity};
    for (int b = 0; b < NUCLEI_BANDS; b++)
        counter->bank[b][0] = counter->bank[b][1] = biquad_band((double)CENTRES_HZ[b], 2.4);
    counter->reference_db = REFERENCE_LOWEST_DB;
    for (int i = 0; i < NUCLEI_REACH; i++) /* before the sound there is silence */
        silence_push(counter);
}

void nuclei_finish(struct nuclei_counter *counter)
{
    if (!counter)
        return;
    free(counter->scores);
    *counter = (struct nuclei_counter){0};
}

void nuclei_sound(struct nuclei_counter *counter, const int16_t *frame)
{
    float *out = counter->bands_db[counter->n_sounded++ % NUCLEI_WAITING];
    for (int b = 0; b < NUCLEI_BANDS; b++) {
        struct biquad first = counter->bank[b][0], second = counter->bank[b][1];
        float sum = 0.0f;
        for (int i = 0; i < PITCH_FRAME_SAMPLES; i++) { /* 0.01: no slow denormals */
            float y = biquad_step(&first, (float)frame[i] + 0.01f);
            y = biquad_step(&second, y);
            sum += y * y;
        }
        counter->bank[b][0] = first;
        counter->bank[b][1] = second;
        out[b] = level_dbfs_of_power(sum / PITCH_FRAME_SAMPLES);
    }
}

/* The voice's own level: as loud as it was of late. */
static void reference_follow(struct nuclei_counter *counter, const float *bands_db,
                             float periodicity)
{
    float loudest_db = bands_db[0];
    for (int b = 1; b < NUCLEI_BANDS; b++)
        loudest_db = fmaxf(loudest_db, bands_db[b]);
    counter->reference_db = fmaxf(counter->reference_db - REFERENCE_FALL_DB, REFERENCE_LOWEST_DB);
    if (periodicity >= VOICED)
        counter->reference_db = fmaxf(counter->reference_db, loudest_db);
}

enum status nuclei_frame(struct nuclei_counter *counter, float periodicity, float pitch_hz)
{
    const float *bands_db = counter->bands_db[counter->n_frames++ % NUCLEI_WAITING];
    float *features = counter->features, move = 0.0f;
    reference_follow(counter, bands_db, periodicity);
    for (int b = 0; b < NUCLEI_BANDS; b++) {
        float under_db = bands_db[b] - counter->reference_db;
        features[b] = fmaxf(fminf(under_db, HEIGHT_DB), -DEPTH_DB) / 20.0f;
    }
    float hz = periodicity >= VOICED ? pitch_hz : 0.0f;
    if (hz > 0.0f && counter->previous_hz > 0.0f)
        move = log2f(hz / counter->previous_hz);
    counter->previous_hz = hz;
    features[NUCLEI_BANDS] = periodicity;
    features[NUCLEI_BANDS + 1] = fabsf(move) < 0.25f ? 4.0f * move : 0.0f; /* else another octave */
    return features_push(counter, features);
}

enum status nuclei_end(struct nuclei_counter *counter)
{
    enum status status = STATUS_OK;
    for (int i = 0; i < NUCLEI_REACH && status == STATUS_OK; i++)
        status = silence_push(counter);
    return status;
}

size_t nuclei_find(const struct nuclei_counter *counter, size_t from, size_t to, int32_t *out)
{
    double sum = 0.0, passed = 0.0;
    to = to < counter->n_scores ? to : counter->n_scores;
    from = from < to ? from : to;
    for (size_t i = from; i < to; i++)
        sum += (double)counter->scores[i];
    size_t count = (size_t)lround(sum * (double)NUCLEI_SCALE), n = 0;
    count = from + count < to ? count : to - from;
    for (size_t i = from; i < to && n < count; i++) {
        passed += (double)counter->scores[i];
        if (passed * (double)count >= ((double)n + 0.5) * sum)
            out[n++] = (int32_t)i;
    }
    return n;
}
