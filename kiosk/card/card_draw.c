/* The scorecard: the total and how sure it is, and what it is made of. The pages beside it are
 * card_todo.c's and card_list.c's. */
#include <math.h>
#include <stdio.h>

#include "kiosk/card/card_draw_parts.h"
#include "kiosk/ui/theme.h"

static const struct card_view *card_of(const struct ui *ui)
{
    return ui->view;
}

struct passed_look {
    const char *word;
    struct color ink;
};

/* In words, as far as it is known: what is still open may take it to either side. */
static struct passed_look card_passed(const struct card_view *card)
{
    if (card->pass == 0)
        return (struct passed_look){"", color_ink};
    if (card->low >= card->pass)
        return (struct passed_look){"合格", color_teal};
    return card->high < card->pass ? (struct passed_look){"不合格", color_red}
                                   : (struct passed_look){"待复核", color_amber};
}

static void card_total(const struct ui *ui, struct rect *area)
{
    const struct card_view *card = ui->view;
    struct rect row = rect_cut_top(area, 152, 8);
    char total[16], pass[48];
    struct passed_look passed = card_passed(card);
    total_text(card->total, card->pass, total);
    snprintf(pass, sizeof pass, "满分 100，%d 分合格", card->pass);
    /* While review can still take it below the pass mark, it is not shown as passed. */
    struct color color = card->low >= card->pass ? color_teal : color_ink;
    widget_label(ui, rect_cut_left(&row, text_width(total, SIZE_HUGE) + 4, 4),
                 (struct type){SIZE_HUGE, color, WEIGHT_BOLD, ALIGN_LEFT, 1}, total);
    struct rect unit = rect_cut_left(&row, SIZE_HEAD + 4, 20);
    unit.y += 26; /* on the line on which the figures stand */
    widget_label(ui, unit, (struct type){SIZE_HEAD, color, WEIGHT_BOLD, ALIGN_LEFT, 1}, "分");
    rect_cut_top(&row, 26, 0);
    widget_label(ui, rect_cut_top(&row, 64, 0),
                 (struct type){SIZE_HEAD, passed.ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, passed.word);
    widget_label(ui, rect_cut_top(&row, 44, 0),
                 (struct type){SIZE_CAPTION, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, pass);
}

/* What bears on the total, on a strip of its own. */
static void card_strip(const struct ui *ui, struct rect *area, struct color ground,
                       struct color ink, const char *text)
{
    struct rect box = rect_cut_top(area, text_height(text, SIZE_CAPTION, area->w - 48) + 24, 12);
    draw_rect(ui->draw, box, 16, ground);
    widget_text(ui, rect_inset(box, 24, 12),
                (struct type){SIZE_CAPTION, ink, WEIGHT_BOLD, ALIGN_LEFT, 0}, text);
}

static void card_strips(const struct ui *ui, struct rect *area)
{
    const struct card_view *card = ui->view;
    char text[256], low[16], high[16];
    snprintf(text, sizeof text, "一票否决：%s（%s）。总分最高 %d 分。",
             card->veto ? card->veto : "", card->veto ? card->veto_clause : "", card->veto_cap);
    if (card->veto)
        card_strip(ui, area, color_red_pale, color_red, text);
    snprintf(text, sizeof text, "关键的一步没做到：%s。这一步做不到，不算合格。",
             card->key ? card->key : "");
    if (card->key && !card->veto)
        card_strip(ui, area, color_red_pale, color_red, text);
    total_text(card->low, card->pass, low);
    total_text(card->high, card->pass, high);
    snprintf(text, sizeof text, "%d 项待复核，复核后在 %s–%s 分之间。", card->review, low, high);
    if (card->review)
        card_strip(ui, area, color_amber_pale, color_amber, text);
    if (card->not_stored)
        card_strip(ui, area, color_amber_pale, color_amber,
                   "这次的成绩没能全部存下来，请告诉管理员。");
    else if (card->silent &&
             !((card->veto || card->key) && card->review)) /* there is no room for all */
        card_strip(ui, area, color_sunk, color_ink, card->silent);
}

static void card_criterion(const struct ui *ui, struct rect row,
                           const struct criterion_view *criterion)
{
    char points[48], earned[16], worth[16];
    bool none = criterion->points_max <= 0;
    double share = none ? 0 : criterion->points / criterion->points_max;
    points_text(criterion->points, earned);
    points_text(criterion->points_max, worth);
    snprintf(points, sizeof points, none ? "未计分" : "%s / %s", earned, worth);
    widget_bar(ui, rect_cut_bottom(&row, row.h < 56 ? 6 : 12, 0), share, color_teal);
    widget_label(ui, rect_cut_right(&row, 180, 8),
                 (struct type){30, color_ink, WEIGHT_BOLD, ALIGN_RIGHT, 1}, points);
    widget_label(ui, row, (struct type){30, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 criterion->name);
}

static void card_hints(const struct ui *ui, struct rect row)
{
    const struct card_view *card = ui->view;
    char lost[16], points[24], name[48];
    points_text(card->hints_lost, lost);
    snprintf(points, sizeof points, "−%s", lost);
    snprintf(name, sizeof name, "看了 %d 次提示", card->hints);
    widget_label(ui, rect_cut_right(&row, 180, 8),
                 (struct type){30, color_red, WEIGHT_BOLD, ALIGN_RIGHT, 1}, points);
    widget_label(ui, row, (struct type){30, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1}, name);
}

static void card_summary(const struct ui *ui, struct rect area)
{
    const struct card_view *card = ui->view;
    char who[192];
    snprintf(who, sizeof who, "%s · %s", card->person, card->play->title);
    widget_label(ui, rect_cut_top(&area, 48, 0),
                 (struct type){30, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, who);
    widget_label(ui, rect_cut_top(&area, 44, 0),
                 (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, card->standard);
    card_total(ui, &area);
    card_strips(ui, &area);
    rect_cut_top(&area, 4, 0);
    float pitch = fminf(66, area.h / (float)(card->n_criteria + (card->hints > 0)));
    for (int i = 0; i < card->n_criteria && area.h >= 54; i++)
        card_criterion(ui, rect_cut_top(&area, fmaxf(pitch, 58) - 8, 8), &card->criteria[i]);
    if (card->hints > 0 && area.h >= 42)
        card_hints(ui, rect_cut_top(&area, 42, 0));
}

static struct button card_observer(const struct card_view *card)
{
    bool begun = card->seen > 0;
    if (card->seen + card->not_seen == 0)
        return (struct button){NULL, NULL, BUTTON_PLAIN, {ACTION_NONE, 0}};
    return (struct button){begun ? "改仪容举止的打分" : "培训师给仪容举止打分",
                           "person",
                           BUTTON_PLAIN,
                           {ACTION_CHECKLIST, 0}};
}

static void card_ways(const struct ui *ui, struct rect bar)
{
    struct action away = card_of(ui)->back;
    struct button back = {"回首页", "home", BUTTON_PLAIN, away};
    if (away.kind == ACTION_RESULT)
        back = (struct button){"回考试成绩", "back", BUTTON_PLAIN, away};
    if (away.kind == ACTION_LIST)
        back = (struct button){"返回列表", "back", BUTTON_PLAIN, away};
    struct button other = {"再练一次", "refresh", BUTTON_PRIMARY, {ACTION_AGAIN, 0}};
    ui->hits->back = away;
    if (card_of(ui)->reviewing)
        other = (struct button){"导出成绩单", "list", BUTTON_PLAIN, {ACTION_CARD_SHEET, 0}};
    if (!card_of(ui)->again)
        back.look = BUTTON_PRIMARY;
    if (card_of(ui)->again || card_of(ui)->reviewing) {
        widget_button(ui, rect_cut_left(&bar, (bar.w - 16) / 2, 16), back);
        widget_button(ui, bar, other);
    } else {
        widget_button(ui, bar, back);
    }
}

static void card_buttons(const struct ui *ui, struct rect area)
{
    struct button observer = card_observer(card_of(ui));
    card_ways(ui, rect_cut_bottom(&area, TARGET, 16));
    if (observer.label)
        widget_button(ui, rect_cut_bottom(&area, 72, 0), observer);
}

static void card_tabs(const struct ui *ui, struct rect bar)
{
    static const char *const labels[CARD_TABS] = {"先改什么", "扣分明细", "每一轮", "进步"};
    float width = (bar.w - (CARD_TABS - 1) * 16) / CARD_TABS;
    for (int i = 0; i < CARD_TABS; i++)
        widget_button(ui, rect_cut_left(&bar, width, 16),
                      (struct button){labels[i],
                                      NULL,
                                      i == (int)card_of(ui)->tab ? BUTTON_PRIMARY : BUTTON_PLAIN,
                                      {ACTION_TAB, i}});
}

static void card_pages(const struct ui *ui, struct rect area)
{
    static float (*const pages[CARD_TABS])(const struct ui *, struct rect,
                                           float) = {card_todo, card_losses, card_turns, card_line};
    card_tabs(ui, rect_cut_top(&area, 72, 16));
    widget_panel(ui, area);
    struct rect window = rect_inset(area, 2, 8), rows = rect_inset(area, 40, 8);
    widget_window(ui, area, window);
    float end = pages[card_of(ui)->tab](ui, rows, rows.y - ui->frame->scroll);
    widget_window_end(ui, area, end + ui->frame->scroll - rows.y);
}

void card_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    if (frame_is_tall(ui->frame)) {
        card_buttons(ui, rect_cut_bottom(&page, TARGET + 88, 24));
        card_summary(ui, rect_cut_top(&page, 720, 24));
        card_pages(ui, page);
        return;
    }
    struct rect side = rect_cut_left(&page, page.w * 0.36f, 56);
    card_buttons(ui, rect_cut_bottom(&side, TARGET + 88, 24));
    card_summary(ui, side);
    card_pages(ui, page);
}
