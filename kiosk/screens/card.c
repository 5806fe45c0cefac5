/* The scorecard: the total and how sure it is, and what it is made of. The list beside it, verdict
 * by verdict, is card_list.c's. */
#include <math.h>
#include <stdio.h>

#include "kiosk/screens.h"
#include "kiosk/screens/card_list.h"
#include "kiosk/theme.h"

static void card_total(const struct ui *ui, struct rect *area)
{
    const struct card_view *card = &ui->view->card;
    struct rect row = rect_cut_top(area, 168, 0);
    char total[16], pass[48];
    snprintf(total, sizeof total, "%.0f", card->total);
    snprintf(pass, sizeof pass, "满分 100，%d 分合格", card->pass);
    /* While review can still take it below the pass mark, it is not shown as passed. */
    struct color color = card->low >= card->pass ? color_teal : color_ink;
    widget_label(ui, rect_cut_left(&row, text_width(total, SIZE_HUGE), 12),
                 (struct type){SIZE_HUGE, color, WEIGHT_BOLD, ALIGN_LEFT, 1}, total);
    rect_cut_top(&row, 44, 0);
    widget_label(ui, rect_cut_top(&row, 60, 0),
                 (struct type){SIZE_HEAD, color, WEIGHT_BOLD, ALIGN_LEFT, 1}, "分");
    widget_label(ui, rect_cut_top(&row, 44, 0),
                 (struct type){SIZE_CAPTION, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, pass);
}

/* What is not certain about the total, on a strip of its own. */
static void card_strip(const struct ui *ui, struct rect *area, const char *text)
{
    struct rect box = rect_cut_top(area, text_height(text, SIZE_CAPTION, area->w - 48) + 24, 20);
    draw_rect(ui->draw, box, 16, color_amber_pale);
    widget_text(ui, rect_inset(box, 24, 12),
                (struct type){SIZE_CAPTION, color_amber, WEIGHT_BOLD, ALIGN_LEFT, 0}, text);
}

static void card_range(const struct ui *ui, struct rect *area)
{
    const struct card_view *card = &ui->view->card;
    char text[128];
    snprintf(text, sizeof text, "还有 %d 项待复核，最终在 %.0f–%.0f 分之间。", card->review,
             card->low, card->high);
    if (card->review)
        card_strip(ui, area, text);
    if (card->not_stored)
        card_strip(ui, area, "这次的成绩没能全部存下来，请告诉管理员。");
}

static void card_ending(const struct ui *ui, struct rect *area)
{
    const struct card_view *card = &ui->view->card;
    widget_label(ui, rect_cut_top(area, 60, 4),
                 (struct type){40, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, card->ending);
    widget_text(ui, rect_cut_top(area, text_height(card->ending_text, 30, area->w), 24),
                (struct type){30, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                card->ending_text);
}

static void card_criterion(const struct ui *ui, struct rect row,
                           const struct criterion_view *criterion)
{
    char points[48];
    bool none = criterion->points_max <= 0;
    double share = none ? 0 : criterion->points / criterion->points_max;
    snprintf(points, sizeof points, none ? "待复核" : "%.0f / %d", share * criterion->weight,
             criterion->weight);
    widget_bar(ui, rect_cut_bottom(&row, 16, 4), share, color_teal);
    widget_label(ui, rect_cut_right(&row, 180, 8),
                 (struct type){30, color_ink, WEIGHT_BOLD, ALIGN_RIGHT, 1}, points);
    widget_label(ui, row, (struct type){30, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 criterion->name);
}

static void card_buttons(const struct ui *ui, struct rect bar)
{
    float half = (bar.w - 16) / 2;
    struct action home = {ACTION_HOME, 0};
    widget_button(ui, rect_cut_left(&bar, half, 16),
                  (struct button){"回首页", "home", BUTTON_PLAIN, home});
    widget_button(ui, bar,
                  (struct button){"再练一次", "refresh", BUTTON_PRIMARY, {ACTION_AGAIN, 0}});
    ui->hits->back = home;
}

static void card_summary(const struct ui *ui, struct rect area)
{
    const struct card_view *card = &ui->view->card;
    char who[192];
    snprintf(who, sizeof who, "%s · %s", card->person, card->play->title);
    widget_label(ui, rect_cut_top(&area, 48, 0),
                 (struct type){30, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, who);
    card_total(ui, &area);
    card_range(ui, &area);
    card_ending(ui, &area);
    for (int i = 0; i < card->n_criteria && area.h >= 72; i++)
        card_criterion(ui, rect_cut_top(&area, 72, 12), &card->criteria[i]);
}

void screen_card(const struct ui *ui)
{
    struct rect page = page_rect(ui->view);
    if (view_is_tall(ui->view)) {
        card_buttons(ui, rect_cut_bottom(&page, 112, 24));
        card_summary(ui, rect_cut_top(&page, 720, 24));
        card_list(ui, page);
        return;
    }
    struct rect side = rect_cut_left(&page, page.w * 0.36f, 56);
    card_buttons(ui, rect_cut_bottom(&side, 112, 24));
    card_summary(ui, side);
    card_list(ui, page);
}
