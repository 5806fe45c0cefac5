#include "engine/exchange.h"

#include <dirent.h>
#include <mntent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static bool is_where_sticks_are(const char *folder)
{
    static const char *const above[] = {"/media/", "/run/media/"}; /* /mnt is the administrator's */
    for (size_t i = 0; i < sizeof above / sizeof *above; i++) {
        if (strncmp(folder, above[i], strlen(above[i])) == 0)
            return true;
    }
    return false;
}

static size_t sticks_find(struct exchange_folder *out, size_t max)
{
    char texts[2 * PATH_SIZE];
    struct mntent entry;
    size_t n = 0;
    FILE *mounts = setmntent("/proc/self/mounts", "re");
    while (mounts && n < max && getmntent_r(mounts, &entry, texts, sizeof texts)) {
        if (is_where_sticks_are(entry.mnt_dir) &&
            path_format(out[n].path, "%s", entry.mnt_dir) == STATUS_OK)
            out[n++].stick = true;
    }
    if (mounts)
        endmntent(mounts);
    return n;
}

size_t exchange_folders(const char *database, struct exchange_folder out[EXCHANGE_FOLDERS_MAX])
{
    size_t n = sticks_find(out, EXCHANGE_FOLDERS_MAX - 1);
    struct exchange_folder *own = &out[n];
    own->stick = false;
    if (path_format(own->path, "%s", database) == STATUS_OK && path_up(own->path) &&
        strlen(own->path) + sizeof "/exchange" <= PATH_SIZE) {
        strcat(own->path, "/exchange");
        if (path_make_folder(own->path) == STATUS_OK)
            n++;
    }
    return n;
}

enum status exchange_write(const char *database, exchange_writer write, void *what,
                           char path[PATH_SIZE], const char **place)
{
    struct exchange_folder *folders = calloc(EXCHANGE_FOLDERS_MAX, sizeof *folders);
    size_t n = folders ? exchange_folders(database, folders) : 0;
    enum status status = folders ? STATUS_NOT_FOUND : STATUS_NO_MEMORY;
    for (size_t i = 0; i < n && status != STATUS_OK; i++) {
        status = write(what, folders[i].path, path);
        *place = folders[i].stick ? " U 盘" : "本机的 exchange 文件夹";
    }
    free(folders);
    return status;
}

static bool is_list(const char *name)
{
    static const char *const ends[] = {".csv", ".txt", ".xlsx"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && *name != '.' && *name != '~' && i < 3; i++) {
        if (strcasecmp(dot, ends[i]) == 0)
            return true;
    }
    return false;
}

static int newest_first(const void *a, const void *b)
{
    const struct exchange_file *one = a, *other = b;
    if (one->changed_unix_ms != other->changed_unix_ms)
        return one->changed_unix_ms > other->changed_unix_ms ? -1 : 1;
    return strcmp(one->path, other->path);
}

static size_t folder_look(const struct exchange_folder *folder, struct exchange_file *out,
                          size_t max)
{
    size_t n = 0;
    DIR *entries = opendir(folder->path);
    for (struct dirent *entry; entries && n < max && (entry = readdir(entries));) {
        struct stat about;
        if (!is_list(entry->d_name) ||
            path_format(out[n].path, "%s/%s", folder->path, entry->d_name) != STATUS_OK ||
            stat(out[n].path, &about) != 0 || !S_ISREG(about.st_mode))
            continue;
        out[n].changed_unix_ms = (int64_t)about.st_mtime * 1000;
        out[n++].stick = folder->stick;
    }
    if (entries)
        closedir(entries);
    return n;
}

size_t exchange_files(const char *database, struct exchange_file *out, size_t max)
{
    struct exchange_folder *folders = calloc(EXCHANGE_FOLDERS_MAX, sizeof *folders);
    size_t n = 0, n_folders = folders ? exchange_folders(database, folders) : 0;
    for (size_t i = 0; i < n_folders; i++)
        n += folder_look(&folders[i], out + n, max - n);
    free(folders);
    qsort(out, n, sizeof *out, newest_first);
    return n;
}
