/* Attempts as a page of a list: one's own, somebody's, or all that want a review. Main thread. */
#ifndef YINGDA_KIOSK_ATTEMPTS_ATTEMPTS_H
#define YINGDA_KIOSK_ATTEMPTS_ATTEMPTS_H

#include "kiosk/app/attempt_rows.h"
#include "kiosk/attempts/attempts_view.h"

enum { ATTEMPTS_ROWS_MAX = 32 };

struct attempts {
    enum list_of of;
    int64_t person; /* whose; LIST_REVIEWS: nobody's */
    char name[64];  /* theirs */
    enum mode mode; /* LIST_REVIEWS */
    int n_of_mode[2];
    int page, per_page, n_all, n_rows;
    int trainees_page;                          /* LIST_TRAINEE: where the name was chosen */
    struct attempt_row rows[ATTEMPTS_ROWS_MAX]; /* of the page */
    struct attempt_view views[ATTEMPTS_ROWS_MAX];
};

/* Reads page `page` of `per_page` rows, or the last one where there are not so many pages any more.
 * Fails as records_attempts does. */
MUST_USE enum status attempts_read(struct attempts *attempts, struct records *records,
                                   const struct library *library, int64_t unix_ms);

/* Texts are the attempts' own. */
void attempts_view_fill(const struct attempts *attempts, struct attempts_view *out);

#endif
