/* WAV files: PCM of 8 to 32 bits or floating point, any rate and channel count, read to 16 kHz
 * mono. */
#ifndef YINGDA_AUDIO_SPEECH_WAV_H
#define YINGDA_AUDIO_SPEECH_WAV_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

struct wav_sound {
    int16_t *samples; /* owned; mono */
    size_t n_samples;
    int rate_hz;
};

/* Reads a whole file, mixes to mono and resamples to `rate_hz`. WAVE_EXTENSIBLE, RF64 and BW64 too;
 * a size that nobody counted (wav_header.h) means: to the end. Where the mix would lose the sound,
 * as of channels that are each other's negative, the loudest channel is read alone. On failure
 * reason[] says why in English: missing, empty, not a WAV file, of a kind that is not read, cut off
 * (fewer bytes than the header promises), longer than the limit of four hours. */
MUST_USE enum status wav_read(const char *path, int rate_hz, struct wav_sound *out,
                              char reason[160]);

/* Writes 16-bit mono, to PATH.part first, then renamed: a reader never sees half a file. It is
 * private (0600): somebody's voice. */
MUST_USE enum status wav_write(const char *path, const struct wav_sound *sound);

void wav_finish(struct wav_sound *sound);

#endif
