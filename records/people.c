/* People and how they stand. */
#include "base/clock.h"
#include "records/columns.h"
#include "records/database.h"

static void person_read(sqlite3_stmt *row, void *into)
{
    struct person *person = into;
    *person = (struct person){.id = sqlite3_column_int64(row, 0),
                              .has_pin = sqlite3_column_int(row, 5),
                              .best_total = -1,
                              .last_total = -1};
    column_text(row, 1, person->name, sizeof person->name);
    column_text(row, 2, person->number, sizeof person->number);
    column_text(row, 3, person->team, sizeof person->team);
    column_text(row, 4, person->post, sizeof person->post);
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

/* Days come newest first. A streak may end yesterday, because today is not over; a day that has not
 * come yet is a wrong clock's, and neither makes a streak nor breaks one. */
static enum status streak_read(struct records *records, struct person *person, int day)
{
    sqlite3_stmt *days = database_statement(records, STATEMENT_PERSON_DAYS);
    sqlite3_bind_int64(days, 1, person->id);
    int row = 0;
    enum status status;
    while ((status = database_row(records, STATEMENT_PERSON_DAYS, &row)) == STATUS_OK && row) {
        int found = sqlite3_column_int(days, 0);
        if (found > day)
            continue;
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
    void *rows = NULL;
    *out = NULL;
    *count = 0;
    if (!records->db)
        return STATUS_DATABASE;
    enum status status =
        database_rows(records, STATEMENT_PEOPLE, &rows, count, sizeof **out, person_read);
    *out = rows;
    return status;
}

static enum status attempts_read(struct records *records, struct person *person)
{
    sqlite3_stmt *standing = database_statement(records, STATEMENT_STANDING);
    sqlite3_bind_int64(standing, 1, person->id);
    int row = 0;
    enum status status = database_row(records, STATEMENT_STANDING, &row);
    if (row) {
        person->attempts = sqlite3_column_int(standing, 0);
        person->best_total = column_total(standing, 1);
        person->last_total = column_total(standing, 2);
        person->to_review = sqlite3_column_int(standing, 3);
    }
    sqlite3_reset(standing);
    return status;
}

enum status records_standing(struct records *records, struct person *person)
{
    int day = 0;
    enum status status = records->db ? attempts_read(records, person) : STATUS_DATABASE;
    if (status == STATUS_OK)
        status = today(records, &day);
    person->streak_days = 0;
    return status == STATUS_OK ? streak_read(records, person, day) : status;
}
