/* Drawing an SVG picture on a thread of its own: nanosvg cannot be told to stop, and of some
 * pictures it never comes to an end. The window's thread waits as long as it likes and then leaves
 * the picture be. */
#ifndef YINGDA_KIOSK_DRAWING_SVG_JOB_H
#define YINGDA_KIOSK_DRAWING_SVG_JOB_H

#include <SDL.h>
#include <stdbool.h>

#include "base/status.h"

struct svg_job; /* hides what two threads share */

/* Begins to draw a file at exactly this size. STATUS_NO_MEMORY. One thread owns the job. */
MUST_USE enum status svg_job_begin(struct svg_job **out, const char *path, int width_px,
                                   int height_px);

/* Waits for its end, at most so long. */
MUST_USE bool svg_job_ended(struct svg_job *job, int patience_ms);

/* How long ago it was begun. */
int svg_job_age_ms(const struct svg_job *job);

/* Once it has ended: the picture, as svg_load gives it, the caller's, and the part of it that shows
 * something (w 0: nothing does); the job is gone. NULL: SDL_GetError() says why. */
SDL_Surface *svg_job_take(struct svg_job *job, SDL_Rect *shows);

/* Leaves it be: whatever it makes is freed by its own thread, if that ever ends. Accepts NULL. */
void svg_job_abandon(struct svg_job *job);

#endif
