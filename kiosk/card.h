/* The scorecard as the screen shows it, made from a finished session. */
#ifndef YINGDA_KIOSK_CARD_H
#define YINGDA_KIOSK_CARD_H

#include "kiosk/session.h"
#include "kiosk/view.h"

struct card {
    struct card_view view; /* without `play` and `person`, which are the app's */
    struct criterion_view criteria[16];
    struct card_turn_view turns[SESSION_MAX_REPLIES];
    struct item_view *items; /* owned */
    int *item_replies;       /* owned; the reply that an item is of */
    int turn_replies[SESSION_MAX_REPLIES];
};

/* Points into the session, which must outlive the card. */
enum status card_init(struct card *card, const struct session *session);
void card_finish(struct card *card);

/* The samples of an ACTION_HEAR_MINE or ACTION_HEAR_REPLY: part of the session's sound. False:
 * there is nothing to hear. */
bool card_sound(const struct card *card, const struct session *session, struct action action,
                const int16_t **samples, size_t *n_samples);

#endif
