/* The room of the card: the scorecard, its items, what is heard of it, and the trainer's marks. */
#ifndef YINGDA_KIOSK_CARD_CARD_ROOM_H
#define YINGDA_KIOSK_CARD_CARD_ROOM_H

#include "kiosk/app/room.h"
#include "kiosk/card/card.h"
#include "kiosk/ui/spelled.h"

struct card_room {
    struct desk *desk;
    struct card card;
    struct attempt_card past; /* an attempt of another day, while its card is shown */
    enum card_tab tab;
    int item;              /* shown by itself; -1: none */
    struct spelled better; /* what could be said for it */
    struct card_view view;
};

extern const struct room_kind card_kind;

const void *card_show(void *room); /* a struct card_view, of the card and of one item of it */

#endif
