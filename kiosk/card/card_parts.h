/* The parts of a card; private to kiosk/card/card*.c. */
#ifndef YINGDA_KIOSK_CARD_CARD_PARTS_H
#define YINGDA_KIOSK_CARD_CARD_PARTS_H

#include "kiosk/card/card.h"
#include "scoring/card/advice.h"

/* The items of all turns, with the turns that they are of. `arena.failed`: out of memory. */
void card_items(struct card *card, const struct attempt_card *attempt);

/* What each item cost, and the three to work on; after card_items. */
void card_losses_init(struct card *card, const struct attempt_card *attempt);

#endif
