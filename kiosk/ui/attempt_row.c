#include "kiosk/ui/attempt_row.h"

#include <stdio.h>
#include <string.h>

#include "kiosk/ui/points.h"
#include "kiosk/ui/theme.h"

/* An exam that is over and wants no review. */
static bool decided(const struct attempt_view *attempt)
{
    return attempt->card == ATTEMPT_OPENS && attempt->mode == MODE_EXAM && attempt->review == 0 &&
           attempt->pass > 0;
}

static bool passed(const struct attempt_view *attempt)
{
    return attempt->total >= attempt->pass;
}

static void attempt_state(const struct attempt_view *attempt, char out[160])
{
    static const char *const closed[] = {
        [ATTEMPT_BROKEN_OFF] = "没做完，不计分",  [ATTEMPT_HOLED] = "没存完整，不计分",
        [ATTEMPT_OLD] = "旧记录，只留了分数",     [ATTEMPT_WITHDRAWN] = "只留了分数",
        [ATTEMPT_CHANGED] = "情景改过，打不开了", [ATTEMPT_DELETED] = "记录已经删掉了",
        [ATTEMPT_WITHHELD] = "交卷了，等公布"};
    if (attempt->card != ATTEMPT_OPENS)
        snprintf(out, 160, "%s", closed[attempt->card]);
    else if (attempt->review > 0)
        snprintf(out, 160, "%d 项待复核", attempt->review);
    else if (decided(attempt))
        snprintf(out, 160, "%s", passed(attempt) ? "合格" : "不合格");
    else
        snprintf(out, 160, "%s", attempt->ending);
}

static void attempt_points(const struct attempt_view *attempt, char out[32])
{
    char total[16];
    total_text(attempt->total, attempt->pass, total);
    snprintf(out, 32, attempt->total < 0 ? "—" : "%s 分", total);
}

static bool to_review(const struct attempt_view *attempt)
{
    return attempt->card == ATTEMPT_OPENS && attempt->review > 0;
}

/* The touch, a little wider than what it says, and the arrow that says there is more. */
static void row_frame(const struct ui *ui, struct rect *row, const struct attempt_view *attempt,
                      struct action opens)
{
    bool open = attempt->card == ATTEMPT_OPENS;
    if (open)
        widget_touch(ui, (struct rect){row->x - 16, row->y, row->w + 32, row->h}, 16, opens);
    struct rect arrow = rect_cut_right(row, 32, 12);
    if (open)
        widget_icon(ui, arrow, 32, "next", color_ink_soft);
}

static struct color state_color(const struct attempt_view *attempt)
{
    if (to_review(attempt))
        return color_amber;
    if (decided(attempt))
        return passed(attempt) ? color_teal_dark : color_red;
    return color_ink_soft;
}

void attempt_row(const struct ui *ui, struct rect row, const struct attempt_view *attempt,
                 struct attempt_row_text text, struct action opens)
{
    struct type small = {26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1};
    char points[32], state[160];
    attempt_points(attempt, points);
    attempt_state(attempt, state);
    row_frame(ui, &row, attempt, opens);
    row = rect_inset(row, 0, 8);
    struct rect top = rect_cut_top(&row, 48, 0);
    widget_label(ui, rect_cut_right(&top, 128, 16),
                 (struct type){38, color_ink, WEIGHT_BOLD, ALIGN_RIGHT, 1}, points);
    widget_label(ui, top, (struct type){32, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1}, text.title);
    row = rect_cut_top(&row, 40, 0);
    widget_label(ui, rect_cut_left(&row, text_width(text.note, small.size), 8), small, text.note);
    small.align = ALIGN_RIGHT;
    small.color = state_color(attempt);
    widget_label(ui, row, small, state);
}

static void row_mode(const struct ui *ui, struct rect column, enum mode mode)
{
    bool exam = mode == MODE_EXAM;
    widget_chip(ui, column.x, column.y + (column.h - 48) / 2, exam ? "考试" : "练习",
                exam ? color_teal_pale : color_sunk, exam ? color_teal_dark : color_ink);
}

/* What is open, and what that can still make of the total, if anything. */
static void row_review(const struct ui *ui, struct rect column, const struct attempt_view *attempt)
{
    char state[160], low[16], high[16], range[64];
    attempt_state(attempt, state);
    total_text(attempt->low, attempt->pass, low);
    total_text(attempt->high, attempt->pass, high);
    snprintf(range, sizeof range, "复核后 %s–%s 分", low, high);
    rect_cut_left(&column,
                  widget_chip(ui, column.x, column.y + (column.h - 48) / 2, state, color_amber_pale,
                              color_amber),
                  16);
    if (strcmp(low, high) != 0)
        widget_label(ui, column, (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     range);
}

static void row_state(const struct ui *ui, struct rect column, const struct attempt_view *attempt)
{
    char state[160];
    attempt_state(attempt, state);
    if (to_review(attempt))
        row_review(ui, column, attempt);
    else
        widget_label(ui, column,
                     (struct type){28, state_color(attempt), WEIGHT_REGULAR, ALIGN_LEFT, 1}, state);
}

void attempt_row_wide(const struct ui *ui, struct rect row, const struct attempt_view *attempt,
                      const char *person, struct action opens)
{
    char points[32];
    attempt_points(attempt, points);
    row_frame(ui, &row, attempt, opens);
    widget_label(ui, rect_cut_right(&row, 152, 24),
                 (struct type){38, color_ink, WEIGHT_BOLD, ALIGN_RIGHT, 1}, points);
    if (*person)
        widget_label(ui, rect_cut_left(&row, 280, 24),
                     (struct type){34, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, person);
    struct rect what = rect_inset(rect_cut_left(&row, row.w * 0.42f, 40), 0, 8);
    widget_label(ui, rect_cut_top(&what, 48, 0),
                 (struct type){34, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1}, attempt->title);
    widget_label(ui, rect_cut_top(&what, 40, 0),
                 (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, attempt->when);
    if (!*person)
        row_mode(ui, rect_cut_left(&row, 104, 40), attempt->mode);
    row_state(ui, row, attempt);
}
