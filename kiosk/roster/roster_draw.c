/* A list of people: which file, and what would become of its rows before anything is written. */
#include <stdio.h>

#include "kiosk/roster/roster_view.h"
#include "kiosk/ui/table.h"
#include "kiosk/ui/theme.h"

enum { FILE_HEIGHT = 112, ROW_HEIGHT = 76, ROW_HEIGHT_TALL = 108, COUNT_HEIGHT = 148 };

static const struct type soft = {
    SIZE_CAPTION, {0x50, 0x5A, 0x5C, 255}, WEIGHT_REGULAR, ALIGN_LEFT, 1};

static void file_draw(const struct ui *ui, struct rect rect, int index)
{
    const struct roster_files_view *view = ui->view;
    const struct roster_file_view *file = &view->files[index];
    struct rect inner = rect_inset(rect, 28, 14);
    widget_panel(ui, rect);
    widget_icon(ui, rect_cut_left(&inner, 56, 20), 44, "list", color_teal);
    widget_label(ui, rect_cut_top(&inner, 46, 0),
                 (struct type){SIZE_BODY, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, file->name);
    widget_label(ui, inner, soft, file->note);
    widget_touch(ui, rect, RADIUS, (struct action){ACTION_ROSTER_FILE, index});
}

static void files_none(const struct ui *ui, struct rect area)
{
    const struct roster_files_view *view = ui->view;
    char text[512];
    struct rect box = rect_center(area, area.w < 1300 ? area.w : 1300, 420);
    widget_panel(ui, box);
    box = rect_inset(box, 56, 48);
    widget_label(ui, rect_cut_top(&box, 80, 12),
                 (struct type){SIZE_HEAD, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, "还没有看到名单");
    snprintf(text, sizeof text,
             "把名单（Excel 的 .xlsx，或者 .csv）放在 U 盘最外面一层，插上，再点“再找找”。"
             "没有 U 盘，就请管理员放到 %s",
             view->folder);
    widget_text(ui, box, (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                text);
}

void roster_files_draw(const struct ui *ui)
{
    const struct roster_files_view *view = ui->view;
    struct rect page = page_rect(ui->frame);
    int columns = frame_is_tall(ui->frame) ? 1 : 2;
    widget_top(ui, &page, "导入名单", (struct action){ACTION_TRAINER, 0});
    struct rect bar = rect_cut_bottom(&page, TARGET, 24);
    widget_button(ui, rect_cut_left(&bar, 300, 0),
                  (struct button){"再找找", "refresh", BUTTON_PLAIN, {ACTION_ROSTER, 0}});
    widget_text(ui, rect_cut_top(&page, 104, 16),
                (struct type){SIZE_BODY, *view->complaint ? color_red : color_ink_soft,
                              WEIGHT_REGULAR, ALIGN_LEFT, 2},
                *view->complaint ? view->complaint
                                 : "第一行写清楚哪一列是工号、姓名、班组、岗位。先给您看一遍，"
                                   "您点了“写入”才算数。");
    for (int i = 0; i < view->n_files; i++)
        file_draw(ui, rect_cell(page, i, columns, FILE_HEIGHT, 16), i);
    if (!view->n_files)
        files_none(ui, page);
}

static const struct {
    const char *name;
    struct color ground, ink;
} kinds[ROSTER_KINDS] = {
    {"新来的", {0xD7, 0xE7, 0xE2, 255}, {0x0A, 0x3D, 0x3C, 255}},
    {"有变化", {0xF6, 0xE7, 0xC8, 255}, {0x83, 0x4E, 0x04, 255}},
    {"没变化", {0xE9, 0xE3, 0xD4, 255}, {0x1F, 0x2A, 0x2E, 255}},
    {"看不准", {0xF5, 0xDF, 0xD6, 255}, {0x9C, 0x2E, 0x20, 255}},
};

static void count_draw(const struct ui *ui, struct rect rect, int kind)
{
    const struct roster_view *view = ui->view;
    char text[16];
    snprintf(text, sizeof text, "%d", view->counts[kind]);
    draw_rect(ui->draw, rect, RADIUS, kinds[kind].ground);
    if (view->kind == kind)
        draw_outline(ui->draw, rect, RADIUS, 4, kinds[kind].ink);
    struct rect inner = rect_inset(rect, 24, 12);
    widget_label(ui, rect_cut_top(&inner, 76, 0),
                 (struct type){60, kinds[kind].ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, text);
    widget_label(ui, inner, (struct type){30, kinds[kind].ink, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 kinds[kind].name);
    widget_touch(ui, rect, RADIUS, (struct action){ACTION_ROSTER_KIND, kind});
}

static struct rect rows_area(const struct frame *frame)
{
    struct rect page = page_rect(frame);
    rect_cut_top(&page, TARGET, 32);
    rect_cut_top(&page, COUNT_HEIGHT, 24);
    rect_cut_bottom(&page, TARGET, 24);
    return page;
}

/* A narrow one has what is noted in a second line. */
static struct table rows_table(const struct frame *frame)
{
    return (struct table){frame_is_tall(frame) ? ROW_HEIGHT_TALL : ROW_HEIGHT, 36, 12};
}

int roster_per_page(const struct frame *frame)
{
    return table_fits(rows_table(frame), rows_area(frame).h, ROSTER_ROWS_MAX);
}

static void row_draw(const struct ui *ui, struct rect row, const struct roster_row_view *view)
{
    bool tall = frame_is_tall(ui->frame);
    struct type strong = {SIZE_BODY, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1};
    char line[24];
    snprintf(line, sizeof line, "第 %d 行", view->line);
    struct rect top = row;
    if (tall)
        top = rect_cut_top(&row, row.h * 0.5f, 0);
    widget_label(ui, rect_cut_left(&top, 128, 16), soft, line);
    widget_label(ui, rect_cut_left(&top, 240, 16), strong, view->name);
    widget_label(ui, rect_cut_left(&top, 200, 16), soft, view->number);
    if (tall)
        rect_cut_left(&row, 144, 0);
    else
        widget_label(ui, rect_cut_left(&top, 340, 16), soft, view->team);
    widget_label(ui, tall ? row : top, soft, view->note);
}

static void rows_draw(const struct ui *ui, struct rect area)
{
    const struct roster_view *view = ui->view;
    area = table_panel(ui, area, rows_table(ui->frame), view->n_rows > 0 ? view->n_rows : 1);
    for (int i = 0; i < view->n_rows; i++)
        row_draw(ui, table_row(ui, &area, rows_table(ui->frame), i), &view->rows[i]);
    if (!view->n_rows)
        table_none(ui, area, ALIGN_CENTER, "这一类没有");
}

/* The unclear are left out, and said so on the button itself. */
static void store_button(const struct ui *ui, struct rect rect)
{
    const struct roster_view *view = ui->view;
    char text[64];
    int n = view->counts[0] + view->counts[1];
    struct action action = {n ? ACTION_ROSTER_STORE : ACTION_NONE, 0};
    if (!n)
        snprintf(text, sizeof text, "没有要写的");
    else if (view->counts[3])
        snprintf(text, sizeof text, "写入 %d 人，看不准的先不动", n);
    else
        snprintf(text, sizeof text, "写入 %d 人", n);
    widget_button(ui, rect, (struct button){text, "check", BUTTON_PRIMARY, action});
    ui->hits->primary = action;
}

void roster_draw(const struct ui *ui)
{
    const struct roster_view *view = ui->view;
    struct rect page = page_rect(ui->frame);
    widget_top(ui, &page, view->file, (struct action){ACTION_ROSTER, 0});
    struct rect counts = rect_cut_top(&page, COUNT_HEIGHT, 24);
    for (int i = 0; i < ROSTER_KINDS; i++)
        count_draw(ui, rect_cell(counts, i, ROSTER_KINDS, COUNT_HEIGHT, 20), i);
    struct rect bar = rect_cut_bottom(&page, TARGET, 24);
    bool tall = frame_is_tall(ui->frame);
    store_button(ui, rect_cut_right(&bar, tall && view->pages > 1 ? 380 : 640, 16));
    widget_pager(ui, bar, ACTION_ROSTER_PAGE, view->page, view->pages);
    rows_draw(ui, page);
}
