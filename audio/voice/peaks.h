/* Peaks: what a converter would make between two samples, held under a ceiling. */
#ifndef YINGDA_AUDIO_VOICE_PEAKS_H
#define YINGDA_AUDIO_VOICE_PEAKS_H

#include <stddef.h>

#include "base/status.h"

/* Turns a sound down for some milliseconds around each place where it would pass `ceiling` (a
 * share of full scale) between its samples, as ITU-R BS.1770 looks for true peaks: at four times
 * the rate. In place. STATUS_NO_MEMORY: the sound is as it was. Any thread. */
MUST_USE enum status peaks_hold(float *samples, size_t n_samples, float ceiling);

#endif
