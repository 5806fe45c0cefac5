#include "kiosk/ui/cells.h"

#include <math.h>

#include "kiosk/ui/theme.h"

/* As large as there is room for: the large one is read at two metres, and in the small one the
 * pinyin is the smallest text that there may be. */
struct cell_size {
    float hanzi, pinyin, pause, pause_width, under, row_gap;
};

static struct cell_size size_of(enum cells_size size)
{
    static const struct cell_size sizes[] = {
        [CELLS_LARGE] = {72, 36, 66, 58, 10, 20},
        [CELLS_SMALL] = {48, 26, 44, 38, 8, 14},
    };
    return sizes[size];
}

enum { CELL_GAP = 6 };

/* Lines are whole pixels high, so a box needs a little more. */
static float pinyin_height(struct cell_size size)
{
    return size.pinyin * LINE_HEIGHT + 2;
}

static float row_height(struct cell_size size)
{
    return pinyin_height(size) + size.hanzi * LINE_HEIGHT + 2 + size.under;
}

/* An m is half again as wide as text_width takes a letter for. */
static float cell_width(const struct cell_view *cell, struct cell_size size)
{
    float pinyin = text_width(cell->pinyin, size.pinyin) + size.pinyin * 0.3f;
    return fmaxf(text_width(cell->hanzi, size.hanzi), pinyin) + CELL_GAP;
}

/* With the sign behind it, which must not begin a line. */
static float cell_whole(const struct cell_view *cell, struct cell_size size)
{
    return cell_width(cell, size) + (*cell->pause ? size.pause_width : 0);
}

struct pen {
    float x, y;
};

static struct pen pen_before(struct pen pen, struct rect area, const struct cell_view *cell,
                             struct cell_size size)
{
    if (pen.x > area.x && pen.x + cell_whole(cell, size) > area.x + area.w) {
        pen.x = area.x;
        pen.y += row_height(size) + size.row_gap;
    }
    return pen;
}

float cells_height(const struct cells_view *view, float width, enum cells_size named)
{
    struct cell_size size = size_of(named);
    struct rect area = {0, 0, width, 0};
    struct pen pen = {0, 0};
    for (int i = 0; i < view->n; i++) {
        pen = pen_before(pen, area, &view->cells[i], size);
        pen.x += cell_whole(&view->cells[i], size);
    }
    return view->n > 0 ? pen.y + row_height(size) : 0;
}

struct color clarity_ink(enum clarity clarity)
{
    return clarity == CLARITY_CLEAR     ? color_teal_dark
           : clarity == CLARITY_FAINT   ? color_amber
           : clarity == CLARITY_UNCLEAR ? color_red
                                        : color_ink;
}

/* Colour alone does not say it: what was less clear is underlined, what was not clear boldly. */
static void cell_under(const struct ui *ui, struct rect under, enum clarity clarity)
{
    if (clarity == CLARITY_FAINT)
        draw_rect(ui->draw, rect_center(under, under.w - 16, 4), 2, color_amber_bright);
    if (clarity == CLARITY_UNCLEAR)
        draw_rect(ui->draw, rect_center(under, under.w - 12, 8), 4, color_red_bright);
}

static void cell_draw(const struct ui *ui, struct pen pen, const struct cell_view *cell,
                      struct cell_size size, bool said)
{
    struct rect box = {pen.x, pen.y, cell_width(cell, size), row_height(size)};
    struct type hanzi = {size.hanzi, clarity_ink(cell->clarity), WEIGHT_BOLD, ALIGN_CENTER, 1};
    struct type pinyin = {size.pinyin, color_ink_soft, WEIGHT_REGULAR, ALIGN_CENTER, 1};
    struct type pause = {size.pause, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1};
    struct rect behind = {box.x + box.w - CELL_GAP, 0, size.pause, 0};
    if (said)
        draw_rect(ui->draw, box, 12, color_amber_pale);
    widget_label(ui, rect_cut_top(&box, pinyin_height(size), 0), pinyin, cell->pinyin);
    cell_under(ui, rect_cut_bottom(&box, size.under, 0), cell->clarity);
    behind.y = box.y;
    behind.h = box.h;
    widget_text(ui, box, hanzi, cell->hanzi);
    widget_label(ui, behind, pause, cell->pause);
}

void cells_draw(const struct ui *ui, struct rect area, struct rect window,
                const struct cells_view *view, enum cells_size named)
{
    struct cell_size size = size_of(named);
    struct pen pen = {area.x, area.y};
    for (int i = 0; i < view->n; i++) {
        const struct cell_view *cell = &view->cells[i];
        pen = pen_before(pen, area, cell, size);
        struct rect whole = {pen.x, pen.y, cell_whole(cell, size), row_height(size)};
        if (rect_intersect(whole, window).h > 0)
            cell_draw(ui, pen, cell, size, i == view->said);
        pen.x += whole.w;
    }
}
