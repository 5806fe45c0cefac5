/* An attempt as a row of a list: at home and among all of them. */
#ifndef YINGDA_KIOSK_UI_ATTEMPT_ROW_H
#define YINGDA_KIOSK_UI_ATTEMPT_ROW_H

#include "kiosk/ui/play_view.h"

enum attempt_card_state { /* whether the card of an attempt can be seen again, and why not */
                          ATTEMPT_OPENS,
                          ATTEMPT_BROKEN_OFF, /* there never was one */
                          ATTEMPT_HOLED,      /* a reply of it was never stored */
                          ATTEMPT_OLD,        /* an older Yingda kept too little of it */
                          ATTEMPT_WITHDRAWN,  /* the play is not there any more */
                          ATTEMPT_CHANGED,    /* the play is not as it was then */
                          ATTEMPT_DELETED,    /* while the list was shown */
                          ATTEMPT_WITHHELD    /* an exam whose result is not released */
};

struct attempt_view {
    const char *title, *ending, *when, *person;
    double total, low, high; /* -1: none */
    int review, pass;        /* items still undecided; pass 0: not known */
    enum mode mode;
    enum attempt_card_state card;
};

enum { ATTEMPT_ROW_HEIGHT = 104 };

/* A row of two lines: title and points, a note and what came of it ("2 项待复核", "合格",
 * "客户满意离开", or why there is no card). `opens` is done where the card can be seen again. */
struct attempt_row_text {
    const char *title, *note;
};
void attempt_row(const struct ui *ui, struct rect row, const struct attempt_view *attempt,
                 struct attempt_row_text text, struct action opens);

/* The same where there is room, in columns: with whose it is where all are of one mode, else
 * (`person` "") with the mode. */
void attempt_row_wide(const struct ui *ui, struct rect row, const struct attempt_view *attempt,
                      const char *person, struct action opens);

#endif
