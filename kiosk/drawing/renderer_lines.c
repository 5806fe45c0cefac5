#include <stdlib.h>
#include <string.h>

#include "kiosk/drawing/renderer_parts.h"

/* A polyline is drawn as one image of coverage: each pixel takes the nearest segment's distance,
 * which gives round joins and ends, and a half-transparent line does not darken where its
 * segments meet, as triangles would. Images are kept: a chart is the same in every frame. */

struct segment {
    float x0, y0, x1, y1;
};

static bool points_finite(const struct draw_command *command)
{
    for (size_t i = 0; i < command->n_points * 2; i++)
        if (!(SDL_fabsf(command->points[i]) < 1e6F)) /* NaN too */
            return false;
    return true;
}

static float line_width_px(const struct renderer *renderer, const struct draw_command *command)
{
    return SDL_max(command->width * renderer->scale, 1.0F);
}

/* Whole pixels around the points, with room for half the stroke and a smooth edge; on canvas. */
SDL_Rect line_bounds(const struct renderer *renderer, const struct draw_command *command)
{
    float left = 1e6F, top = 1e6F, right = -1e6F, low = -1e6F;
    if (!points_finite(command))
        return (SDL_Rect){0};
    for (size_t i = 0; i < command->n_points; i++) {
        float x = command->points[2 * i], y = command->points[2 * i + 1];
        left = SDL_min(left, x), right = SDL_max(right, x);
        top = SDL_min(top, y), low = SDL_max(low, y);
    }
    float reach = line_width_px(renderer, command) / 2 + 1;
    int x = (int)SDL_floorf(left * renderer->scale - reach);
    int y = (int)SDL_floorf(top * renderer->scale - reach);
    SDL_Rect box = {x, y, (int)SDL_ceilf(right * renderer->scale + reach) - x,
                    (int)SDL_ceilf(low * renderer->scale + reach) - y};
    SDL_Rect canvas = {0, 0, renderer->width_px, renderer->height_px}, cut = {0};
    return SDL_IntersectRect(&box, &canvas, &cut) ? cut : (SDL_Rect){0};
}

static float segment_distance(const struct segment *s, float x, float y)
{
    float dx = s->x1 - s->x0, dy = s->y1 - s->y0, length = dx * dx + dy * dy;
    float along = length > 0 ? ((x - s->x0) * dx + (y - s->y0) * dy) / length : 0;
    along = along < 0 ? 0 : along > 1 ? 1 : along;
    float ex = x - s->x0 - along * dx, ey = y - s->y0 - along * dy;
    return SDL_sqrtf(ex * ex + ey * ey);
}

/* The part of row y that lies within `reach` of the segment: between where the segment is while
 * it passes y - reach .. y + reach, and that much to both sides. */
static bool segment_span(const struct segment *s, float y, float reach, float *left, float *right)
{
    float x0 = s->x0, x1 = s->x1, dy = s->y1 - s->y0;
    if (y + reach < SDL_min(s->y0, s->y1) || y - reach > SDL_max(s->y0, s->y1))
        return false;
    if (dy != 0) {
        float a = (y - reach - s->y0) / dy, b = (y + reach - s->y0) / dy;
        float from = SDL_max(SDL_min(a, b), 0.0F), to = SDL_min(SDL_max(a, b), 1.0F);
        x0 = s->x0 + from * (s->x1 - s->x0);
        x1 = s->x0 + to * (s->x1 - s->x0);
    }
    *left = SDL_min(x0, x1) - reach;
    *right = SDL_max(x0, x1) + reach;
    return true;
}

static void segment_row(const struct segment *s, float half, uint8_t *row, int width, int y)
{
    float left, right, middle = (float)y + 0.5F;
    if (!segment_span(s, middle, half + 1, &left, &right))
        return;
    int from = SDL_max((int)SDL_floorf(left), 0), to = SDL_min((int)SDL_ceilf(right), width);
    for (int x = from; x < to; x++) {
        float covered = half + 0.5F - segment_distance(s, (float)x + 0.5F, middle);
        int value = covered >= 1 ? 255 : covered <= 0 ? 0 : (int)(covered * 255);
        if (value > row[x])
            row[x] = (uint8_t)value;
    }
}

