/* The card of whoever plays the customer: who that is, the facts, and what to say in each turn. */
#include <stdio.h>

#include "kiosk/contest/contest_view.h"
#include "kiosk/ui/theme.h"

static void facts_draw(const struct ui *ui, struct rect area)
{
    const struct role_view *view = ui->view;
    widget_panel(ui, area);
    area = rect_inset(area, 36, 24);
    widget_flow(ui, &area, 8, (struct type){38, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 0}, view->who);
    for (int i = 0; i < view->n_facts; i++)
        widget_flow(ui, &area, 6, (struct type){30, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 0},
                    view->facts[i]);
    rect_cut_top(&area, 10, 0);
    widget_fitted(ui, area, (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                  view->summary);
}

static void lines_draw(const struct ui *ui, struct rect area)
{
    const struct role_view *view = ui->view;
    widget_panel(ui, area);
    area = rect_inset(area, 36, 24);
    widget_label(ui, rect_cut_top(&area, 48, 8),
                 (struct type){30, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 view->waits ? "对方先开口。半天不说话，您才说："
                             : "这时候您说（看自己的火气，挑一句）：");
    struct rect wants = rect_cut_bottom(&area, view->n_wants ? 132 : 0, 12);
    float each = area.h / (float)(view->n_lines > 0 ? view->n_lines : 1);
    for (int i = 0; i < view->n_lines; i++) {
        struct rect row = rect_cut_top(&area, each, 0);
        rect_cut_bottom(&row, 8, 0);
        struct rect mood = rect_cut_left(&row, 100, 20);
        mood.h = mood.h < LINE_HEIGHT * 32 ? mood.h : LINE_HEIGHT * 32; /* beside the first line */
        widget_label(ui, mood, (struct type){28, color_amber, WEIGHT_BOLD, ALIGN_LEFT, 1},
                     view->lines[i].mood);
        widget_fitted(ui, row, (struct type){32, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                      view->lines[i].text);
    }
    char text[512];
    size_t used = (size_t)snprintf(text, sizeof text, "听到这些，火气就小一点：");
    for (int i = 0; i < view->n_wants && used < sizeof text; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%.60s", i ? "；" : "",
                                 view->wants[i]);
    if (view->n_wants)
        widget_fitted(ui, wants, (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                      text);
}

void role_draw(const struct ui *ui)
{
    const struct role_view *view = ui->view;
    struct rect page = page_rect(ui->frame);
    bool tall = frame_is_tall(ui->frame);
    widget_top(ui, &page, view->title, (struct action){ACTION_CONTEST_BACK, 0});
    page = page_rect(ui->frame);
    rect_cut_top(&page, TARGET, 24);
    struct rect bar = rect_cut_bottom(&page, TARGET, 20);
    widget_pager(ui, bar, ACTION_ROLE, view->page, view->pages);
    rect_cut_left(&bar, 2 * 224 + 120 + 3 * 16, 0);
    if (!tall)
        widget_label(ui, bar, (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_RIGHT, 1},
                     view->play);
    struct rect left =
        tall ? rect_cut_top(&page, page.h * 0.42f, 24) : rect_cut_left(&page, page.w * 0.36f, 32);
    facts_draw(ui, left);
    lines_draw(ui, page);
}
