/* One reply of a card along time, as its screen shows it. */
#ifndef YINGDA_KIOSK_CARD_STRIP_H
#define YINGDA_KIOSK_CARD_STRIP_H

#include "engine/attempt_card.h"
#include "engine/reply_strip.h"
#include "kiosk/card/card_view.h"

struct strip {
    struct reply_strip reply;
    struct strip_word_view *words; /* owned, as all here */
    uint8_t *pitches;
    struct span_view *customer, *both;
    struct strip_view view; /* points into all of these */
};

/* Of a reply of the attempt, which is the card's turn `turn`. What was heard of it is looked at once:
 * after reply_sound_heard it is made anew. STATUS_NO_MEMORY; it is then empty. */
MUST_USE enum status strip_init(struct strip *strip, const struct attempt_card *attempt,
                                size_t reply, int turn);
/* Accepts NULL, zeroed memory and being called twice. */
void strip_finish(struct strip *strip);

#endif
