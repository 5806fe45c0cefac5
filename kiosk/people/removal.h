/* Somebody who stands here wants to be removed: asked, asked again by the number, and done. */
#ifndef YINGDA_KIOSK_PEOPLE_REMOVAL_H
#define YINGDA_KIOSK_PEOPLE_REMOVAL_H

#include "kiosk/people/people_room.h"

/* Actions of the room (kiosk/app/room.h). */
void removal_ask(void *room, int arg);
void removal_sure(void *room, int arg);
void removal_done(void *room, int arg);

#endif
