#include "engine/exchange.h"

#include <dirent.h>
#include <mntent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

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

static bool is_plugged_in(const char *stick)
{
    struct exchange_folder *now = calloc(EXCHANGE_FOLDERS_MAX, sizeof *now);
    size_t n = now ? sticks_find(now, EXCHANGE_FOLDERS_MAX - 1) : 0;
    bool found = false;
    for (size_t i = 0; i < n; i++)
        found = found || strcmp(now[i].path, stick) == 0;
    free(now);
    return found;
}

/* Under so much a table does not fit with its folder's entry: then "full" is the likely reason. */
enum { ROOM_LEAST = 64 * 1024 };

static enum stick_trouble trouble_of(const char *stick)
{
    struct statvfs about;
    if (!is_plugged_in(stick) || statvfs(stick, &about) != 0)
        return STICK_GONE;
    if (about.f_flag & ST_RDONLY)
        return STICK_LOCKED;
    return (uint64_t)about.f_bavail * about.f_frsize < ROOM_LEAST ? STICK_FULL : STICK_FAILED;
}

enum status exchange_write(const char *database, exchange_writer write, void *what,
                           struct exchange_result *out)
{
    struct exchange_folder *folders = calloc(EXCHANGE_FOLDERS_MAX, sizeof *folders);
    size_t n = folders ? exchange_folders(database, folders) : 0;
    enum status status = folders ? STATUS_NOT_FOUND : STATUS_NO_MEMORY;
    *out = (struct exchange_result){.trouble = STICK_FINE};
    for (size_t i = 0; i < n && status != STATUS_OK; i++) {
        status = write(what, folders[i].path, out->path);
        out->on_stick = folders[i].stick;
        if (folders[i].stick && status != STATUS_OK && out->trouble == STICK_FINE)
            out->trouble = trouble_of(folders[i].path);
        out->had_stick = out->had_stick || folders[i].stick;
    }
    free(folders);
    return status;
}

void exchange_say(const struct exchange_result *result, enum status status, const char *what,
                  char *out, size_t size)
{
    static const char *const troubles[] = {[STICK_FULL] = "U 盘满了，",
                                           [STICK_LOCKED] = "U 盘写保护着，",
                                           [STICK_GONE] = "U 盘中途拔掉了，",
                                           [STICK_FAILED] = "U 盘写不进去，"};
    const char *trouble = result->trouble == STICK_FINE ? "" : troubles[result->trouble];
    const char *name = path_name(result->path);
    if (status == STATUS_BUSY || status == STATUS_DATABASE || status == STATUS_DAMAGED)
        snprintf(out, size, "%s没写成：成绩库现在读不了，过一会儿再试。", what);
    else if (status != STATUS_OK)
        snprintf(out, size, "%s没写成：%s本机也写不进去，请管理员看看盘是不是满了。", what,
                 trouble);
    else if (result->on_stick)
        snprintf(out, size, "%s写好了，在 U 盘里：%.80s。", what, name);
    else if (result->had_stick)
        snprintf(out, size, "%s%s写在本机的 exchange 文件夹里了：%.80s。", trouble, what, name);
    else
        snprintf(out, size, "没插 U 盘，%s写在本机的 exchange 文件夹里了：%.80s。", what, name);
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
