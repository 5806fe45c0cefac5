#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kiosk/drawing/renderer_parts.h"
#include "kiosk/drawing/svg.h"

/* The kiosk's symbols are SVG drawn at the very size they are shown in. Only their coverage is
 * kept, on the atlas, so that they are tinted as text is. */

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
                coverage[y * surface->w + x] = (uint8_t)svg_alpha(surface, x, y);
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
