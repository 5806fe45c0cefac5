#include "fonts/layout.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/grow.h"
#include "fonts/characters.h"
#include "fonts/line_break.h"

/* One pass turns the text into characters with glyph, advance and break; a second fills lines
 * greedily. Chinese needs no more: every character is a place to break, but for the rules of
 * line_break.h. Marks of a full em whose ink is on the left (，。）) may hang over the right edge
 * with their empty half. */

enum { ELLIPSIS = 0x2026 };

struct layouter {
    struct faces *faces;
    const struct layout_style *style;
    struct characters characters;
    float width_px, line_px, baseline_px;
    struct layout *out;
};

/* A word longer than the line is cut before `over`. Where a mark would begin the next line, the
 * letter before it goes there too. */
static size_t word_cut(const struct characters *c, size_t first, size_t over)
{
    size_t cut = over;
    while (cut > first + 1 && code_closes(c->codes[cut]))
        cut--;
    return cut;
}

/* Characters [first, end) make a line that starts at first; spaces at its end take no room. */
static size_t line_end(const struct layouter *l, size_t first)
{
    const struct characters *c = &l->characters;
    float x = 0;
    size_t end = first;
    for (size_t i = first; i < c->n; i++) {
        float room = code_hangs(c->codes[i]) ? c->advances[i] / 2 : c->advances[i];
        /* 0.01: sums of exact advances differ in the last bits. */
        if (!code_is_space(c->codes[i]) && x + room > l->width_px + 0.01F && i > first)
            return end > first ? end : word_cut(c, first, i);
        x += c->advances[i];
        if (c->breaks[i] != LINE_BREAK_NEVER)
            end = i + 1;
        if (c->breaks[i] == LINE_BREAK_MUST)
            return end;
    }
    return c->n;
}

static size_t line_trim(const struct characters *c, size_t first, size_t end)
{
    while (end > first && code_is_space(c->codes[end - 1]))
        end--;
    return end;
}

static float line_width(const struct characters *c, size_t first, size_t end)
{
    float width = 0;
    for (size_t i = first; i < end; i++)
        width += c->advances[i];
    return width;
}

static struct layout_line *line_new(struct layout *out)
{
    if (grow(&out->lines, &out->line_capacity, out->n_lines + 1, sizeof *out->lines) != STATUS_OK)
        return NULL;
    struct layout_line *line = &out->lines[out->n_lines++];
    *line = (struct layout_line){.first = out->n_glyphs};
    return line;
}

/* Whole pixels: a line of Chinese then has all its glyphs on them, as its advances are whole. */
static float line_indent(const struct layouter *l, float width)
{
    float left = l->width_px - width;
    if (l->style->align == LAYOUT_LEFT || left < 0)
        return 0;
    return floorf(l->style->align == LAYOUT_CENTER ? left / 2 : left);
}

static void glyph_place(struct layouter *l, struct glyph glyph, float x)
{
    float y = roundf((float)(l->out->n_lines - 1) * l->line_px + l->baseline_px);
    l->out->glyphs[l->out->n_glyphs++] = (struct layout_glyph){glyph, x, y};
}

static bool line_add(struct layouter *l, size_t first, size_t end, struct glyph *ellipsis)
{
    const struct characters *c = &l->characters;
    struct layout_line *line = line_new(l->out);
    if (!line)
        return false;
    float mark = ellipsis ? faces_advance(l->faces, *ellipsis, l->style->size_px) : 0;
    end = line_trim(c, first, end);
    line->width = line_width(c, first, end) + mark;
    line->x = line_indent(l, line->width);
    float x = line->x;
    for (size_t i = first; i < end; x += c->advances[i++])
        if (!code_is_space(c->codes[i]))
            glyph_place(l, c->glyphs[i], x);
    if (ellipsis)
        glyph_place(l, *ellipsis, x);
    line->count = l->out->n_glyphs - line->first;
    l->out->width = fmaxf(l->out->width, line->width);
    return true;
}

/* The last line that is allowed, with text left over: cut until the … fits, not after a mark. */
static bool line_add_cut(struct layouter *l, size_t first, size_t end)
{
    const struct characters *c = &l->characters;
    struct glyph mark = faces_glyph(l->faces, l->style->weight, ELLIPSIS);
    float room = l->width_px - faces_advance(l->faces, mark, l->style->size_px);
    end = line_trim(c, first, end);
    while (end > first && line_width(c, first, end) > room)
        end--;
    while (end > first && (code_hangs(c->codes[end - 1]) || code_is_space(c->codes[end - 1])))
        end--;
    return line_add(l, first, end, &mark);
}

static bool lines_fill(struct layouter *l)
{
    const struct characters *c = &l->characters;
    size_t most = l->style->max_lines > 0 ? (size_t)l->style->max_lines : SIZE_MAX;
    for (size_t first = 0; first < c->n;) {
        size_t end = line_end(l, first);
        if (l->out->n_lines + 1 == most && line_trim(c, end, c->n) > end)
            return line_add_cut(l, first, end);
        if (!line_add(l, first, end, NULL))
            return false;
        first = end;
    }
    return true;
}

static void layouter_measure_lines(struct layouter *l)
{
    float ascent, descent;
    float height = l->style->line_height > 0 ? l->style->line_height : LAYOUT_LINE_HEIGHT;
    faces_metrics(l->faces, l->style->weight, l->style->size_px, &ascent, &descent);
    l->line_px = height * (float)l->style->size_px;
    l->baseline_px = (l->line_px - ascent - descent) / 2 + ascent;
}

enum status layout_init(struct layout *out, struct faces *faces, const struct layout_style *style,
                        float width_px, const char *text)
{
    struct layouter l = {.faces = faces, .style = style, .width_px = width_px, .out = out};
    *out = (struct layout){.size_px = style->size_px};
    bool done = characters_init(&l.characters, faces, style->weight, style->size_px, text) &&
                (out->glyphs = malloc((l.characters.n + 1) * sizeof *out->glyphs)) != NULL;
    if (done) {
        layouter_measure_lines(&l);
        done = lines_fill(&l);
    }
    out->height = (float)out->n_lines * l.line_px;
    characters_finish(&l.characters);
    if (!done)
        layout_finish(out);
    return done ? STATUS_OK : STATUS_NO_MEMORY;
}

void layout_finish(struct layout *layout)
{
    if (!layout)
        return;
    free(layout->glyphs);
    free(layout->lines);
    *layout = (struct layout){0};
}
