/* Strips: replies along time, small in the list of turns and in full on a page of their own; private
 * to kiosk/card/. */
#ifndef YINGDA_KIOSK_CARD_STRIP_DRAW_PARTS_H
#define YINGDA_KIOSK_CARD_STRIP_DRAW_PARTS_H

#include "kiosk/card/card_view.h"

enum { STRIP_SMALL_HEIGHT = 104, STRIP_CLOCK_WIDTH = 76 };

/* A turn of the card in one line: how loud it was, where something was found, how far it has been
 * played. A touch plays from there. */
void strip_small(const struct ui *ui, struct rect box, int turn);

/* A part of the card's `strip`: who speaks, loudness and pitch, the words where they were said, what
 * was found in them. */
float strip_line_height(void);
void strip_line(const struct ui *ui, struct rect row, int32_t from_ms, int32_t to_ms);

#endif
