#include "records/readiness.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/grow.h"
#include "records/columns.h"
#include "records/readiness_keep.h"

/* A person's evidence as it is read, by competency. */
struct gathering {
    struct evidence_sum *sums;
    char (*plays)[64];
    size_t n, capacity, plays_capacity;
};

static void gathering_finish(struct gathering *gathering)
{
    free(gathering->sums);
    free(gathering->plays);
}

static enum status gather(struct gathering *gathering, sqlite3_stmt *row)
{
    size_t at = gathering->n;
    enum status status =
        grow(&gathering->sums, &gathering->capacity, at + 1, sizeof *gathering->sums);
    if (status == STATUS_OK)
        status =
            grow(&gathering->plays, &gathering->plays_capacity, at + 1, sizeof *gathering->plays);
    if (status != STATUS_OK)
        return status;
    column_text(row, 1, gathering->plays[at], sizeof *gathering->plays);
    gathering->sums[at] = (struct evidence_sum){.met = sqlite3_column_double(row, 2),
                                                .missed = sqlite3_column_double(row, 3),
                                                .unix_ms = sqlite3_column_int64(row, 4)};
    gathering->n++;
    return STATUS_OK;
}

static enum status row_set(struct records *records, int64_t person, const char *competency,
                           struct gathering *gathering, int64_t now)
{
    for (size_t i = 0; i < gathering->n; i++) /* now that the array moves no more */
        gathering->sums[i].play = gathering->plays[i];
    struct competence readiness = readiness_of(gathering->sums, gathering->n, now);
    gathering->n = 0;
    if (readiness.met + readiness.missed <= 0)
        return STATUS_OK;
    sqlite3_stmt *set = database_statement(records, STATEMENT_READINESS_SET);
    sqlite3_bind_int64(set, 1, person);
    sqlite3_bind_text(set, 2, competency, -1, SQLITE_STATIC);
    sqlite3_bind_double(set, 3, readiness.met);
    sqlite3_bind_double(set, 4, readiness.missed);
    sqlite3_bind_int(set, 5, readiness.plays);
    sqlite3_bind_int64(set, 6, readiness.last_unix_ms);
    sqlite3_bind_int64(set, 7, readiness.until_unix_ms);
    sqlite3_bind_int(set, 8,
                     readiness.met + readiness.missed >= READINESS_EVIDENCE_LEAST &&
                         readiness.plays >= READINESS_PLAYS_LEAST);
    return database_run(records, STATEMENT_READINESS_SET);
}

/* Reads the evidence in the order of the competencies; each one's row is written when the next one
 * begins. */
static enum status rows_set(struct records *records, int64_t person, struct gathering *gathering)
{
    sqlite3_stmt *read = database_statement(records, STATEMENT_EVIDENCE);
    char competency[COMPETENCY_SIZE] = "", next[COMPETENCY_SIZE];
    int64_t now = clock_unix_ms();
    int row = 0;
    enum status status;
    sqlite3_bind_int64(read, 1, person);
    while ((status = database_row(records, STATEMENT_EVIDENCE, &row)) == STATUS_OK && row) {
        column_text(read, 0, next, sizeof next);
        if (gathering->n && strcmp(next, competency) != 0)
            status = row_set(records, person, competency, gathering, now);
        memcpy(competency, next, sizeof competency);
        if (status == STATUS_OK)
            status = gather(gathering, read);
        if (status != STATUS_OK) {
            sqlite3_reset(read);
            return status;
        }
    }
    return status == STATUS_OK && gathering->n
               ? row_set(records, person, competency, gathering, now)
               : status;
}

static enum status keep_person(struct records *records, int64_t person)
{
    struct gathering gathering = {0};
    sqlite3_bind_int64(database_statement(records, STATEMENT_READINESS_DROP), 1, person);
    enum status status = database_run(records, STATEMENT_READINESS_DROP);
    if (status == STATUS_OK)
        status = rows_set(records, person, &gathering);
    gathering_finish(&gathering);
    return status;
}

