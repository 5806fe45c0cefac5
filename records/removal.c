/* A person who wants to be removed, with all that is theirs. */
#include "records/facts.h"
#include "records/recording_list.h"

enum status records_recordings(struct records *records, int64_t person, char ***out, size_t *count)
{
    return recording_list_read(records, STATEMENT_PERSON_RECORDINGS, person, out, count);
}

static enum status counts_keep(struct records *records, int64_t person)
{
    sqlite3_bind_int64(database_statement(records, STATEMENT_PERSON_COUNTS), 1, person);
    return database_run(records, STATEMENT_PERSON_COUNTS);
}

static enum status person_delete(struct records *records, int64_t person)
{
    sqlite3_stmt *remove = database_statement(records, STATEMENT_PERSON_REMOVE);
    int row = 0;
    sqlite3_bind_int64(remove, 1, person);
    enum status status = database_row(records, STATEMENT_PERSON_REMOVE, &row);
    if (status != STATUS_OK)
        return status;
    if (!row)
        return database_fail(records, STATUS_NOT_FOUND, "The database holds no person %lld.",
                             (long long)person);
    struct uuid uid = fact_column(remove, 0);
    sqlite3_reset(remove);
    return fact_add(records, FACT_REMOVAL, &uid);
}

/* SQLite leaves what was deleted in free pages and in the log until something else is written over
 * it. A log that a reader holds open is emptied when it lets go. */
static void wipe(struct records *records)
{
    sqlite3_wal_checkpoint_v2(records->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}

enum status records_person_remove(struct records *records, int64_t person)
{
    if (records->db)
        sqlite3_exec(records->db, "PRAGMA secure_delete = ON", NULL, NULL, NULL);
    enum status status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    status = counts_keep(records, person);
    if (status == STATUS_OK)
        status = person_delete(records, person);
    status = database_end(records, status);
    if (status == STATUS_OK)
        wipe(records);
    return status;
}
