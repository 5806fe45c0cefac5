/* What a team practises this week: a tap puts a competency on the plan. */
#include <stdio.h>

#include "kiosk/team/team_view.h"
#include "kiosk/ui/table.h"
#include "kiosk/ui/theme.h"

enum { SAYS_HEIGHT = 92 };
static const struct table rows_table = {78, 32, 10};

static struct rect rows_area(const struct frame *frame)
{
    struct rect page = page_rect(frame);
    rect_cut_top(&page, TARGET, 24);
    rect_cut_top(&page, SAYS_HEIGHT, 16);
    rect_cut_bottom(&page, frame_is_tall(frame) ? 2 * TARGET + 16 : TARGET, 20);
    return page;
}

int plan_per_page(const struct frame *frame)
{
    return table_fits(rows_table, rows_area(frame).h, TEAM_ROWS_MAX);
}

static void row_draw(const struct ui *ui, struct rect row, const struct plan_row_view *view,
                     int index)
{
    struct rect all = {row.x - 16, row.y, row.w + 32, row.h};
    if (view->planned)
        draw_rect(ui->draw, all, 12, color_teal_pale);
    struct rect mark = rect_center(rect_cut_left(&row, 56, 16), 48, 48);
    draw_rect(ui->draw, mark, 12, view->planned ? color_teal : color_card);
    draw_outline(ui->draw, mark, 12, 3, view->planned ? color_teal : color_line);
    if (view->planned)
        widget_icon(ui, mark, 36, "check", color_card);
    struct type soft = {26, color_ink_soft, WEIGHT_REGULAR, ALIGN_RIGHT, 1};
    if (frame_is_tall(ui->frame)) { /* the figures under the name */
        soft.align = ALIGN_LEFT;
        widget_label(ui, rect_cut_bottom(&row, 36, 0), soft, view->says);
    } else {
        widget_label(ui, rect_cut_right(&row, 560, 16), soft, view->says);
    }
    widget_label(ui, row, (struct type){30, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->name);
    widget_touch(ui, all, 12, (struct action){ACTION_PLAN_ITEM, index});
}

static void due_bar(const struct ui *ui, struct rect bar)
{
    static const char *const steps[DUE_STEPS] = {"不设", "本周日", "下周日", "月底"};
    widget_label(ui, rect_cut_left(&bar, 180, 16),
                 (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, "都要达标：");
    float width = (bar.w - 3 * 12) / 4;
    for (int i = 0; i < DUE_STEPS; i++)
        widget_button(ui, rect_cut_left(&bar, width, 12),
                      (struct button){steps[i], NULL, BUTTON_PLAIN, {ACTION_PLAN_DUE, i}});
}

void plan_draw(const struct ui *ui)
{
    const struct plan_view *view = ui->view;
    struct rect page = page_rect(ui->frame), area = rows_area(ui->frame);
    char title[160];
    bool tall = frame_is_tall(ui->frame);
    snprintf(title, sizeof title, "本周练兵 · %.60s%s%s", view->group, tall ? "" : " · ",
             tall ? "" : view->until);
    widget_top(ui, &page, title, (struct action){ACTION_TEAM_BACK, 0});
    page = page_rect(ui->frame);
    rect_cut_top(&page, TARGET, 24);
    widget_text(ui, rect_cut_top(&page, SAYS_HEIGHT, 16),
                (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 2},
                "达标的人最少的排在前面。点一下就定进本周练兵，学员一进来就看得到；谁练了、谁没练，"
                "右边有数。");
    struct rect bar = rect_cut_bottom(&page, TARGET, 16);
    if (tall) {
        due_bar(ui, bar);
        bar = rect_cut_bottom(&page, TARGET, 0);
    } else {
        due_bar(ui, rect_cut_right(&bar, 960, 16));
    }
    widget_pager(ui, bar, ACTION_PLAN_PAGE, view->page, view->pages);
    area = table_panel(ui, area, rows_table, view->n_rows);
    for (int i = 0; i < view->n_rows; i++)
        row_draw(ui, table_row(ui, &area, rows_table, i), &view->rows[i], view->first + i);
}
