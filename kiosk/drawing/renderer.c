#include "kiosk/drawing/renderer.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>

#include "kiosk/drawing/renderer_parts.h"

/* A frame is drawn on a texture of the window's size, which is then copied to the window. Only
 * what differs from the last list is drawn again; that also makes the texture the one place
 * where a screenshot can be read at any time, whatever the driver does with its buffers. */

/* What a frame waits for a picture that is being drawn: off screen, where pictures are taken, until
 * it is there (the slowest of the shipped layers takes 80 ms of a slow core at 810x1080); before
 * people hardly at all, for the face comes in a later frame. */
enum { PATIENT_MS = 1000, HURRIED_MS = 1 };

static char open_problem[256];

const char *renderer_problem(const struct renderer *renderer)
{
    return renderer ? renderer->problem : open_problem;
}

/* Runs on whichever thread adds the event, so it only sets flags. */
static int watch_event(void *context, SDL_Event *event)
{
    struct renderer *renderer = context;
    if (event->type == SDL_RENDER_TARGETS_RESET)
        SDL_AtomicSet(&renderer->targets_lost, 1);
    else if (event->type == SDL_RENDER_DEVICE_RESET)
        SDL_AtomicSet(&renderer->textures_lost, 1);
    else if (event->type == SDL_WINDOWEVENT && event->window.event == SDL_WINDOWEVENT_EXPOSED)
        SDL_AtomicSet(&renderer->repaint, 1);
    else if (event->type == SDL_WINDOWEVENT && (event->window.event == SDL_WINDOWEVENT_MINIMIZED ||
                                                event->window.event == SDL_WINDOWEVENT_HIDDEN ||
                                                event->window.event == SDL_WINDOWEVENT_FOCUS_LOST))
        SDL_AtomicSet(&renderer->away, 1);
    return 0;
}

/* Drops all that lives in textures; the renderer stays usable and makes it anew. */
static void textures_drop(struct renderer *renderer)
{
    if (renderer->canvas)
        SDL_DestroyTexture(renderer->canvas);
    renderer->canvas = NULL;
    renderer->waiting = (SDL_Rect){0};
    lines_finish(renderer);
    layers_finish(renderer);
    coverage_finish(renderer);
    coverage_init(renderer);
    renderer->stale = true;
}

static enum status canvas_open(struct renderer *renderer)
{
    if (renderer->canvas)
        return STATUS_OK;
    renderer->canvas =
        SDL_CreateTexture(renderer->sdl, SDL_PIXELFORMAT_RGB888, SDL_TEXTUREACCESS_TARGET,
                          renderer->width_px, renderer->height_px);
    if (!renderer->canvas)
        return renderer_fail(renderer, STATUS_DEVICE, "no canvas: %s", SDL_GetError());
    SDL_SetTextureBlendMode(renderer->canvas, SDL_BLENDMODE_NONE);
    renderer->stale = true;
    return STATUS_OK;
}

/* Layout units are for 1920x1080, or 1080x1920 where the window is taller than wide: the scale at
 * which all of that fits, so that the side with room left over gains units. */
static float canvas_scale(int width_px, int height_px, bool large)
{
    bool tall = height_px > width_px;
    float across = (float)width_px / (tall ? 1080 : 1920);
    float down = (float)height_px / (tall ? 1920 : 1080);
    return SDL_min(across, down) * (large ? 9.0f / 8 : 1);
}

static void size_follow(struct renderer *renderer)
{
    int width = 0, height = 0;
    SDL_GetRendererOutputSize(renderer->sdl, &width, &height);
    if (width <= 0 || height <= 0 || (width == renderer->width_px && height == renderer->height_px))
        return;
    renderer->width_px = width;
    renderer->height_px = height;
    renderer->scale = canvas_scale(width, height, renderer->large);
    renderer->repainted_size = true;
    textures_drop(renderer);
}

enum status renderer_open(struct renderer **out, const struct renderer_config *config)
{
    struct renderer *renderer = *out = calloc(1, sizeof *renderer);
    if (!renderer)
        return STATUS_NO_MEMORY;
    draw_list_init(&renderer->shown);
    renderer->width_px = renderer->height_px = 1;
    renderer->scale = 1;
    renderer->patience_ms = config->offscreen && !config->hurried ? PATIENT_MS : HURRIED_MS;
    coverage_init(renderer);
    snprintf(renderer->icons, sizeof renderer->icons, "%s", config->icons ? config->icons : ".");
    enum status status = window_open(renderer, config);
    if (status == STATUS_OK && (status = faces_open(&renderer->faces, NULL)) != STATUS_OK)
        renderer_fail(renderer, status, "no Chinese font: install fonts-noto-cjk");
    if (status != STATUS_OK) {
        snprintf(open_problem, sizeof open_problem, "%s", renderer->problem);
        renderer_close(renderer);
        *out = NULL;
        return status;
    }
    SDL_AddEventWatch(watch_event, renderer);
    size_follow(renderer);
    return STATUS_OK;
}

