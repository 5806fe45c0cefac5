/* A play as the screens show it: on a tile, before and during the conversation, on the card. */
#ifndef YINGDA_KIOSK_UI_PLAY_VIEW_H
#define YINGDA_KIOSK_UI_PLAY_VIEW_H

#include "kiosk/ui/widgets.h"
#include "scenarios/pack.h"

enum mode { MODE_PRACTICE, MODE_EXAM };

struct play_view {
    const char *title, *summary, *customer;
    const char *portrait; /* folder of its layers */
    enum play_place place;
    int difficulty; /* 1 to 3 */
    int mood;       /* the customer's at the start */
    double best;    /* this person's best total, -1: none yet */
};

const char *place_text(enum play_place place);

/* "柜台 · 难度" chips of a play, from (x, y) on. */
void widget_play_chips(const struct ui *ui, float x, float y, const struct play_view *play);

#endif
