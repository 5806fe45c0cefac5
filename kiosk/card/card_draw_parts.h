/* What the pages of the scorecard share; private to kiosk/card/. */
#ifndef YINGDA_KIOSK_CARD_CARD_DRAW_PARTS_H
#define YINGDA_KIOSK_CARD_CARD_DRAW_PARTS_H

#include "kiosk/card/card_view.h"
#include "kiosk/ui/points.h"

/* A verdict by symbol, word and colour: never by colour alone. */
struct mark_look {
    const char *icon, *word;
    struct color ink, ground;
};
struct mark_look mark_look(enum verdict_value value);

enum { MARK = 56 };
void card_mark(const struct ui *ui, struct rect column, const struct mark_look *look);

/* The same of an item, after a second try as that came out. */
struct mark_look item_look(const struct item_view *item);

/* The card's turn that an item belongs to; -1: none. */
int item_turn(const struct card_view *card, int index);

/* "第 2 轮 · 规范用语 · 依据 G-6.2": when it was, what it counts for and where it comes from; on
 * the page of the turns without the first. */
void item_origin(const struct card_view *card, int index, char out[160]);

/* "没做到，扣 5.5 分": the verdict and what it costs; not without it. */
void item_cost(const struct item_view *item, char out[64]);

/* What was heard or measured, "" for nothing. */
void item_facts(const struct item_view *item, char out[480]);

/* Whether one's own moment, and the model wording, can be played. */
bool item_has_mine(const struct item_view *item);
bool item_has_model(const struct item_view *item);

/* The button that plays it, or stops it while it plays. */
struct button hear_button(const struct ui *ui, const char *label, struct action action);

/* One item as a row of a list: its mark, words and buttons, the words to be touched. */
float item_row_height(const struct card_view *card, int index, float width);
void item_row(const struct ui *ui, struct rect row, int index);

/* The panel's pages, each drawn into its rows from y down; returns where it ends. */
float card_todo(const struct ui *ui, struct rect window, float y);
float card_losses(const struct ui *ui, struct rect window, float y);
float card_turns(const struct ui *ui, struct rect window, float y);
float card_line(const struct ui *ui, struct rect window, float y);

/* The step that comes next, as a row with its button; nothing where none is known. */
float card_next(const struct ui *ui, struct rect window, float y);

#endif
