#include "kiosk/drawing/renderer_parts.h"

#include <stdarg.h>
#include <stdio.h>

enum status renderer_fail(struct renderer *renderer, enum status status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(renderer->problem, sizeof renderer->problem, format, arguments);
    va_end(arguments);
    return status;
}

SDL_Rect rect_px(const struct renderer *renderer, struct rect rect)
{
    int x = (int)SDL_lroundf(rect.x * renderer->scale);
    int y = (int)SDL_lroundf(rect.y * renderer->scale);
    return (SDL_Rect){x, y, (int)SDL_lroundf((rect.x + rect.w) * renderer->scale) - x,
                      (int)SDL_lroundf((rect.y + rect.h) * renderer->scale) - y};
}
