/* The scorecard as the screen shows it, made from a finished session and what the records hold of
 * it: a trainer's marks count, and the observer's checklist stands on the same card. */
#ifndef YINGDA_KIOSK_CARD_CARD_H
#define YINGDA_KIOSK_CARD_CARD_H

#include "base/arena.h"
#include "engine/session.h"
#include "kiosk/ui/view.h"
#include "records/stored_card.h"

enum { CARD_MAX_TURNS = SESSION_MAX_REPLIES + 2 }; /* with the end and the checklist */

struct card_source { /* what counts: the replies, then the end, then the checklist */
    struct verdicts verdicts[CARD_MAX_TURNS];
    const struct turn *turns[CARD_MAX_TURNS]; /* NULL: none */
    int replies[CARD_MAX_TURNS];              /* of the session; -1: none */
    size_t n;
    const struct scorecard *card;
};

struct card_item {
    size_t turn, verdict; /* in the source */
    int reply;            /* of the session, in whose sound the evidence lies; -1: none */
    struct item_ref ref;  /* what records_mark takes; number 0: not in the records */
};

struct card {
    struct card_view view;     /* without `play` and `person`, which are the app's */
    struct stored_card stored; /* zeroed where the records do not hold all of the attempt */
    struct card_source source;
    struct criterion_view criteria[SCORECARD_MAX_CRITERIA];
    struct card_turn_view turns[CARD_MAX_TURNS];
    int turn_replies[CARD_MAX_TURNS];
    struct item_view *items;      /* view.n_items */
    struct card_item *item_parts; /* of each item */
    struct arena arena;           /* owns what stands beside the items */
};

/* Points into the session, which must outlive the card. Reads the records that the session was
 * stored in, so nobody else may use them meanwhile; made again, it has the marks of since. The
 * observer's lines are stored_card_checklist's of `stored`. */
enum status card_init(struct card *card, const struct session *session);
void card_finish(struct card *card);

/* The samples of an ACTION_HEAR_MINE or ACTION_HEAR_REPLY: part of the session's sound. False:
 * there is nothing to hear. */
bool card_sound(const struct card *card, const struct session *session, struct action action,
                const int16_t **samples, size_t *n_samples);

#endif
