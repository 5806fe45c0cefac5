/* Printed sheets: pages of A4 with text on them, written as a PDF (cairo's and pango's owner). A
 * certificate, a class list and a card lay their own words out on one. Any thread, one sheet at a
 * time. Lengths are points, 1/72 inch. */
#ifndef YINGDA_ENGINE_SHEET_H
#define YINGDA_ENGINE_SHEET_H

#include <stdbool.h>

#include <cairo.h>
#include <pango/pango.h>

#include "base/status.h"

/* The page, and the fonts of it, which are given back with it: pango's own map would hold
 * fontconfig's patterns until the program ends, and whoever ends fontconfig first is aborted. */
struct sheet {
    double width, height;
    cairo_t *cairo;
    cairo_surface_t *surface;
    PangoFontMap *map;
    PangoContext *context;
    GByteArray *pdf; /* what was drawn so far */
};

enum sheet_side { SHEET_UPRIGHT, SHEET_ON_ITS_SIDE };

struct sheet_text {
    double x, y, w;
    double size;
    bool bold;
    PangoAlignment align;
    double grey;   /* 0 black */
    bool one_line; /* what is too long ends in … instead of going on below */
};

/* Begins a sheet in memory. */
void sheet_begin(struct sheet *sheet, const char *title, enum sheet_side side);

/* Returns how high it came out. */
double sheet_put(const struct sheet *sheet, struct sheet_text at, const char *text);

/* How high it would come out. */
double sheet_text_height(const struct sheet *sheet, struct sheet_text at, const char *text);

/* The next page. */
void sheet_turn(struct sheet *sheet);

/* Ends the last page; `status` is of what was drawn. Where that and the writing went well, the file
 * is on the disk, whole; where not, nothing is left behind. STATUS_IO: it cannot be written;
 * STATUS_NO_MEMORY; STATUS_LIMIT: the path is too long. */
MUST_USE enum status sheet_finish(struct sheet *sheet, const char *path, enum status status);

#endif
