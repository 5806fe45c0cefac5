/* The room of the pad: a number is typed, the trainer's PIN or a paper's. */
#ifndef YINGDA_KIOSK_PAD_PAD_ROOM_H
#define YINGDA_KIOSK_PAD_PAD_ROOM_H

#include "kiosk/app/room.h"
#include "kiosk/pad/pad_view.h"

struct pad_room {
    struct desk *desk;
    struct pad_view view;
};

extern const struct room_kind pad_kind;

const void *pad_show(void *room); /* a struct pad_view */

#endif
