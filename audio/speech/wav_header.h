/* What stands in a WAV file before its sound: RIFF, RF64 and their chunks. Internal to audio/. */
#ifndef YINGDA_AUDIO_SPEECH_WAV_HEADER_H
#define YINGDA_AUDIO_SPEECH_WAV_HEADER_H

#include <stdint.h>
#include <stdio.h>

#include "base/status.h"

enum { WAV_MAX_HOURS = 4, WAV_MAX_CHANNELS = 64, WAV_REASON_SIZE = 160 };

enum wav_coding { WAV_UNSIGNED, WAV_SIGNED, WAV_FLOAT };

struct wav_header {
    enum wav_coding coding;
    int channels, rate_hz;
    int bytes;           /* of one sample of one channel */
    int64_t sound_bytes; /* that the file says it holds; -1: read to the end */
};

/* Reads a regular file from its start up to the first sample, where it stands afterwards. A size
 * that nobody counted reads as -1: 0 and 0xFFFFFFFF, and what streams that could not go back write
 * in place of a size. On failure reason[] says why in English: STATUS_INVALID where it is no WAV
 * file or broken off, STATUS_UNSUPPORTED where it is one of a kind that is not read. */
MUST_USE enum status wav_header_read(struct wav_header *out, FILE *file,
                                     char reason[WAV_REASON_SIZE]);

#endif
