#include "kiosk/ui/input.h"

#include <math.h>
#include <stddef.h>

/* A finger that moves further than this is dragging: 12 units are 3.4 mm on a 24-inch display. */
#define DRAG_PX 12.0f

static const struct action no_action = {ACTION_NONE, 0};

void input_reset(struct input *input)
{
    *input = (struct input){.scroll = 0};
}

static void input_scroll(struct input *input, float to, const struct hits *hits)
{
    input->scroll = fminf(fmaxf(to, 0), hits->scroll_max);
}

static struct action input_down(struct input *input, const struct input_event *event,
                                const struct hits *hits)
{
    const struct hit *hit = hits_at(hits, event->x, event->y);
    input->focus = no_action;
    input->pressed = hit ? hit_action(hit, event->x) : no_action;
    input->down = true;
    input->dragging = false;
    input->down_x = event->x;
    input->down_y = event->y;
    input->down_scroll = input->scroll;
    return no_action;
}

static bool input_scrolls_here(const struct input *input, const struct hits *hits)
{
    struct rect area = hits->scroll;
    return area.w > 0 && hits->scroll_max > 0 && input->down_x >= area.x &&
           input->down_y >= area.y && input->down_x < area.x + area.w &&
           input->down_y < area.y + area.h;
}

static struct action input_move(struct input *input, const struct input_event *event,
                                const struct hits *hits)
{
    if (!input->down || !input_scrolls_here(input, hits))
        return no_action;
    if (fabsf(event->y - input->down_y) > DRAG_PX) {
        input->dragging = true;
        input->pressed = no_action;
    }
    if (input->dragging)
        input_scroll(input, input->down_scroll + input->down_y - event->y, hits);
    return no_action;
}

static struct action input_up(struct input *input, const struct input_event *event,
                              const struct hits *hits)
{
    const struct hit *hit = hits_at(hits, event->x, event->y);
    bool same = hit && !input->dragging &&
                action_equal(hit_action(hit, input->down_x), input->pressed);
    input->down = input->dragging = false;
    input->pressed = no_action;
    return same ? hit_action(hit, event->x) : no_action;
}

static int input_focused(const struct input *input, const struct hits *hits)
{
    const struct hit *hit = hits_find(hits, input->focus);
    return hit && input->focus.kind != ACTION_NONE ? (int)(hit - hits->items) : -1;
}

static void focus_step(struct input *input, const struct hits *hits, int step)
{
    int at = input_focused(input, hits), n = hits->count;
    if (n == 0)
        return;
    int next = at < 0 ? (step > 0 ? 0 : n - 1) : (at + step + n) % n;
    input->focus = hits->items[next].action;
}

/* How far `to` lies from `from` in a direction: along it, and twice what it is off to the side;
 * negative when it does not lie that way. */
static float focus_distance(struct rect from, struct rect to, enum input_key key)
{
    float dx = to.x + to.w / 2 - from.x - from.w / 2, dy = to.y + to.h / 2 - from.y - from.h / 2;
    bool across = key == INPUT_LEFT || key == INPUT_RIGHT;
    float along = across ? dx : dy, aside = fabsf(across ? dy : dx);
    if (key == INPUT_LEFT || key == INPUT_ABOVE)
        along = -along;
    return along < 1 ? -1 : along + 2 * aside;
}

static const struct hit *focus_nearest(const struct hits *hits, int from, enum input_key key)
{
    const struct hit *best = NULL;
    float least = INFINITY;
    for (int i = 0; i < hits->count; i++) {
        float distance = focus_distance(hits->items[from].rect, hits->items[i].rect, key);
        if (i != from && distance >= 0 && distance < least) {
            least = distance;
            best = &hits->items[i];
        }
    }
    return best;
}

static void focus_move(struct input *input, const struct hits *hits, enum input_key key)
{
    int from = input_focused(input, hits);
    if (from < 0) {
        focus_step(input, hits, 1);
        return;
    }
    const struct hit *hit = focus_nearest(hits, from, key);
    if (hit)
        input->focus = hit->action;
}

/* Up and down scroll as well, so that a list can be read without a pointer. */
static void focus_vertical(struct input *input, const struct hits *hits, enum input_key key)
{
    float step = hits->scroll.h * 0.3f;
    focus_move(input, hits, key);
    if (hits->scroll_max > 0)
        input_scroll(input, input->scroll + (key == INPUT_BELOW ? step : -step), hits);
}

static struct action input_enter(const struct input *input, const struct hits *hits)
{
    return input_focused(input, hits) >= 0 ? input->focus : hits->primary;
}

static struct action input_press_key(struct input *input, enum input_key key,
                                     const struct hits *hits)
{
    switch (key) {
    case INPUT_NEXT:
        focus_step(input, hits, 1);
        break;
    case INPUT_PREVIOUS:
        focus_step(input, hits, -1);
        break;
    case INPUT_LEFT:
    case INPUT_RIGHT:
        focus_move(input, hits, key);
        break;
    case INPUT_ABOVE:
    case INPUT_BELOW:
        focus_vertical(input, hits, key);
        break;
    case INPUT_PAGE_UP:
    case INPUT_PAGE_DOWN:
        input_scroll(input, input->scroll + hits->scroll.h * (key == INPUT_PAGE_UP ? -0.9f : 0.9f),
                     hits);
        break;
    case INPUT_ENTER:
        return input_enter(input, hits);
    case INPUT_BACK:
        return hits->back;
    case INPUT_ERASE:
        return hits->typing ? (struct action){ACTION_ERASE, 0} : no_action;
    }
    return no_action;
}

struct action input_take(struct input *input, const struct input_event *event,
                         const struct hits *hits)
{
    switch (event->kind) {
    case INPUT_DOWN:
        return input_down(input, event, hits);
    case INPUT_MOVE:
        return input_move(input, event, hits);
    case INPUT_UP:
        return input_up(input, event, hits);
    case INPUT_WHEEL:
        input_scroll(input, input->scroll + event->y, hits);
        return no_action;
    case INPUT_KEY:
        return input_press_key(input, event->key, hits);
    }
    return no_action;
}

void input_follow(struct input *input, const struct hits *hits)
{
    input_scroll(input, input->scroll, hits);
    if (!hits_find(hits, input->focus) && hits->scroll_max <= 0)
        input->focus = no_action;
}
