/* How much work an SVG picture makes of being drawn. nanosvg knows no limits: of 228 bytes with
 * dashes of a hundred-thousandth it makes as many pieces as there is time for. Private to
 * scenarios/.
 */
#ifndef YINGDA_SCENARIOS_LOAD_SVG_COST_H
#define YINGDA_SCENARIOS_LOAD_SVG_COST_H

#include <stdbool.h>
#include <stddef.h>

enum {
    /* Five times the largest of the shipped portraits' layers in each: 18 kB, 100 elements, 2400
     * numbers. At these limits a layer of overlapping wide curves takes 2 s to draw at 810x1080,
     * one of full canvases 5 s: away from the window's thread that harms nobody. */
    SVG_BYTES_MAX = 100 * 1024,
    SVG_ELEMENTS_MAX = 500,
    SVG_NUMBERS_MAX = 12000,
    SVG_FARTHEST = 10000,  /* from the canvas of 600x800 */
    SVG_DASHES_MAX = 5000, /* of the picture: wide ones that lie on each other take 1 s, ten
                              times as many a hundred times as long */
    SVG_REASON_SIZE = 120
};

struct svg_cost { /* of a picture; zeroed memory is a start */
    size_t n_elements, n_numbers;
    double n_dashes; /* at most */
};

struct svg_shape { /* one element of it; zeroed memory is a start */
    size_t n_numbers;
    double farthest; /* the largest of its coordinates and lengths */
    double outline;  /* no longer than this */
    double dashes;   /* the length of its row of dashes and gaps */
    bool dashed;
};

/* Takes an attribute's value, of any name. */
void svg_shape_take(struct svg_shape *shape, const char *name, size_t length, const char *value,
                    size_t value_length);

/* Adds the shape to the picture's cost. True: `reason` says what is too much: once a picture for
 * what concerns all of it. */
bool svg_cost_exceeds(struct svg_cost *cost, const struct svg_shape *shape, const char *element,
                      size_t length, char reason[SVG_REASON_SIZE]);

#endif
