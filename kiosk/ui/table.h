/* Tables: a panel with rows of one height, a line between each two. */
#ifndef YINGDA_KIOSK_UI_TABLE_H
#define YINGDA_KIOSK_UI_TABLE_H

#include "kiosk/ui/widgets.h"

struct table {
    float row_height, inset_x, inset_y; /* between the panel's edge and the rows */
};

/* Where a page's rows may stand: between what stands at its top and the buttons at its end. */
struct rect table_page_area(const struct frame *frame);

/* How many rows fit in a panel so high: one at least, `most` at most. */
int table_fits(struct table table, float height, int most);

/* A panel at the top of the area, as high as n rows; what is returned is where they stand. Where a
 * text stands in place of rows, n is 1. */
struct rect table_panel(const struct ui *ui, struct rect area, struct table table, int n);

/* Cuts the row of that index off the top of what is left, with a line above it but for the first.
 */
struct rect table_row(const struct ui *ui, struct rect *left, struct table table, int index);

/* What stands in place of rows. */
void table_none(const struct ui *ui, struct rect rect, enum text_align align, const char *says);

#endif
