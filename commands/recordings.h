/* The recordings of a database, copied from folder to folder for a backup. A recording is written
 * once and never changed: what is there already, whole, is not copied again. */
#ifndef YINGDA_COMMANDS_RECORDINGS_H
#define YINGDA_COMMANDS_RECORDINGS_H

#include "base/path.h"
#include "base/status.h"

struct recordings_copied {
    int copied, there;
    char problem[PATH_SIZE + 64]; /* the first file that could not be copied, and why; "" */
};

/* Copies each ATTEMPT/FILE of sound below `from` that `to` lacks; each is on the disk before it has
 * its name. No folder `from` is no recordings. STATUS_IO: some could not be copied, the others
 * were. */
MUST_USE enum status recordings_copy(const char *from, const char *to,
                                     struct recordings_copied *out);

#endif
