#include "engine/person_removal.h"

#include "engine/recording_files.h"

enum status person_remove(struct records *records, const char *recordings, int64_t person,
                          char left[PATH_SIZE])
{
    char **list = NULL;
    size_t count = 0;
    left[0] = '\0';
    enum status status = records_recordings(records, person, &list, &count);
    if (status == STATUS_OK)
        status = recording_files_remove(recordings, list, count, left);
    records_recordings_free(list, count);
    return status == STATUS_OK ? records_person_remove(records, person) : status;
}
