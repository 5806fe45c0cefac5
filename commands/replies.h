/* Recorded replies for a rehearsal: DIR/1.wav, 2.wav …, the repeat of an undecided one as
 * k.again.wav, and beside either an optional .events file of what was done with the telephone. */
#ifndef YINGDA_COMMANDS_REPLIES_H
#define YINGDA_COMMANDS_REPLIES_H

#include <stdint.h>

#include "audio/speech/wav.h"
#include "base/problem.h"
#include "base/status.h"
#include "engine/session.h"
#include "scenarios/pack.h"

struct recorded_reply {
    struct wav_sound sound; /* owned, 16 kHz; n_samples 0: none was recorded, silence */
    int32_t pick_up_ms;     /* from sample 0; -1: not done */
    int32_t hang_up_ms;
};

/* Reads reply `number` (from 1), or its repeat (`again` 1), of a play. No file is silence.
 * STATUS_INVALID: what is wrong was added to `problems` (a sound as a file as a whole, line 0).
 * STATUS_NO_MEMORY, which is added, too.
 * The caller calls recorded_reply_finish. */
MUST_USE enum status recorded_reply_read(struct recorded_reply *reply, const char *folder,
                                         int number, int again, const struct play *play,
                                         struct problems *problems);
void recorded_reply_finish(struct recorded_reply *reply);

/* Reads and drops all that a folder holds for a play, so that nothing wrong is found half-way.
 * STATUS_NOT_FOUND: no such folder. STATUS_NO_MEMORY before what else is wrong. */
MUST_USE enum status recorded_replies_check(const char *folder, const struct play *play,
                                            struct problems *problems);

/* Plays a reply into a turn that was just started and ends it: the telephone is answered where the
 * reply says so (or the caller gives up first), then the whole recording counts, or silence until
 * the turn's time-out, or what comes before the hanging up. */
MUST_USE enum status recorded_reply_play(struct session *session,
                                         const struct recorded_reply *reply);

#endif
