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
    if (hits->clip.w > 0)
        rect = rect_intersect(rect, hits->clip);
    if (hits->count >= HITS_MAX || rect.w < HIT_LEAST_PX || rect.h < HIT_LEAST_PX)
        return;
    hits->items[hits->count++] = (struct hit){rect, action};
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
