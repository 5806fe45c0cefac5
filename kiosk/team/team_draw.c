/* Who is ready for what: a line a person, the word in front, and behind it a small square for each
 * competency, so that sixty people are seen at a glance and one is a tap away. */
#include <stdio.h>

#include "kiosk/team/team_draw_parts.h"
#include "kiosk/ui/keys.h"
#include "kiosk/ui/theme.h"

enum {
    ROW_HEIGHT = 64,
    ROW_HEIGHT_TALL = 96,
    HEAD_HEIGHT = 64, /* to be touched */
    CHIP_HEIGHT = 84,
    PANEL_X = 28,
    PANEL_Y = 10,
    KEYS_WIDTH = 520,
    KEYS_HEIGHT = 560
};

struct word_look word_look(enum readiness_word word)
{
    static const struct color mid_teal = {0x7F, 0xB3, 0xA8, 255}, grey = {0xC9, 0xC2, 0xB1, 255};
    const struct word_look looks[READINESS_WORDS] = {
        [READINESS_NOT_STARTED] = {color_sunk, color_ink_soft, color_sunk},
        [READINESS_THIN] = {color_sunk, color_ink, grey},
        [READINESS_PRACTISING] = {color_teal_pale, color_teal_dark, mid_teal},
        [READINESS_READY] = {color_teal, color_card, color_teal},
        [READINESS_EXPIRING] = {color_amber_pale, color_amber, color_amber_bright},
        [READINESS_EXPIRED] = {color_red_pale, color_red, color_red_bright},
        [READINESS_OVERDUE] = {color_red, color_card, color_red},
    };
    return looks[word];
}

void word_chip(const struct ui *ui, struct rect rect, enum readiness_word word)
{
    struct word_look look = word_look(word);
    struct rect box = rect_center(rect, rect.w, 46);
    draw_rect(ui->draw, box, 12, look.ground);
    widget_label(ui, box, (struct type){SIZE_CAPTION, look.ink, WEIGHT_BOLD, ALIGN_CENTER, 1},
                 readiness_word_text(word));
}

static const struct team_view *team_of(const struct ui *ui)
{
    return ui->view;
}

/* In two rows where one is too narrow. */
static int chip_columns(const struct frame *frame)
{
    return frame_is_tall(frame) ? 4 : READINESS_WORDS;
}

static float chips_height(const struct frame *frame)
{
    return frame_is_tall(frame) ? 2 * CHIP_HEIGHT + 12 : CHIP_HEIGHT;
}

/* How many are what; a tap shows them alone. */
static void counts_draw(const struct ui *ui, struct rect area)
{
    static const enum readiness_word order[] = {
        READINESS_OVERDUE, READINESS_EXPIRED,    READINESS_NOT_STARTED, READINESS_EXPIRING,
        READINESS_THIN,    READINESS_PRACTISING, READINESS_READY};
    for (int i = 0; i < READINESS_WORDS; i++) {
        enum readiness_word word = order[i];
        struct word_look look = word_look(word);
        struct rect cell = rect_cell(area, i, chip_columns(ui->frame), CHIP_HEIGHT, 12);
        char text[48];
        bool on = team_of(ui)->word == (int)word;
        snprintf(text, sizeof text, "%s %d", readiness_word_text(word), team_of(ui)->counts[word]);
        draw_rect(ui->draw, cell, 18, look.ground);
        if (on)
            draw_outline(ui->draw, cell, 18, 5, color_ink);
        widget_label(ui, cell, (struct type){30, look.ink, WEIGHT_BOLD, ALIGN_CENTER, 1}, text);
        widget_touch(ui, cell, 18, (struct action){ACTION_TEAM_WORD, on ? -1 : (int)word});
    }
}

struct columns {
    struct rect name, team, word, ready, cells, last;
};

/* A line cut into its columns; narrow ones leave the team and the day out. */
static struct columns columns_cut(struct rect row)
{
    bool narrow = row.w < 1300;
    struct columns out = {.name = rect_cut_left(&row, narrow ? 250 : 280, 16)};
    if (!narrow)
        out.team = rect_cut_left(&row, 250, 16);
    out.word = rect_cut_left(&row, 148, 24);
    out.ready = rect_cut_left(&row, 96, 16);
    if (!narrow)
        out.last = rect_cut_right(&row, 150, 0);
    if (!narrow)
        rect_cut_right(&row, 24, 0);
    out.cells = row;
    return out;
}

