/* An arena: one owner for the many small things a pack is made of, freed all at once. */
#ifndef YINGDA_BASE_ARENA_H
#define YINGDA_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena_block;

struct arena { /* zeroed memory is an empty arena */
    struct arena_block *last;
    bool failed; /* an allocation failed: what was built is not whole */
};

/* Zeroed memory for any type, never NULL for size 0; NULL when out of memory (`failed` is then
 * set). Lives until arena_finish. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);

/* A NUL-terminated copy of `length` bytes. NULL when out of memory. */
char *arena_text(struct arena *arena, const char *bytes, size_t length);

/* printf into the arena. NULL when out of memory. */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Frees everything. Accepts NULL and being called twice. */
void arena_finish(struct arena *arena);

#endif
