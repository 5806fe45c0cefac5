/* Layout: a text as lines of placed glyphs, in pixels. */
#ifndef YINGDA_FONTS_LAYOUT_H
#define YINGDA_FONTS_LAYOUT_H

#include <stddef.h>

#include "base/status.h"
#include "fonts/face.h"

enum layout_align { LAYOUT_LEFT, LAYOUT_CENTER, LAYOUT_RIGHT };

struct layout_style {
    int size_px; /* em */
    enum face_weight weight;
    enum layout_align align;
    float line_height; /* of size_px; 0: LAYOUT_LINE_HEIGHT */
    int max_lines;     /* 0: all; the last is ended with … when text is left over */
};

/* What Noto Sans CJK asks for: its ascent and descent add up to 1.448 em. */
#define LAYOUT_LINE_HEIGHT 1.45F

struct layout_glyph {
    struct glyph glyph;
    float x, y; /* of the pen on the baseline, from the box's upper left corner; y is whole */
};

struct layout_line {
    size_t first, count; /* of the glyphs */
    float x, width;      /* x: of the first pen; width without spaces at the end */
};

struct layout {
    struct layout_glyph *glyphs; /* owned; spaces have none */
    size_t n_glyphs;
    struct layout_line *lines; /* owned */
    size_t n_lines, line_capacity;
    float width;  /* of the longest line */
    float height; /* of all lines: each takes size_px * line_height */
    int size_px;
};

/* Lays out NUL-terminated UTF-8 in a box of width_px, which a single character may exceed. Bytes
 * that are not UTF-8 show as U+FFFD. A newline starts a line; one at the end does not.
 * `out` is overwritten and needs layout_finish. STATUS_NO_MEMORY: `out` is empty. */
MUST_USE enum status layout_init(struct layout *out, struct faces *faces,
                                 const struct layout_style *style, float width_px,
                                 const char *text);
/* Accepts NULL and being called twice. */
void layout_finish(struct layout *layout);

#endif
