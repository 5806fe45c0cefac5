#include "records/occurrences.h"

#include "records/columns.h"
#include "records/database.h"

static void unmet_read(sqlite3_stmt *row, void *into)
{
    struct unmet_row *out = into;
    *out = (struct unmet_row){.unmet = sqlite3_column_int(row, 5),
                              .asked = sqlite3_column_int(row, 6)};
    column_text(row, 0, out->pack, sizeof out->pack);
    column_text(row, 1, out->play, sizeof out->play);
    column_text(row, 2, out->turn, sizeof out->turn);
    column_text(row, 3, out->id, sizeof out->id);
    column_text(row, 4, out->name, sizeof out->name);
}

enum status records_unmet(struct records *records, int64_t since_unix_ms, size_t max,
                          struct unmet_row **out, size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_UNMET);
    void *rows = NULL;
    sqlite3_bind_int64(list, 1, since_unix_ms);
    sqlite3_bind_int64(list, 2, (int64_t)max);
    enum status status =
        database_rows(records, STATEMENT_UNMET, &rows, count, sizeof **out, unmet_read);
    *out = rows;
    return status;
}

static int32_t time_column(sqlite3_stmt *row, int column)
{
    return sqlite3_column_type(row, column) == SQLITE_NULL ? -1 : sqlite3_column_int(row, column);
}

static void occurrence_read(sqlite3_stmt *row, void *into)
{
    struct occurrence *out = into;
    *out = (struct occurrence){.attempt = sqlite3_column_int64(row, 0),
                               .started_unix_ms = sqlite3_column_int64(row, 1),
                               .start_ms = time_column(row, 11),
                               .end_ms = time_column(row, 12)};
    column_text(row, 2, out->pack, sizeof out->pack);
    column_text(row, 3, out->play, sizeof out->play);
    column_text(row, 4, out->turn, sizeof out->turn);
    column_text(row, 5, out->id, sizeof out->id);
    column_text(row, 6, out->name, sizeof out->name);
    column_text(row, 7, out->person, sizeof out->person);
    column_text(row, 8, out->team, sizeof out->team);
    column_text(row, 9, out->heard, sizeof out->heard);
    column_text(row, 10, out->recording, sizeof out->recording);
}

static enum status occurrences_read(struct records *records, enum statement statement,
                                    struct occurrence **out, size_t *count)
{
    void *rows = NULL;
    enum status status =
        database_rows(records, statement, &rows, count, sizeof **out, occurrence_read);
    *out = rows;
    return status;
}

enum status records_unmet_replies(struct records *records, const struct unmet_row *row,
                                  int64_t since_unix_ms, size_t max, struct occurrence **out,
                                  size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_UNMET_REPLIES);
    const char *const texts[] = {row->pack, row->play, row->turn, row->id};
    sqlite3_bind_int64(list, 1, since_unix_ms);
    sqlite3_bind_int64(list, 2, (int64_t)max);
    for (int i = 0; i < 4; i++)
        sqlite3_bind_text(list, 3 + i, texts[i], -1, SQLITE_TRANSIENT);
    return occurrences_read(records, STATEMENT_UNMET_REPLIES, out, count);
}

enum status records_broken_words(struct records *records, int64_t since_unix_ms, size_t max,
                                 struct occurrence **out, size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_BROKEN_WORDS);
    sqlite3_bind_int64(list, 1, since_unix_ms);
    sqlite3_bind_int64(list, 2, (int64_t)max);
    return occurrences_read(records, STATEMENT_BROKEN_WORDS, out, count);
}

static void month_read(sqlite3_stmt *row, void *into)
{
    struct team_month *out = into;
    *out = (struct team_month){.month = sqlite3_column_int(row, 1),
                               .replies = sqlite3_column_int(row, 2)};
    column_text(row, 0, out->team, sizeof out->team);
}

enum status records_team_months(struct records *records, int64_t since_unix_ms,
                                struct team_month **out, size_t *count)
{
    void *rows = NULL;
    sqlite3_bind_int64(database_statement(records, STATEMENT_TEAM_MONTHS), 1, since_unix_ms);
    enum status status =
        database_rows(records, STATEMENT_TEAM_MONTHS, &rows, count, sizeof **out, month_read);
    *out = rows;
    return status;
}
