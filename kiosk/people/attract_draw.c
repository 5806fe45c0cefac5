/* Nobody is there: who passes by sees what this is, and that one touch is enough. */
#include <math.h>

#include "kiosk/people/people_view.h"
#include "kiosk/ui/theme.h"

static const struct attract_view *attract_of(const struct ui *ui)
{
    return ui->view;
}

static void attract_words(const struct ui *ui, struct rect box)
{
    const struct play_view *play = attract_of(ui)->play;
    widget_label(ui, rect_cut_top(&box, 96, 8),
                 (struct type){SIZE_STATE, color_teal_dark, WEIGHT_BOLD, ALIGN_LEFT, 1},
                 "服务应答练习");
    if (play)
        widget_flow(ui, &box, 24,
                    (struct type){SIZE_HEAD, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 2},
                    play->title);
    widget_label(ui, rect_cut_top(&box, 64, 0),
                 (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 "点一下屏幕，开始练习");
}

void attract_draw(const struct ui *ui)
{
    const struct attract_view *attract = ui->view;
    struct rect all = {0, 0, ui->frame->width, ui->frame->height}, box;
    bool tall = frame_is_tall(ui->frame);
    struct rect size = {0, 0, tall ? 840 : 1240, tall ? 1240 : 640};
    float right = attract->place % 2 ? 1 : 0, low = attract->place / 2 % 2 ? 1 : 0;
    box = (struct rect){80 + right * fmaxf(0, all.w - size.w - 160),
                        80 + low * fmaxf(0, all.h - size.h - 160), size.w, size.h};
    if (attract->play) {
        struct rect art = tall ? rect_cut_top(&box, 760, 40) : rect_cut_left(&box, 480, 64);
        widget_portrait(ui, art, attract->play->portrait, attract->mood, 0);
    }
    attract_words(ui, tall ? box : rect_inset(box, 0, 140));
    widget_touch(ui, all, 0, (struct action){ACTION_LEAVE, 0});
    ui->hits->back = ui->hits->primary = (struct action){ACTION_LEAVE, 0};
}
