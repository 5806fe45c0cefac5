/* Where the standards disagree: a table, a point a row, for the trainer. */
#include <math.h>
#include <stdio.h>

#include "kiosk/trainer/trainer_view.h"
#include "kiosk/ui/theme.h"

static const struct standards_view *standards_of(const struct ui *ui)
{
    return ui->view;
}

enum { COLUMN_GAP = 32 };

/* The column of the point, then one for each standard. */
static struct rect column_of(struct rect row, int column, int n_titles)
{
    float first = row.w * 0.2f;
    float rest = (row.w - first - COLUMN_GAP * (float)n_titles) / (float)n_titles;
    if (column == 0)
        return (struct rect){row.x, row.y, first, row.h};
    return (struct rect){row.x + first + COLUMN_GAP + (float)(column - 1) * (rest + COLUMN_GAP),
                         row.y, rest, row.h};
}

static float cell_height(const char *text, const char *source, float width)
{
    return text ? text_height(text, 30, width) + text_height(source, 26, width) : 44;
}

static float row_height(const struct disagreement_view *row, struct rect window, int n)
{
    float height = text_height(row->name, 30, column_of(window, 0, n).w);
    for (int i = 0; i < n; i++)
        height = fmaxf(height,
                       cell_height(row->texts[i], row->sources[i], column_of(window, i + 1, n).w));
    return height + 40;
}

static void cell_draw(const struct ui *ui, struct rect cell, const char *text, const char *source)
{
    if (!text) {
        widget_label(ui, rect_cut_top(&cell, 44, 0),
                     (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, "没有写");
        return;
    }
    widget_text(ui, rect_cut_top(&cell, text_height(text, 30, cell.w), 0),
                (struct type){30, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 0}, text);
    widget_text(ui, cell, (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0}, source);
}

static void row_draw(const struct ui *ui, struct rect row, const struct disagreement_view *what)
{
    int n = standards_of(ui)->n_titles;
    float line[] = {row.x, row.y, row.x + row.w, row.y};
    draw_polyline(ui->draw, line, 2, 2, color_line);
    row = rect_inset(row, 0, 20);
    widget_text(ui, column_of(row, 0, n),
                (struct type){30, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0}, what->name);
    for (int i = 0; i < n; i++)
        cell_draw(ui, column_of(row, i + 1, n), what->texts[i], what->sources[i]);
}

static float head_height(const struct standards_view *standards, struct rect window)
{
    float height = 48;
    for (int i = 0; i < standards->n_titles; i++)
        height = fmaxf(height, text_height(standards->titles[i], 28,
                                           column_of(window, i + 1, standards->n_titles).w));
    return height;
}

static void head_draw(const struct ui *ui, struct rect row)
{
    const struct standards_view *standards = ui->view;
    const struct type type = {28, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 0};
    widget_text(ui, column_of(row, 0, standards->n_titles), type, "哪一点");
    for (int i = 0; i < standards->n_titles; i++)
        widget_text(ui, column_of(row, i + 1, standards->n_titles), type, standards->titles[i]);
}

void standards_draw(const struct ui *ui)
{
    const struct standards_view *standards = ui->view;
    struct rect page = page_rect(ui->frame);
    widget_top(ui, &page, "规范对照：哪里不一样", (struct action){ACTION_TRAINER, 0});
    widget_panel(ui, page);
    struct rect head = rect_inset(page, 40, 24);
    float height = head_height(standards, head);
    head_draw(ui, (struct rect){head.x, head.y, head.w, height});
    rect_cut_top(&page, 24 + height + 16, 0);
    struct rect window = rect_inset(page, 2, 4), rows = rect_inset(page, 40, 4);
    float y = rows.y - ui->frame->scroll;
    widget_window(ui, page, window);
    for (int i = 0; i < standards->n_rows; i++) {
        const struct disagreement_view *what = &standards->rows[i];
        struct rect row = {rows.x, y, rows.w, row_height(what, rows, standards->n_titles)};
        if (rect_intersect(row, window).h > 0)
            row_draw(ui, row, what);
        y += row.h;
    }
    widget_window_end(ui, page, y + ui->frame->scroll - rows.y);
}
