/* Nothing in a pack may lead out of it: a pack may be copied, zipped, installed under another user
 * or hashed, and must still be the same pack. Links within it are fine and are listed by their own
 * name. */
#include "scenarios/load/pack_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "base/grow.h"

struct walk {
    struct pack_files *files;
    struct problems *problems;
    bool too_many;
};

char *pack_files_path(const struct pack_files *files, const char *name)
{
    char *path = NULL;
    if (files->own && strcmp(name, PACK_FILES_OWN) == 0)
        return strdup(files->own);
    return asprintf(&path, "%s/%s", files->folder, name) < 0 ? NULL : path;
}

static bool list_name(struct pack_files *files, const char *name)
{
    if (grow(&files->names, &files->capacity, files->count + 1, sizeof *files->names) != STATUS_OK)
        return false;
    files->names[files->count] = strdup(name);
    return files->names[files->count] && ++files->count;
}

static bool leads_out(const struct pack_files *files, const char *path)
{
    char *real = realpath(path, NULL);
    size_t length = strlen(files->folder);
    bool inside = real && strncmp(real, files->folder, length) == 0 && real[length] == '/';
    free(real);
    return !inside;
}

static enum status walk_folder(struct walk *walk, const char *name, int depth);

static enum status walk_file(struct walk *walk, const char *name, const struct stat *about)
{
    if (!S_ISREG(about->st_mode)) {
        problems_add(walk->problems, name, 0, "not a regular file");
    } else if (about->st_size > PACK_FILE_BYTES_MAX) {
        problems_add(walk->problems, name, 0, "the file is larger than %d bytes",
                     PACK_FILE_BYTES_MAX);
    } else if (walk->files->count >= PACK_FILES_MAX) {
        if (!walk->too_many)
            problems_add(walk->problems, name, 0, "more than %d files in a pack", PACK_FILES_MAX);
        walk->too_many = true;
    } else if (!list_name(walk->files, name)) {
        return STATUS_NO_MEMORY;
    }
    return STATUS_OK;
}

static enum status walk_entry(struct walk *walk, const char *name, int depth)
{
    char *path = pack_files_path(walk->files, name);
    if (!path)
        return STATUS_NO_MEMORY;
    struct stat about;
    enum status status = STATUS_OK;
    bool link = lstat(path, &about) == 0 && S_ISLNK(about.st_mode);
    if (link && leads_out(walk->files, path))
        problems_add(walk->problems, name, 0, "a link that leads out of the pack");
    else if (stat(path, &about) != 0)
        problems_add(walk->problems, name, 0, "cannot be read: %s", strerror(errno));
    else if (S_ISDIR(about.st_mode) && link)
        problems_add(walk->problems, name, 0, "a link to a folder");
    else if (S_ISDIR(about.st_mode))
        status = walk_folder(walk, name, depth + 1);
    else
        status = walk_file(walk, name, &about);
    free(path);
    return status;
}

static enum status walk_entries(struct walk *walk, DIR *entries, const char *folder, int depth)
{
    enum status status = STATUS_OK;
    for (struct dirent *entry; status == STATUS_OK && (entry = readdir(entries)) != NULL;) {
        char *name = NULL;
        if (entry->d_name[0] == '.') /* hidden files are editors' and version control's */
            continue;
        if (asprintf(&name, "%s%s%s", folder, *folder ? "/" : "", entry->d_name) < 0)
            return STATUS_NO_MEMORY;
        status = walk_entry(walk, name, depth);
        free(name);
    }
    return status;
}

static enum status walk_folder(struct walk *walk, const char *name, int depth)
{
    if (depth > PACK_DEPTH_MAX) {
        problems_add(walk->problems, name, 0, "folders nested more than %d deep", PACK_DEPTH_MAX);
        return STATUS_OK;
    }
    char *path = pack_files_path(walk->files, name);
    DIR *entries = path ? opendir(path) : NULL;
    free(path);
    if (!entries) {
        problems_add(walk->problems, name, 0, "cannot be read: %s", strerror(errno));
        return STATUS_OK;
    }
    enum status status = walk_entries(walk, entries, name, depth);
    closedir(entries);
    return status;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

enum status pack_files_open(struct pack_files *files, const char *folder, struct problems *problems)
{
    struct walk walk = {.files = files, .problems = problems};
    struct stat about;
    *files = (struct pack_files){.folder = realpath(folder, NULL)};
    if (!files->folder || stat(files->folder, &about) != 0 || !S_ISDIR(about.st_mode)) {
        problems_add(problems, "", 0, "no such folder");
        pack_files_close(files);
        return STATUS_NOT_FOUND;
    }
    enum status status = walk_folder(&walk, "", 0);
    if (status != STATUS_OK)
        pack_files_close(files);
    else if (files->count)
        qsort(files->names, files->count, sizeof *files->names, compare_names);
    return status;
}

enum status pack_files_add_own(struct pack_files *files, const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0 || !S_ISREG(about.st_mode) || pack_files_has(files, PACK_FILES_OWN))
        return STATUS_OK;
    files->own = strdup(path);
    if (!files->own || !list_name(files, PACK_FILES_OWN))
        return STATUS_NO_MEMORY;
    qsort(files->names, files->count, sizeof *files->names, compare_names);
    return STATUS_OK;
}

void pack_files_close(struct pack_files *files)
{
    if (!files)
        return;
    for (size_t i = 0; i < files->count; i++)
        free(files->names[i]);
    free(files->names);
    free(files->own);
    free(files->folder);
    *files = (struct pack_files){0};
}

bool pack_files_has(const struct pack_files *files, const char *name)
{
    return files->count &&
           bsearch(&name, files->names, files->count, sizeof *files->names, compare_names) != NULL;
}

static bool decides_verdicts(const char *name)
{
    const char *end = strrchr(name, '.');
    return end && (strcmp(end, ".yaml") == 0 || strcmp(end, ".tsv") == 0);
}

static void digest_length(struct digest *digest, uint64_t length)
{
    uint8_t bytes[8];
    for (int i = 7; i >= 0; i--, length >>= 8)
        bytes[i] = (uint8_t)length;
    digest_add(digest, bytes, sizeof bytes);
}

/* The length goes before the bytes, so that no two packs digest the same stream. */
static enum status digest_sized(struct digest *digest, const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0)
        return STATUS_IO;
    digest_length(digest, (uint64_t)about.st_size);
    return digest_file(digest, path);
}

enum status pack_files_sha256(const struct pack_files *files, char out[65])
{
    struct digest digest;
    enum status status = STATUS_OK;
    digest_init(&digest);
    for (size_t i = 0; status == STATUS_OK && i < files->count; i++) {
        if (!decides_verdicts(files->names[i]))
            continue;
        char *path = pack_files_path(files, files->names[i]);
        digest_add(&digest, files->names[i], strlen(files->names[i]) + 1);
        status = path ? digest_sized(&digest, path) : STATUS_NO_MEMORY;
        free(path);
    }
    uint8_t bytes[DIGEST_SIZE];
    digest_take(&digest, bytes);
    digest_hex(bytes, sizeof bytes, out);
    return status;
}
