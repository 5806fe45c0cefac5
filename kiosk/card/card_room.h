/* The room of the card: the scorecard, its items, what is heard of it, and the trainer's marks. */
#ifndef YINGDA_KIOSK_CARD_CARD_ROOM_H
#define YINGDA_KIOSK_CARD_CARD_ROOM_H

#include "engine/rehearing.h"
#include "kiosk/app/room.h"
#include "kiosk/card/card.h"
#include "kiosk/card/strip.h"
#include "kiosk/ui/spelled.h"

enum { TRIED_MOST = 16 };

struct tried_again { /* an item whose turn was tried again, while its card is open */
    struct card_item part;
    enum item_again again;
    int failed; /* times in a row */
};

struct card_room {
    struct desk *desk;
    struct card card;
    struct attempt_card past; /* an attempt of another day, while its card is shown */
    enum card_tab tab;
    int item; /* shown by itself; -1: none */
    struct tried_again tried[TRIED_MOST];
    int n_tried;
    int missed_before[CARD_TODO_MAX]; /* in how many attempts before, of view.todo */
    struct line_view line;
    struct criterion_view line_before[SCORECARD_MAX_CRITERIA];
    struct spelled better; /* what could be said for it */
    int turn;              /* whose strip is shown; -1: none */
    struct strip strip;
    enum strip_hears strip_hears;
    struct card_cut heard; /* what is played of one's own voice */
    /* The worker's while it runs: */
    struct attempt_sounds kept;
    struct rehearing rehearing;
    bool reading; /* one of the two is under way */
    bool deaf;    /* the shown reply could not be heard again: that is not tried for ever */
    struct card_view view;
};

extern const struct room_kind card_kind;

const void *card_show(void *room); /* a struct card_view, of the card, one item or reply of it */

#endif
