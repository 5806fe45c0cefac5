/* People put in order by a trainer: renamed, two rows of one person made one, those who have left
 * taken off the lists. Threads and failures as records.h says; STATUS_NOT_FOUND: nobody's id. */
#ifndef YINGDA_RECORDS_PEOPLE_CHANGE_H
#define YINGDA_RECORDS_PEOPLE_CHANGE_H

#include "records/records.h"

/* The one who is meant by a number, else by a name that one person alone has. STATUS_NOT_FOUND:
 * nobody; STATUS_LIMIT: several have the name. */
MUST_USE enum status records_person_find(struct records *records, const char *who, int64_t *id);

/* Another name; number, team and post stay. STATUS_INVALID: no name, or too long. */
MUST_USE enum status records_person_rename(struct records *records, int64_t id, const char *name);

/* All that `from` has done is `into`'s from now on, and the number where `into` has none; who then
 * types from's number is let in as `into`. Nothing is thrown away but a voice where both had one,
 * and of two memories of one thing the older one. STATUS_INVALID: the same person. */
MUST_USE enum status records_person_merge(struct records *records, int64_t from, int64_t into);

/* Off the lists, with all that was done kept. Who types the number again is back. */
MUST_USE enum status records_person_retire(struct records *records, int64_t id);

#endif
