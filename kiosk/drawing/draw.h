/* The draw list: what a screen shows, as plain commands in layout units; no pixels, no SDL. */
#ifndef YINGDA_KIOSK_DRAWING_DRAW_H
#define YINGDA_KIOSK_DRAWING_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

/* Layout units: the canvas is 1920x1080 for wide displays and 1080x1920 for tall ones, scaled to
 * the window. Where the window has another aspect, one side has more units than that; neither ever
 * has fewer. */
struct rect {
    float x, y, w, h;
};
struct color {
    uint8_t r, g, b, a;
};

enum text_align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };
enum text_weight { WEIGHT_REGULAR, WEIGHT_BOLD };

struct text_style {
    float size; /* em, layout units */
    enum text_weight weight;
    enum text_align align;
    struct color color;
    float line_height; /* of size; 0: 1.45 */
    int max_lines;     /* 0: all; the last is ended with … when cut */
};

enum draw_kind { DRAW_RECT, DRAW_TEXT, DRAW_PORTRAIT, DRAW_LINE, DRAW_CLIP, DRAW_ICON };

struct draw_command {
    enum draw_kind kind;
    struct rect rect;
    struct color color;
    float radius;            /* DRAW_RECT: of its corners */
    float width;             /* DRAW_LINE: stroke; DRAW_RECT: > 0 outlines with this stroke */
    struct text_style style; /* DRAW_TEXT */
    const char *text;        /* DRAW_TEXT, DRAW_PORTRAIT (folder), DRAW_ICON (name): copied */
    int mood;                /* DRAW_PORTRAIT: 0..100 */
    int talking;             /* DRAW_PORTRAIT: 0 mouth closed, 1 open */
    const float *points;     /* DRAW_LINE: x, y pairs, copied */
    size_t n_points;
};

struct draw_list {
    struct draw_command *commands;
    size_t count, capacity;
    struct draw_chunk *chunks; /* copied texts and points, the newest first: they never move */
    float width, height;       /* of the canvas in layout units */
    size_t dropped;            /* commands lost since the reset because memory ran out */
};

/* Zeroed memory is an empty list too. Finish accepts NULL and being called twice. */
void draw_list_init(struct draw_list *list);
void draw_list_finish(struct draw_list *list);
/* Empties the list for a canvas of this size; keeps its memory. */
void draw_list_reset(struct draw_list *list, float width, float height);
/* Replaces `to` by a copy that shares nothing with `from`. */
void draw_list_copy(struct draw_list *to, const struct draw_list *from);

/* Each adds one command and keeps nothing of its arguments; one that finds no memory is dropped
 * and counted. Any one thread. */
void draw_rect(struct draw_list *list, struct rect rect, float radius, struct color color);
void draw_outline(struct draw_list *list, struct rect rect, float radius, float width,
                  struct color color);
/* Text in a box: lines broken to rect.w, from rect.y down. */
void draw_text(struct draw_list *list, struct rect rect, struct text_style style, const char *text);
void draw_polyline(struct draw_list *list, const float *points, size_t n_points, float width,
                   struct color color);
/* A pack's portrait: the layers of `folder` for this mood. */
void draw_portrait(struct draw_list *list, struct rect rect, const char *folder, int mood,
                   int talking);
/* A symbol of the kiosk's own (kiosk/drawing/icons/NAME.svg), tinted. */
void draw_icon(struct draw_list *list, struct rect rect, const char *name, struct color color);
/* Whether two commands draw the same: what the renderer need not draw again. */
bool draw_command_same(const struct draw_command *a, const struct draw_command *b);
/* Everything after is cut to `rect`; w 0: the whole canvas again. */
void draw_clip(struct draw_list *list, struct rect rect);

#endif
