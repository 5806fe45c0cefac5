/* What is there for trainers. */
#include <math.h>
#include <stdio.h>

#include "kiosk/trainer/trainer_view.h"
#include "kiosk/ui/theme.h"

static const struct trainer_view *trainer_of(const struct ui *ui)
{
    return ui->view;
}

struct way {
    const char *label, *icon, *says;
    struct action action;
};

enum { GROUPS = 3, WAYS = 5, GROUP_HEAD = 64, WITH_WORDS = 92 };

struct group {
    const char *head;
    struct way ways[WAYS];
};

static const struct group groups[GROUPS] = {
    {"学员",
     {{"谁练得怎么样", "chart", "谁能上岗，谁还没开始", {ACTION_TEAM, 0}},
      {"学员的练习", "person", "每个人的成绩单", {ACTION_TRAINEES, 0}},
      {"明察暗访", "check", "上班时看到的记一笔", {ACTION_OBSERVED, 0}},
      {"导入名单", "plus", "从 U 盘读进来", {ACTION_ROSTER, 0}},
      {"导出表格", "list", "存到 U 盘，能打印", {ACTION_EXPORT, 0}}}},
    {"评判和考试",
     {{"听录音", "speaker", "先听，再判", {ACTION_HEAR, 0}},
      {"用语分析", "hint", "哪句没说，谁说忌语", {ACTION_QUALITY, 0}},
      {"考卷", "shield", "出卷、发卷、公布成绩", {ACTION_PAPERS, 0}},
      {"上岗证", "badge", "谁能上哪个岗", {ACTION_CERTIFICATES, 0}},
      {"竞赛", "trophy", "抽签、打分、排名", {ACTION_CONTESTS, 0}}}},
    {"这台机器",
     {{"录台词", "microphone", "换成真人说的台词", {ACTION_LINES, 0}},
      {"存的录音", "clock", "存了多少，到期就删", {ACTION_KEPT, 0}},
      {"规范对照", "question", "几本规范哪里不一样", {ACTION_STANDARDS, 0}},
      {"加一位培训师", "plus", "各用各的口令", {ACTION_TRAINER_NEW, 0}},
      {"退出应答", "cross", "关掉这个程序", {ACTION_QUIT, 0}}}},
};

/* How many wait, where somebody does. */
static void way_count(const struct ui *ui, struct rect *row, const struct way *way)
{
    char text[16];
    int n = way->action.kind == ACTION_HEAR ? trainer_of(ui)->to_hear : 0;
    if (n == 0)
        return;
    snprintf(text, sizeof text, "%d 项", n);
    float width = text_width(text, SIZE_CAPTION) + 32;
    struct rect chip = rect_center(rect_cut_right(row, width, 12), width, 48);
    widget_chip(ui, chip.x, chip.y, text, color_amber_pale, color_amber);
}

static void way_draw(const struct ui *ui, struct rect row, const struct way *way)
{
    struct rect inner = rect_inset(row, 8, 0);
    widget_icon(ui, rect_cut_left(&inner, 48, 20), 44, way->icon, color_teal);
    way_count(ui, &inner, way);
    struct type label = {36, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1};
    if (row.h < WITH_WORDS) {
        widget_label(ui, inner, label, way->label);
    } else {
        inner = rect_center(inner, inner.w, 92);
        widget_label(ui, rect_cut_top(&inner, 52, 0), label, way->label);
        widget_label(ui, inner,
                     (struct type){SIZE_LEAST, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     way->says);
    }
    widget_touch(ui, row, 16, way->action);
}

/* In one column, or where the panel is as wide as the page in two. */
static void group_draw(const struct ui *ui, struct rect rect, const struct group *group,
                       int columns)
{
    struct rect inner = rect_inset(rect, 24, 16);
    int rows = (WAYS + columns - 1) / columns;
    widget_panel(ui, rect);
    widget_label(ui, rect_inset(rect_cut_top(&inner, GROUP_HEAD, 0), 8, 0),
                 (struct type){SIZE_CAPTION, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 group->head);
    float height = (inner.h - 8 * (float)(rows - 1)) / (float)rows;
    for (int i = 0; i < WAYS; i++)
        way_draw(ui, rect_cell(inner, i, columns, height, 8), &group->ways[i]);
}

static void trainer_database(const struct trainer_view *trainer, char out[1024])
{
    if (*trainer->damaged)
        snprintf(out, 1024,
                 "有一份坏掉的成绩库放在一边，没有删：%s。现在用的是备份，备份以后练的不在里面。请"
                 "管理员处理完把它移走。",
                 trainer->damaged);
    else if (*trainer->backup)
        snprintf(out, 1024, "上次备份：%s。没人用的时候，每天自动备份一次。", trainer->backup);
    else
        snprintf(out, 1024, "还没有备份。没人用的时候，每天自动备份一次。");
}

/* Who stands here, and how safe what is kept is. */
static void trainer_foot(const struct ui *ui, struct rect rect)
{
    const struct trainer_view *trainer = ui->view;
    char database[1024], text[1400];
    struct rect inner = rect_inset(rect, 32, 16);
    trainer_database(trainer, database);
    snprintf(text, sizeof text, "现在是%s。%s%s", trainer->name,
             trainer->own_pin ? "走开以前点“返回”，别人就进不来。"
             : trainer->pin_shown
                 ? "口令明写在设置文件里（trainer_pin），看得到文件的人都知道。请管理员运行 "
                   "yingda pin，换成它给的那一行。"
                 : "口令在设置文件里（trainer_pin），要改就请管理员运行 yingda pin。",
             database);
    draw_rect(ui->draw, rect, RADIUS, *trainer->damaged ? color_amber_pale : color_sunk);
    if (trainer->own_pin)
        widget_button(ui, rect_center(rect_cut_right(&inner, 248, 24), 248, 80),
                      (struct button){"改我的口令", NULL, BUTTON_PLAIN, {ACTION_PIN_CHANGE, 0}});
    widget_fitted(ui, inner, (struct type){SIZE_CAPTION, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                  text);
}

void trainer_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    bool tall = frame_is_tall(ui->frame), damaged = *trainer_of(ui)->damaged != '\0';
    widget_top(ui, &page, "培训师", (struct action){ACTION_LEAVE, 0});
    trainer_foot(ui, rect_cut_bottom(
                         &page, (tall ? 168.0f : 120.0f) + (damaged ? (tall ? 112 : 48) : 0), GAP));
    float height = (page.h - (GROUPS - 1) * GAP) / GROUPS;
    for (int i = 0; i < GROUPS; i++)
        group_draw(
            ui, tall ? rect_cut_top(&page, height, GAP) : rect_cell(page, i, GROUPS, page.h, GAP),
            &groups[i], tall ? 2 : 1);
    ui->hits->primary = groups[0].ways[0].action;
}
