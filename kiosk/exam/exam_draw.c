/* The exam's paper: what it asks for, what is done, and what comes next. */
#include <math.h>
#include <stdio.h>

#include "kiosk/exam/exam_view.h"
#include "kiosk/ui/theme.h"

static const struct exam_view *exam_of(const struct ui *ui)
{
    return ui->view;
}

static void exam_rules(const struct ui *ui, struct rect *area)
{
    char pass[96], last[160];
    const struct exam_view *exam = exam_of(ui);
    snprintf(pass, sizeof pass, "每场对话、业务知识都到 %d 分，才算通过。", exam->pass);
    snprintf(last, sizeof last, "一份卷只考一次，中途退出也算交卷。成绩等培训师复核完公布。");
    if (exam->minutes)
        snprintf(last, sizeof last, "限时 %d 分钟，到点自动交卷。一份卷只考一次，成绩复核完公布。",
                 exam->minutes);
    const char *rules[] = {exam->withheld ? "没有提示，说完一句就往下走。"
                                          : "没有提示，说完一句就往下走，成绩最后一起看。",
                           "一句只有一次机会；客户没听清的，会请您再说一遍。", pass, last};
    for (int i = 0; i < (exam->withheld ? 4 : 3); i++) {
        float height = text_height(rules[i], 32, area->w - 44);
        struct rect row = rect_cut_top(area, height, 12);
        struct rect dot = rect_cut_left(&row, 24, 20);
        dot.h = 48;
        draw_rect(ui->draw, rect_center(dot, 12, 12), 6, color_teal);
        widget_text(ui, row, (struct type){32, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0}, rules[i]);
    }
}

static void exam_part(const struct ui *ui, struct rect row, int index)
{
    const struct exam_view *exam = ui->view;
    const struct exam_part_view *part = &exam->parts[index];
    bool next = index == exam->next;
    struct color ground = part->done ? color_teal_pale : next ? color_card : color_sunk;
    struct color ink = part->done ? color_teal_dark : next ? color_ink : color_ink_soft;
    draw_rect(ui->draw, row, RADIUS, ground);
    draw_outline(ui->draw, row, RADIUS, next ? 4 : 2, next ? color_teal : color_line);
    row = rect_inset(row, 32, 0);
    widget_label(ui, rect_cut_right(&row, 176, 16),
                 (struct type){30, ink, WEIGHT_REGULAR, ALIGN_RIGHT, 1},
                 part->done ? "答完了"
                 : next     ? "接下来"
                            : "还没到");
    if (row.h < 140) {
        widget_label(ui, row, (struct type){36, ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, part->name);
        return;
    }
    row = rect_center(row, row.w, 112);
    widget_label(ui, rect_cut_top(&row, 60, 4), (struct type){40, ink, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 part->name);
    widget_label(ui, row, (struct type){30, ink, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 index < exam->n_plays ? "跟一位客户，从头说到尾" : "四个答案里选一个");
}

static void exam_parts(const struct ui *ui, struct rect area)
{
    int n = exam_of(ui)->n_parts;
    float height = fminf((area.h - 20.0f * (float)(n - 1)) / (float)n, 200);
    for (int i = 0; i < n; i++)
        exam_part(ui, rect_cut_top(&area, height, 20), i);
}

/* Before the first part another paper can be had, or a certain one. */
static void exam_choice(const struct ui *ui, struct rect bar)
{
    widget_button(ui, rect_cut_left(&bar, (bar.w - 16) / 2, 16),
                  (struct button){"换一份", "refresh", BUTTON_PLAIN, {ACTION_EXAM_REDRAW, 0}});
    widget_button(ui, bar,
                  (struct button){"输入卷号", NULL, BUTTON_PLAIN, {ACTION_EXAM_NUMBER, 0}});
}

static void exam_paper(const struct ui *ui, struct rect area)
{
    const struct exam_view *exam = ui->view;
    struct action next = {ACTION_EXAM_NEXT, 0};
    char number[64], person[160];
    snprintf(number, sizeof number, "试卷 %s", exam->number);
    if (exam->left_minutes >= 0)
        snprintf(person, sizeof person, "%s · 还剩 %d 分钟", exam->person, exam->left_minutes);
    else
        snprintf(person, sizeof person, "%s", exam->person);
    widget_label(ui, rect_cut_top(&area, 96, 4),
                 (struct type){60, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, number);
    widget_label(ui, rect_cut_top(&area, 52, 28),
                 (struct type){32, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, person);
    exam_rules(ui, &area);
    widget_button(
        ui, rect_cut_bottom(&area, 120, 20),
        (struct button){exam->begun ? "接着考" : "开始考试", "play", BUTTON_PRIMARY, next});
    if (!exam->begun && !exam->withheld)
        exam_choice(ui, rect_cut_bottom(&area, TARGET, 0));
    ui->hits->primary = next;
}

void exam_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    bool begun = exam_of(ui)->begun;
    widget_top(ui, &page, "考试", (struct action){begun ? ACTION_PAUSE : ACTION_HOME, 0});
    if (frame_is_tall(ui->frame)) {
        exam_paper(ui, rect_cut_top(&page, 760, 48));
        exam_parts(ui, page);
        return;
    }
    struct rect left = rect_cut_left(&page, page.w * 0.5f, 72);
    exam_paper(ui, left);
    exam_parts(ui, page);
}
