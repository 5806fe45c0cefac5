/* Lists of attempts, a page at a time, what was broken off, and what a person has reached in each
 * play. */
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "records/columns.h"
#include "records/database.h"

static void summary_read(sqlite3_stmt *row, struct attempt_summary *summary)
{
    struct state_columns columns = {.finished = 8, .pass = 10, .whole = 12};
    *summary = (struct attempt_summary){.id = sqlite3_column_int64(row, 0),
                                        .state = column_state(row, columns),
                                        .total = column_total(row, 3),
                                        .total_low = column_total(row, 4),
                                        .total_high = column_total(row, 5),
                                        .review = sqlite3_column_int(row, 6),
                                        .started_unix_ms = sqlite3_column_int64(row, 7),
                                        .finished_unix_ms = sqlite3_column_int64(row, 8),
                                        .pass = sqlite3_column_int(row, 10)};
    const char *mode = (const char *)sqlite3_column_text(row, 9);
    if (summary->state == STORED_HOLED) /* its points are not those of the talk */
        summary->total = summary->total_low = summary->total_high = -1;
    bool exam = mode && strcmp(mode, attempt_mode_text(ATTEMPT_EXAM)) == 0;
    summary->mode = exam ? ATTEMPT_EXAM : ATTEMPT_PRACTICE;
    column_text(row, 1, summary->play, sizeof summary->play);
    column_text(row, 2, summary->ending, sizeof summary->ending);
    summary->withheld = sqlite3_column_int(row, 13);
    column_text(row, 11, summary->person, sizeof summary->person);
}

static sqlite3_stmt *query_statement(struct records *records, enum statement statement,
                                     const struct attempts_query *query)
{
    sqlite3_stmt *list = database_statement(records, statement);
    if (query->which == ATTEMPTS_TO_REVIEW)
        sqlite3_bind_text(list, 1, attempt_mode_text(query->mode), -1, SQLITE_STATIC);
    else
        sqlite3_bind_int64(list, 1, query->person);
    return list;
}

enum status records_attempts(struct records *records, const struct attempts_query *query,
                             struct attempt_summary *out, size_t *count)
{
    static const enum statement lists[] = {[ATTEMPTS_FINISHED] = STATEMENT_ATTEMPTS_FINISHED,
                                           [ATTEMPTS_ALL] = STATEMENT_ATTEMPTS_ALL,
                                           [ATTEMPTS_TO_REVIEW] = STATEMENT_ATTEMPTS_TO_REVIEW};
    enum statement statement = lists[query->which];
    sqlite3_stmt *list = query_statement(records, statement, query);
    sqlite3_bind_int64(list, 2, (int64_t)query->max);
    sqlite3_bind_int64(list, 3, (int64_t)query->first);
    int row = 0;
    enum status status;
    *count = 0;
    while ((status = database_row(records, statement, &row)) == STATUS_OK && row)
        summary_read(list, &out[(*count)++]);
    return status;
}

enum status records_attempts_count(struct records *records, const struct attempts_query *query,
                                   size_t *count)
{
    static const enum statement counts[] = {[ATTEMPTS_FINISHED] = STATEMENT_COUNT_FINISHED,
                                            [ATTEMPTS_ALL] = STATEMENT_COUNT_ALL,
                                            [ATTEMPTS_TO_REVIEW] = STATEMENT_COUNT_TO_REVIEW};
    enum statement statement = counts[query->which];
    sqlite3_stmt *counted = query_statement(records, statement, query);
    int row = 0;
    enum status status = database_row(records, statement, &row);
    *count = row ? (size_t)sqlite3_column_int64(counted, 0) : 0;
    sqlite3_reset(counted);
    return status;
}

/* By a power cut, or by whoever pulled the plug. */
enum status records_broken_off(struct records *records, int64_t since_unix_ms,
                               struct broken_off *out)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_BROKEN_OFF);
    int row = 0;
    *out = (struct broken_off){.attempt = 0};
    sqlite3_bind_int64(find, 1, since_unix_ms);
    enum status status = database_row(records, STATEMENT_BROKEN_OFF, &row);
    if (status != STATUS_OK || !row)
        return status == STATUS_OK ? STATUS_NOT_FOUND : status;
    out->attempt = sqlite3_column_int64(find, 0);
    out->person = sqlite3_column_int64(find, 1);
    out->seed = (uint32_t)sqlite3_column_int64(find, 5);
    column_text(find, 2, out->name, sizeof out->name);
    column_text(find, 3, out->play, sizeof out->play);
    column_text(find, 4, out->standard, sizeof out->standard);
    sqlite3_reset(find);
    return STATUS_OK;
}

static void best_read(sqlite3_stmt *row, struct play_best *best)
{
    *best = (struct play_best){.attempts = sqlite3_column_int(row, 1),
                               .best_total = column_total(row, 2),
                               .last_total = column_total(row, 4),
                               .last_unix_ms = sqlite3_column_int64(row, 3)};
    column_text(row, 0, best->play, sizeof best->play);
}

static enum status bests_read(struct records *records, int64_t person, struct play_best **bests,
                              size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_BEST_BY_PLAY);
    sqlite3_bind_int64(list, 1, person);
    size_t capacity = 0;
    int row = 0;
    enum status status;
    while ((status = database_row(records, STATEMENT_BEST_BY_PLAY, &row)) == STATUS_OK && row) {
        if (grow(bests, &capacity, *count + 1, sizeof **bests) != STATUS_OK)
            return STATUS_NO_MEMORY;
        best_read(list, &(*bests)[(*count)++]);
    }
    return status;
}

enum status records_best_by_play(struct records *records, int64_t person, struct play_best **out,
                                 size_t *count)
{
    *out = NULL;
    *count = 0;
    enum status status = bests_read(records, person, out, count);
    if (status == STATUS_OK)
        return STATUS_OK;
    free(*out);
    *out = NULL;
    *count = 0;
    return status;
}

enum status records_play_line(struct records *records, int64_t attempt, struct play_point *out,
                              size_t max, size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_PLAY_LINE);
    sqlite3_bind_int64(list, 1, attempt);
    sqlite3_bind_int64(list, 2, (int64_t)max);
    int row = 0;
    enum status status;
    *count = 0;
    while ((status = database_row(records, STATEMENT_PLAY_LINE, &row)) == STATUS_OK && row)
        out[(*count)++] = (struct play_point){.attempt = sqlite3_column_int64(list, 0),
                                              .total = column_total(list, 1),
                                              .finished_unix_ms = sqlite3_column_int64(list, 2)};
    return status;
}

enum status records_missed_before(struct records *records, int64_t attempt,
                                  const struct verdict *item, int last, int *count)
{
    sqlite3_stmt *counted = database_statement(records, STATEMENT_MISSED_BEFORE);
    int row = 0;
    sqlite3_bind_int64(counted, 1, attempt);
    sqlite3_bind_text(counted, 2, verdict_kind_text(item->kind), -1, SQLITE_STATIC);
    sqlite3_bind_text(counted, 3, item->id, -1, SQLITE_STATIC);
    sqlite3_bind_int(counted, 4, last);
    enum status status = database_row(records, STATEMENT_MISSED_BEFORE, &row);
    *count = row ? sqlite3_column_int(counted, 0) : 0;
    sqlite3_reset(counted);
    return status;
}
