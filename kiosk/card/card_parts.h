/* The parts of a card; private to kiosk/app/card*.c. */
#ifndef YINGDA_KIOSK_CARD_CARD_PARTS_H
#define YINGDA_KIOSK_CARD_CARD_PARTS_H

#include "kiosk/card/card.h"
#include "scoring/card/advice.h"

/* What counts: the records' where they hold the whole attempt, else the session's own. */
void card_source_init(struct card *card, const struct session *session);

/* Where in a reply's sound somebody speaks, with a little around it; to 0: nowhere. What was heard
 * is not kept with the record, so that a reply of another day is the whole of its sound. */
struct reply_span {
    int32_t from_ms, to_ms;
};
struct reply_span card_reply_span(const struct session *session, const struct reply *reply);

/* The items of all turns, with the turns that they are of. `arena.failed`: out of memory. */
void card_items(struct card *card, const struct session *session);

/* What each item cost, and the three to work on; after card_items. */
void card_losses_init(struct card *card, const struct session *session);

#endif
