#include "base/path.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/durable.h"

enum status path_format(char out[PATH_SIZE], const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(out, PATH_SIZE, format, arguments);
    va_end(arguments);
    return length >= 0 && length < PATH_SIZE ? STATUS_OK : STATUS_LIMIT;
}

/* A new folder is there after a power cut, too: what is filed in it is worth nothing otherwise. */
static bool folder_make(const char *path)
{
    if (mkdir(path, 0700) == 0)
        return durable_name(path) == STATUS_OK;
    return errno == EEXIST;
}

enum status path_make_folder(const char *folder)
{
    char path[PATH_SIZE];
    if (path_format(path, "%s", folder) != STATUS_OK)
        return STATUS_LIMIT;
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (!folder_make(path))
            return STATUS_IO;
        *slash = '/';
    }
    return folder_make(path) && path_is_folder(path) ? STATUS_OK : STATUS_IO;
}

bool path_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

const char *path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool path_up(char *path)
{
    char *slash = strrchr(path, '/');
    if (slash)
        *slash = '\0';
    return slash != NULL;
}

enum status path_program(char out[PATH_SIZE])
{
    ssize_t length = readlink("/proc/self/exe", out, PATH_SIZE - 1);
    out[length > 0 ? length : 0] = '\0';
    return length > 0 ? STATUS_OK : STATUS_NOT_FOUND;
}

enum status path_above(const char *below, char out[PATH_SIZE])
{
    char program[PATH_SIZE];
    enum status status = path_program(program);
    while (status == STATUS_OK && path_up(program)) {
        status = path_format(out, "%s/%s", program, below);
        if (status == STATUS_OK && access(out, R_OK) == 0)
            return STATUS_OK;
    }
    return STATUS_NOT_FOUND;
}

void path_helper(const char *name, char out[PATH_SIZE])
{
    char program[PATH_SIZE], below[64];
    bool beside = path_program(program) == STATUS_OK && path_up(program) &&
                  path_format(out, "%s/%s", program, name) == STATUS_OK && access(out, X_OK) == 0;
    snprintf(below, sizeof below, "libexec/yingda/%s", name);
    if (!beside && path_above(below, out) != STATUS_OK)
        snprintf(out, PATH_SIZE, "/usr/%s", below);
}
