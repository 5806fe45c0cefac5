/* The renderer: draw lists to an SDL window; the only part that touches pixels. */
#ifndef YINGDA_KIOSK_DRAWING_RENDERER_H
#define YINGDA_KIOSK_DRAWING_RENDERER_H

#include <stdbool.h>

#include "base/status.h"
#include "kiosk/drawing/draw.h"

struct renderer; /* hides SDL's window and renderer, the glyph atlas and the picture cache */

struct renderer_config {
    bool offscreen; /* SDL's offscreen driver and software renderer, no display needed */
    bool windowed;  /* a window of this size instead of the full display (tests) */
    bool hurried;   /* off screen too a picture that is not there yet is left for a later frame */
    int width_px, height_px; /* for offscreen and windowed; 0: 1920x1080 */
    const char *icons;       /* folder of the kiosk's symbols */
};

/* STATUS_DEVICE: no display (SDL fell back to its offscreen driver without being asked), or no
 * renderer; STATUS_NOT_FOUND: no Chinese font. Main thread only, as all of this file. */
MUST_USE enum status renderer_open(struct renderer **out, const struct renderer_config *config);
void renderer_close(struct renderer *renderer);
/* What went wrong last, English, for the log; "" when nothing has. NULL: why opening failed. */
const char *renderer_problem(const struct renderer *renderer);

/* The canvas in layout units for the window's present size, and pixels per unit. */
void renderer_canvas(struct renderer *renderer, float *width, float *height, float *scale);

/* Everything an eighth larger from the next frame on, or as usual: a canvas of 1706x960. */
void renderer_enlarge(struct renderer *renderer, bool large);

/* A place in the window, as SDL's mouse events give it, in layout units. */
void renderer_point(struct renderer *renderer, int window_x, int window_y, float *x, float *y);

/* Draws what differs from the last frame and presents it; a list that shows the same returns at
 * once, without waiting for the display. Rounded corners are at most half a page of the atlas
 * (511 px, from 2000 px of height on 1023) in radius. A command that fails (a picture that is
 * not there) is left out, the rest is drawn and the first failure's status returned. */
MUST_USE enum status renderer_draw(struct renderer *renderer, const struct draw_list *list);

/* Whether a picture of the last frame is still to come: another frame is wanted soon. */
bool renderer_is_waiting(const struct renderer *renderer);

/* Loads every mood of a portrait for this rectangle ahead, so that the first change of mood does
 * not wait for it (tens of milliseconds a layer). */
MUST_USE enum status renderer_preload_portrait(struct renderer *renderer, struct rect rect,
                                               const char *folder);

/* Writes what was drawn last as a PNG. STATUS_NOT_FOUND: nothing has been; STATUS_IO. */
MUST_USE enum status renderer_screenshot(struct renderer *renderer, const char *path);

/* Height (layout units) that draw_text takes for this text in a box of width `w`. */
float renderer_text_height(struct renderer *renderer, struct text_style style, float w,
                           const char *text);

#endif
