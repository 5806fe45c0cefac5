/* The maker: a text, spoken by somebody in some manner, as a finished sound in a file. */
#ifndef YINGDA_AUDIO_VOICE_MAKER_MAKER_H
#define YINGDA_AUDIO_VOICE_MAKER_MAKER_H

#include "audio/voice/maker/synthesizer.h"
#include "audio/voice/manner.h"

/* Goes into the names of the sounds: whoever changes what is made of the same request counts it up.
 */
#define MAKER_NAME "kokoro-82m-int8-pitch 1"

struct maker {
    struct phonemes phonemes;
    struct synthesizer synthesizer;
    char reason[SYNTHESIZER_REASON_SIZE]; /* why the last call failed, English */
};

/* Who speaks: the timbre of one of the maker's voices with another's way of speaking. */
struct maker_person {
    const char *timbre, *way;
    double pitch, tempo; /* factors */
};

struct maker_request {
    const struct lexicon *lexicon;
    const char *text;
    struct maker_person person;
    struct manner manner; /* its level and brightness are left to presence_give */
    const char *path;     /* of the Ogg Opus file to be written */
};

/* Opens a folder that holds the model, voices/, symbols.tsv and pinyin-phonemes.tsv, and starts
 * `script` (kokoro.js). The model's SHA-256 is checked first. STATUS_NOT_FOUND: something that has
 * to be installed, STATUS_INVALID: another model or a damaged one; `reason` says which. */
MUST_USE enum status maker_open(struct maker *maker, const char *script, const char *folder,
                                int threads);
void maker_close(struct maker *maker);

/* STATUS_INVALID: the text cannot be read aloud, or the person is not in the folder; the maker goes
 * on. STATUS_CLOSED: the child is gone. *duration_ms is the sound's. */
MUST_USE enum status maker_make(struct maker *maker, const struct maker_request *request,
                                int *duration_ms);

#endif
