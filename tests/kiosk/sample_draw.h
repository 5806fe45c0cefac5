/* A sample view drawn as the app draws a frame. */
#ifndef YINGDA_TESTS_KIOSK_SAMPLE_DRAW_H
#define YINGDA_TESTS_KIOSK_SAMPLE_DRAW_H

#include "tests/kiosk/screen_views.h"

/* The rooms fill a page as they are told by the screens; so do samples that are longer. The frame's
 * size is to be set before. */
void sample_fill(struct sample *sample);

void sample_draw(const struct sample *sample, struct draw_list *draw, struct hits *hits);

#endif
