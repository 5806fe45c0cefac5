#include "engine/recording_files.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "audio/kept/sound_file.h"
#include "base/utf8.h"

/* A path out of the folder is nothing that a session wrote. */
static bool is_below(const char *recording)
{
    return *recording && *recording != '/' && !strstr(recording, "..");
}

static bool file_remove(const char *path)
{
    return unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR;
}

/* Whole files and halves of them. */
static bool is_sound(const char *name)
{
    return sound_file_named(name) || utf8_ends_with(name, ".part");
}

/* Removes what else of sound is in an attempt's folder, and the folder once it is empty. */
static enum status folder_empty(const char *folder, char path[PATH_SIZE])
{
    DIR *entries = opendir(folder);
    enum status status = STATUS_OK;
    if (!entries)
        return STATUS_OK;
    for (const struct dirent *entry; status == STATUS_OK && (entry = readdir(entries));) {
        if (!is_sound(entry->d_name))
            continue;
        status = path_format(path, "%s/%s", folder, entry->d_name);
        if (status == STATUS_OK && !file_remove(path))
            status = STATUS_IO;
    }
    closedir(entries);
    if (status == STATUS_OK)
        rmdir(folder);
    return status;
}

static enum status recording_remove(const char *folder, const char *recording, char path[PATH_SIZE])
{
    char attempt[PATH_SIZE];
    if (!is_below(recording))
        return STATUS_OK;
    enum status status = path_format(path, "%s/%s", folder, recording);
    if (status != STATUS_OK)
        return status;
    if (!file_remove(path))
        return STATUS_IO;
    if (!strchr(recording, '/'))
        return STATUS_OK;
    memcpy(attempt, path, strlen(path) + 1);
    return path_up(attempt) ? folder_empty(attempt, path) : STATUS_OK;
}

enum status recording_files_remove(const char *folder, char *const *recordings, size_t count,
                                   char left[PATH_SIZE])
{
    enum status status = STATUS_OK;
    left[0] = '\0';
    for (size_t i = 0; status == STATUS_OK && *folder && i < count; i++)
        status = recording_remove(folder, recordings[i], left);
    if (status == STATUS_OK)
        left[0] = '\0';
    return status;
}
