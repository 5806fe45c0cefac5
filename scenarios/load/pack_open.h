/* Opening a pack, to be played. */
#ifndef YINGDA_SCENARIOS_LOAD_PACK_OPEN_H
#define YINGDA_SCENARIOS_LOAD_PACK_OPEN_H

#include "scenarios/pack.h"

/* Loads a pack's folder and looks for whatever would stop a play. Problems (files as `folder` was
 * given, joined with their names below it) are added sorted by file and line; STATUS_INVALID when
 * any of them is more than a note. *out is set when STATUS_OK, and closed by pack_close. Other
 * statuses: the machine is not able (no memory, ICU or a disk that fails). What makes a pack worse
 * but can be played is pack_check's to say: it takes twice as long. One thread at a time. */
MUST_USE enum status pack_open(struct pack **out, const char *folder, struct problems *problems);

/* The same with the wordings that the house has added to the pack's: a file of lines, id TAB
 * wording (engine/own_wordings.h). What cannot be taken of it is a note. `own` NULL, or no such
 * file: there are none. */
MUST_USE enum status pack_open_own(struct pack **out, const char *folder, const char *own,
                                   struct problems *problems);

#endif
