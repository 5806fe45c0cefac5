#include "records/drops.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/grow.h"
#include "records/columns.h"
#include "records/facts.h"
#include "records/readiness_keep.h"
#include "records/result_keep.h"

static enum verdict_kind kind_of(const char *text)
{
    if (text && strcmp(text, verdict_kind_text(VERDICT_MOVE)) == 0)
        return VERDICT_MOVE;
    return text && strcmp(text, verdict_kind_text(VERDICT_PHRASE)) == 0 ? VERDICT_PHRASE
                                                                        : VERDICT_RULE;
}

static void item_read(sqlite3_stmt *row, void *into)
{
    struct paper_item *out = into;
    *out = (struct paper_item){.kind = kind_of((const char *)sqlite3_column_text(row, 1)),
                               .met = sqlite3_column_int(row, 5),
                               .not_met = sqlite3_column_int(row, 6),
                               .undecided = sqlite3_column_int(row, 7),
                               .drop = sqlite3_column_int64(row, 9)};
    column_text(row, 0, out->play, sizeof out->play);
    column_text(row, 2, out->id, sizeof out->id);
    column_text(row, 3, out->name, sizeof out->name);
    column_text(row, 4, out->clause, sizeof out->clause);
}

static enum status items_read(struct records *records, int64_t paper, struct paper_item **out,
                              size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_DROP_ITEMS);
    void *rows = NULL;
    sqlite3_bind_int64(list, 1, paper);
    enum status status =
        database_rows(records, STATEMENT_DROP_ITEMS, &rows, count, sizeof **out, item_read);
    *out = rows;
    return status;
}

/* What one attempt showed of one item: both as they stand. */
struct shown {
    int64_t attempt;
    size_t item; /* index in the list */
    double met;  /* share, 0..1 */
};

struct shown_list {
    struct shown *rows; /* by attempt */
    size_t count;
};

static size_t item_find(const struct paper_item *items, size_t count, sqlite3_stmt *row)
{
    const char *play = (const char *)sqlite3_column_text(row, 1);
    enum verdict_kind kind = kind_of((const char *)sqlite3_column_text(row, 2));
    const char *id = (const char *)sqlite3_column_text(row, 3);
    size_t at = 0;
    while (at < count && (items[at].kind != kind || strcmp(items[at].id, id) != 0 ||
                          strcmp(items[at].play, play) != 0))
        at++;
    return at;
}

static enum status shown_read(struct records *records, int64_t paper,
                              const struct paper_item *items, size_t count, struct shown_list *out)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_ITEMS_SHOWN);
    size_t capacity = 0;
    int row = 0;
    enum status status;
    sqlite3_bind_int64(list, 1, paper);
    while ((status = database_row(records, STATEMENT_ITEMS_SHOWN, &row)) == STATUS_OK && row) {
        size_t item = item_find(items, count, list);
        if (item == count)
            continue;
        status = grow(&out->rows, &capacity, out->count + 1, sizeof *out->rows);
        if (status != STATUS_OK)
            break;
        out->rows[out->count++] =
            (struct shown){sqlite3_column_int64(list, 0), item, sqlite3_column_double(list, 4)};
    }
    sqlite3_reset(list);
    return status;
}

/* The rest of an attempt beside one of its items: the mean of all its others. */
static struct item_score score_of(const struct shown_list *shown, size_t at)
{
    size_t from = at, to = at;
    double rest = 0;
    while (from > 0 && shown->rows[from - 1].attempt == shown->rows[at].attempt)
        from--;
    while (to < shown->count && shown->rows[to].attempt == shown->rows[at].attempt)
        to++;
    for (size_t i = from; i < to; i++)
        rest += i == at ? 0 : shown->rows[i].met / (double)(to - from - 1);
    return (struct item_score){shown->rows[at].met, rest};
}

static void item_analyse(struct paper_item *item, size_t index, const struct shown_list *shown,
                         struct item_score *scores)
{
    size_t n = 0;
    for (size_t i = 0; i < shown->count; i++) {
        if (shown->rows[i].item == index)
            scores[n++] = score_of(shown, i);
    }
    item->people = (int)n;
    item->has_discrimination = item_discrimination(scores, n, &item->discrimination);
}

