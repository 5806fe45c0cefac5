/* Which trainer? Names as large buttons; where there is one alone, nobody is asked. */
#include "kiosk/sign_in/sign_in_view.h"
#include "kiosk/ui/theme.h"

enum { NAME_HEIGHT = 112, NAME_GAP = 20 };

void sign_in_draw(const struct ui *ui)
{
    const struct sign_in_view *view = ui->view;
    struct rect page = page_rect(ui->frame);
    int columns = frame_is_tall(ui->frame) ? 2 : 4;
    widget_top(ui, &page, "培训师", view->back);
    widget_label(ui, rect_cut_top(&page, 104, 0),
                 (struct type){SIZE_TITLE, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1}, "您是哪一位？");
    widget_label(ui, rect_cut_top(&page, 56, 32),
                 (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
                 "各用各的口令，改的判、打的分就知道是谁。");
    for (int i = 0; i < view->n_names; i++)
        widget_button(
            ui, rect_cell(page, i, columns, NAME_HEIGHT, NAME_GAP),
            (struct button){view->names[i], "person", BUTTON_PLAIN, {ACTION_SIGN_IN_AS, i}});
}
