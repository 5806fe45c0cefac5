/* The one table of screens and of the rooms that they are in: a row says all that a screen is. */
#ifndef YINGDA_KIOSK_APP_SCREENS_H
#define YINGDA_KIOSK_APP_SCREENS_H

#include "kiosk/app/room.h"

enum idling {                    /* nobody does anything: what then? */
              IDLE_LEAVES,       /* to the choice of names after idle_s, with a warning before */
              IDLE_LEAVES_LATER, /* twice as long: there is much to read */
              IDLE_STAYS
};

struct screen_row {
    const char *name; /* in the names of pictures, and in logs */
    size_t room;      /* where its room begins in struct app */
    const void *(*show)(void *room);
    void (*draw)(const struct ui *ui); /* of what `show` returns; pure */
    enum idling idling;
    bool types;      /* characters typed on a keyboard are its own */
    bool has_notice; /* a calm screen: the strip at its foot may be shown */

    /* NULL where there is nothing to say: */
    void (*tick)(void *room);              /* each frame while it is shown */
    bool (*moves)(const void *room);       /* something moves on it by itself */
    bool (*needs_sound)(const void *room); /* without sound it cannot go on */
    bool (*stays_idle)(const void *room);  /* true: as IDLE_STAYS */
    void (*put_down)(void *room);          /* a fault or the idle warning comes over it */
    void (*take_up)(void *room);           /* back to it after a fault */
    void (*left_alone)(void *room);        /* IDLE_STAYS: idle_s have passed */
};

extern const struct screen_row screen_rows[SCREEN_COUNT];

struct room_row {
    size_t at; /* where it begins in struct app; its first member is the desk */
    const struct room_kind *kind;
};

extern const struct room_row room_rows[];
extern const size_t n_room_rows;

#endif
