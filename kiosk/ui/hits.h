/* Hits: where a screen can be touched, and what each place does. Filled by the screen, read by
 * input; plain data, no SDL. */
#ifndef YINGDA_KIOSK_UI_HITS_H
#define YINGDA_KIOSK_UI_HITS_H

#include <stdbool.h>

#include "kiosk/drawing/draw.h"
#include "kiosk/ui/action.h"

struct hit {
    struct rect rect;
    struct action action;
    float origin_x, step; /* step > 0: one more is added to the action's arg for each step of the
                             way from origin_x to the finger */
};

enum { HITS_MAX = 192 };

struct hits {
    struct hit items[HITS_MAX]; /* in reading order: Tab follows it; later ones lie on top */
    int count;
    struct action primary; /* Enter with nothing focused; ACTION_NONE: nothing */
    struct action back;    /* Esc */
    struct rect clip;      /* w 0: none; hits are cut to it as they are added */
    struct rect scroll;    /* the area that scrolls; w 0: none */
    float scroll_max;      /* the furthest view->scroll that makes sense */
    bool typing;           /* characters typed on a keyboard belong to this screen */
};

void hits_reset(struct hits *hits);

/* Adds a place; what lies outside the clip is cut off, and dropped when too little is left to
 * touch. More than HITS_MAX are dropped. */
void hits_add(struct hits *hits, struct rect rect, struct action action);

/* The same along which the finger chooses: a strip of time. */
void hits_add_along(struct hits *hits, struct rect rect, struct action action, float step);

/* What a hit asks for where it is touched. */
struct action hit_action(const struct hit *hit, float x);

/* An overlay covers the screen: nothing below it can be touched. */
void hits_cover(struct hits *hits);

/* The topmost hit at a point, or NULL. */
const struct hit *hits_at(const struct hits *hits, float x, float y);

/* The hit of an action, or NULL. */
const struct hit *hits_find(const struct hits *hits, struct action action);

#endif
