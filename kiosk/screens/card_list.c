#include "kiosk/screens/card_list.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "kiosk/theme.h"

enum { SIDE_WIDTH = 216, SIDE_BUTTON = 72, MARK = 56 };

struct mark_look { /* a verdict by symbol, word and colour: never by colour alone */
    const char *icon, *word;
    struct color ink, ground;
};

static struct mark_look mark_look(enum verdict_value value)
{
    if (value == VERDICT_MET)
        return (struct mark_look){"check", "做到了", color_teal_dark, color_teal_pale};
    if (value == VERDICT_NOT_MET)
        return (struct mark_look){"cross", "没做到", color_red, color_red_pale};
    return (struct mark_look){"question", "待复核", color_amber, color_amber_pale};
}

static const char *item_kind(enum verdict_kind kind)
{
    static const char *const texts[] = {"应对", "规范用语", "行为规范"};
    return texts[kind];
}

/* "规范用语 · 依据 G-6.2": what kind of thing it is and where it comes from. */
static void item_origin(const struct item_view *item, char out[96])
{
    bool house = !item->clause || !*item->clause || strcmp(item->clause, "house") == 0;
    snprintf(out, 96, "%s · %s%s", item_kind(item->kind), house ? "本课程的要求" : "依据 ",
             house ? "" : item->clause);
}

static void item_heard(const struct item_view *item, char out[400])
{
    if (item->heard && *item->heard && item->start_ms >= 0)
        snprintf(out, 400, "听到“%s”（第 %.1f 秒）", item->heard, item->start_ms / 1000.0);
    else
        snprintf(out, 400, "%s", item->value == VERDICT_UNDECIDED ? "没听准，等人工复核。" : "");
}

static void item_better(const struct item_view *item, char out[400])
{
    bool show = item->value != VERDICT_MET && item->better && *item->better;
    snprintf(out, 400, "%s%s", show ? "可以这样说：" : "", show ? item->better : "");
}

struct item_texts {
    char origin[96], heard[400], better[400];
    float name_height, heard_height, better_height;
};

static void item_texts(const struct item_view *item, float width, struct item_texts *out)
{
    item_origin(item, out->origin);
    item_heard(item, out->heard);
    item_better(item, out->better);
    out->name_height = text_height(item->name, SIZE_BODY, width);
    out->heard_height = *out->heard ? text_height(out->heard, SIZE_CAPTION, width) : 0;
    out->better_height = *out->better ? text_height(out->better, SIZE_CAPTION, width) : 0;
}

static int item_buttons_count(const struct item_view *item)
{
    return (item->playable && item->start_ms >= 0) + (item->better && *item->better);
}

static float item_height(const struct item_view *item, float width)
{
    struct item_texts texts;
    item_texts(item, width - MARK - 24 - SIDE_WIDTH - 24, &texts);
    float text = texts.name_height + 44 + texts.heard_height + texts.better_height;
    float side = (float)item_buttons_count(item) * (SIDE_BUTTON + 12) - 12;
    return fmaxf(fmaxf(text, side), MARK) + 40;
}

static struct button hear_button(const struct ui *ui, const char *label, struct action action)
{
    if (action_equal(ui->view->card.playing, action))
        return (struct button){"停", "stop", BUTTON_PRIMARY, {ACTION_HUSH, action.arg}};
    return (struct button){label, "play", BUTTON_PLAIN, action};
}

static void item_buttons(const struct ui *ui, struct rect side, int index)
{
    const struct item_view *item = &ui->view->card.items[index];
    int n = item_buttons_count(item);
    float height = (float)n * (SIDE_BUTTON + 12) - 12;
    side = rect_center(side, side.w, height);
    if (item->playable && item->start_ms >= 0)
        widget_button(ui, rect_cut_top(&side, SIDE_BUTTON, 12),
                      hear_button(ui, "我的声音", (struct action){ACTION_HEAR_MINE, index}));
    if (item->better && *item->better)
        widget_button(ui, rect_cut_top(&side, SIDE_BUTTON, 0),
                      hear_button(ui, "听示范", (struct action){ACTION_HEAR_MODEL, index}));
}

