/* The page: its margins, the strip at its top, turning pages. */
#include <math.h>
#include <stdio.h>

#include "kiosk/ui/theme.h"
#include "kiosk/ui/widgets.h"

/* Room for the notice, whether there is one or not: what appears must not move what somebody is
 * about to touch. */
enum { PAGE_FOOT = 52 };

bool frame_is_tall(const struct frame *frame)
{
    return frame->height > frame->width;
}

struct rect page_rect(const struct frame *frame)
{
    bool tall = frame_is_tall(frame);
    float margin = tall ? 48 : 64, width = fminf(frame->width - 2 * margin, tall ? 1200 : 2240);
    return (struct rect){(frame->width - width) / 2, 40, width, frame->height - 40 - PAGE_FOOT};
}

/* The kiosk's mark: its name as a seal. */
static void top_seal(const struct ui *ui, struct rect rect)
{
    struct type type = {30, color_card, WEIGHT_BOLD, ALIGN_CENTER, 1};
    draw_rect(ui->draw, rect, 16, color_teal);
    draw_outline(ui->draw, rect_inset(rect, 6, 6), 11, 2, color_teal_pale);
    widget_label(ui, rect, type, "应答");
}

void widget_top(const struct ui *ui, struct rect *page, const char *title, struct action back)
{
    struct rect strip = rect_cut_top(page, TARGET, 32), box = rect_cut_left(&strip, TARGET, GAP);
    struct type type = {SIZE_HEAD, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1};
    if (back.kind == ACTION_NONE)
        top_seal(ui, rect_center(box, 88, 88));
    else
        widget_button(ui, box, (struct button){NULL, "back", BUTTON_PLAIN, back});
    ui->hits->back = back;
    widget_label(ui, strip, type, title);
}

void widget_pager(const struct ui *ui, struct rect bar, enum action_kind turn, int page, int pages)
{
    char text[32];
    enum action_kind back = page > 0 ? turn : ACTION_NONE;
    enum action_kind on = page + 1 < pages ? turn : ACTION_NONE;
    if (pages < 2)
        return;
    bool narrow = bar.w < 2 * 224 + 120 + 2 * 16; /* then the arrows alone */
    float width = narrow ? TARGET : 224;
    snprintf(text, sizeof text, "%d / %d", page + 1, pages);
    widget_button(
        ui, rect_cut_left(&bar, width, 16),
        (struct button){narrow ? NULL : "上一页", "back", BUTTON_PLAIN, {back, page - 1}});
    widget_label(ui, rect_cut_left(&bar, 120, 16),
                 (struct type){SIZE_BODY, color_ink_soft, WEIGHT_REGULAR, ALIGN_CENTER, 1}, text);
    widget_button(ui, rect_cut_left(&bar, width, 0),
                  (struct button){narrow ? NULL : "下一页", "next", BUTTON_PLAIN, {on, page + 1}});
}

static void page_notice(const struct ui *ui)
{
    const struct frame *frame = ui->frame;
    float width = text_width(frame->notice, SIZE_CAPTION) + 64;
    struct rect rect = {(frame->width - width) / 2, frame->height - 48, width, 44};
    struct type type = {SIZE_CAPTION, color_amber, WEIGHT_REGULAR, ALIGN_CENTER, 1};
    if (!*frame->notice)
        return;
    draw_rect(ui->draw, rect, 22, color_amber_pale);
    widget_label(ui, rect, type, frame->notice);
}

void screen_draw(const struct ui *ui, void (*draw)(const struct ui *ui))
{
    draw_list_reset(ui->draw, ui->frame->width, ui->frame->height);
    hits_reset(ui->hits);
    widget_ground(ui, color_paper);
    draw(ui);
    page_notice(ui);
}
