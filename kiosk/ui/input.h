/* Input: presses, drags and keys to actions, against the hits of the frame on the screen. Pure:
 * SDL's events are translated in app_events.c. */
#ifndef YINGDA_KIOSK_UI_INPUT_H
#define YINGDA_KIOSK_UI_INPUT_H

#include <stdbool.h>

#include "kiosk/ui/hits.h"

enum input_kind { INPUT_DOWN, INPUT_MOVE, INPUT_UP, INPUT_WHEEL, INPUT_KEY };

enum input_key {
    INPUT_NEXT, /* Tab */
    INPUT_PREVIOUS,
    INPUT_LEFT,
    INPUT_RIGHT,
    INPUT_ABOVE,
    INPUT_BELOW,
    INPUT_ENTER,
    INPUT_BACK,
    INPUT_ERASE,
    INPUT_PAGE_UP,
    INPUT_PAGE_DOWN
};

struct input_event {
    enum input_kind kind;
    float x, y;         /* layout units; INPUT_WHEEL: y is the way to scroll */
    enum input_key key; /* INPUT_KEY */
};

struct input {
    struct action focus;   /* by keyboard; ACTION_NONE: none */
    struct action pressed; /* the finger is down on it */
    float scroll;
    bool down, dragging;
    float down_x, down_y, down_scroll;
};

/* A new screen: nothing focused, scrolled to its top. */
void input_reset(struct input *input);

/* Takes one event; returns what it asks for, ACTION_NONE mostly. A press counts when it is let go
 * where it began; one that moves on a scrolling area scrolls instead. */
struct action input_take(struct input *input, const struct input_event *event,
                         const struct hits *hits);

/* The screen has changed under the input: the scroll is kept within it, a focus that is gone is
 * dropped. */
void input_follow(struct input *input, const struct hits *hits);

#endif
