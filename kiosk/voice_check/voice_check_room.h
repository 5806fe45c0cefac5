/* The room of the voice check: offered to a newcomer, and from the first page to anybody. */
#ifndef YINGDA_KIOSK_VOICE_CHECK_VOICE_CHECK_ROOM_H
#define YINGDA_KIOSK_VOICE_CHECK_VOICE_CHECK_ROOM_H

#include "kiosk/app/room.h"
#include "kiosk/voice_check/voice_check.h"

struct voice_check_room {
    struct desk *desk;
    struct voice_check check;
    bool stored; /* what it found */
};

extern const struct room_kind voice_check_kind;

const void *voice_check_show(void *room); /* a struct voice_check_view */

/* Whether a sentence is being heard; the microphone is needed then. */
bool voice_check_listens(const void *room);

/* That, or one is being learnt from, which takes some seconds. */
bool voice_check_moves(const void *room);

void voice_check_take_up(void *room); /* after a fault: the sentence under way once more */

#endif
