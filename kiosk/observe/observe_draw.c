/* An observer's sheet without a play: where somebody was watched, what was good and what was not,
 * a note. */
#include <stdio.h>

#include "kiosk/observe/observe_view.h"
#include "kiosk/ui/theme.h"

static void places_draw(const struct ui *ui, struct rect *bar)
{
    const struct observe_view *view = ui->view;
    bool tall = frame_is_tall(ui->frame);
    for (int i = PLACE_COUNTER; i <= PLACE_ON_SITE; i++)
        widget_button(
            ui, rect_cut_left(bar, tall ? 216 : 240, 12),
            (struct button){place_text((enum play_place)i),
                            NULL,
                            view->place == (enum play_place)i ? BUTTON_PRIMARY : BUTTON_PLAIN,
                            {ACTION_OBSERVE_PLACE, i}});
}

void observe_draw(const struct ui *ui)
{
    const struct observe_view *view = ui->view;
    struct rect page = page_rect(ui->frame), bar, places;
    bool tall = frame_is_tall(ui->frame), any = *view->notes != '\0';
    char title[128];
    snprintf(title, sizeof title, "明察暗访 · %.60s", view->person);
    widget_top(ui, &page, title, (struct action){ACTION_OBSERVED_OF, 0});
    places = rect_cut_top(&page, TARGET, 20);
    places_draw(ui, &places);
    bar = rect_cut_bottom(&page, TARGET, 24);
    for (int i = 0; i < view->n_lines; i++)
        any = any || view->lines[i].sight != SIGHT_NOT_SEEN;
    struct action done = {any ? ACTION_OBSERVE_DONE : ACTION_NONE, 0};
    widget_button(ui, rect_cut_right(&bar, 260, 16),
                  (struct button){"记下来", "check", BUTTON_PRIMARY, done});
    widget_button(
        ui, rect_cut_right(&bar, tall ? 200 : 260, 16),
        (struct button){
            *view->notes ? "改备注" : "写备注", NULL, BUTTON_PLAIN, {ACTION_OBSERVE_NOTE, 0}});
    if (*view->notes)
        widget_fitted(ui, bar, (struct type){28, color_ink, WEIGHT_REGULAR, ALIGN_LEFT, 2},
                      view->notes);
    else
        widget_sights_count(ui, bar, view->lines, view->n_lines);
    widget_sights(ui, page, view->lines, view->n_lines, ACTION_OBSERVE_TICK);
    ui->hits->primary = done;
}
