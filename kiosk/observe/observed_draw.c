/* What observers have seen: the list, and one of them. */
#include <stdio.h>

#include "kiosk/observe/observe_view.h"
#include "kiosk/ui/table.h"
#include "kiosk/ui/theme.h"

enum { ABOUT_HEIGHT = 96 };
static const struct table rows_table = {104, 36, 10};

int observed_per_page(const struct frame *frame)
{
    return table_fits(rows_table, table_page_area(frame).h, OBSERVED_ROWS_MAX);
}

int observation_per_page(const struct frame *frame)
{
    return table_fits(rows_table, table_page_area(frame).h - ABOUT_HEIGHT - 16, OBSERVED_ROWS_MAX);
}

static void row_draw(const struct ui *ui, struct rect row, const struct observed_row_view *view)
{
    struct rect all = row;
    bool tall = frame_is_tall(ui->frame);
    row = rect_inset(row, 0, 6);
    struct rect right = rect_cut_right(&row, row.w * (tall ? 0.42f : 0.4f), 24);
    struct color ink = view->listed ? color_red : color_amber;
    struct rect top = right;
    if (*view->step) {
        top = rect_cut_top(&right, right.h * 0.55f, 0);
        widget_label(ui, right, (struct type){26, ink, WEIGHT_BOLD, ALIGN_RIGHT, 1}, view->step);
    }
    widget_label(ui, top, (struct type){30, color_teal_dark, WEIGHT_BOLD, ALIGN_RIGHT, 1},
                 view->says);
    widget_label(ui, rect_cut_top(&row, row.h * 0.55f, 0),
                 (struct type){34, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->name);
    widget_label(ui, row, (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 view->about);
    widget_touch(ui, all, 12, (struct action){ACTION_OBSERVATION, view->index});
}

static void none_draw(const struct ui *ui, struct rect area)
{
    const struct observed_view *view = ui->view;
    struct rect box = rect_center(area, area.w < 1300 ? area.w : 1300, 320);
    widget_panel(ui, box);
    box = rect_inset(box, 48, 56);
    widget_label(ui, rect_cut_top(&box, 80, 16),
                 (struct type){SIZE_HEAD, color_ink, WEIGHT_BOLD, ALIGN_CENTER, 1},
                 view->only_listed ? "名单上没有人" : "还没有记过暗访");
    widget_text(ui, box, (struct type){32, color_ink_soft, WEIGHT_REGULAR, ALIGN_CENTER, 3},
                "不打招呼去看人怎么上班：在哪里看的，哪些做到了，哪些没有，记下来算在他名下。");
}

void observed_draw(const struct ui *ui)
{
    const struct observed_view *view = ui->view;
    struct rect page = page_rect(ui->frame), area = table_page_area(ui->frame), bar;
    struct action new = {ACTION_OBSERVE, 0};
    char listed[48];
    bool tall = frame_is_tall(ui->frame);
    widget_top(ui, &page, view->title,
               (struct action){view->of_one ? ACTION_TEAM_BACK : ACTION_TRAINER, 0});
    page = page_rect(ui->frame);
    bar = rect_cut_bottom(&page, TARGET, 0);
    widget_button(ui, rect_cut_right(&bar, tall ? 200 : 260, 16),
                  (struct button){"记一次", "plus", BUTTON_PRIMARY, new});
    snprintf(listed, sizeof listed, view->only_listed ? "看全部" : "上了名单（%d）",
             view->n_listed);
    if (view->counts_slips && !view->of_one)
        widget_button(ui, rect_cut_right(&bar, tall ? 230 : 300, 16),
                      (struct button){listed, NULL, BUTTON_PLAIN, {ACTION_OBSERVED_LISTED, 0}});
    widget_pager(ui, bar, ACTION_OBSERVED_PAGE, view->page, view->pages);
    ui->hits->primary = new;
    if (view->n_rows == 0) {
        none_draw(ui, area);
        return;
    }
    area = table_panel(ui, area, rows_table, view->n_rows);
    for (int i = 0; i < view->n_rows; i++)
        row_draw(ui, table_row(ui, &area, rows_table, i), &view->rows[i]);
}

static void item_draw(const struct ui *ui, struct rect row, const struct observed_item_view *item)
{
    widget_icon(ui, rect_cut_left(&row, 56, 20), 40, item->good ? "check" : "cross",
                item->good ? color_teal : color_red);
    widget_label(ui, rect_cut_right(&row, row.w * 0.4f, 16),
                 (struct type){28, color_amber, WEIGHT_BOLD, ALIGN_RIGHT, 1}, item->step);
    row = rect_inset(row, 0, 6);
    widget_label(ui, rect_cut_top(&row, row.h * 0.56f, 0),
                 (struct type){32, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, item->name);
    widget_label(ui, row, (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 item->clause);
}

void observation_draw(const struct ui *ui)
{
    const struct observation_view *view = ui->view;
    struct rect page = page_rect(ui->frame), about;
    widget_top(ui, &page, view->title, (struct action){ACTION_OBSERVED_PAGE, -1});
    page = table_page_area(ui->frame);
    about = rect_cut_top(&page, ABOUT_HEIGHT, 16);
    widget_label(ui, rect_cut_top(&about, 44, 4),
                 (struct type){30, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->about);
    widget_label(ui, about, (struct type){30, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 view->notes);
    struct rect area = table_panel(ui, page, rows_table, view->n_rows > 0 ? view->n_rows : 1);
    for (int i = 0; i < view->n_rows; i++)
        item_draw(ui, table_row(ui, &area, rows_table, i), &view->rows[i]);
    if (view->n_rows == 0)
        table_none(ui, area, ALIGN_LEFT, "没有逐条看，只写了备注。");
    page = page_rect(ui->frame);
    widget_pager(ui, rect_cut_bottom(&page, TARGET, 0), ACTION_OBSERVED_PAGE, view->page,
                 view->pages);
}
