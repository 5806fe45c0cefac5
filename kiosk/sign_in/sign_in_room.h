/* The room where trainers sign in: which one, the PIN, the first one that is set. */
#ifndef YINGDA_KIOSK_SIGN_IN_SIGN_IN_ROOM_H
#define YINGDA_KIOSK_SIGN_IN_SIGN_IN_ROOM_H

#include "kiosk/app/room.h"
#include "kiosk/sign_in/sign_in_view.h"
#include "records/trainers.h"

struct pin_job { /* the worker's while it is under way: Argon2id takes a tenth of a second */
    char pin[16];
    char hash[PASSWORD_HASH_SIZE]; /* to be checked, or made where it is "" */
    bool makes;
    enum status status;
};

enum pin_use { PIN_OF_FIRST, PIN_OF_ANOTHER, PIN_OF_OWN }; /* what a new PIN is for */

struct sign_in_room {
    struct desk *desk;
    struct trainer *list; /* owned; the one of the settings first, where there is one */
    size_t count;
    size_t chosen;
    enum pin_use use;
    char first[16]; /* a new PIN, typed once */
    struct pin_job job;
    char complaint[160];
    char name[NAME_SIZE]; /* of whose PIN is asked for */
    struct sign_in_view view;
};

extern const struct room_kind sign_in_kind;

const void *sign_in_show(void *room); /* a struct sign_in_view */

#endif
