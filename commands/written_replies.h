/* Written replies for a whole session: a file of lines TURN<TAB>REPLY. */
#ifndef YINGDA_COMMANDS_WRITTEN_REPLIES_H
#define YINGDA_COMMANDS_WRITTEN_REPLIES_H

#include "base/problem.h"
#include "base/status.h"
#include "base/text_file.h"
#include "scenarios/pack.h"

struct written_replies { /* zeroed memory holds none: every turn is answered by silence */
    struct text_file file;
};

/* Reads a file; `*` in a turn's place is any turn without a line of its own, and what begins with #
 * is a comment. STATUS_INVALID: a line without a tab, or a turn that the play does not have (each
 * said by file and line); others as text_file_open. written_replies_close in any case. */
MUST_USE enum status written_replies_open(struct written_replies *replies, const char *file,
                                          const struct play *play, struct problems *problems);
void written_replies_close(struct written_replies *replies);

/* The reply to a turn, "" where there is none. Owned by `replies`. */
const char *written_reply(const struct written_replies *replies, const char *turn);

#endif
