#include "kiosk/drawing/draw.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

/* Copied bytes live in chunks that never move, so commands may point into them while the list
 * grows. A reset keeps one chunk as large as all of them were: a steady screen stops allocating. */
struct draw_chunk {
    struct draw_chunk *next;
    size_t used, size;
    float bytes[]; /* float: points need its alignment */
};

enum { CHUNK_BYTES = 16384 };

static struct draw_chunk *chunk_new(size_t size, struct draw_chunk *next)
{
    struct draw_chunk *chunk = malloc(sizeof *chunk + size);
    if (chunk)
        *chunk = (struct draw_chunk){.next = next, .used = 0, .size = size};
    return chunk;
}

static void chunks_free(struct draw_chunk *chunk)
{
    while (chunk) {
        struct draw_chunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
}

static void *list_copy(struct draw_list *list, const void *bytes, size_t size)
{
    size_t room = (size + sizeof(float) - 1) / sizeof(float) * sizeof(float);
    struct draw_chunk *chunk = list->chunks;
    if (!chunk || chunk->size - chunk->used < room) {
        chunk = chunk_new(room > CHUNK_BYTES ? room : CHUNK_BYTES, list->chunks);
        if (!chunk)
            return NULL;
        list->chunks = chunk;
    }
    void *copy = (char *)chunk->bytes + chunk->used;
    chunk->used += room;
    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

static bool list_grow(struct draw_list *list)
{
    return grow(&list->commands, &list->capacity, list->count + 1, sizeof *list->commands) ==
           STATUS_OK;
}

/* Adds the command; its text and points, still the caller's, are replaced by copies. */
static void list_add(struct draw_list *list, struct draw_command command)
{
    bool kept = list_grow(list);
    if (kept && command.text)
        kept = (command.text = list_copy(list, command.text, strlen(command.text) + 1)) != NULL;
    if (kept && command.points) {
        size_t size = command.n_points * 2 * sizeof *command.points;
        kept = (command.points = list_copy(list, command.points, size)) != NULL;
    }
    if (kept)
        list->commands[list->count++] = command;
    else
        list->dropped++;
}

void draw_list_init(struct draw_list *list)
{
    *list = (struct draw_list){0};
}

void draw_list_finish(struct draw_list *list)
{
    if (!list)
        return;
    chunks_free(list->chunks);
    free(list->commands);
    *list = (struct draw_list){0};
}

void draw_list_reset(struct draw_list *list, float width, float height)
{
    if (list->chunks && list->chunks->next) {
        size_t size = 0;
        for (const struct draw_chunk *chunk = list->chunks; chunk; chunk = chunk->next)
            size += chunk->size;
        chunks_free(list->chunks);
        list->chunks = chunk_new(size, NULL);
    }
    if (list->chunks)
        list->chunks->used = 0;
    list->count = list->dropped = 0;
    list->width = width;
    list->height = height;
}

void draw_list_copy(struct draw_list *to, const struct draw_list *from)
{
    draw_list_reset(to, from->width, from->height);
    for (size_t i = 0; i < from->count; i++)
        list_add(to, from->commands[i]);
}

void draw_rect(struct draw_list *list, struct rect rect, float radius, struct color color)
{
    list_add(list, (struct draw_command){
                       .kind = DRAW_RECT, .rect = rect, .radius = radius, .color = color});
}

void draw_outline(struct draw_list *list, struct rect rect, float radius, float width,
                  struct color color)
{
    if (width > 0)
        list_add(
            list,
            (struct draw_command){
                .kind = DRAW_RECT, .rect = rect, .radius = radius, .width = width, .color = color});
}

void draw_text(struct draw_list *list, struct rect rect, struct text_style style, const char *text)
{
    if (text && text[0])
        list_add(list, (struct draw_command){.kind = DRAW_TEXT,
                                             .rect = rect,
                                             .style = style,
                                             .color = style.color,
                                             .text = text});
}

void draw_polyline(struct draw_list *list, const float *points, size_t n_points, float width,
                   struct color color)
{
    if (points && n_points > 0)
        list_add(list, (struct draw_command){.kind = DRAW_LINE,
                                             .points = points,
                                             .n_points = n_points,
                                             .width = width,
                                             .color = color});
}

void draw_portrait(struct draw_list *list, struct rect rect, const char *folder, int mood,
                   int talking)
{
    if (folder)
        list_add(list, (struct draw_command){.kind = DRAW_PORTRAIT,
                                             .rect = rect,
                                             .text = folder,
                                             .mood = mood,
                                             .talking = talking});
}

void draw_icon(struct draw_list *list, struct rect rect, const char *name, struct color color)
{
    if (name)
        list_add(list, (struct draw_command){
                           .kind = DRAW_ICON, .rect = rect, .text = name, .color = color});
}

void draw_clip(struct draw_list *list, struct rect rect)
{
    list_add(list, (struct draw_command){.kind = DRAW_CLIP, .rect = rect});
}

static bool rect_same(struct rect a, struct rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

static bool color_same(struct color a, struct color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

static bool style_same(const struct text_style *a, const struct text_style *b)
{
    return a->size == b->size && a->weight == b->weight && a->align == b->align &&
           color_same(a->color, b->color) && a->line_height == b->line_height &&
           a->max_lines == b->max_lines;
}

static bool text_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

bool draw_command_same(const struct draw_command *a, const struct draw_command *b)
{
    return a->kind == b->kind && rect_same(a->rect, b->rect) && color_same(a->color, b->color) &&
           a->radius == b->radius && a->width == b->width && style_same(&a->style, &b->style) &&
           text_same(a->text, b->text) && a->mood == b->mood && a->talking == b->talking &&
           a->n_points == b->n_points &&
           (a->n_points == 0 ||
            memcmp(a->points, b->points, a->n_points * 2 * sizeof *a->points) == 0);
}