void renderer_close(struct renderer *renderer)
{
    if (!renderer)
        return;
    SDL_DelEventWatch(watch_event, renderer);
    if (renderer->sdl)
        textures_drop(renderer);
    coverage_finish(renderer);
    texts_finish(renderer);
    faces_close(renderer->faces);
    draw_list_finish(&renderer->shown);
    window_close(renderer);
    IMG_Quit();
    free(renderer);
}

void renderer_canvas(struct renderer *renderer, float *width, float *height, float *scale)
{
    size_follow(renderer);
    *width = (float)renderer->width_px / renderer->scale;
    *height = (float)renderer->height_px / renderer->scale;
    *scale = renderer->scale;
}

void renderer_enlarge(struct renderer *renderer, bool large)
{
    if (renderer->large == large)
        return;
    renderer->large = large;
    renderer->scale = canvas_scale(renderer->width_px, renderer->height_px, large);
    renderer->stale = true;
}

void renderer_point(struct renderer *renderer, int window_x, int window_y, float *x, float *y)
{
    int width = 0, height = 0; /* window units are not pixels on displays of high density */
    size_follow(renderer);
    SDL_GetWindowSize(renderer->window, &width, &height);
    *x = (float)window_x * (float)renderer->width_px / (float)SDL_max(width, 1) / renderer->scale;
    *y = (float)window_y * (float)renderer->height_px / (float)SDL_max(height, 1) / renderer->scale;
}

static void clip_set(struct renderer *renderer, struct rect rect)
{
    SDL_Rect box = rect_px(renderer, rect);
    renderer->clip = renderer->damage;
    if (box.w > 0 && !SDL_IntersectRect(&box, &renderer->damage, &renderer->clip))
        renderer->clip = (SDL_Rect){0};
    SDL_RenderSetClipRect(renderer->sdl, &renderer->clip);
}

static enum status command_draw(struct renderer *renderer, const struct draw_command *command)
{
    if (command->kind == DRAW_CLIP) {
        clip_set(renderer, command->rect);
        return STATUS_OK;
    }
    SDL_Rect bounds = command_bounds(renderer, command);
    if (renderer->clip.w <= 0 || !SDL_HasIntersection(&bounds, &renderer->clip))
        return STATUS_OK;
    switch (command->kind) {
    case DRAW_RECT:
        return rect_draw(renderer, command);
    case DRAW_TEXT:
        return text_draw(renderer, command);
    case DRAW_PORTRAIT:
        return portrait_draw(renderer, command);
    case DRAW_LINE:
        return line_draw(renderer, command);
    case DRAW_ICON:
        return icon_draw(renderer, command);
    case DRAW_CLIP:
        break;
    }
    return STATUS_OK;
}

static bool rect_holds(SDL_Rect outer, SDL_Rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

enum cover { COVER_NOT, COVER_BUT_CORNERS, COVER_ALL };

/* Whether a command fills all that is drawn again: what lies below it cannot be seen, but for a
 * rounded one's corners. */
static enum cover command_covers(const struct renderer *renderer,
                                 const struct draw_command *command, struct rect clip)
{
    if (command->kind != DRAW_RECT || command->color.a < 255 || command->width > 0 ||
        (clip.w > 0 && !rect_holds(rect_px(renderer, clip), renderer->damage)) ||
        !rect_holds(rect_px(renderer, command->rect), renderer->damage))
        return COVER_NOT;
    struct rect inside = {command->rect.x, command->rect.y + command->radius, command->rect.w,
                          command->rect.h - 2 * command->radius};
    return rect_holds(rect_px(renderer, inside), renderer->damage) ? COVER_ALL : COVER_BUT_CORNERS;
}

/* From where on the list has to be drawn, and from where on all over: between the two only where
 * the command at `over` has its corners. */
struct list_start {
    size_t from, over;
};

static struct list_start list_start(const struct renderer *renderer, const struct draw_list *list)
{
    struct list_start start = {0, 0};
    struct rect clip = {0};
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_command *command = &list->commands[i];
        enum cover cover = COVER_NOT;
        if (command->kind == DRAW_CLIP)
            clip = command->rect;
        else
            cover = command_covers(renderer, command, clip);
        if (cover == COVER_ALL)
            start.from = i;
        if (cover != COVER_NOT)
            start.over = i;
    }
    return start;
}

static enum status range_draw(struct renderer *renderer, const struct draw_list *list, size_t from,
                              size_t end)
{
    enum status first = STATUS_OK;
    clip_set(renderer, list_clip_at(list, from));
    if (from == 0) {
        SDL_SetRenderDrawBlendMode(renderer->sdl, SDL_BLENDMODE_NONE);
        SDL_SetRenderDrawColor(renderer->sdl, 0, 0, 0, 255);
        SDL_RenderFillRect(renderer->sdl, NULL);
    }
    for (size_t i = from; i < end; i++) {
        enum status status = command_draw(renderer, &list->commands[i]);
        first = first == STATUS_OK ? status : first;
    }
    return first;
}

