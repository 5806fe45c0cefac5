/* The standard phrases: each with its clause, and the model voice. A room of one screen: what the
 * screen reads, and the room that fills it. */
#ifndef YINGDA_KIOSK_PHRASES_PHRASES_VIEW_H
#define YINGDA_KIOSK_PHRASES_PHRASES_VIEW_H

#include "kiosk/ui/play_view.h"

struct phrase_view {
    const char *text, *clause, *where; /* where: "柜台", "电话"; "" for anywhere */
    const char *summary;               /* of the clause; "" for none */
};

struct phrases_view {
    const struct phrase_view *phrases;
    int n_phrases;
    struct action playing; /* the ACTION_HEAR_MODEL under way; ACTION_NONE: silence */
};

void phrases_draw(const struct ui *ui); /* a struct phrases_view */

struct phrases_room {
    struct desk *desk;
    struct phrase_view *phrases;     /* owned */
    const struct utterance **spoken; /* owned: of each */
    const struct pack *pack;         /* they are of; NULL: not gathered yet */
    struct phrases_view view;
};

struct room_kind;
extern const struct room_kind phrases_kind;

const void *phrases_show(void *room); /* a struct phrases_view */

#endif
