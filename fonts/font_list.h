/* Font list: every font of the machine for one weight, the one that fits Chinese best first;
 * fontconfig's part of faces. */
#ifndef YINGDA_FONTS_FONT_LIST_H
#define YINGDA_FONTS_FONT_LIST_H

#include <fontconfig/fontconfig.h>
#include <stdbool.h>
#include <stdint.h>

#include "fonts/face.h"

struct font_list {
    FcFontSet *fonts; /* owned */
};

struct font_file {
    const char *path; /* the list's, as the family */
    const char *family;
    int index; /* of the face in a TTC file */
    bool bold;
};

/* `family` goes before our own families; NULL: none. False: fontconfig cannot. */
bool font_list_init(struct font_list *list, const char *family, enum face_weight weight);
/* Accepts being called twice. The last list of the program takes fontconfig's memory along. */
void font_list_finish(struct font_list *list);

int font_list_count(const struct font_list *list);
/* Whether the font is drawn by outlines (a bitmap or colour font is not) and has the character. */
bool font_list_covers(const struct font_list *list, int place, uint32_t code);
/* Whether a pack can be shown with it. */
bool font_list_covers_chinese(const struct font_list *list, int place);
/* False: the font has no file. */
bool font_list_file(const struct font_list *list, int place, struct font_file *out);

#endif
