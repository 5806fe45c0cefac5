/* A PIN of one's own: set, changed, taken away. */
#ifndef YINGDA_KIOSK_OWN_OWN_PIN_H
#define YINGDA_KIOSK_OWN_OWN_PIN_H

#include "kiosk/own/own_room.h"

/* Actions of the room (kiosk/app/room.h), then its tick and close. */
void own_pin_ask(void *room, int arg);
void own_pin_new(void *room, int arg);
void own_pin_once(void *room, int arg);
void own_pin_twice(void *room, int arg);
void own_pin_off(void *room, int arg);
void own_pin_gone(void *room, int arg);
void own_pin_forgotten(void *room, int arg);
void own_pin_tick(void *room);
void own_pin_close(void *room);

#endif
