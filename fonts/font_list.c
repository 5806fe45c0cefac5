#include "fonts/font_list.h"

#include <stddef.h>

/* The same characters have other shapes in Japan, Taiwan and Korea (直 骨 角): the SC faces first,
 * then Chinese fonts that other distributions ship. */
static const char *const families[] = {
    "Noto Sans CJK SC",    "Source Han Sans SC", "Source Han Sans CN",  "Noto Sans SC",
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",  "Droid Sans Fallback", "sans-serif",
};

/* In every font that can show a pack: the polite "you", a common word and the full stop. */
static const uint32_t required[] = {0x60A8, 0x7684, 0x3002};

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

/* FcFini frees what every list stands on: the last one to finish calls it. */
static int open_lists;

bool font_list_init(struct font_list *list, const char *family, enum face_weight weight)
{
    *list = (struct font_list){0};
    FcPattern *pattern = FcInit() ? pattern_new(family, weight) : NULL;
    if (!pattern)
        return false;
    FcResult result;
    list->fonts = FcFontSort(NULL, pattern, FcFalse, NULL, &result);
    FcPatternDestroy(pattern);
    open_lists += list->fonts != NULL;
    return list->fonts != NULL;
}

void font_list_finish(struct font_list *list)
{
    if (!list->fonts)
        return;
    FcFontSetDestroy(list->fonts);
    *list = (struct font_list){0};
    if (--open_lists == 0)
        FcFini();
}

int font_list_count(const struct font_list *list)
{
    return list->fonts->nfont;
}

bool font_list_covers(const struct font_list *list, int place, uint32_t code)
{
    FcPattern *font = list->fonts->fonts[place];
    FcBool outline = FcFalse, color = FcFalse;
    FcCharSet *characters = NULL;
    FcPatternGetBool(font, FC_OUTLINE, 0, &outline);
    FcPatternGetBool(font, FC_COLOR, 0, &color);
    return outline && !color &&
           FcPatternGetCharSet(font, FC_CHARSET, 0, &characters) == FcResultMatch &&
           FcCharSetHasChar(characters, code);
}

bool font_list_covers_chinese(const struct font_list *list, int place)
{
    for (size_t i = 0; i < sizeof required / sizeof *required; i++)
        if (!font_list_covers(list, place, required[i]))
            return false;
    return true;
}

bool font_list_file(const struct font_list *list, int place, struct font_file *out)
{
    FcPattern *font = list->fonts->fonts[place];
    FcChar8 *path = NULL, *family = NULL;
    int weight = FC_WEIGHT_REGULAR;
    *out = (struct font_file){0};
    FcPatternGetInteger(font, FC_INDEX, 0, &out->index);
    FcPatternGetInteger(font, FC_WEIGHT, 0, &weight);
    if (FcPatternGetString(font, FC_FILE, 0, &path) != FcResultMatch ||
        FcPatternGetString(font, FC_FAMILY, 0, &family) != FcResultMatch)
        return false;
    out->path = (const char *)path;
    out->family = (const char *)family;
    out->bold = weight >= FC_WEIGHT_DEMIBOLD;
    return true;
}
