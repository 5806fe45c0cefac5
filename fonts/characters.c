#include "fonts/characters.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "fonts/line_break.h"

enum { REPLACEMENT = 0xFFFD };

void characters_finish(struct characters *characters)
{
    free(characters->codes);
    free(characters->breaks);
    free(characters->glyphs);
    free(characters->advances);
    *characters = (struct characters){0};
}

static bool characters_allocate(struct characters *characters, size_t capacity)
{
    characters->codes = calloc(capacity + 1, sizeof *characters->codes);
    characters->breaks = malloc(capacity + 1);
    characters->glyphs = malloc((capacity + 1) * sizeof *characters->glyphs);
    characters->advances = malloc((capacity + 1) * sizeof *characters->advances);
    return characters->codes && characters->breaks && characters->glyphs && characters->advances;
}

static void characters_decode(struct characters *characters, const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        uint32_t code;
        size_t bytes = utf8_decode(text + i, length - i, &code);
        if (bytes == 0)
            code = REPLACEMENT;
        i += bytes ? bytes : 1;
        if (code == '\t')
            code = ' ';
        if (code >= ' ' || code == '\n')
            characters->codes[characters->n++] = code;
    }
}

static void characters_measure(struct characters *c, struct faces *faces, enum face_weight weight,
                               int size_px)
{
    for (size_t i = 0; i < c->n; i++) {
        if (c->codes[i] == '\n') {
            c->glyphs[i] = (struct glyph){0, 0};
            c->advances[i] = 0;
            continue;
        }
        c->glyphs[i] = faces_glyph(faces, weight, c->codes[i]);
        c->advances[i] = faces_advance(faces, c->glyphs[i], size_px);
        if (i > 0 && c->codes[i - 1] != '\n')
            c->advances[i - 1] += faces_kerning(faces, c->glyphs[i - 1], c->glyphs[i], size_px);
    }
}

bool characters_init(struct characters *characters, struct faces *faces, enum face_weight weight,
                     int size_px, const char *text)
{
    size_t length = strlen(text);
    *characters = (struct characters){0};
    if (!characters_allocate(characters, length))
        return false;
    characters_decode(characters, text, length);
    line_breaks(characters->codes, characters->n, characters->breaks);
    characters_measure(characters, faces, weight, size_px);
    return true;
}

bool code_is_space(uint32_t code)
{
    return code == ' ' || code == '\n' || code == 0x3000;
}

static bool code_among(uint32_t code, const uint32_t *codes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (code == codes[i])
            return true;
    return false;
}

/* ，。、；：）》〉」』】 have their ink in the left half of a full em. */
bool code_hangs(uint32_t code)
{
    static const uint32_t marks[] = {0xFF0C, 0x3002, 0x3001, 0xFF1B, 0xFF1A, 0xFF09,
                                     0x300B, 0x3009, 0x300D, 0x300F, 0x3011};
    return code_among(code, marks, sizeof marks / sizeof *marks);
}

/* No line starts with these either: ！？”’. */
bool code_closes(uint32_t code)
{
    static const uint32_t marks[] = {0xFF01, 0xFF1F, 0x201D, 0x2019};
    return code_hangs(code) || code_among(code, marks, sizeof marks / sizeof *marks);
}