/* What shows beside the upper and the lower corners of a rounded command. */
static enum status corners_draw(struct renderer *renderer, const struct draw_list *list,
                                struct list_start start)
{
    const struct draw_command *over = &list->commands[start.over];
    SDL_Rect all = renderer->damage, box = rect_px(renderer, over->rect);
    int radius = (int)SDL_ceilf(over->radius * renderer->scale) + 1;
    const SDL_Rect strips[] = {{box.x, box.y, box.w, radius},
                               {box.x, box.y + box.h - radius, box.w, radius}};
    enum status first = STATUS_OK;
    for (int i = 0; i < 2; i++) {
        if (!SDL_IntersectRect(&all, &strips[i], &renderer->damage))
            continue;
        enum status status = range_draw(renderer, list, start.from, start.over);
        first = first == STATUS_OK ? status : first;
    }
    renderer->damage = all;
    return first;
}

static enum status list_draw(struct renderer *renderer, const struct draw_list *list)
{
    struct list_start start = list_start(renderer, list);
    enum status first = STATUS_OK;
    atlas_frame(&renderer->atlas);
    if (start.over > start.from)
        first = corners_draw(renderer, list, start);
    enum status status = range_draw(renderer, list, start.over, list->count);
    SDL_RenderSetClipRect(renderer->sdl, NULL);
    return first == STATUS_OK ? status : first;
}

static void resets_follow(struct renderer *renderer)
{
    if (SDL_AtomicSet(&renderer->textures_lost, 0))
        textures_drop(renderer);
    if (SDL_AtomicSet(&renderer->targets_lost, 0))
        renderer->stale = true;
}

/* SDL's own renderer keeps the window's picture: only what is new goes there. A GPU's is gone after
 * each frame. On a bare console, where SDL sets the screen's mode with the first one, that one
 * stayed black until a second came (a virtual graphics card): there it is presented twice. */
static void present(struct renderer *renderer, bool repaint)
{
    const SDL_Rect *part = renderer->software && !repaint ? &renderer->damage : NULL;
    int times = renderer->frame == 1 ? renderer->presents_first : 1;
    SDL_SetRenderTarget(renderer->sdl, NULL);
    for (int i = 0; i < times; i++) {
        SDL_RenderCopy(renderer->sdl, renderer->canvas, part, part);
        SDL_RenderPresent(renderer->sdl);
    }
}

enum status renderer_draw(struct renderer *renderer, const struct draw_list *list)
{
    resets_follow(renderer);
    if (SDL_AtomicSet(&renderer->away, 0) && renderer->stays)
        window_fetch(renderer);
    size_follow(renderer);
    enum status status = canvas_open(renderer);
    if (status != STATUS_OK)
        return status;
    renderer->frame++;
    renderer->damage = damage_find(renderer, list);
    bool changed = renderer->damage.w > 0 && renderer->damage.h > 0;
    renderer->drawn_px = changed ? (uint64_t)renderer->damage.w * (uint64_t)renderer->damage.h : 0;
    if (changed) {
        if (SDL_SetRenderTarget(renderer->sdl, renderer->canvas) != 0)
            return renderer_fail(renderer, STATUS_DEVICE, "no target: %s", SDL_GetError());
        renderer->waiting = (SDL_Rect){0};
        status = list_draw(renderer, list);
        draw_list_copy(&renderer->shown, list);
        renderer->stale = renderer->shown.dropped > 0;
    }
    bool repaint = SDL_AtomicSet(&renderer->repaint, 0) != 0 || renderer->repainted_size;
    renderer->repainted_size = false;
    if (repaint || changed)
        present(renderer, repaint);
    return status;
}

bool renderer_is_waiting(const struct renderer *renderer)
{
    return renderer->waiting.w > 0;
}

enum status renderer_screenshot(struct renderer *renderer, const char *path)
{
    if (!renderer->canvas || renderer->frame == 0)
        return renderer_fail(renderer, STATUS_NOT_FOUND, "nothing has been drawn");
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(
        0, renderer->width_px, renderer->height_px, 24, SDL_PIXELFORMAT_RGB24);
    if (!surface)
        return renderer_fail(renderer, STATUS_NO_MEMORY, "no memory for a screenshot");
    bool written = SDL_SetRenderTarget(renderer->sdl, renderer->canvas) == 0 &&
                   SDL_RenderReadPixels(renderer->sdl, NULL, SDL_PIXELFORMAT_RGB24, surface->pixels,
                                        surface->pitch) == 0 &&
                   IMG_SavePNG(surface, path) == 0;
    SDL_SetRenderTarget(renderer->sdl, NULL);
    SDL_FreeSurface(surface);
    return written ? STATUS_OK : renderer_fail(renderer, STATUS_IO, "%s: %s", path, SDL_GetError());
}
