#include "records/person.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "records/columns.h"
#include "records/facts.h"

static enum status fold_part(const char *text, char out[NAME_SIZE])
{
    return fold_name(text ? text : "", out, NAME_SIZE);
}

static enum status row_fold(const struct person_who *who, struct person_row *row)
{
    *row = (struct person_row){.trainee = 1};
    enum status status = fold_number(who->number ? who->number : "", row->number, NUMBER_SIZE);
    if (status == STATUS_OK)
        status = fold_part(who->name, row->name);
    if (status == STATUS_OK)
        status = fold_part(who->team, row->team);
    if (status == STATUS_OK)
        status = fold_part(who->post, row->post);
    return status;
}

enum status person_fold(struct records *records, const struct person_who *who,
                        struct person_row *row)
{
    if (row_fold(who, row) != STATUS_OK || (!*row->name && !*row->number))
        return database_fail(records, STATUS_INVALID,
                             "A person's name is 1 to %d bytes of UTF-8 text, a number at most %d.",
                             NAME_SIZE - 1, NUMBER_SIZE - 1);
    if (!*row->name)
        snprintf(row->name, sizeof row->name, "工号 %s", row->number);
    fold_key(row->name, row->key);
    return STATUS_OK;
}

/* The first column of the first row. */
static enum status id_read(struct records *records, enum statement statement, int64_t *id)
{
    int row = 0;
    enum status status = database_row(records, statement, &row);
    if (status != STATUS_OK || !row)
        return status == STATUS_OK ? STATUS_NOT_FOUND : status;
    *id = sqlite3_column_int64(records->statements[statement], 0);
    sqlite3_reset(records->statements[statement]);
    return STATUS_OK;
}

enum status person_by_number(struct records *records, const char *number, int64_t *id)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_PERSON_BY_NUMBER);
    sqlite3_bind_text(find, 1, number, -1, SQLITE_STATIC);
    return id_read(records, STATEMENT_PERSON_BY_NUMBER, id);
}

enum status person_namesakes(struct records *records, const char *key, struct namesakes *out)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_PEOPLE_BY_NAME);
    sqlite3_bind_text(find, 1, key, -1, SQLITE_STATIC);
    *out = (struct namesakes){0};
    int row = 0;
    enum status status;
    while ((status = database_row(records, STATEMENT_PEOPLE_BY_NAME, &row)) == STATUS_OK && row) {
        int64_t id = sqlite3_column_int64(find, 0);
        bool numbered = sqlite3_column_int(find, 1);
        int64_t *first = numbered ? &out->id_with : &out->id_without;
        *first = *first ? *first : id;
        *(numbered ? &out->with : &out->without) += 1;
    }
    return status;
}

enum status person_insert(struct records *records, const struct person_row *row, int64_t *id)
{
    struct uuid uid;
    enum status status = fact_uid(records, &uid);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *add = database_statement(records, STATEMENT_PERSON_ADD);
    fact_bind(add, 1, &uid);
    sqlite3_bind_text(add, 2, row->number, -1, SQLITE_STATIC);
    sqlite3_bind_text(add, 3, row->name, -1, SQLITE_STATIC);
    sqlite3_bind_text(add, 4, row->key, -1, SQLITE_STATIC);
    sqlite3_bind_text(add, 5, row->team, -1, SQLITE_STATIC);
    sqlite3_bind_text(add, 6, row->post, -1, SQLITE_STATIC);
    sqlite3_bind_int(add, 7, row->trainee);
    sqlite3_bind_int64(add, 8, clock_unix_ms());
    status = database_run(records, STATEMENT_PERSON_ADD);
    if (status == STATUS_OK)
        *id = sqlite3_last_insert_rowid(records->db);
    return status == STATUS_OK ? fact_add(records, FACT_PERSON, &uid) : status;
}

enum status person_change(struct records *records, int64_t id, const struct person_row *row)
{
    sqlite3_stmt *change = database_statement(records, STATEMENT_PERSON_CHANGE);
    int changed = 0;
    sqlite3_bind_int64(change, 1, id);
    sqlite3_bind_text(change, 2, row->number, -1, SQLITE_STATIC);
    sqlite3_bind_text(change, 3, row->name, -1, SQLITE_STATIC);
    sqlite3_bind_text(change, 4, row->key, -1, SQLITE_STATIC);
    sqlite3_bind_text(change, 5, row->team, -1, SQLITE_STATIC);
    sqlite3_bind_text(change, 6, row->post, -1, SQLITE_STATIC);
    enum status status = database_row(records, STATEMENT_PERSON_CHANGE, &changed);
    if (status != STATUS_OK || !changed)
        return status;
    struct uuid uid = fact_column(change, 0);
    sqlite3_reset(change);
    return fact_add(records, FACT_PERSON, &uid);
}

enum status person_read_row(struct records *records, int64_t id, struct person_row *row,
                            bool *retired)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_PERSON_ROW);
    int found = 0;
    sqlite3_bind_int64(find, 1, id);
    enum status status = database_row(records, STATEMENT_PERSON_ROW, &found);
    if (status != STATUS_OK)
        return status;
    if (!found)
        return database_fail(records, STATUS_NOT_FOUND, "The database holds no person %lld.",
                             (long long)id);
    *row = (struct person_row){.trainee = sqlite3_column_int(find, 5)};
    column_text(find, 0, row->number, sizeof row->number);
    column_text(find, 1, row->name, sizeof row->name);
    column_text(find, 2, row->key, sizeof row->key);
    column_text(find, 3, row->team, sizeof row->team);
    column_text(find, 4, row->post, sizeof row->post);
    *retired = sqlite3_column_int(find, 6);
    sqlite3_reset(find);
    return STATUS_OK;
}

enum status person_come_back(struct records *records, int64_t id)
{
    sqlite3_bind_int64(database_statement(records, STATEMENT_PERSON_BACK), 1, id);
    return database_run(records, STATEMENT_PERSON_BACK);
}

/* Who has a number is known by it, who has none by the name among those without one. */
static enum status person_known(struct records *records, const struct person_row *row, int64_t *id)
{
    struct namesakes namesakes;
    if (*row->number)
        return person_by_number(records, row->number, id);
    enum status status = person_namesakes(records, row->key, &namesakes);
    *id = namesakes.id_without;
    return status == STATUS_OK && !*id ? STATUS_NOT_FOUND : status;
}

enum status records_person_enter(struct records *records, const struct person_who *who, int64_t *id)
{
    struct person_row row;
    int64_t found = 0;
    enum status status = person_fold(records, who, &row);
    if (status == STATUS_OK)
        status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    status = person_known(records, &row, &found);
    if (status == STATUS_NOT_FOUND)
        status = person_insert(records, &row, &found);
    else if (status == STATUS_OK)
        status = person_come_back(records, found);
    status = database_end(records, status);
    if (status == STATUS_OK)
        *id = found;
    return status;
}

enum status records_person_add(struct records *records, const char *name, int64_t *id)
{
    return records_person_enter(records, &(struct person_who){.name = name}, id);
}

/* `yingda rehearse` is nobody: a row of its own, which is no trainee. */
enum status records_rehearser(struct records *records, int64_t *id)
{
    const struct person_row row = {.name = "rehearse", .key = "rehearse"};
    int64_t found = 0;
    enum status status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    database_statement(records, STATEMENT_REHEARSER);
    status = id_read(records, STATEMENT_REHEARSER, &found);
    if (status == STATUS_NOT_FOUND)
        status = person_insert(records, &row, &found);
    status = database_end(records, status);
    if (status == STATUS_OK)
        *id = found;
    return status;
}