static enum status items_analyse(struct records *records, int64_t paper, struct paper_item *items,
                                 size_t count)
{
    struct shown_list shown = {0};
    enum status status = shown_read(records, paper, items, count, &shown);
    struct item_score *scores = calloc(shown.count + 1, sizeof *scores);
    for (size_t i = 0; i < count && status == STATUS_OK && scores; i++)
        item_analyse(&items[i], i, &shown, scores);
    free(shown.rows);
    free(scores);
    return status == STATUS_OK && !scores ? STATUS_NO_MEMORY : status;
}

enum status records_paper_items(struct records *records, int64_t paper, struct paper_item **out,
                                size_t *count)
{
    *out = NULL;
    *count = 0;
    enum status status = items_read(records, paper, out, count);
    if (status == STATUS_OK)
        status = items_analyse(records, paper, *out, *count);
    if (status == STATUS_OK)
        return STATUS_OK;
    free(*out);
    *out = NULL;
    *count = 0;
    return status;
}

static void number_read(sqlite3_stmt *row, void *into)
{
    *(int64_t *)into = sqlite3_column_int64(row, 0);
}

/* The first column of all rows of a statement on one number (malloc'd). */
static enum status numbers_read(struct records *records, enum statement statement, int64_t of,
                                int64_t **out, size_t *count)
{
    sqlite3_stmt *list = database_statement(records, statement);
    void *rows = NULL;
    sqlite3_bind_int64(list, 1, of);
    enum status status = database_rows(records, statement, &rows, count, sizeof **out, number_read);
    *out = rows;
    return status;
}

static enum status mark_add(struct records *records, int64_t drop, int64_t verdict)
{
    struct uuid uid;
    enum status status = fact_uid(records, &uid);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *add = database_statement(records, STATEMENT_DROP_MARK);
    sqlite3_bind_int64(add, 1, drop);
    sqlite3_bind_int64(add, 2, verdict);
    fact_bind(add, 3, &uid);
    status = database_run(records, STATEMENT_DROP_MARK);
    return status == STATUS_OK ? fact_add(records, FACT_MARK, &uid) : status;
}

static enum status marks_add(struct records *records, int64_t drop)
{
    int64_t *verdicts = NULL;
    size_t count = 0;
    enum status status = numbers_read(records, STATEMENT_DROP_VERDICTS, drop, &verdicts, &count);
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = mark_add(records, drop, verdicts[i]);
    free(verdicts);
    return status;
}

/* The cards of all whom the drop touches are added up again. */
static enum status cards_again(struct records *records, int64_t drop)
{
    int64_t *attempts = NULL;
    size_t count = 0;
    enum status status = numbers_read(records, STATEMENT_DROP_ATTEMPTS, drop, &attempts, &count);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = card_store_again(records, attempts[i]);
        if (status == STATUS_OK)
            status = readiness_keep_attempt(records, attempts[i]);
    }
    free(attempts);
    return status;
}

/* Of those alone that were released: another release is a trainer's word, not ours. */
static enum status results_again(struct records *records, int64_t paper, const char *who,
                                 const char *reason, int64_t unix_ms)
{
    struct sitting_row *rows = NULL;
    size_t count = 0;
    enum status status = records_sittings_of_paper(records, paper, &rows, &count);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        if (rows[i].state == SITTING_RELEASED)
            status = result_keep(records, rows[i].sitting, who, reason, unix_ms);
    }
    free(rows);
    return status;
}

static enum status drop_add(struct records *records, int64_t paper, const struct paper_item *item,
                            const char *who, const char *reason, int64_t unix_ms, int64_t *drop)
{
    struct uuid uid;
    enum status status = fact_uid(records, &uid);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *add = database_statement(records, STATEMENT_DROP_ADD);
    fact_bind(add, 1, &uid);
    sqlite3_bind_int64(add, 2, paper);
    sqlite3_bind_text(add, 3, item->play, -1, SQLITE_STATIC);
    sqlite3_bind_text(add, 4, verdict_kind_text(item->kind), -1, SQLITE_STATIC);
    sqlite3_bind_text(add, 5, item->id, -1, SQLITE_STATIC);
    sqlite3_bind_text(add, 6, who, -1, SQLITE_STATIC);
    sqlite3_bind_text(add, 7, reason, -1, SQLITE_STATIC);
    sqlite3_bind_int64(add, 8, unix_ms);
    status = database_run(records, STATEMENT_DROP_ADD);
    if (status == STATUS_OK)
        *drop = sqlite3_last_insert_rowid(records->db);
    if (status == STATUS_OK)
        status = fact_add(records, FACT_DROP, &uid);
    if (status == STATUS_OK)
        status = marks_add(records, *drop);
    if (status == STATUS_OK)
        status = cards_again(records, *drop);
    return status == STATUS_OK ? results_again(records, paper, who, reason, unix_ms) : status;
}

