/* The room of faults: what is wrong and what to do, and the way out. */
#ifndef YINGDA_KIOSK_FAULT_FAULT_ROOM_H
#define YINGDA_KIOSK_FAULT_FAULT_ROOM_H

#include "kiosk/app/room.h"
#include "kiosk/fault/fault_view.h"

struct fault_room {
    struct desk *desk;
    struct fault_view view;
};

extern const struct room_kind fault_kind;

const void *fault_show(void *room); /* a struct fault_view */

/* What goes away by itself is looked for. */
void fault_tick(void *room);

/* Nobody need leave a fault that came before anybody was chosen. */
bool fault_idles(const void *room);

#endif
