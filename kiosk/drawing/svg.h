/* Pictures in SVG, drawn at the very size that they are shown in. */
#ifndef YINGDA_KIOSK_DRAWING_SVG_H
#define YINGDA_KIOSK_DRAWING_SVG_H

#include <SDL.h>

/* The picture as ARGB8888 of exactly this size, the caller's to free. NULL: the file is not there
 * or is not SVG, and SDL_GetError() says which. */
SDL_Surface *svg_load(const char *path, int width_px, int height_px);

/* How opaque such a picture is at this pixel, 0..255. */
uint32_t svg_alpha(const SDL_Surface *surface, int x, int y);

#endif
