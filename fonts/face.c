#include "fonts/face.h"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_OUTLINE_H

/* fontconfig sorts every font of the machine by how well it fits, once a weight. The first that
 * covers Chinese is the weight's face; a character it lacks is looked up down the same list.
 * A font is opened when its first glyph is needed. */

enum { MAX_FACES = 64, GLYPH_SLOTS = 8192, NO_FACE = -1 };

/* The same characters have other shapes in Japan, Taiwan and Korea (直 骨 角): the SC faces first,
 * then Chinese fonts that other distributions ship. */
static const char *const families[] = {
    "Noto Sans CJK SC",    "Source Han Sans SC", "Source Han Sans CN",  "Noto Sans SC",
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",  "Droid Sans Fallback", "sans-serif",
};

/* In every font that can show a pack: the polite "you", a common word and the full stop. */
static const uint32_t required[] = {0x60A8, 0x7684, 0x3002};

struct loaded_face {
    FT_Face face;
    int size_px;   /* that FreeType is set to now */
    bool embolden; /* bold was asked for, the font has none */
};

struct glyph_slot {
    uint32_t key;
    struct glyph glyph;
};

struct faces {
    FT_Library library;
    FcFontSet *sorted[FACE_WEIGHTS]; /* every font, the best first */
    int *opened[FACE_WEIGHTS];       /* for each of sorted: its number in loaded, or NO_FACE */
    uint32_t primary[FACE_WEIGHTS];  /* number in loaded */
    FcChar8 *family[FACE_WEIGHTS];   /* within sorted */
    struct loaded_face loaded[MAX_FACES];
    uint32_t n_loaded;
    struct glyph_slot slots[GLYPH_SLOTS]; /* a cache: a newer character takes the slot */
};

