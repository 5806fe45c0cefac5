/* The room of exams and of knowledge questions. */
#ifndef YINGDA_KIOSK_EXAM_EXAM_ROOM_H
#define YINGDA_KIOSK_EXAM_EXAM_ROOM_H

#include "kiosk/app/room.h"
#include "kiosk/exam/exam.h"

struct exam_room {
    struct desk *desk;
    struct exam exam;
    struct quiz quiz; /* of practice */
    struct quiz_known known;
    struct exam_view exam_view;
    struct quiz_view quiz_view;
};

extern const struct room_kind exam_kind;

const void *exam_show(void *room); /* a struct exam_view, of the paper and of its result */
const void *quiz_show(void *room); /* a struct quiz_view */

#endif
