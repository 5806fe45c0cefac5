#include "records/reviews.h"

#include <stdlib.h>
#include <string.h>

#include "records/columns.h"
#include "records/database.h"

/* As the tables have them. */
static const char *const kinds[] = {
    [REVIEW_PHRASE] = "phrase", [REVIEW_DRILL] = "drill", [REVIEW_QUESTION] = "question"};
enum { N_KINDS = sizeof kinds / sizeof *kinds, ID_SIZE = sizeof((struct reviewed *)0)->item };

static bool is_id(const char *text)
{
    return text && *text && strlen(text) < ID_SIZE;
}

/* Person, pack, kind and item are the first four of all statements here. */
static void bind_item(sqlite3_stmt *statement, const struct review *review)
{
    sqlite3_bind_int64(statement, 1, review->person);
    sqlite3_bind_text(statement, 2, review->pack, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 3, kinds[review->kind], -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 4, review->item, -1, SQLITE_STATIC);
}

static enum status recall_read(struct records *records, const struct review *review,
                               struct recall *out)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_RECALL);
    int row = 0;
    *out = (struct recall){0};
    bind_item(find, review);
    enum status status = database_row(records, STATEMENT_RECALL, &row);
    if (status != STATUS_OK || !row)
        return status;
    *out = (struct recall){.stability_days = sqlite3_column_double(find, 0),
                           .difficulty = sqlite3_column_double(find, 1),
                           .reviewed_unix_ms = sqlite3_column_int64(find, 2)};
    sqlite3_reset(find);
    return STATUS_OK;
}

static enum status log_add(struct records *records, const struct review *review)
{
    sqlite3_stmt *add = database_statement(records, STATEMENT_REVIEW_ADD);
    bind_item(add, review);
    sqlite3_bind_int(add, 5, (int)review->grade);
    sqlite3_bind_int64(add, 6, review->reviewed_unix_ms);
    return database_run(records, STATEMENT_REVIEW_ADD);
}

static enum status recall_write(struct records *records, const struct review *review,
                                const struct recall *recall)
{
    sqlite3_stmt *set = database_statement(records, STATEMENT_RECALL_SET);
    bind_item(set, review);
    sqlite3_bind_int(set, 5, (int)review->grade);
    sqlite3_bind_int64(set, 6, recall->reviewed_unix_ms);
    sqlite3_bind_double(set, 7, recall->stability_days);
    sqlite3_bind_double(set, 8, recall->difficulty);
    return database_run(records, STATEMENT_RECALL_SET);
}

enum status records_review_add(struct records *records, const struct review *review)
{
    struct recall recall;
    if (!is_id(review->pack) || !is_id(review->item))
        return database_fail(records, STATUS_INVALID, "A review needs ids of 1 to 63 bytes.");
    database_statement(records, STATEMENT_BEGIN);
    enum status status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    status = recall_read(records, review, &recall);
    recall = recall_review(&recall, review->grade, review->reviewed_unix_ms);
    if (status == STATUS_OK)
        status = log_add(records, review);
    if (status == STATUS_OK)
        status = recall_write(records, review, &recall);
    return database_end(records, status);
}

static enum review_kind kind_of(const char *text)
{
    int kind = 0;
    while (kind + 1 < N_KINDS && strcmp(kinds[kind], text) != 0)
        kind++;
    return (enum review_kind)kind;
}

static void reviewed_read(sqlite3_stmt *row, void *into)
{
    struct reviewed *out = into;
    char kind[16];
    *out = (struct reviewed){.last = (enum recall_grade)sqlite3_column_int(row, 3),
                             .recall = {.reviewed_unix_ms = sqlite3_column_int64(row, 4),
                                        .stability_days = sqlite3_column_double(row, 5),
                                        .difficulty = sqlite3_column_double(row, 6)},
                             .reviews = sqlite3_column_int(row, 7)};
    column_text(row, 0, out->pack, sizeof out->pack);
    column_text(row, 1, kind, sizeof kind);
    column_text(row, 2, out->item, sizeof out->item);
    out->kind = kind_of(kind);
}

enum status records_reviewed(struct records *records, int64_t person, struct reviewed **out,
                             size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_RECALLS);
    void *rows = NULL;
    sqlite3_bind_int64(list, 1, person);
    enum status status =
        database_rows(records, STATEMENT_RECALLS, &rows, count, sizeof **out, reviewed_read);
    *out = rows;
    return status;
}

bool reviewed_is_known(const struct reviewed *reviewed)
{
    return reviewed->last >= RECALL_HARD;
}

const struct reviewed *reviewed_find(const struct reviewed *all, size_t count, const char *pack,
                                     enum review_kind kind, const char *item)
{
    for (size_t i = 0; i < count; i++) {
        if (all[i].kind == kind && strcmp(all[i].item, item) == 0 && strcmp(all[i].pack, pack) == 0)
            return &all[i];
    }
    return NULL;
}
