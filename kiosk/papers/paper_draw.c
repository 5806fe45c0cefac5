/* One paper: a draft with its terms and plays, or a locked one with those who have it. */
#include <stdio.h>

#include "kiosk/papers/papers_view.h"
#include "kiosk/ui/table.h"
#include "kiosk/ui/theme.h"

enum { TERM_HEIGHT = 104, HEAD_HEIGHT = 72 };
static const struct table rows_table = {72, 32, 10};

static const struct paper_view *paper_of(const struct ui *ui)
{
    return ui->view;
}

static void term_draw(const struct ui *ui, struct rect cell, int term)
{
    static const char *const names[PAPER_TERMS] = {
        [TERM_SUBJECT] = "考哪一科", [TERM_LEVEL] = "客户",     [TERM_STANDARD] = "按哪个规范",
        [TERM_PLAYS] = "对话",       [TERM_QUESTIONS] = "题目", [TERM_MINUTES] = "时限"};
    draw_rect(ui->draw, cell, RADIUS, color_card);
    draw_outline(ui->draw, cell, RADIUS, 3, color_line);
    struct rect inner = rect_inset(cell, 28, 10);
    widget_label(ui, rect_cut_top(&inner, inner.h * 0.4f, 0),
                 (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, names[term]);
    widget_label(ui, inner, (struct type){34, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 paper_of(ui)->terms[term]);
    widget_touch(ui, cell, RADIUS, (struct action){ACTION_PAPER_TERM, term});
}

static void play_draw(const struct ui *ui, struct rect row, int at)
{
    const struct paper_view *view = ui->view;
    widget_panel(ui, row);
    row = rect_inset(row, 28, 10);
    widget_button(ui, rect_center(rect_cut_right(&row, 176, 20), 176, 76),
                  (struct button){"换一场", NULL, BUTTON_PLAIN, {ACTION_PAPER_PLAY, at}});
    widget_label(ui, rect_cut_top(&row, row.h * 0.56f, 0),
                 (struct type){32, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->plays[at]);
    widget_label(ui, row, (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 view->places[at]);
}

static void draft_says(const struct ui *ui, struct rect area)
{
    widget_text(ui, area, (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                "同一份卷，每个人遇到的客户、题目都一样，不给提示，也不看谁练得怎么样来调难易。"
                "锁定以后谁也改不了，才能发。");
}

static void draft_draw(const struct ui *ui, struct rect page)
{
    const struct paper_view *view = ui->view;
    bool tall = frame_is_tall(ui->frame);
    struct rect bar = rect_cut_bottom(&page, TARGET, 24);
    struct action lock = {ACTION_PAPER_LOCK, 0};
    widget_button(ui, rect_cut_right(&bar, 260, 16),
                  (struct button){"锁定", "shield", BUTTON_PRIMARY, lock});
    widget_button(ui, rect_cut_right(&bar, 280, 16),
                  (struct button){"全部换一套", "refresh", BUTTON_PLAIN, {ACTION_PAPER_REDRAW, 0}});
    widget_button(ui, rect_cut_left(&bar, 200, 0),
                  (struct button){"删掉", NULL, BUTTON_QUIET, {ACTION_PAPER_DISCARD, 0}});
    ui->hits->primary = lock;
    struct rect left = tall ? rect_cut_top(&page, 3 * TERM_HEIGHT + 32, 32)
                            : rect_cut_left(&page, page.w * (page.w < 1650 ? 0.5f : 0.44f), 48);
    for (int i = 0; i < PAPER_TERMS; i++)
        term_draw(ui, rect_cell(left, i, 2, TERM_HEIGHT, 16), i);
    if (!tall) {
        rect_cut_top(&left, 3 * TERM_HEIGHT + 2 * 16, 32);
        draft_says(ui, left);
    }
    for (int i = 0; i < view->n_plays; i++)
        play_draw(ui, rect_cut_top(&page, 112, 16), i);
    char questions[64];
    snprintf(questions, sizeof questions, "还有业务知识 %d 道题", view->n_questions);
    if (view->n_questions)
        widget_label(ui, rect_cut_top(&page, 60, 16),
                     (struct type){32, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1}, questions);
    if (tall)
        draft_says(ui, page);
}

static struct rect table_area(const struct frame *frame)
{
    struct rect page = page_rect(frame);
    rect_cut_top(&page, TARGET, 24);
    rect_cut_top(&page, HEAD_HEIGHT + 24 + (frame_is_tall(frame) ? TARGET + 16 : 0), 0);
    rect_cut_bottom(&page, 2 * TARGET + 16, 20);
    return page;
}

int paper_rows_per_page(const struct frame *frame)
{
    return table_fits(rows_table, table_area(frame).h, PAPER_ROWS_MAX);
}

static struct color sat_ink(enum sat_look look)
{
    const struct color inks[] = {[SAT_NOT_YET] = color_ink_soft, [SAT_UNDER_WAY] = color_amber,
                                 [SAT_TO_REVIEW] = color_amber,  [SAT_READY] = color_teal_dark,
                                 [SAT_PASSED] = color_teal_dark, [SAT_FAILED] = color_red};
    return inks[look];
}

static void sat_draw(const struct ui *ui, struct rect row, const struct sat_row_view *view,
                     int index)
{
    bool tall = frame_is_tall(ui->frame);
    struct rect all = {row.x - 16, row.y, row.w + 32, row.h};
    if (index == paper_of(ui)->chosen)
        draw_rect(ui->draw, all, 12, color_teal_pale);
    widget_label(ui, rect_cut_right(&row, tall ? 220 : 300, 16),
                 (struct type){30, sat_ink(view->look), WEIGHT_BOLD, ALIGN_RIGHT, 1}, view->says);
    widget_label(ui, rect_cut_right(&row, tall ? 300 : 420, 16),
                 (struct type){30, color_ink, WEIGHT_REGULAR, ALIGN_RIGHT, 1}, view->figure);
    widget_label(ui, rect_cut_left(&row, tall ? row.w : 300, 16),
                 (struct type){34, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->name);
    if (!tall)
        widget_label(ui, row, (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     view->team);
    widget_touch(ui, all, 12, (struct action){ACTION_SAT, index});
}

static void sats_draw(const struct ui *ui, struct rect area)
{
    const struct paper_view *view = ui->view;
    int n = view->n_rows > 0 ? view->n_rows : 1;
    area = table_panel(ui, area, rows_table, n);
    for (int i = 0; i < view->n_rows; i++)
        sat_draw(ui, table_row(ui, &area, rows_table, i), &view->rows[i], view->first + i);
    if (view->n_rows == 0)
        table_none(ui, area, ALIGN_LEFT,
                   view->reading ? "正在看谁考了……" : "还没有发给谁。选好班组，点“发卷”。");
}

/* Why it is void: a reason a button, and the way out of it. */
static void void_draw(const struct ui *ui, struct rect bar)
{
    static const char *const reasons[] = {"停电、故障", "身体不适", "发错了卷"};
    float width = (bar.w - 3 * 16) / 4;
    for (int i = 0; i < 3; i++)
        widget_button(ui, rect_cut_left(&bar, width, 16),
                      (struct button){reasons[i], NULL, BUTTON_PLAIN, {ACTION_VOID, i}});
    widget_button(ui, bar, (struct button){"算了", NULL, BUTTON_QUIET, {ACTION_VOID_ASK, 0}});
}

static void chosen_draw(const struct ui *ui, struct rect bar)
{
    static const char *const cards[] = {"第 1 场", "第 2 场", "第 3 场"};
    const struct paper_view *view = ui->view;
    if (view->asks_void) {
        void_draw(ui, bar);
        return;
    }
    bool tall = frame_is_tall(ui->frame);
    bool narrow = bar.w < 900;
    widget_label(ui,
                 rect_cut_left(&bar,
                               narrow ? 136
                               : tall ? 180
                                      : 260,
                               16),
                 (struct type){34, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->chosen_name);
    for (int i = 0; i < view->n_plays; i++) {
        if (view->can_open[i])
            widget_button(ui, rect_cut_left(&bar, narrow ? 116 : 150, 12),
                          (struct button){cards[i], NULL, BUTTON_PLAIN, {ACTION_SAT_CARD, i}});
    }
    if (view->can_release)
        widget_button(
            ui, rect_cut_right(&bar, tall ? 130 : 220, 12),
            (struct button){tall ? "公布" : "公布成绩", NULL, BUTTON_PRIMARY, {ACTION_RELEASE, 1}});
    if (view->can_void)
        widget_button(
            ui, rect_cut_right(&bar, tall ? 170 : 220, 12),
            (struct button){tall ? "作废" : "作废重考", NULL, BUTTON_PLAIN, {ACTION_VOID_ASK, 0}});
}

static void locked_head(const struct ui *ui, struct rect *page)
{
    const struct paper_view *view = ui->view;
    bool tall = frame_is_tall(ui->frame);
    struct rect head = rect_cut_top(page, HEAD_HEIGHT, tall ? 16 : 24), hand = head;
    char hands[96];
    if (tall)
        hand = rect_cut_top(page, TARGET, 24);
    snprintf(hands, sizeof hands, "%.60s", view->group);
    if (!view->withdrawn) {
        float height = tall ? TARGET : HEAD_HEIGHT;
        struct rect right = rect_cut_right(&hand, 820, 0);
        right.h = height;
        widget_button(ui, rect_cut_left(&right, 430, 12),
                      (struct button){hands, NULL, BUTTON_PLAIN, {ACTION_PAPER_GROUP, 0}});
        widget_button(ui, rect_cut_left(&right, 200, 12),
                      (struct button){"发卷", "next", BUTTON_PRIMARY, {ACTION_PAPER_HAND_OUT, 0}});
        widget_button(ui, right,
                      (struct button){"收回", NULL, BUTTON_QUIET, {ACTION_PAPER_WITHDRAW, 0}});
    }
    if (!tall)
        head = hand;
    widget_label(ui, head, (struct type){32, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 view->about);
}

static void locked_draw(const struct ui *ui, struct rect page)
{
    const struct paper_view *view = ui->view;
    struct rect bar;
    char release[64];
    locked_head(ui, &page);
    bar = rect_cut_bottom(&page, TARGET, 16);
    bool tall = frame_is_tall(ui->frame);
    snprintf(release, sizeof release, tall ? "公布（%d）" : "公布复核好的（%d）", view->n_ready);
    struct action all = {view->n_ready ? ACTION_RELEASE : ACTION_NONE, 0};
    widget_button(ui, rect_cut_right(&bar, tall ? 230 : 440, 16),
                  (struct button){release, tall ? NULL : "check", BUTTON_PRIMARY, all});
    widget_button(
        ui, rect_cut_right(&bar, tall ? 130 : 210, 16),
        (struct button){tall ? "对错" : "每项对错", NULL, BUTTON_PLAIN, {ACTION_PAPER_ITEMS, 0}});
    widget_pager(ui, bar, ACTION_SAT_PAGE, view->page, view->pages);
    bar = rect_cut_bottom(&page, TARGET, 20);
    if (view->chosen >= 0)
        chosen_draw(ui, bar);
    else
        widget_label(ui, bar, (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     "点一个人：看成绩单、公布、作废重考。没公布以前，本人看不到分。");
    sats_draw(ui, table_area(ui->frame));
}

void paper_draw(const struct ui *ui)
{
    const struct paper_view *view = ui->view;
    struct rect page = page_rect(ui->frame);
    char title[96];
    snprintf(title, sizeof title, "试卷 %s%s", view->number,
             view->draft       ? " · 草稿"
             : view->withdrawn ? " · 收回了"
                               : "");
    widget_top(ui, &page, title, (struct action){ACTION_PAPERS, 0});
    page = page_rect(ui->frame);
    rect_cut_top(&page, TARGET, 24);
    if (view->draft)
        draft_draw(ui, page);
    else
        locked_draw(ui, page);
}
