/* The room of what trainers look for over everybody's replies. */
#ifndef YINGDA_KIOSK_QUALITY_QUALITY_ROOM_H
#define YINGDA_KIOSK_QUALITY_QUALITY_ROOM_H

#include "kiosk/app/room.h"
#include "kiosk/quality/quality_job.h"
#include "kiosk/quality/quality_view.h"
#include "kiosk/quality/risks.h"

struct quality_room {
    struct desk *desk;
    struct quality_job job; /* the worker's while `reading` */
    bool reading;
    enum quality_tab tab;
    int page;
    struct unmet_row *unmet; /* owned */
    size_t n_unmet;
    struct risks risks;
    struct occurrence *broken; /* owned; of forbidden words */
    size_t n_broken;
    struct blind_row *marks; /* owned; those on which both differ come first */
    size_t n_marks, n_differing;

    /* The row that was opened, and the replies behind it. */
    struct unmet_row row;
    char team[NAME_SIZE], title[192];
    bool everybody;
    struct occurrence *replies; /* owned */
    size_t n_replies;
    int reply_page;
    const struct pack *pack; /* of the row; NULL: it is here no more */
    const struct utterance *utterance;
    const struct turn *turn;
    char own[320];
    struct wav_sound sound; /* owned; what is heard */

    char months[QUALITY_MONTHS][16], agreement[256], says[QUALITY_ROWS_MAX][96];
    char whos[QUALITY_ROWS_MAX][160], wheres[QUALITY_ROWS_MAX][320];
    struct quality_view view;
    struct occurrences_view occurrences;
};

extern const struct room_kind quality_kind;

const void *quality_show(void *room);     /* a struct quality_view */
const void *occurrences_show(void *room); /* a struct occurrences_view */
bool quality_reads(const void *room);     /* it is being counted: the screen will change */

/* After a fault: read again. */
void quality_take_up(void *room);

#endif
