/* Words with pinyin over their characters, coloured by how clearly they were said. */
#ifndef YINGDA_KIOSK_LEARN_CELLS_DRAW_PARTS_H
#define YINGDA_KIOSK_LEARN_CELLS_DRAW_PARTS_H

#include "kiosk/learn/learn_view.h"

enum cells_size { CELLS_LARGE, CELLS_SMALL };

/* How high they are, broken to a width. */
float cells_height(const struct cell_view *cells, int n, float width, enum cells_size size);

/* From the top of `area` down; a row that does not touch the window is left out. */
void cells_draw(const struct ui *ui, struct rect area, struct rect window,
                const struct cell_view *cells, int n, enum cells_size size);

#endif
