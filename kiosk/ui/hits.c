#include "kiosk/ui/hits.h"

#include <string.h>

#include "kiosk/ui/layout.h"

/* A target of which less than this is left in the scrolled area is not offered: nobody could hit
 * it. */
#define HIT_LEAST_PX 64.0f

void hits_reset(struct hits *hits)
{
    memset(hits, 0, sizeof *hits);
}

void hits_add(struct hits *hits, struct rect rect, struct action action)
{
    hits_add_along(hits, rect, action, 0);
}

void hits_add_along(struct hits *hits, struct rect rect, struct action action, float step)
{
    float origin_x = rect.x;
    if (hits->clip.w > 0)
        rect = rect_intersect(rect, hits->clip);
    if (hits->count >= HITS_MAX || rect.w < HIT_LEAST_PX || rect.h < HIT_LEAST_PX)
        return;
    hits->items[hits->count++] = (struct hit){rect, action, origin_x, step};
}

struct action hit_action(const struct hit *hit, float x)
{
    int steps = hit->step > 0 && x > hit->origin_x ? (int)((x - hit->origin_x) / hit->step) : 0;
    return (struct action){hit->action.kind, hit->action.arg + steps};
}

void hits_cover(struct hits *hits)
{
    hits_reset(hits);
}

const struct hit *hits_at(const struct hits *hits, float x, float y)
{
    for (int i = hits->count - 1; i >= 0; i--) {
        if (rect_contains(hits->items[i].rect, x, y))
            return &hits->items[i];
    }
    return NULL;
}

const struct hit *hits_find(const struct hits *hits, struct action action)
{
    for (int i = 0; i < hits->count; i++) {
        if (action_equal(hits->items[i].action, action))
            return &hits->items[i];
    }
    return NULL;
}
