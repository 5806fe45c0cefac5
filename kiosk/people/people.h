/* People: the names to choose from, and what the chosen one has done so far, as the screens show
 * it. */
#ifndef YINGDA_KIOSK_PEOPLE_PEOPLE_H
#define YINGDA_KIOSK_PEOPLE_PEOPLE_H

#include "kiosk/app/attempt_rows.h"
#include "kiosk/people/next_step.h"
#include "kiosk/people/people_view.h"
#include "records/records.h"

enum { RECENT_MAX = 5 };

struct people {
    struct person *list; /* owned; by name */
    struct person_view *views;
    char (*notes)[96];
    size_t count;
};

/* Reads everybody again; what was there is freed. */
MUST_USE enum status people_read(struct people *people, struct records *records);
void people_finish(struct people *people);

struct history { /* of one person */
    struct home_view view;
    struct progress progress;
    struct attempt_view recent[RECENT_MAX];
    struct attempt_row rows[RECENT_MAX]; /* what they are of */
    char greeting[128];
};

/* Fills the home view and the library's best totals for `person`, of all attempts, at this
 * wall-clock time. Fails as the records do; the view is then of what could be read. */
MUST_USE enum status history_read(struct history *history, struct records *records,
                                  const struct person *person, struct library *library,
                                  int64_t unix_ms);

#endif