/* Whose it is; 0: a rehearsal's, which is nobody's. */
static enum status person_of(struct records *records, int64_t attempt, int64_t *person)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_EVIDENCE_PERSON);
    int row = 0;
    *person = 0;
    sqlite3_bind_int64(find, 1, attempt);
    enum status status = database_row(records, STATEMENT_EVIDENCE_PERSON, &row);
    if (status == STATUS_OK && row) {
        *person = sqlite3_column_int64(find, 0);
        sqlite3_reset(find);
    }
    return status;
}

static enum status attempt_run(struct records *records, enum statement statement, int64_t attempt)
{
    sqlite3_bind_int64(database_statement(records, statement), 1, attempt);
    return database_run(records, statement);
}

enum status readiness_keep_attempt(struct records *records, int64_t attempt)
{
    int64_t person;
    enum status status = person_of(records, attempt, &person);
    if (status != STATUS_OK || !person)
        return status;
    status = attempt_run(records, STATEMENT_EVIDENCE_DROP, attempt);
    if (status == STATUS_OK)
        status = attempt_run(records, STATEMENT_EVIDENCE_TAKE, attempt);
    return status == STATUS_OK ? keep_person(records, person) : status;
}

enum status readiness_keep_merge(struct records *records, int64_t from, int64_t into)
{
    sqlite3_stmt *move = database_statement(records, STATEMENT_EVIDENCE_MOVE);
    sqlite3_bind_int64(move, 1, from);
    sqlite3_bind_int64(move, 2, into);
    enum status status = database_run(records, STATEMENT_EVIDENCE_MOVE);
    if (status == STATUS_OK)
        status = keep_person(records, from);
    return status == STATUS_OK ? keep_person(records, into) : status;
}

/* Ids first: a statement that reads must not meet its own writing. */
static enum status ids_read(struct records *records, enum statement statement, int64_t **ids,
                            size_t *count)
{
    sqlite3_stmt *read = database_statement(records, statement);
    size_t capacity = 0;
    int row = 0;
    enum status status;
    while ((status = database_row(records, statement, &row)) == STATUS_OK && row) {
        status = grow(ids, &capacity, *count + 1, sizeof **ids);
        if (status != STATUS_OK) {
            sqlite3_reset(read);
            return status;
        }
        (*ids)[(*count)++] = sqlite3_column_int64(read, 0);
    }
    return status;
}

static enum status each_id(struct records *records, enum statement statement,
                           enum status (*keep)(struct records *records, int64_t id))
{
    int64_t *ids = NULL;
    size_t count = 0;
    enum status status = ids_read(records, statement, &ids, &count);
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = keep(records, ids[i]);
    free(ids);
    return status;
}

static enum status attempt_take(struct records *records, int64_t attempt)
{
    return attempt_run(records, STATEMENT_EVIDENCE_TAKE, attempt);
}

static enum status rebuild(struct records *records)
{
    enum status status = database_run(records, STATEMENT_EVIDENCE_CLEAR);
    if (status == STATUS_OK)
        status = each_id(records, STATEMENT_EVIDENCE_ATTEMPTS, attempt_take);
    if (status == STATUS_OK)
        status = database_run(records, STATEMENT_READINESS_CLEAR);
    if (status == STATUS_OK)
        status = each_id(records, STATEMENT_EVIDENCE_PEOPLE, keep_person);
    sqlite3_bind_int(database_statement(records, STATEMENT_READINESS_VERSION_SET), 1,
                     READINESS_VERSION);
    return status == STATUS_OK ? database_run(records, STATEMENT_READINESS_VERSION_SET) : status;
}

enum status records_readiness_rebuild(struct records *records)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, rebuild(records)) : status;
}

enum status readiness_keep_version(struct records *records)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_READINESS_VERSION);
    int row = 0, version = 0;
    enum status status = database_row(records, STATEMENT_READINESS_VERSION, &row);
    if (status == STATUS_OK && row) {
        version = sqlite3_column_int(find, 0);
        sqlite3_reset(find);
    }
    if (status != STATUS_OK || version == READINESS_VERSION)
        return status;
    return records_readiness_rebuild(records);
}

