/* How readiness is kept; private to records/. All of it inside a transaction. */
#ifndef YINGDA_RECORDS_READINESS_KEEP_H
#define YINGDA_RECORDS_READINESS_KEEP_H

#include "records/database.h"

/* What the attempt shows has changed: its evidence is taken again, and its person's rows. */
MUST_USE enum status readiness_keep_attempt(struct records *records, int64_t attempt);

/* The evidence of one has become another's. */
MUST_USE enum status readiness_keep_merge(struct records *records, int64_t from, int64_t into);

/* Calculates anew what another formula left behind; also where nothing was kept yet. Opens its own
 * transaction. */
MUST_USE enum status readiness_keep_version(struct records *records);

#endif
