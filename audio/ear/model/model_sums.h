/* The sums of an acoustic model: SHA256SUMS in its folder, as sha256sum writes and checks it.
 * Damage that leaves a file its size and shape (a bit of sendump turned) is seen by nothing else.
 */
#ifndef YINGDA_AUDIO_EAR_MODEL_MODEL_SUMS_H
#define YINGDA_AUDIO_EAR_MODEL_MODEL_SUMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

/* Checks each file that SHA256SUMS lists; a folder without one, another's model, is not checked.
 * STATUS_INVALID: a file is not what was summed up, or the list itself is no such list; reason[]
 * names it, in English. A few milliseconds a megabyte. */
MUST_USE enum status model_sums_check(const char *dir, char *reason, size_t size);

/* Whether anything vouches for the model in that folder. */
bool model_sums_exist(const char *dir);

#endif