static FcPattern *pattern_new(const char *family, enum face_weight weight)
{
    FcPattern *pattern = FcPatternCreate();
    if (!pattern)
        return NULL;
    if (family)
        FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)families[i]);
    FcPatternAddString(pattern, FC_LANG, (const FcChar8 *)"zh-cn");
    FcPatternAddInteger(pattern, FC_WEIGHT,
                        weight == FACE_BOLD ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
    FcConfigSubstitute(NULL, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    return pattern;
}

static FcFontSet *fonts_sorted(const char *family, enum face_weight weight)
{
    FcPattern *pattern = pattern_new(family, weight);
    if (!pattern)
        return NULL;
    FcResult result;
    FcFontSet *set = FcFontSort(NULL, pattern, FcFalse, NULL, &result);
    FcPatternDestroy(pattern);
    return set;
}

/* Whether the font is drawn by outlines (a bitmap or colour font is not) and has the character. */
static bool font_covers(FcPattern *font, uint32_t code)
{
    FcBool outline = FcFalse, color = FcFalse;
    FcCharSet *characters = NULL;
    FcPatternGetBool(font, FC_OUTLINE, 0, &outline);
    FcPatternGetBool(font, FC_COLOR, 0, &color);
    return outline && !color &&
           FcPatternGetCharSet(font, FC_CHARSET, 0, &characters) == FcResultMatch &&
           FcCharSetHasChar(characters, code);
}

static bool font_covers_chinese(FcPattern *font)
{
    for (size_t i = 0; i < sizeof required / sizeof *required; i++)
        if (!font_covers(font, required[i]))
            return false;
    return true;
}

/* Opens font `place` of the weight's list; its number in loaded, or NO_FACE. */
static int face_load(struct faces *faces, enum face_weight weight, int place)
{
    FcPattern *font = faces->sorted[weight]->fonts[place];
    FcChar8 *file = NULL;
    int index = 0, font_weight = FC_WEIGHT_REGULAR;
    struct loaded_face *loaded = &faces->loaded[faces->n_loaded];
    FcPatternGetInteger(font, FC_INDEX, 0, &index); /* of the face in a TTC file */
    FcPatternGetInteger(font, FC_WEIGHT, 0, &font_weight);
    if (faces->n_loaded == MAX_FACES ||
        FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch ||
        FT_New_Face(faces->library, (const char *)file, index, &loaded->face) != 0)
        return NO_FACE;
    loaded->embolden = weight == FACE_BOLD && font_weight < FC_WEIGHT_DEMIBOLD;
    loaded->size_px = 0;
    return (int)faces->n_loaded++;
}

static int face_opened(struct faces *faces, enum face_weight weight, int place)
{
    int *number = &faces->opened[weight][place];
    if (*number == NO_FACE)
        *number = face_load(faces, weight, place);
    return *number;
}

/* FreeType's files are read as they are needed, so a broken font may only show here. */
static bool face_find(struct faces *faces, enum face_weight weight, int place)
{
    if (!font_covers_chinese(faces->sorted[weight]->fonts[place]))
        return false;
    int number = face_opened(faces, weight, place);
    if (number == NO_FACE)
        return false;
    faces->primary[weight] = (uint32_t)number;
    return FcPatternGetString(faces->sorted[weight]->fonts[place], FC_FAMILY, 0,
                              &faces->family[weight]) == FcResultMatch;
}

static enum status weight_open(struct faces *faces, const char *family, enum face_weight weight)
{
    FcFontSet *set = faces->sorted[weight] = fonts_sorted(family, weight);
    if (!set)
        return STATUS_NOT_FOUND;
    faces->opened[weight] = malloc(((size_t)set->nfont + 1) * sizeof(int));
    if (!faces->opened[weight])
        return STATUS_NO_MEMORY;
    for (int i = 0; i < set->nfont; i++)
        faces->opened[weight][i] = NO_FACE;
    for (int i = 0; i < set->nfont; i++)
        if (face_find(faces, weight, i))
            return STATUS_OK;
    return STATUS_NOT_FOUND;
}

/* FcFini frees what every open set stands on: the last one to close calls it. */
static int open_sets;

enum status faces_open(struct faces **out, const char *family)
{
    struct faces *faces = *out = calloc(1, sizeof *faces);
    if (!faces)
        return STATUS_NO_MEMORY;
    enum status status = STATUS_NO_MEMORY;
    open_sets++;
    if (!FcInit() || FT_Init_FreeType(&faces->library) != 0)
        goto fail;
    for (int weight = 0; weight < FACE_WEIGHTS; weight++)
        if ((status = weight_open(faces, family, (enum face_weight)weight)) != STATUS_OK)
            goto fail;
    return STATUS_OK;
fail:
    faces_close(faces);
    *out = NULL;
    return status;
}

void faces_close(struct faces *faces)
{
    if (!faces)
        return;
    for (uint32_t i = 0; i < faces->n_loaded; i++)
        FT_Done_Face(faces->loaded[i].face);
    if (faces->library)
        FT_Done_FreeType(faces->library);
    for (int weight = 0; weight < FACE_WEIGHTS; weight++) {
        if (faces->sorted[weight])
            FcFontSetDestroy(faces->sorted[weight]);
        free(faces->opened[weight]);
    }
    free(faces);
    if (--open_sets == 0)
        FcFini();
}

const char *faces_family(const struct faces *faces, enum face_weight weight)
{
    return (const char *)faces->family[weight];
}

static bool glyph_in(struct faces *faces, uint32_t face, uint32_t code, struct glyph *out)
{
    *out = (struct glyph){face, FT_Get_Char_Index(faces->loaded[face].face, code)};
    return out->index != 0;
}

static struct glyph glyph_find(struct faces *faces, enum face_weight weight, uint32_t code)
{
    struct glyph glyph;
    if (glyph_in(faces, faces->primary[weight], code, &glyph))
        return glyph;
    const FcFontSet *set = faces->sorted[weight];
    for (int i = 0; i < set->nfont; i++) {
        if (!font_covers(set->fonts[i], code))
            continue;
        int number = face_opened(faces, weight, i);
        if (number != NO_FACE && glyph_in(faces, (uint32_t)number, code, &glyph))
            return glyph;
    }
    return (struct glyph){faces->primary[weight], 0};
}

struct glyph faces_glyph(struct faces *faces, enum face_weight weight, uint32_t code)
{
    uint32_t key = (code << 1 | (weight == FACE_BOLD)) + 1; /* 0: an empty slot */
    struct glyph_slot *slot = &faces->slots[key * 2654435761u >> 19];
    if (slot->key != key)
        *slot = (struct glyph_slot){key, glyph_find(faces, weight, code)};
    return slot->glyph;
}

static float units_px(FT_Face face, FT_Pos units, int size_px)
{
    return face->units_per_EM ? (float)units * (float)size_px / (float)face->units_per_EM : 0;
}

float faces_advance(struct faces *faces, struct glyph glyph, int size_px)
{
    FT_Face face = faces->loaded[glyph.face].face;
    FT_Fixed units = 0;
    FT_Get_Advance(face, glyph.index, FT_LOAD_NO_SCALE, &units);
    return units_px(face, units, size_px);
}

float faces_kerning(struct faces *faces, struct glyph left, struct glyph right, int size_px)
{
    FT_Face face = faces->loaded[left.face].face;
    FT_Vector units = {0, 0};
    if (left.face == right.face && FT_HAS_KERNING(face))
        FT_Get_Kerning(face, left.index, right.index, FT_KERNING_UNSCALED, &units);
    return units_px(face, units.x, size_px);
}

void faces_metrics(struct faces *faces, enum face_weight weight, int size_px, float *ascent,
                   float *descent)
{
    FT_Face face = faces->loaded[faces->primary[weight]].face;
    *ascent = units_px(face, face->ascender, size_px);
    *descent = -units_px(face, face->descender, size_px);
}

static bool face_resize(struct loaded_face *loaded, int size_px)
{
    if (loaded->size_px == size_px)
        return true;
    loaded->size_px = 0;
    if (FT_Set_Pixel_Sizes(loaded->face, 0, (FT_UInt)size_px) != 0)
        return false;
    loaded->size_px = size_px;
    return true;
}

/* Light hinting moves outlines up and down only: strokes get crisp edges, widths stay linear. */
static bool glyph_load(struct loaded_face *loaded, uint32_t index, int phase)
{
    FT_GlyphSlot slot = loaded->face->glyph;
    if (FT_Load_Glyph(loaded->face, index, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) != 0 ||
        slot->format != FT_GLYPH_FORMAT_OUTLINE)
        return false;
    if (loaded->embolden) /* 1/24 em, as FreeType's own FT_GlyphSlot_Embolden */
        FT_Outline_Embolden(&slot->outline, loaded->size_px * 64 / 24);
    FT_Outline_Translate(&slot->outline, phase * 64 / FACE_PHASES, 0);
    return FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) == 0;
}

enum status faces_render(struct faces *faces, struct glyph glyph, int size_px, int phase,
                         struct glyph_image *out)
{
    struct loaded_face *loaded = &faces->loaded[glyph.face];
    *out = (struct glyph_image){0};
    if (!face_resize(loaded, size_px) || !glyph_load(loaded, glyph.index, phase))
        return STATUS_INVALID;
    FT_GlyphSlot slot = loaded->face->glyph;
    *out = (struct glyph_image){.width = (int)slot->bitmap.width,
                                .height = (int)slot->bitmap.rows,
                                .stride = slot->bitmap.pitch,
                                .left = slot->bitmap_left,
                                .top = slot->bitmap_top,
                                .coverage = slot->bitmap.buffer};
    return STATUS_OK;
}
