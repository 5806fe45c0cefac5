/* The model reply: what a good trainee would say in a turn, as words and as sound. Used to play the
 * model voice to a learner, and as the trainee of the session without a display and of tests. */
#ifndef YINGDA_ENGINE_MODEL_REPLY_H
#define YINGDA_ENGINE_MODEL_REPLY_H

#include "audio/speech/wav.h"
#include "audio/voice/opus_sound.h"
#include "audio/voice/voice.h"
#include "base/status.h"
#include "scenarios/pack.h"

enum {
    MODEL_REPLY_PAUSE_MS = 400, /* from the end of the customer's line to the first word */
    MODEL_REPLY_TAIL_MS = 500   /* silence after the last word, as a file has it */
};

/* The `better` texts of the turn's expectations, in their order, as sentences: malloc'd, the caller
 * frees it. "" for a turn that expects nothing. STATUS_NO_MEMORY only. */
MUST_USE enum status model_reply_text(const struct turn *turn, char **out);

/* Who says it: a model voice of the pack where its sounds are there, else espeak-ng. */
struct model_speaker {
    const struct speaking_voice *voice; /* the pack's; NULL: espeak-ng only */
    struct voice_style style;           /* of espeak-ng's voice */
};

/* The pack's model woman or man. */
struct model_speaker model_reply_speaker(const struct pack *pack, enum model_voice voice,
                                         const struct customer *customer);

/* espeak-ng's: a calm woman of 40, or of 60 beside a customer (NULL: nobody) who has that voice. Of
 * its voices the ear hears these best (en-us model, totals of the pack's three plays: 93 to 100 and
 * 84 to 86; a woman of 30: 69 to 78, a man of 30: 38 to 83, of 40: 36 to 62, of 60: 61 to 86). */
struct model_speaker model_reply_espeak(const struct customer *customer);

/* One text as 16 kHz mono, nothing around it, and when its syllables are said: a count of 0 where
 * nobody knows. `times` may be NULL, here and below. Fails as lexicon_pinyin and voice_speak do.
 * The caller calls wav_finish. Any thread. */
MUST_USE enum status model_reply_say(const struct pack *pack, const char *text,
                                     const struct model_speaker *speaker, struct wav_sound *out,
                                     struct syllable_times *times);

/* The same with start_ms of silence before it and MODEL_REPLY_TAIL_MS behind it. */
MUST_USE enum status model_reply_speak(const struct pack *pack, const char *text,
                                       const struct model_speaker *speaker, int32_t start_ms,
                                       struct wav_sound *out);

/* All that the turn expects, in the same silence: its model wordings one behind the other, or where
 * the pack lacks the sound of one model_reply_text by espeak-ng. */
MUST_USE enum status model_reply_of_turn(const struct pack *pack, const struct turn *turn,
                                         const struct model_speaker *speaker, int32_t start_ms,
                                         struct wav_sound *out, struct syllable_times *times);

#endif
