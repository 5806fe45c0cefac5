#include "kiosk/card/card_draw_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "kiosk/ui/theme.h"

static const struct card_view *card_of(const struct ui *ui)
{
    return ui->view;
}

enum { SIDE_WIDTH = 216, SIDE_BUTTON = 72 };

struct mark_look mark_look(enum verdict_value value)
{
    if (value == VERDICT_MET)
        return (struct mark_look){"check", "做到了", color_teal_dark, color_teal_pale};
    if (value == VERDICT_NOT_MET)
        return (struct mark_look){"cross", "没做到", color_red, color_red_pale};
    return (struct mark_look){"question", "待复核", color_amber, color_amber_pale};
}

void card_mark(const struct ui *ui, struct rect column, const struct mark_look *look)
{
    struct rect disc = {column.x, column.y, MARK, MARK};
    draw_rect(ui->draw, disc, MARK / 2.0f, look->ground);
    widget_icon(ui, disc, 36, look->icon, look->ink);
}

int item_turn(const struct card_view *card, int index)
{
    for (int t = 0; t < card->n_turns; t++) {
        const struct card_turn_view *turn = &card->turns[t];
        if (index >= turn->first_item && index < turn->first_item + turn->n_items)
            return t;
    }
    return -1;
}

void item_origin(const struct card_view *card, int index, char out[160])
{
    const struct item_view *item = &card->items[index];
    bool house = !clause_is_cited(item->clause);
    int turn = item_turn(card, index);
    int number = turn >= 0 && card->tab != CARD_TURNS ? card->turns[turn].number : 0;
    char where[32] = "";
    if (number)
        snprintf(where, sizeof where, "第 %d 轮 · ", number);
    snprintf(out, 160, "%s%s%s%s%s", where, item->criterion, *item->criterion ? " · " : "",
             house ? "本课程的要求" : "依据 ", house ? "" : item->clause);
}

/* What came of a second try is all that is said of it then. */
static const char *again_word(enum item_again again)
{
    return again == AGAIN_MADE_UP   ? "补上了"
           : again == AGAIN_MISSING ? "还差"
           : again == AGAIN_UNHEARD ? "没听准，可以再来一次"
                                    : NULL;
}

struct mark_look item_look(const struct item_view *item)
{
    struct mark_look look = mark_look(item->value);
    if (item->again == AGAIN_MADE_UP)
        look = mark_look(VERDICT_MET);
    if (item->again == AGAIN_UNHEARD)
        look = mark_look(VERDICT_UNDECIDED);
    return look;
}

void item_cost(const struct item_view *item, char out[64])
{
    char points[16];
    const char *word = mark_look(item->value).word;
    if (again_word(item->again)) {
        snprintf(out, 64, "%s", again_word(item->again));
        return;
    }
    points_text(item->lost, points);
    if (item->lost < 0.05)
        snprintf(out, 64, "%s", word);
    else if (item->value == VERDICT_UNDECIDED)
        snprintf(out, 64, "%s，最多扣 %s 分", word, points);
    else
        snprintf(out, 64, "%s，扣 %s 分", word, points);
}

void item_facts(const struct item_view *item, char out[480])
{
    if (item->measured && *item->measured)
        snprintf(out, 480, "%s。", item->measured);
    else if (item->heard && *item->heard && item->spoken_ms >= 0)
        snprintf(out, 480, "听到“%s”（开口后第 %d 秒）", item->heard, item->spoken_ms / 1000 + 1);
    else if (item->heard && *item->heard && item->start_ms >= 0)
        snprintf(out, 480, "听到“%s”", item->heard);
    else
        snprintf(out, 480, "%s", item->value == VERDICT_UNDECIDED ? "没听准，等培训师复核。" : "");
}

/* How somebody spoke is no matter of words: those of the model are an example. */
static const char *item_lead(const struct item_view *item)
{
    return item->measured && *item->measured ? "示范是这样说的：" : "可以这样说：";
}

/* What to do, and "可以这样说：…", where the item wants them, else "". */
static void item_better(const struct item_view *item, char out[660])
{
    bool show = item->value != VERDICT_MET && item->better && *item->better;
    if (item->again == AGAIN_MADE_UP) {
        out[0] = '\0';
        return;
    }
    snprintf(out, 660, "%s%s%s", item->advice ? item->advice : "", show ? item_lead(item) : "",
             show ? item->better : "");
}

