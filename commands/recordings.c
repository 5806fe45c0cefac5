#include "commands/recordings.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audio/kept/sound_file.h"
#include "base/durable.h"
#include "base/private_file.h"
#include "base/utf8.h"

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int is_recording(const struct dirent *entry)
{
    return sound_file_named(entry->d_name);
}

static bool is_there(const char *from, const char *to)
{
    struct stat source, copy;
    return stat(from, &source) == 0 && stat(to, &copy) == 0 && source.st_size == copy.st_size;
}

static bool bytes_copy(FILE *from, FILE *to)
{
    char block[65536];
    size_t n;
    while ((n = fread(block, 1, sizeof block, from)) > 0) {
        if (fwrite(block, 1, n, to) != n)
            return false;
    }
    return !ferror(from);
}

static bool file_copy(const char *from, const char *to)
{
    char part[PATH_SIZE];
    if (path_format(part, "%s.part", to) != STATUS_OK)
        return false;
    private_file_make(part);
    FILE *source = fopen(from, "rbe"), *copy = source ? fopen(part, "wbe") : NULL;
    bool fine = copy && bytes_copy(source, copy);
    if (copy)
        fine = fclose(copy) == 0 && fine;
    if (source)
        fclose(source);
    fine = fine && rename(part, to) == 0 && durable_file(to) == STATUS_OK;
    if (!fine && copy)
        unlink(part);
    return fine;
}

static void recording_copy(const char *from, const char *to, struct recordings_copied *out)
{
    if (is_there(from, to)) {
        out->there++;
        return;
    }
    errno = 0;
    if (file_copy(from, to))
        out->copied++;
    else if (!*out->problem)
        snprintf(out->problem, sizeof out->problem, "%s: %s", from,
                 errno ? strerror(errno) : "cannot be copied");
}

/* All files of a folder that `wanted` takes, each by `copy` with the paths on both sides. */
static void each_in(const char *from, const char *to, int (*wanted)(const struct dirent *),
                    void (*copy)(const char *from, const char *to, struct recordings_copied *out),
                    struct recordings_copied *out)
{
    struct dirent **entries = NULL;
    int count = scandir(from, &entries, wanted, alphasort);
    for (int i = 0; i < count; i++) {
        char one[PATH_SIZE], other[PATH_SIZE];
        if (path_format(one, "%s/%s", from, entries[i]->d_name) == STATUS_OK &&
            path_format(other, "%s/%s", to, entries[i]->d_name) == STATUS_OK)
            copy(one, other, out);
        free(entries[i]);
    }
    free(entries);
}

static void attempt_copy(const char *from, const char *to, struct recordings_copied *out)
{
    if (!path_is_folder(from))
        return;
    if (path_make_folder(to) == STATUS_OK)
        each_in(from, to, is_recording, recording_copy, out);
    else if (!*out->problem)
        snprintf(out->problem, sizeof out->problem, "%s: the folder cannot be made", to);
}

enum status recordings_copy(const char *from, const char *to, struct recordings_copied *out)
{
    *out = (struct recordings_copied){0};
    if (path_is_folder(from))
        each_in(from, to, is_shown, attempt_copy, out);
    return *out->problem ? STATUS_IO : STATUS_OK;
}
