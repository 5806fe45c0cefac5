/* A person's removal: sound, records and voice, for good. */
#ifndef YINGDA_ENGINE_PERSON_REMOVAL_H
#define YINGDA_ENGINE_PERSON_REMOVAL_H

#include "base/path.h"
#include "records/records.h"

/* Removes the recordings below the folder ("": there are none), then the rows. The sound goes
 * first: what fails then is the promise that nothing stays behind, so nothing more is removed and
 * it can be asked for again. STATUS_IO: `left` is the first file that could not be removed;
 * otherwise as records_person_remove, and `left` is "". */
MUST_USE enum status person_remove(struct records *records, const char *recordings, int64_t person,
                                   char left[PATH_SIZE]);

#endif
