/* The telephone rings: nothing else matters until it is picked up. */
#include <math.h>
#include <stdio.h>

#include "kiosk/talk/talk_view.h"
#include "kiosk/ui/theme.h"

/* Waves that widen while the bell sounds. */
static void ring_waves(const struct ui *ui, float x, float y)
{
    const struct ring_view *ring = ui->view;
    for (int i = 0; i < 3; i++) {
        float phase = ring->sounding ? fmodf(ring->beat * 2 + (float)i / 3, 1) : (float)i / 3;
        float radius = 112 + 112 * phase;
        struct color color = color_teal_pale;
        color.a = (uint8_t)(ring->sounding ? 150 * (1 - phase) : 30 * (1 - phase));
        draw_outline(ui->draw, (struct rect){x - radius, y - radius, 2 * radius, 2 * radius},
                     radius, 6, color);
    }
}

static void ring_bell(const struct ui *ui, struct rect area)
{
    struct rect disc = rect_center(area, 208, 208);
    ring_waves(ui, disc.x + 104, disc.y + 104);
    draw_rect(ui->draw, disc, 104, color_card);
    widget_icon(ui, disc, 112, "phone", color_teal_dark);
}

static void ring_buttons(const struct ui *ui, struct rect bar)
{
    struct rect box = rect_center(bar, 880, bar.h);
    struct action pick_up = {ACTION_PICK_UP, 0};
    widget_button(ui, rect_cut_left(&box, 320, 24),
                  (struct button){"先不接", "back", BUTTON_PLAIN, {ACTION_PLAYS, 0}});
    draw_rect(ui->draw, box, RADIUS, color_card);
    struct rect inner = rect_center(box, 232, box.h);
    widget_icon(ui, rect_cut_left(&inner, 64, 24), 64, "phone", color_teal);
    widget_label(ui, inner, (struct type){56, color_teal, WEIGHT_BOLD, ALIGN_LEFT, 1}, "接听");
    widget_touch(ui, box, RADIUS, pick_up);
    ui->hits->primary = pick_up;
    ui->hits->back = (struct action){ACTION_PLAYS, 0};
}

void ring_draw(const struct ui *ui)
{
    const struct ring_view *ring = ui->view;
    struct rect page = page_rect(ui->frame);
    char count[64];
    widget_ground(ui, color_teal_dark);
    page = rect_center(page, page.w, fminf(page.h, 1200));
    ring_buttons(ui, rect_cut_bottom(&page, 144, 48));
    struct rect texts = rect_cut_bottom(&page, 288, 0);
    ring_bell(ui, page);
    snprintf(count, sizeof count, "第 %d 声", ring->ring);
    widget_label(ui, rect_cut_top(&texts, 112, 8),
                 (struct type){SIZE_TITLE, color_card, WEIGHT_BOLD, ALIGN_CENTER, 1}, "电话响了");
    widget_label(ui, rect_cut_top(&texts, 72, 16),
                 (struct type){SIZE_HEAD, color_teal_pale, WEIGHT_REGULAR, ALIGN_CENTER, 1}, count);
    widget_label(ui, rect_cut_top(&texts, 56, 0),
                 (struct type){SIZE_BODY, color_teal_pale, WEIGHT_REGULAR, ALIGN_CENTER, 1},
                 ring->play->title);
}
