/* Characters: a text decoded for a layout, each with its glyph, its advance and whether a line may
 * end after it. */
#ifndef YINGDA_FONTS_CHARACTERS_H
#define YINGDA_FONTS_CHARACTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fonts/face.h"

struct characters {
    size_t n;
    uint32_t *codes;      /* owned, as the rest; no control characters but newlines */
    uint8_t *breaks;      /* enum line_break */
    struct glyph *glyphs; /* a newline's means nothing */
    float *advances;      /* pixels, kerning with the next one included */
};

/* False: no memory; needs characters_finish all the same. Bytes that are not UTF-8 are U+FFFD. */
bool characters_init(struct characters *characters, struct faces *faces, enum face_weight weight,
                     int size_px, const char *text);
/* Accepts being called twice. */
void characters_finish(struct characters *characters);

/* Takes no room at the end of a line. */
bool code_is_space(uint32_t code);
/* A mark that may hang over the right edge with its empty half. */
bool code_hangs(uint32_t code);
/* A mark that no line starts with. */
bool code_closes(uint32_t code);

#endif
