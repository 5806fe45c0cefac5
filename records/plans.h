/* 练兵 plans: what a team practises in a week, and how far it has come. Threads and failures as
 * records.h says. */
#ifndef YINGDA_RECORDS_PLANS_H
#define YINGDA_RECORDS_PLANS_H

#include "records/readiness.h"

struct plan_row {
    char competency[COMPETENCY_SIZE];
    int ready;     /* people of the team who are, as of now */
    int practised; /* who have done something of it since the week began */
    bool planned;  /* it is on the week's plan */
};

/* Every competency that the team ("": everybody) has done anything of, or that is planned, by
 * competency (malloc'd, the caller frees; NULL: none). `week_unix_ms` is when the week began. */
MUST_USE enum status records_plan(struct records *records, const char *team, int64_t week_unix_ms,
                                  int64_t now_unix_ms, struct plan_row **out, size_t *count);

/* Puts a competency on the week's plan, or takes it off. */
MUST_USE enum status records_plan_toggle(struct records *records, const char *team,
                                         int64_t week_unix_ms, const char *competency,
                                         const char *who, int64_t now_unix_ms);

/* What is planned for somebody this week: of the person's team, and for everybody. */
enum { PLANNED_MAX = 8 };
MUST_USE enum status records_planned_for(struct records *records, int64_t person,
                                         int64_t week_unix_ms,
                                         char out[PLANNED_MAX][COMPETENCY_SIZE], size_t *count);

#endif
