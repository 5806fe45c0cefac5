/* An attempt that is over, with all that its card needs: its verdicts as the records hold them, or
 * would hold them, and its sound. A card has this one source, whether the attempt ended a moment
 * ago or last month. Main thread. */
#ifndef YINGDA_ENGINE_ATTEMPT_CARD_H
#define YINGDA_ENGINE_ATTEMPT_CARD_H

#include "engine/session.h"
#include "records/stored_card.h"

/* So much around a stretch of speech is played with it. */
enum { HEARD_LEAD_MS = 200, HEARD_TAIL_MS = 300 };
enum { LEVEL_STEP_MS = 20 };

struct reply_sound { /* 16 kHz; without samples where nothing was kept */
    struct wav_sound sound;
    struct wav_sound first; /* of a repeat: the try before it, in which evidence may lie */
    int32_t from_ms, to_ms; /* where in `sound` somebody speaks, with a little around it; to 0:
                               nowhere, or it is not there */
    struct heard heard; /* all that was heard in it; of another day empty until rehearing_give */
    struct speech_span customer[SESSION_MAX_SPANS]; /* the customer's speech in it */
    size_t n_customer;
    bool broke_off;  /* some of it was lost, or of the first try's */
    uint8_t *levels; /* owned; how loud it is, every LEVEL_STEP_MS: 0 silence, 255 a shout */
    size_t n_levels;
};

struct attempt_card {
    const struct pack *pack;
    const struct play *play; /* as its seed drew it */
    const struct standard *standard;
    const struct ending *ending;
    int64_t attempt; /* 0: not in the records */
    bool not_stored; /* something of it is missing in the records or recordings */

    /* The replies that count, then the end's row, then the checklist. Where the records do not hold
     * all of the attempt it is the session's own: then no item has a number and `has_checklist` is
     * false. Its `state` is STORED_WHOLE. */
    struct stored_card stored;
    struct reply_sound *sounds; /* of the first n_sounds of stored.replies */
    size_t n_sounds;
    bool sounds_wanted; /* of another day: attempt_sounds are still to be read */
};

/* Makes a card of a session that has ended and takes its sound over: the session can only be
 * finished then. What the records hold of it counts where they hold all of it. STATUS_NO_MEMORY;
 * the caller calls attempt_card_finish, after a failure too. */
MUST_USE enum status attempt_card_take(struct attempt_card *card, struct session *session);

/* Reads an attempt of the play, which is given as the pack has it, before any seed; its sound is
 * left to attempt_sounds, which may take longer than a frame. STATUS_NOT_FOUND: there is no such
 * attempt any more (stored.pack is NULL then), it is not whole, or the play has no longer such a
 * turn or ending; others as records_card. attempt_card_finish as above. */
struct attempt_place {
    const struct pack *pack;
    const struct play *play;
};
MUST_USE enum status attempt_card_read(struct attempt_card *card, struct records *records,
                                       const struct attempt_place *place, int64_t attempt);

/* The kept sound of an attempt, read apart from its card, so that another thread can do it. */
struct attempt_sounds {
    int64_t attempt;
    size_t n;
    struct kept_reply *items; /* owned */
};

/* Notes what there is to read of a card below the folder of recordings. STATUS_NO_MEMORY. */
MUST_USE enum status attempt_sounds_init(struct attempt_sounds *kept,
                                         const struct attempt_card *card, const char *recordings);
/* Reads it; what is gone is left out. Any thread. */
void attempt_sounds_read(struct attempt_sounds *kept);
/* Hands it over, with where somebody speaks, to the card it is of; any other card keeps what it
 * has. Main thread. */
void attempt_sounds_give(struct attempt_sounds *kept, struct attempt_card *card);
/* Accepts NULL, zeroed memory and being called twice. */
void attempt_sounds_finish(struct attempt_sounds *kept);

/* Reads verdicts and points again, with the marks of since; the sound stays. Where that fails, the
 * card is as it was. */
MUST_USE enum status attempt_card_again(struct attempt_card *card, struct records *records);

/* Takes over what was heard in a reply's sound, and with it where somebody speaks in it. */
void reply_sound_heard(struct reply_sound *sound, struct heard *heard);

/* Accepts NULL, zeroed memory and being called twice. */
void attempt_card_finish(struct attempt_card *card);

/* The sound in which a verdict's evidence lies: of a repeat, it may be the try before it. NULL:
 * none was kept. */
const struct wav_sound *attempt_card_sound(const struct attempt_card *card, size_t reply,
                                           const struct verdict *verdict);

/* The turn that a reply answers; NULL for the end's row and the checklist. */
const struct turn *attempt_card_turn(const struct attempt_card *card, size_t reply);

#endif
