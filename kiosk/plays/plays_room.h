/* The room before a conversation: a customer is chosen, the situation read, the microphone tried.
 */
#ifndef YINGDA_KIOSK_PLAYS_PLAYS_ROOM_H
#define YINGDA_KIOSK_PLAYS_PLAYS_ROOM_H

#include "kiosk/app/room.h"
#include "kiosk/plays/plays_view.h"

struct plays_room {
    struct desk *desk;
    enum readiness ready;
    struct meter_view meter; /* of the microphone before the conversation */
    float meter_power;
    int32_t meter_samples;
    int loud_bars, faint_samples, mute_samples; /* mute: without a break */
    struct plays_view plays;
    struct brief_view brief;
};

extern const struct room_kind plays_kind;

const void *plays_show(void *room); /* a struct plays_view */
const void *brief_show(void *room); /* a struct brief_view */

/* The microphone moves its meter. */
void brief_tick(void *room);

#endif
