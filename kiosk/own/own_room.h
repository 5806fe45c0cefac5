/* The room of what is one's own: whether sound is kept, and what is; a PIN. */
#ifndef YINGDA_KIOSK_OWN_OWN_ROOM_H
#define YINGDA_KIOSK_OWN_OWN_ROOM_H

#include "base/password_hash.h"
#include "kiosk/app/room.h"
#include "kiosk/app/worker.h"
#include "kiosk/own/own_view.h"
#include "records/kept.h"

struct pin_making { /* the maker's while it runs */
    struct own_room *room;
    int64_t person;
    char pin[16], hash[PASSWORD_HASH_SIZE];
    enum status status;
};

struct own_room {
    struct desk *desk;
    struct kept_sounds kept;
    bool starts;      /* the notice was asked for by a conversation, which begins then */
    char failed[200]; /* why something could not be removed, else "" */
    char when[64], oldest[64], length[48];
    char pin[16]; /* as it was typed the first time; "" mostly */
    struct worker maker;
    struct pin_making making;
    bool ready; /* the maker is */
    struct consent_view consent_view;
    struct own_view own_view;
};

extern const struct room_kind own_kind;

const void *consent_show(void *room); /* a struct consent_view */
const void *own_show(void *room);     /* a struct own_view */

/* After a fault: read from the records again. */
void consent_take_up(void *room);
void own_take_up(void *room);

#endif
