#include "kiosk/ui/table.h"

#include "kiosk/ui/theme.h"

struct rect table_page_area(const struct frame *frame)
{
    struct rect page = page_rect(frame);
    rect_cut_top(&page, TARGET, 32);
    rect_cut_bottom(&page, TARGET, 24);
    return page;
}

int table_fits(struct table table, float height, int most)
{
    int rows = (int)((height - 2 * table.inset_y) / table.row_height);
    return rows < 1 ? 1 : rows > most ? most : rows;
}

struct rect table_panel(const struct ui *ui, struct rect area, struct table table, int n)
{
    area.h = (float)n * table.row_height + 2 * table.inset_y;
    widget_panel(ui, area);
    return rect_inset(area, table.inset_x, table.inset_y);
}

struct rect table_row(const struct ui *ui, struct rect *left, struct table table, int index)
{
    struct rect row = rect_cut_top(left, table.row_height, 0);
    if (index > 0)
        row_line(ui, row);
    return row;
}

void table_none(const struct ui *ui, struct rect rect, enum text_align align, const char *says)
{
    widget_label(ui, rect, (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, align, 1},
                 says);
}
