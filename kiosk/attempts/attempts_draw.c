/* All attempts of one person, or everybody's that want a review: a page at a time, like the names.
 */
#include <limits.h>
#include <stdio.h>

#include "kiosk/attempts/attempts_view.h"
#include "kiosk/ui/attempt_row.h"
#include "kiosk/ui/table.h"
#include "kiosk/ui/theme.h"

static const struct attempts_view *attempts_of(const struct ui *ui)
{
    return ui->view;
}

static const struct table rows_table = {ATTEMPT_ROW_HEIGHT, 40, 12};

/* Between the strip at the top and the pager. */
static struct rect attempts_area(const struct frame *frame)
{
    struct rect page = page_rect(frame);
    rect_cut_top(&page, TARGET, 32);
    rect_cut_bottom(&page, TARGET, 24);
    return page;
}

int attempts_per_page(const struct frame *frame)
{
    return table_fits(rows_table, attempts_area(frame).h, INT_MAX);
}

/* The reviews' tabs say the mode already. */
static void row_tall(const struct ui *ui, struct rect row, const struct attempt_view *attempt,
                     const char *person, struct action opens)
{
    char title[192], note[96];
    const char *mode = attempt->mode == MODE_EXAM ? " · 考试" : " · 练习";
    snprintf(title, sizeof title, "%s%s%s", person, *person ? " · " : "", attempt->title);
    snprintf(note, sizeof note, "%s%s", attempt->when, *person ? "" : mode);
    attempt_row(ui, row, attempt, (struct attempt_row_text){title, note}, opens);
}

static void attempts_row(const struct ui *ui, struct rect row, int index)
{
    const struct attempts_view *attempts = ui->view;
    const struct attempt_view *attempt = &attempts->rows[index];
    const char *person = attempts->of == LIST_REVIEWS ? attempt->person : "";
    struct action opens = {ACTION_LISTED, index};
    if (frame_is_tall(ui->frame))
        row_tall(ui, row, attempt, person, opens);
    else
        attempt_row_wide(ui, row, attempt, person, opens);
}

static void attempts_rows(const struct ui *ui, struct rect area)
{
    const struct attempts_view *attempts = ui->view;
    int most = attempts_per_page(ui->frame), n = attempts->n_rows < most ? attempts->n_rows : most;
    area = table_panel(ui, area, rows_table, n);
    for (int i = 0; i < n; i++)
        attempts_row(ui, table_row(ui, &area, rows_table, i), i);
}

struct none_text {
    const char *title, *says;
};

static struct none_text none_text(const struct attempts_view *attempts)
{
    bool exam = attempts->mode == MODE_EXAM;
    if (attempts->of == LIST_OWN)
        return (struct none_text){"还没有练习记录", "练完一场，成绩单就留在这里，随时可以再看。"};
    if (attempts->of == LIST_TRAINEE)
        return (struct none_text){"还没有练习记录", "这位学员练完一场，成绩单就会出现在这里。"};
    return (struct none_text){exam ? "没有考试等着复核" : "没有练习等着复核",
                              "有机器没听准、要人听的，会出现在这里。"};
}

static void attempts_none(const struct ui *ui, struct rect area)
{
    struct none_text text = none_text(attempts_of(ui));
    struct rect box = rect_center(area, area.w < 1200 ? area.w : 1200, 320);
    widget_panel(ui, box);
    box = rect_inset(box, 48, 72);
    widget_label(ui, rect_cut_top(&box, 80, 16),
                 (struct type){SIZE_HEAD, color_ink, WEIGHT_BOLD, ALIGN_CENTER, 1}, text.title);
    widget_label(ui, rect_cut_top(&box, 60, 0),
                 (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_CENTER, 1},
                 text.says);
}

/* Exams first: somebody waits for their result. */
static void attempts_modes(const struct ui *ui, struct rect strip)
{
    const struct attempts_view *attempts = ui->view;
    static const char *const names[] = {[MODE_PRACTICE] = "练习", [MODE_EXAM] = "考试"};
    static const enum mode order[] = {MODE_EXAM, MODE_PRACTICE};
    struct rect tabs = rect_cut_right(&strip, 2 * 232 + 16, 0);
    for (int i = 0; i < 2; i++) {
        char label[32];
        enum mode mode = order[i];
        snprintf(label, sizeof label, "%s %d", names[mode], attempts->n_of_mode[mode]);
        widget_button(ui, rect_cut_left(&tabs, 232, 16),
                      (struct button){label,
                                      NULL,
                                      mode == attempts->mode ? BUTTON_PRIMARY : BUTTON_PLAIN,
                                      {ACTION_REVIEWS, (int)mode}});
    }
}

static void attempts_top(const struct ui *ui, struct rect *page)
{
    const struct attempts_view *attempts = ui->view;
    const struct action back[] = {[LIST_OWN] = {ACTION_HOME, 0},
                                  [LIST_TRAINEE] = {ACTION_TRAINEES, attempts->trainees_page},
                                  [LIST_REVIEWS] = {ACTION_TRAINER, 0}};
    struct rect strip = {page->x, page->y, page->w, TARGET};
    char title[128];
    snprintf(title, sizeof title, "%s的练习", attempts->person);
    widget_top(ui, page,
               attempts->of == LIST_OWN       ? "全部练习"
               : attempts->of == LIST_TRAINEE ? title
                                              : "待复核",
               back[attempts->of]);
    if (attempts->of == LIST_REVIEWS)
        attempts_modes(ui, strip);
    if (attempts->of == LIST_TRAINEE && attempts->has_pin)
        widget_button(
            ui, rect_cut_right(&strip, 300, 0),
            (struct button){"取消他的密码", NULL, BUTTON_PLAIN, {ACTION_OWN_PIN_LOST, 0}});
}

void attempts_draw(const struct ui *ui)
{
    const struct attempts_view *attempts = ui->view;
    struct rect page = page_rect(ui->frame), area = attempts_area(ui->frame);
    char count[48];
    snprintf(count, sizeof count, "一共 %d 次", attempts->n_all);
    attempts_top(ui, &page);
    if (attempts->n_rows == 0) {
        attempts_none(ui, area);
        return;
    }
    attempts_rows(ui, area);
    struct rect bar = rect_cut_bottom(&page, TARGET, 0);
    widget_label(ui, rect_cut_right(&bar, 280, 0),
                 (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_RIGHT, 1}, count);
    widget_pager(ui, bar, ACTION_LIST, attempts->page, attempts->n_pages);
}
