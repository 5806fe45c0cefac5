/* What is wrong, in words for the person who stands there, and what to do about it. */
#include <math.h>

#include "kiosk/fault/fault_view.h"
#include "kiosk/ui/theme.h"

static void fault_steps(const struct ui *ui, struct rect *area)
{
    const struct fault_view *fault = ui->view;
    for (int i = 0; i < 3 && fault->todo[i]; i++) {
        float height = text_height(fault->todo[i], 36, area->w - 80);
        struct rect row = rect_cut_top(area, height > 64 ? height : 64, 16);
        struct rect disc = rect_cut_left(&row, 56, 24);
        disc.h = 56;
        widget_step(ui, disc, 32, i + 1);
        widget_text(ui, row, (struct type){36, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0},
                    fault->todo[i]);
    }
}

static void fault_texts(const struct ui *ui, struct rect area)
{
    const struct fault_view *fault = ui->view;
    struct rect head = rect_cut_top(&area, 104, 16);
    widget_icon(ui, rect_cut_left(&head, 88, 32), 88, "warning", color_amber_bright);
    widget_label(ui, head,
                 (struct type){text_width(fault->title, 60) > head.w ? 48 : 60, color_ink,
                               WEIGHT_BOLD, ALIGN_LEFT, 1},
                 fault->title);
    float height = text_height(fault->happened, 38, area.w);
    widget_text(ui, rect_cut_top(&area, height, 32),
                (struct type){38, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 0}, fault->happened);
    fault_steps(ui, &area);
    if (fault->waits)
        widget_text(ui, rect_cut_top(&area, 56, 8),
                    (struct type){32, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 0},
                    "弄好以后会自动继续，不用重新开始。");
    widget_text(ui, rect_cut_top(&area, 3 * 26 * LINE_HEIGHT, 0),
                (struct type){26, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 3}, fault->detail);
}

/* On a tall display the panel ends where its texts and buttons do. */
static float fault_height(const struct ui *ui, float width)
{
    const struct fault_view *fault = ui->view;
    float height =
        2 * 48 + (fault->unrecorded ? 2 : 1) * (112 + 24) + 104 + 16 + 3 * 26 * LINE_HEIGHT;
    height += text_height(fault->happened, 38, width) + 32 + (fault->waits ? 64 : 0);
    for (int i = 0; i < 3 && fault->todo[i]; i++)
        height += fmaxf(text_height(fault->todo[i], 36, width - 80), 64) + 16;
    return height;
}

void fault_draw(const struct ui *ui)
{
    struct rect page = page_rect(ui->frame), bar, above, panel;
    bool tall = frame_is_tall(ui->frame);
    panel = rect_center(page, tall ? page.w : 1400,
                        tall ? fault_height(ui, page.w - 96) : fminf(page.h - 40, 880));
    widget_panel(ui, panel);
    panel = rect_inset(panel, tall ? 48 : 72, 48);
    bar = rect_cut_bottom(&panel, 112, 24);
    bool unrecorded = ((const struct fault_view *)ui->view)->unrecorded;
    above = tall && unrecorded ? rect_cut_bottom(&panel, 112, 24) : bar;
    widget_button(ui, rect_cut_right(&bar, 320, 24),
                  (struct button){"再试一次", "refresh", BUTTON_PRIMARY, {ACTION_RETRY, 0}});
    widget_button(ui, rect_cut_right(&bar, 320, 24),
                  (struct button){"回到开头", "home", BUTTON_PLAIN, {ACTION_LEAVE, 0}});
    if (unrecorded)
        widget_button(
            ui, rect_cut_right(tall ? &above : &bar, 400, 24),
            (struct button){"不存成绩，接着练", "play", BUTTON_PLAIN, {ACTION_UNRECORDED, 0}});
    ui->hits->primary = (struct action){ACTION_RETRY, 0};
    ui->hits->back = (struct action){ACTION_LEAVE, 0};
    fault_texts(ui, panel);
}