static void change_read(sqlite3_stmt *row, void *into)
{
    struct drop_change *change = into;
    *change = (struct drop_change){.sitting = sqlite3_column_int64(row, 0)};
    column_text(row, 1, change->name, sizeof change->name);
}

static enum status changes_list(struct records *records, int64_t paper, struct drop_change **out,
                                size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_DROP_SITTINGS);
    void *rows = NULL;
    sqlite3_bind_int64(list, 1, paper);
    enum status status =
        database_rows(records, STATEMENT_DROP_SITTINGS, &rows, count, sizeof **out, change_read);
    *out = rows;
    return status;
}

static enum status changes_preview(struct records *records, int64_t paper,
                                   const struct paper_item *item, struct drop_change *changes,
                                   size_t count)
{
    struct sitting_score score;
    int64_t drop = 0;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = records_sitting_score(records, changes[i].sitting, &score);
        changes[i].before = score.verdict;
        changes[i].total_before = score.total;
    }
    if (status == STATUS_OK)
        status = drop_add(records, paper, item, "preview", "preview", clock_unix_ms(), &drop);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = records_sitting_score(records, changes[i].sitting, &score);
        changes[i].after = score.verdict;
        changes[i].total_after = score.total;
    }
    return status;
}

/* Done, looked at, and rolled back: so it can say nothing else than what would be. */
enum status records_drop_preview(struct records *records, int64_t paper,
                                 const struct paper_item *item, struct drop_change **out,
                                 size_t *count)
{
    *out = NULL;
    *count = 0;
    enum status status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    status = changes_list(records, paper, out, count);
    if (status == STATUS_OK)
        status = changes_preview(records, paper, item, *out, *count);
    enum status back = database_run(records, STATEMENT_ROLLBACK);
    if (status == STATUS_OK && back == STATUS_OK)
        return STATUS_OK;
    free(*out);
    *out = NULL;
    *count = 0;
    return status == STATUS_OK ? back : status;
}

enum status records_drop(struct records *records, int64_t paper, const struct paper_item *item,
                         const char *who, const char *reason, int64_t unix_ms, int64_t *drop)
{
    if (!reason || !*reason || !who || !*who)
        return database_fail(records, STATUS_INVALID, "Who drops an item says why.");
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK
               ? database_end(records, drop_add(records, paper, item, who, reason, unix_ms, drop))
               : status;
}

static enum status undo(struct records *records, int64_t drop, const char *who, int64_t unix_ms)
{
    sqlite3_stmt *set = database_statement(records, STATEMENT_DROP_UNDO);
    int row = 0;
    sqlite3_bind_int64(set, 1, drop);
    sqlite3_bind_int64(set, 2, unix_ms);
    sqlite3_bind_text(set, 3, who, -1, SQLITE_STATIC);
    enum status status = database_row(records, STATEMENT_DROP_UNDO, &row);
    if (status != STATUS_OK)
        return status;
    if (!row)
        return database_fail(records, STATUS_NOT_FOUND, "There is no drop %lld any more.",
                             (long long)drop);
    struct uuid uid = fact_column(set, 0);
    int64_t paper = sqlite3_column_int64(set, 1);
    sqlite3_reset(set);
    status = fact_add(records, FACT_DROP, &uid);
    if (status == STATUS_OK)
        status = cards_again(records, drop);
    return status == STATUS_OK ? results_again(records, paper, who, "undone", unix_ms) : status;
}

enum status records_drop_undo(struct records *records, int64_t drop, const char *who,
                              int64_t unix_ms)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, undo(records, drop, who, unix_ms)) : status;
}
