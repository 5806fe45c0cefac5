#include "kiosk/ui/sights.h"

#include <math.h>
#include <stdio.h>

#include "kiosk/ui/theme.h"

enum {
    TICK_WIDTH = 88,
    TICK_HEIGHT = 72,
    TICK_GAP = 8,
    TICKS_WIDTH = 3 * TICK_WIDTH + 2 * TICK_GAP
};

struct tick_look {
    const char *icon, *text;
    struct color ground, ink; /* when it is the one that holds */
};

/* The list that is drawn, and what a tick of it asks for. */
struct list {
    const struct ui *ui;
    const struct sight_view *lines;
    int n;
    enum action_kind tick;
};

static void tick(const struct list *list, struct rect rect, int line, enum sight sight)
{
    const struct tick_look looks[] = {
        [SIGHT_NOT_SEEN] = {NULL, "未看", color_sunk, color_ink},
        [SIGHT_GOOD] = {"check", NULL, color_teal, color_card},
        [SIGHT_BAD] = {"cross", NULL, color_red, color_card},
    };
    const struct tick_look *look = &looks[sight];
    const struct ui *ui = list->ui;
    bool holds = list->lines[line].sight == sight;
    struct color ink = holds ? look->ink : color_ink_soft;
    draw_rect(ui->draw, rect, 16, holds ? look->ground : color_card);
    draw_outline(ui->draw, rect, 16, 2, color_line);
    if (look->icon)
        widget_icon(ui, rect, 40, look->icon, ink);
    else
        widget_label(ui, rect, (struct type){28, ink, WEIGHT_REGULAR, ALIGN_CENTER, 1}, look->text);
    widget_touch(ui, rect, 16, (struct action){list->tick, 3 * line + (int)sight});
}

static void line_ticks(const struct list *list, struct rect side, int line)
{
    static const enum sight order[] = {SIGHT_GOOD, SIGHT_BAD, SIGHT_NOT_SEEN};
    struct rect bar = rect_center(side, TICKS_WIDTH, TICK_HEIGHT);
    for (int i = 0; i < 3; i++)
        tick(list, rect_cut_left(&bar, TICK_WIDTH, TICK_GAP), line, order[i]);
}

static float line_height(const struct sight_view *line, float width)
{
    float words = width - TICKS_WIDTH - 24;
    float look = line->look && *line->look ? text_height(line->look, 26, words) : 0;
    return 16 + fmaxf(text_height(line->name, 32, words) + look, TICK_HEIGHT) + 16;
}

static void line_draw(const struct list *list, struct rect row, int index)
{
    const struct ui *ui = list->ui;
    const struct sight_view *line = &list->lines[index];
    float rule[] = {row.x, row.y, row.x + row.w, row.y};
    draw_polyline(ui->draw, rule, 2, 2, color_line);
    row = rect_inset(row, 0, 16);
    line_ticks(list, rect_cut_right(&row, TICKS_WIDTH, 24), index);
    widget_text(ui, rect_cut_top(&row, text_height(line->name, 32, row.w), 0),
                (struct type){32, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 0}, line->name);
    if (line->look && *line->look)
        widget_text(ui, row, (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                    line->look);
}

static float group_head(const struct ui *ui, struct rect window, float y, const char *name)
{
    struct rect row = {window.x, y + 12, window.w, 60};
    if (rect_intersect(row, window).h > 0)
        widget_label(ui, row, (struct type){SIZE_BODY, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1},
                     name);
    return y + 72;
}

/* One row of as many lines as there are columns, none past the next heading. */
static int row_draw(const struct list *list, struct rect window, float *y, int first, int columns)
{
    float width = (window.w - 56 * (float)(columns - 1)) / (float)columns, height = 0;
    int n = 0;
    while (n < columns && first + n < list->n && (n == 0 || !list->lines[first + n].group))
        height = fmaxf(height, line_height(&list->lines[first + n++], width));
    for (int i = 0; i < n; i++) {
        struct rect row = {window.x + (float)i * (width + 56), *y, width, height};
        if (rect_intersect(row, window).h > 0)
            line_draw(list, row, first + i);
    }
    *y += height;
    return n;
}

void widget_sights(const struct ui *ui, struct rect panel, const struct sight_view *lines, int n,
                   enum action_kind ticks)
{
    struct list list = {ui, lines, n, ticks};
    struct rect window = rect_inset(panel, 2, 8), rows = rect_inset(panel, 40, 8);
    float y = rows.y - ui->frame->scroll;
    int columns = rows.w >= 1400 ? 2 : 1;
    widget_panel(ui, panel);
    widget_window(ui, panel, window);
    for (int i = 0; i < n;) {
        if (lines[i].group)
            y = group_head(ui, rows, y, lines[i].group);
        i += row_draw(&list, rows, &y, i, columns);
    }
    widget_window_end(ui, panel, y + ui->frame->scroll - rows.y);
}

void widget_sights_count(const struct ui *ui, struct rect rect, const struct sight_view *lines,
                         int n)
{
    int seen = 0;
    char text[64];
    for (int i = 0; i < n; i++)
        seen += lines[i].sight != SIGHT_NOT_SEEN;
    snprintf(text, sizeof text, rect.w < 240 ? "看了 %d/%d" : "看了 %d 条，共 %d 条", seen, n);
    widget_label(ui, rect, (struct type){30, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, text);
}
