/* The result of a sitting stored anew; private to records/. */
#ifndef YINGDA_RECORDS_RESULT_KEEP_H
#define YINGDA_RECORDS_RESULT_KEEP_H

#include "records/database.h"

/* Adds a result as the marks are now, which supersedes the one before; nothing where it is the
 * same. Inside a transaction. */
MUST_USE enum status result_keep(struct records *records, int64_t sitting, const char *who,
                                 const char *reason, int64_t unix_ms);

#endif
