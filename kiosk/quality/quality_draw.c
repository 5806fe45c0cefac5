/* Three lists under three tabs: moves that nothing was heard for; forbidden words by team, a small
 * chart a row; items on which people and the machine differ. */
#include <math.h>
#include <stdio.h>

#include "kiosk/quality/quality_view.h"
#include "kiosk/ui/table.h"
#include "kiosk/ui/theme.h"

enum { SAYS_HEIGHT = 92, MONTHS_HEIGHT = 44 };
static const struct table unmet_table = {92, 32, 10}, risks_table = {150, 32, 10};

static struct table table_of(enum quality_tab tab)
{
    return tab == QUALITY_RISKS ? risks_table : unmet_table;
}

static struct rect rows_area(const struct frame *frame, enum quality_tab tab)
{
    struct rect page = page_rect(frame);
    rect_cut_top(&page, TARGET, 24);
    rect_cut_top(&page, SAYS_HEIGHT, 12);
    if (tab == QUALITY_RISKS)
        rect_cut_top(&page, MONTHS_HEIGHT, 4);
    rect_cut_bottom(&page, TARGET, 20);
    return page;
}

int quality_per_page(const struct frame *frame, enum quality_tab tab)
{
    return table_fits(table_of(tab), rows_area(frame, tab).h, QUALITY_ROWS_MAX);
}

