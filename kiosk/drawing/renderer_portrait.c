#include <stdio.h>

#include "kiosk/drawing/renderer_parts.h"

/* A portrait is a stack of layers: a change of mood or an opening mouth costs only the layers that
 * change. */

static const char *mood_name(int mood)
{
    static const char *const names[] = {"furious", "angry", "uneasy", "calm", "pleased"};
    return names[SDL_clamp(mood, 0, 99) / 20];
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
        if (status == STATUS_BUSY)
            renderer->waiting = true;
        else if (status != STATUS_OK)
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
            for (int i = 0; i < PORTRAIT_LAYERS && status == STATUS_OK; i++) {
                while ((status = layer_get(renderer, folder, names[i], box, &slot)) == STATUS_BUSY)
                    SDL_Delay(1);
            }
        }
    return status;
}
