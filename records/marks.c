/* A trainer's marks, and the card that they change. */
#include <string.h>

#include "base/utf8.h"
#include "records/facts.h"
#include "records/readiness_keep.h"
#include "records/result_keep.h"
#include "records/stored_card.h"

static bool written(const char *text)
{
    return text && *text && utf8_valid(text, strlen(text), NULL);
}

static enum status mark_check(struct records *records, const struct mark *mark)
{
    if (!written(mark->who))
        return database_fail(records, STATUS_INVALID, "A mark names who made it.");
    if (mark->kind == MARK_TAKEN_BACK)
        return STATUS_OK;
    if (mark->value == VERDICT_UNDECIDED)
        return database_fail(records, STATUS_INVALID, "A mark decides: it cannot be undecided.");
    if (mark->item.of == ITEM_VERDICT && !written(mark->reason))
        return database_fail(records, STATUS_INVALID,
                             "A mark on the machine's verdict gives its reason.");
    return STATUS_OK;
}

static const char *const roles[] = {[ROLE_TRAINER] = "trainer",
                                    [ROLE_OBSERVER] = "observer",
                                    [ROLE_JUDGE] = "judge",
                                    [ROLE_SPOT] = "spot"};

static enum status mark_insert(struct records *records, int64_t attempt, const struct mark *mark,
                               const struct uuid *uid)
{
    enum statement statement =
        mark->item.of == ITEM_VERDICT ? STATEMENT_MARK_VERDICT : STATEMENT_MARK_LINE;
    sqlite3_stmt *add = database_statement(records, statement);
    sqlite3_bind_int64(add, 1, mark->item.number);
    sqlite3_bind_int64(add, 2, attempt);
    if (mark->kind == MARK_DECIDES)
        sqlite3_bind_text(add, 3, verdict_value_text(mark->value), -1, SQLITE_STATIC);
    sqlite3_bind_text(add, 4, mark->who, -1, SQLITE_STATIC);
    sqlite3_bind_text(add, 5, mark->reason ? mark->reason : "", -1, SQLITE_STATIC);
    sqlite3_bind_int64(add, 6, mark->marked_unix_ms);
    fact_bind(add, 7, uid);
    sqlite3_bind_text(add, 8, roles[mark->item.of == ITEM_CHECKLIST ? ROLE_OBSERVER : mark->role],
                      -1, SQLITE_STATIC);
    sqlite3_bind_int(add, 9, mark->blind);
    enum status status = database_run(records, statement);
    if (status == STATUS_OK && sqlite3_changes(records->db) == 0)
        return database_fail(records, STATUS_NOT_FOUND, "Attempt %lld has no item %lld.",
                             (long long)attempt, (long long)mark->item.number);
    return status;
}

/* A trainer has looked at it, whatever came of that. */
static enum status dispute_settle(struct records *records, int64_t verdict, int64_t unix_ms)
{
    sqlite3_stmt *settle = database_statement(records, STATEMENT_DISPUTE_SETTLE);
    sqlite3_bind_int64(settle, 1, verdict);
    sqlite3_bind_int64(settle, 2, unix_ms);
    return database_run(records, STATEMENT_DISPUTE_SETTLE);
}

enum status records_dispute(struct records *records, int64_t attempt, int64_t verdict,
                            int64_t unix_ms)
{
    sqlite3_stmt *add = NULL;
    struct uuid uid;
    enum status status = fact_uid(records, &uid);
    if (status == STATUS_OK)
        status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    add = database_statement(records, STATEMENT_DISPUTE_ADD);
    fact_bind(add, 1, &uid);
    sqlite3_bind_int64(add, 2, attempt);
    sqlite3_bind_int64(add, 3, verdict);
    sqlite3_bind_int64(add, 4, unix_ms);
    status = database_run(records, STATEMENT_DISPUTE_ADD);
    if (status == STATUS_OK && sqlite3_changes(records->db) > 0)
        status = fact_add(records, FACT_DISPUTE, &uid);
    return database_end(records, status);
}

