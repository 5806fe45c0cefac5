#include "kiosk/ui/widgets.h"

#include <math.h>
#include <stdio.h>

#include "base/utf8.h"
#include "kiosk/ui/mood.h"
#include "kiosk/ui/theme.h"

static const struct rect no_clip = {0, 0, 0, 0};

static struct text_style type_style(struct type type)
{
    return (struct text_style){.size = type.size,
                               .weight = type.weight,
                               .align = type.align,
                               .color = type.color,
                               .max_lines = type.max_lines};
}

void widget_text(const struct ui *ui, struct rect rect, struct type type, const char *text)
{
    if (text && *text)
        draw_text(ui->draw, rect, type_style(type), text);
}

void widget_label(const struct ui *ui, struct rect rect, struct type type, const char *text)
{
    type.size = text_size_for(text, type.size, rect.w);
    float height = type.size * LINE_HEIGHT;
    type.max_lines = 1;
    rect.y += (rect.h - height) / 2;
    rect.h = height + 2; /* lines are whole pixels high */
    widget_text(ui, rect, type, text);
}

/* From the space on, in thousandths of an em: Noto Sans CJK SC's advances, of its two weights the
 * wider one. */
static const short latin_advances[] = {
    227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370,  325, 392, 590, 590, 590,
    590, 590, 590, 590, 590, 590, 590, 325, 325, 590, 590, 590, 514, 1007, 641, 681, 656, 714, 615,
    585, 717, 757, 330, 568, 686, 578, 853, 749, 770, 667, 770, 682, 624,  625, 748, 619, 915, 627,
    580, 613, 378, 392, 378, 590, 567, 626, 591, 644, 527, 644, 581, 372,  597, 640, 304, 306, 604,
    315, 964, 641, 626, 644, 644, 436, 495, 421, 637, 576, 863, 562, 574,  511, 378, 296, 378, 590,
};

static float character_ems(uint32_t code)
{
    if (code >= 0x20 && code < 0x7F)
        return (float)latin_advances[code - 0x20] / 1000;
    return code >= 0x2000 || code == 0xD7 || code == 0xB7 ? 1.0f : 0.65f; /* × and ·: one em */
}

float text_width(const char *text, float size)
{
    float ems = 0;
    uint32_t code;
    for (size_t n; text && (n = utf8_decode(text, 4, &code)) > 0 && code; text += n)
        ems += character_ems(code);
    return ems * size;
}

float text_size_for(const char *text, float size, float width)
{
    static const float rounding = 0.4f; /* of each character to whole pixels */
    float one = text_width(text, 1);
    if (one * size <= width || size <= SIZE_LEAST)
        return size;
    return fmaxf(floorf(width / one - rounding), SIZE_LEAST);
}

/* A line of Chinese may end one or two characters early, where punctuation may not begin the next.
 */
float text_height(const char *text, float size, float width)
{
    float lines = ceilf(text_width(text, size) / fmaxf(width - 2 * size, size));
    bool one = text_width(text, size) <= width;
    return (one ? 1 : lines) * size * LINE_HEIGHT + 2; /* lines are whole pixels high */
}

void widget_flow(const struct ui *ui, struct rect *area, float gap, struct type type,
                 const char *text)
{
    float height = text_height(text, type.size, area->w);
    float most = type.max_lines ? (float)type.max_lines * type.size * LINE_HEIGHT + 2 : height;
    widget_text(ui, rect_cut_top(area, fminf(height, most), gap), type, text);
}

void widget_fitted(const struct ui *ui, struct rect rect, struct type type, const char *text)
{
    while (type.size > SIZE_LEAST && text_height(text, type.size, rect.w) > rect.h)
        type.size = fmaxf(type.size - 2, SIZE_LEAST);
    type.max_lines = 0;
    widget_text(ui, rect, type, text);
}

void widget_ground(const struct ui *ui, struct color color)
{
    draw_rect(ui->draw, (struct rect){0, 0, ui->frame->width, ui->frame->height}, 0, color);
}

void widget_panel(const struct ui *ui, struct rect rect)
{
    struct rect shadow = {rect.x - 2, rect.y + 4, rect.w + 4, rect.h + 4};
    /* Only its edge is seen, and blending all of it would take most of a frame's time. */
    draw_outline(ui->draw, shadow, RADIUS + 2, 12, color_shadow);
    draw_rect(ui->draw, rect, RADIUS, color_card);
    draw_outline(ui->draw, rect, RADIUS, 2, color_line);
}

