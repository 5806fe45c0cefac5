/* Every item of a paper, how many met it, and what dropping it would turn. */
#include <stdio.h>

#include "kiosk/papers/papers_view.h"
#include "kiosk/ui/table.h"
#include "kiosk/ui/theme.h"

enum { PREVIEW_HEIGHT = 220 };
static const struct table rows_table = {92, 32, 10};

static struct rect rows_area(const struct frame *frame)
{
    struct rect page = page_rect(frame);
    rect_cut_top(&page, TARGET, 24);
    rect_cut_bottom(&page, TARGET, 20);
    rect_cut_bottom(&page, PREVIEW_HEIGHT, 20);
    return page;
}

int paper_items_per_page(const struct frame *frame)
{
    return table_fits(rows_table, rows_area(frame).h, PAPER_ROWS_MAX);
}

static void row_draw(const struct ui *ui, struct rect row, const struct paper_item_view *view,
                     int index)
{
    const struct paper_items_view *items = ui->view;
    bool tall = frame_is_tall(ui->frame);
    struct rect all = {row.x - 16, row.y, row.w + 32, row.h};
    struct color ink = view->dropped ? color_ink_soft : color_ink;
    char name[160];
    if (index == items->chosen && !items->by_kiosk)
        draw_rect(ui->draw, all, 12, color_teal_pale);
    struct type soft = {26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, right = soft;
    right.align = ALIGN_RIGHT;
    if (!tall) {
        widget_label(ui, rect_cut_right(&row, 600, 16), right, view->figures);
        widget_bar(ui, rect_center(rect_cut_right(&row, 160, 24), 160, 16), view->facility,
                   color_teal);
    }
    snprintf(name, sizeof name, "%s%s", view->name, view->dropped ? "（作废了）" : "");
    row = rect_inset(row, 0, 6);
    struct rect first = rect_cut_top(&row, row.h * 0.55f, 0);
    if (tall && items->by_kiosk) /* what is to be said of it has the line below for itself */
        widget_label(ui, rect_cut_right(&first, 560, 16), right, view->figures);
    widget_label(ui, first, (struct type){30, ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, name);
    widget_label(ui, row, soft, tall && !items->by_kiosk ? view->figures : view->play);
    if (!items->by_kiosk)
        widget_touch(ui, all, 12, (struct action){ACTION_PAPER_ITEM, index});
}

static void kiosks_explain(const struct ui *ui, struct rect area)
{
    const struct paper_items_view *view = ui->view;
    char text[512];
    snprintf(text, sizeof text,
             "%s%s%s在各台机器上：做到的比例（改判算数）、机器自己没听准的比例（改判以前）。"
             "两边都满 30 人、差别大到不会是碰巧，才说谁多谁少。",
             *view->of ? "“" : "这份卷的所有项目", view->of, *view->of ? "”" : "");
    widget_text(ui, area, (struct type){30, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0}, text);
}

static void preview_draw(const struct ui *ui, struct rect area)
{
    static const char *const reasons[] = {"问得不清楚", "机器听不准", "规定变了"};
    const struct paper_items_view *view = ui->view;
    struct rect bar;
    if (view->by_kiosk) {
        kiosks_explain(ui, area);
        return;
    }
    if (view->chosen < 0) {
        widget_text(
            ui, area, (struct type){30, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
            "哪一项多数人都没做到，或者区分度差（别的做得好的人，这一项并不好；30 人以上才算），"
            "也许是它自己有毛病。点它，看看作废了谁会变；作废要说原因，还能恢复。");
        return;
    }
    bar = rect_cut_bottom(&area, TARGET, 12);
    if (view->dropped) {
        widget_text(ui, area, (struct type){32, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                    "这一项作废了，对谁都不算。恢复以后，成绩和作废以前一样。");
        widget_button(
            ui, rect_cut_left(&bar, 280, 0),
            (struct button){"恢复这一项", "refresh", BUTTON_PRIMARY, {ACTION_DROP_UNDO, 0}});
        return;
    }
    widget_label(ui, rect_cut_top(&area, 52, 0),
                 (struct type){32, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 *view->preview ? view->preview : "正在看作废了谁会变……");
    widget_label(ui, rect_cut_top(&area, 44, 0),
                 (struct type){28, color_amber, WEIGHT_REGULAR, ALIGN_LEFT, 1}, view->turned);
    float width = (bar.w - 3 * 16) / 4;
    widget_label(ui, rect_cut_left(&bar, width, 16),
                 (struct type){30, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 "作废它，因为：");
    for (int i = 0; i < 3; i++)
        widget_button(ui, rect_cut_left(&bar, width, 16),
                      (struct button){reasons[i], NULL, BUTTON_PLAIN, {ACTION_DROP, i}});
}

void paper_items_draw(const struct ui *ui)
{
    const struct paper_items_view *view = ui->view;
    struct rect page = page_rect(ui->frame), area = rows_area(ui->frame);
    char title[96];
    const char *what = view->by_kiosk ? "按机器比" : "每项对错";
    if (frame_is_tall(ui->frame))
        snprintf(title, sizeof title, "%s", what);
    else
        snprintf(title, sizeof title, "试卷 %s · %s", view->number, what);
    struct rect strip = {page.x, page.y, page.w, TARGET};
    widget_top(ui, &page, title, (struct action){ACTION_PAPER_BACK, 0});
    widget_button(ui, rect_cut_right(&strip, 260, 0),
                  (struct button){view->by_kiosk ? "按项目看" : "按机器比",
                                  NULL,
                                  BUTTON_PLAIN,
                                  {ACTION_PAPER_KIOSKS, 0}});
    page = page_rect(ui->frame);
    struct rect bar = rect_cut_bottom(&page, TARGET, 20);
    widget_pager(ui, bar, ACTION_PAPER_ITEMS_PAGE, view->page, view->pages);
    preview_draw(ui, rect_cut_bottom(&page, PREVIEW_HEIGHT, 20));
    int n = view->n_rows > 0 ? view->n_rows : 1;
    area = table_panel(ui, area, rows_table, n);
    for (int i = 0; i < view->n_rows; i++)
        row_draw(ui, table_row(ui, &area, rows_table, i), &view->rows[i], view->first + i);
    if (view->n_rows == 0)
        table_none(ui, area, ALIGN_LEFT, view->reading ? "正在算……" : "还没有人考这份卷。");
}
