/* What is measured of a voice's sounds: how high, how lively, how fast, how loud. For the programs
 * that fill the table of docs/voices.md. */
#ifndef YINGDA_TESTS_TOOLS_VOICE_MEASURES_H
#define YINGDA_TESTS_TOOLS_VOICE_MEASURES_H

#include <stdbool.h>
#include <stddef.h>

#include "audio/voice/opus_sound.h"

enum { VOICE_BANDS = 20 };

struct voice_measures {
    size_t sounds, n_pitches, syllables;
    float *pitches; /* owned; Hz, of the voiced frames */
    double spoken_s, power, peak_dbtp, end_dbfs;
    double bands[VOICE_BANDS]; /* power in thirds of an octave from 80 Hz on, summed over frames */
};

/* False: no memory. */
bool voice_measures_init(struct voice_measures *measures);
void voice_measures_finish(struct voice_measures *measures);

/* Adds a sound of 16 kHz. */
void voice_measures_take(struct voice_measures *measures, const struct wav_sound *sound,
                         const struct syllable_times *times);

/* Adds only its loudness, its true peak and its ends. */
void voice_measures_level(struct voice_measures *measures, const struct wav_sound *sound);

/* A line of TSV, nothing where no sound was taken:
 *     voice mood sounds pitch_hz range_semitones syllables_per_s lufs peak_dbtp_most end_dbfs_most
 * Pitch is the mean of the voiced frames in semitones, range the distance of the quartiles, both
 * without the tracker's jumps of an octave, as in a creak: what lies below 0.72 times the 35th
 * per cent less 10 Hz or above 1.9 times the 65th and 10 Hz (De Looze and Rauzy 2009). Loudness is
 * R 128; the ends are the first and last 5 ms. Sorts the pitches. */
void voice_measures_print(struct voice_measures *measures, const char *voice, const char *mood);

/* How far two voices are apart: in the middle of their pitch, semitones, and in the long-term
 * spectrum, the root mean square in dB over bands of a third of an octave, each spectrum less its
 * mean. Both have been printed. */
void voice_measures_apart(const struct voice_measures *a, const struct voice_measures *b,
                          double *semitones, double *spectrum_db);

#endif
