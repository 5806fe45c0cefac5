/* People's voices: what their voice checks found. */
#include <math.h>
#include <stdio.h>

#include "records/database.h"

double database_warp(float warp)
{
    return round((double)warp * 1000) / 1000;
}

enum status records_voice_set(struct records *records, int64_t person,
                              const struct person_voice *voice)
{
    sqlite3_stmt *set = database_statement(records, STATEMENT_VOICE_SET);
    sqlite3_bind_int64(set, 1, person);
    sqlite3_bind_double(set, 2, database_warp(voice->warp));
    sqlite3_bind_int64(set, 3, voice->taken_unix_ms);
    sqlite3_bind_text(set, 4, voice->text, -1, SQLITE_TRANSIENT);
    return database_run(records, STATEMENT_VOICE_SET);
}

enum status records_voice(struct records *records, int64_t person, struct person_voice *out)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_VOICE);
    int row = 0;
    *out = (struct person_voice){.warp = 1};
    sqlite3_bind_int64(find, 1, person);
    enum status status = database_row(records, STATEMENT_VOICE, &row);
    if (status != STATUS_OK || !row)
        return status == STATUS_OK ? STATUS_NOT_FOUND : status;
    out->warp = (float)sqlite3_column_double(find, 0);
    out->taken_unix_ms = sqlite3_column_int64(find, 1);
    snprintf(out->text, sizeof out->text, "%s", (const char *)sqlite3_column_text(find, 2));
    sqlite3_reset(find);
    return STATUS_OK;
}

enum status records_voice_forget(struct records *records, int64_t person)
{
    sqlite3_bind_int64(database_statement(records, STATEMENT_VOICE_FORGET), 1, person);
    return database_run(records, STATEMENT_VOICE_FORGET);
}
