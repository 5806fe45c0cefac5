#include "records/outcomes.h"

#include <string.h>

#include "records/columns.h"
#include "records/facts.h"

static struct stored_total total_read(sqlite3_stmt *row, int first)
{
    return (struct stored_total){column_total(row, first), column_total(row, first + 1),
                                 column_total(row, first + 2), sqlite3_column_int(row, first + 3)};
}

static void outcome_read(sqlite3_stmt *row, void *into)
{
    struct attempt_outcome *outcome = into;
    const char *mode = (const char *)sqlite3_column_text(row, 6);
    bool exam = mode && strcmp(mode, attempt_mode_text(ATTEMPT_EXAM)) == 0;
    *outcome = (struct attempt_outcome){.id = sqlite3_column_int64(row, 0),
                                        .attempt = fact_column(row, 1),
                                        .person = fact_column(row, 2),
                                        .mode = exam ? ATTEMPT_EXAM : ATTEMPT_PRACTICE,
                                        .seed = (uint32_t)sqlite3_column_int64(row, 7),
                                        .started_unix_ms = sqlite3_column_int64(row, 8),
                                        .finished_unix_ms = sqlite3_column_int64(row, 9),
                                        .pass = sqlite3_column_int(row, 10),
                                        .machine = total_read(row, 11),
                                        .stands = total_read(row, 15)};
    column_text(row, 3, outcome->pack, sizeof outcome->pack);
    column_text(row, 4, outcome->play, sizeof outcome->play);
    column_text(row, 5, outcome->standard, sizeof outcome->standard);
}

enum status records_outcomes(struct records *records, struct attempt_outcome **out, size_t *count)
{
    void *rows = NULL;
    enum status status =
        database_rows(records, STATEMENT_OUTCOMES, &rows, count, sizeof **out, outcome_read);
    *out = rows;
    return status;
}

static void change_read(sqlite3_stmt *row, void *into)
{
    *(struct outcome_change *)into =
        (struct outcome_change){fact_column(row, 0), sqlite3_column_int64(row, 1)};
}

enum status records_outcome_changes(struct records *records, int64_t attempt,
                                    struct outcome_change **out, size_t *count)
{
    void *rows = NULL;
    sqlite3_bind_int64(database_statement(records, STATEMENT_OUTCOME_CHANGES), 1, attempt);
    enum status status =
        database_rows(records, STATEMENT_OUTCOME_CHANGES, &rows, count, sizeof **out, change_read);
    *out = rows;
    return status;
}
