/* A judge's sheet: how much is taken off for each criterion, and once all are in, what each of the
 * judges gave. */
#include <stdio.h>

#include "kiosk/contest/contest_view.h"
#include "kiosk/ui/table.h"
#include "kiosk/ui/theme.h"

enum { STEP_WIDTH = 104, SIDE_HEIGHT = 44 };
static const struct table rows_table = {96, 32, 8};

static void step_draw(const struct ui *ui, struct rect *row, const char *label, bool can,
                      struct action action)
{
    struct action does = {can ? action.kind : ACTION_NONE, action.arg};
    widget_button(ui, rect_center(rect_cut_right(row, STEP_WIDTH, 12), STEP_WIDTH, 76),
                  (struct button){label, NULL, BUTTON_PLAIN, does});
}

/* arg of a step: the criterion, and by how much. */
static void row_draw(const struct ui *ui, struct rect row, const struct sheet_row_view *view,
                     int at)
{
    char taken[32];
    bool more = view->taken < view->weight;
    step_draw(ui, &row, "扣 5", more, (struct action){ACTION_SHEET_MORE, 8 * 5 + at});
    step_draw(ui, &row, "扣 1", more, (struct action){ACTION_SHEET_MORE, 8 + at});
    step_draw(ui, &row, "还 1", view->taken > 0, (struct action){ACTION_SHEET_LESS, at});
    snprintf(taken, sizeof taken, "-%d", view->taken);
    widget_label(
        ui, rect_cut_right(&row, 100, 20),
        (struct type){40, view->taken ? color_red : color_ink_soft, WEIGHT_BOLD, ALIGN_RIGHT, 1},
        view->taken ? taken : "0");
    row = rect_inset(row, 0, 4);
    widget_label(ui, rect_cut_top(&row, row.h * 0.56f, 0),
                 (struct type){34, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->name);
    widget_label(ui, row, (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 view->says);
}

static void judges_draw(const struct ui *ui, struct rect area)
{
    const struct sheet_view *view = ui->view;
    for (int i = 0; i < view->n_judges; i++) {
        const struct sheet_judge_view *judge = &view->judges[i];
        struct color ink = judge->dropped ? color_ink_soft : color_ink;
        struct rect row = rect_cut_top(&area, SIDE_HEIGHT, 0);
        widget_label(ui, rect_cut_right(&row, row.w * 0.62f, 12),
                     (struct type){28, ink, WEIGHT_REGULAR, ALIGN_RIGHT, 1}, judge->says);
        widget_label(ui, row, (struct type){28, ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, judge->name);
    }
    widget_label(ui, rect_cut_top(&area, 60, 0),
                 (struct type){32, color_teal_dark, WEIGHT_BOLD, ALIGN_RIGHT, 1}, view->total);
}

static void side_draw(const struct ui *ui, struct rect area)
{
    const struct sheet_view *view = ui->view;
    char left[32];
    widget_panel(ui, area);
    area = rect_inset(area, 36, 24);
    snprintf(left, sizeof left, "%d 分", view->left);
    widget_label(ui, rect_cut_top(&area, 92, 8),
                 (struct type){SIZE_TITLE, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1}, left);
    widget_flow(ui, &area, 16, (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                view->about);
    if (view->all_in)
        judges_draw(ui, area);
}

/* Who changes what all have seen says why. */
static void foot_draw(const struct ui *ui, struct rect bar)
{
    static const char *const reasons[] = {"点错了", "听回放改的", "申诉成立"};
    const struct sheet_view *view = ui->view;
    struct action give = {ACTION_SHEET_GIVE, 0};
    if (!view->all_in) {
        widget_button(ui, rect_cut_right(&bar, 320, 0),
                      (struct button){"交这张分", "check", BUTTON_PRIMARY, give});
        ui->hits->primary = give;
        return;
    }
    float width = (bar.w - 3 * 16) / 4;
    widget_label(ui, rect_cut_left(&bar, width, 16),
                 (struct type){30, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, "改分，因为：");
    for (int i = 0; i < 3; i++)
        widget_button(ui, rect_cut_left(&bar, width, 16),
                      (struct button){reasons[i], NULL, BUTTON_PLAIN, {ACTION_SHEET_GIVE, 1 + i}});
}

void sheet_draw(const struct ui *ui)
{
    const struct sheet_view *view = ui->view;
    struct rect page = page_rect(ui->frame);
    bool tall = frame_is_tall(ui->frame);
    widget_top(ui, &page, view->title, (struct action){ACTION_CONTEST_BACK, 0});
    page = page_rect(ui->frame);
    rect_cut_top(&page, TARGET, 24);
    foot_draw(ui, rect_cut_bottom(&page, TARGET, 24));
    struct rect side = tall ? rect_cut_bottom(&page, page.h * 0.42f, 24)
                            : rect_cut_right(&page, page.w * 0.34f, 40);
    side_draw(ui, side);
    struct rect area = table_panel(ui, page, rows_table, view->n_rows);
    for (int i = 0; i < view->n_rows; i++)
        row_draw(ui, table_row(ui, &area, rows_table, i), &view->rows[i], i);
}
