#include "base/durable.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
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
