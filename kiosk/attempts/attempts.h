/* Attempts as the screens list them: the few at home, and a page of all. Main thread. */
#ifndef YINGDA_KIOSK_ATTEMPTS_ATTEMPTS_H
#define YINGDA_KIOSK_ATTEMPTS_ATTEMPTS_H

#include "kiosk/app/library.h"
#include "kiosk/ui/day.h"
#include "records/records.h"

struct attempt_row { /* an attempt, and the texts that its view shows */
    struct attempt_summary summary;
    int play; /* in the library; -1: withdrawn */
    char when[64], ending[96];
};

/* Fills the row's texts from its summary; the view's texts are the row's and the library's. */
struct attempt_view attempt_row_show(struct attempt_row *row, const struct library *library,
                                     int64_t unix_ms, enum day_form form);

enum { ATTEMPTS_ROWS_MAX = 32 };

struct attempts {
    enum list_of of;
    int64_t person; /* whose; LIST_REVIEWS: nobody's */
    char name[64];  /* theirs */
    enum mode mode; /* LIST_REVIEWS */
    int n_of_mode[2];
    int page, per_page, n_all, n_rows;
    struct attempt_row rows[ATTEMPTS_ROWS_MAX]; /* of the page */
    struct attempt_view views[ATTEMPTS_ROWS_MAX];
};

/* Reads page `page` of `per_page` rows, or the last one where there are not so many pages any more.
 * Fails as records_attempts does. */
enum status attempts_read(struct attempts *attempts, struct records *records,
                          const struct library *library, int64_t unix_ms);

/* How many attempts want a review, by mode. */
enum status attempts_to_review(struct records *records, int count[2]);

/* Texts are the attempts' own. */
void attempts_show(const struct attempts *attempts, struct attempts_view *out);

#endif
