/* What lies over a screen and takes all touches: the pause, and "are you still there?". */
#include <math.h>
#include <stdio.h>

#include "kiosk/app/overlay_view.h"
#include "kiosk/ui/theme.h"

struct overlay_text {
    const char *title, *says;
};

/* Draws the sheet with its texts; returns the strip for buttons. */
static struct rect overlay_sheet(const struct ui *ui, struct overlay_text text)
{
    struct rect all = {0, 0, ui->frame->width, ui->frame->height};
    struct rect sheet = rect_center(all, fminf(1000, all.w - 96), 440), inner;
    hits_cover(ui->hits);
    draw_rect(ui->draw, all, 0, color_scrim);
    draw_rect(ui->draw, sheet, RADIUS, color_card);
    inner = rect_inset(sheet, 64, 56);
    widget_label(ui, rect_cut_top(&inner, 88, 8),
                 (struct type){60, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, text.title);
    struct rect bar = rect_cut_bottom(&inner, 112, 16);
    widget_text(ui, inner, (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 2},
                text.says);
    return bar;
}

void pause_draw(const struct ui *ui)
{
    const struct overlay_view *overlay = ui->view;
    struct rect bar = overlay_sheet(
        ui, (struct overlay_text){"先停一下", "继续的话，客户会把刚才那句再说一遍，您重新回答。"});
    struct action resume = {ACTION_RESUME, 0};
    float half = (bar.w - 24) / 2;
    widget_button(ui, rect_cut_left(&bar, half, 24),
                  overlay->once
                      ? (struct button){"回成绩单", "back", BUTTON_PLAIN, {ACTION_ONCE_LEAVE, 0}}
                      : (struct button){"结束练习", "home", BUTTON_PLAIN, {ACTION_HOME, 0}});
    widget_button(ui, bar, (struct button){"继续", "play", BUTTON_PRIMARY, resume});
    ui->hits->primary = resume;
    ui->hits->back = resume;
}

/* An exam goes on behind the sheet: a reply cannot be had again by asking to leave. */
void quit_draw(const struct ui *ui)
{
    struct rect bar = overlay_sheet(
        ui, (struct overlay_text){"考试还没完", "现在退出，这份试卷就作废了。考试不会停下来等。"});
    struct action stay = {ACTION_STAY, 0};
    float half = (bar.w - 24) / 2;
    widget_button(ui, rect_cut_left(&bar, half, 24),
                  (struct button){"退出考试", "home", BUTTON_PLAIN, {ACTION_HOME, 0}});
    widget_button(ui, bar, (struct button){"接着考", "play", BUTTON_PRIMARY, stay});
    ui->hits->primary = ui->hits->back = stay;
}

void idle_draw(const struct ui *ui)
{
    const struct overlay_view *overlay = ui->view;
    char says[96];
    struct action stay = {ACTION_STAY, 0};
    snprintf(says, sizeof says, "%d 秒后回到开头，留给下一位。", overlay->idle_left_s);
    struct rect bar = overlay_sheet(ui, (struct overlay_text){"您还在吗？", says});
    widget_button(ui, bar, (struct button){"我还在", "person", BUTTON_PRIMARY, stay});
    ui->hits->primary = stay;
    ui->hits->back = stay;
}

void wait_draw(const struct ui *ui)
{
    struct rect all = {0, 0, ui->frame->width, ui->frame->height};
    struct rect sheet = rect_center(all, fminf(760, all.w - 96), 160);
    draw_rect(ui->draw, all, 0, color_scrim);
    draw_rect(ui->draw, sheet, RADIUS, color_card);
    widget_label(ui, rect_inset(sheet, 32, 16),
                 (struct type){SIZE_HEAD, color_ink, WEIGHT_REGULAR, ALIGN_CENTER, 1},
                 "正在读写资料，请稍等。");
}
