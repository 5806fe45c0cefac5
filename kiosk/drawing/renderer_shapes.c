#include <stdlib.h>

#include "kiosk/drawing/renderer_parts.h"

/* A rounded rectangle is plain fills and four corners cut from one small image: a disc, or a ring
 * for an outline, with its edge's coverage worked out pixel by pixel. Plain fills are many times
 * faster than triangles in SDL's software renderer and look the same in all of them. */

static float clamp_unit(float value)
{
    return value < 0 ? 0 : value > 1 ? 1 : value;
}

/* Coverage of a disc or a ring (stroke > 0) of this radius, in its square of 2 * radius. */
static void corners_rasterise(uint8_t *coverage, int radius, int stroke)
{
    float outer = (float)radius, inner = (float)(radius - stroke);
    for (int y = 0; y < 2 * radius; y++)
        for (int x = 0; x < 2 * radius; x++) {
            float dx = (float)x + 0.5F - outer, dy = (float)y + 0.5F - outer;
            float distance = SDL_sqrtf(dx * dx + dy * dy);
            float covered = clamp_unit(outer - distance + 0.5F);
            if (stroke > 0 && inner > 0)
                covered -= clamp_unit(inner - distance + 0.5F);
            coverage[y * 2 * radius + x] = (uint8_t)SDL_lroundf(covered * 255);
        }
}

static bool corners_image(struct renderer *renderer, int radius, int stroke, struct color color,
                          struct atlas_image *out)
{
    struct atlas_key key =
        coverage_key(renderer, COVERAGE_CORNERS, color, (uint32_t)radius, (uint32_t)stroke, 0);
    if (atlas_find(&renderer->atlas, key, out))
        return true;
    size_t side = (size_t)radius * 2;
    uint8_t *coverage = malloc(side * side);
    if (!coverage)
        return false;
    corners_rasterise(coverage, radius, stroke);
    struct atlas_image image = {.width = (int)side, .height = (int)side};
    enum status status = atlas_add(&renderer->atlas, key, image, coverage, (int)side, out);
    free(coverage);
    return status == STATUS_OK;
}

static void corners_draw(struct renderer *renderer, SDL_Rect box, int radius,
                         const struct atlas_image *image, struct color color)
{
    int right = box.x + box.w - radius, low = box.y + box.h - radius;
    coverage_draw(renderer, image, (SDL_Rect){0, 0, radius, radius}, box.x, box.y, color);
    coverage_draw(renderer, image, (SDL_Rect){radius, 0, radius, radius}, right, box.y, color);
    coverage_draw(renderer, image, (SDL_Rect){0, radius, radius, radius}, box.x, low, color);
    coverage_draw(renderer, image, (SDL_Rect){radius, radius, radius, radius}, right, low, color);
}

static void fill(struct renderer *renderer, int x, int y, int w, int h)
{
    if (w > 0 && h > 0)
        SDL_RenderFillRect(renderer->sdl, &(SDL_Rect){x, y, w, h});
}

static void fill_inside(struct renderer *renderer, SDL_Rect box, int radius)
{
    fill(renderer, box.x, box.y + radius, box.w, box.h - 2 * radius);
    fill(renderer, box.x + radius, box.y, box.w - 2 * radius, radius);
    fill(renderer, box.x + radius, box.y + box.h - radius, box.w - 2 * radius, radius);
}

static void fill_edges(struct renderer *renderer, SDL_Rect box, int radius, int stroke)
{
    int w = box.w - 2 * radius, h = box.h - 2 * radius;
    int side = radius > 0 ? 0 : stroke; /* sharp corners belong to the upper and lower edges */
    fill(renderer, box.x + radius, box.y, w, stroke);
    fill(renderer, box.x + radius, box.y + box.h - stroke, w, stroke);
    fill(renderer, box.x, box.y + radius + side, stroke, h - 2 * side);
    fill(renderer, box.x + box.w - stroke, box.y + radius + side, stroke, h - 2 * side);
}

static int stroke_px(const struct renderer *renderer, const struct draw_command *command,
                     SDL_Rect box)
{
    if (command->width <= 0)
        return 0;
    int stroke = SDL_max((int)SDL_lroundf(command->width * renderer->scale), 1);
    return SDL_min(stroke, SDL_min(box.w, box.h) / 2);
}

static int radius_px(const struct renderer *renderer, const struct draw_command *command,
                     SDL_Rect box)
{
    int radius = (int)SDL_lroundf(command->radius * renderer->scale);
    int most = SDL_min(SDL_min(box.w, box.h), renderer->atlas.config.page_px - 1) / 2;
    return SDL_max(SDL_min(radius, most), 0);
}

enum status rect_draw(struct renderer *renderer, const struct draw_command *command)
{
    struct color color = command->color;
    SDL_Rect box = rect_px(renderer, command->rect);
    int stroke = stroke_px(renderer, command, box), radius = radius_px(renderer, command, box);
    if (box.w <= 0 || box.h <= 0 || color.a == 0)
        return STATUS_OK;
    SDL_SetRenderDrawBlendMode(renderer->sdl,
                               color.a == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(renderer->sdl, color.r, color.g, color.b, color.a);
    if (stroke > 0)
        fill_edges(renderer, box, radius, stroke);
    else
        fill_inside(renderer, box, radius);
    struct atlas_image image;
    if (radius == 0)
        return STATUS_OK;
    if (!corners_image(renderer, radius, stroke, color, &image))
        return renderer_fail(renderer, STATUS_LIMIT, "no room for a rounded corner");
    corners_draw(renderer, box, radius, &image, color);
    return STATUS_OK;
}
