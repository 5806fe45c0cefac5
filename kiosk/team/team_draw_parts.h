/* What the table and the reasons draw alike: a word in its colours. */
#ifndef YINGDA_KIOSK_TEAM_TEAM_DRAW_PARTS_H
#define YINGDA_KIOSK_TEAM_TEAM_DRAW_PARTS_H

#include "kiosk/team/team_view.h"

struct word_look {
    struct color ground, ink, cell; /* cell: of the small squares, told apart also in grey */
};

struct word_look word_look(enum readiness_word word);

/* The word in a box of its colours, in the middle of the height. */
void word_chip(const struct ui *ui, struct rect rect, enum readiness_word word);

#endif
