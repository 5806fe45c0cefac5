#include <stdio.h>
#include <string.h>

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

struct portrait_slots {
    struct layer_slot *layers[PORTRAIT_LAYERS]; /* NULL: not to be had */
};

static void portrait_copy(struct renderer *renderer, SDL_Rect box,
                          const struct portrait_slots *slots)
{
    for (int i = 0; i < PORTRAIT_LAYERS; i++) {
        const struct layer_slot *slot = slots->layers[i];
        if (slot && slot->box.w > 0)
            SDL_RenderCopy(
                renderer->sdl, slot->texture, NULL,
                &(SDL_Rect){box.x + slot->box.x, box.y + slot->box.y, slot->box.w, slot->box.h});
    }
}

/* False: one of them is not held. */
static bool portrait_held(struct renderer *renderer, const char *folder, SDL_Rect box, int mood,
                          bool talking, struct portrait_slots *slots)
{
    char names[PORTRAIT_LAYERS][LAYER_NAME_SIZE];
    bool all = true;
    portrait_layers(mood, talking, names);
    for (int i = 0; i < PORTRAIT_LAYERS; i++) {
        slots->layers[i] = layer_held(renderer, folder, names[i], box);
        all = all && slots->layers[i];
    }
    return all;
}

/* The face of a moment ago rather than one without eyes; the first time nothing. */
static void portrait_before(struct renderer *renderer, const char *folder, SDL_Rect box)
{
    const struct layer_wanted *face = &renderer->face;
    struct portrait_slots slots;
    if (strcmp(face->path, folder) == 0 && face->box.w == box.w && face->box.h == box.h &&
        portrait_held(renderer, folder, box, renderer->face_mood, renderer->face_talking != 0,
                      &slots))
        portrait_copy(renderer, box, &slots);
}

static void portrait_remember(struct renderer *renderer, const struct draw_command *command,
                              SDL_Rect box)
{
    SDL_strlcpy(renderer->face.path, command->text, sizeof renderer->face.path);
    renderer->face.box = box;
    renderer->face_mood = command->mood;
    renderer->face_talking = command->talking;
}

static void portrait_waits(struct renderer *renderer, SDL_Rect box)
{
    SDL_Rect both = box;
    if (renderer->waiting.w > 0)
        SDL_UnionRect(&renderer->waiting, &box, &both);
    renderer->waiting = both;
}

enum status portrait_draw(struct renderer *renderer, const struct draw_command *command)
{
    char names[PORTRAIT_LAYERS][LAYER_NAME_SIZE];
    SDL_Rect box = portrait_box(renderer, command->rect);
    struct portrait_slots slots = {{NULL}};
    enum status first = STATUS_OK;
    bool whole = true;
    if (box.w <= 0)
        return STATUS_OK;
    portrait_layers(command->mood, command->talking != 0, names);
    for (int i = 0; i < PORTRAIT_LAYERS; i++) {
        enum status status = layer_get(renderer, command->text, names[i], box, &slots.layers[i]);
        whole = whole && status != STATUS_BUSY;
        if (status != STATUS_OK)
            slots.layers[i] = NULL;
        if (status != STATUS_OK && status != STATUS_BUSY && first == STATUS_OK)
            first = status;
    }
    if (whole) {
        portrait_copy(renderer, box, &slots);
        portrait_remember(renderer, command, box);
    } else {
        portrait_before(renderer, command->text, box);
        portrait_waits(renderer, box);
    }
    return first;
}

bool portrait_damage(struct renderer *renderer, const struct draw_command *shown,
                     const struct draw_command *now, SDL_Rect *out)
{
    char before[PORTRAIT_LAYERS][LAYER_NAME_SIZE], after[PORTRAIT_LAYERS][LAYER_NAME_SIZE];
    struct portrait_slots old, new;
    SDL_Rect box = portrait_box(renderer, now->rect), was = portrait_box(renderer, shown->rect);
    *out = (SDL_Rect){0};
    if (strcmp(shown->text, now->text) != 0 || box.w <= 0 || !SDL_RectEquals(&box, &was) ||
        renderer->waiting.w > 0 ||
        !portrait_held(renderer, shown->text, box, shown->mood, shown->talking != 0, &old) ||
        !portrait_held(renderer, now->text, box, now->mood, now->talking != 0, &new))
        return false;
    portrait_layers(shown->mood, shown->talking != 0, before);
    portrait_layers(now->mood, now->talking != 0, after);
    for (int i = 0; i < PORTRAIT_LAYERS; i++) {
        SDL_Rect a = old.layers[i]->box, b = new.layers[i]->box, both = a;
        if (strcmp(before[i], after[i]) == 0)
            continue;
        if (a.w <= 0 || b.w <= 0)
            both = a.w > 0 ? a : b;
        else
            SDL_UnionRect(&a, &b, &both);
        both.x += box.x;
        both.y += box.y;
        if (out->w > 0)
            SDL_UnionRect(out, &both, out);
        else
            *out = both;
    }
    return true;
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
