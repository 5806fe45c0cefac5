/* The room where a trainer takes in a list of people. */
#ifndef YINGDA_KIOSK_ROSTER_ROSTER_ROOM_H
#define YINGDA_KIOSK_ROSTER_ROSTER_ROOM_H

#include "engine/exchange.h"
#include "kiosk/app/room.h"
#include "kiosk/roster/roster_job.h"
#include "kiosk/roster/roster_view.h"

struct roster_room {
    struct desk *desk;
    struct exchange_file *files; /* owned: EXCHANGE_FILES_MAX of them, once looked for */
    size_t n_files;
    char folder[PATH_SIZE]; /* beside the database */
    char complaint[320];
    struct people_import import;
    struct roster_job job; /* the clerk's while `busy` */
    bool busy;
    char file[256]; /* its name */
    enum import_kind kind;
    int page;
    char notes[ROSTER_ROWS_MAX > ROSTER_FILES_MAX ? ROSTER_ROWS_MAX : ROSTER_FILES_MAX][256];
    struct roster_files_view files_view;
    struct roster_view view;
};

extern const struct room_kind roster_kind;

const void *roster_files_show(void *room); /* a struct roster_files_view */
const void *roster_show(void *room);       /* a struct roster_view */

#endif
