/* The standard phrases as a list: the words, where they belong, the clause, and the model voice. */
#include <stdio.h>
#include <string.h>

#include "kiosk/phrases/phrases_view.h"
#include "kiosk/ui/theme.h"

enum { HEAR_WIDTH = 168, PADDING = 24, TEXT_GAP = 12 };

static void phrase_note(const struct phrase_view *phrase, char out[200])
{
    snprintf(out, 200, "%s%s依据 %s", phrase->where, *phrase->where ? " · " : "", phrase->clause);
}

/* One em less than there is: a line may end early, where the next must not begin with a sign. */
static float flow_height(const char *text, float size, float width)
{
    return text_height(text, size, width - size);
}

/* What the clause says is shown where it is more than the phrase itself. */
static bool tells_more(const struct phrase_view *phrase)
{
    return *phrase->summary && !strstr(phrase->summary, phrase->text);
}

static float words_height(const struct phrase_view *phrase, float width)
{
    float height = flow_height(phrase->text, SIZE_BODY, width) + TEXT_GAP + 40;
    if (tells_more(phrase))
        height += TEXT_GAP + flow_height(phrase->summary, SIZE_CAPTION, width);
    return height;
}

static float row_height(const struct phrase_view *phrase, float width)
{
    float words = words_height(phrase, width - HEAR_WIDTH - GAP);
    return (words > TARGET ? words : TARGET) + 2 * PADDING;
}

static void phrase_hear(const struct ui *ui, struct rect column, int index)
{
    const struct phrases_view *view = ui->view;
    struct action hear = {ACTION_HEAR_MODEL, index}, hush = {ACTION_HUSH, index};
    bool now = action_equal(view->playing, hear);
    struct button play = {"听", "play", BUTTON_PLAIN, hear};
    struct button stop = {"停", "stop", BUTTON_PRIMARY, hush};
    widget_button(ui, rect_center(column, column.w, TARGET), now ? stop : play);
}

static void phrase_words(const struct ui *ui, struct rect area, const struct phrase_view *phrase)
{
    char note[200];
    phrase_note(phrase, note);
    widget_text(ui, rect_cut_top(&area, flow_height(phrase->text, SIZE_BODY, area.w), TEXT_GAP),
                (struct type){SIZE_BODY, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 0}, phrase->text);
    widget_label(ui, rect_cut_top(&area, 40, TEXT_GAP),
                 (struct type){SIZE_CAPTION, color_teal_dark, WEIGHT_REGULAR, ALIGN_LEFT, 1}, note);
    if (tells_more(phrase))
        widget_text(ui, area,
                    (struct type){SIZE_CAPTION, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                    phrase->summary);
}

static void phrase_row(const struct ui *ui, struct rect row, int index)
{
    const struct phrases_view *view = ui->view;
    if (index > 0)
        row_line(ui, row);
    row = rect_inset(row, 0, PADDING);
    phrase_hear(ui, rect_cut_right(&row, HEAR_WIDTH, GAP), index);
    phrase_words(ui, row, &view->phrases[index]);
}

void phrases_draw(const struct ui *ui)
{
    const struct phrases_view *view = ui->view;
    struct rect page = page_rect(ui->frame);
    widget_top(ui, &page, "规范用语", (struct action){ACTION_HOME, 0});
    widget_panel(ui, page);
    struct rect window = rect_inset(page, 2, 8), rows = rect_inset(page, 48, 8);
    float y = rows.y - ui->frame->scroll;
    widget_window(ui, page, window);
    for (int i = 0; i < view->n_phrases; i++) {
        struct rect row = {rows.x, y, rows.w, row_height(&view->phrases[i], rows.w)};
        if (rect_intersect(row, window).h > 0)
            phrase_row(ui, row, i);
        y += row.h;
    }
    widget_window_end(ui, page, y + ui->frame->scroll - rows.y);
}
