/* The scorecard as the screen shows it, made of an attempt that is over: a trainer's marks count,
 * and the observer's checklist stands on the same card. */
#ifndef YINGDA_KIOSK_CARD_CARD_H
#define YINGDA_KIOSK_CARD_CARD_H

#include "base/arena.h"
#include "engine/attempt_card.h"
#include "kiosk/card/card_view.h"

enum { CARD_MAX_TURNS = SESSION_MAX_REPLIES + 2 }; /* with the end and the checklist */

struct card_item {
    size_t turn, verdict; /* in the attempt's stored card */
    struct item_ref ref;  /* what records_mark takes; number 0: not in the records */
};

struct card {
    struct card_view view; /* without `play`, `person` and what else is the room's */
    struct criterion_view criteria[SCORECARD_MAX_CRITERIA];
    struct card_turn_view turns[CARD_MAX_TURNS];
    size_t turn_replies[CARD_MAX_TURNS]; /* of each turn shown: its reply in the stored card */
    struct item_view *items;             /* view.n_items */
    struct card_item *item_parts;        /* of each item */
    struct arena arena;                  /* owns what stands beside the items */
};

/* Points into the attempt, which must outlive the card and not be read again meanwhile.
 * STATUS_NO_MEMORY. */
MUST_USE enum status card_init(struct card *card, const struct attempt_card *attempt);
void card_finish(struct card *card);

/* What an ACTION_HEAR_MINE, _REPLY or _FROM plays: part of the attempt's sound. */
struct card_cut {
    const int16_t *samples;
    size_t n_samples;
    int turn; /* of the card; -1: its first try, which has no strip */
    int32_t from_ms;
};

/* False: there is nothing to hear. */
bool card_sound(const struct card *card, const struct attempt_card *attempt, struct action action,
                struct card_cut *cut);

#endif