static enum status total_update(struct records *records, const struct stored_card *card)
{
    sqlite3_stmt *update = database_statement(records, STATEMENT_CARD_TOTAL);
    sqlite3_bind_int64(update, 1, card->id);
    sqlite3_bind_double(update, 2, card->card.total);
    sqlite3_bind_double(update, 3, card->card.total_low);
    sqlite3_bind_double(update, 4, card->card.total_high);
    sqlite3_bind_int(update, 5, card->card.review);
    return database_run(records, STATEMENT_CARD_TOTAL);
}

static enum status criterion_update(struct records *records, const struct stored_card *card,
                                    int position)
{
    const struct criterion_score *score = &card->card.criteria[position];
    sqlite3_stmt *update = database_statement(records, STATEMENT_CARD_CRITERION);
    sqlite3_bind_int64(update, 1, card->id);
    sqlite3_bind_int(update, 2, position);
    sqlite3_bind_double(update, 3, score->points);
    sqlite3_bind_double(update, 4, score->points_max);
    sqlite3_bind_double(update, 5, score->points_low);
    sqlite3_bind_double(update, 6, score->points_high);
    sqlite3_bind_double(update, 7, score->points_max_all);
    return database_run(records, STATEMENT_CARD_CRITERION);
}

/* True also where all marks were taken back: what they had changed must be put right again. */
static bool any_marked(const struct stored_card *card)
{
    for (size_t i = 0; i < card->n_replies; i++) {
        for (size_t k = 0; k < card->verdicts[i].count; k++) {
            if (*card->replies[i].items[k].who)
                return true;
        }
    }
    return false;
}

static enum status card_update(struct records *records, const struct stored_card *card)
{
    enum status status = total_update(records, card);
    for (size_t i = 0; status == STATUS_OK && i < card->card.n_criteria; i++)
        status = criterion_update(records, card, (int)i);
    return status;
}

enum status card_store_again(struct records *records, int64_t attempt)
{
    struct stored_card card;
    enum status status = records_card(records, attempt, &card);
    if (status == STATUS_OK && card.state == STORED_WHOLE)
        status = card_update(records, &card);
    stored_card_finish(&card);
    return status;
}

enum status card_store_marks(struct records *records, int64_t attempt)
{
    struct stored_card card;
    enum status status = records_card(records, attempt, &card);
    if (status == STATUS_OK && card.state == STORED_OLD && any_marked(&card))
        status = database_fail(records, STATUS_INVALID,
                               "Attempt %lld was stored by an older Yingda, without what its "
                               "verdicts counted for: its card cannot be added up again.",
                               (long long)attempt);
    if (status == STATUS_OK && card.state == STORED_WHOLE && any_marked(&card))
        status = card_update(records, &card);
    stored_card_finish(&card);
    return status;
}

/* A result that was released is superseded where the mark changes it. */
static enum status result_update(struct records *records, int64_t attempt, const struct mark *mark)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_RESULT_OF_ATTEMPT);
    int row = 0;
    sqlite3_bind_int64(find, 1, attempt);
    enum status status = database_row(records, STATEMENT_RESULT_OF_ATTEMPT, &row);
    int64_t sitting = status == STATUS_OK && row ? sqlite3_column_int64(find, 0) : 0;
    sqlite3_reset(find);
    return sitting ? result_keep(records, sitting, mark->who, mark->reason ? mark->reason : "",
                                 mark->marked_unix_ms)
                   : status;
}

enum status records_mark(struct records *records, int64_t attempt, const struct mark *mark)
{
    struct uuid uid;
    enum status status = mark_check(records, mark);
    if (status == STATUS_OK)
        status = fact_uid(records, &uid);
    if (status == STATUS_OK)
        status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    status = mark_insert(records, attempt, mark, &uid);
    if (status == STATUS_OK && mark->item.of == ITEM_VERDICT)
        status = dispute_settle(records, mark->item.number, mark->marked_unix_ms);
    if (status == STATUS_OK)
        status = fact_add(records, FACT_MARK, &uid);
    if (status == STATUS_OK)
        status = card_store_marks(records, attempt);
    if (status == STATUS_OK)
        status = result_update(records, attempt, mark);
    if (status == STATUS_OK)
        status = readiness_keep_attempt(records, attempt);
    return database_end(records, status);
}
