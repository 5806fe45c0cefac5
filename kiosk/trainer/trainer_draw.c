/* What is there for trainers. */
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
    widget_label(ui, rect_cut_top(area, 44, 0),
                 (struct type){34, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, head);
    widget_flow(ui, area, 10, (struct type){30, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                text);
}

/* Who stands here, and what can be done about PINs. */
static void trainer_pin(const struct ui *ui, struct rect *area)
{
    const struct trainer_view *trainer = ui->view;
    char text[256];
    struct rect all = *area, bar = rect_cut_bottom(&all, 80, 0);
    struct button own = {"改我的口令", NULL, BUTTON_PLAIN, {ACTION_PIN_CHANGE, 0}};
    snprintf(text, sizeof text, "现在是%s。%s", trainer->name,
             trainer->own_pin ? "走开以前点“返回”，别人就进不来。"
                              : "这个口令写在设置文件里（trainer_pin），要改就改那里。");
    trainer_note(ui, area, "口令", text);
    widget_button(ui, rect_cut_right(&bar, 300, 16),
                  (struct button){"加一位培训师", "plus", BUTTON_PLAIN, {ACTION_TRAINER_NEW, 0}});
    if (trainer->own_pin)
        widget_button(ui, rect_cut_right(&bar, 240, 0), own);
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

enum { WAYS = 14 };

/* What waits for a trainer stands first; side by side where there is room. */
static void trainer_ways(const struct ui *ui, struct rect *page)
{
    char review[48];
    int n = trainer_of(ui)->to_hear;
    int columns = frame_is_tall(ui->frame) ? 3 : 7;
    snprintf(review, sizeof review, n ? "听录音（%d）" : "听录音", n);
    const struct button ways[WAYS] = {
        {"谁练得怎么样", "chart", BUTTON_PRIMARY, {ACTION_TEAM, 0}},
        {review, "speaker", BUTTON_PLAIN, {ACTION_HEAR, 0}},
        {"考卷", "shield", BUTTON_PLAIN, {ACTION_PAPERS, 0}},
        {"用语分析", "hint", BUTTON_PLAIN, {ACTION_QUALITY, 0}},
        {"上岗证", "star", BUTTON_PLAIN, {ACTION_CERTIFICATES, 0}},
        {"竞赛", "star", BUTTON_PLAIN, {ACTION_CONTESTS, 0}},
        {"明察暗访", "person", BUTTON_PLAIN, {ACTION_OBSERVED, 0}},
        {"学员的练习", "person", BUTTON_PLAIN, {ACTION_TRAINEES, 0}},
        {"存的录音", "clock", BUTTON_PLAIN, {ACTION_KEPT, 0}},
        {"导入名单", "plus", BUTTON_PLAIN, {ACTION_ROSTER, 0}},
        {"导出表格", "list", BUTTON_PLAIN, {ACTION_EXPORT, 0}},
        {"录台词", "microphone", BUTTON_PLAIN, {ACTION_LINES, 0}},
        {"规范对照", "question", BUTTON_PLAIN, {ACTION_STANDARDS, 0}},
        {"退出应答", "cross", BUTTON_PLAIN, {ACTION_QUIT, 0}},
    };
    float rows = (float)((WAYS + columns - 1) / columns);
    struct rect area = rect_cut_top(page, rows * 112 + (rows - 1) * 16, 24);
    for (int i = 0; i < WAYS; i++)
        widget_button(ui, rect_cell(area, i, columns, 112, 16), ways[i]);
    ui->hits->primary = ways[0].action;
}

void trainer_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    widget_top(ui, &page, "培训师", (struct action){ACTION_LEAVE, 0});
    page = rect_center(page, fminf(page.w, 1760), page.h);
    trainer_ways(ui, &page);
    widget_panel(ui, page);
    page = rect_inset(page, 48, 24);
    trainer_note(ui, &page, "复核",
                 "学员说判错的、会左右考试成绩的、抽查到的，一项一项听：先听，再判，机器怎么判的判"
                 "完才看到。");
    trainer_note(ui, &page, "给仪容举止打分",
                 "学员练完，在成绩单上点“培训师给仪容举止打分”，没看的不算分。");
    bool large = ui->frame->height < (frame_is_tall(ui->frame) ? 1800 : 1000);
    if (!*trainer_of(ui)->damaged && !large) /* there is no room for all */
        trainer_note(ui, &page, "考试",
                     "在“考卷”里出卷、锁定、发给班组；交卷以后先听完待复核的，再公布成绩。");
    trainer_database(ui, &page);
    trainer_pin(ui, &page);
}
