/* The room of learning: phrases and drills as a list, one of them being said, a round of three
 * minutes. How an answer went is kept with the person; its sound is not kept. */
#ifndef YINGDA_KIOSK_LEARN_LEARN_ROOM_H
#define YINGDA_KIOSK_LEARN_LEARN_ROOM_H

#include "kiosk/app/room.h"
#include "kiosk/learn/exercise.h"
#include "kiosk/learn/lesson_list.h"
#include "kiosk/learn/round.h"
#include "kiosk/learn/shelf.h"

struct learn_room {
    struct desk *desk;
    struct shelf shelf;
    bool gathered; /* the shelf: the library does not change any more */
    enum learn_tab tab;
    struct lesson_list list;
    struct exercise exercise;
    int lesson;               /* on the shelf, of the exercise */
    char portrait[PATH_SIZE]; /* its customer's */
    struct round round;
    bool round_all_done; /* nothing was left before the time was up */
    bool not_stored;     /* something of the round */
    struct learn_view learn_view;
    struct lesson_view lesson_view;
    struct round_view round_view;
};

extern const struct room_kind learn_kind;

const void *learn_show(void *room);  /* a struct learn_view */
const void *lesson_show(void *room); /* a struct lesson_view */
const void *round_show(void *room);  /* a struct round_view */

/* Whether somebody is being heard; the microphone is needed then. */
bool lesson_listens(const void *room);
bool lesson_moves(const void *room);
void lesson_put_down(void *room); /* a fault comes over it: nothing is played or heard meanwhile */
void lesson_take_up(void *room);  /* after a fault: the lesson as it was before it was said */

#endif
