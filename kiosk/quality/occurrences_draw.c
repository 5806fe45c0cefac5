/* The replies behind a figure: a tap plays one. Of a move that nothing was heard for, what counts
 * stands above them, and what else shall count can be added. */
#include <math.h>
#include <stdio.h>

#include "kiosk/quality/quality_view.h"
#include "kiosk/ui/table.h"
#include "kiosk/ui/theme.h"

enum { HEAD_HEIGHT = 236, HEAD_HEIGHT_TALL = 330 };

static struct table rows_table(const struct frame *frame)
{
    return (struct table){frame_is_tall(frame) ? 172 : 96, 32, 10};
}

static float head_height(const struct frame *frame)
{
    return frame_is_tall(frame) ? HEAD_HEIGHT_TALL : HEAD_HEIGHT;
}

static struct rect rows_area(const struct frame *frame, enum quality_tab tab)
{
    struct rect page = page_rect(frame);
    rect_cut_top(&page, TARGET, 24);
    if (tab == QUALITY_UNMET)
        rect_cut_top(&page, head_height(frame), 16);
    rect_cut_bottom(&page, TARGET, 20);
    return page;
}

int occurrences_per_page(const struct frame *frame, enum quality_tab tab)
{
    return table_fits(rows_table(frame), rows_area(frame, tab).h, QUALITY_ROWS_MAX);
}

static void heard_write(enum quality_tab tab, const struct occurrence_view *view, char out[320])
{
    if (tab == QUALITY_RISKS)
        snprintf(out, 320, "听到“%.200s”", view->heard);
    else if (*view->heard)
        snprintf(out, 320, "听到的是“%.200s”", view->heard);
    else
        snprintf(out, 320, "什么都没听出来");
}

static void row_draw(const struct ui *ui, struct rect row, const struct occurrence_view *view,
                     int index)
{
    const struct occurrences_view *all_of = ui->view;
    struct rect all = {row.x - 16, row.y, row.w + 32, row.h};
    struct type soft = {26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, right = soft;
    char heard[320];
    right.align = ALIGN_RIGHT;
    if (view->playing)
        draw_rect(ui->draw, all, 12, color_teal_pale);
    struct rect icon = rect_cut_left(&row, 64, 20);
    if (view->has_sound)
        widget_icon(ui, icon, 48, view->playing ? "stop" : "speaker", color_teal);
    heard_write(all_of->tab, view, heard);
    row = rect_inset(row, 0, 6);
    struct rect top = rect_cut_top(&row, 46, 0);
    widget_label(ui, top, (struct type){30, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, heard);
    if (!view->has_sound)
        widget_label(ui, rect_cut_right(&row, 200, 16), right, "录音没有了");
    char where[512];
    snprintf(where, sizeof where, "%s · %s", view->who, view->where);
    soft.max_lines = 0;
    widget_fitted(ui, row, soft, where);
    if (view->has_sound)
        widget_touch(ui, all, 12, (struct action){ACTION_OCCURRENCE, index});
}

static void head_draw(const struct ui *ui, struct rect area)
{
    const struct occurrences_view *view = ui->view;
    char text[600];
    widget_panel(ui, area);
    area = rect_inset(area, 32, 20);
    struct rect turn = rect_cut_top(&area, area.h * 0.36f, 8);
    snprintf(text, sizeof text, "客户：%.300s", view->turn);
    widget_fitted(ui, turn, (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0}, text);
    struct rect words = rect_cut_top(&area, area.h * 0.5f, 8);
    snprintf(text, sizeof text, "该说的，比如：%.300s", view->words);
    widget_fitted(ui, words, (struct type){30, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 0}, text);
    if (!view->can_add)
        snprintf(text, sizeof text,
                 "这一项要一个字一个字地听数字或名字，说法只能由写情景的人来加。");
    else if (*view->own)
        snprintf(text, sizeof text, "自己加的：%.300s", view->own);
    else
        snprintf(text, sizeof text, "还没有自己加的说法。");
    widget_fitted(ui, area, (struct type){28, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0}, text);
}

static void bar_draw(const struct ui *ui, struct rect bar)
{
    const struct occurrences_view *view = ui->view;
    bool tall = frame_is_tall(ui->frame);
    if (view->tab == QUALITY_UNMET && view->can_add) {
        widget_button(
            ui, rect_cut_right(&bar, tall ? 280 : 340, 16),
            (struct button){
                "这样说也算…", tall ? NULL : "plus", BUTTON_PRIMARY, {ACTION_WORDING, 0}});
        if (*view->own)
            widget_button(
                ui, rect_cut_right(&bar, tall ? 220 : 300, 16),
                (struct button){"撤掉最后一句", NULL, BUTTON_PLAIN, {ACTION_WORDING_BACK, 0}});
    }
    widget_pager(ui, bar, ACTION_OCCURRENCES_PAGE, view->page, view->pages);
}

void occurrences_draw(const struct ui *ui)
{
    const struct occurrences_view *view = ui->view;
    struct rect page = page_rect(ui->frame), area = rows_area(ui->frame, view->tab);
    widget_top(ui, &page, view->title, (struct action){ACTION_QUALITY_BACK, 0});
    page = page_rect(ui->frame);
    rect_cut_top(&page, TARGET, 24);
    if (view->tab == QUALITY_UNMET)
        head_draw(ui, rect_cut_top(&page, head_height(ui->frame), 16));
    bar_draw(ui, rect_cut_bottom(&page, TARGET, 20));
    area = table_panel(ui, area, rows_table(ui->frame), view->n_rows > 0 ? view->n_rows : 1);
    for (int i = 0; i < view->n_rows; i++)
        row_draw(ui, table_row(ui, &area, rows_table(ui->frame), i), &view->rows[i],
                 view->first + i);
    if (view->n_rows == 0)
        table_none(ui, area, ALIGN_LEFT,
                   view->reading                ? "正在找……"
                   : view->tab == QUALITY_RISKS ? "这半年一次也没有。"
                                                : "没有了：录音到期删了，或者已经判过了。");
}
