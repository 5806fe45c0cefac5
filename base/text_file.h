/* A text file, read whole: UTF-8, of a sane size, with lines of a sane length. */
#ifndef YINGDA_BASE_TEXT_FILE_H
#define YINGDA_BASE_TEXT_FILE_H

#include <stddef.h>

#include "base/problem.h"
#include "base/status.h"
#include "base/utf8.h"

enum {
    /* The largest pack planned (39 situations, big plays) is under 300 kB in all. */
    TEXT_FILE_BYTES_MAX = 4 * 1024 * 1024,
    /* Ten screenfuls; a longer line of a text that people write is exported data or damage. */
    TEXT_FILE_LINE_MAX = 16 * 1024
};

/* The start of a text that a person wrote, for "%.*s" in a reason: never half a character. */
#define TEXT_CUT(text) (int)utf8_cut((text), 60), (text)

struct text_file {
    char *bytes; /* owned, NUL-terminated; a byte-order mark is left out */
    size_t length;
};

/* Reads `path`, which problems call `name`; its lines may have `line_max` bytes. STATUS_NOT_FOUND
 * and STATUS_IO add a problem for the file as a whole (line 0); STATUS_LIMIT and STATUS_INVALID add
 * one at the line that is too long, holds a NUL or a sign that turns the order of the text, or is
 * not UTF-8. */
MUST_USE enum status text_file_open(struct text_file *file, const char *path, const char *name,
                                    size_t line_max, struct problems *problems);

/* Reads it without looking at what it holds, the mark left out; lines of any length. */
MUST_USE enum status text_file_read(struct text_file *file, const char *path, const char *name,
                                    struct problems *problems);

/* The same checks on bytes in memory (not owned, not kept). */
MUST_USE enum status text_check(const char *bytes, size_t length, const char *name, size_t line_max,
                                struct problems *problems);

/* The line, from 1, that the byte at `offset` is in; \n, \r\n and \r end a line. */
int text_line_at(const char *bytes, size_t offset);

/* Accepts NULL and being called twice. */
void text_file_close(struct text_file *file);

#endif
