/* Why somebody is ready, or is not: every competency with what was seen of it, the worst first. */
#include <stdio.h>

#include "kiosk/team/team_draw_parts.h"
#include "kiosk/ui/table.h"
#include "kiosk/ui/theme.h"

enum { ROW_HEIGHT = 78, ROW_HEIGHT_TALL = 104, NOTE_HEIGHT = 48 };

static const char says[] =
    "彩条的右头，是八成把握能做到的比例；越过黑线（七成），又在两个以上的情景里见过"
    "四次以上，才算达标。时间久了不练，彩条会往回缩。";

static struct rect rows_area(const struct frame *frame)
{
    struct rect page = page_rect(frame);
    rect_cut_top(&page, TARGET, 24);
    rect_cut_top(&page, NOTE_HEIGHT + text_height(says, SIZE_CAPTION, page.w), 12);
    rect_cut_bottom(&page, TARGET, 20);
    return page;
}

static struct table rows_table(const struct frame *frame)
{
    return (struct table){frame_is_tall(frame) ? ROW_HEIGHT_TALL : ROW_HEIGHT, 32, 12};
}

int reason_per_page(const struct frame *frame)
{
    return table_fits(rows_table(frame), rows_area(frame).h, TEAM_ROWS_MAX);
}

/* From the lower end of the belief to its middle, with the line that is to be reached. */
static void belief_draw(const struct ui *ui, struct rect area, const struct reason_row_view *view)
{
    struct word_look look = word_look(view->word);
    struct rect bar = rect_center(area, area.w, 18), sure = bar, middle = bar;
    draw_rect(ui->draw, bar, 9, color_sunk);
    if (view->word != READINESS_NOT_STARTED) {
        middle.w = bar.w * (float)view->mean;
        sure.w = bar.w * (float)view->lower;
        draw_rect(ui->draw, middle, 9, color_line);
        draw_rect(ui->draw, sure, 9, look.cell);
    }
    struct rect line = {bar.x + bar.w * (float)READINESS_LINE - 2, bar.y - 10, 4, 38};
    draw_rect(ui->draw, line, 2, color_ink);
}

static void row_draw(const struct ui *ui, struct rect row, const struct reason_row_view *view)
{
    struct type strong = {32, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1};
    struct type soft = {26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1};
    bool tall = frame_is_tall(ui->frame);
    word_chip(ui, rect_cut_left(&row, 148, 24), view->word);
    if (tall) { /* the bar beside the name, and under both what was seen */
        struct rect top = rect_cut_top(&row, row.h * 0.52f, 0);
        belief_draw(ui, rect_cut_right(&top, 220, 24), view);
        widget_label(ui, top, strong, view->name);
        widget_label(ui, row, soft, view->evidence);
        return;
    }
    belief_draw(ui, rect_cut_right(&row, 420, 24), view);
    widget_label(ui, rect_cut_left(&row, row.w * 0.42f, 16), strong, view->name);
    widget_label(ui, row, soft, view->evidence);
}

void reason_draw(const struct ui *ui)
{
    const struct reason_view *view = ui->view;
    struct rect page = page_rect(ui->frame), area = rows_area(ui->frame);
    char observed[32];
    widget_top(ui, &page, view->name, (struct action){ACTION_TEAM_BACK, 0});
    page = page_rect(ui->frame);
    rect_cut_top(&page, TARGET, 24);
    widget_label(ui, rect_cut_top(&page, NOTE_HEIGHT, 0),
                 (struct type){SIZE_BODY, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->note);
    widget_flow(ui, &page, 12,
                (struct type){SIZE_CAPTION, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0}, says);
    struct rect bar = rect_cut_bottom(&page, TARGET, 20);
    widget_button(ui, rect_cut_right(&bar, frame_is_tall(ui->frame) ? 176 : 300, 16),
                  (struct button){frame_is_tall(ui->frame) ? "练习记录" : "看练习记录",
                                  frame_is_tall(ui->frame) ? NULL : "list",
                                  BUTTON_PLAIN,
                                  {ACTION_TEAM_ATTEMPTS, 0}});
    widget_button(ui, rect_cut_right(&bar, frame_is_tall(ui->frame) ? 150 : 240, 16),
                  (struct button){"改资料",
                                  frame_is_tall(ui->frame) ? NULL : "person",
                                  BUTTON_PLAIN,
                                  {ACTION_PERSON_ROW, 0}});
    snprintf(observed, sizeof observed, view->observed ? "暗访（%d）" : "暗访", view->observed);
    widget_button(ui, rect_cut_right(&bar, frame_is_tall(ui->frame) ? 136 : 200, 16),
                  (struct button){observed, NULL, BUTTON_PLAIN, {ACTION_TEAM_OBSERVED, 0}});
    widget_pager(ui, bar, ACTION_REASON_PAGE, view->page, view->pages);
    area = table_panel(ui, area, rows_table(ui->frame), view->n_rows);
    for (int i = 0; i < view->n_rows; i++)
        row_draw(ui, table_row(ui, &area, rows_table(ui->frame), i), &view->rows[i]);
}