bool item_has_mine(const struct item_view *item)
{
    return item->playable && item->start_ms >= 0;
}

bool item_has_model(const struct item_view *item)
{
    return item->better && *item->better;
}

struct button hear_button(const struct ui *ui, const char *label, struct action action)
{
    if (action_equal(card_of(ui)->playing, action))
        return (struct button){"停", "stop", BUTTON_PRIMARY, {ACTION_HUSH, action.arg}};
    return (struct button){label, "play", BUTTON_PLAIN, action};
}

struct item_texts {
    char cost[64], origin[168], facts[480], better[660];
    float name_height, origin_height, facts_height, better_height;
};

static float optional_height(const char *text, float size, float width)
{
    return *text ? text_height(text, size, width) : 0;
}

static void item_texts(const struct card_view *card, int index, float width, struct item_texts *out)
{
    const struct item_view *item = &card->items[index];
    item_cost(item, out->cost);
    item_origin(card, index, out->origin);
    strcat(out->origin, " ›"); /* there is more behind it */
    bool again = item->again != AGAIN_NOT_TRIED;
    if (!again && (!item->advice || !*item->advice)) /* else it says so too */
        item_facts(item, out->facts);
    else
        out->facts[0] = '\0';
    item_better(item, out->better);
    out->name_height = text_height(item->name, SIZE_BODY, width);
    out->origin_height = text_height(out->origin, 26, width);
    out->facts_height = optional_height(out->facts, SIZE_CAPTION, width);
    out->better_height = optional_height(out->better, SIZE_CAPTION, width);
}

static float item_words_width(float width)
{
    return width - MARK - 24 - SIDE_WIDTH - 24;
}

float item_row_height(const struct card_view *card, int index, float width)
{
    const struct item_view *item = &card->items[index];
    struct item_texts texts;
    item_texts(card, index, item_words_width(width), &texts);
    float text =
        texts.name_height + 44 + texts.origin_height + texts.facts_height + texts.better_height;
    float side = (float)(item_has_mine(item) + item_has_model(item)) * (SIDE_BUTTON + 12) - 12;
    return fmaxf(fmaxf(text, side), MARK) + 40;
}

static void item_buttons(const struct ui *ui, struct rect side, int index)
{
    const struct item_view *item = &card_of(ui)->items[index];
    float n = (float)(item_has_mine(item) + item_has_model(item));
    side = rect_center(side, side.w, n * (SIDE_BUTTON + 12) - 12);
    if (item_has_mine(item))
        widget_button(ui, rect_cut_top(&side, SIDE_BUTTON, 12),
                      hear_button(ui, "我的声音", (struct action){ACTION_HEAR_MINE, index}));
    if (item_has_model(item))
        widget_button(ui, rect_cut_top(&side, SIDE_BUTTON, 0),
                      hear_button(ui, "听示范", (struct action){ACTION_HEAR_MODEL, index}));
}

static void item_words(const struct ui *ui, struct rect area, int index)
{
    const struct item_view *item = &card_of(ui)->items[index];
    struct item_texts texts;
    struct mark_look look = item_look(item);
    struct type caption = {SIZE_CAPTION, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0};
    item_texts(card_of(ui), index, area.w, &texts);
    widget_text(ui, rect_cut_top(&area, texts.name_height, 0),
                (struct type){SIZE_BODY, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 0}, item->name);
    widget_label(ui, rect_cut_top(&area, 44, 0),
                 (struct type){SIZE_CAPTION, look.ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, texts.cost);
    widget_text(ui, rect_cut_top(&area, texts.origin_height, 0),
                (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0}, texts.origin);
    widget_text(ui, rect_cut_top(&area, texts.facts_height, 0), caption, texts.facts);
    caption.color = color_ink;
    widget_text(ui, rect_cut_top(&area, texts.better_height, 0), caption, texts.better);
}

void item_row(const struct ui *ui, struct rect row, int index)
{
    const struct item_view *item = &card_of(ui)->items[index];
    struct mark_look look = item_look(item);
    row_line(ui, row);
    row = rect_inset(row, 0, 4);
    struct rect side = rect_cut_right(&row, SIDE_WIDTH, 24);
    widget_touch(ui, row, 16, (struct action){ACTION_ITEM, index});
    row = rect_inset(row, 0, 16);
    card_mark(ui, rect_cut_left(&row, MARK, 24), &look);
    item_buttons(ui, side, index);
    item_words(ui, row, index);
}
