#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kiosk/renderer_parts.h"

/* SVG drawn at the very size it is shown in. Symbols go on the atlas as coverage and are tinted; a
 * portrait's layers are textures of their own, cut to what is not blank, so that a change of mood
 * or an opening mouth costs only the layers that change. */

enum { PATH_MAX_BYTES = 4096, LAYER_BUDGET_BYTES = 96 << 20 };

static const char *mood_name(int mood)
{
    static const char *const names[] = {"furious", "angry", "uneasy", "calm", "pleased"};
    return names[SDL_clamp(mood, 0, 99) / 20];
}

/* The picture as ARGB8888 of exactly this size; NULL: not there, or not SVG. */
static SDL_Surface *svg_load(const char *path, int width_px, int height_px)
{
    SDL_RWops *file = SDL_RWFromFile(path, "rb");
    if (!file)
        return NULL;
    SDL_Surface *loaded = IMG_LoadSizedSVG_RW(file, width_px, height_px);
    SDL_RWclose(file);
    if (!loaded)
        return NULL;
    SDL_Surface *converted = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(loaded);
    return converted;
}

static uint32_t alpha_at(const SDL_Surface *surface, int x, int y)
{
    const uint8_t *row = (const uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch;
    uint32_t pixel;
    memcpy(&pixel, row + (ptrdiff_t)x * 4, sizeof pixel);
    return pixel >> 24;
}

static int icon_number(struct renderer *renderer, const char *name)
{
    for (int i = 0; i < renderer->n_icons; i++)
        if (strcmp(renderer->icon_names[i], name) == 0)
            return i;
    if (renderer->n_icons == ICON_NAMES || strlen(name) >= ICON_NAME_SIZE)
        return -1;
    snprintf(renderer->icon_names[renderer->n_icons], ICON_NAME_SIZE, "%s", name);
    return renderer->n_icons++;
}

static enum status icon_add(struct renderer *renderer, const char *name, struct atlas_key key,
                            struct atlas_image *out)
{
    char path[PATH_MAX_BYTES];
    int width = (int)key.size, height = (int)key.variant;
    if (snprintf(path, sizeof path, "%s/%s.svg", renderer->icons, name) >= PATH_MAX_BYTES)
        return renderer_fail(renderer, STATUS_LIMIT, "a path too long: %s", renderer->icons);
    SDL_Surface *surface = svg_load(path, width, height);
    if (!surface)
        return renderer_fail(renderer, STATUS_NOT_FOUND, "no symbol %s: %s", path, SDL_GetError());
    enum status status = STATUS_NO_MEMORY;
    uint8_t *coverage = malloc((size_t)surface->w * (size_t)surface->h);
    if (coverage) {
        for (int y = 0; y < surface->h; y++)
            for (int x = 0; x < surface->w; x++)
                coverage[y * surface->w + x] = (uint8_t)alpha_at(surface, x, y);
        struct atlas_image image = {.width = surface->w, .height = surface->h};
        status = atlas_add(&renderer->atlas, key, image, coverage, surface->w, out);
    }
    free(coverage);
    SDL_FreeSurface(surface);
    return status;
}

enum status icon_draw(struct renderer *renderer, const struct draw_command *command)
{
    SDL_Rect box = rect_px(renderer, command->rect);
    int number = icon_number(renderer, command->text);
    if (box.w <= 0 || box.h <= 0)
        return STATUS_OK;
    if (number < 0)
        return renderer_fail(renderer, STATUS_LIMIT, "too many symbols at %s", command->text);
    struct atlas_key key = coverage_key(renderer, COVERAGE_ICON, command->color, (uint32_t)box.w,
                                        (uint32_t)number, (uint32_t)box.h);
    struct atlas_image image;
    enum status status = STATUS_OK;
    if (!atlas_find(&renderer->atlas, key, &image))
        status = icon_add(renderer, command->text, key, &image);
    if (status == STATUS_OK)
        coverage_draw(renderer, &image, (SDL_Rect){0, 0, image.width, image.height}, box.x, box.y,
                      command->color);
    return status;
}

static bool row_blank(const SDL_Surface *surface, int y)
{
    for (int x = 0; x < surface->w; x++)
        if (alpha_at(surface, x, y))
            return false;
    return true;
}

static bool column_blank(const SDL_Surface *surface, int x, int top, int low)
{
    for (int y = top; y < low; y++)
        if (alpha_at(surface, x, y))
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

static enum status layer_get(struct renderer *renderer, const char *folder, const char *layer,
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

/* The largest 3:4 picture in the middle of the rectangle. */
static SDL_Rect portrait_box(const struct renderer *renderer, struct rect rect)
{
    SDL_Rect box = rect_px(renderer, rect);
    int width = SDL_min(box.w, box.h * 3 / 4), height = width * 4 / 3;
    return (SDL_Rect){box.x + (box.w - width) / 2, box.y + (box.h - height) / 2, width, height};
}

enum { PORTRAIT_LAYERS = 6, LAYER_NAME_SIZE = 32 };

/* The names of the layers in drawing order, as docs/pack-format.md gives them. */
static void portrait_layers(int mood, bool talking, char names[PORTRAIT_LAYERS][LAYER_NAME_SIZE])
{
    const char *m = mood_name(mood);
    snprintf(names[0], LAYER_NAME_SIZE, "body-%s", m);
    snprintf(names[1], LAYER_NAME_SIZE, "head");
    snprintf(names[2], LAYER_NAME_SIZE, "brows-%s", m);
    snprintf(names[3], LAYER_NAME_SIZE, "eyes-%s", m);
    snprintf(names[4], LAYER_NAME_SIZE, talking ? "mouth-%s-open" : "mouth-%s", m);
    snprintf(names[5], LAYER_NAME_SIZE, "hair");
}

enum status portrait_draw(struct renderer *renderer, const struct draw_command *command)
{
    char names[PORTRAIT_LAYERS][LAYER_NAME_SIZE];
    SDL_Rect box = portrait_box(renderer, command->rect);
    enum status first = STATUS_OK;
    if (box.w <= 0)
        return STATUS_OK;
    portrait_layers(command->mood, command->talking != 0, names);
    for (int i = 0; i < PORTRAIT_LAYERS; i++) {
        struct layer_slot *slot;
        enum status status = layer_get(renderer, command->text, names[i], box, &slot);
        if (status != STATUS_OK)
            first = first == STATUS_OK ? status : first;
        else if (slot->box.w > 0)
            SDL_RenderCopy(
                renderer->sdl, slot->texture, NULL,
                &(SDL_Rect){box.x + slot->box.x, box.y + slot->box.y, slot->box.w, slot->box.h});
    }
    return first;
}

enum status renderer_preload_portrait(struct renderer *renderer, struct rect rect,
                                      const char *folder)
{
    char names[PORTRAIT_LAYERS][LAYER_NAME_SIZE];
    SDL_Rect box = portrait_box(renderer, rect);
    enum status status = STATUS_OK;
    struct layer_slot *slot;
    if (box.w <= 0)
        return STATUS_OK;
    for (int mood = 0; mood < 100; mood += 20)
        for (int talking = 0; talking < 2; talking++) {
            portrait_layers(mood, talking != 0, names);
            for (int i = 0; i < PORTRAIT_LAYERS && status == STATUS_OK; i++)
                status = layer_get(renderer, folder, names[i], box, &slot);
        }
    return status;
}

void layers_finish(struct renderer *renderer)
{
    for (int i = 0; i < LAYER_SLOTS; i++)
        slot_finish(renderer, &renderer->layers[i]);
}
