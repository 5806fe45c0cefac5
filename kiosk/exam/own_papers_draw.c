/* The papers that somebody has: what is to be sat, and what came of the others. */
#include <stdio.h>

#include "kiosk/exam/exam_view.h"
#include "kiosk/ui/theme.h"

enum { ROW_HEIGHT = 112, ROW_GAP = 16, NOTE_HEIGHT = 64 };

static struct rect rows_area(const struct frame *frame)
{
    struct rect page = page_rect(frame);
    rect_cut_top(&page, TARGET, 24);
    rect_cut_top(&page, NOTE_HEIGHT, 16);
    rect_cut_bottom(&page, TARGET, 24);
    return page;
}

int own_papers_per_page(const struct frame *frame)
{
    int rows = (int)((rows_area(frame).h + ROW_GAP) / (ROW_HEIGHT + ROW_GAP));
    return rows < 1 ? 1 : rows > OWN_PAPERS_MAX ? OWN_PAPERS_MAX : rows;
}

static void row_draw(const struct ui *ui, struct rect row, const struct own_paper_view *view)
{
    const struct color inks[] = {[OWN_PAPER_OPEN] = color_teal_dark,
                                 [OWN_PAPER_WAITS] = color_amber,
                                 [OWN_PAPER_PASSED] = color_teal_dark,
                                 [OWN_PAPER_FAILED] = color_red};
    struct type strong = {36, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1};
    struct type soft = {28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1};
    bool open = view->look == OWN_PAPER_OPEN;
    char title[64];
    struct rect all = row;
    widget_panel(ui, row);
    if (open)
        draw_outline(ui->draw, row, RADIUS, 4, color_teal);
    row = rect_inset(row, 32, 12);
    if (open)
        widget_button(ui, rect_center(rect_cut_right(&row, 200, 24), 200, 80),
                      (struct button){view->verb, "play", BUTTON_PRIMARY, view->opens});
    if (!open || !frame_is_tall(ui->frame))
        widget_label(ui, rect_cut_right(&row, frame_is_tall(ui->frame) ? 330 : 420, 16),
                     (struct type){30, inks[view->look], WEIGHT_BOLD, ALIGN_RIGHT, 1}, view->says);
    snprintf(title, sizeof title, "试卷 %s", view->number);
    widget_label(ui, rect_cut_top(&row, row.h / 2, 0), strong, title);
    widget_label(ui, row, soft, view->about);
    if (!open && view->opens.kind != ACTION_NONE)
        widget_touch(ui, all, RADIUS, view->opens);
}

void own_papers_draw(const struct ui *ui)
{
    const struct own_papers_view *view = ui->view;
    struct rect page = page_rect(ui->frame), area = rows_area(ui->frame), bar;
    struct action mock = {ACTION_EXAM_MOCK, 0};
    widget_top(ui, &page, "我的考试", (struct action){ACTION_HOME, 0});
    page = page_rect(ui->frame);
    rect_cut_top(&page, TARGET, 24);
    widget_label(ui, rect_cut_top(&page, NOTE_HEIGHT, 0),
                 (struct type){SIZE_BODY, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 view->certificate);
    bar = rect_cut_bottom(&page, TARGET, 0);
    widget_button(ui, rect_cut_right(&bar, 340, 16),
                  (struct button){"自己练考一份", "refresh", BUTTON_PLAIN, mock});
    widget_button(ui, rect_cut_right(&bar, 240, 16),
                  (struct button){"输入卷号", NULL, BUTTON_PLAIN, {ACTION_EXAM_NUMBER, 0}});
    widget_pager(ui, bar, ACTION_EXAM_PAGE, view->page, view->pages);
    for (int i = 0; i < view->n_rows; i++)
        row_draw(ui, rect_cut_top(&area, ROW_HEIGHT, ROW_GAP), &view->rows[i]);
    if (view->n_rows == 0)
        widget_label(ui, rect_cut_top(&area, 80, 0),
                     (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     "还没有发给您的考卷。可以先自己练考一份。");
    ui->hits->primary =
        view->n_rows > 0 && view->rows[0].look == OWN_PAPER_OPEN ? view->rows[0].opens : mock;
}
