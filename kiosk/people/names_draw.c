/* Who is it? Names as large tiles in the order of their pinyin, a page at a time: a page turn is
 * surer under a finger than a long list. Where they do not fit on one page, keys stand beside them:
 * the first letters of a name or a part of a number leave a few of six hundred. A tile shows what
 * tells people apart and nothing of how they do. */
#include <math.h>
#include <stdio.h>

#include "base/utf8.h"
#include "kiosk/people/people_view.h"
#include "kiosk/ui/keys.h"
#include "kiosk/ui/theme.h"

static const struct names_view *names_of(const struct ui *ui)
{
    return ui->view;
}

/* A tile is wide enough for "11 次 · 上次 86.5 分" beside its disc. */
enum {
    TILE_HEIGHT = 128,
    TILE_GAP = 16,
    TILE_WIDTH = 420,
    SEARCH_WIDTH = 560,
    SEARCH_HEIGHT = 600
};

/* Where few are, each has more of the page: a team of one kiosk. */
enum { FEW = 9, FEW_COLUMNS = 3, FEW_HEIGHT = 200, FEW_HEIGHT_MOST = 264 };

struct names_grid {
    struct rect area;
    float height; /* of a tile */
    int columns, per_page, pages, page;
    enum action_kind choose; /* what touching a name does */
};

static int few_columns(struct rect area)
{
    return area.w > 1400 ? FEW_COLUMNS : 1;
}

/* So many tiles as a few large ones; 0: they are more than that, or do not fit. */
static float few_height(struct rect area, int tiles)
{
    float rows = ceilf((float)tiles / (float)few_columns(area));
    float height = (area.h + TILE_GAP) / rows - TILE_GAP;
    return tiles > FEW || height < FEW_HEIGHT ? 0 : fminf(height, FEW_HEIGHT_MOST);
}

static int names_per_page(struct rect area, int columns)
{
    int rows = (int)((area.h + TILE_GAP) / (TILE_HEIGHT + TILE_GAP));
    return columns * (rows > 0 ? rows : 1);
}

static int names_columns(struct rect area)
{
    int columns = (int)((area.w + TILE_GAP) / (TILE_WIDTH + TILE_GAP));
    return columns < 1 ? 1 : columns > 4 ? 4 : columns;
}

static struct names_grid names_grid(const struct ui *ui, struct rect area)
{
    int columns = names_columns(area), n = names_of(ui)->n_people;
    int per_page = names_per_page(area, columns);
    float height = TILE_HEIGHT, few = few_height(area, n);
    if (few > 0) {
        columns = few_columns(area);
        per_page = FEW;
        height = few;
    }
    int pages = (names_of(ui)->n_found + per_page - 1) / per_page;
    pages = pages > 0 ? pages : 1;
    int page = names_of(ui)->page < pages ? names_of(ui)->page : pages - 1;
    return (struct names_grid){area, height, columns, per_page, pages, page, ACTION_PERSON};
}

/* More than one page without a search. */
static bool names_are_many(const struct ui *ui, struct rect area)
{
    return names_of(ui)->n_people > names_per_page(area, names_columns(area));
}

/* The last two characters of a Chinese name, or the last two digits: one alone is the same in many
 * given names (王雪梅, 李冬梅). Of a Latin one its first letter. */
static const char *name_mark(const char *name, char letter[2])
{
    const char *last = name, *before = name, *all = name;
    uint32_t code, end = 0;
    for (size_t n; (n = utf8_decode(name, 4, &code)) > 0 && code; name += n) {
        before = last;
        last = name;
        end = code;
    }
    bool latin = (end >= 'a' && end <= 'z') || (end >= 'A' && end <= 'Z');
    letter[0] = *all;
    letter[1] = '\0';
    return latin && (unsigned char)*all < 0x80 ? letter : before;
}

/* A trainer sees first where there is something to do, and how everybody does. */
static void tile_note(const struct ui *ui, struct rect rect, const struct person_view *person,
                      enum action_kind choose)
{
    bool review = choose == ACTION_TRAINEE && person->to_review > 0;
    struct type type = {26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1};
    char text[48];
    snprintf(text, sizeof text, "%d 次待复核", person->to_review);
    if (review)
        type.color = color_amber;
    widget_label(ui, rect, type,
                 review                     ? text
                 : choose == ACTION_TRAINEE ? person->note
                                            : person->team);
}

