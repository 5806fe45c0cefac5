/* A newcomer's name. Writing Chinese by touch needs an input method of its own, so at a kiosk
 * without a keyboard one types the employee number, which everyone knows and which the trainer's
 * list turns into a name; letters serve those without a number. A keyboard with an input method
 * writes straight into the field. */
#include <stdio.h>
#include <string.h>

#include "kiosk/people/people_view.h"
#include "kiosk/ui/keys.h"
#include "kiosk/ui/theme.h"

static const struct entry_view *entry_of(const struct ui *ui)
{
    return ui->view;
}

static void entry_tabs(const struct ui *ui, struct rect bar)
{
    static const char *const labels[] = {"工号", "字母"};
    for (int i = 0; i < 2; i++) {
        bool here = (int)entry_of(ui)->keyboard == i;
        struct rect tab = rect_cut_left(&bar, 200, 16);
        widget_button(
            ui, tab,
            (struct button){
                labels[i], NULL, here ? BUTTON_PRIMARY : BUTTON_PLAIN, {ACTION_KEYBOARD, i}});
    }
}

static void entry_keyboard(const struct ui *ui, struct rect area)
{
    entry_tabs(ui, rect_cut_top(&area, TARGET, 24));
    if (entry_of(ui)->keyboard == KEYBOARD_DIGITS)
        keys_digits(ui, area);
    else
        keys_letters(ui, area);
}

static void entry_field(const struct ui *ui, struct rect rect)
{
    const struct entry_view *entry = ui->view;
    char text[160];
    struct rect inner = rect_inset(rect, 32, 0);
    snprintf(text, sizeof text, "%s%s", entry->typed, entry->composing);
    draw_rect(ui->draw, rect, RADIUS, color_card);
    draw_outline(ui->draw, rect, RADIUS, 3, color_teal);
    widget_label(ui, inner, (struct type){56, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, text);
    if (!*text)
        widget_label(ui, inner, (struct type){40, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                     *entry->number ? "名字" : "工号或名字");
}

static void entry_hint(const struct entry_view *entry, char text[256])
{
    if (*entry->number)
        snprintf(text, 256, "工号 %s 是第一次来。留个名字，以后好找；不想留，直接点“好了”。",
                 entry->number);
    else
        snprintf(text, 256, "%s", "工号在胸牌上。没有工号，可以用字母；接了键盘，直接打汉字也行。");
}

/* What the field holds means: somebody who has that number, a complaint, or how to go on. */
static void entry_says(const struct ui *ui, struct rect rect)
{
    const struct entry_view *entry = ui->view;
    char text[256];
    struct type type = {SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 3};
    entry_hint(entry, text);
    if (*entry->match) {
        snprintf(text, sizeof text, "是%s吧？点“好了”就开始。", entry->match);
        type.color = color_teal_dark;
    }
    if (*entry->complaint) {
        snprintf(text, sizeof text, "%s", entry->complaint);
        type.color = color_red;
    }
    widget_text(ui, rect, type, text);
}

static void entry_form(const struct ui *ui, struct rect area)
{
    bool empty = !*entry_of(ui)->typed && !*entry_of(ui)->number;
    struct action done = {empty ? ACTION_NONE : ACTION_NAME_DONE, 0};
    widget_label(ui, rect_cut_top(&area, 104, 8),
                 (struct type){SIZE_TITLE, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, "怎么称呼您？");
    entry_field(ui, rect_cut_top(&area, 120, GAP));
    entry_says(ui, rect_cut_top(&area, 152, GAP));
    widget_button(ui, rect_cut_top(&area, 112, 0),
                  (struct button){"好了", "check", BUTTON_PRIMARY, done});
    ui->hits->primary = done;
}

void entry_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame);
    widget_top(ui, &page, "第一次来", (struct action){ACTION_LEAVE, 0});
    ui->hits->typing = true;
    if (frame_is_tall(ui->frame)) {
        entry_form(ui, rect_cut_top(&page, 560, 48));
        entry_keyboard(ui, page);
        return;
    }
    entry_form(ui, rect_cut_left(&page, page.w * 0.42f, 72));
    entry_keyboard(ui, page);
}
