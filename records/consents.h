/* Consents: whether a person's sound may be kept. Every decision stays, with its time and the
 * version of the notice that was read; the last one counts. Threads and errors as in records.h. */
#ifndef YINGDA_RECORDS_CONSENTS_H
#define YINGDA_RECORDS_CONSENTS_H

#include <stdbool.h>

#include "records/records.h"

struct consent {
    bool agreed;
    int notice;                   /* version of what was on the screen, from 1; 0: never asked */
    int practice_days, exam_days; /* so long it was promised to be kept at most, from 1 */
    int64_t decided_unix_ms;
};

/* Stores a decision. STATUS_DATABASE too where there is no such person. */
MUST_USE enum status records_consent_add(struct records *records, int64_t person,
                                         const struct consent *consent);

/* The last one. STATUS_NOT_FOUND: the person was never asked; *out is then no consent. */
MUST_USE enum status records_consent(struct records *records, int64_t person, struct consent *out);

#endif
