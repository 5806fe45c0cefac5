/* A killed process cannot tidy up. So each holds a lock on its folder, which the kernel lets go of
 * in any case, and whoever comes next removes the folders that nobody holds. */
#include "audio/ear/model/scratch.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char PREFIX[] = "yingda-ear-";

static void folder_remove(const char *path)
{
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));)
        unlinkat(dirfd(folder), entry->d_name, 0); /* not "." and "..": they are no files */
    if (folder)
        closedir(folder);
    rmdir(path);
}

/* A folder just made by another process is not locked yet: young ones are left alone. */
static bool abandoned(const char *path)
{
    struct stat about;
    int lock = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    bool free = lock >= 0 && fstat(lock, &about) == 0 && about.st_uid == geteuid() &&
                time(NULL) - about.st_mtime > 5 && flock(lock, LOCK_EX | LOCK_NB) == 0;
    if (lock >= 0)
        close(lock);
    return free;
}

static void abandoned_remove(const char *parent)
{
    DIR *folder = opendir(parent);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", parent, entry->d_name);
        if (strncmp(entry->d_name, PREFIX, sizeof PREFIX - 1) == 0 && abandoned(path))
            folder_remove(path);
    }
    if (folder)
        closedir(folder);
}

enum status scratch_open(struct scratch *scratch)
{
    const char *parents[] = {"/dev/shm", getenv("XDG_RUNTIME_DIR"), getenv("TMPDIR"), "/tmp"};
    *scratch = (struct scratch){.lock = -1};
    for (size_t i = 0; i < sizeof parents / sizeof *parents; i++) {
        if (!parents[i] || strlen(parents[i]) > 200)
            continue;
        snprintf(scratch->path, sizeof scratch->path, "%s/%sXXXXXX", parents[i], PREFIX);
        if (!mkdtemp(scratch->path))
            continue;
        scratch->lock = open(scratch->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (scratch->lock >= 0)
            flock(scratch->lock, LOCK_EX | LOCK_NB);
        abandoned_remove(parents[i]);
        return STATUS_OK;
    }
    scratch->path[0] = '\0';
    return STATUS_IO;
}

void scratch_close(struct scratch *scratch)
{
    if (scratch->path[0])
        folder_remove(scratch->path);
    if (scratch->lock >= 0)
        close(scratch->lock);
    *scratch = (struct scratch){.lock = -1};
}
