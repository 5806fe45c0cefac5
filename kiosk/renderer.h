/* The renderer: draw lists to an SDL window; the only part that touches pixels. */
#ifndef YINGDA_KIOSK_RENDERER_H
#define YINGDA_KIOSK_RENDERER_H

#include <stdbool.h>

#include "base/status.h"
#include "kiosk/draw.h"

struct renderer; /* hides SDL's window and renderer, the glyph atlas and the picture cache */

struct renderer_config {
    bool offscreen;      /* SDL's offscreen driver and software renderer, no display needed */
    bool windowed;       /* a window of this size instead of the full display (tests) */
    int width_px, height_px; /* for the two above; 0: 1920x1080 */
    const char *icons;   /* folder of the kiosk's symbols */
};

/* STATUS_DEVICE: no display (SDL fell back to its offscreen driver without being asked), or no
 * renderer; STATUS_NOT_FOUND: no Chinese font. Main thread only, as all of this file. */
enum status renderer_open(struct renderer **out, const struct renderer_config *config);
void renderer_close(struct renderer *renderer);
const char *renderer_problem(const struct renderer *renderer);

/* The canvas in layout units for the window's present size, and pixels per unit. */
void renderer_canvas(struct renderer *renderer, float *width, float *height, float *scale);

/* Draws and presents one frame. */
enum status renderer_draw(struct renderer *renderer, const struct draw_list *list);

/* Writes what was drawn last as a PNG. */
enum status renderer_screenshot(struct renderer *renderer, const char *path);

/* Height (layout units) that draw_text takes for this text in a box of width `w`. */
float renderer_text_height(struct renderer *renderer, struct text_style style, float w,
                           const char *text);

#endif
