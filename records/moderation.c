#include "records/moderation.h"

#include <stdlib.h>
#include <string.h>

#include "records/columns.h"
#include "records/database.h"

static enum verdict_kind kind_of(const char *text)
{
    if (text && strcmp(text, verdict_kind_text(VERDICT_MOVE)) == 0)
        return VERDICT_MOVE;
    return text && strcmp(text, verdict_kind_text(VERDICT_PHRASE)) == 0 ? VERDICT_PHRASE
                                                                        : VERDICT_RULE;
}

static void item_read(sqlite3_stmt *row, void *into)
{
    struct moderation_item *out = into;
    const char *mode = (const char *)sqlite3_column_text(row, 4);
    bool exam = mode && strcmp(mode, attempt_mode_text(ATTEMPT_EXAM)) == 0;
    *out = (struct moderation_item){.verdict = sqlite3_column_int64(row, 0),
                                    .attempt = sqlite3_column_int64(row, 1),
                                    .why = (enum moderation_why)sqlite3_column_int(row, 2),
                                    .mode = exam ? ATTEMPT_EXAM : ATTEMPT_PRACTICE,
                                    .finished_unix_ms = sqlite3_column_int64(row, 5),
                                    .kind = kind_of((const char *)sqlite3_column_text(row, 6)),
                                    .has_sound = sqlite3_column_int(row, 10),
                                    .reply = sqlite3_column_int(row, 11)};
    column_text(row, 3, out->play, sizeof out->play);
    column_text(row, 7, out->id, sizeof out->id);
    column_text(row, 8, out->name, sizeof out->name);
    column_text(row, 9, out->clause, sizeof out->clause);
}

enum status records_moderation(struct records *records, size_t max, struct moderation_item **out,
                               size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_MODERATION);
    void *rows = NULL;
    sqlite3_bind_int64(list, 1, (int64_t)max);
    enum status status =
        database_rows(records, STATEMENT_MODERATION, &rows, count, sizeof **out, item_read);
    *out = rows;
    return status;
}

enum status records_moderation_wants(struct records *records, int64_t verdict, bool *wants)
{
    sqlite3_stmt *look = database_statement(records, STATEMENT_MODERATION_WANTS);
    int row = 0;
    *wants = false;
    sqlite3_bind_int64(look, 1, verdict);
    enum status status = database_row(records, STATEMENT_MODERATION_WANTS, &row);
    if (status == STATUS_OK && row)
        *wants = sqlite3_column_int(look, 0);
    sqlite3_reset(look);
    return status;
}

enum status records_moderation_counts(struct records *records, int out[MODERATION_WHYS])
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_MODERATION_COUNTS);
    int row = 0;
    enum status status;
    memset(out, 0, MODERATION_WHYS * sizeof *out);
    while ((status = database_row(records, STATEMENT_MODERATION_COUNTS, &row)) == STATUS_OK &&
           row) {
        int why = sqlite3_column_int(list, 0);
        if (why >= 0 && why < MODERATION_WHYS)
            out[why] = sqlite3_column_int(list, 1);
    }
    return status;
}

struct standing {
    int64_t verdict, attempt;
    enum verdict_value value;
};

static void standing_row_read(sqlite3_stmt *row, void *into)
{
    const char *value = (const char *)sqlite3_column_text(row, 2);
    bool met = value && strcmp(value, verdict_value_text(VERDICT_MET)) == 0;
    *(struct standing *)into =
        (struct standing){sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1),
                          met ? VERDICT_MET : VERDICT_NOT_MET};
}

static enum status standing_read(struct records *records, struct standing **out, size_t *count)
{
    void *rows = NULL;
    enum status status = database_rows(records, STATEMENT_MODERATION_STANDING, &rows, count,
                                       sizeof **out, standing_row_read);
    *out = rows;
    return status;
}

static enum status one_accept(struct records *records, const struct standing *of, struct mark *mark,
                              struct accept_progress *progress)
{
    bool wants = false;
    enum status status = records_moderation_wants(records, of->verdict, &wants);
    if (status != STATUS_OK || !wants)
        return status;
    mark->item = (struct item_ref){ITEM_VERDICT, of->verdict};
    mark->value = of->value;
    status = records_mark(records, of->attempt, mark);
    atomic_fetch_add(&progress->done, status == STATUS_OK);
    return status;
}

enum status records_moderation_accept(struct records *records, const char *who, const char *reason,
                                      int64_t unix_ms, struct accept_progress *progress)
{
    struct standing *all = NULL;
    size_t count = 0;
    struct mark mark = {.who = who, .reason = reason, .marked_unix_ms = unix_ms, .role = ROLE_SPOT};
    atomic_store(&progress->done, 0);
    enum status status = standing_read(records, &all, &count);
    atomic_store(&progress->all, (int)count);
    for (size_t i = 0; i < count && status == STATUS_OK && !atomic_load(&progress->stop); i++)
        status = one_accept(records, &all[i], &mark, progress);
    free(all);
    return status;
}
