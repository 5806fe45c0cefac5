/* The model reply: what a good trainee would say in a turn, as words and as sound. Used to play the
 * model voice to a learner, and as the trainee of the session without a display and of tests. */
#ifndef YINGDA_ENGINE_MODEL_REPLY_H
#define YINGDA_ENGINE_MODEL_REPLY_H

#include "audio/speech/wav.h"
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

/* The model trainee's voice: a calm woman of 40, or of 60 beside a customer (NULL: nobody) who has
 * that voice. Of
 * espeak-ng's voices the ear hears these best (en-us model, totals of the pack's three plays: 93 to
 * 100 and 84 to 86; a woman of 30: 69 to 78, a man of 30: 38 to 83, of 40: 36 to 62, of 60: 61 to
 * 86). */
struct voice_style model_reply_style(const struct customer *customer);

/* Speaks a text (words from model_reply_text, or one `better`) as 16 kHz mono: start_ms of silence,
 * the words, MODEL_REPLY_TAIL_MS of silence. Fails as lexicon_pinyin and voice_speak do; one thread
 * in the program at a time (espeak-ng). The caller calls wav_finish. */
MUST_USE enum status model_reply_speak(const struct pack *pack, const char *text,
                                       const struct voice_style *style, int32_t start_ms,
                                       struct wav_sound *out);

#endif
