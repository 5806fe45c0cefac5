/* The room of the conversation: the telephone rings, the customer speaks, the trainee answers. */
#ifndef YINGDA_KIOSK_TALK_TALK_ROOM_H
#define YINGDA_KIOSK_TALK_TALK_ROOM_H

#include "kiosk/app/room.h"
#include "kiosk/talk/talk.h"
#include "scenarios/one_turn.h"

struct talk_room {
    struct desk *desk;
    struct talk talk;
    struct one_turn once;     /* what desk.once is played as */
    struct attempt_card card; /* of the conversation that is over */
    struct ring_view ring;
    struct talk_view view;
};

extern const struct room_kind talk_kind;

const void *ring_show(void *room); /* a struct ring_view */
const void *talk_show(void *room); /* a struct talk_view */

/* Whether sound is needed now: not while a reply is judged. */
bool talk_needs_sound(const void *room);
/* Under an overlay a conversation stands still, but not an exam's. */
bool talk_moves(const void *room);

void talk_put_down(void *room); /* a fault comes over it, or "are you still there?" */
void talk_take_up(void *room);  /* after a fault */

#endif
