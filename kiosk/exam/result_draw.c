/* The result of an exam: one word, and the figures of every part. */
#include <math.h>
#include <stdio.h>

#include "kiosk/exam/exam_view.h"
#include "kiosk/ui/points.h"
#include "kiosk/ui/theme.h"

static const struct exam_view *exam_of(const struct ui *ui)
{
    return ui->view;
}

struct verdict_look {
    const char *word, *icon, *says;
    struct color ink, ground, bright;
};

static struct verdict_look verdict_look(enum exam_verdict verdict)
{
    const struct verdict_look looks[] = {
        [EXAM_PASSED] = {"通过", "check", "每场对话和业务知识都合格了。", color_teal_dark,
                         color_teal_pale, color_teal},
        [EXAM_REVIEW] = {"待复核", "question", "有几项机器没听准，培训师复核完，才知道通过没有。",
                         color_amber, color_amber_pale, color_amber_bright},
        [EXAM_FAILED] = {"没通过", "cross", "有一部分没到合格线。看看成绩单，练好了再来。",
                         color_red, color_red_pale, color_red_bright},
    };
    return looks[verdict];
}

/* Of a trainer's paper: that it was handed in, and nothing else. */
static struct verdict_look result_look(const struct exam_view *exam)
{
    struct verdict_look handed = {
        "交卷了",        "check",         "成绩等培训师复核完一起公布，到时在“考试”里看。",
        color_teal_dark, color_teal_pale, color_teal};
    if (exam->time_over)
        handed.says = "时间到，自动交卷了。成绩等培训师复核完一起公布，到时在“考试”里看。";
    return exam->withheld ? handed : verdict_look(exam->verdict);
}

/* "86 分", "72～84 分", "9 / 10 题". */
static void part_figure(const struct exam_part_view *part, int questions, int pass, char out[48])
{
    char total[16], low[16], high[16];
    total_text(part->total, pass, total);
    total_text(part->low, pass, low);
    total_text(part->high, pass, high);
    if (questions)
        snprintf(out, 48, "%.0f / %.0f 题", part->total, part->high);
    else if (part->review)
        snprintf(out, 48, "%s～%s 分", low, high);
    else
        snprintf(out, 48, "%s 分", total);
}

static void result_part(const struct ui *ui, struct rect row, int index)
{
    const struct exam_view *exam = ui->view;
    const struct exam_part_view *part = &exam->parts[index];
    int questions = index >= exam->n_plays;
    struct verdict_look look = verdict_look(part->verdict);
    double share = questions ? part->total / fmax(part->high, 1) : part->total / 100;
    char figure[48];
    part_figure(part, questions, exam->pass, figure);
    widget_panel(ui, row);
    row = rect_inset(row, 32, 20);
    if (exam->withheld) {
        const char *done = part->done ? "答完了" : "没考到";
        widget_label(ui, rect_cut_right(&row, 200, 24),
                     (struct type){32, part->done ? color_teal_dark : color_ink_soft, WEIGHT_BOLD,
                                   ALIGN_RIGHT, 1},
                     done);
        widget_text(ui, rect_center(row, row.w, text_height(part->name, 36, row.w - 36)),
                    (struct type){36, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 2}, part->name);
        return;
    }
    widget_button(
        ui, rect_center(rect_cut_right(&row, 216, 32), 216, 80),
        (struct button){
            questions ? "看答题" : "看成绩单", NULL, BUTTON_PLAIN, {ACTION_EXAM_CARD, index}});
    widget_bar(ui, rect_cut_bottom(&row, 14, 6), share, look.bright);
    const char *word = part->verdict == EXAM_PASSED   ? "合格"
                       : part->verdict == EXAM_REVIEW ? "待复核"
                                                      : "不合格";
    widget_label(ui, rect_cut_top(&row, 52, 0),
                 (struct type){32, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1}, part->name);
    widget_label(ui, rect_cut_right(&row, 112, 24),
                 (struct type){32, look.ink, WEIGHT_BOLD, ALIGN_RIGHT, 1}, word);
    widget_label(ui, row, (struct type){38, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, figure);
}

static void result_summary(const struct ui *ui, struct rect area)
{
    const struct exam_view *exam = ui->view;
    struct verdict_look look = result_look(exam);
    struct action home = {ACTION_HOME, 0};
    char number[64], pass[64];
    widget_button(ui, rect_cut_bottom(&area, 112, 24),
                  (struct button){"回首页", "home", BUTTON_PRIMARY, home});
    ui->hits->primary = ui->hits->back = home;
    snprintf(number, sizeof number, "试卷 %s", exam->number);
    snprintf(pass, sizeof pass, "合格线 %d 分", exam->pass);
    widget_label(ui, rect_cut_top(&area, 56, 0),
                 (struct type){36, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, exam->person);
    widget_label(ui, rect_cut_top(&area, 44, 0),
                 (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, number);
    widget_label(ui, rect_cut_top(&area, 44, 24),
                 (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, pass);
    float says = text_height(look.says, 32, area.w - 64);
    struct rect box = rect_cut_top(&area, 40 + 112 + 16 + says + 32, 20);
    draw_rect(ui->draw, box, RADIUS, look.ground);
    box = rect_inset(box, 32, 32);
    struct rect row = rect_cut_top(&box, 112, 16);
    widget_icon(ui, rect_cut_left(&row, 88, 24), 80, look.icon, look.ink);
    widget_label(ui, row, (struct type){80, look.ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, look.word);
    widget_text(ui, box, (struct type){32, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0}, look.says);
    if (exam->not_stored)
        widget_text(
            ui,
            rect_cut_top(&area, text_height("成绩没能全部存下来，请告诉管理员。", 28, area.w), 0),
            (struct type){28, color_amber, WEIGHT_BOLD, ALIGN_LEFT, 0},
            "成绩没能全部存下来，请告诉管理员。");
}

void result_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    bool tall = frame_is_tall(ui->frame);
    struct rect side =
        tall ? rect_cut_top(&page, 760, 40) : rect_cut_left(&page, page.w * 0.34f, 56);
    result_summary(ui, side);
    for (int i = 0; i < exam_of(ui)->n_parts; i++)
        result_part(ui, rect_cut_top(&page, 176, 24), i);
}
