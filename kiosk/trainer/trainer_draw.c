/* What is there for trainers, and how to keep trainees out of it. */
#include <math.h>
#include <stdio.h>

#include "kiosk/trainer/trainer_view.h"
#include "kiosk/ui/theme.h"

static const struct trainer_view *trainer_of(const struct ui *ui)
{
    return ui->view;
}

static void trainer_note(const struct ui *ui, struct rect *area, const char *head, const char *text)
{
    widget_label(ui, rect_cut_top(area, 56, 0),
                 (struct type){36, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, head);
    widget_flow(ui, area, 24, (struct type){30, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                text);
}

static void trainer_pin(const struct ui *ui, struct rect *area)
{
    const struct trainer_view *trainer = ui->view;
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

static void trainer_database(const struct ui *ui, struct rect *area)
{
    const struct trainer_view *trainer = ui->view;
    char text[1024];
    if (*trainer->damaged)
        snprintf(
            text, sizeof text,
            "有一份坏掉的成绩库放在一边，没有删：%s。现在用的是备份，备份以后练的不在里面。请管理员"
            "处理完把它移走。",
            trainer->damaged);
    else if (*trainer->backup)
        snprintf(text, sizeof text, "上次备份：%s。没人用的时候，每天自动备份一次。",
                 trainer->backup);
    else
        snprintf(text, sizeof text, "还没有备份。没人用的时候，每天自动备份一次。");
    trainer_note(ui, area, "成绩库", text);
}

/* What waits for a trainer stands first; side by side where there is room. */
static void trainer_ways(const struct ui *ui, struct rect *page)
{
    char review[48];
    const int *n = trainer_of(ui)->to_review;
    int columns = frame_is_tall(ui->frame) ? 1 : 3;
    enum mode first = n[MODE_EXAM] || !n[MODE_PRACTICE] ? MODE_EXAM : MODE_PRACTICE;
    snprintf(review, sizeof review, n[MODE_EXAM] ? "考试待复核（%d）" : "待复核", n[MODE_EXAM]);
    const struct button ways[] = {
        {review, "question", BUTTON_PRIMARY, {ACTION_REVIEWS, (int)first}},
        {"学员的练习", "person", BUTTON_PLAIN, {ACTION_TRAINEES, 0}},
        {"几个规范哪里不一样", "list", BUTTON_PLAIN, {ACTION_STANDARDS, 0}},
    };
    float rows = (float)(3 / columns);
    struct rect area = rect_cut_top(page, rows * 112 + (rows - 1) * 16, 32);
    for (int i = 0; i < 3; i++)
        widget_button(ui, rect_cell(area, i, columns, 112, 16), ways[i]);
    ui->hits->primary = ways[0].action;
}

void trainer_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    struct rect corner = rect_cut_right(&(struct rect){page.x, page.y, page.w, 88}, 300, 0);
    widget_top(ui, &page, "培训师", (struct action){ACTION_LEAVE, 0});
    if (trainer_of(ui)->has_pin)
        widget_button(ui, corner,
                      (struct button){"退出应答", NULL, BUTTON_PLAIN, {ACTION_QUIT, 0}});
    page = rect_center(page, fminf(page.w, 1400), page.h);
    trainer_ways(ui, &page);
    widget_panel(ui, page);
    page = rect_inset(page, 48, 36);
    trainer_note(ui, &page, "复核",
                 "机器没听准的，都排在“待复核”里，先练的在前。点开一场，再点开一项，听录音，选一个"
                 "理由改判。改了，总分跟着重算，理由留在记录里。");
    trainer_note(
        ui, &page, "给仪容举止打分",
        "学员练完，在他的成绩单上点“培训师给仪容举止打分”，看到的打勾，没做好的打叉，没看的"
        "不算分。");
    if (!*trainer_of(ui)->damaged) /* there is no room for all */
        trainer_note(
            ui, &page, "考试",
            "每份试卷有卷号。让全班考同一份，就让大家在“考试”里点“输入卷号”，输同一个号。");
    trainer_database(ui, &page);
    trainer_pin(ui, &page);
}