static void head_draw(const struct ui *ui, struct rect rect, const char *text, int sort)
{
    bool on = team_of(ui)->sort == sort;
    char label[32];
    if (rect.w <= 0)
        return;
    snprintf(label, sizeof label, "%s%s", text, on ? " ↓" : "");
    widget_label(ui, rect,
                 (struct type){26, on ? color_teal_dark : color_ink_soft,
                               on ? WEIGHT_BOLD : WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 label);
    widget_touch(ui, rect, 12, (struct action){ACTION_TEAM_SORT, sort});
}

static void heads_draw(const struct ui *ui, struct rect row)
{
    struct columns at = columns_cut(row);
    head_draw(ui, at.name, "姓名", 0);
    head_draw(ui, at.team, "班组", 1);
    head_draw(ui, at.word, "现状", 2);
    head_draw(ui, at.ready, "达标", 3);
    head_draw(ui, at.last, "最近", 4);
    widget_label(ui, at.cells, (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 at.team.w > 0 ? "每一格是一项能力，点这一行看细的" : "每格一项能力");
}

static void cells_draw(const struct ui *ui, struct rect area, const unsigned char *cells)
{
    int n = team_of(ui)->wanted;
    float pitch = n > 0 ? area.w / (float)n : 0, gap = pitch > 8 ? 3 : 1;
    pitch = pitch > 26 ? 26 : pitch;
    for (int i = 0; cells && i < n; i++) {
        struct rect cell = {area.x + (float)i * pitch, area.y + area.h / 2 - 17, pitch - gap, 34};
        draw_rect(ui->draw, cell, 4, word_look((enum readiness_word)cells[i]).cell);
    }
}

static void row_draw(const struct ui *ui, struct rect row, int index)
{
    const struct team_row_view *view = &team_of(ui)->rows[index];
    struct columns at = columns_cut(row);
    struct type soft = {26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1};
    char ready[24];
    struct rect name = at.name, under = {0};
    if (at.team.w <= 0) { /* the team under the name */
        name = rect_cut_top(&at.name, row.h * 0.55f, 0);
        under = at.name;
    }
    widget_label(ui, name, (struct type){34, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->name);
    widget_label(ui, at.team.w > 0 ? at.team : under, soft, view->team);
    word_chip(ui, at.word, view->word);
    snprintf(ready, sizeof ready, "%d/%d", view->ready, team_of(ui)->wanted);
    widget_label(ui, at.ready, (struct type){28, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 1}, ready);
    cells_draw(ui, at.cells, view->cells);
    if (at.last.w > 0)
        widget_label(ui, at.last, soft, view->last);
    widget_touch(ui, row, 12, (struct action){ACTION_TEAM_PERSON, team_of(ui)->first + index});
}

/* Where it is narrow, the team stands under the name. */
static float row_height(const struct frame *frame, bool searching)
{
    return frame_is_tall(frame) || searching ? ROW_HEIGHT_TALL : ROW_HEIGHT;
}

/* What is left for the table; *keys: for the keys, where they are shown. */
static struct rect table_area(const struct frame *frame, bool searching, struct rect *keys)
{
    struct rect page = page_rect(frame);
    rect_cut_top(&page, TARGET, 24);
    rect_cut_top(&page, chips_height(frame), 16);
    rect_cut_bottom(&page, TARGET, 20);
    if (searching)
        *keys = frame_is_tall(frame) ? rect_cut_bottom(&page, KEYS_HEIGHT, 20)
                                     : rect_cut_right(&page, KEYS_WIDTH, 24);
    return page;
}

int team_per_page(const struct frame *frame, bool searching)
{
    struct rect keys, area = table_area(frame, searching, &keys);
    int rows = (int)((area.h - HEAD_HEIGHT - 2 * PANEL_Y) / row_height(frame, searching));
    return rows < 1 ? 1 : rows > TEAM_ROWS_MAX ? TEAM_ROWS_MAX : rows;
}

static void table_draw(const struct ui *ui, struct rect area)
{
    int n = team_of(ui)->n_rows;
    float height = row_height(ui->frame, team_of(ui)->searching);
    area.h = HEAD_HEIGHT + (float)(n > 0 ? n : 1) * height + 2 * PANEL_Y;
    widget_panel(ui, area);
    area = rect_inset(area, PANEL_X, PANEL_Y);
    heads_draw(ui, rect_cut_top(&area, HEAD_HEIGHT, 0));
    for (int i = 0; i < n; i++) {
        struct rect row = rect_cut_top(&area, height, 0);
        row_line(ui, row);
        row_draw(ui, row, i);
    }
    if (n == 0)
        widget_label(ui, area,
                     (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     team_of(ui)->n_all     ? "没有这样的人。换个条件再看。"
                     : team_of(ui)->reading ? "正在看谁练得怎么样……"
                                            : "名单还是空的：先导入名单，或者等人来练。");
}

static void search_draw(const struct ui *ui, struct rect area)
{
    const char *typed = team_of(ui)->typed;
    struct rect field = rect_cut_top(&area, TARGET, 16);
    bool empty = !*typed;
    ui->hits->typing = true;
    draw_rect(ui->draw, field, RADIUS, color_card);
    draw_outline(ui->draw, field, RADIUS, 3, color_teal);
    widget_label(ui, rect_inset(field, 28, 0),
                 (struct type){empty ? 30 : 44, empty ? color_ink_soft : color_ink,
                               empty ? WEIGHT_REGULAR : WEIGHT_BOLD, ALIGN_LEFT, 1},
                 empty ? "姓名首字母，或者工号" : typed);
    keys_search(ui, area);
}

static void strip_draw(const struct ui *ui, struct rect strip)
{
    const struct team_view *team = ui->view;
    bool tall = frame_is_tall(ui->frame);
    struct button find = {team->searching ? "不找了" : "找人",
                          tall              ? NULL
                          : team->searching ? "cross"
                                            : "person",
                          BUTTON_PLAIN,
                          {ACTION_TEAM_SEARCH, !team->searching}};
    widget_button(ui, rect_cut_right(&strip, tall ? 150 : 196, 16), find);
    widget_button(
        ui, rect_cut_right(&strip, tall ? 300 : 356, 0),
        (struct button){
            *team->group ? team->group : "全部班组", NULL, BUTTON_PLAIN, {ACTION_TEAM_GROUP, 0}});
}

/* There is room for how many were found, or on a tall screen for taking along what attempts came
 * to: who looks for somebody wants the first. */
static void bar_draw(const struct ui *ui, struct rect bar)
{
    const struct team_view *team = ui->view;
    bool tall = frame_is_tall(ui->frame);
    char text[48];
    if (!tall || team->searching) {
        struct rect count = rect_cut_right(&bar, 130, 16);
        snprintf(text, sizeof text, "%d 人", team->n_found);
        widget_label(ui, count,
                     (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_RIGHT, 1},
                     text);
    }
    widget_button(
        ui, rect_cut_right(&bar, tall ? 220 : 280, 16),
        (struct button){"本周练兵", tall ? NULL : "list", BUTTON_PLAIN, {ACTION_PLAN, 0}});
    if (!tall || !team->searching)
        widget_button(
            ui, rect_cut_right(&bar, tall ? 130 : 280, 16),
            (struct button){
                tall ? "xAPI" : "导出 xAPI", NULL, BUTTON_PLAIN, {ACTION_EXPORT_XAPI, 0}});
    widget_pager(ui, bar, ACTION_TEAM_PAGE, team->page, team->pages);
}

void team_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame), keys;
    struct rect area = table_area(ui->frame, team_of(ui)->searching, &keys);
    widget_top(ui, &page, "谁练得怎么样", (struct action){ACTION_TRAINER, 0});
    page = page_rect(ui->frame);
    strip_draw(ui, rect_cut_top(&page, TARGET, 24));
    counts_draw(ui, rect_cut_top(&page, chips_height(ui->frame), 16));
    bar_draw(ui, rect_cut_bottom(&page, TARGET, 20));
    table_draw(ui, area);
    if (team_of(ui)->searching)
        search_draw(ui, keys);
}
