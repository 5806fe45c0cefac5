/* Readiness in the records: what every attempt showed of each competency, and beside it, one row a
 * person and competency, what that comes to (scoring/readiness.h). Both are kept in the transaction
 * of the turn or the mark that changes them. Threads and failures as records.h says. */
#ifndef YINGDA_RECORDS_READINESS_H
#define YINGDA_RECORDS_READINESS_H

#include "records/records.h"
#include "scoring/readiness.h"

enum { COMPETENCY_SIZE = 64 };

/* Of one person in one competency. */
struct person_readiness {
    int64_t person;
    char competency[COMPETENCY_SIZE];
    struct competence readiness;
};

/* A line of the team's table. `counts.wanted` is the caller's to set: the packs say it. */
struct team_row {
    int64_t id;
    char number[NUMBER_SIZE], name[NAME_SIZE], team[NAME_SIZE], post[NAME_SIZE];
    int64_t due_unix_ms, last_unix_ms; /* 0: no day was set; nothing was done yet */
    struct readiness_counts counts;
};

/* Everybody on the lists, as of `now_unix_ms`, by id (malloc'd, the caller frees; NULL: nobody).
 * One statement. */
MUST_USE enum status records_team(struct records *records, int64_t now_unix_ms,
                                  struct team_row **out, size_t *count);

/* Of one person (0: of everybody on the lists, by person), by competency (malloc'd, the caller
 * frees). Where there is no evidence there is no row. */
MUST_USE enum status records_readiness(struct records *records, int64_t person,
                                       struct person_readiness **out, size_t *count);

/* The reason: what each attempt showed of one competency of a person, the newest first. */
struct evidence_row {
    int64_t attempt, unix_ms;
    char play[64];
    double met, missed;
};
MUST_USE enum status records_evidence(struct records *records, int64_t person,
                                      const char *competency, struct evidence_row **out,
                                      size_t *count);

/* The day by which somebody is to be ready, 0: none; of one person, or of a team ("": everybody).
 * *changed: how many people. */
MUST_USE enum status records_due_person(struct records *records, int64_t person,
                                        int64_t due_unix_ms);
MUST_USE enum status records_due_team(struct records *records, const char *team,
                                      int64_t due_unix_ms, size_t *changed);

/* Calculates all of it anew from the verdicts, in one transaction: after the formula has changed,
 * and what a test compares with. */
MUST_USE enum status records_readiness_rebuild(struct records *records);

#endif
