/* Log mel: what the unit network sees of a sound, 64 bands every 10 ms.
 * audio/training/hearing_network/log_mel.py does the same; tests/audio/test_unit_net.c holds the
 * two together. */
#ifndef YINGDA_AUDIO_LOG_MEL_H
#define YINGDA_AUDIO_LOG_MEL_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

enum { LOG_MEL_BANDS = 64, LOG_MEL_STEP_SAMPLES = 160 };

struct log_mel; /* hides tables: the window, the bands, the turns of the transform */

/* STATUS_NO_MEMORY. */
MUST_USE enum status log_mel_open(struct log_mel **out);
void log_mel_close(struct log_mel *mel);

/* From now on the bands lie where a voice of another throat has what the model's people have in
 * them: above 1 for a shorter throat, as senones_set_warp has it. 1 when opened; the factor is a
 * speaker's, 0.8 to 1.25. */
void log_mel_set_warp(struct log_mel *mel, float warp);

/* How many frames that many samples of 16 kHz have; 0: too few to see anything. */
size_t log_mel_frames(size_t n_samples);

/* Writes log_mel_frames(n_samples) rows of LOG_MEL_BANDS. The mean of each band and the scale of
 * all are taken off: both depend on the whole sound. */
void log_mel_rows(const struct log_mel *mel, const int16_t *samples, size_t n_samples, float *rows);

#endif
