/* A list of recordings, read by a statement that gives their paths; private to records/. */
#ifndef YINGDA_RECORDS_RECORDING_LIST_H
#define YINGDA_RECORDS_RECORDING_LIST_H

#include "records/database.h"

/* Runs the statement with `id` as its one parameter; as records_recordings gives them back. */
MUST_USE enum status recording_list_read(struct records *records, enum statement statement,
                                         int64_t id, char ***out, size_t *count);

#endif
