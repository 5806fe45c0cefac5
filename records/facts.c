#include "records/facts.h"

#include <string.h>

#include "base/clock.h"

static const char *const kind_texts[] = {[FACT_PERSON] = "person",
                                         [FACT_REMOVAL] = "removal",
                                         [FACT_ATTEMPT] = "attempt",
                                         [FACT_TURN] = "turn",
                                         [FACT_END] = "end",
                                         [FACT_MARK] = "mark",
                                         [FACT_CONSENT] = "consent",
                                         [FACT_SOUND] = "sound",
                                         [FACT_DISPUTE] = "dispute",
                                         [FACT_PAPER] = "paper",
                                         [FACT_SITTING] = "sitting",
                                         [FACT_RESULT] = "result",
                                         [FACT_DROP] = "drop",
                                         [FACT_CERTIFICATE] = "certificate",
                                         [FACT_LEAVE] = "leave",
                                         [FACT_CONTEST] = "contest",
                                         [FACT_SHEET] = "sheet",
                                         [FACT_REPLAY] = "replay",
                                         [FACT_OBSERVATION] = "observation"};

enum status fact_uid(struct records *records, struct uuid *uid)
{
    enum status status = uuid_next(&records->uuids, clock_unix_ms(), uid);
    return status == STATUS_OK
               ? STATUS_OK
               : database_fail(records, status, "The system gives no random numbers.");
}

void fact_bind(sqlite3_stmt *statement, int index, const struct uuid *uid)
{
    sqlite3_bind_blob(statement, index, uid->bytes, UUID_SIZE, SQLITE_TRANSIENT);
}

struct uuid fact_column(sqlite3_stmt *row, int column)
{
    struct uuid uuid = {{0}};
    const void *bytes = sqlite3_column_blob(row, column);
    if (bytes && sqlite3_column_bytes(row, column) == UUID_SIZE)
        memcpy(uuid.bytes, bytes, UUID_SIZE);
    return uuid;
}

/* Also where it is there: whether an earlier transaction stored it or was rolled back, only the
 * database knows. */
static enum status epoch_begin(struct records *records)
{
    sqlite3_stmt *begin = database_statement(records, STATEMENT_EPOCH_BEGIN);
    enum status status = STATUS_OK;
    if (!records->has_epoch)
        status = fact_uid(records, &records->epoch);
    if (status != STATUS_OK)
        return status;
    records->has_epoch = true;
    fact_bind(begin, 1, &records->epoch);
    sqlite3_bind_int64(begin, 2, clock_unix_ms());
    return database_run(records, STATEMENT_EPOCH_BEGIN);
}

enum status fact_add(struct records *records, enum fact_kind kind, const struct uuid *of)
{
    enum status status = epoch_begin(records);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *add = database_statement(records, STATEMENT_FACT_ADD);
    fact_bind(add, 1, &records->epoch);
    sqlite3_bind_text(add, 2, kind_texts[kind], -1, SQLITE_STATIC);
    fact_bind(add, 3, of);
    sqlite3_bind_int64(add, 4, clock_unix_ms());
    return database_run(records, STATEMENT_FACT_ADD);
}
