#include "records/plans.h"

#include <stdlib.h>

#include "records/columns.h"
#include "records/database.h"

static void bind_text(sqlite3_stmt *statement, int index, const char *text)
{
    sqlite3_bind_text(statement, index, text, -1, SQLITE_STATIC);
}

static void plan_read(sqlite3_stmt *row, void *into)
{
    struct plan_row *plan = into;
    *plan = (struct plan_row){.ready = sqlite3_column_int(row, 1),
                              .practised = sqlite3_column_int(row, 2),
                              .planned = sqlite3_column_int(row, 3)};
    column_text(row, 0, plan->competency, sizeof plan->competency);
}

enum status records_plan(struct records *records, const char *team, int64_t week_unix_ms,
                         int64_t now_unix_ms, struct plan_row **out, size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_PLAN);
    void *rows = NULL;
    bind_text(list, 1, team);
    sqlite3_bind_int64(list, 2, week_unix_ms);
    sqlite3_bind_int64(list, 3, now_unix_ms);
    enum status status =
        database_rows(records, STATEMENT_PLAN, &rows, count, sizeof **out, plan_read);
    *out = rows;
    return status;
}

static enum status toggle(struct records *records, const char *team, int64_t week_unix_ms,
                          const char *competency, const char *who, int64_t now_unix_ms)
{
    sqlite3_stmt *drop = database_statement(records, STATEMENT_PLAN_DROP);
    bind_text(drop, 1, team);
    sqlite3_bind_int64(drop, 2, week_unix_ms);
    bind_text(drop, 3, competency);
    enum status status = database_run(records, STATEMENT_PLAN_DROP);
    if (status != STATUS_OK || sqlite3_changes(records->db) > 0)
        return status;
    sqlite3_stmt *add = database_statement(records, STATEMENT_PLAN_ADD);
    bind_text(add, 1, team);
    sqlite3_bind_int64(add, 2, week_unix_ms);
    bind_text(add, 3, competency);
    bind_text(add, 4, who);
    sqlite3_bind_int64(add, 5, now_unix_ms);
    return database_run(records, STATEMENT_PLAN_ADD);
}

enum status records_plan_toggle(struct records *records, const char *team, int64_t week_unix_ms,
                                const char *competency, const char *who, int64_t now_unix_ms)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, toggle(records, team, week_unix_ms,
                                                              competency, who, now_unix_ms))
                               : status;
}

enum status records_planned_for(struct records *records, int64_t person, int64_t week_unix_ms,
                                char out[PLANNED_MAX][COMPETENCY_SIZE], size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_PLANNED_FOR);
    int row = 0;
    enum status status;
    *count = 0;
    sqlite3_bind_int64(list, 1, person);
    sqlite3_bind_int64(list, 2, week_unix_ms);
    while ((status = database_row(records, STATEMENT_PLANNED_FOR, &row)) == STATUS_OK && row &&
           *count < PLANNED_MAX)
        column_text(list, 0, out[(*count)++], COMPETENCY_SIZE);
    sqlite3_reset(list);
    return status;
}
