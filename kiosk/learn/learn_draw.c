/* The phrases, or the drills, as a list: what each is for, and how one stands in it. */
#include <math.h>
#include <stdio.h>

#include "kiosk/learn/learn_view.h"
#include "kiosk/ui/theme.h"

enum { HEAR_WIDTH = 168, STANDING_WIDTH = 196, PADDING = 22, TEXT_GAP = 8, HEADING_HEIGHT = 84 };

static const struct learn_view *learn_of(const struct ui *ui)
{
    return ui->view;
}

/* One em less than there is: a line may end early, where the next must not begin with a sign. */
static float flow_height(const char *text, float size, float width)
{
    return *text ? text_height(text, size, width - size) : 0;
}

static bool hears(const struct learn_view *learn)
{
    return learn->tab == LEARN_PHRASES;
}

static float words_width(const struct learn_view *learn, float width)
{
    return width - STANDING_WIDTH - GAP - (hears(learn) ? HEAR_WIDTH + GAP : 0);
}

static float row_height(const struct learn_view *learn, const struct lesson_row *row, float width)
{
    float words = words_width(learn, width);
    float height = flow_height(row->title, SIZE_BODY, words);
    if (*row->note)
        height += TEXT_GAP + flow_height(row->note, SIZE_CAPTION, words);
    return fmaxf(height, TARGET) + 2 * PADDING + (row->heading ? HEADING_HEIGHT : 0);
}

struct standing_look {
    const char *word;
    struct color ground, ink;
};

static struct standing_look standing_look(enum standing standing)
{
    const struct standing_look looks[] = {
        [STANDING_NEW] = {"没练过", color_sunk, color_ink_soft},
        [STANDING_MISSED] = {"再练练", color_amber_pale, color_amber},
        [STANDING_DUE] = {"该复习了", color_amber_pale, color_amber},
        [STANDING_KNOWN] = {"会了", color_teal_pale, color_teal_dark},
    };
    return looks[standing];
}

static void row_standing(const struct ui *ui, struct rect column, enum standing standing)
{
    struct standing_look look = standing_look(standing);
    float width = text_width(look.word, SIZE_CAPTION) + 32;
    widget_chip(ui, column.x + column.w - width, column.y + (column.h - 48) / 2, look.word,
                look.ground, look.ink);
}

static void row_hear(const struct ui *ui, struct rect column, int lesson)
{
    struct action hear = {ACTION_HEAR_MODEL, lesson}, hush = {ACTION_HUSH, lesson};
    struct button play = {"听", "play", BUTTON_PLAIN, hear};
    struct button stop = {"停", "stop", BUTTON_PRIMARY, hush};
    widget_button(ui, rect_center(column, column.w, TARGET),
                  action_equal(learn_of(ui)->playing, hear) ? stop : play);
}

static void row_words(const struct ui *ui, struct rect area, const struct lesson_row *row)
{
    float title = flow_height(row->title, SIZE_BODY, area.w);
    float note = flow_height(row->note, SIZE_CAPTION, area.w);
    area = rect_center(area, area.w, title + (*row->note ? TEXT_GAP + note : 0));
    widget_text(ui, rect_cut_top(&area, title, TEXT_GAP),
                (struct type){SIZE_BODY, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 0}, row->title);
    widget_text(ui, area,
                (struct type){SIZE_CAPTION, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                row->note);
}

static void row_draw(const struct ui *ui, struct rect area, const struct lesson_row *row)
{
    if (row->heading)
        widget_label(ui, rect_cut_top(&area, HEADING_HEIGHT, 0),
                     (struct type){30, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1}, row->heading);
    row_line(ui, area);
    if (hears(learn_of(ui)))
        row_hear(ui, rect_cut_right(&area, HEAR_WIDTH, GAP), row->lesson);
    widget_touch(ui, rect_inset(area, 0, 2), 16, (struct action){ACTION_LESSON, row->lesson});
    area = rect_inset(area, 0, PADDING);
    row_standing(ui, rect_cut_right(&area, STANDING_WIDTH, GAP), row->standing);
    row_words(ui, area, row);
}

static void learn_rows(const struct ui *ui, struct rect page)
{
    const struct learn_view *learn = ui->view;
    struct rect window = rect_inset(page, 2, 8), rows = rect_inset(page, 48, 8);
    float y = rows.y - ui->frame->scroll;
    widget_panel(ui, page);
    widget_window(ui, page, window);
    for (int i = 0; i < learn->n_rows; i++) {
        struct rect row = {rows.x, y, rows.w, row_height(learn, &learn->rows[i], rows.w)};
        if (rect_intersect(row, window).h > 0)
            row_draw(ui, row, &learn->rows[i]);
        y += row.h;
    }
    widget_window_end(ui, page, y + ui->frame->scroll - rows.y);
    if (learn->n_rows == 0)
        widget_label(ui, page, (struct type){34, color_ink_soft, WEIGHT_REGULAR, ALIGN_CENTER, 1},
                     "这里的课程还没有这一类内容。");
}

static void learn_tabs(const struct ui *ui, struct rect bar)
{
    static const char *const labels[LEARN_TABS] = {"规范用语", "情景小练"};
    const struct learn_view *learn = ui->view;
    char known[48];
    for (int i = 0; i < LEARN_TABS; i++) {
        enum button_look look = i == (int)learn->tab ? BUTTON_PRIMARY : BUTTON_PLAIN;
        widget_button(ui, rect_cut_left(&bar, 240, 16),
                      (struct button){labels[i], NULL, look, {ACTION_LEARN, i}});
    }
    snprintf(known, sizeof known, "%d 条里会了 %d 条", learn->n_rows, learn->n_known);
    widget_label(ui, bar, (struct type){30, color_ink_soft, WEIGHT_REGULAR, ALIGN_RIGHT, 1}, known);
}

/* The way to the round says what waits there. */
static void learn_round(const struct ui *ui, struct rect strip)
{
    const struct learn_view *learn = ui->view;
    struct action round = {ACTION_ROUND, 0};
    char label[48] = "练三分钟";
    if (learn->n_due > 0)
        snprintf(label, sizeof label, "练三分钟（%d 条该复习）", learn->n_due);
    float width = text_width(label, 38) + 140;
    widget_button(ui, rect_cut_right(&strip, width, 0),
                  (struct button){label, "clock", BUTTON_PRIMARY, round});
    ui->hits->primary = round;
}

void learn_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    struct rect strip = {page.x, page.y, page.w, TARGET};
    widget_top(ui, &page, "学一学", (struct action){ACTION_HOME, 0});
    learn_round(ui, strip);
    learn_tabs(ui, rect_cut_top(&page, 80, GAP));
    learn_rows(ui, page);
}
