/* What three minutes came to, plainly: each lesson of the round, and what waits tomorrow. */
#include <math.h>
#include <stdio.h>

#include "kiosk/learn/learn_view.h"
#include "kiosk/ui/theme.h"

enum { TITLE_SIZE = 32, WORD_WIDTH = 200, MARK_WIDTH = 44, PADDING = 14 };

struct tried_look {
    const char *icon, *word;
    struct color ink;
};

static struct tried_look tried_look(enum tried tried)
{
    const struct tried_look looks[] = {
        [TRIED_UNHEARD] = {"question", "没听到，不算", color_amber},
        [TRIED_UNCLEAR] = {"question", "没听准，不算", color_amber},
        [TRIED_MISSED] = {"cross", "再练练", color_red},
        [TRIED_MET] = {"check", "说到位了", color_teal_dark},
    };
    return looks[tried];
}

static float title_height(const struct round_row *lesson, float width)
{
    return text_height(lesson->title, TITLE_SIZE, width - MARK_WIDTH - WORD_WIDTH - 36);
}

static void round_row(const struct ui *ui, struct rect row, const struct round_row *lesson)
{
    struct tried_look look = tried_look(lesson->tried);
    float height = title_height(lesson, row.w);
    row_line(ui, row);
    widget_icon(ui, rect_cut_left(&row, MARK_WIDTH, 20), 40, look.icon, look.ink);
    widget_label(ui, rect_cut_right(&row, WORD_WIDTH, 16),
                 (struct type){SIZE_CAPTION, look.ink, WEIGHT_BOLD, ALIGN_RIGHT, 1}, look.word);
    widget_text(ui, rect_center(row, row.w, height),
                (struct type){TITLE_SIZE, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0}, lesson->title);
}

static void round_rows(const struct ui *ui, struct rect area)
{
    const struct round_view *round = ui->view;
    struct rect window = rect_inset(area, 2, 8), rows = rect_inset(area, 48, 8);
    float y = rows.y - ui->frame->scroll;
    widget_panel(ui, area);
    widget_window(ui, area, window);
    for (int i = 0; i < round->n_rows; i++) {
        float height = title_height(&round->rows[i], rows.w) + 2 * PADDING;
        struct rect row = {rows.x, y, rows.w, height};
        if (rect_intersect(row, window).h > 0)
            round_row(ui, row, &round->rows[i]);
        y += row.h;
    }
    widget_window_end(ui, area, y + ui->frame->scroll - rows.y);
}

static void round_title(const struct round_view *round, char out[96])
{
    if (round->n_rows == 0)
        snprintf(out, 96, "这一轮还没练");
    else
        snprintf(out, 96, "练了 %d 条，%d 条说到位了", round->n_rows, round->n_met);
}

/* Nothing that was not heard counts against anybody, and that is said. */
static void round_note(const struct round_view *round, char out[256])
{
    int used = 0;
    out[0] = '\0';
    if (round->n_missed)
        used += snprintf(out + used, 256 - (size_t)used, "%d 条再练练，很快会再问到。",
                         round->n_missed);
    if (round->n_open)
        used += snprintf(out + used, 256 - (size_t)used, "%d 条没听准，不算。", round->n_open);
    if (round->all_done)
        used += snprintf(out + used, 256 - (size_t)used, "能练的都练过一遍了。");
    if (round->not_stored)
        snprintf(out + used, 256 - (size_t)used, "有的没能存下来，下次会再问。");
    else if (round->n_tomorrow)
        snprintf(out + used, 256 - (size_t)used, "到明天这时候，有 %d 条该复习。",
                 round->n_tomorrow);
}

void round_draw(const struct ui *ui)
{
    const struct round_view *round = ui->view;
    struct rect page = page_rect(ui->frame), bar;
    struct action again = {ACTION_ROUND, 0};
    char title[96], note[256];
    widget_top(ui, &page, "三分钟", (struct action){ACTION_HOME, 0});
    page = rect_center(page, fminf(page.w, 1400), round->n_rows ? page.h : 400);
    bar = rect_cut_bottom(&page, 112, GAP);
    round_title(round, title);
    round_note(round, note);
    widget_flow(ui, &page, 12, (struct type){60, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 2}, title);
    widget_flow(ui, &page, GAP, (struct type){34, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                note);
    if (round->n_rows)
        round_rows(ui, page);
    widget_button(ui, rect_cut_left(&bar, (bar.w - 24) / 2, 24),
                  (struct button){"回首页", "home", BUTTON_PLAIN, {ACTION_HOME, 0}});
    widget_button(ui, bar, (struct button){"再来三分钟", "refresh", BUTTON_PRIMARY, again});
    ui->hits->primary = again;
}
