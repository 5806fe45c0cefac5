/* Somebody's row: name, number, team, the day; off the lists, or one with another row. */
#include <math.h>
#include <stdio.h>

#include "kiosk/team/team_view.h"
#include "kiosk/ui/theme.h"

static const struct person_row_view *row_of(const struct ui *ui)
{
    return ui->view;
}

static void head(const struct ui *ui, struct rect *area, const char *text)
{
    widget_label(ui, rect_cut_top(area, 56, 8),
                 (struct type){34, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, text);
}

static void facts_draw(const struct ui *ui, struct rect *area)
{
    const struct person_row_view *row = ui->view;
    char text[256];
    struct rect line = rect_cut_top(area, TARGET, 24);
    widget_button(ui, rect_cut_right(&line, 220, 16),
                  (struct button){"改名字", NULL, BUTTON_PLAIN, {ACTION_PERSON_RENAME, 0}});
    snprintf(text, sizeof text, "%s%s%s%s", *row->number ? "工号 " : "没有工号", row->number,
             *row->team ? " · " : "", row->team);
    widget_label(ui, rect_cut_top(&line, 48, 0),
                 (struct type){SIZE_BODY, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1}, text);
    widget_label(ui, line, (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 row->post);
}

static void due_draw(const struct ui *ui, struct rect *area)
{
    static const char *const steps[DUE_STEPS] = {"不设", "本周日", "下周日", "月底"};
    head(ui, area, row_of(ui)->due);
    struct rect bar = rect_cut_top(area, TARGET, 24);
    float width = (bar.w - 3 * 16) / 4;
    for (int i = 0; i < DUE_STEPS; i++)
        widget_button(ui, rect_cut_left(&bar, width, 16),
                      (struct button){steps[i], NULL, BUTTON_PLAIN, {ACTION_PERSON_DUE, i}});
}

static void sure_draw(const struct ui *ui, struct rect bar, struct action yes, const char *label)
{
    widget_button(ui, rect_cut_right(&bar, 240, 16),
                  (struct button){label, "check", BUTTON_PRIMARY, yes});
    widget_button(ui, rect_cut_right(&bar, 200, 16),
                  (struct button){"算了", NULL, BUTTON_PLAIN, {ACTION_PERSON_RETIRE, 0}});
    widget_text(ui, bar, (struct type){28, color_amber, WEIGHT_BOLD, ALIGN_LEFT, 2},
                yes.kind == ACTION_PERSON_MERGE_SURE ? "合并了就分不开了，真是同一个人？"
                                                     : "离开名单，练过的都留着。");
}

static void like_draw(const struct ui *ui, struct rect *area)
{
    const struct person_row_view *row = ui->view;
    head(ui, area, row->n_like ? "名字一样，或者读起来一样的，是同一个人吗？" : "没有重名的");
    for (int i = 0; i < row->n_like && area->h >= TARGET; i++) {
        struct rect line = rect_cut_top(area, TARGET, 12);
        if (row->asks == 1 + i) {
            sure_draw(ui, line, (struct action){ACTION_PERSON_MERGE_SURE, 0}, "是，合并");
            continue;
        }
        widget_button(ui, rect_cut_right(&line, 220, 16),
                      (struct button){"并到这里", NULL, BUTTON_PLAIN, {ACTION_PERSON_MERGE, i}});
        widget_text(ui, line, (struct type){29, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 2},
                    row->like[i]);
    }
}

void person_row_draw(const struct ui *ui)
{
    const struct person_row_view *row = ui->view;
    struct rect page = page_rect(ui->frame);
    widget_top(ui, &page, row->name, (struct action){ACTION_TEAM_BACK, 0});
    page = rect_center(page, fminf(page.w, 1300), page.h);
    widget_panel(ui, page);
    page = rect_inset(page, 48, 32);
    facts_draw(ui, &page);
    due_draw(ui, &page);
    struct rect bar = rect_cut_bottom(&page, TARGET, 16);
    if (row->asks == 0)
        sure_draw(ui, bar, (struct action){ACTION_PERSON_RETIRE_SURE, 0}, "离开名单");
    else
        widget_button(
            ui, rect_cut_left(&bar, 400, 0),
            (struct button){"调走了，离开名单", NULL, BUTTON_PLAIN, {ACTION_PERSON_RETIRE, 0}});
    like_draw(ui, &page);
}
