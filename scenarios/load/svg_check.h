/* An SVG layer of a portrait: what SDL2_image's nanosvg draws, and nothing that does more. */
#ifndef YINGDA_SCENARIOS_LOAD_SVG_CHECK_H
#define YINGDA_SCENARIOS_LOAD_SVG_CHECK_H

#include <stddef.h>

#include "base/problem.h"

/* Reads the tags of an SVG text (NUL-terminated). Problems, at their lines: elements that nanosvg
 * leaves blank (use, text, image, clipPath …), scripts and handlers, attributes it ignores
 * (clip-path, mask, filter), references out of the file, entities, no 600x800 canvas, no end, tags
 * that could be read in two ways, and more work than a picture may make (svg_cost.h). */
void svg_check(const char *text, const char *name, struct problems *problems);

#endif
