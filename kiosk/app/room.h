/* A room: one feature of the kiosk, with its screens' models and what can be done in it. Each is
 * one struct that begins with a pointer to the desk; app/screens.c lists them. */
#ifndef YINGDA_KIOSK_APP_ROOM_H
#define YINGDA_KIOSK_APP_ROOM_H

#include "kiosk/app/desk.h"

struct room_act { /* `room` is the room's own struct; `arg` as ui/action.h says of the kind */
    enum action_kind kind;
    void (*act)(void *room, int arg);
    bool takes_session; /* not while the worker has the session, or the ear: it waits until then */
};

struct room_kind {
    const struct room_act *acts;
    size_t n_acts;
    void (*put_away)(void *room, enum put_away what); /* NULL: nothing to put away */
    void (*tick)(void *room);                         /* each frame, shown or not; NULL: nothing */
    void (*stop)(void *room);  /* the kiosk ends: what takes long gives up; NULL: nothing does */
    void (*close)(void *room); /* at the very end; NULL: nothing is owned */
};

#endif
