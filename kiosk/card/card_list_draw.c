/* The scorecard's page "每一轮": everything, reply by reply; the rules that were kept in one line,
 * but for a trainer, who may want to open each. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "kiosk/card/card_draw_parts.h"
#include "kiosk/card/strip_draw_parts.h"
#include "kiosk/ui/theme.h"

static const struct card_view *card_of(const struct ui *ui)
{
    return ui->view;
}

enum { HEAR_WIDTH = 240, HEAR_HEIGHT = 72 };

static float head_height(const struct card_turn_view *turn, float width)
{
    return fmaxf(52 + text_height(turn->said, 30, width - HEAR_WIDTH - 24), HEAR_HEIGHT);
}

static float turn_height(const struct card_turn_view *turn, float width)
{
    float strip = turn->n_levels > 0 ? STRIP_SMALL_HEIGHT + 16 : 0;
    return turn->number ? 24 + head_height(turn, width) + strip + 24 : 100;
}

static void turn_head(const struct ui *ui, struct rect row, int index)
{
    const struct card_turn_view *turn = &card_of(ui)->turns[index];
    char title[96];
    struct rect side = rect_cut_right(&row, HEAR_WIDTH, 24);
    if (turn->playable)
        widget_button(ui, (struct rect){side.x, side.y, side.w, HEAR_HEIGHT},
                      hear_button(ui, "整段回答", (struct action){ACTION_HEAR_REPLY, index}));
    widget_touch(ui, rect_inset(row, -8, -8), 16, (struct action){ACTION_REPLY, index});
    snprintf(title, sizeof title, "第 %d 轮%s%s ›", turn->number,
             turn->again ? "（又说了一遍）" : "", turn->broke_off ? " · 声音断过" : "");
    widget_label(ui, rect_cut_top(&row, 48, 4),
                 (struct type){SIZE_BODY, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1}, title);
    widget_text(ui, row, (struct type){30, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0}, turn->said);
}

static void list_turn(const struct ui *ui, struct rect row, int index)
{
    const struct card_turn_view *turn = &card_of(ui)->turns[index];
    row = rect_inset(row, 0, 24);
    if (turn->n_levels > 0)
        strip_small(ui, rect_cut_bottom(&row, STRIP_SMALL_HEIGHT, 16), index);
    if (turn->number)
        turn_head(ui, row, index);
    else
        widget_label(ui, row, (struct type){SIZE_BODY, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1},
                     turn->said);
}

/* A rule that was kept and that nothing more can be said of. */
static bool is_kept(const struct card_view *card, int index)
{
    const struct item_view *item = &card->items[index];
    bool measured = item->measured && *item->measured;
    return !card->reviewing && item->kind == VERDICT_RULE && item->value == VERDICT_MET &&
           !measured && !item->mark && item->dispute == ITEM_UNDISPUTED;
}

enum { KEPT_HEIGHT = 72 };
#define KEPT_SIZE 28.0f

/* How many, and the names of as many as the line has room for. */
static void kept_text(const struct card_view *card, const struct card_turn_view *turn, int n,
                      float width, char out[320])
{
    int used = snprintf(out, 320, "守住了 %d 条：", n);
    for (int i = turn->first_item, named = 0; i < turn->first_item + turn->n_items; i++) {
        char name[160];
        if (!is_kept(card, i))
            continue;
        snprintf(name, sizeof name, "%s%s", named++ ? "、" : "", card->items[i].name);
        if (text_width(out, KEPT_SIZE) + text_width(name, KEPT_SIZE) + 2 * KEPT_SIZE > width ||
            (size_t)used + strlen(name) + 4 > 320) {
            snprintf(out + used, 320 - (size_t)used, "等");
            return;
        }
        used += snprintf(out + used, 320 - (size_t)used, "%s", name);
    }
}

static int kept_count(const struct card_view *card, const struct card_turn_view *turn)
{
    int n = 0;
    for (int i = turn->first_item; i < turn->first_item + turn->n_items; i++)
        n += is_kept(card, i);
    return n;
}

static float kept_row(const struct ui *ui, struct rect window, float y, int turn)
{
    const struct card_view *card = ui->view;
    int n = kept_count(card, &card->turns[turn]);
    struct rect row = {window.x, y, window.w, KEPT_HEIGHT};
    char text[320];
    if (n == 0)
        return y;
    if (rect_intersect(row, window).h > 0) {
        row_line(ui, row);
        kept_text(card, &card->turns[turn], n, row.w, text);
        widget_label(ui, row,
                     (struct type){KEPT_SIZE, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, text);
    }
    return y + KEPT_HEIGHT;
}

float card_turns(const struct ui *ui, struct rect window, float y)
{
    const struct card_view *card = ui->view;
    for (int t = 0; t < card->n_turns; t++) {
        const struct card_turn_view *turn = &card->turns[t];
        struct rect row = {window.x, y, window.w, turn_height(turn, window.w)};
        if (rect_intersect(row, window).h > 0)
            list_turn(ui, row, t);
        y += row.h;
        for (int index = turn->first_item; index < turn->first_item + turn->n_items; index++) {
            if (is_kept(card, index))
                continue;
            row.y = y;
            row.h = item_row_height(card, index, window.w);
            if (rect_intersect(row, window).h > 0)
                item_row(ui, row, index);
            y += row.h;
        }
        y = kept_row(ui, window, y, t);
    }
    return y;
}
