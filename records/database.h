/* The database behind the records: opened, migrated, its statements prepared; private to records/.
 */
#ifndef YINGDA_RECORDS_DATABASE_H
#define YINGDA_RECORDS_DATABASE_H

#include <sqlite3.h>
#include <stdbool.h>

#include "base/status.h"
#include "base/uuid.h"
#include "records/records.h"
#include "records/statements.h"

struct records {
    sqlite3 *db; /* NULL: it could not be opened */
    sqlite3_stmt *statements[STATEMENT_COUNT];
    struct uuid_source uuids;
    struct uuid epoch; /* of this opening (facts.h), once it has stored a fact */
    bool has_epoch;
    struct uuid here;   /* the kiosk of the attempts that are begun (kiosks.h) */
    char here_name[64]; /* "": none */
    char problem[512];
};

/* Remembers a printf-formatted sentence and returns `status`. */
MUST_USE enum status database_fail(struct records *records, enum status status, const char *format,
                                   ...) __attribute__((format(printf, 3, 4)));

/* "The database could not DOES: what SQLite says." */
MUST_USE enum status database_fail_sqlite(struct records *records, const char *does, int code);

/* A prepared statement, reset, for binding; NULL when the database is not open. */
sqlite3_stmt *database_statement(struct records *records, enum statement statement);

/* Runs a bound statement that gives no rows. */
MUST_USE enum status database_run(struct records *records, enum statement statement);

/* The next row: STATUS_OK with *row 1, or 0 at the end (the statement is then reset). */
MUST_USE enum status database_row(struct records *records, enum statement statement, int *row);

/* Reads all rows of a bound statement, each of `size` bytes by `read`, into an array that becomes
 * the caller's; where that fails there is none. STATUS_NO_MEMORY; others as database_row. */
MUST_USE enum status database_rows(struct records *records, enum statement statement, void **out,
                                   size_t *count, size_t size,
                                   void (*read)(sqlite3_stmt *row, void *into));

/* A warp as it is stored: to the thousandth, which is all that counts of it. */
double database_warp(float warp);

/* Where any item of a finished attempt is marked: adds the card up again and stores it over the one
 * before. To be run inside a transaction (marks.c). */
MUST_USE enum status card_store_marks(struct records *records, int64_t attempt);

/* The same whether or not anything is marked any more: after a mark has ceased to count. */
MUST_USE enum status card_store_again(struct records *records, int64_t attempt);

/* Ends a transaction: commits when `status` is STATUS_OK, else rolls back. Returns the outcome. */
MUST_USE enum status database_end(struct records *records, enum status status);

#endif
