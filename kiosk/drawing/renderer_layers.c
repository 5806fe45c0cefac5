#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kiosk/drawing/renderer_parts.h"
#include "kiosk/drawing/svg.h"

/* A portrait's layers are textures of their own, drawn from SVG at the very size they are shown in
 * and cut to what is not blank. The ones used longest ago make room. */

enum { LAYER_BUDGET_BYTES = 96 << 20 };

static bool row_blank(const SDL_Surface *surface, int y)
{
    for (int x = 0; x < surface->w; x++)
        if (svg_alpha(surface, x, y))
            return false;
    return true;
}

static bool column_blank(const SDL_Surface *surface, int x, int top, int low)
{
    for (int y = top; y < low; y++)
        if (svg_alpha(surface, x, y))
            return false;
    return true;
}

/* The part that shows something; w 0: nothing does. */
static SDL_Rect surface_box(const SDL_Surface *surface)
{
    int left = 0, right = surface->w, top = 0, low = surface->h;
    while (top < low && row_blank(surface, top))
        top++;
    while (low > top && row_blank(surface, low - 1))
        low--;
    if (top == low)
        return (SDL_Rect){0};
    while (column_blank(surface, left, top, low))
        left++;
    while (column_blank(surface, right - 1, top, low))
        right--;
    return (SDL_Rect){left, top, right - left, low - top};
}

static size_t layer_size(const struct layer_slot *slot)
{
    return (size_t)slot->box.w * (size_t)slot->box.h * 4;
}

static void slot_finish(struct renderer *renderer, struct layer_slot *slot)
{
    if (slot->path)
        renderer->layer_bytes -= layer_size(slot);
    if (slot->texture)
        SDL_DestroyTexture(slot->texture);
    free(slot->path);
    *slot = (struct layer_slot){0};
}

static bool slot_upload(struct renderer *renderer, struct layer_slot *slot,
                        const SDL_Surface *surface)
{
    SDL_Rect box = slot->box;
    if (box.w == 0)
        return true;
    slot->texture = coverage_texture_new(renderer, box.w, box.h);
    const uint8_t *first =
        (const uint8_t *)surface->pixels + (ptrdiff_t)box.y * surface->pitch + (ptrdiff_t)box.x * 4;
    return slot->texture && SDL_UpdateTexture(slot->texture, NULL, first, surface->pitch) == 0;
}

/* Frees layers that this frame does not show, the oldest first, until the budget holds. */
static void layers_trim(struct renderer *renderer)
{
    while (renderer->layer_bytes > LAYER_BUDGET_BYTES) {
        struct layer_slot *oldest = NULL;
        for (int i = 0; i < LAYER_SLOTS; i++) {
            struct layer_slot *slot = &renderer->layers[i];
            if (slot->path && slot->used < renderer->frame &&
                (!oldest || slot->used < oldest->used))
                oldest = slot;
        }
        if (!oldest)
            return;
        slot_finish(renderer, oldest);
    }
}

static enum status layer_load(struct renderer *renderer, struct layer_slot *slot, const char *path,
                              SDL_Rect box)
{
    slot_finish(renderer, slot);
    SDL_Surface *surface = svg_load(path, box.w, box.h);
    if (!surface)
        return renderer_fail(renderer, STATUS_NOT_FOUND, "no picture %s: %s", path, SDL_GetError());
    slot->path = strdup(path);
    slot->width_px = box.w;
    slot->height_px = box.h;
    slot->box = surface_box(surface);
    bool done = slot->path && slot_upload(renderer, slot, surface);
    SDL_FreeSurface(surface);
    if (slot->path)
        renderer->layer_bytes += layer_size(slot);
    slot->used = renderer->frame;
    layers_trim(renderer);
    if (done)
        return STATUS_OK;
    slot_finish(renderer, slot);
    return renderer_fail(renderer, STATUS_NO_MEMORY, "no memory for picture %s", path);
}

/* The slot that holds the layer, or else a free one or the one used longest ago. */
static struct layer_slot *slot_find(struct renderer *renderer, const char *path, SDL_Rect box)
{
    struct layer_slot *oldest = &renderer->layers[0];
    for (int i = 0; i < LAYER_SLOTS; i++) {
        struct layer_slot *slot = &renderer->layers[i];
        if (slot->path && slot->width_px == box.w && slot->height_px == box.h &&
            strcmp(slot->path, path) == 0)
            return slot;
        if (slot->used < oldest->used)
            oldest = slot;
    }
    return oldest;
}

enum status layer_get(struct renderer *renderer, const char *folder, const char *layer,
                      SDL_Rect box, struct layer_slot **out)
{
    char path[PATH_MAX_BYTES];
    if (snprintf(path, sizeof path, "%s/%s.svg", folder, layer) >= PATH_MAX_BYTES)
        return renderer_fail(renderer, STATUS_LIMIT, "a path too long: %s", folder);
    struct layer_slot *slot = *out = slot_find(renderer, path, box);
    bool held = slot->path && strcmp(slot->path, path) == 0 && slot->width_px == box.w &&
                slot->height_px == box.h;
    slot->used = renderer->frame;
    return held ? STATUS_OK : layer_load(renderer, slot, path, box);
}

void layers_finish(struct renderer *renderer)
{
    for (int i = 0; i < LAYER_SLOTS; i++)
        slot_finish(renderer, &renderer->layers[i]);
}
