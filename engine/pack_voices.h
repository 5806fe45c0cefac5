/* The voices of a pack: which sounds it wants, which of them are there, and which are no longer
 * wanted. */
#ifndef YINGDA_ENGINE_PACK_VOICES_H
#define YINGDA_ENGINE_PACK_VOICES_H

#include "base/path.h"
#include "base/problem.h"
#include "scenarios/said.h"

enum voice_need {
    VOICE_THERE,
    VOICE_MISSING,   /* it is wanted, and nobody has made it */
    VOICE_NOBODY,    /* the pack names no voice for who says it: espeak-ng speaks */
    VOICE_UNREADABLE /* it has no reading, or its sound is damaged */
};

struct wanted_voice {
    const struct said *said;
    char *path; /* owned; NULL where there is none */
    enum voice_need need;
};

struct pack_voices {
    struct said_list said;
    struct wanted_voice *wanted; /* owned; each sound once */
    size_t n_wanted;
    char **left; /* owned; files below sound/voices/ that nothing says any longer */
    size_t n_left, left_capacity;
    size_t n_missing;
};

/* Whether any sound of a voice has been made. */
bool pack_voices_begun(const struct pack_voices *voices, const struct speaking_voice *voice);

/* Adds to problems each text that espeak-ng has to speak because a sound is missing, where it is
 * written. Of a voice that has some of its sounds that is a problem: nobody speaks in two voices.
 * Of one that has none yet, and of what nobody of the pack's own says, it is a note; past some
 * hundreds of notes the rest is only counted, so that they do not crowd out what is to be mended.
 */
void pack_voices_check(const struct pack_voices *voices, const struct pack *pack,
                       struct problems *problems);

/* STATUS_NO_MEMORY, STATUS_IO: the folder of the sounds cannot be read. The pack must outlive it.
 */
MUST_USE enum status pack_voices_init(struct pack_voices *voices, const struct pack *pack);
void pack_voices_finish(struct pack_voices *voices);

#endif
