#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kiosk/drawing/renderer_parts.h"
#include "kiosk/drawing/svg.h"
#include "kiosk/drawing/svg_job.h"

/* A portrait's layers are textures of their own, drawn from SVG at the very size they are shown in
 * and cut to what is not blank. The ones used longest ago make room. A layer is drawn on a thread
 * of its own; a frame waits for it once, `patience_ms`, and later frames only ask. */

enum {
    LAYER_BUDGET_BYTES = 96 << 20,
    LAYER_DEADLINE_MS = 10000,
    LAYERS_GIVEN_UP_MOST = 2 /* each leaves a thread behind that may never end */
};

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

/* Makes the slot that of the layer. Without a picture it is blank. */
static enum status layer_take(struct renderer *renderer, struct layer_slot *slot,
                              const struct layer_wanted *wanted, const SDL_Surface *surface,
                              SDL_Rect shows)
{
    slot_finish(renderer, slot);
    slot->path = strdup(wanted->path);
    slot->width_px = wanted->box.w;
    slot->height_px = wanted->box.h;
    slot->box = shows;
    bool done = slot->path && (!surface || slot_upload(renderer, slot, surface));
    if (slot->path)
        renderer->layer_bytes += layer_size(slot);
    slot->used = renderer->frame;
    layers_trim(renderer);
    if (done)
        return STATUS_OK;
    slot_finish(renderer, slot);
    return renderer_fail(renderer, STATUS_NO_MEMORY, "no memory for picture %s", wanted->path);
}

static enum status job_take(struct renderer *renderer, struct layer_slot *slot,
                            const struct layer_wanted *wanted)
{
    SDL_Rect shows;
    SDL_Surface *surface = svg_job_take(renderer->job, &shows);
    renderer->job = NULL;
    if (!surface)
        return renderer_fail(renderer, STATUS_NOT_FOUND, "no picture %s: %s", wanted->path,
                             SDL_GetError());
    enum status status = layer_take(renderer, slot, wanted, surface, shows);
    SDL_FreeSurface(surface);
    return status;
}

/* It is blank from now on, so that it is not tried again. */
static enum status job_give_up(struct renderer *renderer, struct layer_slot *slot,
                               const struct layer_wanted *wanted)
{
    svg_job_abandon(renderer->job);
    renderer->job = NULL;
    renderer->layers_given_up++;
    enum status status = layer_take(renderer, slot, wanted, NULL, (SDL_Rect){0});
    return status == STATUS_OK
               ? renderer_fail(renderer, STATUS_TIMEOUT, "the picture %s takes too long to draw",
                               wanted->path)
               : status;
}

/* STATUS_BUSY: in some later frame. */
static enum status job_wait(struct renderer *renderer, struct layer_slot *slot,
                            const struct layer_wanted *wanted, int patience_ms)
{
    if (svg_job_ended(renderer->job, patience_ms))
        return job_take(renderer, slot, wanted);
    if (svg_job_age_ms(renderer->job) > LAYER_DEADLINE_MS)
        return job_give_up(renderer, slot, wanted);
    return STATUS_BUSY;
}

static enum status job_begin(struct renderer *renderer, const struct layer_wanted *wanted)
{
    if (renderer->layers_given_up >= LAYERS_GIVEN_UP_MOST)
        return renderer_fail(renderer, STATUS_TIMEOUT, "no more pictures: %d took too long",
                             renderer->layers_given_up);
    if (svg_job_begin(&renderer->job, wanted->path, wanted->box.w, wanted->box.h) != STATUS_OK)
        return renderer_fail(renderer, STATUS_NO_MEMORY, "no memory for picture %s", wanted->path);
    renderer->job_wanted = *wanted;
    return STATUS_OK;
}

/* Nobody asks for it any more, as when the mood has changed meanwhile. False: it is still drawn. */
static bool job_leave(struct renderer *renderer)
{
    bool ended = svg_job_ended(renderer->job, 0);
    if (!ended && svg_job_age_ms(renderer->job) <= LAYER_DEADLINE_MS)
        return false;
    svg_job_abandon(renderer->job);
    renderer->job = NULL;
    renderer->layers_given_up += !ended;
    return true;
}

static bool layer_is_same(const struct layer_wanted *a, const struct layer_wanted *b)
{
    return a->box.w == b->box.w && a->box.h == b->box.h && strcmp(a->path, b->path) == 0;
}

static enum status layer_load(struct renderer *renderer, struct layer_slot *slot,
                              const struct layer_wanted *wanted)
{
    if (renderer->job && layer_is_same(&renderer->job_wanted, wanted))
        return job_wait(renderer, slot, wanted, 0);
    if (renderer->job && !job_leave(renderer))
        return STATUS_BUSY;
    enum status status = job_begin(renderer, wanted);
    return status == STATUS_OK ? job_wait(renderer, slot, wanted, renderer->patience_ms) : status;
}

static bool slot_holds(const struct layer_slot *slot, const char *path, SDL_Rect box)
{
    return slot->path && slot->width_px == box.w && slot->height_px == box.h &&
           strcmp(slot->path, path) == 0;
}

/* The slot that holds the layer, or else a free one or the one used longest ago. */
static struct layer_slot *slot_find(struct renderer *renderer, const char *path, SDL_Rect box)
{
    struct layer_slot *oldest = &renderer->layers[0];
    for (int i = 0; i < LAYER_SLOTS; i++) {
        struct layer_slot *slot = &renderer->layers[i];
        if (slot_holds(slot, path, box))
            return slot;
        if (slot->used < oldest->used)
            oldest = slot;
    }
    return oldest;
}

static bool layer_path(char path[PATH_MAX_BYTES], const char *folder, const char *layer)
{
    return snprintf(path, PATH_MAX_BYTES, "%s/%s.svg", folder, layer) < PATH_MAX_BYTES;
}

struct layer_slot *layer_held(struct renderer *renderer, const char *folder, const char *layer,
                              SDL_Rect box)
{
    char path[PATH_MAX_BYTES];
    if (!layer_path(path, folder, layer))
        return NULL;
    struct layer_slot *slot = slot_find(renderer, path, box);
    if (!slot_holds(slot, path, box))
        return NULL;
    slot->used = renderer->frame;
    return slot;
}

enum status layer_get(struct renderer *renderer, const char *folder, const char *layer,
                      SDL_Rect box, struct layer_slot **out)
{
    struct layer_wanted wanted = {.box = box};
    if (!layer_path(wanted.path, folder, layer))
        return renderer_fail(renderer, STATUS_LIMIT, "a path too long: %s", folder);
    struct layer_slot *slot = *out = slot_find(renderer, wanted.path, box);
    slot->used = renderer->frame;
    return slot_holds(slot, wanted.path, box) ? STATUS_OK : layer_load(renderer, slot, &wanted);
}

void layers_finish(struct renderer *renderer)
{
    for (int i = 0; i < LAYER_SLOTS; i++)
        slot_finish(renderer, &renderer->layers[i]);
    svg_job_abandon(renderer->job);
    renderer->job = NULL;
}
