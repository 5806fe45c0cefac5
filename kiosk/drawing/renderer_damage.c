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

static SDL_Rect range_bounds(struct renderer *renderer, const struct draw_list *list,
                             struct range range)
{
    SDL_Rect bounds = {0};
    for (size_t i = range.first; i < range.end; i++)
        bounds = rect_union(bounds, command_bounds(renderer, &list->commands[i]));
    return bounds;
}

/* A moved clip changes what any command after it shows. */
static bool range_clips(const struct draw_list *list, struct range range)
{
    for (size_t i = range.first; i < range.end; i++)
        if (list->commands[i].kind == DRAW_CLIP)
            return true;
    return false;
}

static SDL_Rect pairs_bounds(struct renderer *renderer, const struct draw_list *list,
                             struct range range)
{
    SDL_Rect bounds = {0};
    const struct draw_list *shown = &renderer->shown;
    for (size_t i = range.first; i < range.end; i++) {
        if (draw_command_same(&shown->commands[i], &list->commands[i]))
            continue;
        struct range one = {i, i + 1};
        bounds = rect_union(bounds, range_bounds(renderer, shown, one));
        bounds = rect_union(bounds, range_bounds(renderer, list, one));
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
        return (SDL_Rect){0};
    bool pairs = shown->count == list->count;
    if (range_clips(shown, before) || range_clips(list, now))
        return whole;
    SDL_Rect damage = pairs ? pairs_bounds(renderer, list, now)
                            : rect_union(range_bounds(renderer, shown, before),
                                         range_bounds(renderer, list, now));
    return SDL_IntersectRect(&damage, &whole, &cut) ? cut : (SDL_Rect){0};
}
