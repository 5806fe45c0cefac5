#include "records/kept.h"

#include <stdlib.h>

#include "records/facts.h"
#include "records/recording_list.h"

enum status records_kept(struct records *records, int64_t person, struct kept_sounds *out)
{
    sqlite3_stmt *count = database_statement(records, STATEMENT_KEPT);
    int row = 0;
    *out = (struct kept_sounds){.recordings = 0};
    sqlite3_bind_int64(count, 1, person);
    enum status status = database_row(records, STATEMENT_KEPT, &row);
    if (status != STATUS_OK || !row)
        return status;
    *out = (struct kept_sounds){sqlite3_column_int(count, 0), sqlite3_column_int(count, 1),
                                sqlite3_column_int64(count, 2), sqlite3_column_int64(count, 3)};
    sqlite3_reset(count);
    return STATUS_OK;
}

enum status records_keeper_known(struct records *records, int64_t *unix_ms)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_KEEPER_KNOWN);
    int row = 0;
    enum status status = database_row(records, STATEMENT_KEEPER_KNOWN, &row);
    *unix_ms = status == STATUS_OK && row ? sqlite3_column_int64(find, 0) : 0;
    sqlite3_reset(find);
    return status;
}

enum status records_keeper_know(struct records *records, int64_t unix_ms)
{
    sqlite3_bind_int64(database_statement(records, STATEMENT_KEEPER_KNOW), 1, unix_ms);
    return database_run(records, STATEMENT_KEEPER_KNOW);
}

enum status records_kept_stamp(struct records *records, int64_t unix_ms)
{
    sqlite3_bind_int64(database_statement(records, STATEMENT_KEPT_STAMP), 1, unix_ms);
    return database_run(records, STATEMENT_KEPT_STAMP);
}

static void id_read(sqlite3_stmt *row, void *into)
{
    *(int64_t *)into = sqlite3_column_int64(row, 0);
}

/* The ids that a bound statement gives. */
static enum status ids_read(struct records *records, enum statement statement, int64_t **out,
                            size_t *count)
{
    void *rows = NULL;
    enum status status = database_rows(records, statement, &rows, count, sizeof **out, id_read);
    *out = rows;
    return status;
}

enum status records_kept_due(struct records *records, int64_t unix_ms, int practice_days,
                             int exam_days, int64_t **out, size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_KEPT_DUE);
    sqlite3_bind_int64(list, 1, unix_ms);
    sqlite3_bind_int(list, 2, practice_days);
    sqlite3_bind_int(list, 3, exam_days);
    return ids_read(records, STATEMENT_KEPT_DUE, out, count);
}

enum status records_kept_of_person(struct records *records, int64_t person, int64_t **out,
                                   size_t *count)
{
    sqlite3_bind_int64(database_statement(records, STATEMENT_KEPT_OF_PERSON), 1, person);
    return ids_read(records, STATEMENT_KEPT_OF_PERSON, out, count);
}

enum status records_attempt_recordings(struct records *records, int64_t attempt, char ***out,
                                       size_t *count)
{
    return recording_list_read(records, STATEMENT_ATTEMPT_RECORDINGS, attempt, out, count);
}

static enum status gone_write(struct records *records, int64_t attempt, enum sound_gone why,
                              int64_t unix_ms)
{
    sqlite3_stmt *gone = database_statement(records, STATEMENT_SOUND_GONE);
    int row = 0;
    sqlite3_bind_int64(gone, 1, attempt);
    sqlite3_bind_int64(gone, 2, unix_ms);
    sqlite3_bind_text(gone, 3, why == SOUND_GONE_BY_RULE ? "rule" : "person", -1, SQLITE_STATIC);
    enum status status = database_row(records, STATEMENT_SOUND_GONE, &row);
    if (status != STATUS_OK || !row)
        return status; /* it was removed with its person meanwhile */
    struct uuid uid = fact_column(gone, 0);
    sqlite3_reset(gone);
    return fact_add(records, FACT_SOUND, &uid);
}

enum status records_sound_gone(struct records *records, int64_t attempt, enum sound_gone why,
                               int64_t unix_ms)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    sqlite3_bind_int64(database_statement(records, STATEMENT_SOUND_FORGET), 1, attempt);
    status = database_run(records, STATEMENT_SOUND_FORGET);
    if (status == STATUS_OK)
        status = gone_write(records, attempt, why, unix_ms);
    return database_end(records, status);
}
