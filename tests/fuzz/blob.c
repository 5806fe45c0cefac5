#include "tests/fuzz/blob.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char mark[] = "=== ";
enum { MARK_SIZE = sizeof mark - 1 };

static bool name_is_safe(const char *name)
{
    for (const char *c = name; *c; c++) {
        if (!isalnum((unsigned char)*c) && !strchr("-_./", *c))
            return false;
        if (*c == '.' && (c == name || c[-1] == '/')) /* hidden, or up */
            return false;
    }
    return *name && *name != '/' && name[strlen(name) - 1] != '/' && !strstr(name, "//");
}

/* The next line that begins with the mark, or the end. */
static const uint8_t *mark_next(const uint8_t *at, const uint8_t *end)
{
    while (at < end && !((size_t)(end - at) >= MARK_SIZE && memcmp(at, mark, MARK_SIZE) == 0)) {
        const uint8_t *line = memchr(at, '\n', (size_t)(end - at));
        at = line ? line + 1 : end;
    }
    return at;
}

static void file_take(struct blob *blob, const uint8_t *at, const uint8_t *end)
{
    struct blob_file *file = &blob->files[blob->count];
    const uint8_t *name = at + MARK_SIZE, *line = memchr(name, '\n', (size_t)(end - name));
    size_t length = line ? (size_t)(line - name) : 0;
    if (length == 0 || length >= BLOB_NAME_SIZE || blob->count == BLOB_FILES_MAX)
        return;
    memcpy(file->name, name, length);
    file->name[length] = '\0';
    file->bytes = line + 1;
    file->size = (size_t)(end - line) - 1;
    blob->count += strlen(file->name) == length && name_is_safe(file->name);
}

void blob_split(struct blob *blob, const uint8_t *data, size_t size, const char *alone)
{
    const uint8_t *end = data + size;
    blob->count = 0;
    if (size < MARK_SIZE || memcmp(data, mark, MARK_SIZE) != 0) {
        snprintf(blob->files[0].name, BLOB_NAME_SIZE, "%s", alone);
        blob->files[0].bytes = data;
        blob->files[0].size = size;
        blob->count = 1;
        return;
    }
    for (const uint8_t *at = data, *next; at < end; at = next) {
        next = mark_next(at + MARK_SIZE, end);
        file_take(blob, at, next);
    }
}

const char *blob_folder(void)
{
    static char folder[BLOB_PATH_SIZE - BLOB_NAME_SIZE - 16];
    const char *parent = getenv("TMPDIR");
    if (*folder)
        return folder;
    snprintf(folder, sizeof folder, "%.100s/yingda-fuzz-XXXXXX", parent ? parent : "/tmp");
    if (!mkdtemp(folder))
        abort();
    return folder;
}

static void folders_make(char *path)
{
    for (char *slash = path + strlen(blob_folder()) + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
}

static void path_of(char path[BLOB_PATH_SIZE], const char *name)
{
    snprintf(path, BLOB_PATH_SIZE, "%s/%s", blob_folder(), name);
}

void blob_write(const char *name, const void *bytes, size_t size)
{
    char path[BLOB_PATH_SIZE];
    path_of(path, name);
    folders_make(path);
    FILE *file = fopen(path, "wb");
    if (!file)
        return; /* a folder of that name is there: the input has both */
    if (fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
        abort();
}

void blob_write_all(const struct blob *blob)
{
    for (size_t i = 0; i < blob->count; i++)
        blob_write(blob->files[i].name, blob->files[i].bytes, blob->files[i].size);
}

/* Files, then the folders that are empty by that. */
void blob_remove_all(const struct blob *blob)
{
    char path[BLOB_PATH_SIZE];
    for (size_t i = 0; i < blob->count; i++) {
        path_of(path, blob->files[i].name);
        unlink(path);
        for (char *slash; (slash = strrchr(path, '/')) > path + strlen(blob_folder());) {
            *slash = '\0';
            rmdir(path);
        }
    }
}
