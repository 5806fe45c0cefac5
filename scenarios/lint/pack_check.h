/* Checking a pack: all that can be said of its text before anybody speaks. */
#ifndef YINGDA_SCENARIOS_LINT_PACK_CHECK_H
#define YINGDA_SCENARIOS_LINT_PACK_CHECK_H

#include "scenarios/pack.h"

/* What pack_open says, and besides what makes a pack worse: wordings that can hardly be told apart
 * or heard, points that take too little, what is written and not used. With STATUS_INVALID too *out
 * is what could be loaded, to be looked at, not played, and closed by pack_close; NULL only when
 * there is no such folder (STATUS_NOT_FOUND) or the machine is not able. One thread at a time. */
MUST_USE enum status pack_check(struct pack **out, const char *folder, struct problems *problems);

#endif
