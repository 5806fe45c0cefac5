#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A pack is some 10,000 nodes and texts of tens of bytes: blocks of this size keep malloc's calls
 * to a few dozen. */
enum { BLOCK_BYTES = 64 * 1024 };

struct arena_block {
    struct arena_block *previous;
    size_t used, size;
    _Alignas(max_align_t) unsigned char bytes[];
};

static bool arena_grow(struct arena *arena, size_t size)
{
    size_t room = size > BLOCK_BYTES ? size : BLOCK_BYTES;
    struct arena_block *block = calloc(1, sizeof *block + room);
    if (!block)
        return false;
    block->previous = arena->last;
    block->size = room;
    arena->last = block;
    return true;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size)
{
    size_t align = _Alignof(max_align_t);
    if (size != 0 && count > (SIZE_MAX / 2 - align) / size) {
        arena->failed = true;
        return NULL;
    }
    size_t bytes = (count * size + align - 1) / align * align;
    if ((!arena->last || arena->last->size - arena->last->used < bytes) &&
        !arena_grow(arena, bytes)) {
        arena->failed = true;
        return NULL;
    }
    void *memory = arena->last->bytes + arena->last->used;
    arena->last->used += bytes;
    return memory;
}

char *arena_text(struct arena *arena, const char *bytes, size_t length)
{
    char *text = arena_alloc(arena, length + 1, 1);
    if (text && length)
        memcpy(text, bytes, length);
    return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    char *made = NULL;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&made, format, arguments);
    va_end(arguments);
    if (length < 0) {
        arena->failed = true;
        return NULL;
    }
    char *text = arena_text(arena, made, (size_t)length);
    free(made);
    return text;
}

void arena_finish(struct arena *arena)
{
    if (!arena)
        return;
    for (struct arena_block *block = arena->last, *previous; block; block = previous) {
        previous = block->previous;
        free(block);
    }
    *arena = (struct arena){0};
}
