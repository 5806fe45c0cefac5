/* One contest: its terms and judges before the lots are drawn, its turns after that. */
#include <stdio.h>

#include "kiosk/contest/contest_view.h"
#include "kiosk/ui/table.h"
#include "kiosk/ui/theme.h"

enum { TERM_HEIGHT = 104, HEAD_HEIGHT = 84, JUDGE_HEIGHT = 80 };
static const struct table rows_table = {96, 32, 10};

static const char says_draft[] =
    "同一份卷，抽签定先后，轮到谁谁考。评委各用自己的名字打分，都交齐以前谁也看不到别人的；"
    "三位以上去掉一个最高、一个最低。抽了签就不能再改。";

static void term_draw(const struct ui *ui, struct rect cell, int term)
{
    static const char *const names[CONTEST_TERMS] = {
        [CONTEST_NAME] = "叫什么",    [CONTEST_PAPER] = "用哪份卷",  [CONTEST_WEIGHT] = "怎么算分",
        [CONTEST_TEAMS] = "怎么分队", [CONTEST_SECOND] = "第二个人", [CONTEST_SEASON] = "哪个赛季"};
    const struct contest_view *view = ui->view;
    draw_rect(ui->draw, cell, RADIUS, color_card);
    draw_outline(ui->draw, cell, RADIUS, 3, color_line);
    struct rect inner = rect_inset(cell, 28, 10);
    widget_label(ui, rect_cut_top(&inner, inner.h * 0.4f, 0),
                 (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, names[term]);
    widget_label(ui, inner, (struct type){34, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 view->terms[term]);
    widget_touch(ui, cell, RADIUS, (struct action){ACTION_CONTEST_TERM, term});
}

static void judge_draw(const struct ui *ui, struct rect cell, int at)
{
    const struct contest_judge_view *judge = &((const struct contest_view *)ui->view)->judges[at];
    draw_rect(ui->draw, cell, 16, judge->judges ? color_teal_pale : color_card);
    draw_outline(ui->draw, cell, 16, 2, color_line);
    struct rect inner = rect_inset(cell, 20, 8);
    struct rect mark = rect_cut_left(&inner, 40, 12);
    if (judge->judges)
        widget_icon(ui, mark, 36, "check", color_teal);
    widget_label(ui, inner, (struct type){32, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 judge->name);
    widget_touch(ui, cell, 16, (struct action){ACTION_CONTEST_JUDGE, at});
}

static void judges_draw(const struct ui *ui, struct rect area)
{
    const struct contest_view *view = ui->view;
    widget_label(ui, rect_cut_top(&area, 48, 12),
                 (struct type){32, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 "请谁当评委（点名字）");
    if (view->n_judges == 0)
        widget_text(ui, area, (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                    "评委用自己的名字和口令打分：先在培训师页“加一位培训师”。");
    for (int i = 0; i < view->n_judges; i++)
        judge_draw(ui, rect_cell(area, i, 2, JUDGE_HEIGHT, 12), i);
}

static void draft_draw(const struct ui *ui, struct rect page)
{
    const struct contest_view *view = ui->view;
    bool tall = frame_is_tall(ui->frame);
    char people[64];
    struct rect bar = rect_cut_bottom(&page, TARGET, 24);
    struct action draw = {view->can_draw ? ACTION_CONTEST_DRAW : ACTION_NONE, 0};
    snprintf(people, sizeof people, "参赛的人（%d）", view->n_entries);
    widget_button(ui, rect_cut_right(&bar, 240, 16),
                  (struct button){"抽签", "shield", BUTTON_PRIMARY, draw});
    widget_button(ui, rect_cut_right(&bar, 380, 16),
                  (struct button){people, "person", BUTTON_PLAIN, {ACTION_ENTRANTS, 0}});
    widget_button(ui, rect_cut_left(&bar, tall ? 140 : 200, 16),
                  (struct button){"删掉", NULL, BUTTON_QUIET, {ACTION_CONTEST_DISCARD, 0}});
    if (!tall)
        widget_label(ui, bar, (struct type){30, color_amber, WEIGHT_BOLD, ALIGN_RIGHT, 1},
                     view->wants);
    ui->hits->primary = draw;
    struct rect left = tall ? rect_cut_top(&page, 3 * TERM_HEIGHT + 32, 24)
                            : rect_cut_left(&page, page.w * 0.54f, 48);
    for (int i = 0; i < CONTEST_TERMS; i++)
        term_draw(ui, rect_cell(left, i, 2, TERM_HEIGHT, 16), i);
    struct type soft = {28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0};
    if (tall) {
        widget_flow(ui, &page, 24, soft, says_draft);
        widget_label(ui, rect_cut_top(&page, 44, 16),
                     (struct type){30, color_amber, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->wants);
    } else {
        rect_cut_top(&left, 3 * TERM_HEIGHT + 2 * 16, 32);
        widget_text(ui, left, soft, says_draft);
    }
    judges_draw(ui, page);
}

static struct rect table_area(const struct frame *frame)
{
    struct rect page = page_rect(frame);
    rect_cut_top(&page, TARGET, 24);
    rect_cut_top(&page, HEAD_HEIGHT, 16);
    rect_cut_bottom(&page, 2 * TARGET + 16, 20);
    return page;
}

int turns_per_page(const struct frame *frame)
{
    return table_fits(rows_table, table_area(frame).h, CONTEST_ROWS_MAX);
}

static struct color look_ink(enum turn_look look)
{
    const struct color inks[] = {[TURN_LOOK_WAITS] = color_ink_soft,
                                 [TURN_LOOK_NOW] = color_teal_dark,
                                 [TURN_LOOK_OPEN] = color_amber,
                                 [TURN_LOOK_DONE] = color_teal_dark,
                                 [TURN_LOOK_OFF] = color_red};
    return inks[look];
}

static void turn_draw(const struct ui *ui, struct rect row, const struct contest_turn_view *view,
                      int index)
{
    const struct contest_view *contest = ui->view;
    bool tall = frame_is_tall(ui->frame);
    struct rect all = {row.x - 16, row.y, row.w + 32, row.h};
    char lot[16];
    if (index == contest->chosen)
        draw_rect(ui->draw, all, 12, color_teal_pale);
    snprintf(lot, sizeof lot, "%d 号", view->lot);
    widget_label(ui, rect_cut_left(&row, 100, 16),
                 (struct type){32, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1}, lot);
    widget_label(ui, rect_cut_right(&row, tall ? 120 : 200, 16),
                 (struct type){32, color_ink, WEIGHT_BOLD, ALIGN_RIGHT, 1}, view->figure);
    widget_label(ui, rect_cut_right(&row, tall ? 200 : 360, 16),
                 (struct type){30, look_ink(view->look), WEIGHT_BOLD, ALIGN_RIGHT, 1}, view->says);
    struct type soft = {26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1};
    if (!tall)
        widget_label(ui, rect_cut_right(&row, 240, 16), soft, view->second);
    row = rect_inset(row, 0, 4);
    widget_label(ui, rect_cut_top(&row, row.h * 0.58f, 0),
                 (struct type){34, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->name);
    widget_label(ui, row, soft, view->team);
    widget_touch(ui, all, 12, (struct action){ACTION_TURN, index});
}

/* What can be done about the one chosen. */
static void chosen_draw(const struct ui *ui, struct rect bar)
{
    const struct contest_view *view = ui->view;
    bool tall = frame_is_tall(ui->frame);
    char first[96], other[96];
    snprintf(first, sizeof first, tall ? "打分" : "给%s打分", view->chosen_name);
    snprintf(other, sizeof other, tall ? "给搭档打分" : "给%s打分", view->second_name);
    float width = (bar.w - 3 * 16) / 4;
    if (view->can_judge)
        widget_button(ui, rect_cut_left(&bar, width, 16),
                      (struct button){first, NULL, BUTTON_PRIMARY, {ACTION_SHEET, 0}});
    if (view->can_judge_second)
        widget_button(ui, rect_cut_left(&bar, width, 16),
                      (struct button){other, NULL, BUTTON_PLAIN, {ACTION_SHEET, 1}});
    if (view->can_play)
        widget_button(ui, rect_cut_left(&bar, width, 16),
                      (struct button){"客户卡片", NULL, BUTTON_PLAIN, {ACTION_ROLE, 0}});
    if (view->can_absent)
        widget_button(ui, rect_cut_left(&bar, width, 16),
                      (struct button){view->is_absent ? "人到了" : "记缺席",
                                      NULL,
                                      BUTTON_PLAIN,
                                      {ACTION_TURN_ABSENT, 0}});
    if (!view->can_judge && *view->judge && bar.w > 200)
        widget_label(ui, bar, (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     view->judge);
}

/* The judges in the turns' place: whoever cannot go on leaves, which is asked first. */
static void leaving_draw(const struct ui *ui, struct rect page)
{
    const struct contest_view *view = ui->view;
    struct rect bar = rect_cut_bottom(&page, TARGET, 20);
    bool asks = view->leaving >= 0;
    for (int i = 0; i < view->n_judges; i++)
        judge_draw(ui, rect_cell(page, i, 2, JUDGE_HEIGHT, 12), i);
    if (asks)
        widget_button(
            ui, rect_cut_right(&bar, 280, 16),
            (struct button){"不再评了", NULL, BUTTON_PLAIN, {ACTION_CONTEST_JUDGE_LEAVES, 0}});
    widget_fitted(ui, bar, (struct type){28, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 2},
                  asks ? "不评了，打过的分就都不算，别人的照算；反悔不了。"
                       : "有评委评不下去了，就点他的名字。其他人的分交齐了，就不再等他。");
}

static void drawn_bar(const struct ui *ui, struct rect bar)
{
    const struct contest_view *view = ui->view;
    bool tall = frame_is_tall(ui->frame);
    char open[64];
    struct action publish = {view->n_open ? ACTION_NONE : ACTION_CONTEST_PUBLISH, 0};
    snprintf(open, sizeof open, "还差 %d 人", view->n_open);
    if (view->published)
        widget_button(
            ui, rect_cut_right(&bar, tall ? 150 : 300, 16),
            (struct button){
                "看榜", tall ? NULL : "star", BUTTON_PRIMARY, {ACTION_BOARD, BOARD_PEOPLE}});
    widget_button(ui, rect_cut_right(&bar, tall ? 190 : 300, 16),
                  (struct button){view->n_open      ? open
                                  : view->published ? tall ? "再公布" : "再公布一次"
                                                    : "公布名次",
                                  NULL, view->published ? BUTTON_PLAIN : BUTTON_PRIMARY, publish});
    widget_button(
        ui, rect_cut_right(&bar, tall ? 120 : 200, 16),
        (struct button){
            view->shows_judges ? "名单" : "评委", NULL, BUTTON_PLAIN, {ACTION_CONTEST_JUDGES, 0}});
    if (!view->shows_judges)
        widget_pager(ui, bar, ACTION_TURN_PAGE, view->page, view->pages);
}

static void drawn_draw(const struct ui *ui, struct rect page)
{
    const struct contest_view *view = ui->view;
    widget_fitted(ui, rect_cut_top(&page, HEAD_HEIGHT, 16),
                  (struct type){28, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 0}, view->about);
    drawn_bar(ui, rect_cut_bottom(&page, TARGET, 16));
    if (view->shows_judges) {
        leaving_draw(ui, page);
        return;
    }
    struct rect bar = rect_cut_bottom(&page, TARGET, 20);
    if (view->chosen >= 0)
        chosen_draw(ui, bar);
    else
        widget_label(ui, bar, (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     "点一个人：打分、记缺席。评委都交齐了，分数才出来。");
    struct rect area = table_panel(ui, table_area(ui->frame), rows_table, view->n_rows);
    for (int i = 0; i < view->n_rows; i++)
        turn_draw(ui, table_row(ui, &area, rows_table, i), &view->rows[i], view->first + i);
}

void contest_draw(const struct ui *ui)
{
    const struct contest_view *view = ui->view;
    struct rect page = page_rect(ui->frame);
    widget_top(ui, &page, view->name, (struct action){ACTION_CONTESTS, 0});
    page = page_rect(ui->frame);
    rect_cut_top(&page, TARGET, 24);
    if (view->draft)
        draft_draw(ui, page);
    else
        drawn_draw(ui, page);
}
