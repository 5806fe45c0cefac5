/* What the screen reads on which a customer's lines are recorded. */
#ifndef YINGDA_KIOSK_LINES_LINES_VIEW_H
#define YINGDA_KIOSK_LINES_LINES_VIEW_H

#include "kiosk/ui/meter.h"

enum { LINES_ROWS_MAX = 16 };

struct line_row_view {
    const char *text, *mood;
    bool recorded;
};

struct lines_view {
    const char *play;
    int n_recorded, n_all; /* of the play */
    struct line_row_view rows[LINES_ROWS_MAX];
    int n_rows, first; /* shown, from `first` on */
    int page, pages;
    int chosen; /* index of all; -1: none */
    const char *text, *mood;
    bool recorded;     /* the chosen one */
    bool recording;    /* now */
    bool playing;      /* the chosen one is heard */
    const char *says;  /* what came of the last one, or why it was not taken; "": nothing yet */
    bool trouble;      /* that is a fault */
    const char *where; /* the folder */
    struct meter_view meter;
};

void lines_draw(const struct ui *ui); /* a struct lines_view */
int lines_per_page(const struct frame *frame);

#endif
