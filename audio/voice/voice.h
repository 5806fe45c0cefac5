/* Voices: a customer's line as sound, from a pack's recording or espeak-ng. */
#ifndef YINGDA_AUDIO_VOICE_VOICE_H
#define YINGDA_AUDIO_VOICE_VOICE_H

#include "audio/speech/wav.h"
#include "base/status.h"

enum voice_sex { VOICE_FEMALE, VOICE_MALE };

struct voice_style {
    enum voice_sex sex;
    int age_years;
    int mood; /* 0 furious .. 100 content: rate, pitch, pitch range and loudness follow */
};

/* Speaks toned pinyin (lexicon_pinyin) to 16 kHz mono. The same input gives the same samples.
 * Any thread: each line is spoken by a process of its own.
 * STATUS_NOT_FOUND: the espeak-ng program or its Mandarin voice is missing, STATUS_INVALID: not
 * pinyin, STATUS_LIMIT: longer than ESPEAK_TEXT_LIMIT. Takes some 15 ms for a line. */
MUST_USE enum status voice_speak(const char *pinyin, const struct voice_style *style,
                                 struct wav_sound *out);

#endif
