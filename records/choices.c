#include "records/choices.h"

#include "records/columns.h"
#include "records/database.h"

static enum status choice_read(struct records *records, enum statement statement, int64_t person,
                               char *out, size_t size)
{
    sqlite3_stmt *find = database_statement(records, statement);
    int row = 0;
    out[0] = '\0';
    sqlite3_bind_int64(find, 1, person);
    enum status status = database_row(records, statement, &row);
    if (status != STATUS_OK || !row)
        return status == STATUS_OK ? STATUS_NOT_FOUND : status;
    column_text(find, 0, out, size);
    sqlite3_reset(find);
    return STATUS_OK;
}

/* The statement gives the row that it changed. It is run to its end: only then is it stored. */
static enum status choice_write(struct records *records, enum statement statement, int64_t person,
                                const char *choice)
{
    sqlite3_stmt *set = database_statement(records, statement);
    int changed = 0, more = 0;
    sqlite3_bind_int64(set, 1, person);
    if (choice && *choice)
        sqlite3_bind_text(set, 2, choice, -1, SQLITE_STATIC);
    enum status status = database_row(records, statement, &changed);
    if (status == STATUS_OK && changed)
        status = database_row(records, statement, &more);
    if (status != STATUS_OK)
        return status;
    return changed ? STATUS_OK
                   : database_fail(records, STATUS_NOT_FOUND, "The database holds no person %lld.",
                                   (long long)person);
}

enum status records_model_voice(struct records *records, int64_t person, char out[MODEL_VOICE_SIZE])
{
    return choice_read(records, STATEMENT_MODEL_VOICE, person, out, MODEL_VOICE_SIZE);
}

enum status records_model_voice_set(struct records *records, int64_t person, const char *voice)
{
    return choice_write(records, STATEMENT_MODEL_VOICE_SET, person, voice);
}

enum status records_pin(struct records *records, int64_t person, char out[PIN_HASH_SIZE])
{
    return choice_read(records, STATEMENT_PIN, person, out, PIN_HASH_SIZE);
}

enum status records_pin_set(struct records *records, int64_t person, const char *hash)
{
    return choice_write(records, STATEMENT_PIN_SET, person, hash);
}
