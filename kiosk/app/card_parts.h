/* The parts of a card; private to kiosk/app/card*.c. */
#ifndef YINGDA_KIOSK_APP_CARD_PARTS_H
#define YINGDA_KIOSK_APP_CARD_PARTS_H

#include "kiosk/app/card.h"
#include "scoring/advice.h"

/* What counts: the records' where they hold the whole attempt, else the session's own. */
void card_source_init(struct card *card, const struct session *session);

/* The items of all turns, with the turns that they are of. `arena.failed`: out of memory. */
void card_items(struct card *card, const struct session *session);

/* What each item cost, and the three to work on; after card_items. */
void card_losses_init(struct card *card, const struct session *session);

#endif
