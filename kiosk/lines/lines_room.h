/* The room in which trainers record what the customers say. */
#ifndef YINGDA_KIOSK_LINES_LINES_ROOM_H
#define YINGDA_KIOSK_LINES_LINES_ROOM_H

#include "engine/own_line.h"
#include "kiosk/app/room.h"
#include "kiosk/lines/lines_view.h"

struct lines_room {
    struct desk *desk;
    int play;                  /* in the library */
    struct said_list said;     /* of its pack; the texts are the pack's */
    const struct said **lines; /* owned; those of the play's customer */
    bool *recorded;            /* owned; one a line */
    int n_lines, page, chosen;
    bool recording;
    struct wav_sound sound; /* what is recorded, or heard; owned */
    size_t capacity;        /* of its samples while something is recorded */
    float meter_power;
    int32_t meter_samples;
    char says[192];
    bool trouble;
    struct lines_view view;
};

extern const struct room_kind lines_kind;

const void *lines_show(void *room);  /* a struct lines_view */
bool lines_listen(const void *room); /* something is being recorded: it needs sound, and moves */
void lines_put_down(void *room);     /* what was being recorded is given up */

#endif
