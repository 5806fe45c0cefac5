#include "base/text_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"

int text_line_at(const char *bytes, size_t offset)
{
    int line = 1;
    for (size_t i = 0; i < offset; i++)
        line += bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
    return line;
}

/* The offset of a line that is too long, or `length`. */
static size_t find_long_line(const char *bytes, size_t length, size_t line_max)
{
    for (size_t start = 0; start < length;) {
        const char *end = memchr(bytes + start, '\n', length - start);
        size_t line_length = (end ? (size_t)(end - bytes) : length) - start;
        if (line_length > line_max)
            return start;
        start += line_length + 1;
    }
    return length;
}

/* The shown text would be another than the one that was checked and is judged. */
static enum status check_order(const char *bytes, size_t length, const char *name,
                               struct problems *problems)
{
    uint32_t code;
    for (size_t at = 0, n; (n = utf8_decode(bytes + at, length - at, &code)) > 0; at += n) {
        if (!utf8_turns_order(code))
            continue;
        problems_add(problems, name, text_line_at(bytes, at),
                     "an unseen sign that turns the order of the text (U+%04X)", (unsigned)code);
        return STATUS_INVALID;
    }
    return STATUS_OK;
}

enum status text_check(const char *bytes, size_t length, const char *name, size_t line_max,
                       struct problems *problems)
{
    size_t bad = find_long_line(bytes, length, line_max);
    if (bad < length) {
        problems_add(problems, name, text_line_at(bytes, bad), "the line is longer than %zu bytes",
                     line_max);
        return STATUS_LIMIT;
    }
    if (length > TEXT_FILE_BYTES_MAX) {
        problems_add(problems, name, 0, "the file is larger than %d bytes", TEXT_FILE_BYTES_MAX);
        return STATUS_LIMIT;
    }
    const char *nul = memchr(bytes, '\0', length);
    if (nul) {
        problems_add(problems, name, text_line_at(bytes, (size_t)(nul - bytes)),
                     "the line holds a NUL byte: not a text");
        return STATUS_INVALID;
    }
    if (!utf8_valid(bytes, length, &bad)) {
        problems_add(problems, name, text_line_at(bytes, bad), "invalid UTF-8 (byte 0x%02X)",
                     (unsigned char)bytes[bad]);
        return STATUS_INVALID;
    }
    return check_order(bytes, length, name, problems);
}

/* One byte past the limit is enough to know that the file is too large. */
static enum status read_all(struct text_file *file, FILE *stream)
{
    enum { MOST = TEXT_FILE_BYTES_MAX + 1 };
    size_t capacity = 0;
    for (;;) {
        capacity = capacity ? capacity * 4 : 64 * 1024;
        if (capacity > MOST)
            capacity = MOST;
        char *bytes = realloc(file->bytes, capacity + 1);
        if (!bytes)
            return STATUS_NO_MEMORY;
        file->bytes = bytes;
        file->length += fread(bytes + file->length, 1, capacity - file->length, stream);
        bytes[file->length] = '\0';
        if (ferror(stream))
            return STATUS_IO;
        if (file->length < capacity || capacity == MOST)
            return STATUS_OK;
    }
}

static void skip_byte_order_mark(struct text_file *file)
{
    if (file->length >= 3 && memcmp(file->bytes, "\xEF\xBB\xBF", 3) == 0) {
        file->length -= 3;
        memmove(file->bytes, file->bytes + 3, file->length + 1);
    }
}

/* O_NONBLOCK: a pipe left in a pack must not hang the reader; it is then refused. */
static FILE *open_regular(const char *path)
{
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    struct stat about;
    if (file >= 0 && fstat(file, &about) == 0 && S_ISREG(about.st_mode))
        return fdopen(file, "rb");
    if (file >= 0) {
        close(file);
        errno = EISDIR;
    }
    return NULL;
}

static void add_open_problem(struct problems *problems, const char *name)
{
    if (errno == ENOENT)
        problems_add(problems, name, 0, "missing");
    else if (errno == EISDIR)
        problems_add(problems, name, 0, "not a regular file");
    else
        problems_add(problems, name, 0, "cannot be read: %s", strerror(errno));
}

enum status text_file_read(struct text_file *file, const char *path, const char *name,
                           struct problems *problems)
{
    *file = (struct text_file){0};
    FILE *stream = open_regular(path);
    enum status status = stream ? read_all(file, stream) : STATUS_NOT_FOUND;
    if (status == STATUS_NOT_FOUND || status == STATUS_IO)
        add_open_problem(problems, name);
    if (stream)
        fclose(stream);
    if (status == STATUS_OK)
        skip_byte_order_mark(file);
    else
        text_file_close(file);
    return status;
}

enum status text_file_open(struct text_file *file, const char *path, const char *name,
                           size_t line_max, struct problems *problems)
{
    enum status status = text_file_read(file, path, name, problems);
    if (status == STATUS_OK)
        status = text_check(file->bytes, file->length, name, line_max, problems);
    if (status != STATUS_OK)
        text_file_close(file);
    return status;
}

void text_file_close(struct text_file *file)
{
    if (!file)
        return;
    free(file->bytes);
    *file = (struct text_file){0};
}
