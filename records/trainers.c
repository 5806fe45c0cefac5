#include "records/trainers.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/grow.h"
#include "records/columns.h"
#include "records/database.h"

enum { WAIT_FIRST_MS = 30 * 1000, WAIT_MOST_MS = 60 * 60 * 1000 };

static enum status trainers_read(struct records *records, struct trainer **list, size_t *count)
{
    sqlite3_stmt *rows = database_statement(records, STATEMENT_TRAINERS);
    size_t capacity = 0;
    int row = 0;
    enum status status;
    while ((status = database_row(records, STATEMENT_TRAINERS, &row)) == STATUS_OK && row) {
        if (grow(list, &capacity, *count + 1, sizeof **list) != STATUS_OK) {
            sqlite3_reset(rows);
            return STATUS_NO_MEMORY;
        }
        struct trainer *trainer = &(*list)[(*count)++];
        *trainer = (struct trainer){.id = sqlite3_column_int64(rows, 0)};
        column_text(rows, 1, trainer->name, sizeof trainer->name);
        column_text(rows, 2, trainer->pin_hash, sizeof trainer->pin_hash);
    }
    return status;
}

enum status records_trainers(struct records *records, struct trainer **out, size_t *count)
{
    *out = NULL;
    *count = 0;
    enum status status = trainers_read(records, out, count);
    if (status == STATUS_OK)
        return STATUS_OK;
    free(*out);
    *out = NULL;
    *count = 0;
    return status;
}

static enum status name_refused(struct records *records)
{
    return database_fail(records, STATUS_INVALID,
                         "A trainer's name is 1 to %d bytes of UTF-8 text, and nobody else's.",
                         NAME_SIZE - 1);
}

/* A name that another one has adds nothing. */
enum status records_trainer_add(struct records *records, const char *name, const char *pin_hash,
                                int64_t *id)
{
    char folded[NAME_SIZE], key[NAME_SIZE];
    int added = 0;
    if (fold_name(name, folded, sizeof folded) != STATUS_OK || !*folded)
        return name_refused(records);
    fold_key(folded, key);
    sqlite3_stmt *add = database_statement(records, STATEMENT_TRAINER_ADD);
    sqlite3_bind_text(add, 1, folded, -1, SQLITE_STATIC);
    sqlite3_bind_text(add, 2, key, -1, SQLITE_STATIC);
    sqlite3_bind_text(add, 3, pin_hash, -1, SQLITE_STATIC);
    sqlite3_bind_int64(add, 4, clock_unix_ms());
    enum status status = database_row(records, STATEMENT_TRAINER_ADD, &added);
    if (status != STATUS_OK)
        return status;
    if (!added)
        return name_refused(records);
    *id = sqlite3_column_int64(add, 0);
    while (status == STATUS_OK && added) /* RETURNING is stored with its last row */
        status = database_row(records, STATEMENT_TRAINER_ADD, &added);
    return status;
}

static enum status trainer_change(struct records *records, enum statement statement, int64_t id)
{
    enum status status = database_run(records, statement);
    if (status == STATUS_OK && sqlite3_changes(records->db) == 0)
        return database_fail(records, STATUS_NOT_FOUND, "The database holds no trainer %lld.",
                             (long long)id);
    return status;
}

enum status records_trainer_pin(struct records *records, int64_t id, const char *pin_hash)
{
    sqlite3_stmt *set = database_statement(records, STATEMENT_TRAINER_PIN);
    sqlite3_bind_int64(set, 1, id);
    sqlite3_bind_text(set, 2, pin_hash, -1, SQLITE_STATIC);
    return trainer_change(records, STATEMENT_TRAINER_PIN, id);
}

enum status records_trainer_retire(struct records *records, int64_t id)
{
    sqlite3_stmt *retire = database_statement(records, STATEMENT_TRAINER_RETIRE);
    sqlite3_bind_int64(retire, 1, id);
    sqlite3_bind_int64(retire, 2, clock_unix_ms());
    return trainer_change(records, STATEMENT_TRAINER_RETIRE, id);
}

enum status records_pin_tries(struct records *records, int64_t trainer, struct pin_tries *out)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_PIN_TRIES);
    int row = 0;
    *out = (struct pin_tries){0};
    sqlite3_bind_int64(find, 1, trainer);
    enum status status = database_row(records, STATEMENT_PIN_TRIES, &row);
    if (status == STATUS_OK && row) {
        *out = (struct pin_tries){sqlite3_column_int(find, 0), sqlite3_column_int64(find, 1)};
        sqlite3_reset(find);
    }
    return status;
}

enum status records_pin_try(struct records *records, int64_t trainer, int64_t unix_ms)
{
    sqlite3_stmt *count = database_statement(records, STATEMENT_PIN_TRY);
    sqlite3_bind_int64(count, 1, trainer);
    sqlite3_bind_int64(count, 2, unix_ms);
    return database_run(records, STATEMENT_PIN_TRY);
}

enum status records_pin_right(struct records *records, int64_t trainer)
{
    sqlite3_bind_int64(database_statement(records, STATEMENT_PIN_RIGHT), 1, trainer);
    return database_run(records, STATEMENT_PIN_RIGHT);
}

int64_t pin_wait_ms(const struct pin_tries *tries, int64_t unix_ms)
{
    int64_t delay = WAIT_FIRST_MS;
    if (tries->wrong < PIN_TRIES_FREE)
        return 0;
    for (int i = PIN_TRIES_FREE; i < tries->wrong && delay < WAIT_MOST_MS; i++)
        delay *= 2;
    delay = delay < WAIT_MOST_MS ? delay : WAIT_MOST_MS;
    int64_t gone = unix_ms - tries->last_unix_ms;
    return gone < 0 ? delay : gone < delay ? delay - gone : 0;
}
