/* How a customer's mood looks on every screen. */
#ifndef YINGDA_KIOSK_UI_MOOD_H
#define YINGDA_KIOSK_UI_MOOD_H

#include "kiosk/drawing/draw.h"

/* One word for the mood, and the colours of its text, its ground and its bar. */
struct mood_look {
    const char *word;
    struct color ink, ground, bright;
};

/* `mood` is 0..100, in five steps; what lies outside looks like the nearest step. */
struct mood_look mood_look(int mood);

#endif
