/* Choose a customer: a card a play, the whole card is the button. */
#include <math.h>
#include <stdio.h>

#include "kiosk/screens.h"
#include "kiosk/theme.h"

static void play_best(const struct ui *ui, struct rect row, const struct play_view *play)
{
    char text[32];
    snprintf(text, sizeof text, play->best < 0 ? "还没练过" : "最好 %.0f 分", play->best);
    widget_label(ui, row,
                 (struct type){SIZE_CAPTION, color_ink_soft, WEIGHT_REGULAR, ALIGN_RIGHT, 1}, text);
}

static void play_texts(const struct ui *ui, struct rect area, const struct play_view *play)
{
    struct rect foot = rect_cut_bottom(&area, 48, 16);
    widget_text(ui, rect_cut_top(&area, 40 * LINE_HEIGHT, 8),
                (struct type){40, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, play->title);
    widget_text(ui, area,
                (struct type){SIZE_CAPTION, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT,
                              (int)(area.h / (SIZE_CAPTION * LINE_HEIGHT))},
                play->summary);
    widget_play_chips(ui, foot.x, foot.y, play);
    play_best(ui, rect_cut_right(&foot, 200, 0), play);
}

static void play_upright(const struct ui *ui, struct rect rect, const struct play_view *play)
{
    struct rect inner = rect_inset(rect, 16, 16);
    widget_portrait(ui, rect_cut_top(&inner, inner.h * 0.46f, 24), play->portrait, play->mood, 0);
    play_texts(ui, rect_inset(inner, 16, 8), play);
}

static void play_lying(const struct ui *ui, struct rect rect, const struct play_view *play)
{
    struct rect inner = rect_inset(rect, 16, 16);
    widget_portrait(ui, rect_cut_left(&inner, 304, 24), play->portrait, play->mood, 0);
    play_texts(ui, rect_inset(inner, 16, 16), play);
}

static void play_card(const struct ui *ui, struct rect rect, int index)
{
    const struct play_view *play = &ui->view->plays.plays[index];
    widget_panel(ui, rect);
    if (view_is_tall(ui->view))
        play_lying(ui, rect, play);
    else
        play_upright(ui, rect, play);
    widget_touch(ui, rect, RADIUS, (struct action){ACTION_BRIEF, index});
}

void screen_plays(const struct ui *ui)
{
    struct rect page = page_rect(ui->view);
    bool tall = view_is_tall(ui->view);
    int columns = tall ? 1 : 3, n = ui->view->plays.n_plays;
    widget_top(ui, &page, "选一位客户", (struct action){ACTION_HOME, 0});
    float height = tall ? 448 : fminf(page.h - 8, 880);
    float all = ceilf((float)n / (float)columns) * (height + GAP) - GAP;
    /* Room for the cards' shadows and focus rings at the sides of the scrolled area. */
    struct rect window = {page.x - 16, page.y - 16, page.w + 32, page.h + 24};
    ui->hits->scroll = window;
    ui->hits->scroll_max = fmaxf(all + 8 - page.h, 0);
    ui->hits->clip = window;
    draw_clip(ui->draw, window);
    struct rect grid = {page.x, page.y - ui->view->scroll, page.w, page.h};
    for (int i = 0; i < n; i++) {
        struct rect cell = rect_cell(grid, i, columns, height, GAP);
        if (rect_intersect(cell, window).h > 0)
            play_card(ui, cell, i);
    }
    ui->hits->clip = (struct rect){0, 0, 0, 0};
    draw_clip(ui->draw, ui->hits->clip);
}
