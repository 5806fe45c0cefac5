/* Who competes: everybody on the lists, by team, to be tapped. */
#include <stdio.h>

#include "kiosk/contest/contest_view.h"
#include "kiosk/ui/theme.h"

enum { CELL_HEIGHT = 88, CELL_GAP = 12 };

static struct rect cells_area(const struct frame *frame)
{
    struct rect page = page_rect(frame);
    rect_cut_top(&page, TARGET, 24);
    if (frame_is_tall(frame)) /* the team's button stands in a row of its own */
        rect_cut_top(&page, TARGET, 16);
    rect_cut_bottom(&page, TARGET, 24);
    return page;
}

static int columns_of(const struct frame *frame)
{
    float width = cells_area(frame).w;
    return frame_is_tall(frame) ? 2 : width > 1900 ? 5 : 4;
}

int entrants_per_page(const struct frame *frame)
{
    int rows = (int)((cells_area(frame).h + CELL_GAP) / (CELL_HEIGHT + CELL_GAP));
    int cells = rows * columns_of(frame);
    return cells < CONTEST_CHOICES_MAX ? cells : CONTEST_CHOICES_MAX;
}

static void cell_draw(const struct ui *ui, struct rect cell, const struct entrant_view *view)
{
    draw_rect(ui->draw, cell, 16, view->entered ? color_teal_pale : color_card);
    draw_outline(ui->draw, cell, 16, 2, color_line);
    struct rect inner = rect_inset(cell, 20, 8);
    struct rect mark = rect_cut_left(&inner, 40, 12);
    if (view->entered)
        widget_icon(ui, mark, 36, "check", color_teal);
    struct rect top = rect_cut_top(&inner, inner.h * 0.54f, 0);
    struct type soft = {26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, right = soft;
    right.align = ALIGN_RIGHT;
    widget_label(ui, rect_cut_right(&top, 96, 8), right, view->number);
    widget_label(ui, top, (struct type){32, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->name);
    widget_label(ui, inner, soft, view->team);
    widget_touch(ui, cell, 16, (struct action){ACTION_ENTRANT, view->index});
}

void entrants_draw(const struct ui *ui)
{
    const struct entrants_view *view = ui->view;
    struct rect page = page_rect(ui->frame), area = cells_area(ui->frame);
    bool tall = frame_is_tall(ui->frame);
    char title[192], group[96];
    snprintf(title, sizeof title, "%.100s · 参赛 %d 人", view->contest, view->n_entered);
    widget_top(ui, &page, title, (struct action){ACTION_CONTEST_BACK, 0});
    page = page_rect(ui->frame);
    struct rect bar = rect_cut_bottom(&page, TARGET, 24);
    snprintf(group, sizeof group, "只看：%.60s", view->group);
    struct rect head = {page.x, page.y + TARGET + 24, page.w, TARGET};
    widget_button(ui, tall ? head : rect_cut_right(&bar, 520, 16),
                  (struct button){group, NULL, BUTTON_PLAIN, {ACTION_ENTRANTS_GROUP, 0}});
    widget_button(ui, rect_cut_right(&bar, tall ? 220 : 300, 16),
                  (struct button){view->all_entered ? "都不参加" : "都参加",
                                  NULL,
                                  BUTTON_PLAIN,
                                  {ACTION_ENTRANTS_ALL, !view->all_entered}});
    widget_pager(ui, bar, ACTION_ENTRANTS_PAGE, view->page, view->pages);
    for (int i = 0; i < view->n_rows; i++)
        cell_draw(ui, rect_cell(area, i, columns_of(ui->frame), CELL_HEIGHT, CELL_GAP),
                  &view->rows[i]);
    if (view->n_rows == 0)
        widget_label(ui, rect_cut_top(&area, 80, 0),
                     (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     "名单上还没有人。先在培训师页“导入名单”。");
}
