/* Layout: rectangles cut from rectangles. Units are the canvas's (draw.h); pure. */
#ifndef YINGDA_KIOSK_UI_LAYOUT_H
#define YINGDA_KIOSK_UI_LAYOUT_H

#include <stdbool.h>

#include "kiosk/drawing/draw.h"

/* Each cuts a strip off one side of *rest and returns it; the gap after it is cut too. */
struct rect rect_cut_top(struct rect *rest, float height, float gap);
struct rect rect_cut_bottom(struct rect *rest, float height, float gap);
struct rect rect_cut_left(struct rect *rest, float width, float gap);
struct rect rect_cut_right(struct rect *rest, float width, float gap);

struct rect rect_inset(struct rect rect, float by_x, float by_y);

/* A rectangle of this size in the middle of another. */
struct rect rect_center(struct rect outer, float width, float height);

/* Cell `index` of a grid of `columns`, cells of equal width and the given height. */
struct rect rect_cell(struct rect area, int index, int columns, float height, float gap);

struct rect rect_intersect(struct rect a, struct rect b);
bool rect_contains(struct rect rect, float x, float y);

#endif
