/* Speech as Ogg Opus: sounds of the maker's, with the times of their syllables in the same file,
 * and replies that are kept. */
#ifndef YINGDA_AUDIO_VOICE_OPUS_SOUND_H
#define YINGDA_AUDIO_VOICE_OPUS_SOUND_H

#include "audio/speech/wav.h"

enum { OPUS_SOUND_HZ = 24000, OPUS_SOUND_SYLLABLES = 256 };

/* When the syllables of a sound begin, in its order, and when the last one ends. */
struct syllable_times {
    int32_t start_ms[OPUS_SOUND_SYLLABLES];
    size_t count; /* 0: not known */
    int32_t end_ms;
};

/* The longest that is read, in seconds. */
enum { OPUS_SOUND_LONGEST_S = 240 };

/* The syllable that is being said, or was said last, `at_ms` into the sound; -1: none yet. */
int syllable_times_at(const struct syllable_times *times, int32_t at_ms);

/* Reads a whole file to mono of `rate_hz`: 8, 12, 16, 24 or 48 kHz; the caller calls wav_finish.
 * `times` may be NULL. STATUS_NOT_FOUND: no such file. STATUS_IO: it cannot be read.
 * STATUS_INVALID: not Ogg Opus of one stream, damaged, or cut off. STATUS_LIMIT: longer than four
 * minutes. Any thread. */
MUST_USE enum status opus_sound_read(const char *path, int rate_hz, struct wav_sound *out,
                                     struct syllable_times *times);

/* Writes mono samples of OPUS_SOUND_HZ, full scale 1, to PATH.part first, then renamed: a reader
 * never sees half a file, and it is on the disk then. STATUS_IO: it could not be written. */
MUST_USE enum status opus_sound_write(const char *path, const float *samples, size_t n_samples,
                                      const struct syllable_times *times);

/* The same of a reply that is kept: of any rate, at 24 kbit/s, at which the verdicts on 53
 * recordings were the same in all but 3 of 1,167. STATUS_LIMIT: none of it would be read again, as
 * it is longer than OPUS_SOUND_LONGEST_S. */
MUST_USE enum status opus_sound_keep(const char *path, const struct wav_sound *sound);

#endif
