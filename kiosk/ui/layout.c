#include "kiosk/ui/layout.h"

#include <math.h>

struct rect rect_cut_top(struct rect *rest, float height, float gap)
{
    struct rect strip = {rest->x, rest->y, rest->w, height};
    rest->y += height + gap;
    rest->h -= height + gap;
    return strip;
}

struct rect rect_cut_bottom(struct rect *rest, float height, float gap)
{
    struct rect strip = {rest->x, rest->y + rest->h - height, rest->w, height};
    rest->h -= height + gap;
    return strip;
}

struct rect rect_cut_left(struct rect *rest, float width, float gap)
{
    struct rect strip = {rest->x, rest->y, width, rest->h};
    rest->x += width + gap;
    rest->w -= width + gap;
    return strip;
}

struct rect rect_cut_right(struct rect *rest, float width, float gap)
{
    struct rect strip = {rest->x + rest->w - width, rest->y, width, rest->h};
    rest->w -= width + gap;
    return strip;
}

struct rect rect_inset(struct rect rect, float by_x, float by_y)
{
    return (struct rect){rect.x + by_x, rect.y + by_y, rect.w - 2 * by_x, rect.h - 2 * by_y};
}

struct rect rect_center(struct rect outer, float width, float height)
{
    return (struct rect){outer.x + (outer.w - width) / 2, outer.y + (outer.h - height) / 2, width,
                         height};
}

struct rect rect_cell(struct rect area, int index, int columns, float height, float gap)
{
    float width = (area.w - gap * (float)(columns - 1)) / (float)columns;
    return (struct rect){area.x + (float)(index % columns) * (width + gap),
                         area.y + (float)(index / columns) * (height + gap), width, height};
}

struct rect rect_intersect(struct rect a, struct rect b)
{
    float x = fmaxf(a.x, b.x), y = fmaxf(a.y, b.y);
    float w = fminf(a.x + a.w, b.x + b.w) - x, h = fminf(a.y + a.h, b.y + b.h) - y;
    return (struct rect){x, y, fmaxf(w, 0), fmaxf(h, 0)};
}

bool rect_contains(struct rect rect, float x, float y)
{
    return x >= rect.x && y >= rect.y && x < rect.x + rect.w && y < rect.y + rect.h;
}
