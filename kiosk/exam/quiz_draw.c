/* A knowledge question, its four answers, and after the answer why. */
#include <math.h>
#include <stdio.h>

#include "kiosk/exam/exam_view.h"
#include "kiosk/ui/theme.h"

static bool quiz_revealed(const struct quiz_view *quiz)
{
    return quiz->revealed;
}

static void quiz_progress(const struct ui *ui, struct rect row)
{
    const struct quiz_view *quiz = ui->view;
    char text[64];
    if (quiz->left_minutes >= 0 && !quiz->reviewing)
        snprintf(text, sizeof text, "第 %d 题，共 %d 题 · 还剩 %d 分钟", quiz->number, quiz->n,
                 quiz->left_minutes);
    else
        snprintf(text, sizeof text, "第 %d 题，共 %d 题", quiz->number, quiz->n);
    widget_label(ui, rect_cut_left(&row, quiz->left_minutes >= 0 ? 560 : 320, 24),
                 (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, text);
    widget_bar(ui, rect_center(row, row.w, 16), (double)quiz->number / quiz->n, color_teal);
}

struct answer_look {
    struct color ground, ink, edge;
    const char *icon; /* NULL: its letter */
};

static struct answer_look answer_look(const struct quiz_view *quiz, int place)
{
    const struct answer_look plain = {color_card, color_ink, color_line, NULL};
    const struct answer_look chosen = {color_teal_pale, color_teal_dark, color_teal, NULL};
    const struct answer_look right = {color_teal_pale, color_teal_dark, color_teal, "check"};
    const struct answer_look wrong = {color_red_pale, color_red, color_red_bright, "cross"};
    if (!quiz_revealed(quiz))
        return place == quiz->chosen ? chosen : plain;
    return place == quiz->right ? right : place == quiz->chosen ? wrong : plain;
}

enum { ANSWER_GAP = 20, ROOMY = 144 }; /* an answer so high has larger text */

/* Larger where that costs no second line. */
static float answer_size(const char *text, float width, float height)
{
    bool breaks = text_width(text, 34) <= width && text_width(text, 38) > width;
    return height < ROOMY || breaks || text_height(text, 38, width) > height - 24 ? 34 : 38;
}

static void answer_draw(const struct ui *ui, struct rect rect, int place)
{
    const struct quiz_view *quiz = ui->view;
    struct answer_look look = answer_look(quiz, place);
    struct rect inner = rect_inset(rect, 28, 0), mark = rect_cut_left(&inner, 56, 24);
    char letter[2] = {(char)('A' + place), 0};
    float size = answer_size(quiz->answers[place], inner.w, rect.h);
    float height = text_height(quiz->answers[place], size, inner.w);
    draw_rect(ui->draw, rect, RADIUS, look.ground);
    draw_outline(ui->draw, rect, RADIUS, 3, look.edge);
    if (look.icon)
        widget_icon(ui, mark, 44, look.icon, look.ink);
    else
        widget_label(ui, mark, (struct type){40, look.ink, WEIGHT_BOLD, ALIGN_CENTER, 1}, letter);
    widget_text(ui, rect_center(inner, inner.w, height),
                (struct type){size, look.ink, WEIGHT_REGULAR, ALIGN_LEFT, 2}, quiz->answers[place]);
    if (!quiz_revealed(quiz))
        widget_touch(ui, rect, RADIUS, (struct action){ACTION_ANSWER, place});
}

/* What the reason below the answers may need: they stand where they stood when it comes. */
enum { WHY_HEIGHT = 216 };

/* Where it is low, two lines of an answer with less air; where there is room, more of it. */
static float answer_height(const struct frame *frame, struct rect area, float rows)
{
    float least = frame->height < 1000 ? 108 : 128;
    float height = (area.h - 32 - WHY_HEIGHT - (rows - 1) * ANSWER_GAP) / rows;
    return fminf(fmaxf(height, least), ROOMY * 1.2f);
}

static void quiz_why(const struct ui *ui, struct rect area)
{
    const struct quiz_view *quiz = ui->view;
    bool right = quiz->chosen == quiz->right;
    char head[96];
    snprintf(head, sizeof head, "%s　依据 %s",
             right              ? "答对了"
             : quiz->chosen < 0 ? "没有答"
                                : "答错了",
             quiz->clause);
    float size = 32;
    while (size > 26 && 24 + 48 + text_height(quiz->why, size, area.w - 64) + 24 > area.h)
        size -= 2;
    float height = 24 + 48 + text_height(quiz->why, size, area.w - 64) + 24;
    struct rect box = rect_cut_top(&area, fminf(height, area.h), 0);
    draw_rect(ui->draw, box, RADIUS, right ? color_teal_pale : color_amber_pale);
    box = rect_inset(box, 32, 24);
    widget_label(
        ui, rect_cut_top(&box, 48, 0),
        (struct type){30, right ? color_teal_dark : color_amber, WEIGHT_BOLD, ALIGN_LEFT, 1}, head);
    widget_text(ui, box, (struct type){size, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0}, quiz->why);
}

/* On to the next one; in an exam and when looking back, also back. */
static void quiz_ways(const struct ui *ui, struct rect bar)
{
    const struct quiz_view *quiz = ui->view;
    bool last = quiz->number == quiz->n, practice = quiz->mode == MODE_PRACTICE;
    bool ready = quiz->reviewing || quiz->chosen >= 0;
    struct action on = {ready ? ACTION_QUESTION : ACTION_NONE, 1};
    const char *label = !last ? "下一题" : practice ? "看看答对几题" : "交卷";
    if (last && quiz->reviewing) {
        on = (struct action){ACTION_RESULT, 0};
        label = "回考试成绩";
    }
    widget_button(ui, rect_cut_right(&bar, 360, 24),
                  (struct button){label, last ? NULL : "next", BUTTON_PRIMARY, on});
    if (!practice && quiz->number > 1)
        widget_button(ui, rect_cut_left(&bar, 240, 0),
                      (struct button){"上一题", "back", BUTTON_PLAIN, {ACTION_QUESTION, -1}});
    ui->hits->primary = on;
}

static void quiz_question(const struct ui *ui, struct rect area)
{
    const struct quiz_view *quiz = ui->view;
    int columns = frame_is_tall(ui->frame) ? 1 : 2;
    quiz_progress(ui, rect_cut_top(&area, 56, 20));
    quiz_ways(ui, rect_cut_bottom(&area, 112, 24));
    widget_flow(ui, &area, 32, (struct type){46, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 0},
                quiz->text);
    float rows = columns == 1 ? 4 : 2, height = answer_height(ui->frame, area, rows);
    struct rect answers = rect_cut_top(&area, rows * (height + ANSWER_GAP) - ANSWER_GAP, 32);
    for (int i = 0; i < 4; i++)
        answer_draw(ui, rect_cell(answers, i, columns, height, ANSWER_GAP), i);
    if (quiz_revealed(quiz))
        quiz_why(ui, area);
}

static const char *quiz_praise(const struct quiz_view *quiz)
{
    if (quiz->right_so_far == quiz->n)
        return "全对，记得很牢。";
    return quiz->right_so_far * 100 >= quiz->n * 80 ? "不错，错的那几题再看一眼。"
                                                    : "别急，多来几轮就熟了。";
}

static void quiz_over(const struct ui *ui, struct rect area)
{
    const struct quiz_view *quiz = ui->view;
    struct action again = {ACTION_QUIZ, 0};
    char text[64];
    struct rect box = rect_center(area, fminf(area.w, 1100), 592), bar;
    char known[64] = "";
    snprintf(text, sizeof text, "%d 题，答对 %d 题", quiz->n, quiz->right_so_far);
    if (quiz->n_all > 0)
        snprintf(known, sizeof known, "%d 条里会了 %d 条。答错的，下一轮先问。", quiz->n_all,
                 quiz->n_known);
    widget_panel(ui, box);
    box = rect_inset(box, 64, 64);
    bar = rect_cut_bottom(&box, 112, 32);
    widget_label(ui, rect_cut_top(&box, 120, 16),
                 (struct type){SIZE_TITLE, color_ink, WEIGHT_BOLD, ALIGN_CENTER, 1}, text);
    widget_label(ui, rect_cut_top(&box, 64, 0),
                 (struct type){36, color_ink_soft, WEIGHT_REGULAR, ALIGN_CENTER, 1},
                 quiz_praise(quiz));
    widget_label(ui, rect_cut_top(&box, 64, 0),
                 (struct type){32, color_teal_dark, WEIGHT_REGULAR, ALIGN_CENTER, 1}, known);
    widget_button(ui, rect_cut_left(&bar, (bar.w - 24) / 2, 24),
                  (struct button){"回首页", "home", BUTTON_PLAIN, {ACTION_HOME, 0}});
    widget_button(ui, bar, (struct button){"再来一轮", "refresh", BUTTON_PRIMARY, again});
    ui->hits->primary = again;
}

void quiz_draw(const struct ui *ui)
{
    const struct quiz_view *quiz = ui->view;
    struct rect page = page_rect(ui->frame);
    bool exam = quiz->mode == MODE_EXAM && !quiz->reviewing;
    enum action_kind back = exam ? ACTION_PAUSE : quiz->reviewing ? ACTION_RESULT : ACTION_HOME;
    widget_top(ui, &page, exam ? "考试 · 业务知识" : "业务知识", (struct action){back, 0});
    page = rect_center(page, fminf(page.w, 1560), page.h);
    if (frame_is_tall(ui->frame) && !quiz->over)
        page.h = fminf(page.h, 1480); /* the way on stays near the answers */
    if (quiz->over)
        quiz_over(ui, page);
    else
        quiz_question(ui, page);
}
