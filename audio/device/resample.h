/* Resampling of whole sounds, by speexdsp. */
#ifndef YINGDA_AUDIO_RESAMPLE_H
#define YINGDA_AUDIO_RESAMPLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

/* Mono samples from one rate to another; the filter's delay is taken off, so that times stay.
 * *out is malloc'd, the caller frees it. n_samples * to / from samples come out, rounded up. */
MUST_USE enum status resample_all(const int16_t *samples, size_t n_samples, int from_hz, int to_hz,
                                  int16_t **out, size_t *n_out);

#endif
