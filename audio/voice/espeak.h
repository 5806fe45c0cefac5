/* espeak-ng: one text spoken by a process of its own. */
#ifndef YINGDA_AUDIO_VOICE_ESPEAK_H
#define YINGDA_AUDIO_VOICE_ESPEAK_H

#include "audio/speech/wav.h"
#include "base/status.h"

enum { ESPEAK_TEXT_LIMIT = 4096 }; /* bytes: four minutes of speech; a pipe holds it all */

struct espeak_request {
    const char *text;           /* the voice's own spelling; no < or &, which SSML would read */
    const char *voice;          /* "cmn-latn-pinyin+f2" */
    int rate_wpm, pitch, range; /* 80..450, 0..99, 0..99; its defaults are 175, 50, 50 */
};

/* Fills *out at espeak-ng's own rate (22,050 Hz); the caller frees its samples. Same request, same
 * samples. STATUS_NOT_FOUND: no espeak-ng, or not this voice. STATUS_LIMIT: the text is too long.
 * STATUS_TIMEOUT: it did not end within ten seconds. Any thread. */
MUST_USE enum status espeak_say(const struct espeak_request *request, struct wav_sound *out);

#endif
