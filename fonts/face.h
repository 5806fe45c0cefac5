/* Faces: the fonts that show Chinese as it is written in China, found by fontconfig, drawn by
 * FreeType. */
#ifndef YINGDA_FONTS_FACE_H
#define YINGDA_FONTS_FACE_H

#include <stdint.h>

#include "base/status.h"

enum face_weight { FACE_REGULAR, FACE_BOLD, FACE_WEIGHTS };

struct faces; /* hides FreeType's and fontconfig's handles; one thread at a time */

/* A glyph of one of the loaded faces. index 0 is the face's box for a missing character. */
struct glyph {
    uint32_t face, index;
};

/* Coverage of a rendered glyph, 0 to 255. left and top lead from the pen on the baseline to the
 * image's upper left corner: right and up, in pixels. */
struct glyph_image {
    int width, height, stride;
    int left, top;
    const uint8_t *coverage; /* the faces'; until the next faces_render */
};

/* Quarters of a pixel by which a glyph may be moved to the right when it is rendered: Latin
 * letters keep even gaps that way. */
enum { FACE_PHASES = 4 };

/* Finds a regular and a bold face that cover Simplified Chinese. `family` is tried before our own
 * list; NULL: none. STATUS_NOT_FOUND: no font on this machine covers it. */
MUST_USE enum status faces_open(struct faces **out, const char *family);
/* Accepts NULL. */
void faces_close(struct faces *faces);

/* The family that was found, such as "Noto Sans CJK SC"; the faces'. */
const char *faces_family(const struct faces *faces, enum face_weight weight);

/* The glyph of a character in the weight's face, or in another font of the machine where that
 * face has none; index 0 where no font has it. */
struct glyph faces_glyph(struct faces *faces, enum face_weight weight, uint32_t code);

/* How far the pen moves, in pixels, for an em of size_px; not rounded. */
float faces_advance(struct faces *faces, struct glyph glyph, int size_px);
/* What to add to the pen between two glyphs of one face; 0 without a kerning table. */
float faces_kerning(struct faces *faces, struct glyph left, struct glyph right, int size_px);
/* Room above and below the baseline of the weight's face, both positive, in pixels. */
void faces_metrics(struct faces *faces, enum face_weight weight, int size_px, float *ascent,
                   float *descent);

/* Draws the glyph moved right by phase/FACE_PHASES of a pixel. A space gives an image of no size.
 * STATUS_INVALID: the font is broken there. */
MUST_USE enum status faces_render(struct faces *faces, struct glyph glyph, int size_px, int phase,
                                  struct glyph_image *out);

#endif
