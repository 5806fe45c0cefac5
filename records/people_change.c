#include "records/people_change.h"

#include <string.h>

#include "base/clock.h"
#include "records/facts.h"
#include "records/person.h"
#include "records/readiness_keep.h"

enum status records_person_find(struct records *records, const char *who, int64_t *id)
{
    char number[NUMBER_SIZE], key[NAME_SIZE];
    struct namesakes namesakes;
    enum status status = STATUS_NOT_FOUND;
    if (fold_number(who, number, sizeof number) == STATUS_OK && *number)
        status = person_by_number(records, number, id);
    if (status != STATUS_NOT_FOUND)
        return status;
    fold_key(who, key);
    status = person_namesakes(records, key, &namesakes);
    if (status != STATUS_OK)
        return status;
    if (namesakes.with + namesakes.without > 1)
        return database_fail(records, STATUS_LIMIT, "%d people are called %s: say the number.",
                             namesakes.with + namesakes.without, who);
    *id = namesakes.with ? namesakes.id_with : namesakes.id_without;
    return *id ? STATUS_OK
               : database_fail(records, STATUS_NOT_FOUND, "Nobody is called %s or has the number.",
                               who);
}

/* Runs a statement that gives the uid of the one person that it changed, and stores the fact. */
static enum status changed_fact(struct records *records, enum statement statement, int64_t id)
{
    int row = 0;
    enum status status = database_row(records, statement, &row);
    if (status != STATUS_OK)
        return status;
    if (!row)
        return database_fail(records, STATUS_NOT_FOUND, "The database holds no person %lld.",
                             (long long)id);
    struct uuid uid = fact_column(records->statements[statement], 0);
    sqlite3_reset(records->statements[statement]);
    return fact_add(records, FACT_PERSON, &uid);
}

enum status records_person_rename(struct records *records, int64_t id, const char *name)
{
    struct person_row row;
    enum status status = person_fold(records, &(struct person_who){.name = name}, &row);
    if (status == STATUS_OK)
        status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *rename = database_statement(records, STATEMENT_PERSON_RENAME);
    sqlite3_bind_int64(rename, 1, id);
    sqlite3_bind_text(rename, 2, row.name, -1, SQLITE_STATIC);
    sqlite3_bind_text(rename, 3, row.key, -1, SQLITE_STATIC);
    return database_end(records, changed_fact(records, STATEMENT_PERSON_RENAME, id));
}

static enum status retire(struct records *records, int64_t id, int64_t merged_into)
{
    sqlite3_stmt *retire = database_statement(records, STATEMENT_PERSON_RETIRE);
    sqlite3_bind_int64(retire, 1, id);
    sqlite3_bind_int64(retire, 2, clock_unix_ms());
    if (merged_into)
        sqlite3_bind_int64(retire, 3, merged_into);
    return changed_fact(records, STATEMENT_PERSON_RETIRE, id);
}

enum status records_person_retire(struct records *records, int64_t id)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, retire(records, id, 0)) : status;
}

/* Attempts, answers and what they add up to, the voice, and what was merged into `from` before. */
static enum status all_move(struct records *records, int64_t from, int64_t into)
{
    static const enum statement moves[] = {
        STATEMENT_MERGE_ATTEMPTS,        STATEMENT_MERGE_REVIEWS,
        STATEMENT_MERGE_RECALLS,         STATEMENT_MERGE_RECALLS_LEFT,
        STATEMENT_MERGE_VOICE,           STATEMENT_MERGE_MERGED,
        STATEMENT_MERGE_SITTINGS,        STATEMENT_MERGE_HANDOUTS,
        STATEMENT_MERGE_HANDOUTS_LEFT,   STATEMENT_MERGE_CERTIFICATES,
        STATEMENT_MERGE_LEAVES,          STATEMENT_MERGE_CONTEST_ENTRIES,
        STATEMENT_MERGE_CONTEST_SECONDS, STATEMENT_MERGE_CONTEST_SHEETS,
        STATEMENT_MERGE_CONTEST_PLACES,  STATEMENT_MERGE_CONTEST_REPLAYS,
        STATEMENT_MERGE_OBSERVATIONS};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof moves / sizeof *moves && status == STATUS_OK; i++) {
        sqlite3_stmt *move = database_statement(records, moves[i]);
        sqlite3_bind_int64(move, 1, from);
        if (sqlite3_bind_parameter_count(move) > 1)
            sqlite3_bind_int64(move, 2, into);
        status = database_run(records, moves[i]);
    }
    return status;
}

/* A number can be one person's alone: it is taken from the one before the other has it. */
static enum status number_move(struct records *records, const struct person_row *from,
                               const struct person_row *into, int64_t from_id, int64_t into_id)
{
    struct person_row changed = *into;
    if (*into->number || !*from->number)
        return STATUS_OK;
    sqlite3_bind_int64(database_statement(records, STATEMENT_PERSON_NUMBER_DROP), 1, from_id);
    enum status status = database_run(records, STATEMENT_PERSON_NUMBER_DROP);
    memcpy(changed.number, from->number, sizeof changed.number);
    return status == STATUS_OK ? person_change(records, into_id, &changed) : status;
}

static enum status merge(struct records *records, int64_t from, int64_t into)
{
    struct person_row one, other;
    bool gone = false, retired = false;
    enum status status = person_read_row(records, from, &one, &gone);
    if (status == STATUS_OK)
        status = person_read_row(records, into, &other, &retired);
    if (status != STATUS_OK)
        return status;
    if (from == into || !one.trainee || !other.trainee || retired)
        return database_fail(records, STATUS_INVALID, "Only two people can be made one.");
    status = all_move(records, from, into);
    if (status == STATUS_OK)
        status = readiness_keep_merge(records, from, into);
    if (status == STATUS_OK)
        status = number_move(records, &one, &other, from, into);
    return status == STATUS_OK ? retire(records, from, into) : status;
}

enum status records_person_merge(struct records *records, int64_t from, int64_t into)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, merge(records, from, into)) : status;
}
