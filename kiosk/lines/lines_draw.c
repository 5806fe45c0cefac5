/* All that a customer says, a line a row, and below it the one that is being recorded. */
#include <math.h>
#include <stdio.h>

#include "kiosk/lines/lines_view.h"
#include "kiosk/ui/table.h"
#include "kiosk/ui/theme.h"

enum { ROW_HEIGHT = 76, ROW_HEIGHT_TALL = 124, DESK_HEIGHT = 400 };

static const struct lines_view *lines_of(const struct ui *ui)
{
    return ui->view;
}

static float desk_height(const struct frame *frame)
{
    return frame_is_tall(frame) ? 620 : frame->height < 1000 ? 340 : DESK_HEIGHT;
}

static struct rect rows_area(const struct frame *frame)
{
    struct rect page = page_rect(frame);
    rect_cut_top(&page, TARGET, 24);
    rect_cut_bottom(&page, desk_height(frame), 20);
    return page;
}

static struct table rows_table(const struct frame *frame)
{
    return (struct table){frame_is_tall(frame) ? ROW_HEIGHT_TALL : ROW_HEIGHT, 32, 8};
}

int lines_per_page(const struct frame *frame)
{
    return table_fits(rows_table(frame), rows_area(frame).h, LINES_ROWS_MAX);
}

static void row_draw(const struct ui *ui, struct rect row, const struct line_row_view *view,
                     int index)
{
    struct rect all = {row.x - 16, row.y, row.w + 32, row.h};
    struct type soft = {26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1};
    if (index == lines_of(ui)->chosen)
        draw_rect(ui->draw, all, 12, color_teal_pale);
    widget_label(ui, rect_cut_left(&row, 96, 12), soft, view->mood);
    struct type state = soft;
    state.align = ALIGN_RIGHT;
    if (view->recorded)
        state = (struct type){26, color_teal_dark, WEIGHT_BOLD, ALIGN_RIGHT, 1};
    widget_label(ui, rect_cut_right(&row, 130, 16), state, view->recorded ? "录过了" : "合成的");
    float height = fminf(text_height(view->text, 28, row.w), row.h);
    widget_fitted(ui, rect_center(row, row.w, height),
                  (struct type){28, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0}, view->text);
    widget_touch(ui, all, 12, (struct action){ACTION_LINE, index});
}

static void rows_draw(const struct ui *ui, struct rect area)
{
    const struct lines_view *view = ui->view;
    area = table_panel(ui, area, rows_table(ui->frame), view->n_rows > 0 ? view->n_rows : 1);
    for (int i = 0; i < view->n_rows; i++)
        row_draw(ui, table_row(ui, &area, rows_table(ui->frame), i), &view->rows[i],
                 view->first + i);
}

static void desk_buttons(const struct ui *ui, struct rect bar)
{
    const struct lines_view *view = ui->view;
    struct action record = {ACTION_LINE_RECORD, 0};
    struct button main = {view->recorded ? "重录这一句" : "录这一句", "microphone", BUTTON_PRIMARY,
                          record};
    if (view->recording)
        main = (struct button){"念完了", "stop", BUTTON_PRIMARY, record};
    float width = (bar.w - 2 * 16) / 3;
    widget_button(ui, rect_cut_left(&bar, width, 16), main);
    ui->hits->primary = record;
    struct action hear = {view->recording ? ACTION_NONE : ACTION_LINE_HEAR, 0};
    widget_button(ui, rect_cut_left(&bar, width, 16),
                  (struct button){view->playing ? "停下" : "听现在的",
                                  view->playing ? "stop" : "speaker", BUTTON_PLAIN, hear});
    if (view->recorded && !view->recording)
        widget_button(ui, bar,
                      (struct button){"还用合成的", NULL, BUTTON_PLAIN, {ACTION_LINE_FORGET, 0}});
}

/* What is to be read, as large as there is room; below it what came of it. */
static void desk_draw(const struct ui *ui, struct rect area)
{
    const struct lines_view *view = ui->view;
    char says[512];
    draw_rect(ui->draw, area, RADIUS, view->recording ? color_teal_pale : color_card);
    draw_outline(ui->draw, area, RADIUS, 3, view->recording ? color_teal : color_line);
    area = rect_inset(area, 32, 20);
    if (view->chosen < 0) {
        snprintf(
            says, sizeof says,
            "点一句，照着念，念完再点一下。安静的屋子，嘴离麦克风一拳，念出这时候的心情。录好的"
            "先于合成的声音播放；太轻、太响、太吵、没念完的不收。录音存在 %s，情景包本身不改。",
            view->where);
        widget_fitted(ui, area, (struct type){30, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                      says);
        return;
    }
    desk_buttons(ui, rect_cut_bottom(&area, TARGET, 16));
    struct rect foot = rect_cut_bottom(&area, 48, 8);
    if (view->recording)
        widget_meter(ui, foot, &view->meter, color_teal);
    else
        widget_label(ui, foot,
                     (struct type){28, view->trouble ? color_red : color_teal_dark, WEIGHT_BOLD,
                                   ALIGN_LEFT, 1},
                     view->says);
    snprintf(says, sizeof says, "这时候的心情：%s", view->mood);
    widget_label(ui, rect_cut_top(&area, 44, 4),
                 (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, says);
    widget_fitted(ui, area, (struct type){48, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 0}, view->text);
}

void lines_draw(const struct ui *ui)
{
    const struct lines_view *view = ui->view;
    struct rect page = page_rect(ui->frame), strip = {page.x, page.y, page.w, TARGET};
    bool tall = frame_is_tall(ui->frame);
    char title[64];
    snprintf(title, sizeof title, "录台词 %d/%d", view->n_recorded, view->n_all);
    widget_top(ui, &page, title, (struct action){ACTION_TRAINER, 0});
    widget_button(ui, rect_cut_right(&strip, tall ? 400 : 520, 16),
                  (struct button){view->play, NULL, BUTTON_PLAIN, {ACTION_LINES_PLAY, 0}});
    if (!tall) {
        struct rect bar = rect_cut_right(&strip, 624, 16);
        widget_pager(ui, bar, ACTION_LINES_PAGE, view->page, view->pages);
    }
    page = page_rect(ui->frame);
    rect_cut_top(&page, TARGET, 24);
    struct rect desk = rect_cut_bottom(&page, desk_height(ui->frame), 20);
    if (tall)
        widget_pager(ui, rect_cut_bottom(&desk, TARGET, 20), ACTION_LINES_PAGE, view->page,
                     view->pages);
    desk_draw(ui, desk);
    rows_draw(ui, rows_area(ui->frame));
}
