#include "records/recording_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

static enum status recording_add(char ***list, size_t *capacity, size_t *count, const char *text)
{
    char *copy = strdup(text);
    if (!copy || grow(list, capacity, *count + 1, sizeof **list) != STATUS_OK) {
        free(copy);
        return STATUS_NO_MEMORY;
    }
    (*list)[(*count)++] = copy;
    return STATUS_OK;
}

enum status recording_list_read(struct records *records, enum statement statement, int64_t id,
                                char ***out, size_t *count)
{
    sqlite3_stmt *list = database_statement(records, statement);
    size_t capacity = 0;
    int row = 0;
    enum status status;
    *out = NULL;
    *count = 0;
    sqlite3_bind_int64(list, 1, id);
    while ((status = database_row(records, statement, &row)) == STATUS_OK && row) {
        const char *text = (const char *)sqlite3_column_text(list, 0);
        status = recording_add(out, &capacity, count, text ? text : "");
        if (status != STATUS_OK)
            break;
    }
    if (status == STATUS_OK)
        return STATUS_OK;
    sqlite3_reset(list);
    records_recordings_free(*out, *count);
    *out = NULL;
    *count = 0;
    return status;
}

void records_recordings_free(char **recordings, size_t count)
{
    for (size_t i = 0; recordings && i < count; i++)
        free(recordings[i]);
    free(recordings);
}