static void item_mark(const struct ui *ui, struct rect column, const struct mark_look *look)
{
    struct rect disc = {column.x, column.y, MARK, MARK};
    draw_rect(ui->draw, disc, MARK / 2.0f, look->ground);
    widget_icon(ui, disc, 36, look->icon, look->ink);
}

static void item_words(const struct ui *ui, struct rect area, const struct item_view *item)
{
    struct item_texts texts;
    struct mark_look look = mark_look(item->value);
    struct type caption = {SIZE_CAPTION, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0};
    item_texts(item, area.w, &texts);
    widget_text(ui, rect_cut_top(&area, texts.name_height, 0),
                (struct type){SIZE_BODY, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 0}, item->name);
    struct rect row = rect_cut_top(&area, 44, 0);
    widget_label(ui, rect_cut_left(&row, text_width(look.word, SIZE_CAPTION) + 8, 16),
                 (struct type){SIZE_CAPTION, look.ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, look.word);
    widget_label(ui, row, (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 texts.origin);
    widget_text(ui, rect_cut_top(&area, texts.heard_height, 0), caption, texts.heard);
    caption.color = color_ink;
    widget_text(ui, rect_cut_top(&area, texts.better_height, 0), caption, texts.better);
}

static void list_item(const struct ui *ui, struct rect row, int index)
{
    const struct item_view *item = &ui->view->card.items[index];
    struct mark_look look = mark_look(item->value);
    float line[] = {row.x, row.y, row.x + row.w, row.y};
    draw_polyline(ui->draw, line, 2, 2, color_line);
    row = rect_inset(row, 0, 20);
    item_mark(ui, rect_cut_left(&row, MARK, 24), &look);
    item_buttons(ui, rect_cut_right(&row, SIDE_WIDTH, 24), index);
    item_words(ui, row, item);
}

static float turn_height(const struct card_turn_view *turn, float width)
{
    float said = text_height(turn->said, 30, width - 264);
    return 24 + fmaxf(52 + said, SIDE_BUTTON) + 24;
}

static void list_turn(const struct ui *ui, struct rect row, int index)
{
    const struct card_turn_view *turn = &ui->view->card.turns[index];
    char title[64];
    row = rect_inset(row, 0, 24);
    struct rect side = rect_cut_right(&row, 240, 24);
    if (turn->playable)
        widget_button(ui, (struct rect){side.x, side.y, side.w, SIDE_BUTTON},
                      hear_button(ui, "整段回答", (struct action){ACTION_HEAR_REPLY, index}));
    snprintf(title, sizeof title, "第 %d 轮%s", turn->number, turn->again ? "（又说了一遍）" : "");
    widget_label(ui, rect_cut_top(&row, 48, 4),
                 (struct type){SIZE_BODY, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1}, title);
    widget_text(ui, row, (struct type){30, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0}, turn->said);
}

/* Lays the list out from y down; draws what shows in the window. Returns where it ends. */
static float list_rows(const struct ui *ui, struct rect window, float y)
{
    const struct card_view *card = &ui->view->card;
    for (int t = 0; t < card->n_turns; t++) {
        struct rect row = {window.x, y, window.w, turn_height(&card->turns[t], window.w)};
        if (rect_intersect(row, window).h > 0)
            list_turn(ui, row, t);
        y += row.h;
        for (int i = 0; i < card->turns[t].n_items; i++) {
            int index = card->turns[t].first_item + i;
            row = (struct rect){window.x, y, window.w, item_height(&card->items[index], window.w)};
            if (rect_intersect(row, window).h > 0)
                list_item(ui, row, index);
            y += row.h;
        }
    }
    return y;
}

void card_list(const struct ui *ui, struct rect panel)
{
    struct rect window = rect_inset(panel, 2, 8), rows = rect_inset(panel, 40, 8);
    widget_panel(ui, panel);
    ui->hits->scroll = panel;
    ui->hits->clip = window;
    draw_clip(ui->draw, window);
    float end = list_rows(ui, rows, rows.y - ui->view->scroll),
          all = end + ui->view->scroll - rows.y;
    ui->hits->clip = (struct rect){0, 0, 0, 0};
    draw_clip(ui->draw, ui->hits->clip);
    ui->hits->scroll_max = fmaxf(all - rows.h, 0);
    if (ui->hits->scroll_max > 0)
        widget_scrollbar(ui, panel, all);
}
