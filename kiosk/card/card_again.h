/* The card's second tries: a turn tried again from its card, what came of it, and advice that
 * changes where the same thing goes wrong again; and the line over time of the same customer.
 * Private to kiosk/card/. */
#ifndef YINGDA_KIOSK_CARD_CARD_AGAIN_H
#define YINGDA_KIOSK_CARD_CARD_AGAIN_H

#include "kiosk/card/card_room.h"

/* After card_init: marks the items that were tried again, and those that can be. */
void card_again_show(struct card_room *room);

/* Reads what the records know of the same person with the same customer, and which of the things to
 * work on were missing before. What cannot be read is left out. */
void card_line_read(struct card_room *room);

/* ACTION_FROM_HERE, ACTION_ONE_TURN_OVER. */
void card_from_here(void *room, int item);
void card_once_over(void *room, int arg);

#endif
