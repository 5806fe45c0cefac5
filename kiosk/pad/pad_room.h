/* The room of the pad: a number is typed, a PIN or a paper's. */
#ifndef YINGDA_KIOSK_PAD_PAD_ROOM_H
#define YINGDA_KIOSK_PAD_PAD_ROOM_H

#include "base/password_hash.h"
#include "kiosk/app/room.h"
#include "kiosk/app/worker.h"
#include "kiosk/pad/pad_view.h"

struct pin_check { /* the checker's while it runs */
    struct desk *desk;
    char pin[16], hash[PIN_HASH_SIZE];
    enum status status;
};

struct pad_room {
    struct desk *desk;
    struct pad_view view;
    struct worker checker; /* of a PIN of one's own: a hash takes a tenth of a second */
    struct pin_check check;
    bool ready; /* the checker is */
};

extern const struct room_kind pad_kind;

const void *pad_show(void *room); /* a struct pad_view */

#endif
