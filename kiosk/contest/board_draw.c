/* The boards: a contest's places of people and of teams, and a season's points. */
#include <stdio.h>

#include "kiosk/contest/contest_view.h"
#include "kiosk/ui/table.h"
#include "kiosk/ui/theme.h"

enum { NOTE_HEIGHT = 48 };
static const struct table rows_table = {96, 32, 10};

static struct rect table_area(const struct frame *frame)
{
    struct rect page = page_rect(frame);
    rect_cut_top(&page, TARGET, 24);
    rect_cut_top(&page, TARGET, 12);
    rect_cut_top(&page, NOTE_HEIGHT, 12);
    rect_cut_bottom(&page, TARGET, 20);
    return page;
}

int board_per_page(const struct frame *frame)
{
    return table_fits(rows_table, table_area(frame).h, CONTEST_ROWS_MAX);
}

static void tabs_draw(const struct ui *ui, struct rect bar)
{
    static const char *const names[BOARDS] = {[BOARD_PEOPLE] = "个人名次",
                                              [BOARD_TEAMS] = "班组名次",
                                              [BOARD_SEASON_PEOPLE] = "赛季个人",
                                              [BOARD_SEASON_TEAMS] = "赛季班组"};
    const struct board_view *view = ui->view;
    int first = view->has_contest ? BOARD_PEOPLE : BOARD_SEASON_PEOPLE;
    float width = frame_is_tall(ui->frame) ? (bar.w - 3 * 12) / 4 : 260;
    for (int i = first; i < BOARDS; i++)
        widget_button(ui, rect_cut_left(&bar, width, 12),
                      (struct button){names[i],
                                      NULL,
                                      view->board == (enum board)i ? BUTTON_PRIMARY : BUTTON_PLAIN,
                                      {ACTION_BOARD, i}});
}

static void row_draw(const struct ui *ui, struct rect row, const struct board_row_view *view,
                     int index)
{
    const struct board_view *board = ui->view;
    bool tall = row.w < 1400, can = !board->own && board->board == BOARD_PEOPLE;
    struct rect all = {row.x - 16, row.y, row.w + 32, row.h};
    char place[16], name[160];
    if (index == board->chosen && can)
        draw_rect(ui->draw, all, 12, color_teal_pale);
    snprintf(place, sizeof place, "%d", view->place);
    widget_label(ui, rect_cut_left(&row, 80, 16),
                 (struct type){44, view->place && view->place <= 3 ? color_amber : color_ink_soft,
                               WEIGHT_BOLD, ALIGN_CENTER, 1},
                 view->place ? place : "—");
    widget_label(ui, rect_cut_right(&row, tall ? 160 : 220, 16),
                 (struct type){36, color_teal_dark, WEIGHT_BOLD, ALIGN_RIGHT, 1}, view->total);
    struct type soft = {26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, right = soft;
    right.align = ALIGN_RIGHT;
    if (!tall)
        widget_label(ui, rect_cut_right(&row, row.w * 0.5f, 16), right, view->figures);
    if (*view->honour && !tall)
        widget_label(ui, rect_cut_right(&row, 220, 16),
                     (struct type){28, color_amber, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->honour);
    row = rect_inset(row, 0, 4);
    snprintf(name, sizeof name, "%s%s%s", view->name, tall && *view->honour ? " · " : "",
             tall ? view->honour : "");
    widget_label(ui, rect_cut_top(&row, row.h * 0.58f, 0),
                 (struct type){34, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, name);
    widget_label(ui, row, soft, tall && *view->figures ? view->figures : view->team);
    if (can)
        widget_touch(ui, all, 12, (struct action){ACTION_BOARD_ROW, index});
}

/* Others hear it only where that one lets them. */
static void own_bar(const struct ui *ui, struct rect bar)
{
    const struct board_view *view = ui->view;
    if (!view->placed)
        return;
    bool tall = frame_is_tall(ui->frame);
    widget_button(
        ui, rect_cut_right(&bar, tall ? 200 : 260, 16),
        (struct button){
            "不给听", NULL, view->agreed ? BUTTON_PLAIN : BUTTON_PRIMARY, {ACTION_REPLAY, 0}});
    widget_button(
        ui, rect_cut_right(&bar, tall ? 200 : 260, 16),
        (struct button){
            "可以放", NULL, view->agreed ? BUTTON_PRIMARY : BUTTON_PLAIN, {ACTION_REPLAY, 1}});
    widget_fitted(ui, bar, (struct type){30, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 2},
                  "您这场对话，可以放给大家听吗？随时能改主意。");
}

static void trainer_bar(const struct ui *ui, struct rect bar)
{
    static const char *const names[] = {"放第 1 场", "放第 2 场", "放第 3 场"};
    const struct board_view *view = ui->view;
    bool tall = frame_is_tall(ui->frame);
    if (view->chosen < 0) {
        widget_pager(ui, bar, ACTION_BOARD_PAGE, view->page, view->pages);
        return;
    }
    for (int i = 0; i < view->n_hears && i < 3; i++)
        widget_button(ui, rect_cut_right(&bar, tall ? 180 : 240, 12),
                      (struct button){names[view->n_hears - 1 - i],
                                      tall ? NULL : "speaker",
                                      BUTTON_PLAIN,
                                      {ACTION_BOARD_HEAR, view->n_hears - 1 - i}});
    widget_label(ui, bar, (struct type){30, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 view->chosen_says);
}

void board_draw(const struct ui *ui)
{
    const struct board_view *view = ui->view;
    struct rect page = page_rect(ui->frame), area = table_area(ui->frame);
    widget_top(ui, &page, view->title, view->back);
    page = page_rect(ui->frame);
    rect_cut_top(&page, TARGET, 24);
    tabs_draw(ui, rect_cut_top(&page, TARGET, 12));
    widget_label(ui, rect_cut_top(&page, NOTE_HEIGHT, 12),
                 (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, view->note);
    struct rect bar = rect_cut_bottom(&page, TARGET, 20);
    if (view->own && view->board == BOARD_PEOPLE)
        own_bar(ui, bar);
    else
        trainer_bar(ui, bar);
    area = table_panel(ui, area, rows_table, view->n_rows > 0 ? view->n_rows : 1);
    for (int i = 0; i < view->n_rows; i++)
        row_draw(ui, table_row(ui, &area, rows_table, i), &view->rows[i], view->first + i);
    if (view->n_rows == 0)
        table_none(ui, area, ALIGN_LEFT, "还没有公布过名次。");
}
