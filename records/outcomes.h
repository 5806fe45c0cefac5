/* Outcomes: what finished attempts came to, and what changed that since, for whoever gathers it
 * elsewhere (engine/xapi.h). People have no name here. Threads and failures as records.h says. */
#ifndef YINGDA_RECORDS_OUTCOMES_H
#define YINGDA_RECORDS_OUTCOMES_H

#include "base/uuid.h"
#include "records/stored_card.h"

struct attempt_outcome {
    int64_t id;
    struct uuid attempt, person;
    char pack[64], play[64], standard[64];
    enum attempt_mode mode;
    uint32_t seed;
    int64_t started_unix_ms, finished_unix_ms;
    int pass;
    struct stored_total machine, stands; /* before any mark, and now */
};

/* Of everybody on the lists, in the order in which they were begun (malloc'd, the caller frees):
 * attempts that are whole, not those of before version 3, nor those whose result is withheld. */
MUST_USE enum status records_outcomes(struct records *records, struct attempt_outcome **out,
                                      size_t *count);

/* What changed an attempt's outcome, oldest first (malloc'd, the caller frees): a mark, or a drop
 * that was undone. */
struct outcome_change {
    struct uuid uid; /* of the mark, or of the drop */
    int64_t unix_ms;
};
MUST_USE enum status records_outcome_changes(struct records *records, int64_t attempt,
                                             struct outcome_change **out, size_t *count);

#endif
