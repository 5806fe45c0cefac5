/* The list of exam papers. */
#include <stdio.h>

#include "kiosk/papers/papers_view.h"
#include "kiosk/ui/table.h"
#include "kiosk/ui/theme.h"

static const struct table rows_table = {104, 40, 12};

int papers_per_page(const struct frame *frame)
{
    return table_fits(rows_table, table_page_area(frame).h, PAPER_ROWS_MAX);
}

static void row_draw(const struct ui *ui, struct rect row, const struct paper_row_view *view,
                     int index)
{
    struct color ink = view->draft       ? color_amber
                       : view->withdrawn ? color_ink_soft
                                         : color_teal_dark;
    struct rect all = row;
    bool tall = frame_is_tall(ui->frame);
    rect_cut_top(&row, 12, 0);
    rect_cut_bottom(&row, 12, 0);
    struct rect top = row;
    if (tall) /* the terms have the second line to themselves */
        top = rect_cut_top(&row, row.h * 0.55f, 0);
    struct rect right = rect_cut_right(&top, top.w * (tall ? 0.52f : 0.42f), 24);
    widget_label(ui, right, (struct type){30, ink, WEIGHT_BOLD, ALIGN_RIGHT, 1}, view->says);
    if (!tall) {
        row = top;
        top = rect_cut_top(&row, row.h * 0.55f, 0);
    }
    widget_label(ui, top, (struct type){36, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->number);
    widget_label(ui, row, (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 view->about);
    widget_touch(ui, all, 12, (struct action){ACTION_PAPER_OPEN, index});
}

static void none_draw(const struct ui *ui, struct rect area)
{
    struct rect box = rect_center(area, area.w < 1300 ? area.w : 1300, 320);
    widget_panel(ui, box);
    box = rect_inset(box, 48, 64);
    widget_label(ui, rect_cut_top(&box, 80, 16),
                 (struct type){SIZE_HEAD, color_ink, WEIGHT_BOLD, ALIGN_CENTER, 1}, "还没有考卷");
    widget_text(ui, box, (struct type){32, color_ink_soft, WEIGHT_REGULAR, ALIGN_CENTER, 2},
                "出一份，锁定，发给一个班组；交了卷，听完待复核的，再公布成绩。");
}

void papers_draw(const struct ui *ui)
{
    const struct papers_view *view = ui->view;
    struct rect page = page_rect(ui->frame), area = table_page_area(ui->frame), bar;
    struct action new = {ACTION_PAPER_NEW, 0};
    widget_top(ui, &page, "考卷", (struct action){ACTION_TRAINER, 0});
    page = page_rect(ui->frame);
    bar = rect_cut_bottom(&page, TARGET, 0);
    widget_button(ui, rect_cut_right(&bar, 320, 16),
                  (struct button){"出一份新卷", "plus", BUTTON_PRIMARY, new});
    widget_pager(ui, bar, ACTION_PAPERS, view->page, view->pages);
    ui->hits->primary = new;
    if (view->n_rows == 0) {
        none_draw(ui, area);
        return;
    }
    area = table_panel(ui, area, rows_table, view->n_rows);
    for (int i = 0; i < view->n_rows; i++)
        row_draw(ui, table_row(ui, &area, rows_table, i), &view->rows[i], view->first + i);
}
