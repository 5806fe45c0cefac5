/* What a post asks for, and who of it may work. */
#include <stdio.h>

#include "kiosk/certificates/certificates_view.h"
#include "kiosk/ui/table.h"
#include "kiosk/ui/theme.h"

static const struct table rows_table = {72, 32, 10};

static float head_height(const struct frame *frame)
{
    return frame_is_tall(frame) ? 2 * TARGET + 16 : TARGET;
}

static struct rect table_area(const struct frame *frame)
{
    struct rect page = page_rect(frame);
    rect_cut_top(&page, TARGET, 24);
    rect_cut_top(&page, head_height(frame), 24);
    rect_cut_bottom(&page, 2 * TARGET + 16, 20);
    return page;
}

int certificates_per_page(const struct frame *frame)
{
    return table_fits(rows_table, table_area(frame).h, CERTIFIED_ROWS_MAX);
}

static void subject_draw(const struct ui *ui, struct rect cell, int subject)
{
    static const char *const names[POST_SUBJECTS] = {"综合", "柜台", "电话", "上门"};
    const struct certificates_view *view = ui->view;
    bool on = view->asked[subject];
    char label[32];
    draw_rect(ui->draw, cell, 18, on ? color_teal : color_card);
    draw_outline(ui->draw, cell, 18, 3, on ? color_teal : color_line);
    snprintf(label, sizeof label, "%s%s", on ? "要考 " : "", names[subject]);
    widget_label(ui, cell,
                 (struct type){30, on ? color_card : color_ink, WEIGHT_BOLD, ALIGN_CENTER, 1},
                 label);
    widget_touch(ui, cell, 18, (struct action){ACTION_POST_SUBJECT, subject});
}

static void head_draw(const struct ui *ui, struct rect head)
{
    const struct certificates_view *view = ui->view;
    struct rect top = head;
    if (frame_is_tall(ui->frame))
        top = rect_cut_top(&head, TARGET, 16);
    struct action next = {view->n_posts > 1 ? ACTION_POST_NEXT : ACTION_NONE, 0};
    widget_button(ui, rect_cut_left(&top, 340, 16),
                  (struct button){view->post, "person", BUTTON_PLAIN, next});
    widget_button(ui, rect_cut_right(&top, 220, 16),
                  (struct button){view->months, NULL, BUTTON_PLAIN, {ACTION_POST_MONTHS, 0}});
    struct rect chips = frame_is_tall(ui->frame) ? head : top;
    float width = (chips.w - 3 * 12) / 4;
    for (int i = 0; i < POST_SUBJECTS; i++)
        subject_draw(ui, rect_cut_left(&chips, width, 12), i);
}

static void row_draw(const struct ui *ui, struct rect row, const struct certified_view *view,
                     int index)
{
    const struct color inks[] = {[CERTIFIED_GOOD] = color_teal_dark,
                                 [CERTIFIED_EARNED] = color_teal,
                                 [CERTIFIED_SOON] = color_amber,
                                 [CERTIFIED_BAD] = color_red,
                                 [CERTIFIED_OFF] = color_ink_soft};
    bool tall = frame_is_tall(ui->frame);
    struct rect all = {row.x - 16, row.y, row.w + 32, row.h};
    if (index == ((const struct certificates_view *)ui->view)->chosen)
        draw_rect(ui->draw, all, 12, color_teal_pale);
    widget_label(ui, rect_cut_right(&row, tall ? 560 : 700, 16),
                 (struct type){30, inks[view->look], WEIGHT_BOLD, ALIGN_RIGHT, 1}, view->says);
    widget_label(ui, rect_cut_left(&row, tall ? row.w : 320, 16),
                 (struct type){34, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->name);
    if (!tall)
        widget_label(ui, row, (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     view->team);
    widget_touch(ui, all, 12, (struct action){ACTION_CERTIFIED, index});
}

static void table_draw(const struct ui *ui, struct rect area)
{
    const struct certificates_view *view = ui->view;
    int n = view->n_rows > 0 ? view->n_rows : 1;
    area = table_panel(ui, area, rows_table, n);
    for (int i = 0; i < view->n_rows; i++)
        row_draw(ui, table_row(ui, &area, rows_table, i), &view->rows[i], view->first + i);
    if (view->n_rows == 0)
        table_none(ui, area, ALIGN_LEFT,
                   view->reading ? "正在看谁有证……"
                   : *view->post ? "这个岗位还不要证。点上面要考的科目。"
                                 : "名单上还没有人写岗位。导入名单时带上“岗位”一列。");
}

static void chosen_draw(const struct ui *ui, struct rect bar)
{
    const struct certificates_view *view = ui->view;
    bool tall = frame_is_tall(ui->frame);
    struct action issue = {ACTION_ISSUE, 0};
    widget_label(ui, rect_cut_left(&bar, tall ? 220 : 300, 16),
                 (struct type){34, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, view->chosen_name);
    if (view->can_issue) {
        widget_button(
            ui, rect_cut_right(&bar, 240, 16),
            (struct button){view->renews ? "换证" : "发证", "check", BUTTON_PRIMARY, issue});
        ui->hits->primary = issue;
    }
    if (view->can_print)
        widget_button(ui, rect_cut_right(&bar, 200, 16),
                      (struct button){"再打一份", NULL, BUTTON_PLAIN, {ACTION_PRINT, 0}});
    widget_button(
        ui, rect_cut_right(&bar, 200, 16),
        (struct button){view->away ? "回来了" : "离岗", NULL, BUTTON_PLAIN, {ACTION_ON_LEAVE, 0}});
}

void certificates_draw(const struct ui *ui)
{
    const struct certificates_view *view = ui->view;
    struct rect page = page_rect(ui->frame), bar;
    widget_top(ui, &page, "上岗证", (struct action){ACTION_TRAINER, 0});
    page = page_rect(ui->frame);
    rect_cut_top(&page, TARGET, 24);
    if (*view->post)
        head_draw(ui, rect_cut_top(&page, head_height(ui->frame), 24));
    bar = rect_cut_bottom(&page, TARGET, 16);
    widget_pager(ui, bar, ACTION_CERTIFICATES_PAGE, view->page, view->pages);
    bar = rect_cut_bottom(&page, TARGET, 0);
    if (view->chosen >= 0)
        chosen_draw(ui, bar);
    else
        widget_label(ui, bar, (struct type){28, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     "点一个人：发证、换证、离岗、复岗。离岗满三个月，回来要重新考。");
    table_draw(ui, table_area(ui->frame));
}
