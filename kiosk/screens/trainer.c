/* What is there for trainers, and how to keep trainees out of it. */
#include <math.h>
#include <stdio.h>

#include "kiosk/screens/screens.h"
#include "kiosk/screens/theme.h"

static void trainer_note(const struct ui *ui, struct rect *area, const char *head, const char *text)
{
    widget_label(ui, rect_cut_top(area, 56, 0),
                 (struct type){36, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, head);
    widget_flow(ui, area, 24, (struct type){30, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                text);
}

static void trainer_pin(const struct ui *ui, struct rect *area)
{
    const struct trainer_view *trainer = &ui->view->trainer;
    char text[1024];
    if (trainer->has_pin)
        snprintf(
            text, sizeof text,
            "已经设了口令。打分、改判和这一页，都要先输口令。要改，改设置文件里的 trainer_pin。");
    else
        snprintf(
            text, sizeof text,
            "还没有设口令，谁都能进来。在设置文件里加一行 trainer_pin: \"2468\"（四到八位数字）"
            "，重新开机就有了。文件在 %s",
            trainer->settings);
    trainer_note(ui, area, "口令", text);
}

void screen_trainer(const struct ui *ui)
{
    struct rect page = page_rect(ui->view);
    widget_top(ui, &page, "培训师", (struct action){ACTION_LEAVE, 0});
    page = rect_center(page, fminf(page.w, 1400), page.h);
    widget_button(
        ui, rect_cut_top(&page, 112, 32),
        (struct button){"几个规范哪里不一样", "list", BUTTON_PRIMARY, {ACTION_STANDARDS, 0}});
    ui->hits->primary = (struct action){ACTION_STANDARDS, 0};
    widget_panel(ui, page);
    page = rect_inset(page, 48, 36);
    trainer_note(
        ui, &page, "给仪容举止打分",
        "学员练完，在他的成绩单上点“培训师给仪容举止打分”，看到的打勾，没做好的打叉，没看的"
        "不算分。");
    trainer_note(
        ui, &page, "复核",
        "成绩单上点开任何一项，听录音，选一个理由改判。改了，总分跟着重算，理由留在记录里。");
    trainer_note(ui, &page, "考试",
                 "每份试卷有卷号。让全班考同一份，就让大家在“考试”里点“输入卷号”，输同一个号。");
    trainer_pin(ui, &page);
}
