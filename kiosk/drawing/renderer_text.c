#include <stdlib.h>
#include <string.h>

#include "kiosk/drawing/renderer_parts.h"

/* A screen draws the same texts in every frame and asks for their height too: layouts are kept in
 * a cache of sets with four ways each, the least recently used way making room. */

static struct layout_style layout_style_px(const struct renderer *renderer,
                                           const struct text_style *style)
{
    int size_px = (int)SDL_roundf(style->size * renderer->scale);
    return (struct layout_style){
        .size_px = SDL_max(size_px, 1),
        .weight = style->weight == WEIGHT_BOLD ? FACE_BOLD : FACE_REGULAR,
        .align = style->align == ALIGN_CENTER  ? LAYOUT_CENTER
                 : style->align == ALIGN_RIGHT ? LAYOUT_RIGHT
                                               : LAYOUT_LEFT,
        .line_height = style->line_height,
        .max_lines = style->max_lines,
    };
}

static bool slot_holds(const struct text_slot *slot, const struct layout_style *style,
                       float width_px, const char *text)
{
    return slot->text && slot->width_px == width_px && slot->style.size_px == style->size_px &&
           slot->style.weight == style->weight && slot->style.align == style->align &&
           slot->style.line_height == style->line_height &&
           slot->style.max_lines == style->max_lines && strcmp(slot->text, text) == 0;
}

static void slot_finish(struct text_slot *slot)
{
    layout_finish(&slot->layout);
    free(slot->text);
    *slot = (struct text_slot){0};
}

/* FNV-1a; the style differs little between equal texts and is left to the comparison. */
static struct text_slot *text_set(struct renderer *renderer, const char *text, float width_px)
{
    uint32_t hash = 2166136261u ^ (uint32_t)width_px;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return renderer->texts[(hash ^ hash >> 15) % TEXT_SETS];
}

static struct text_slot *slot_oldest(struct text_slot *set)
{
    struct text_slot *oldest = set;
    for (int i = 1; i < TEXT_WAYS; i++)
        if (set[i].used < oldest->used)
            oldest = &set[i];
    return oldest;
}

static bool slot_fill(struct renderer *renderer, struct text_slot *slot,
                      const struct layout_style *style, float width_px, const char *text)
{
    slot_finish(slot);
    slot->text = strdup(text);
    slot->style = *style;
    slot->width_px = width_px;
    if (slot->text &&
        layout_init(&slot->layout, renderer->faces, style, width_px, text) == STATUS_OK)
        return true;
    slot_finish(slot);
    return false;
}

const struct layout *text_layout(struct renderer *renderer, const struct text_style *style,
                                 float width, const char *text)
{
    struct layout_style style_px = layout_style_px(renderer, style);
    float width_px = SDL_roundf(width * renderer->scale);
    struct text_slot *set = text_set(renderer, text, width_px), *slot = NULL;
    for (int i = 0; i < TEXT_WAYS && !slot; i++)
        if (slot_holds(&set[i], &style_px, width_px, text))
            slot = &set[i];
    if (!slot) {
        slot = slot_oldest(set);
        if (!slot_fill(renderer, slot, &style_px, width_px, text))
            return NULL;
    }
    slot->used = renderer->frame;
    return &slot->layout;
}

static bool glyph_image(struct renderer *renderer, struct glyph glyph, int size_px, int phase,
                        struct color color, struct atlas_image *out)
{
    struct atlas_key key = coverage_key(renderer, COVERAGE_GLYPH, color, (uint32_t)size_px,
                                        glyph.index, glyph.face * FACE_PHASES + (uint32_t)phase);
    struct glyph_image image;
    if (atlas_find(&renderer->atlas, key, out))
        return true;
    if (faces_render(renderer->faces, glyph, size_px, phase, &image) != STATUS_OK)
        image = (struct glyph_image){0}; /* the font is broken there: kept as a blank one */
    struct atlas_image placed = {
        .width = image.width, .height = image.height, .left = image.left, .top = image.top};
    return atlas_add(&renderer->atlas, key, placed, image.coverage, image.stride, out) == STATUS_OK;
}

static bool glyph_draw(struct renderer *renderer, const struct layout_glyph *placed, int size_px,
                       SDL_Point origin, struct color color)
{
    float whole = SDL_floorf(placed->x);
    int phase = (int)((placed->x - whole) * FACE_PHASES);
    struct atlas_image image;
    if (!glyph_image(renderer, placed->glyph, size_px, phase, color, &image))
        return false;
    coverage_draw(renderer, &image, (SDL_Rect){0, 0, image.width, image.height},
                  origin.x + (int)whole + image.left, origin.y + (int)placed->y - image.top, color);
    return true;
}

enum status text_draw(struct renderer *renderer, const struct draw_command *command)
{
    const struct layout *layout =
        text_layout(renderer, &command->style, command->rect.w, command->text);
    if (!layout)
        return renderer_fail(renderer, STATUS_NO_MEMORY, "no memory for a text");
    SDL_Rect box = rect_px(renderer, command->rect);
    bool drawn = true;
    for (size_t i = 0; i < layout->n_glyphs; i++) {
        float line = layout->glyphs[i].y + (float)box.y;
        float reach = (float)(layout->size_px * 2);
        if (line + reach < (float)renderer->clip.y ||
            line - reach > (float)(renderer->clip.y + renderer->clip.h))
            continue; /* a line out of sight needs no glyphs */
        drawn &= glyph_draw(renderer, &layout->glyphs[i], layout->size_px,
                            (SDL_Point){box.x, box.y}, command->style.color);
    }
    return drawn ? STATUS_OK : renderer_fail(renderer, STATUS_LIMIT, "no room for glyphs");
}

void texts_finish(struct renderer *renderer)
{
    for (int set = 0; set < TEXT_SETS; set++)
        for (int way = 0; way < TEXT_WAYS; way++)
            slot_finish(&renderer->texts[set][way]);
}

float renderer_text_height(struct renderer *renderer, struct text_style style, float w,
                           const char *text)
{
    const struct layout *layout = text_layout(renderer, &style, w, text);
    return layout ? layout->height / renderer->scale : 0;
}
