/* FLAC: sound kept bit for bit, in about half the room (libFLAC's owner). */
#ifndef YINGDA_AUDIO_KEPT_FLAC_SOUND_H
#define YINGDA_AUDIO_KEPT_FLAC_SOUND_H

#include "audio/speech/wav.h"

/* Reads a whole file to mono of `rate_hz`; the caller calls wav_finish. All of it or nothing: on
 * failure reason[] says why in English, as of a file that was cut off, or in which a bit was turned
 * (each carries a sum of its own sound). STATUS_NOT_FOUND: no such file; STATUS_INVALID;
 * STATUS_LIMIT: longer than an hour. Any thread. */
MUST_USE enum status flac_sound_read(const char *path, int rate_hz, struct wav_sound *out,
                                     char reason[160]);

/* Writes mono of any rate; it is on the disk when this returns, whole or not at all. STATUS_IO: it
 * could not be written. */
MUST_USE enum status flac_sound_write(const char *path, const struct wav_sound *sound);

#endif
