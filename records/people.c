/* People and how they stand. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/grow.h"
#include "base/utf8.h"
#include "records/columns.h"
#include "records/database.h"

/* `yingda rehearse` is nobody: its row carries a name that a trainee is unlikely to have. */
static const char rehearser_name[] = "rehearse";

static enum status person_find(struct records *records, const char *name, int64_t *id)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_PERSON_ID);
    sqlite3_bind_text(find, 1, name, -1, SQLITE_STATIC);
    int row = 0;
    enum status status = database_row(records, STATEMENT_PERSON_ID, &row);
    if (status != STATUS_OK || !row)
        return status == STATUS_OK ? STATUS_NOT_FOUND : status;
    *id = sqlite3_column_int64(find, 0);
    sqlite3_reset(find);
    return STATUS_OK;
}

static enum status person_insert(struct records *records, const char *name, int trainee,
                                 int64_t *id)
{
    sqlite3_stmt *add = database_statement(records, STATEMENT_PERSON_ADD);
    sqlite3_bind_text(add, 1, name, -1, SQLITE_STATIC);
    sqlite3_bind_int(add, 2, trainee);
    sqlite3_bind_int64(add, 3, clock_unix_ms());
    enum status status = database_run(records, STATEMENT_PERSON_ADD);
    return status == STATUS_OK ? person_find(records, name, id) : status;
}

enum status records_person_add(struct records *records, const char *name, int64_t *id)
{
    size_t length = strlen(name);
    if (length == 0 || length >= sizeof((struct person *)0)->name ||
        !utf8_valid(name, length, NULL))
        return database_fail(records, STATUS_INVALID,
                             "A person's name is 1 to 63 bytes of UTF-8 text.");
    return person_insert(records, name, 1, id);
}

enum status records_rehearser(struct records *records, int64_t *id)
{
    return person_insert(records, rehearser_name, 0, id);
}

static void person_read(sqlite3_stmt *row, struct person *person)
{
    *person = (struct person){.id = sqlite3_column_int64(row, 0),
                              .attempts = sqlite3_column_int(row, 2),
                              .best_total = column_total(row, 3),
                              .last_total = column_total(row, 4),
                              .to_review = sqlite3_column_int(row, 5)};
    column_text(row, 1, person->name, sizeof person->name);
}

static enum status people_read(struct records *records, struct person **people, size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_PEOPLE);
    size_t capacity = 0;
    int row = 0;
    enum status status;
    while ((status = database_row(records, STATEMENT_PEOPLE, &row)) == STATUS_OK && row) {
        if (grow(people, &capacity, *count + 1, sizeof **people) != STATUS_OK)
            return STATUS_NO_MEMORY;
        person_read(list, &(*people)[(*count)++]);
    }
    return status;
}

static enum status today(struct records *records, int *day)
{
    sqlite3_stmt *statement = database_statement(records, STATEMENT_TODAY);
    sqlite3_bind_int64(statement, 1, clock_unix_ms());
    int row = 0;
    enum status status = database_row(records, STATEMENT_TODAY, &row);
    *day = row ? sqlite3_column_int(statement, 0) : 0;
    sqlite3_reset(statement);
    return status;
}

/* Days come newest first. A streak may end yesterday, because today is not over. */
static enum status streak_read(struct records *records, struct person *person, int day)
{
    sqlite3_stmt *days = database_statement(records, STATEMENT_PERSON_DAYS);
    sqlite3_bind_int64(days, 1, person->id);
    int row = 0;
    enum status status;
    while ((status = database_row(records, STATEMENT_PERSON_DAYS, &row)) == STATUS_OK && row) {
        int found = sqlite3_column_int(days, 0);
        bool starts = person->streak_days == 0 && (found == day || found == day - 1);
        bool goes_on = person->streak_days > 0 && found == day - 1;
        if (!starts && !goes_on)
            break;
        person->streak_days++;
        day = found;
    }
    sqlite3_reset(days);
    return status;
}

enum status records_people(struct records *records, struct person **out, size_t *count)
{
    *out = NULL;
    *count = 0;
    int day = 0;
    enum status status = records->db ? people_read(records, out, count) : STATUS_DATABASE;
    if (status == STATUS_OK)
        status = today(records, &day);
    for (size_t i = 0; status == STATUS_OK && i < *count; i++)
        status = streak_read(records, &(*out)[i], day);
    if (status == STATUS_OK)
        return STATUS_OK;
    free(*out);
    *out = NULL;
    *count = 0;
    return status;
}
