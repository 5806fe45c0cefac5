/* The theme: warm paper, ink, one deep teal; amber and red are kept for moods and misses.
 * Every text colour here is at least 4.5:1 on every ground it is used on (test_screens checks). */
#ifndef YINGDA_KIOSK_UI_THEME_H
#define YINGDA_KIOSK_UI_THEME_H

#include "kiosk/drawing/draw.h"

static const struct color color_paper = {0xF4, 0xF0, 0xE6, 255};
static const struct color color_card = {0xFD, 0xFB, 0xF5, 255};
static const struct color color_sunk = {0xE9, 0xE3, 0xD4, 255}; /* empty bars, keys at rest */
static const struct color color_line = {0xD8, 0xD0, 0xBE, 255};
static const struct color color_ink = {0x1F, 0x2A, 0x2E, 255};
static const struct color color_ink_soft = {0x50, 0x5A, 0x5C, 255};
static const struct color color_teal = {0x0E, 0x5A, 0x57, 255};
static const struct color color_teal_dark = {0x0A, 0x3D, 0x3C, 255};
static const struct color color_teal_pale = {0xD7, 0xE7, 0xE2, 255};
static const struct color color_amber = {0x83, 0x4E, 0x04, 255};
static const struct color color_amber_bright = {0xE0, 0x9A, 0x35, 255};
static const struct color color_amber_pale = {0xF6, 0xE7, 0xC8, 255};
static const struct color color_red = {0x9C, 0x2E, 0x20, 255};
static const struct color color_red_bright = {0xC6, 0x4B, 0x36, 255};
static const struct color color_red_pale = {0xF5, 0xDF, 0xD6, 255};
static const struct color color_scrim = {0x12, 0x1C, 0x1E, 200};
static const struct color color_shadow = {0x4A, 0x3B, 0x1E, 18};

/* Sizes of text in layout units. The canvas is 1080 units high on a wide display; at two metres
 * from a 24-inch one (0.28 mm a unit) a Chinese character of 20 arc minutes is 42 units. */
#define SIZE_HUGE 112.0f /* the total on the card */
#define SIZE_TITLE 72.0f
#define SIZE_STATE 64.0f /* whose turn it is: read at two metres */
#define SIZE_SAID 52.0f  /* the customer's words: read at two metres */
#define SIZE_HEAD 44.0f
#define SIZE_BODY 34.0f
#define SIZE_CAPTION 28.0f
#define SIZE_LEAST 26.0f  /* nothing is set smaller */
#define LINE_HEIGHT 1.45f /* draw.h's default, of the size */

#define GAP 24.0f
#define RADIUS 24.0f
#define TARGET 96.0f /* height of a button; the least target is 48 */

#endif
