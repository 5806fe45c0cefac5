/* A kept reply heard again, as the day it was said: the same sound and the same wordings give the
 * same evidence (audio/hearing/hearing.h), with all that no record holds: each syllable, the pitch.
 */
#ifndef YINGDA_ENGINE_REHEARING_H
#define YINGDA_ENGINE_REHEARING_H

#include "engine/attempt_card.h"

struct rehearing {
    struct hearing *hearing;
    const struct pack *pack;
    const struct turn *turn;
    const struct standard *standard;
    struct speaker voice;
    struct wav_sound sound; /* a copy */
    int64_t attempt;
    size_t reply; /* in the card */
    struct heard heard;
};

/* Notes what is to be heard: a reply of a card that has sound, in the voice of then. STATUS_NO_MEMORY; STATUS_NOT_FOUND:
 * it has none, or was heard already. */
MUST_USE enum status rehearing_init(struct rehearing *rehearing, const struct attempt_card *card,
                                    size_t reply, struct hearing *hearing);

/* Hears it; takes about a twentieth of its time. Nothing is heard where that fails. Any thread; the
 * hearing is its meanwhile. */
void rehearing_run(struct rehearing *rehearing);

/* Hands it over to the card it is of; any other keeps what it has. Main thread. */
void rehearing_give(struct rehearing *rehearing, struct attempt_card *card);

/* Accepts NULL, zeroed memory and being called twice. */
void rehearing_finish(struct rehearing *rehearing);

#endif
