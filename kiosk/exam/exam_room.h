/* The room of exams and of knowledge questions. */
#ifndef YINGDA_KIOSK_EXAM_EXAM_ROOM_H
#define YINGDA_KIOSK_EXAM_EXAM_ROOM_H

#include "kiosk/app/room.h"
#include "kiosk/exam/exam.h"
#include "records/contests.h"
#include "records/sittings.h"

struct exam_room {
    struct desk *desk;
    struct exam exam;
    struct quiz quiz; /* of practice */
    struct quiz_known known;
    struct exam_view exam_view;
    struct quiz_view quiz_view;

    /* The papers of who stands here, as they were read when the list was opened. */
    struct sitting_row *rows;
    struct contest_lot *lots; /* of each; contest 0: it is no contest's */
    size_t n_rows;
    int page;
    char abouts[OWN_PAPERS_MAX][96], says[OWN_PAPERS_MAX][96], certificate[192];
    struct own_papers_view own_view;
};

extern const struct room_kind exam_kind;

const void *exam_show(void *room);       /* a struct exam_view, of the paper and of its result */
const void *own_papers_show(void *room); /* a struct own_papers_view */
const void *quiz_show(void *room);       /* a struct quiz_view */

#endif
