#include "records/database.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/grow.h"
enum status database_fail(struct records *records, enum status status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(records->problem, sizeof records->problem, format, arguments);
    va_end(arguments);
    return status;
}

static enum status status_of(int code)
{
    switch (code & 0xFF) { /* without the extended part */
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return STATUS_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return STATUS_DAMAGED;
    case SQLITE_NOMEM:
        return STATUS_NO_MEMORY;
    default:
        return STATUS_DATABASE;
    }
}

enum status database_fail_sqlite(struct records *records, const char *does, int code)
{
    const char *reason = records->db ? sqlite3_errmsg(records->db) : sqlite3_errstr(code);
    return database_fail(records, status_of(code), "The database could not %s: %s.", does, reason);
}

sqlite3_stmt *database_statement(struct records *records, enum statement statement)
{
    sqlite3_stmt *prepared = records->statements[statement];
    if (prepared) {
        sqlite3_reset(prepared);
        sqlite3_clear_bindings(prepared);
    }
    return prepared;
}

enum status database_run(struct records *records, enum statement statement)
{
    int row = 0;
    enum status status = database_row(records, statement, &row);
    if (status == STATUS_OK && row)
        sqlite3_reset(records->statements[statement]);
    return status;
}

enum status database_row(struct records *records, enum statement statement, int *row)
{
    sqlite3_stmt *prepared = records->statements[statement];
    if (!prepared) /* the sentence of the failed opening stays */
        return STATUS_DATABASE;
    int code = sqlite3_step(prepared);
    *row = code == SQLITE_ROW;
    if (*row)
        return STATUS_OK;
    enum status status = STATUS_OK;
    if (code != SQLITE_DONE)
        status = database_fail_sqlite(records, statement_texts[statement].does, code);
    sqlite3_reset(prepared);
    return status;
}

enum status database_rows(struct records *records, enum statement statement, void **out,
                          size_t *count, size_t size, void (*read)(sqlite3_stmt *row, void *into))
{
    sqlite3_stmt *rows = records->statements[statement];
    size_t capacity = 0;
    int row = 0;
    enum status status;
    *out = NULL;
    *count = 0;
    while ((status = database_row(records, statement, &row)) == STATUS_OK && row) {
        status = grow(out, &capacity, *count + 1, size);
        if (status != STATUS_OK) {
            sqlite3_reset(rows);
            break;
        }
        read(rows, (char *)*out + (*count)++ * size);
    }
    if (status == STATUS_OK)
        return status;
    free(*out);
    *out = NULL;
    *count = 0;
    return status;
}

enum status database_end(struct records *records, enum status status)
{
    if (status == STATUS_OK)
        status = database_run(records, STATEMENT_COMMIT);
    if (status == STATUS_OK || !records->db || sqlite3_get_autocommit(records->db))
        return status; /* after a full disk SQLite may have rolled back by itself */
    sqlite3_step(records->statements[STATEMENT_ROLLBACK]);
    sqlite3_reset(records->statements[STATEMENT_ROLLBACK]);
    return status;
}
