/* Is somebody to be removed with all that is theirs? What goes and what stays is said before, and
 * the way back is the button that stands out. */
#include <stdio.h>

#include "kiosk/people/people_view.h"
#include "kiosk/ui/theme.h"

static void remove_line(const struct ui *ui, struct rect *area, const char *icon, const char *text)
{
    struct rect row = rect_cut_top(area, 64, 12);
    widget_icon(ui, rect_cut_left(&row, 48, 20), 36, icon, color_teal_dark);
    widget_label(ui, row, (struct type){SIZE_BODY, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1}, text);
}

static void remove_lines(const struct ui *ui, struct rect area)
{
    const struct remove_view *view = ui->view;
    char attempts[96];
    snprintf(attempts, sizeof attempts, "%d 次练习和考试的成绩、评语", view->attempts);
    remove_line(ui, &area, "person", "您的名字、工号、班组");
    remove_line(ui, &area, "list", attempts);
    remove_line(ui, &area, "microphone", "您的录音，还有记下的嗓音");
    widget_text(ui, area, (struct type){30, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 3},
                "只留下没有名字的次数。删了就找不回来。培训师的名单上要是还有您，请他去掉。");
}

static void remove_buttons(const struct ui *ui, struct rect bar)
{
    struct action back = {ACTION_OWN, 0};
    widget_button(ui, rect_cut_left(&bar, bar.w * 0.36f, GAP),
                  (struct button){"全部删除", NULL, BUTTON_PLAIN, {ACTION_REMOVE_SURE, 0}});
    widget_button(ui, bar, (struct button){"不删，返回", "back", BUTTON_PRIMARY, back});
    ui->hits->primary = back;
}

void remove_draw(const struct ui *ui)
{
    const struct remove_view *view = ui->view;
    struct rect page = page_rect(ui->frame);
    char title[160];
    snprintf(title, sizeof title, "%s，要把您的记录都删掉吗？", view->name);
    widget_top(ui, &page, "删除我的记录", (struct action){ACTION_OWN, 0});
    struct rect box = rect_cut_top(&page, 680, 0);
    widget_panel(ui, box);
    box = rect_inset(box, 64, 48);
    struct rect bar = rect_cut_bottom(&box, 112, 24);
    widget_flow(ui, &box, 32, (struct type){SIZE_HEAD, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 2},
                title);
    if (*view->failed)
        widget_text(ui, box, (struct type){SIZE_BODY, color_red, WEIGHT_REGULAR, ALIGN_LEFT, 4},
                    view->failed);
    else
        remove_lines(ui, box);
    remove_buttons(ui, bar);
}
