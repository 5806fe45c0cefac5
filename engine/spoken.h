/* Spoken: a pack's text as sound, in the voice of whoever says it. The sounds lie in the pack,
 * below sound/voices/, each named by what it says and how: nothing can be found that is stale. */
#ifndef YINGDA_ENGINE_SPOKEN_H
#define YINGDA_ENGINE_SPOKEN_H

#include <stdbool.h>

#include "audio/voice/opus_sound.h"
#include "audio/voice/presence.h"
#include "base/path.h"
#include "scenarios/said.h"

#define SPOKEN_FOLDER "sound/voices"

/* Where the sound of a text belongs: a digest of its reading, of who says it, how, and of the
 * maker, below the pack's folder. STATUS_NOT_FOUND: nobody of the pack's own says it. Others as
 * lexicon_pinyin. */
MUST_USE enum status spoken_path(const struct pack *pack, const char *text,
                                 const struct speaking *speaking, char out[PATH_SIZE]);

/* Reads it, as it was made, to 16 kHz; `times` may be NULL. Fails as spoken_path and
 * opus_sound_read do; the caller calls wav_finish. Any thread. */
MUST_USE enum status spoken_read(const struct pack *pack, const char *text,
                                 const struct speaking *speaking, struct wav_sound *out,
                                 struct syllable_times *times);

/* When the syllables of a text are said, and how many of its bytes have been shown with each. */
struct spoken_words {
    struct syllable_times times; /* count 0: not known */
    int32_t shown[OPUS_SOUND_SYLLABLES];
};

/* Fills words->shown for words->times, which belong to the text; where they do not go together the
 * times are forgotten. */
void spoken_words_place(const struct lexicon *lexicon, const char *text,
                        struct spoken_words *words);

/* Whether a mouth that says a line is open `at_ms` into its sound (16 kHz): once a syllable, or
 * where nobody knows when they are said wherever the line is louder than its pauses. */
bool spoken_mouth_open(const struct wav_sound *line, const struct spoken_words *words,
                       int64_t at_ms);

/* Where a play's customer is heard; `close`: on the telephone without its band. */
enum voice_place spoken_place(const struct play *play, bool close);

/* What the customer of a drawn play says at a mood, ready to be played: in the pack's sound or,
 * where there is none, by espeak-ng; in the place of the play. `louder_db` is for who cuts in.
 * Fails as voice_speak does; the caller calls wav_finish. */
struct spoken_line {
    const struct play *play;
    const struct line *line;
    int mood;
    double louder_db;
    bool close;     /* on the telephone, too: without its band */
    bool made_only; /* nothing by espeak-ng: fails as spoken_read does */
};
MUST_USE enum status spoken_line_read(const struct pack *pack, const struct spoken_line *spoken,
                                      struct wav_sound *out, struct spoken_words *words);

#endif
