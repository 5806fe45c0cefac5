/* The scorecard's pages "先改这几处", at most three things to work on, and "扣分明细", what each
 * item took off the hundred. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "kiosk/card/card_draw_parts.h"
#include "kiosk/ui/theme.h"

static const struct card_view *card_of(const struct ui *ui)
{
    return ui->view;
}

/* A paragraph over the width; returns where it ends. Nothing is drawn outside the window. */
static float paragraph(const struct ui *ui, struct rect window, float y, struct type type,
                       const char *text)
{
    struct rect row = {window.x, y, window.w, text_height(text, type.size, window.w)};
    if (!*text)
        return y;
    if (rect_intersect(row, window).h > 0)
        widget_text(ui, row, type, text);
    return y + row.h;
}

static float todo_ending(const struct ui *ui, struct rect window, float y)
{
    const struct card_view *card = ui->view;
    const struct type head = {40, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 0};
    const struct type text = {30, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0};
    y = paragraph(ui, window, y + 16, head, card->ending);
    return paragraph(ui, window, y + 4, text, card->ending_text) + 24;
}

static const char *todo_title(const struct card_view *card)
{
    static const char *const titles[] = {"", "先改这一处", "先改这两处", "先改这三处"};
    if (card->n_todo > 0)
        return titles[card->n_todo];
    return card->review ? "听清的都做到了" : "这次没有要改的，保持住";
}

static float todo_row(const struct ui *ui, struct rect window, float y, int index)
{
    struct rect row = {window.x, y, window.w, item_row_height(card_of(ui), index, window.w)};
    if (rect_intersect(row, window).h > 0)
        item_row(ui, row, index);
    return y + row.h;
}

enum { FROM_HERE_HEIGHT = 72 };

/* One of the few things to work on: with the way back to that very moment. */
static float todo_work(const struct ui *ui, struct rect window, float y, int index)
{
    const struct item_view *item = &card_of(ui)->items[index];
    y = todo_row(ui, window, y, index);
    if (!item->from_here)
        return y;
    struct rect bar = {window.x + MARK + 24, y, 360, FROM_HERE_HEIGHT};
    bool more = item->again != AGAIN_MADE_UP;
    if (rect_intersect(bar, window).h > 0)
        widget_button(ui, bar,
                      (struct button){more ? "从这里再来一次" : "再说一次",
                                      "refresh",
                                      more ? BUTTON_PRIMARY : BUTTON_PLAIN,
                                      {ACTION_FROM_HERE, index}});
    return y + FROM_HERE_HEIGHT + 16;
}

/* What a trainer is to listen to: what is undecided, and what the trainee holds to be wrong. */
static bool is_open(const struct card_view *card, int index)
{
    const struct item_view *item = &card->items[index];
    return item->value == VERDICT_UNDECIDED || (card->reviewing && item->dispute == ITEM_DISPUTED);
}

static bool any_open(const struct card_view *card)
{
    for (int i = 0; i < card->n_items; i++) {
        if (is_open(card, i))
            return true;
    }
    return false;
}

static float todo_open(const struct ui *ui, struct rect window, float y)
{
    const struct card_view *card = ui->view;
    const struct type title = {SIZE_BODY, color_amber, WEIGHT_BOLD, ALIGN_LEFT, 0};
    if (!any_open(card))
        return y;
    y = paragraph(ui, window, y + 24, title,
                  card->reviewing ? "没听准的，和学员说判错了的" : "机器没听准，请培训师复核") +
        12;
    for (int i = 0; i < card->n_items; i++) {
        if (is_open(card, i))
            y = todo_row(ui, window, y, i);
    }
    return y;
}

float card_todo(const struct ui *ui, struct rect window, float y)
{
    const struct card_view *card = ui->view;
    const struct type title = {SIZE_BODY, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 0};
    bool open_first = card->reviewing && any_open(card);
    y = todo_ending(ui, window, y);
    if (open_first)
        y = todo_open(ui, window, y - 24) + 24;
    y = paragraph(ui, window, y, title, todo_title(card)) + 12;
    for (int i = 0; i < card->n_todo; i++)
        y = todo_work(ui, window, y, card->todo[i]);
    if (!open_first) /* else above what is sure */
        y = todo_open(ui, window, y);
    return card_next(ui, window, y);
}

enum { POINTS_WIDTH = 168, ARROW = 40 };

struct loss_row {
    const char *name, *origin;
    char points[24];
    struct color ink;
    struct action action; /* ACTION_NONE: nothing more to see */
};

static float loss_height(const struct loss_row *loss, float width)
{
    float words = width - POINTS_WIDTH - ARROW - 48;
    return 20 + text_height(loss->name, 32, words) + text_height(loss->origin, 26, words) + 20;
}

