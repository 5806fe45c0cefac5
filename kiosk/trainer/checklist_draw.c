/* The observer's checklist: lines to tick while somebody practises, or right after. */
#include <stdio.h>

#include "kiosk/trainer/trainer_view.h"
#include "kiosk/ui/theme.h"

static const struct checklist_view *checklist_of(const struct ui *ui)
{
    return ui->view;
}

static void checklist_who(const struct ui *ui, struct rect *bar)
{
    static const struct {
        enum rule_who who;
        const char *label;
    } kinds[] = {{WHO_MEN, "男员工"}, {WHO_WOMEN, "女员工"}};
    for (int i = 0; i < 2; i++) {
        bool here = checklist_of(ui)->who == kinds[i].who;
        widget_button(ui, rect_cut_left(bar, 176, 16),
                      (struct button){kinds[i].label,
                                      NULL,
                                      here ? BUTTON_PRIMARY : BUTTON_PLAIN,
                                      {ACTION_WHO, (int)kinds[i].who}});
    }
}

void checklist_draw(const struct ui *ui)
{
    const struct checklist_view *list = ui->view;
    struct rect page = page_rect(ui->frame), bar;
    struct action done = {ACTION_SIGHTS_DONE, 0};
    char title[128];
    snprintf(title, sizeof title, "仪容举止 · %s", checklist_of(ui)->person);
    widget_top(ui, &page, title, (struct action){ACTION_CARD, 0});
    bar = rect_cut_bottom(&page, TARGET, 24);
    checklist_who(ui, &bar);
    widget_button(ui, rect_cut_right(&bar, 280, 24),
                  (struct button){"记到成绩单", NULL, BUTTON_PRIMARY, done});
    widget_sights_count(ui, bar, list->lines, list->n_lines);
    widget_sights(ui, page, list->lines, list->n_lines, ACTION_SIGHT);
    ui->hits->primary = done;
}
