/* What the list of attempts reads. */
#ifndef YINGDA_KIOSK_ATTEMPTS_ATTEMPTS_VIEW_H
#define YINGDA_KIOSK_ATTEMPTS_ATTEMPTS_VIEW_H

#include "kiosk/ui/attempt_row.h"

enum list_of {
    LIST_OWN,     /* of who has signed in */
    LIST_TRAINEE, /* of `person`, for the trainer */
    LIST_REVIEWS  /* of everybody, what a trainer should decide, of one mode */
};

struct attempts_view {
    enum list_of of;
    const char *person;
    enum mode mode;                   /* LIST_REVIEWS */
    int n_of_mode[2];                 /* LIST_REVIEWS: how many of each */
    const struct attempt_view *rows;  /* of this page */
    int n_rows, n_all, page, n_pages; /* page: from 0 */
    int trainees_page;                /* LIST_TRAINEE: where the name was chosen */
    bool has_pin;                     /* LIST_TRAINEE: of one's own, which may be forgotten */
};

void attempts_draw(const struct ui *ui); /* a struct attempts_view */

/* How many rows a page has room for; at least 1. */
int attempts_per_page(const struct frame *frame);

#endif