static void team_row_read(sqlite3_stmt *row, void *into)
{
    struct team_row *out = into;
    *out = (struct team_row){.id = sqlite3_column_int64(row, 0),
                             .due_unix_ms = sqlite3_column_int64(row, 5),
                             .last_unix_ms = sqlite3_column_int64(row, 6),
                             .counts = {.seen = sqlite3_column_int(row, 7),
                                        .enough = sqlite3_column_int(row, 8),
                                        .ready = sqlite3_column_int(row, 9),
                                        .expiring = sqlite3_column_int(row, 10),
                                        .expired = sqlite3_column_int(row, 11)}};
    column_text(row, 1, out->number, sizeof out->number);
    column_text(row, 2, out->name, sizeof out->name);
    column_text(row, 3, out->team, sizeof out->team);
    column_text(row, 4, out->post, sizeof out->post);
}

static void readiness_read(sqlite3_stmt *row, void *into)
{
    struct person_readiness *out = into;
    *out = (struct person_readiness){.person = sqlite3_column_int64(row, 0),
                                     .readiness = {.met = sqlite3_column_double(row, 2),
                                                   .missed = sqlite3_column_double(row, 3),
                                                   .plays = sqlite3_column_int(row, 4),
                                                   .last_unix_ms = sqlite3_column_int64(row, 5),
                                                   .until_unix_ms = sqlite3_column_int64(row, 6)}};
    column_text(row, 1, out->competency, sizeof out->competency);
}

static void evidence_read(sqlite3_stmt *row, void *into)
{
    struct evidence_row *out = into;
    *out = (struct evidence_row){.attempt = sqlite3_column_int64(row, 0),
                                 .met = sqlite3_column_double(row, 2),
                                 .missed = sqlite3_column_double(row, 3),
                                 .unix_ms = sqlite3_column_int64(row, 4)};
    column_text(row, 1, out->play, sizeof out->play);
}

enum status records_team(struct records *records, int64_t now_unix_ms, struct team_row **out,
                         size_t *count)
{
    const int64_t soon = now_unix_ms + (int64_t)READINESS_SOON_DAYS * 24 * 60 * 60 * 1000;
    sqlite3_stmt *list = database_statement(records, STATEMENT_TEAM);
    void *rows = NULL;
    sqlite3_bind_int64(list, 1, now_unix_ms);
    sqlite3_bind_int64(list, 2, soon);
    enum status status =
        database_rows(records, STATEMENT_TEAM, &rows, count, sizeof **out, team_row_read);
    *out = rows;
    return status;
}

enum status records_readiness(struct records *records, int64_t person,
                              struct person_readiness **out, size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_READINESS);
    void *rows = NULL;
    sqlite3_bind_int64(list, 1, person ? person : 0);
    sqlite3_bind_int64(list, 2, person ? person : INT64_MAX);
    enum status status =
        database_rows(records, STATEMENT_READINESS, &rows, count, sizeof **out, readiness_read);
    *out = rows;
    return status;
}

enum status records_evidence(struct records *records, int64_t person, const char *competency,
                             struct evidence_row **out, size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_EVIDENCE_OF);
    void *rows = NULL;
    sqlite3_bind_int64(list, 1, person);
    sqlite3_bind_text(list, 2, competency, -1, SQLITE_STATIC);
    enum status status =
        database_rows(records, STATEMENT_EVIDENCE_OF, &rows, count, sizeof **out, evidence_read);
    *out = rows;
    return status;
}

enum status records_due_person(struct records *records, int64_t person, int64_t due_unix_ms)
{
    sqlite3_stmt *set = database_statement(records, STATEMENT_DUE_PERSON);
    sqlite3_bind_int64(set, 1, person);
    sqlite3_bind_int64(set, 2, due_unix_ms);
    enum status status = database_run(records, STATEMENT_DUE_PERSON);
    if (status == STATUS_OK && sqlite3_changes(records->db) == 0)
        return database_fail(records, STATUS_NOT_FOUND, "The database holds no person %lld.",
                             (long long)person);
    return status;
}

enum status records_due_team(struct records *records, const char *team, int64_t due_unix_ms,
                             size_t *changed)
{
    sqlite3_stmt *set = database_statement(records, STATEMENT_DUE_TEAM);
    sqlite3_bind_text(set, 1, team, -1, SQLITE_STATIC);
    sqlite3_bind_int64(set, 2, due_unix_ms);
    enum status status = database_run(records, STATEMENT_DUE_TEAM);
    *changed = status == STATUS_OK ? (size_t)sqlite3_changes(records->db) : 0;
    return status;
}
