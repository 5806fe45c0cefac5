#include "tests/tools/voice_measures.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "audio/speech/level.h"
#include "audio/speech/vad.h"
#include "audio/voice/maker/finishing.h"

enum { RATE_HZ = 16000, PITCHES = 1 << 18, END_SAMPLES = RATE_HZ / 200 };
enum { WINDOW = 512, HOP = RATE_HZ / 20 };
static const double LOWEST_HZ = 80;

bool voice_measures_init(struct voice_measures *measures)
{
    *measures = (struct voice_measures){.peak_dbtp = -200, .end_dbfs = -200};
    measures->pitches = calloc(PITCHES, sizeof *measures->pitches);
    return measures->pitches != NULL;
}

void voice_measures_finish(struct voice_measures *measures)
{
    free(measures->pitches);
    *measures = (struct voice_measures){0};
}

static int by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x > y) - (x < y);
}

static void take_pitch(struct voice_measures *measured, const struct wav_sound *sound)
{
    struct vad vad;
    vad_init(&vad);
    for (size_t i = 0; i + VAD_FRAME_SAMPLES <= sound->n_samples; i += VAD_FRAME_SAMPLES) {
        vad_step(&vad, sound->samples + i);
        if (vad.voiced && measured->n_pitches < PITCHES)
            measured->pitches[measured->n_pitches++] = vad.pitch_hz;
    }
}

void voice_measures_level(struct voice_measures *measured, const struct wav_sound *sound)
{
    struct loudness loudness = {-99, -99};
    float *x = calloc(sound->n_samples + 1, sizeof *x);
    for (size_t i = 0; x && i < sound->n_samples; i++)
        x[i] = (float)sound->samples[i] / 32768;
    if (x && loudness_measure(x, sound->n_samples, RATE_HZ, &loudness) == STATUS_OK)
        measured->power += pow(10, loudness.lufs / 10);
    measured->peak_dbtp = fmax(measured->peak_dbtp, loudness.peak_dbtp);
    double first = level_rms_dbfs(sound->samples, END_SAMPLES);
    double last = level_rms_dbfs(sound->samples + sound->n_samples - END_SAMPLES, END_SAMPLES);
    measured->end_dbfs = fmax(measured->end_dbfs, fmax(first, last));
    free(x);
}

/* The power of one frequency in a window (Goertzel). */
static double power_at(const int16_t *samples, double hz)
{
    double turn = 2 * cos(2 * M_PI * hz / RATE_HZ), last = 0, before = 0;
    for (int i = 0; i < WINDOW; i++) {
        double bell = 0.5 - 0.5 * cos(2 * M_PI * (i + 0.5) / WINDOW);
        double now = bell * samples[i] / 32768 + turn * last - before;
        before = last;
        last = now;
    }
    return last * last + before * before - turn * last * before;
}

static void take_spectrum(struct voice_measures *measured, const struct wav_sound *sound)
{
    for (size_t at = 0; at + WINDOW <= sound->n_samples; at += HOP) {
        for (int band = 0; band < VOICE_BANDS; band++)
            measured->bands[band] += power_at(sound->samples + at, LOWEST_HZ * exp2(band / 3.0));
    }
}

void voice_measures_take(struct voice_measures *measures, const struct wav_sound *sound,
                         const struct syllable_times *times)
{
    measures->sounds++;
    measures->syllables += times->count;
    measures->spoken_s += (times->end_ms - times->start_ms[0]) / 1000.0;
    take_pitch(measures, sound);
    voice_measures_level(measures, sound);
    take_spectrum(measures, sound);
}

/* Sorts the pitches and leaves out the tracker's jumps. */
static void keep_plausible(struct voice_measures *m)
{
    qsort(m->pitches, m->n_pitches, sizeof *m->pitches, by_size);
    double low = 0.72 * m->pitches[m->n_pitches * 35 / 100] - 10;
    double high = 1.9 * m->pitches[m->n_pitches * 65 / 100] + 10;
    size_t kept = 0;
    for (size_t i = 0; i < m->n_pitches; i++) {
        if (m->pitches[i] >= low && m->pitches[i] <= high)
            m->pitches[kept++] = m->pitches[i];
    }
    m->n_pitches = kept;
}

/* The middle of a voice: the mean on a scale of semitones. The median of speech in tones lies
 * between the high and the low ones, and a few more of either move it by a semitone. */
static double middle_hz(const struct voice_measures *m)
{
    double sum = 0;
    for (size_t i = 0; i < m->n_pitches; i++)
        sum += log2(m->pitches[i]);
    return exp2(sum / (double)m->n_pitches);
}

void voice_measures_print(struct voice_measures *m, const char *voice, const char *mood)
{
    if (!m->sounds || !m->n_pitches)
        return;
    keep_plausible(m);
    double low = m->pitches[m->n_pitches / 4], high = m->pitches[m->n_pitches * 3 / 4];
    printf("%s\t%s\t%zu\t%.0f\t%.1f\t%.2f\t%.1f\t%.2f\t%.0f\n", voice, mood, m->sounds,
           middle_hz(m), 12 * log2(high / low), (double)m->syllables / m->spoken_s,
           10 * log10(m->power / (double)m->sounds), m->peak_dbtp, m->end_dbfs);
}

static void spectrum_db(const struct voice_measures *m, double *out)
{
    double mean = 0;
    for (int i = 0; i < VOICE_BANDS; i++) {
        out[i] = 10 * log10(m->bands[i] + 1e-12);
        mean += out[i] / VOICE_BANDS;
    }
    for (int i = 0; i < VOICE_BANDS; i++)
        out[i] -= mean;
}

void voice_measures_apart(const struct voice_measures *a, const struct voice_measures *b,
                          double *semitones, double *spectrum)
{
    double one[VOICE_BANDS], other[VOICE_BANDS], sum = 0;
    spectrum_db(a, one);
    spectrum_db(b, other);
    for (int i = 0; i < VOICE_BANDS; i++)
        sum += (one[i] - other[i]) * (one[i] - other[i]);
    *spectrum = sqrt(sum / VOICE_BANDS);
    *semitones = fabs(12 * log2(middle_hz(a) / middle_hz(b)));
}