static void names_tile(const struct ui *ui, struct rect rect, int index, enum action_kind choose)
{
    const struct person_view *person = &names_of(ui)->people[index];
    bool large = rect.h > TILE_HEIGHT;
    float mark = large ? 104 : 80;
    char letter[2];
    struct rect inner =
        rect_inset(rect_center(rect, rect.w, fminf(rect.h, FEW_HEIGHT)), 24, large ? 36 : 20);
    struct rect disc;
    widget_panel(ui, rect);
    disc = rect_center(rect_cut_left(&inner, mark, 20), mark, mark);
    draw_rect(ui->draw, disc, mark / 2, color_teal_pale);
    widget_label(ui, rect_inset(disc, 8, 0),
                 (struct type){large ? 40 : 30, color_teal_dark, WEIGHT_BOLD, ALIGN_CENTER, 1},
                 name_mark(person->name, letter));
    bool alone = choose == ACTION_PERSON && !*person->team;
    widget_label(ui, alone ? inner : rect_cut_top(&inner, inner.h * 0.57f, 0),
                 (struct type){large ? 48 : 36, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 person->name);
    if (!alone)
        tile_note(ui, inner, person, choose);
    widget_touch(ui, rect, RADIUS, (struct action){choose, index});
}

/* Behind the last of few, where the eye is already. */
static void newcomer_tile(const struct ui *ui, struct rect rect)
{
    struct rect inner = rect_inset(rect_center(rect, rect.w, FEW_HEIGHT), 24, 36);
    struct rect disc = rect_center(rect_cut_left(&inner, 104, 20), 104, 104);
    draw_rect(ui->draw, rect, RADIUS, color_teal_pale);
    draw_rect(ui->draw, disc, 52, color_teal);
    widget_icon(ui, disc, 56, "plus", color_card);
    widget_label(ui, rect_cut_top(&inner, inner.h * 0.57f, 0),
                 (struct type){48, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1}, "我是新来的");
    widget_label(ui, inner, (struct type){26, color_teal_dark, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 "第一次来，先留个名字");
    widget_touch(ui, rect, RADIUS, (struct action){ACTION_NEW_NAME, 0});
}

/* `way` is what can be done about it; one without a label: nothing. */
static void names_none(const struct ui *ui, struct rect area, const char *says, struct button way)
{
    struct rect box = rect_center(area, area.w < 1200 ? area.w : 1200, way.label ? 456 : 320);
    widget_panel(ui, box);
    box = rect_inset(box, 48, 64);
    if (way.label)
        widget_button(ui, rect_center(rect_cut_bottom(&box, 112, 32), 440, 112), way);
    widget_label(ui, rect_cut_top(&box, 80, 16),
                 (struct type){SIZE_HEAD, color_ink, WEIGHT_BOLD, ALIGN_CENTER, 1},
                 "这里还没有人练过");
    widget_label(ui, rect_cut_top(&box, 60, 0),
                 (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_CENTER, 1}, says);
}

static void names_people(const struct ui *ui, const struct names_grid *grid)
{
    int first = grid->page * grid->per_page;
    for (int i = 0; i < grid->per_page && first + i < names_of(ui)->n_found; i++)
        names_tile(ui, rect_cell(grid->area, i, grid->columns, grid->height, TILE_GAP),
                   names_of(ui)->found[first + i], grid->choose);
}

/* One who is left is chosen by Enter. */
static void names_search(const struct ui *ui, struct rect area, enum action_kind choose)
{
    ui->hits->typing = true;
    widget_field(ui, rect_cut_top(&area, TARGET, 16),
                 (struct field){names_of(ui)->typed, "姓名首字母，或者工号", 44, false});
    keys_search(ui, area);
    if (names_of(ui)->n_found == 1)
        ui->hits->primary = (struct action){choose, names_of(ui)->found[0]};
}

static struct rect search_cut(const struct ui *ui, struct rect *page)
{
    if (frame_is_tall(ui->frame))
        return rect_cut_bottom(page, SEARCH_HEIGHT, 32);
    return rect_cut_right(page, SEARCH_WIDTH, 40);
}

static void names_tiles(const struct ui *ui, struct rect area, struct rect bar,
                        enum action_kind choose, enum action_kind turn)
{
    struct names_grid grid = names_grid(ui, area);
    grid.choose = choose;
    names_people(ui, &grid);
    if (names_of(ui)->n_found == 0)
        widget_text(ui, area,
                    (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 3},
                    "没有找到。换一个字母，或者用工号找。");
    widget_pager(ui, bar, turn, grid.page, grid.pages);
}

enum { TITLE_HEIGHT = 104, SAYS_HEIGHT = 56, HEAD_GAP = 32 };

/* Who has to look for a name is told how by the field of the search. */
static void names_head(const struct ui *ui, struct rect *page, const char *says)
{
    widget_label(ui, rect_cut_top(page, TITLE_HEIGHT, *says ? 0 : 24),
                 (struct type){SIZE_TITLE, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, "您是哪一位？");
    if (*says)
        widget_label(ui, rect_cut_top(page, SAYS_HEIGHT, HEAD_GAP),
                     (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, says);
}

/* Few, and the newcomer's tile behind them: such a page needs no bar at its foot. False: they are
 * more than that. */
static bool names_few(const struct ui *ui, struct rect page)
{
    struct rect below = page;
    int n = names_of(ui)->n_people;
    rect_cut_top(&below, TITLE_HEIGHT + SAYS_HEIGHT, HEAD_GAP);
    struct names_grid grid = {.area = below,
                              .height = few_height(below, n + 1),
                              .columns = few_columns(below),
                              .per_page = n,
                              .choose = ACTION_PERSON};
    if (grid.height <= 0 || names_of(ui)->n_found < n)
        return false;
    names_head(ui, &page, "点一下自己的名字，就可以开始练习。");
    names_people(ui, &grid);
    newcomer_tile(ui, rect_cell(below, n, grid.columns, grid.height, TILE_GAP));
    return true;
}

static void names_some(const struct ui *ui, struct rect page, struct rect bar)
{
    struct rect below = page;
    rect_cut_top(&below, TITLE_HEIGHT + SAYS_HEIGHT, HEAD_GAP);
    bool many = names_are_many(ui, below);
    if (many)
        names_search(ui, search_cut(ui, &page), ACTION_PERSON);
    names_head(ui, &page, many ? "" : "点一下自己的名字，就可以开始练习。");
    names_tiles(ui, page, bar, ACTION_PERSON, ACTION_PAGE);
}

static void names_nobody(const struct ui *ui, struct rect page)
{
    names_head(ui, &page, "留个名字，就可以开始练习。");
    names_none(ui, page, "第一次来，先说说您是谁。",
               (struct button){"我是新来的", "plus", BUTTON_PRIMARY, {ACTION_NEW_NAME, 0}});
    ui->hits->primary = (struct action){ACTION_NEW_NAME, 0};
}

/* First of all, where the machine went off in the middle of a conversation. */
static void names_broken(const struct ui *ui, struct rect *page)
{
    char text[128];
    const struct names_view *names = ui->view;
    if (!names->broken && !names->broken_exam)
        return;
    if (names->broken_exam)
        snprintf(text, sizeof text, "%s：考试断了，回来接着考", names->broken_exam);
    else
        snprintf(text, sizeof text, "%s：刚才断了，同一位客户再来一次", names->broken);
    struct rect row = rect_cut_top(page, TARGET, 24);
    widget_button(ui, rect_cut_left(&row, fminf(row.w, 1000), 0),
                  (struct button){text, "refresh", BUTTON_PRIMARY, {ACTION_TAKE_UP, 0}});
}

void names_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    struct rect strip = {page.x, page.y, page.w, TARGET};
    widget_top(ui, &page, "服务应答练习", (struct action){ACTION_NONE, 0});
    names_broken(ui, &page);
    struct rect whole = page, bar = rect_cut_bottom(&page, TARGET, 32);
    struct rect newcomer = rect_cut_right(&bar, 344, 16);
    widget_button(ui, rect_cut_right(&strip, 200, 0),
                  (struct button){"培训师", NULL, BUTTON_PLAIN, {ACTION_TRAINER, 0}});
    widget_button(ui, rect_cut_right(&strip, 140, 0),
                  (struct button){"关于", NULL, BUTTON_QUIET, {ACTION_ABOUT, 0}});
    if (!names_of(ui)->n_people) {
        names_nobody(ui, page);
        return;
    }
    if (names_few(ui, whole))
        return;
    names_some(ui, page, bar);
    widget_button(ui, newcomer,
                  (struct button){"我是新来的", "plus", BUTTON_PRIMARY, {ACTION_NEW_NAME, 0}});
}

void trainees_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    widget_top(ui, &page, "看谁的练习？", (struct action){ACTION_TRAINER, 0});
    struct rect bar = rect_cut_bottom(&page, TARGET, 32);
    if (names_of(ui)->n_people && names_are_many(ui, page))
        names_search(ui, search_cut(ui, &page), ACTION_TRAINEE);
    if (names_of(ui)->n_people)
        names_tiles(ui, page, bar, ACTION_TRAINEE, ACTION_TRAINEES);
    else
        names_none(ui, page, "有人留了名字、练过以后，就能在这里看到。", (struct button){0});
}
