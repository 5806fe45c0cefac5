#include "kiosk/drawing/renderer_parts.h"

/* What changed between two lists: their common start and end are skipped; when as many commands
 * are left in both, those that are the same are skipped as well. Screens mostly change a number, a
 * level or a mouth, so this finds the little that needs drawing without asking them for it. */

static SDL_Rect rect_union(SDL_Rect a, SDL_Rect b)
{
    SDL_Rect both;
    if (a.w <= 0 || a.h <= 0)
        return b;
    if (b.w <= 0 || b.h <= 0)
        return a;
    SDL_UnionRect(&a, &b, &both);
    return both;
}

static SDL_Rect rect_grown(SDL_Rect rect, int by)
{
    return (SDL_Rect){rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by};
}

/* Glyphs may reach out of their line: by half an em at most, the fonts' boxes say. */
static SDL_Rect text_bounds(struct renderer *renderer, const struct draw_command *command)
{
    SDL_Rect box = rect_px(renderer, command->rect);
    const struct layout *layout =
        text_layout(renderer, &command->style, command->rect.w, command->text);
    if (!layout)
        return box;
    SDL_Rect text = {box.x, box.y, SDL_max(box.w, (int)SDL_ceilf(layout->width)),
                     (int)SDL_ceilf(layout->height)};
    return rect_grown(text, layout->size_px / 2 + 1);
}

SDL_Rect command_bounds(struct renderer *renderer, const struct draw_command *command)
{
    if (command->kind == DRAW_TEXT)
        return text_bounds(renderer, command);
    if (command->kind == DRAW_LINE)
        return line_bounds(renderer, command);
    return rect_px(renderer, command->rect);
}

struct range {
    size_t first, end;
};

static bool clip_same(struct rect a, struct rect b)
{
    bool open = a.w <= 0 && b.w <= 0;
    return open || (a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h);
}

/* To what the commands from `index` on are cut; w 0: to nothing. */
struct rect list_clip_at(const struct draw_list *list, size_t index)
{
    while (index-- > 0) {
        if (list->commands[index].kind == DRAW_CLIP)
            return list->commands[index].rect;
    }
    return (struct rect){0};
}

/* What a command shows; of a clip nothing, which is the clip from then on. */
static SDL_Rect bounds_within(struct renderer *renderer, const struct draw_command *command,
                              struct rect *clip)
{
    SDL_Rect bounds = {0}, cut = {0};
    if (command->kind == DRAW_CLIP) {
        *clip = command->rect;
        return bounds;
    }
    bounds = command_bounds(renderer, command);
    SDL_Rect box = rect_px(renderer, *clip);
    if (clip->w <= 0)
        return bounds;
    return SDL_IntersectRect(&bounds, &box, &cut) ? cut : (SDL_Rect){0};
}

static SDL_Rect range_bounds(struct renderer *renderer, const struct draw_list *list,
                             struct range range, struct rect *clip)
{
    SDL_Rect bounds = {0};
    for (size_t i = range.first; i < range.end; i++)
        bounds = rect_union(bounds, bounds_within(renderer, &list->commands[i], clip));
    return bounds;
}

/* Where two commands in the same place differ: of a portrait only its layers that do. */
static SDL_Rect pair_bounds(struct renderer *renderer, const struct draw_command *shown,
                            const struct draw_command *now, struct rect clips[2])
{
    SDL_Rect before = bounds_within(renderer, shown, &clips[0]);
    SDL_Rect after = bounds_within(renderer, now, &clips[1]);
    SDL_Rect bounds = rect_union(before, after), layers, cut = {0};
    if (shown->kind != DRAW_PORTRAIT || now->kind != DRAW_PORTRAIT ||
        !portrait_damage(renderer, shown, now, &layers))
        return bounds;
    return SDL_IntersectRect(&bounds, &layers, &cut) ? cut : (SDL_Rect){0};
}

static SDL_Rect pairs_bounds(struct renderer *renderer, const struct draw_list *list,
                             struct range range, struct rect clips[2])
{
    SDL_Rect bounds = {0};
    const struct draw_list *shown = &renderer->shown;
    for (size_t i = range.first; i < range.end; i++) {
        const struct draw_command *before = &shown->commands[i], *now = &list->commands[i];
        bool same = draw_command_same(before, now) && clip_same(clips[0], clips[1]);
        if (!same)
            bounds = rect_union(bounds, pair_bounds(renderer, before, now, clips));
        else if (now->kind == DRAW_CLIP)
            clips[0] = clips[1] = now->rect;
    }
    return bounds;
}

static size_t same_start(const struct draw_list *a, const struct draw_list *b)
{
    size_t n = 0;
    while (n < a->count && n < b->count && draw_command_same(&a->commands[n], &b->commands[n]))
        n++;
    return n;
}

static size_t same_end(const struct draw_list *a, const struct draw_list *b, size_t start)
{
    size_t n = 0;
    while (n < a->count - start && n < b->count - start &&
           draw_command_same(&a->commands[a->count - 1 - n], &b->commands[b->count - 1 - n]))
        n++;
    return n;
}

SDL_Rect damage_find(struct renderer *renderer, const struct draw_list *list)
{
    const struct draw_list *shown = &renderer->shown;
    SDL_Rect whole = {0, 0, renderer->width_px, renderer->height_px}, cut = {0};
    size_t start = same_start(shown, list), end = same_end(shown, list, start);
    struct range before = {start, shown->count - end}, now = {start, list->count - end};
    if (renderer->stale)
        return whole;
    if (before.first == before.end && now.first == now.end)
        return renderer->waiting;
    bool pairs = shown->count == list->count;
    struct rect clip = list_clip_at(list, start), clips[2] = {clip, clip};
    SDL_Rect damage = pairs ? pairs_bounds(renderer, list, now, clips)
                            : rect_union(range_bounds(renderer, shown, before, &clips[0]),
                                         range_bounds(renderer, list, now, &clips[1]));
    if (!clip_same(clips[0], clips[1])) /* which changes all that comes behind */
        return whole;
    damage = rect_union(damage, renderer->waiting);
    return SDL_IntersectRect(&damage, &whole, &cut) ? cut : (SDL_Rect){0};
}
