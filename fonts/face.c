#include "fonts/face.h"

#include <ft2build.h>
#include <stdbool.h>
#include <stdlib.h>

#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_OUTLINE_H

#include "fonts/font_list.h"

/* fontconfig sorts every font of the machine by how well it fits, once a weight. The first that
 * covers Chinese is the weight's face; a character it lacks is looked up down the same list.
 * A font is opened when its first glyph is needed. */

enum { MAX_FACES = 64, GLYPH_SLOTS = 8192, NO_FACE = -1 };

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
    struct font_list lists[FACE_WEIGHTS]; /* every font, the best first */
    int *opened[FACE_WEIGHTS];            /* for each of a list: its number in loaded, or NO_FACE */
    uint32_t primary[FACE_WEIGHTS];       /* number in loaded */
    const char *family[FACE_WEIGHTS];     /* within lists */
    struct loaded_face loaded[MAX_FACES];
    uint32_t n_loaded;
    struct glyph_slot slots[GLYPH_SLOTS]; /* a cache: a newer character takes the slot */
};

/* Opens font `place` of the weight's list; its number in loaded, or NO_FACE. */
static int face_load(struct faces *faces, enum face_weight weight, int place)
{
    struct font_file file;
    struct loaded_face *loaded = &faces->loaded[faces->n_loaded];
    if (faces->n_loaded == MAX_FACES || !font_list_file(&faces->lists[weight], place, &file) ||
        FT_New_Face(faces->library, file.path, file.index, &loaded->face) != 0)
        return NO_FACE;
    loaded->embolden = weight == FACE_BOLD && !file.bold;
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

/* Makes the font the weight's own when it covers Chinese and opens. */
static bool primary_set(struct faces *faces, enum face_weight weight, int place)
{
    struct font_file file;
    if (!font_list_covers_chinese(&faces->lists[weight], place))
        return false;
    int number = face_opened(faces, weight, place);
    if (number == NO_FACE || !font_list_file(&faces->lists[weight], place, &file))
        return false;
    faces->primary[weight] = (uint32_t)number;
    faces->family[weight] = file.family;
    return true;
}

static enum status weight_open(struct faces *faces, const char *family, enum face_weight weight)
{
    if (!font_list_init(&faces->lists[weight], family, weight))
        return STATUS_NOT_FOUND;
    int count = font_list_count(&faces->lists[weight]);
    faces->opened[weight] = malloc(((size_t)count + 1) * sizeof(int));
    if (!faces->opened[weight])
        return STATUS_NO_MEMORY;
    for (int i = 0; i < count; i++)
        faces->opened[weight][i] = NO_FACE;
    for (int i = 0; i < count; i++)
        if (primary_set(faces, weight, i))
            return STATUS_OK;
    return STATUS_NOT_FOUND;
}

enum status faces_open(struct faces **out, const char *family)
{
    struct faces *faces = *out = calloc(1, sizeof *faces);
    enum status status = STATUS_NO_MEMORY;
    if (!faces || FT_Init_FreeType(&faces->library) != 0)
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
        font_list_finish(&faces->lists[weight]);
        free(faces->opened[weight]);
    }
    free(faces);
}

const char *faces_family(const struct faces *faces, enum face_weight weight)
{
    return faces->family[weight];
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
    const struct font_list *list = &faces->lists[weight];
    for (int i = 0; i < font_list_count(list); i++) {
        if (!font_list_covers(list, i, code))
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
