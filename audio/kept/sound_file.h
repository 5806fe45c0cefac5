/* A sound in a file, whichever way it is kept: FLAC bit for bit, Ogg Opus in a tenth of the room,
 * WAV as all were before and as the command line takes them. */
#ifndef YINGDA_AUDIO_KEPT_SOUND_FILE_H
#define YINGDA_AUDIO_KEPT_SOUND_FILE_H

#include <stdbool.h>

#include "audio/speech/wav.h"

enum sound_form { SOUND_WAV, SOUND_FLAC, SOUND_OPUS, SOUND_FORMS };

/* ".wav", ".flac", ".opus": static. */
const char *sound_form_ending(enum sound_form form);

/* Whether a file's name is that of a sound. */
bool sound_file_named(const char *name);

/* Reads a whole file to mono of `rate_hz`, by what is in it, whatever its name; the caller calls
 * wav_finish. Fails as wav_read, flac_sound_read and opus_sound_read do, reason[] saying why in
 * English. Half a FLAC or Opus file is refused. Any thread. */
MUST_USE enum status sound_file_read(const char *path, int rate_hz, struct wav_sound *out,
                                     char reason[160]);

/* Writes the sound as FLAC or Opus; it is on the disk when this returns, whole or not at all. What
 * is too long to be read again as Opus is not written: STATUS_LIMIT. STATUS_IO: full, or no folder.
 */
MUST_USE enum status sound_file_keep(const char *path, const struct wav_sound *sound,
                                     enum sound_form form);

#endif
