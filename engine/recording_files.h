/* Recordings as files, removed for good: of a person who leaves, or when their time is over. */
#ifndef YINGDA_ENGINE_RECORDING_FILES_H
#define YINGDA_ENGINE_RECORDING_FILES_H

#include <stddef.h>

#include "base/path.h"

/* Removes these recordings, whose paths are below the folder ("": there are none), and what else of
 * sound lies in their attempts' folders: what was written and never stored, because the power went
 * between the two. What is gone already is fine; a path that leads out of the folder is left alone.
 * STATUS_IO: `left` is the first file that could not be removed, and the rest was not tried;
 * otherwise it is "". */
MUST_USE enum status recording_files_remove(const char *folder, char *const *recordings,
                                            size_t count, char left[PATH_SIZE]);

#endif
