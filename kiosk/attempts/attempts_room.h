/* The room of the list of attempts: one's own, and for the trainer what wants a review and
 * anybody's. */
#ifndef YINGDA_KIOSK_ATTEMPTS_ATTEMPTS_ROOM_H
#define YINGDA_KIOSK_ATTEMPTS_ATTEMPTS_ROOM_H

#include "kiosk/app/room.h"
#include "kiosk/attempts/attempts.h"

struct attempts_room {
    struct desk *desk;
    struct attempts list; /* that is shown, or was last */
    struct attempts_view view;
};

extern const struct room_kind attempts_kind;

const void *attempts_show(void *room); /* a struct attempts_view */

/* Reads the page again where another number of rows has room. */
void attempts_tick(void *room);

#endif
