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

/* What stands below the name, in its order; the words that can be said have cells of their own. */
struct item_section {
    const char *head, *text;
    bool cells;
};

enum { SECTIONS_MAX = 8, HEADING = 44, SECTION_GAP = 28, SECTION_GAP_MOST = 60 };

struct item_page {
    struct item_section sections[SECTIONS_MAX];
    int n;
    float size; /* of the texts */
    float gap;  /* below each */
    enum cells_size cells;
};

static void section_add(struct item_page *page, const char *head, const char *text)
{
    if (text && *text && page->n < SECTIONS_MAX)
        page->sections[page->n++] = (struct item_section){head, text, false};
}

static float section_height(const struct ui *ui, const struct item_page *page, int index,
                            float width)
{
    const struct item_section *section = &page->sections[index];
    return section->cells ? cells_height(&card_of(ui)->better, width, page->cells)
                          : text_height(section->text, page->size, width);
}

static float sections_height(const struct ui *ui, const struct item_page *page, float width)
{
    float height = 0;
    for (int i = 0; i < page->n; i++)
        height += HEADING + section_height(ui, page, i, width) + page->gap;
    return height;
}

static void section_draw(const struct ui *ui, struct rect *area, const struct item_page *page,
                         int index)
{
    const struct item_section *section = &page->sections[index];
    widget_label(ui, rect_cut_top(area, HEADING, 0),
                 (struct type){26, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1}, section->head);
    struct rect box = rect_cut_top(area, section_height(ui, page, index, area->w), page->gap);
    if (section->cells)
        cells_draw(ui, box, box, &card_of(ui)->better, page->cells);
    else
        widget_text(ui, box, (struct type){page->size, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                    section->text);
}

/* As large as there is room for, and then with as much air; where there is too little, the words
 * are a text without pinyin. */
static void page_fit(const struct ui *ui, struct item_page *page, struct rect area)
{
    page->size = 48;
    page->gap = SECTION_GAP;
    page->cells = CELLS_LARGE;
    while (sections_height(ui, page, area.w) > area.h && page->size > 32) {
        page->cells = CELLS_SMALL;
        page->size -= 2;
    }
    for (int i = 0; sections_height(ui, page, area.w) > area.h && i < page->n; i++)
        page->sections[i].cells = false;
    float left = area.h - sections_height(ui, page, area.w);
    if (page->n > 0 && left > 0)
        page->gap = fminf(SECTION_GAP_MOST, page->gap + left / (float)page->n);
}

static void item_clause(const struct item_view *item, char out[400])
{
    bool house = !clause_is_cited(item->clause);
    if (house)
        snprintf(out, 400, "本课程自己的要求。");
    else
        snprintf(out, 400, "%s　%s", item->clause, item->summary ? item->summary : "");
}

static float item_head_height(const struct item_view *item, float width)
{
    return fmaxf(text_height(item->name, 44, width - MARK - 24), 64) + 52;
}

static void item_head(const struct ui *ui, struct rect area)
{
    const struct item_view *item = item_shown(ui);
    struct mark_look look = mark_look(item->value);
    char cost[64];
    item_cost(item, cost);
    struct rect row = rect_cut_top(&area, item_head_height(item, area.w), 0);
    card_mark(ui, rect_cut_left(&row, MARK, 24), &look);
    widget_text(ui, rect_cut_top(&row, row.h - 52, 0),
                (struct type){44, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 0}, item->name);
    widget_label(ui, row, (struct type){32, look.ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, cost);
}

/* What the trainee says of the verdict. */
static void item_opinion(const struct ui *ui, struct item_page *page)
{
    static const char *const own[] = {NULL, "您说判错了，已经排进培训师的“待复核”。",
                                      "您说过判错了，培训师已经看过。"};
    static const char *const others[] = {NULL, "说这一项判错了。请听一听，照实定。",
                                         "说过这一项判错了，已经看过。"};
    bool reviewing = card_of(ui)->reviewing;
    section_add(page, reviewing ? "学员的意见" : "您的意见",
                (reviewing ? others : own)[item_shown(ui)->dispute]);
}

static void item_sections(const struct ui *ui, struct item_page *page, const char *clause,
                          const char *facts)
{
    const struct item_view *item = item_shown(ui);
    bool measured = item->measured && *item->measured;
    bool unheard = item->kind != VERDICT_RULE && item->value == VERDICT_NOT_MET && !*facts;
    section_add(page, "依据", clause);
    section_add(page, measured ? "量出来的" : "听到的",
                unheard ? "这一轮没有听到这样的话。" : facts);
    section_add(page, "怎么改", item->advice);
    int better = page->n;
    section_add(page, measured ? "示范是怎么说的" : "可以这样说", item->better);
    if (page->n > better) /* with pinyin, and the character lit that the model voice says */
        page->sections[better].cells = card_of(ui)->better.n > 0;
    if (item->veto)
        section_add(page, "一票否决", "违反这一条，总分封顶，不能合格。");
    section_add(page, "培训师的决定", item->mark);
    item_opinion(ui, page);
}

/* At least so high: beside the buttons both end on one line. */
static void item_texts(const struct ui *ui, struct rect area, float least)
{
    const struct item_view *item = item_shown(ui);
    struct item_page page = {.n = 0};
    char clause[400], facts[480];
    item_clause(item, clause);
    item_facts(item, facts);
    item_sections(ui, &page, clause, facts);
    struct rect inner = rect_inset(area, 48, 40), below = inner;
    rect_cut_top(&below, item_head_height(item, inner.w), SECTION_GAP);
    page_fit(ui, &page, below);
    float height = below.y - area.y + sections_height(ui, &page, below.w) - page.gap + 56;
    area.h = fminf(area.h, fmaxf(height, least)); /* the panel ends where its texts do */
    widget_panel(ui, area);
    item_head(ui, inner);
    for (int i = 0; i < page.n; i++)
        section_draw(ui, &below, &page, i);
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

static const char *remarks_text(const struct ui *ui)
{
    const char *silent = card_of(ui)->silent;
    return silent ? silent : "听过录音再改；改了，成绩单跟着重算。";
}

static float remarks_height(const struct ui *ui, float width)
{
    bool marked = item_shown(ui)->mark != NULL;
    return 56 + text_height(remarks_text(ui), 28, width) + 16 +
           (MARK_CHOICES - MARK_SAID) * (80 + 12) - (marked ? 0 : 12) + (marked ? 80 : 0);
}

static void item_remarks(const struct ui *ui, struct rect area)
{
    const struct item_view *item = item_shown(ui);
    widget_label(ui, rect_cut_top(&area, 56, 0),
                 (struct type){SIZE_BODY, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, "培训师复核");
    const char *says = remarks_text(ui);
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
    widget_top(ui, &page, "细看这一项", (struct action){ACTION_CARD, 0});
    bool tall = frame_is_tall(ui->frame);
    bool hear = item_mine(ui, &(struct button){0}) || item_has_model(item);
    struct rect side = tall ? rect_cut_bottom(&page, item_has_dispute(ui) ? 840 : 720, 40)
                            : rect_cut_right(&page, page.w * 0.34f, 48);
    float beside = (hear ? TARGET + 24 : 0) + (item_has_dispute(ui) ? TARGET + 24 : 0) +
                   (item->markable ? remarks_height(ui, side.w) : 0);
    item_texts(ui, page, tall ? 0 : beside);
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
