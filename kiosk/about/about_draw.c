/* About: parts of text, one below the other. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "kiosk/about/about_view.h"
#include "kiosk/ui/theme.h"

enum { HEAD_HEIGHT = 56, TEXT_SIZE = 32, LINE_GAP = 8, PART_GAP = 28, LINE_BYTES = 1024 };

/* The next line of a text, "" at its end; returns what is behind it. */
static const char *line_next(const char *text, char line[LINE_BYTES])
{
    size_t length = strcspn(text, "\n");
    snprintf(line, LINE_BYTES, "%.*s", (int)length, text);
    return text + length + (text[length] == '\n');
}

/* A name in Latin letters is not broken, and leaves the end of a line empty. */
static float line_height(const char *line, float width)
{
    const float name = 10 * TEXT_SIZE;
    float lines = text_height(line, TEXT_SIZE, width);
    return text_width(line, TEXT_SIZE) > width ? text_height(line, TEXT_SIZE, width - name) : lines;
}

static float part_height(const struct about_part *part, float width)
{
    char line[LINE_BYTES];
    float height = HEAD_HEIGHT + PART_GAP;
    for (const char *text = part->text; *text;) {
        text = line_next(text, line);
        height += line_height(line, width) + LINE_GAP;
    }
    return height;
}

static void part_draw(const struct ui *ui, struct rect area, const struct about_part *part)
{
    const struct type type = {TEXT_SIZE, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0};
    char line[LINE_BYTES];
    widget_label(ui, rect_cut_top(&area, HEAD_HEIGHT, 0),
                 (struct type){36, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1}, part->head);
    for (const char *text = part->text; *text;) {
        text = line_next(text, line);
        widget_text(ui, rect_cut_top(&area, line_height(line, area.w), LINE_GAP), type, line);
    }
}

void about_draw(const struct ui *ui)
{
    const struct about_view *about = ui->view;
    struct rect page = page_rect(ui->frame);
    widget_top(ui, &page, "关于", (struct action){ACTION_LEAVE, 0});
    page = rect_center(page, fminf(page.w, 1400), page.h);
    widget_panel(ui, page);
    struct rect window = rect_inset(page, 2, 4), rows = rect_inset(page, 48, 36);
    float y = rows.y - ui->frame->scroll;
    widget_window(ui, page, window);
    for (int i = 0; i < about->n_parts; i++) {
        float height = part_height(&about->parts[i], rows.w);
        struct rect area = {rows.x, y, rows.w, height - PART_GAP};
        if (rect_intersect(area, window).h > 0)
            part_draw(ui, area, &about->parts[i]);
        y += height;
    }
    widget_window_end(ui, page, y + ui->frame->scroll - rows.y + 36);
}