void widget_touch(const struct ui *ui, struct rect rect, float radius, struct action action)
{
    static const struct color pressed = {0x1F, 0x2A, 0x2E, 26};
    if (action.kind == ACTION_NONE)
        return;
    hits_add(ui->hits, rect, action);
    if (action_equal(ui->frame->pressed, action))
        draw_rect(ui->draw, rect, radius, pressed);
    if (action_equal(ui->frame->focus, action))
        draw_outline(ui->draw, rect_inset(rect, -8, -8), radius + 8, 6, color_amber_bright);
}

void widget_touch_along(const struct ui *ui, struct rect rect, struct action action, float step)
{
    hits_add_along(ui->hits, rect, action, step);
    if (action_equal(ui->frame->focus, action))
        draw_outline(ui->draw, rect_inset(rect, -8, -8), 24, 6, color_amber_bright);
}

void widget_icon(const struct ui *ui, struct rect rect, float size, const char *name,
                 struct color color)
{
    draw_icon(ui->draw, rect_center(rect, size, size), name, color);
}

struct button_colors {
    struct color ground, ink, edge;
};

static struct button_colors button_colors(struct button button)
{
    const struct button_colors looks[] = {
        [BUTTON_PRIMARY] = {color_teal, color_card, color_teal},
        [BUTTON_PLAIN] = {color_card, color_teal_dark, color_line},
        [BUTTON_QUIET] = {{0, 0, 0, 0}, color_teal_dark, {0, 0, 0, 0}},
    };
    const struct button_colors resting = {color_sunk, color_ink_soft, color_sunk};
    return button.action.kind == ACTION_NONE ? resting : looks[button.look];
}

static void button_face(const struct ui *ui, struct rect rect, struct button button)
{
    struct button_colors colors = button_colors(button);
    if (colors.ground.a)
        draw_rect(ui->draw, rect, RADIUS, colors.ground);
    if (colors.edge.a)
        draw_outline(ui->draw, rect, RADIUS, 2, colors.edge);
}

void widget_button(const struct ui *ui, struct rect rect, struct button button)
{
    float size = rect.h >= TARGET ? 38 : SIZE_BODY;
    if (button.icon && button.label) /* the icon is 1.2 ems, the rest the gap and some air */
        size = fmaxf(fminf(size, (rect.w - 48) / (text_width(button.label, 1) + 1.2f)), SIZE_LEAST);
    else if (button.label) /* no word touches its frame */
        size = fmaxf(fminf(size, (rect.w - 40) / text_width(button.label, 1)), SIZE_LEAST);
    float icon = button.icon ? size * 1.2f : 0, gap = button.icon && button.label ? 16 : 0;
    float label = button.label ? text_width(button.label, size) + 8 : 0; /* room for rounding */
    struct type type = {size, button_colors(button).ink, WEIGHT_BOLD, ALIGN_LEFT, 1};
    struct rect inner = rect_center(rect, icon + gap + label, rect.h);
    button_face(ui, rect, button);
    if (button.icon)
        widget_icon(ui, (struct rect){inner.x, rect.y, icon, rect.h}, icon, button.icon,
                    type.color);
    inner.x += icon + gap;
    inner.w -= icon + gap;
    if (!button.icon) { /* its width need not be guessed */
        inner = rect_inset(rect, 8, 0);
        type.align = ALIGN_CENTER;
    }
    widget_label(ui, inner, type, button.label);
    widget_touch(ui, rect, RADIUS, button.action);
}

void widget_field(const struct ui *ui, struct rect rect, struct field field)
{
    struct rect inner = rect_inset(rect, 32, 0);
    float size = text_size_for(field.text, field.size, inner.w - 16);
    float caret = inner.x + fminf(text_width(field.text, size), inner.w - 6);
    bool empty = !*field.text;
    draw_rect(ui->draw, rect, RADIUS, color_card);
    draw_outline(ui->draw, rect, RADIUS, 3, field.wrong ? color_red : color_teal);
    if (!empty)
        widget_label(ui, inner, (struct type){size, color_ink, WEIGHT_BOLD, ALIGN_LEFT, 1},
                     field.text);
    draw_rect(ui->draw, (struct rect){caret + (empty ? 0 : 6), rect.y + rect.h / 4, 4, rect.h / 2},
              2, field.wrong ? color_red : color_teal);
    if (empty)
        widget_label(
            ui, rect_inset(inner, 20, 0),
            (struct type){fminf(field.size, 40), color_ink_soft, WEIGHT_REGULAR, ALIGN_LEFT, 1},
            field.asks);
}