static void segment_rasterise(const struct segment *s, float half, uint8_t *mask, int w, int h)
{
    int from = SDL_max((int)SDL_floorf(SDL_min(s->y0, s->y1) - half - 1), 0);
    int to = SDL_min((int)SDL_ceilf(SDL_max(s->y0, s->y1) + half + 1), h);
    for (int y = from; y < to; y++)
        segment_row(s, half, mask + (size_t)y * (size_t)w, w, y);
}

static void line_rasterise(const struct line_slot *slot, uint8_t *mask)
{
    const float *p = slot->points;
    float x = (float)slot->box.x, y = (float)slot->box.y;
    size_t n_segments = slot->n_points > 1 ? slot->n_points - 1 : 1; /* one point is a dot */
    for (size_t i = 0; i < n_segments; i++) {
        size_t next = slot->n_points > 1 ? i + 1 : i;
        struct segment segment = {p[2 * i] - x, p[2 * i + 1] - y, p[2 * next] - x,
                                  p[2 * next + 1] - y};
        segment_rasterise(&segment, slot->width_px / 2, mask, slot->box.w, slot->box.h);
    }
}

static void slot_finish(struct line_slot *slot)
{
    if (slot->texture)
        SDL_DestroyTexture(slot->texture);
    free(slot->points);
    *slot = (struct line_slot){0};
}

static bool slot_upload(struct renderer *renderer, struct line_slot *slot)
{
    uint8_t *mask = calloc((size_t)slot->box.w, (size_t)slot->box.h);
    slot->texture = coverage_texture_new(renderer, slot->box.w, slot->box.h);
    bool done = mask && slot->texture;
    if (done) {
        SDL_Rect whole = {0, 0, slot->box.w, slot->box.h};
        line_rasterise(slot, mask);
        done = coverage_write(slot->texture, whole, mask, slot->box.w, INK_WHITE);
    }
    free(mask);
    return done;
}

static bool slot_fill(struct renderer *renderer, struct line_slot *slot,
                      const struct draw_command *command, SDL_Rect box)
{
    slot_finish(slot);
    slot->points = malloc(command->n_points * 2 * sizeof *slot->points);
    if (!slot->points)
        return false;
    for (size_t i = 0; i < command->n_points * 2; i++)
        slot->points[i] = command->points[i] * renderer->scale;
    slot->n_points = command->n_points;
    slot->width_px = line_width_px(renderer, command);
    slot->box = box;
    if (slot_upload(renderer, slot))
        return true;
    slot_finish(slot);
    return false;
}

static bool slot_holds(const struct renderer *renderer, const struct line_slot *slot,
                       const struct draw_command *command)
{
    if (!slot->points || slot->n_points != command->n_points ||
        slot->width_px != line_width_px(renderer, command))
        return false;
    for (size_t i = 0; i < command->n_points * 2; i++)
        if (slot->points[i] != command->points[i] * renderer->scale)
            return false;
    return true;
}

/* The slot that holds the line, or else the one used longest ago. */
static struct line_slot *slot_find(struct renderer *renderer, const struct draw_command *command)
{
    struct line_slot *oldest = &renderer->lines[0];
    for (int i = 0; i < LINE_SLOTS; i++) {
        if (slot_holds(renderer, &renderer->lines[i], command))
            return &renderer->lines[i];
        if (renderer->lines[i].used < oldest->used)
            oldest = &renderer->lines[i];
    }
    return oldest;
}

enum status line_draw(struct renderer *renderer, const struct draw_command *command)
{
    SDL_Rect box = line_bounds(renderer, command);
    if (box.w == 0)
        return STATUS_OK;
    struct line_slot *slot = slot_find(renderer, command);
    if (!slot_holds(renderer, slot, command) && !slot_fill(renderer, slot, command, box))
        return renderer_fail(renderer, STATUS_NO_MEMORY, "no memory for a line");
    slot->used = renderer->frame;
    coverage_tint(slot->texture, command->color);
    SDL_RenderCopy(renderer->sdl, slot->texture, NULL, &slot->box);
    return STATUS_OK;
}

void lines_finish(struct renderer *renderer)
{
    for (int i = 0; i < LINE_SLOTS; i++)
        slot_finish(&renderer->lines[i]);
}
