#include "engine/person_removal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A path out of the folder is nothing that a session wrote: it is left alone. */
static bool is_below(const char *recording)
{
    return *recording && *recording != '/' && !strstr(recording, "..");
}

/* The file, and its attempt's folder once that is empty. One that is gone already is fine. */
static enum status recording_remove(const char *folder, const char *recording, char path[PATH_SIZE])
{
    if (!is_below(recording))
        return STATUS_OK;
    enum status status = path_format(path, "%s/%s", folder, recording);
    if (status != STATUS_OK)
        return status;
    if (unlink(path) != 0 && errno != ENOENT && errno != ENOTDIR)
        return STATUS_IO;
    char *slash = strrchr(path, '/');
    *slash = '\0';
    if (strchr(recording, '/'))
        rmdir(path);
    return STATUS_OK;
}

static enum status sounds_remove(struct records *records, const char *folder, int64_t person,
                                 char path[PATH_SIZE])
{
    char **recordings = NULL;
    size_t count = 0;
    enum status status = records_recordings(records, person, &recordings, &count);
    for (size_t i = 0; status == STATUS_OK && *folder && i < count; i++)
        status = recording_remove(folder, recordings[i], path);
    records_recordings_free(recordings, count);
    return status;
}

enum status person_remove(struct records *records, const char *recordings, int64_t person,
                          char left[PATH_SIZE])
{
    left[0] = '\0';
    enum status status = sounds_remove(records, recordings, person, left);
    if (status != STATUS_OK)
        return status;
    left[0] = '\0';
    return records_person_remove(records, person);
}
