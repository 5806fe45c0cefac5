/* The room of 关于: what this is, who speaks, what hears, on which terms. */
#ifndef YINGDA_KIOSK_ABOUT_ABOUT_ROOM_H
#define YINGDA_KIOSK_ABOUT_ABOUT_ROOM_H

#include "kiosk/about/about_view.h"
#include "kiosk/app/room.h"

struct about_room {
    struct desk *desk;
    char *voices;  /* owned; who speaks whom; NULL: not asked for yet */
    char *sources; /* owned; what the packs follow */
    struct about_view view;
};

extern const struct room_kind about_kind;

const void *about_show(void *room); /* a struct about_view */

#endif