float widget_chip(const struct ui *ui, float x, float y, const char *text, struct color ground,
                  struct color ink)
{
    struct rect rect = {x, y, text_width(text, SIZE_CAPTION) + 32, 48};
    draw_rect(ui->draw, rect, 12, ground);
    widget_label(ui, rect, (struct type){SIZE_CAPTION, ink, WEIGHT_REGULAR, ALIGN_CENTER, 1}, text);
    return rect.w;
}

void widget_step(const struct ui *ui, struct rect disc, float size, int number)
{
    char text[12];
    snprintf(text, sizeof text, "%d", number);
    draw_rect(ui->draw, disc, disc.h / 2, color_teal_pale);
    widget_label(ui, disc, (struct type){size, color_teal_dark, WEIGHT_BOLD, ALIGN_CENTER, 1},
                 text);
}

void widget_bar(const struct ui *ui, struct rect rect, double fraction, struct color color)
{
    struct rect full = rect;
    full.w = rect.w * (float)fmin(fmax(fraction, 0), 1);
    draw_rect(ui->draw, rect, rect.h / 2, color_sunk);
    if (full.w > 0)
        draw_rect(ui->draw, (struct rect){full.x, full.y, fmaxf(full.w, full.h), full.h},
                  full.h / 2, color);
}

void widget_time_left(const struct ui *ui, struct rect rect, float left, struct color color)
{
    static const float breath_left = 0.8f;
    if (left >= breath_left)
        return;
    rect.w *= fmaxf(left / breath_left, 0);
    draw_rect(ui->draw, rect, rect.h / 2, color);
}

static void portrait_clip(const struct ui *ui, struct rect rect)
{
    struct rect outer = ui->hits->clip;
    draw_clip(ui->draw, outer.w > 0 ? rect_intersect(rect, outer) : rect);
}

/* The portrait's canvas is 600x800 with the head in the upper half: it fills the box and is cut at
 * the foot of a wide one; a very wide one keeps ground at its sides. In a narrow one it stands at
 * the foot with ground above and loses little at its sides, for that would be hands. */
void widget_portrait(const struct ui *ui, struct rect rect, const char *folder, int mood,
                     int talking)
{
    float width = fmaxf(fminf(rect.w, rect.h * 1.1f), rect.h * 0.6f), height = width * 4 / 3;
    float top = fmaxf(rect.h - height, 0);
    draw_rect(ui->draw, rect, RADIUS, mood_look(mood).ground);
    portrait_clip(ui, rect);
    draw_portrait(ui->draw,
                  (struct rect){rect.x + (rect.w - width) / 2, rect.y + top, width, height}, folder,
                  mood, talking);
    draw_clip(ui->draw, ui->hits->clip.w > 0 ? ui->hits->clip : no_clip);
}

void widget_scrollbar(const struct ui *ui, struct rect panel, float all)
{
    float height = fmaxf(panel.h * panel.h / all, 64), room = panel.h - height - 32;
    float at = fminf(ui->frame->scroll / ui->hits->scroll_max, 1) * room;
    draw_rect(ui->draw, (struct rect){panel.x + panel.w - 16, panel.y + 16 + at, 8, height}, 4,
              color_line);
}

void widget_window(const struct ui *ui, struct rect area, struct rect window)
{
    ui->hits->scroll = area;
    ui->hits->clip = window;
    draw_clip(ui->draw, window);
}

/* A row that is cut at the foot fades into the paper, so that it looks like more and not like a
 * fault. At the end of the list nothing is cut. */
static void window_fade(const struct ui *ui, struct rect window)
{
    enum { STEPS = 8, STEP = 7 };
    float left = ui->hits->scroll_max - ui->frame->scroll;
    if (left < 1)
        return;
    for (int i = 0; i < STEPS; i++) {
        struct color paper = color_card;
        paper.a = (uint8_t)(235 * (i + 1) / STEPS);
        draw_rect(ui->draw,
                  (struct rect){window.x + RADIUS, window.y + window.h - (STEPS - i) * STEP,
                                window.w - 2 * RADIUS, STEP},
                  0, paper);
    }
}

void widget_window_end(const struct ui *ui, struct rect area, float all)
{
    struct rect window = ui->hits->clip;
    float shown = window.h;
    ui->hits->clip = no_clip;
    draw_clip(ui->draw, no_clip);
    ui->hits->scroll_max = fmaxf(all - shown, 0);
    if (ui->hits->scroll_max <= 0)
        return;
    window_fade(ui, window);
    widget_scrollbar(ui, area, all);
}

void row_line(const struct ui *ui, struct rect row)
{
    float line[] = {row.x, row.y, row.x + row.w, row.y};
    draw_polyline(ui->draw, line, 2, 2, color_line);
}
