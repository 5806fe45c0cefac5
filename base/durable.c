#include "base/durable.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A file system without fsync (EINVAL) promises nothing, and cannot be made to. */
static enum status sync_path(const char *path, int flags)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | flags);
    if (file < 0)
        return STATUS_IO;
    bool fine = fsync(file) == 0 || errno == EINVAL || errno == EROFS;
    close(file);
    return fine ? STATUS_OK : STATUS_IO;
}

enum status durable_folder(const char *path)
{
    return sync_path(path, O_DIRECTORY);
}

enum status durable_name(const char *path)
{
    char folder[4096];
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : 0;
    if (length >= sizeof folder)
        return STATUS_LIMIT;
    memcpy(folder, path, length);
    folder[length] = '\0';
    return durable_folder(length ? folder : slash ? "/" : ".");
}

enum status durable_file(const char *path)
{
    enum status status = sync_path(path, 0);
    return status == STATUS_OK ? durable_name(path) : status;
}

/* A full disk may say so at the first byte, in the middle, or not before the file is synced. */
static bool bytes_write(int file, const char *bytes, size_t n)
{
    while (n > 0) {
        ssize_t done = write(file, bytes, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        bytes += done;
        n -= (size_t)done;
    }
    return fsync(file) == 0 || errno == EINVAL || errno == EROFS;
}

enum status durable_write(const char *path, const void *bytes, size_t n)
{
    char part[4096];
    if (snprintf(part, sizeof part, "%s.part", path) >= (int)sizeof part)
        return STATUS_LIMIT;
    int file = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0)
        return STATUS_IO;
    bool fine = bytes_write(file, bytes, n);
    fine = close(file) == 0 && fine;
    if (fine && rename(part, path) == 0)
        return durable_name(path);
    unlink(part);
    return STATUS_IO;
}
