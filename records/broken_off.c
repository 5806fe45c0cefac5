/* What was broken off last: by a power cut, or by whoever pulled the plug. */
#include "records/columns.h"
#include "records/database.h"

enum status records_broken_off(struct records *records, int64_t since_unix_ms,
                               struct broken_off *out)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_BROKEN_OFF);
    int row = 0;
    *out = (struct broken_off){.attempt = 0};
    sqlite3_bind_int64(find, 1, since_unix_ms);
    enum status status = database_row(records, STATEMENT_BROKEN_OFF, &row);
    if (status != STATUS_OK || !row)
        return status == STATUS_OK ? STATUS_NOT_FOUND : status;
    out->attempt = sqlite3_column_int64(find, 0);
    out->person = sqlite3_column_int64(find, 1);
    out->seed = (uint32_t)sqlite3_column_int64(find, 5);
    column_text(find, 2, out->name, sizeof out->name);
    column_text(find, 3, out->play, sizeof out->play);
    column_text(find, 4, out->standard, sizeof out->standard);
    sqlite3_reset(find);
    return STATUS_OK;
}
