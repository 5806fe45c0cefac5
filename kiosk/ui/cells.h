/* Words with pinyin over their characters, coloured by how clearly they were said, and the one that
 * is being said now. */
#ifndef YINGDA_KIOSK_UI_CELLS_H
#define YINGDA_KIOSK_UI_CELLS_H

#include "kiosk/ui/widgets.h"

enum clarity { CLARITY_UNKNOWN, CLARITY_CLEAR, CLARITY_FAINT, CLARITY_UNCLEAR };
enum { CELL_PINYIN_SIZE = 16 };

struct cell_view { /* a character, its pinyin over it */
    char hanzi[8], pinyin[CELL_PINYIN_SIZE];
    const char *pause; /* the sign behind it; "" for none */
    enum clarity clarity;
};

struct cells_view {
    const struct cell_view *cells;
    int n;
    int said; /* the one that the model voice says now; -1: none */
};

enum cells_size { CELLS_LARGE, CELLS_SMALL };

/* The ink for words that were said so clearly. */
struct color clarity_ink(enum clarity clarity);

/* How high they are, broken to a width. */
float cells_height(const struct cells_view *cells, float width, enum cells_size size);

/* From the top of `area` down; a row that does not touch the window is left out. */
void cells_draw(const struct ui *ui, struct rect area, struct rect window,
                const struct cells_view *cells, enum cells_size size);

#endif