static void loss_draw(const struct ui *ui, struct rect row, const struct loss_row *loss)
{
    row_line(ui, row);
    widget_touch(ui, rect_inset(row, 0, 2), 16, loss->action);
    row = rect_inset(row, 0, 20);
    struct rect arrow = rect_cut_right(&row, ARROW, 16);
    if (loss->action.kind != ACTION_NONE)
        widget_icon(ui, arrow, 32, "next", color_ink_soft);
    widget_label(ui, rect_cut_right(&row, POINTS_WIDTH, 32),
                 (struct type){38, loss->ink, WEIGHT_BOLD, ALIGN_RIGHT, 1}, loss->points);
    widget_text(ui, rect_cut_top(&row, text_height(loss->name, 32, row.w), 0),
                (struct type){32, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0}, loss->name);
    widget_text(ui, row, (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                loss->origin);
}

static float loss_add(const struct ui *ui, struct rect window, float y, const struct loss_row *loss)
{
    struct rect row = {window.x, y, window.w, loss_height(loss, window.w)};
    if (rect_intersect(row, window).h > 0)
        loss_draw(ui, row, loss);
    return y + row.h;
}

static float loss_item(const struct ui *ui, struct rect window, float y, int index)
{
    const struct item_view *item = &card_of(ui)->items[index];
    bool open = item->value == VERDICT_UNDECIDED;
    char origin[160], points[16];
    struct loss_row loss = {.name = item->name,
                            .origin = origin,
                            .ink = open ? color_amber : color_red,
                            .action = {ACTION_ITEM, index}};
    item_origin(card_of(ui), index, origin);
    points_text(item->lost, points);
    if (item->lost < 0.05)
        snprintf(loss.points, sizeof loss.points, "不足 0.1");
    else
        snprintf(loss.points, sizeof loss.points, "−%s", points);
    return loss_add(ui, window, y, &loss);
}

static float loss_hints(const struct ui *ui, struct rect window, float y)
{
    const struct card_view *card = ui->view;
    char name[48], points[16];
    struct loss_row loss = {.name = name, .origin = "练习中打开的提示", .ink = color_red};
    if (card->hints == 0)
        return y;
    snprintf(name, sizeof name, "看了 %d 次提示", card->hints);
    points_text(card->hints_lost, points);
    snprintf(loss.points, sizeof loss.points, "−%s", points);
    return loss_add(ui, window, y, &loss);
}

static float loss_veto(const struct ui *ui, struct rect window, float y)
{
    const struct card_view *card = ui->view;
    char name[160], origin[128], points[16];
    struct loss_row loss = {.name = name, .origin = origin, .ink = color_red};
    if (!card->veto || card->veto_lost < 0.05)
        return y;
    snprintf(name, sizeof name, "一票否决：%s", card->veto);
    snprintf(origin, sizeof origin, "依据 %s，总分最高 %d 分", card->veto_clause, card->veto_cap);
    points_text(card->veto_lost, points);
    snprintf(loss.points, sizeof loss.points, "−%s", points);
    return loss_add(ui, window, y, &loss);
}

static float loss_key(const struct ui *ui, struct rect window, float y)
{
    const struct card_view *card = ui->view;
    char name[160], origin[64], points[16];
    struct loss_row loss = {.name = name, .origin = origin, .ink = color_red};
    if (!card->key || card->key_lost < 0.05)
        return y;
    snprintf(name, sizeof name, "关键的一步没做到：%s", card->key);
    snprintf(origin, sizeof origin, "不算合格，总分最高 %d 分", card->pass - 1);
    points_text(card->key_lost, points);
    snprintf(loss.points, sizeof loss.points, "−%s", points);
    return loss_add(ui, window, y, &loss);
}

static float loss_open(const struct ui *ui, struct rect window, float y)
{
    const struct card_view *card = ui->view;
    const struct type title = {SIZE_BODY, color_amber, WEIGHT_BOLD, ALIGN_LEFT, 0};
    if (card->review == 0)
        return y;
    y = paragraph(ui, window, y + 24, title, "待复核，最多还会扣") + 12;
    for (int i = 0; i < card->n_items; i++) {
        if (card->items[i].value == VERDICT_UNDECIDED)
            y = loss_item(ui, window, y, i);
    }
    return y;
}

float card_losses(const struct ui *ui, struct rect window, float y)
{
    const struct card_view *card = ui->view;
    const struct type title = {SIZE_BODY, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 0};
    char text[96], lost[16], total[16];
    total_text(card->total, card->pass, total);
    points_text(100 - strtod(total, NULL), lost);
    snprintf(text, sizeof text, "满分 100，扣 %s，得 %s", lost, total);
    y = paragraph(ui, window, y + 16, title, text) + 12;
    for (int i = 0; i < card->n_losses; i++)
        y = loss_item(ui, window, y, card->losses[i]);
    y = loss_veto(ui, window, y);
    y = loss_key(ui, window, y);
    y = loss_hints(ui, window, y);
    return loss_open(ui, window, y);
}