static void unmet_draw(const struct ui *ui, struct rect row, const struct unmet_view *view,
                       int index)
{
    struct rect all = {row.x - 16, row.y, row.w + 32, row.h};
    struct type soft = {26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1}, right = soft;
    char figures[96];
    right.align = ALIGN_RIGHT;
    snprintf(figures, sizeof figures, "%d 句没听到，共 %d 句", view->unmet, view->asked);
    widget_label(ui, rect_cut_right(&row, 320, 16), right, figures);
    if (!frame_is_tall(ui->frame))
        widget_bar(ui, rect_center(rect_cut_right(&row, 200, 24), 200, 16),
                   view->asked ? (double)view->unmet / view->asked : 0, color_amber_bright);
    row = rect_inset(row, 0, 6);
    widget_label(ui, rect_cut_top(&row, row.h * 0.55f, 0),
                 (struct type){30, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->name);
    widget_label(ui, row, soft, view->play);
    widget_touch(ui, all, 12, (struct action){ACTION_QUALITY_ROW, index});
}

/* The columns of the months, beside the team's name. */
static struct rect month_cell(struct rect row, int month)
{
    float width = row.w / QUALITY_MONTHS;
    return (struct rect){row.x + width * (float)month, row.y, width, row.h};
}

static float name_width(const struct frame *frame)
{
    return frame_is_tall(frame) ? 220 : 360;
}

/* How often, as a bar by the replies that there were; how many those are stands under it. */
static void month_draw(const struct ui *ui, struct rect cell, const struct risk_view *view, int i)
{
    const struct quality_view *quality = ui->view;
    int broken = view->broken[i], replies = view->replies[i];
    double rate = replies ? (double)broken / replies : 0;
    char text[48];
    cell = rect_inset(cell, 6, 8);
    if (replies)
        snprintf(text, sizeof text, frame_is_tall(ui->frame) ? "%d" : "%d 句", replies);
    else
        snprintf(text, sizeof text, "没练");
    widget_label(ui, rect_cut_bottom(&cell, 38, 2),
                 (struct type){SIZE_LEAST, color_ink_soft, WEIGHT_REGULAR, ALIGN_CENTER, 1}, text);
    if (!replies)
        return;
    struct rect count = rect_cut_top(&cell, 42, 2);
    float height = quality->most > 0 ? cell.h * (float)fmin(rate / quality->most, 1) : 0;
    snprintf(text, sizeof text, "%d 次", broken);
    if (broken)
        draw_rect(ui->draw,
                  (struct rect){cell.x + cell.w / 2 - 28, cell.y + cell.h - fmaxf(height, 4), 56,
                                fmaxf(height, 4)},
                  4, color_red_bright);
    widget_label(ui, count,
                 (struct type){28, broken ? color_red : color_ink_soft,
                               broken ? WEIGHT_BOLD : WEIGHT_REGULAR, ALIGN_CENTER, 1},
                 text);
}

static void risk_draw(const struct ui *ui, struct rect row, const struct risk_view *view, int index)
{
    struct rect all = {row.x - 16, row.y, row.w + 32, row.h};
    widget_text(ui, rect_inset(rect_cut_left(&row, name_width(ui->frame), 16), 0, 30),
                (struct type){30, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 2}, view->team);
    for (int i = 0; i < QUALITY_MONTHS; i++)
        month_draw(ui, month_cell(row, i), view, i);
    widget_touch(ui, all, 12, (struct action){ACTION_QUALITY_ROW, index});
}

static void differing_draw(const struct ui *ui, struct rect row, const struct differing_view *view,
                           int index)
{
    struct rect all = {row.x - 16, row.y, row.w + 32, row.h};
    bool tall = frame_is_tall(ui->frame); /* where it was stands on the card that it leads to */
    struct type soft = {26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1};
    struct type says = {28, color_amber, WEIGHT_BOLD, tall ? ALIGN_LEFT : ALIGN_RIGHT, 1};
    if (!tall)
        widget_label(ui, rect_cut_right(&row, 420, 16), says, view->says);
    row = rect_inset(row, 0, 6);
    widget_label(ui, rect_cut_top(&row, row.h * 0.55f, 0),
                 (struct type){30, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->name);
    widget_label(ui, row, tall ? says : soft, tall ? view->says : view->where);
    widget_touch(ui, all, 12, (struct action){ACTION_QUALITY_ROW, index});
}

static void months_draw(const struct ui *ui, struct rect strip)
{
    const struct quality_view *view = ui->view;
    strip = rect_inset(strip, risks_table.inset_x, 0);
    rect_cut_left(&strip, name_width(ui->frame), 16);
    for (int i = 0; i < QUALITY_MONTHS; i++)
        widget_label(ui, month_cell(strip, i),
                     (struct type){SIZE_LEAST, color_ink_soft, WEIGHT_BOLD, ALIGN_CENTER, 1},
                     view->months[i]);
}

static void tabs_draw(const struct ui *ui, struct rect bar)
{
    static const char *const labels[][QUALITY_TABS] = {{"没听到的说法", "风险用语", "机器准不准"},
                                                       {"没听到", "风险用语", "机器准不准"}};
    bool tall = frame_is_tall(ui->frame);
    float width = tall ? 200 : 260;
    const struct quality_view *view = ui->view;
    for (int i = QUALITY_TABS - 1; i >= 0; i--)
        widget_button(ui, rect_cut_right(&bar, width, 16),
                      (struct button){labels[tall][i],
                                      NULL,
                                      (int)view->tab == i ? BUTTON_PRIMARY : BUTTON_PLAIN,
                                      {ACTION_QUALITY, i}});
}

static void says_write(const struct quality_view *view, char out[320])
{
    if (view->tab == QUALITY_MACHINE)
        snprintf(out, 320, "听录音时先不看机器的，人判的和机器判的对着看，不一样的在下面。%s",
                 view->agreement);
    else if (view->tab == QUALITY_UNMET)
        snprintf(out, 320,
                 "近 %d 天存了录音的句子里，该说而没听到的，次数多的在前。点开听：真没说，就是要"
                 "练的；说了、只是说法不同，就加进去，以后也算。",
                 view->days);
    else
        snprintf(out, 320,
                 "说出口的忌语和超时限的许诺。红字是那个月几次，底下是一共练了几句；柱子越高，"
                 "同样多的句子里说得越多。点一行，听每一次。");
}

static void rows_draw(const struct ui *ui, struct rect area)
{
    const struct quality_view *view = ui->view;
    struct table table = table_of(view->tab);
    area = table_panel(ui, area, table, view->n_rows > 0 ? view->n_rows : 1);
    for (int i = 0; i < view->n_rows; i++) {
        struct rect row = table_row(ui, &area, table, i);
        if (view->tab == QUALITY_UNMET)
            unmet_draw(ui, row, &view->unmet[i], view->first + i);
        else if (view->tab == QUALITY_MACHINE)
            differing_draw(ui, row, &view->differing[i], view->first + i);
        else
            risk_draw(ui, row, &view->risks[i], view->first + i);
    }
    if (view->n_rows == 0)
        table_none(ui, area, ALIGN_LEFT,
                   view->reading                ? "正在数……"
                   : view->tab == QUALITY_UNMET ? "没有。同意存录音的学员练过以后，这里才有。"
                   : view->tab == QUALITY_MACHINE
                       ? "没有不一样的。在“听录音”里判过的，都会放到这里来对。"
                       : "这半年还没有人练过。");
}

void quality_draw(const struct ui *ui)
{
    const struct quality_view *view = ui->view;
    struct rect page = page_rect(ui->frame), area = rows_area(ui->frame, view->tab);
    struct rect top = {page.x, page.y, page.w, TARGET};
    char says[320];
    widget_top(ui, &page, frame_is_tall(ui->frame) ? "用语" : "用语分析",
               (struct action){ACTION_TRAINER, 0});
    tabs_draw(ui, top);
    page = page_rect(ui->frame);
    rect_cut_top(&page, TARGET, 24);
    says_write(view, says);
    widget_fitted(ui, rect_cut_top(&page, SAYS_HEIGHT, 12),
                  (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 0}, says);
    if (view->tab == QUALITY_RISKS && view->n_rows > 0)
        months_draw(ui, rect_cut_top(&page, MONTHS_HEIGHT, 4));
    widget_pager(ui, rect_cut_bottom(&page, TARGET, 20), ACTION_QUALITY_PAGE, view->page,
                 view->pages);
    rows_draw(ui, area);
}
