/* One item of the scorecard: what the clause says, what was heard, how it could be said; and the
 * trainer's own decision. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "kiosk/card/card_draw_parts.h"
#include "kiosk/card/mark_choice.h"
#include "kiosk/ui/theme.h"

static const struct card_view *card_of(const struct ui *ui)
{
    return ui->view;
}

static const struct item_view *item_shown(const struct ui *ui)
{
    return &card_of(ui)->items[card_of(ui)->item];
}

static void item_heading(const struct ui *ui, struct rect *area, const char *head)
{
    widget_label(ui, rect_cut_top(area, 44, 0),
                 (struct type){26, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1}, head);
}

/* A heading and what stands below it; nothing for an empty text. */
static void item_section(const struct ui *ui, struct rect *area, const char *head, const char *text)
{
    if (!text || !*text)
        return;
    item_heading(ui, area, head);
    widget_flow(ui, area, 20, (struct type){32, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0}, text);
}

static void item_clause(const struct item_view *item, char out[400])
{
    bool house = !item->clause || !*item->clause || strcmp(item->clause, "house") == 0;
    if (house)
        snprintf(out, 400, "本课程自己的要求。");
    else
        snprintf(out, 400, "%s　%s", item->clause, item->summary ? item->summary : "");
}

static void item_head(const struct ui *ui, struct rect *area)
{
    const struct item_view *item = item_shown(ui);
    struct mark_look look = mark_look(item->value);
    char cost[64];
    item_cost(item, cost);
    float height = text_height(item->name, 44, area->w - MARK - 24);
    struct rect row = rect_cut_top(area, fmaxf(height, 64) + 52, 20);
    card_mark(ui, rect_cut_left(&row, MARK, 24), &look);
    widget_text(ui, rect_cut_top(&row, fmaxf(height, 64), 0),
                (struct type){44, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 0}, item->name);
    widget_label(ui, row, (struct type){32, look.ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, cost);
}

/* With pinyin, and the character lit that the model voice says; as a text where there is no room
 * for that. */
static void item_better_words(const struct ui *ui, struct rect *area)
{
    const struct item_view *item = item_shown(ui);
    const struct cells_view *words = &card_of(ui)->better;
    const char *head = item->measured && *item->measured ? "示范是怎么说的" : "可以这样说";
    float height = cells_height(words, area->w, CELLS_SMALL);
    if (words->n == 0 || height + 64 > area->h) {
        item_section(ui, area, head, item->better);
        return;
    }
    item_heading(ui, area, head);
    struct rect cells = rect_cut_top(area, height, 20);
    cells_draw(ui, cells, cells, words, CELLS_SMALL);
}

/* What the trainee says of the verdict. */
static void item_opinion(const struct ui *ui, struct rect *area)
{
    static const char *const own[] = {NULL, "您说判错了，已经排进培训师的“待复核”。",
                                      "您说过判错了，培训师已经看过。"};
    static const char *const others[] = {NULL, "说这一项判错了。请听一听，照实定。",
                                         "说过这一项判错了，已经看过。"};
    bool reviewing = card_of(ui)->reviewing;
    item_section(ui, area, reviewing ? "学员的意见" : "您的意见",
                 (reviewing ? others : own)[item_shown(ui)->dispute]);
}

static void item_texts(const struct ui *ui, struct rect area)
{
    const struct item_view *item = item_shown(ui);
    char clause[400], facts[480];
    item_clause(item, clause);
    item_facts(item, facts);
    widget_panel(ui, area);
    area = rect_inset(area, 48, 40);
    item_head(ui, &area);
    item_section(ui, &area, "依据", clause);
    bool measured = item->measured && *item->measured;
    bool unheard = item->kind != VERDICT_RULE && item->value == VERDICT_NOT_MET && !*facts;
    item_section(ui, &area, measured ? "量出来的" : "听到的",
                 unheard ? "这一轮没有听到这样的话。" : facts);
    item_section(ui, &area, "怎么改", item->advice);
    item_better_words(ui, &area);
    if (item->veto)
        item_section(ui, &area, "一票否决", "违反这一条，总分封顶，不能合格。");
    item_section(ui, &area, "培训师的决定", item->mark);
    item_opinion(ui, &area);
}

/* One's own voice: the moment, or where there is none the whole reply, for what was not heard can
 * only be looked for there. False: neither was kept. */
static bool item_mine(const struct ui *ui, struct button *out)
{
    const struct card_view *card = ui->view;
    int index = card_of(ui)->item, turn = item_turn(card, index);
    bool moment = item_has_mine(&card->items[index]);
    if (!moment && (turn < 0 || !card->turns[turn].playable))
        return false;
    *out = moment ? hear_button(ui, "我的声音", (struct action){ACTION_HEAR_MINE, index})
                  : hear_button(ui, "整段回答", (struct action){ACTION_HEAR_REPLY, turn});
    return true;
}

static void item_hear(const struct ui *ui, struct rect bar)
{
    const struct item_view *item = item_shown(ui);
    int index = card_of(ui)->item;
    struct button mine;
    bool has_mine = item_mine(ui, &mine);
    float width = has_mine && item_has_model(item) ? (bar.w - 16) / 2 : bar.w;
    if (has_mine)
        widget_button(ui, rect_cut_left(&bar, width, 16), mine);
    if (item_has_model(item))
        widget_button(ui, bar,
                      hear_button(ui, "听示范", (struct action){ACTION_HEAR_MODEL, index}));
}

/* The trainee's own word, which a trainer then looks into. */
static bool item_has_dispute(const struct ui *ui)
{
    return card_of(ui)->again && item_shown(ui)->disputable;
}

static void item_dispute(const struct ui *ui, struct rect bar)
{
    widget_button(ui, bar,
                  (struct button){"我觉得判错了", "question", BUTTON_PLAIN, {ACTION_DISPUTE, 0}});
}

static void item_remarks(const struct ui *ui, struct rect area)
{
    const struct item_view *item = item_shown(ui);
    widget_label(ui, rect_cut_top(&area, 56, 0),
                 (struct type){SIZE_BODY, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, "培训师复核");
    const char *silent = card_of(ui)->silent;
    const char *says = silent ? silent : "听过录音再改；改了，成绩单跟着重算。";
    widget_text(ui, rect_cut_top(&area, text_height(says, 28, area.w), 16),
                (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0}, says);
    for (int i = MARK_SAID; i < MARK_CHOICES; i++)
        widget_button(
            ui, rect_cut_top(&area, 80, 12),
            (struct button){mark_choice_text(i, item->kind), NULL, BUTTON_PLAIN, {ACTION_MARK, i}});
    if (item->mark)
        widget_button(ui, rect_cut_top(&area, 80, 0),
                      (struct button){mark_choice_text(MARK_NONE, item->kind),
                                      "refresh",
                                      BUTTON_QUIET,
                                      {ACTION_MARK, MARK_NONE}});
}

void item_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    struct rect strip = {page.x, page.y, page.w, TARGET};
    const struct item_view *item = item_shown(ui);
    widget_top(ui, &page, "这一项的判定", (struct action){ACTION_CARD, 0});
    bool tall = frame_is_tall(ui->frame);
    bool hear = item_mine(ui, &(struct button){0}) || item_has_model(item);
    struct rect side = tall ? rect_cut_bottom(&page, item_has_dispute(ui) ? 840 : 720, 40)
                            : rect_cut_right(&page, page.w * 0.34f, 48);
    item_texts(ui, page);
    if (item_has_model(item))
        model_voice_switch(ui, rect_cut_right(&strip, MODEL_VOICE_WIDTH, 0),
                           card_of(ui)->model_voice);
    if (hear)
        item_hear(ui, rect_cut_top(&side, TARGET, 24));
    if (item_has_dispute(ui))
        item_dispute(ui, rect_cut_top(&side, TARGET, 24));
    if (item->markable)
        item_remarks(ui, side);
}
