/* Choose a customer: a card a play, the whole card is the button. */
#include <math.h>
#include <stdio.h>

#include "kiosk/plays/plays_view.h"
#include "kiosk/ui/points.h"
#include "kiosk/ui/theme.h"

static const struct plays_view *plays_of(const struct ui *ui)
{
    return ui->view;
}

static void play_best(const struct ui *ui, struct rect row, const struct play_view *play)
{
    char text[32], best[16];
    points_text(play->best, best);
    snprintf(text, sizeof text, play->best < 0 ? "还没练过" : "最好 %s 分", best);
    widget_label(ui, row,
                 (struct type){SIZE_CAPTION, color_ink_soft, WEIGHT_REGULAR, ALIGN_RIGHT, 1}, text);
}

static void play_texts(const struct ui *ui, struct rect area, const struct play_view *play)
{
    struct rect foot = rect_cut_bottom(&area, 48, 16);
    widget_label(ui, rect_cut_top(&area, 40 * LINE_HEIGHT, 8),
                 (struct type){40, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, play->title);
    widget_fitted(ui, area,
                  (struct type){SIZE_CAPTION, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
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
    widget_portrait(ui, rect_cut_left(&inner, 280, 24), play->portrait, play->mood, 0);
    play_texts(ui, rect_inset(inner, 16, 16), play);
}

/* Three stand side by side; more lie in rows of two, the next row in sight so that one scrolls on.
 */
enum { MOST_UPRIGHT = 3 };

struct layout {
    int columns;
    float height; /* of a card */
    bool upright;
};

static struct layout layout_of(const struct ui *ui, struct rect page)
{
    if (frame_is_tall(ui->frame))
        return (struct layout){1, 448, false};
    if (plays_of(ui)->n_plays <= MOST_UPRIGHT && page.h > 800)
        return (struct layout){3, fminf(page.h - 8, 880), true};
    return (struct layout){page.w < 1650 ? 1 : 2, 416, false};
}

static void play_card(const struct ui *ui, struct rect rect, int index, bool upright)
{
    const struct play_view *play = &plays_of(ui)->plays[index];
    widget_panel(ui, rect);
    if (upright)
        play_upright(ui, rect, play);
    else
        play_lying(ui, rect, play);
    widget_touch(ui, rect, RADIUS, (struct action){ACTION_BRIEF, index});
}

enum { HEADING_HEIGHT = 72 };

/* The cards under the headings of their places. Without `draws` only the height is found. The last
 * of an odd number is as wide as two, so that no half of a row stays empty. */
struct shelf {
    struct layout layout;
    struct rect page, window;
    bool draws;
};

static void shelf_heading(const struct ui *ui, const struct shelf *shelf, float y,
                          enum play_place place, int n)
{
    char text[64];
    struct rect row = {shelf->page.x, y, shelf->page.w, HEADING_HEIGHT - 16};
    snprintf(text, sizeof text, "%s · %d 位客户", place_text(place), n);
    if (shelf->draws && rect_intersect(row, shelf->window).h > 0)
        widget_label(ui, row, (struct type){SIZE_BODY, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1},
                     text);
}

static int shelf_count(const struct ui *ui, enum play_place place)
{
    int n = 0;
    for (int i = 0; i < plays_of(ui)->n_plays; i++)
        n += plays_of(ui)->plays[i].place == place;
    return n;
}

static float shelf_place(const struct ui *ui, const struct shelf *shelf, float y,
                         enum play_place place)
{
    int n = shelf_count(ui, place), columns = shelf->layout.columns, at = 0;
    float height = shelf->layout.height;
    if (n == 0)
        return y;
    shelf_heading(ui, shelf, y, place, n);
    struct rect grid = {shelf->page.x, y + HEADING_HEIGHT, shelf->page.w, shelf->page.h};
    for (int i = 0; i < plays_of(ui)->n_plays; i++) {
        if (plays_of(ui)->plays[i].place != place)
            continue;
        struct rect cell = rect_cell(grid, at++, columns, height, GAP);
        if (at == n && n % columns == 1)
            cell.w = shelf->page.w;
        if (shelf->draws && rect_intersect(cell, shelf->window).h > 0)
            play_card(ui, cell, i, false);
    }
    return y + HEADING_HEIGHT + ceilf((float)n / (float)columns) * (height + GAP);
}

/* By place, and in each the easier ones first, as they are in the view. */
static float shelf_run(const struct ui *ui, const struct shelf *shelf, float y)
{
    float end = shelf_place(ui, shelf, y, PLACE_COUNTER);
    end = shelf_place(ui, shelf, end, PLACE_PHONE);
    return shelf_place(ui, shelf, end, PLACE_ON_SITE) - GAP - y;
}

static void plays_cards(const struct ui *ui, const struct shelf *shelf)
{
    struct rect page = shelf->page;
    page.y -= ui->frame->scroll;
    if (!shelf->layout.upright) {
        shelf_run(ui, shelf, page.y);
        return;
    }
    for (int i = 0; i < plays_of(ui)->n_plays; i++)
        play_card(ui, rect_cell(page, i, shelf->layout.columns, shelf->layout.height, GAP), i,
                  true);
}

void plays_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    widget_top(ui, &page, "选一位客户", (struct action){ACTION_HOME, 0});
    struct layout layout = layout_of(ui, page);
    /* Room for the cards' shadows and focus rings at the sides of the scrolled area. */
    struct rect window = {page.x - 16, page.y - 16, page.w + 32, page.h + 24};
    struct shelf shelf = {layout, page, window, false};
    float all = layout.upright ? layout.height : shelf_run(ui, &shelf, page.y);
    shelf.draws = true;
    ui->hits->scroll = window;
    ui->hits->scroll_max = fmaxf(all + 8 - page.h, 0);
    ui->hits->clip = window;
    draw_clip(ui->draw, window);
    plays_cards(ui, &shelf);
    ui->hits->clip = (struct rect){0, 0, 0, 0};
    draw_clip(ui->draw, ui->hits->clip);
    if (ui->hits->scroll_max > 0)
        widget_scrollbar(ui, (struct rect){window.x, page.y, window.w + 16, page.h}, all);
}
