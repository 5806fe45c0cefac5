/* Levels of sound in dBFS: a full-scale square is 0, a full-scale sine has an RMS of -3.01. */
#ifndef YINGDA_AUDIO_SPEECH_LEVEL_H
#define YINGDA_AUDIO_SPEECH_LEVEL_H

#include <stddef.h>
#include <stdint.h>

/* The level of silence, and of no samples at all: below the quietest 16-bit sound, -98. */
#define LEVEL_SILENCE_DBFS (-120.0f)

/* Of a mean square in units of 16-bit samples squared. Any thread, all of these. */
float level_dbfs_of_power(float mean_square);

float level_rms_dbfs(const int16_t *samples, size_t n_samples);
float level_peak_dbfs(const int16_t *samples, size_t n_samples);

/* Samples at full scale (-32768, -32767 or 32767), per cent of all; 0 of none. */
float level_clipped_pct(const int16_t *samples, size_t n_samples);

#endif
