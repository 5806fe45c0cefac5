/* The room of posts and certificates: which exams a post asks for, who may work in it. */
#ifndef YINGDA_KIOSK_CERTIFICATES_CERTIFICATES_ROOM_H
#define YINGDA_KIOSK_CERTIFICATES_CERTIFICATES_ROOM_H

#include "kiosk/app/room.h"
#include "kiosk/certificates/certificates_view.h"
#include "kiosk/certificates/certified_job.h"
#include "records/certificates.h"

struct certificates_room {
    struct desk *desk;
    struct post *posts;
    size_t n_posts, shown; /* shown: index of the one that is */
    struct certificate_row *rows;
    size_t n_rows;
    struct certified_job job; /* the clerk's while `reading` */
    bool reading, read_more;  /* read_more: once again, as soon as that is over */
    int64_t choose;           /* whom then; 0: nobody */
    bool prints;              /* and has the certificate written, which was just issued */
    int page, chosen;
    char says[CERTIFIED_ROWS_MAX][128], months[32];
    struct certificates_view view;
};

extern const struct room_kind certificates_kind;

const void *certificates_show(void *room); /* a struct certificates_view */

bool certificates_read(const void *room); /* who has one is being read: the screen will change */

/* After a fault: read again. */
void certificates_take_up(void *room);

#endif
