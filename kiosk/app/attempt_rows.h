/* An attempt as lists show it: its summary in the records, and the texts made of it. */
#ifndef YINGDA_KIOSK_APP_ATTEMPT_ROWS_H
#define YINGDA_KIOSK_APP_ATTEMPT_ROWS_H

#include "kiosk/app/library.h"
#include "kiosk/ui/attempt_row.h"
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

/* What asks the records for everybody's that want a review, of one mode. */
struct attempts_query attempts_reviews(enum mode mode);

/* How many those are, by mode. */
MUST_USE enum status attempts_to_review(struct records *records, int count[2]);

#endif
