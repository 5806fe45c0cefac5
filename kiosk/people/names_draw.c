/* Who is it? Names as large tiles, a page at a time: a page turn is surer under a finger than a
 * long list, and 60 people are five pages. */
#include <math.h>
#include <stdio.h>

#include "base/utf8.h"
#include "kiosk/people/people_view.h"
#include "kiosk/ui/theme.h"

static const struct names_view *names_of(const struct ui *ui)
{
    return ui->view;
}

enum { TILE_HEIGHT = 128, TILE_GAP = 16 };

struct names_grid {
    struct rect area;
    int columns, per_page, pages, page;
    enum action_kind choose; /* what touching a name does */
};

static struct names_grid names_grid(const struct ui *ui, struct rect area)
{
    int rows = (int)((area.h + TILE_GAP) / (TILE_HEIGHT + TILE_GAP));
    int columns = frame_is_tall(ui->frame) ? 2 : 4, per_page = columns * (rows > 0 ? rows : 1);
    int pages = (names_of(ui)->n_people + per_page - 1) / per_page;
    pages = pages > 0 ? pages : 1;
    int page = names_of(ui)->page < pages ? names_of(ui)->page : pages - 1;
    return (struct names_grid){area, columns, per_page, pages, page, ACTION_PERSON};
}

/* The last character of a Chinese name, or the last digit: what tells neighbours apart at a glance.
 */
static const char *name_mark(const char *name)
{
    const char *last = name;
    uint32_t code;
    for (size_t n; (n = utf8_decode(name, 4, &code)) > 0 && code; name += n)
        last = name;
    return last;
}

/* A trainer sees first where there is something to do. */
static void tile_note(const struct ui *ui, struct rect rect, const struct person_view *person,
                      enum action_kind choose)
{
    bool review = choose == ACTION_TRAINEE && person->to_review > 0;
    struct type type = {26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1};
    char text[48];
    snprintf(text, sizeof text, "%d 次待复核", person->to_review);
    if (review)
        type.color = color_amber;
    widget_label(ui, rect, type, review ? text : person->note);
}

static void names_tile(const struct ui *ui, struct rect rect, int index, enum action_kind choose)
{
    const struct person_view *person = &names_of(ui)->people[index];
    struct rect inner = rect_inset(rect, 24, 20), disc;
    widget_panel(ui, rect);
    disc = rect_center(rect_cut_left(&inner, 72, 20), 72, 72);
    draw_rect(ui->draw, disc, 36, color_teal_pale);
    widget_label(ui, disc, (struct type){34, color_teal_dark, WEIGHT_BOLD, ALIGN_CENTER, 1},
                 name_mark(person->name));
    widget_label(ui, rect_cut_top(&inner, 50, 0),
                 (struct type){36, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, person->name);
    tile_note(ui, inner, person, choose);
    widget_touch(ui, rect, RADIUS, (struct action){choose, index});
}

static void names_none(const struct ui *ui, struct rect area, const char *says)
{
    struct rect box = rect_center(area, area.w < 1200 ? area.w : 1200, 320);
    widget_panel(ui, box);
    box = rect_inset(box, 48, 72);
    widget_label(ui, rect_cut_top(&box, 80, 16),
                 (struct type){SIZE_HEAD, color_ink, WEIGHT_BOLD, ALIGN_CENTER, 1},
                 "这里还没有人练过");
    widget_label(ui, rect_cut_top(&box, 60, 0),
                 (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_CENTER, 1}, says);
}

static void names_people(const struct ui *ui, const struct names_grid *grid)
{
    int first = grid->page * grid->per_page;
    for (int i = 0; i < grid->per_page && first + i < names_of(ui)->n_people; i++)
        names_tile(ui, rect_cell(grid->area, i, grid->columns, TILE_HEIGHT, TILE_GAP), first + i,
                   grid->choose);
}

/* First of all, where the machine went off in the middle of a conversation. */
static void names_broken(const struct ui *ui, struct rect *page)
{
    char text[128];
    if (!names_of(ui)->broken)
        return;
    snprintf(text, sizeof text, "%s：刚才断了，同一位客户再来一次", names_of(ui)->broken);
    struct rect row = rect_cut_top(page, TARGET, 24);
    widget_button(ui, rect_cut_left(&row, fminf(row.w, 1000), 0),
                  (struct button){text, "refresh", BUTTON_PRIMARY, {ACTION_TAKE_UP, 0}});
}

void names_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame), bar;
    struct rect strip = {page.x, page.y, page.w, TARGET};
    struct names_grid grid;
    widget_top(ui, &page, "服务应答练习", (struct action){ACTION_NONE, 0});
    widget_label(ui, rect_cut_top(&page, 104, 0),
                 (struct type){SIZE_TITLE, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, "您是哪一位？");
    widget_label(ui, rect_cut_top(&page, 56, 32),
                 (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 "点一下自己的名字，就可以开始练习。");
    names_broken(ui, &page);
    bar = rect_cut_bottom(&page, TARGET, 32);
    struct rect newcomer = rect_cut_right(&bar, 344, 16);
    grid = names_grid(ui, page);
    if (names_of(ui)->n_people == 0)
        ui->hits->primary = (struct action){ACTION_NEW_NAME, 0};
    if (names_of(ui)->n_people)
        names_people(ui, &grid);
    else
        names_none(ui, page, "点“我是新来的”，留个名字就能开始。");
    widget_pager(ui, bar, ACTION_PAGE, grid.page, grid.pages);
    widget_button(ui, rect_cut_right(&strip, 200, 0),
                  (struct button){"培训师", NULL, BUTTON_PLAIN, {ACTION_TRAINER, 0}});
    widget_button(ui, newcomer,
                  (struct button){"我是新来的", "plus", BUTTON_PRIMARY, {ACTION_NEW_NAME, 0}});
}

void trainees_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    widget_top(ui, &page, "看谁的练习？", (struct action){ACTION_TRAINER, 0});
    struct rect bar = rect_cut_bottom(&page, TARGET, 32);
    struct names_grid grid = names_grid(ui, page);
    grid.choose = ACTION_TRAINEE;
    if (names_of(ui)->n_people)
        names_people(ui, &grid);
    else
        names_none(ui, page, "有人留了名字、练过以后，就能在这里看到。");
    widget_pager(ui, bar, ACTION_TRAINEES, grid.page, grid.pages);
}
