#include "records/papers.h"

#include <stdlib.h>
#include <string.h>

#include "records/columns.h"
#include "records/facts.h"

static const char *const subjects[PAPER_SUBJECTS] = {[SUBJECT_ALL] = "all",
                                                     [SUBJECT_COUNTER] = "counter",
                                                     [SUBJECT_PHONE] = "phone",
                                                     [SUBJECT_SITE] = "site"};

const char *paper_subject_text(enum paper_subject subject)
{
    return subjects[subject];
}

static enum paper_subject column_subject(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    int subject = PAPER_SUBJECTS - 1;
    while (subject > 0 && (!text || strcmp(subjects[subject], text) != 0))
        subject--;
    return (enum paper_subject)subject;
}

static void bind_text(sqlite3_stmt *statement, int index, const char *text)
{
    sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT);
}

/* How it is to be sat: the same columns of a new row and of a changed one, from the second on. */
static void bind_terms(sqlite3_stmt *statement, const struct paper *paper)
{
    bind_text(statement, 2, subjects[paper->subject]);
    bind_text(statement, 3, paper->pack);
    bind_text(statement, 4, paper->pack_sha256);
    bind_text(statement, 5, paper->standard);
    sqlite3_bind_int(statement, 6, (int)paper->level);
    sqlite3_bind_int(statement, 7, paper->minutes);
    sqlite3_bind_int(statement, 8, paper->pass);
    sqlite3_bind_int64(statement, 9, paper->seed);
}

static enum status play_add(struct records *records, int64_t id, int at,
                            const struct paper_play *play)
{
    sqlite3_stmt *add = database_statement(records, STATEMENT_PAPER_PLAY_ADD);
    sqlite3_bind_int64(add, 1, id);
    sqlite3_bind_int(add, 2, at);
    bind_text(add, 3, play->play);
    sqlite3_bind_int64(add, 4, play->seed);
    return database_run(records, STATEMENT_PAPER_PLAY_ADD);
}

static enum status question_add(struct records *records, int64_t id, int at,
                                const struct paper_question *question)
{
    sqlite3_stmt *add = database_statement(records, STATEMENT_PAPER_QUESTION_ADD);
    char answers[ANSWERS + 1] = "";
    for (int i = 0; i < ANSWERS; i++)
        answers[i] = (char)('0' + question->order[i]);
    sqlite3_bind_int64(add, 1, id);
    sqlite3_bind_int(add, 2, at);
    bind_text(add, 3, question->question);
    bind_text(add, 4, answers);
    return database_run(records, STATEMENT_PAPER_QUESTION_ADD);
}

/* Plays and questions, in place of those that were there. */
static enum status sheet_write(struct records *records, int64_t id, const struct paper *paper)
{
    static const enum statement clears[] = {STATEMENT_PAPER_PLAYS_CLEAR,
                                            STATEMENT_PAPER_QUESTIONS_CLEAR};
    enum status status = STATUS_OK;
    for (int i = 0; i < 2 && status == STATUS_OK; i++) {
        sqlite3_bind_int64(database_statement(records, clears[i]), 1, id);
        status = database_run(records, clears[i]);
    }
    for (int i = 0; i < paper->n_plays && status == STATUS_OK; i++)
        status = play_add(records, id, i, &paper->plays[i]);
    for (int i = 0; i < paper->n_questions && status == STATUS_OK; i++)
        status = question_add(records, id, i, &paper->questions[i]);
    return status;
}

/* A lock or a withdrawal is told; a draft is nobody else's business. */
static enum status stamp(struct records *records, enum statement statement, int64_t id,
                         int64_t unix_ms)
{
    sqlite3_stmt *set = database_statement(records, statement);
    int row = 0;
    sqlite3_bind_int64(set, 1, id);
    sqlite3_bind_int64(set, 2, unix_ms);
    enum status status = database_row(records, statement, &row);
    if (status != STATUS_OK)
        return status;
    if (!row)
        return database_fail(records, STATUS_NOT_FOUND,
                             "Paper %lld is not there, or is so already.", (long long)id);
    struct uuid uid = fact_column(set, 0);
    sqlite3_reset(set);
    return fact_add(records, FACT_PAPER, &uid);
}

static enum status paper_insert(struct records *records, const struct paper *paper,
                                const struct uuid *uid, int64_t *id)
{
    sqlite3_stmt *add = database_statement(records, STATEMENT_PAPER_ADD);
    int row = 0;
    bind_text(add, 1, paper->number);
    bind_terms(add, paper);
    fact_bind(add, 10, uid);
    sqlite3_bind_int(add, 11, paper->mock);
    bind_text(add, 12, paper->who);
    sqlite3_bind_int64(add, 13, paper->made_unix_ms);
    enum status status = database_row(records, STATEMENT_PAPER_ADD, &row);
    if (status != STATUS_OK)
        return status;
    if (!row)
        return database_fail(records, STATUS_INVALID, "There is a paper %s already.",
                             paper->number);
    *id = sqlite3_column_int64(add, 0);
    sqlite3_reset(add);
    return STATUS_OK;
}

enum status records_paper_add(struct records *records, const struct paper *paper, int64_t *id)
{
    struct uuid uid;
    if (!*paper->number || paper->n_plays + paper->n_questions == 0)
        return database_fail(records, STATUS_INVALID, "A paper has a number, and something on it.");
    enum status status = fact_uid(records, &uid);
    if (status == STATUS_OK)
        status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    status = paper_insert(records, paper, &uid, id);
    if (status == STATUS_OK)
        status = sheet_write(records, *id, paper);
    if (status == STATUS_OK && paper->mock)
        status = stamp(records, STATEMENT_PAPER_LOCK, *id, paper->made_unix_ms);
    return database_end(records, status);
}

static enum status paper_update(struct records *records, const struct paper *paper)
{
    sqlite3_stmt *change = database_statement(records, STATEMENT_PAPER_CHANGE);
    sqlite3_bind_int64(change, 1, paper->id);
    bind_terms(change, paper);
    enum status status = database_run(records, STATEMENT_PAPER_CHANGE);
    if (status == STATUS_OK && sqlite3_changes(records->db) == 0)
        status = database_fail(records, STATUS_INVALID, "Paper %lld is locked, or not there.",
                               (long long)paper->id);
    return status == STATUS_OK ? sheet_write(records, paper->id, paper) : status;
}

enum status records_paper_change(struct records *records, const struct paper *paper)
{
    if (paper->n_plays + paper->n_questions == 0)
        return database_fail(records, STATUS_INVALID, "A paper has something on it.");
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, paper_update(records, paper)) : status;
}

enum status records_paper_lock(struct records *records, int64_t id, int64_t unix_ms)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK
               ? database_end(records, stamp(records, STATEMENT_PAPER_LOCK, id, unix_ms))
               : status;
}

enum status records_paper_withdraw(struct records *records, int64_t id, int64_t unix_ms)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK
               ? database_end(records, stamp(records, STATEMENT_PAPER_WITHDRAW, id, unix_ms))
               : status;
}

enum status records_paper_discard(struct records *records, int64_t id)
{
    sqlite3_bind_int64(database_statement(records, STATEMENT_PAPER_DISCARD), 1, id);
    enum status status = database_run(records, STATEMENT_PAPER_DISCARD);
    if (status == STATUS_OK && sqlite3_changes(records->db) == 0)
        return database_fail(records, STATUS_NOT_FOUND, "Paper %lld is no draft.", (long long)id);
    return status;
}

static enum status plays_read(struct records *records, struct paper *out)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_PAPER_PLAYS);
    int row = 0;
    enum status status;
    sqlite3_bind_int64(list, 1, out->id);
    while ((status = database_row(records, STATEMENT_PAPER_PLAYS, &row)) == STATUS_OK && row) {
        struct paper_play *play = &out->plays[out->n_plays++];
        column_text(list, 0, play->play, sizeof play->play);
        play->seed = (uint32_t)sqlite3_column_int64(list, 1);
    }
    return status;
}

static enum status questions_read(struct records *records, struct paper *out)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_PAPER_QUESTIONS);
    char answers[ANSWERS + 1];
    int row = 0;
    enum status status;
    sqlite3_bind_int64(list, 1, out->id);
    while ((status = database_row(records, STATEMENT_PAPER_QUESTIONS, &row)) == STATUS_OK && row) {
        struct paper_question *question = &out->questions[out->n_questions++];
        column_text(list, 0, question->question, sizeof question->question);
        column_text(list, 1, answers, sizeof answers);
        for (int i = 0; i < ANSWERS; i++)
            question->order[i] = answers[i] - '0';
    }
    return status;
}

enum status records_paper(struct records *records, int64_t id, struct paper *out)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_PAPER);
    int row = 0;
    sqlite3_bind_int64(find, 1, id);
    enum status status = database_row(records, STATEMENT_PAPER, &row);
    if (status != STATUS_OK)
        return status;
    if (!row)
        return database_fail(records, STATUS_NOT_FOUND, "The database holds no paper %lld.",
                             (long long)id);
    *out = (struct paper){.id = id,
                          .mock = sqlite3_column_int(find, 1),
                          .subject = column_subject(find, 2),
                          .level = (enum play_level)sqlite3_column_int(find, 6),
                          .minutes = sqlite3_column_int(find, 7),
                          .pass = sqlite3_column_int(find, 8),
                          .seed = sqlite3_column_int64(find, 9),
                          .made_unix_ms = sqlite3_column_int64(find, 11),
                          .locked_unix_ms = sqlite3_column_int64(find, 12),
                          .withdrawn_unix_ms = sqlite3_column_int64(find, 13)};
    column_text(find, 0, out->number, sizeof out->number);
    column_text(find, 3, out->pack, sizeof out->pack);
    column_text(find, 4, out->pack_sha256, sizeof out->pack_sha256);
    column_text(find, 5, out->standard, sizeof out->standard);
    column_text(find, 10, out->who, sizeof out->who);
    sqlite3_reset(find);
    status = plays_read(records, out);
    return status == STATUS_OK ? questions_read(records, out) : status;
}

enum status records_paper_find(struct records *records, const char *number, int64_t *id)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_PAPER_FIND);
    int row = 0;
    bind_text(find, 1, number);
    enum status status = database_row(records, STATEMENT_PAPER_FIND, &row);
    if (status != STATUS_OK || !row)
        return status == STATUS_OK ? STATUS_NOT_FOUND : status;
    *id = sqlite3_column_int64(find, 0);
    sqlite3_reset(find);
    return STATUS_OK;
}

static void row_read(sqlite3_stmt *row, void *into)
{
    struct paper_row *out = into;
    *out = (struct paper_row){.id = sqlite3_column_int64(row, 0),
                              .subject = column_subject(row, 2),
                              .n_plays = sqlite3_column_int(row, 3),
                              .n_questions = sqlite3_column_int(row, 4),
                              .minutes = sqlite3_column_int(row, 5),
                              .made_unix_ms = sqlite3_column_int64(row, 6),
                              .locked_unix_ms = sqlite3_column_int64(row, 7),
                              .withdrawn_unix_ms = sqlite3_column_int64(row, 8),
                              .handed = sqlite3_column_int(row, 9),
                              .begun = sqlite3_column_int(row, 10),
                              .ended = sqlite3_column_int(row, 11),
                              .released = sqlite3_column_int(row, 12)};
    column_text(row, 1, out->number, sizeof out->number);
}

enum status records_papers(struct records *records, struct paper_row **out, size_t *count)
{
    void *rows = NULL;
    enum status status =
        database_rows(records, STATEMENT_PAPERS, &rows, count, sizeof **out, row_read);
    *out = rows;
    return status;
}

static enum status hand(struct records *records, enum statement statement, int64_t id,
                        size_t *changed)
{
    int row = 0;
    sqlite3_stmt *may = database_statement(records, STATEMENT_PAPER_OPEN);
    sqlite3_bind_int64(may, 1, id);
    enum status status = database_row(records, STATEMENT_PAPER_OPEN, &row);
    if (status == STATUS_OK && !row)
        status = database_fail(records, STATUS_INVALID, "Paper %lld is not locked, or withdrawn.",
                               (long long)id);
    sqlite3_reset(may);
    if (status == STATUS_OK)
        status = database_run(records, statement);
    if (status == STATUS_OK)
        *changed = (size_t)sqlite3_changes(records->db);
    return status;
}

enum status records_paper_hand_out(struct records *records, int64_t id, const char *team,
                                   const char *who, int64_t unix_ms, size_t *changed)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *add = database_statement(records, STATEMENT_HANDOUT_TEAM);
    sqlite3_bind_int64(add, 1, id);
    bind_text(add, 2, team);
    bind_text(add, 3, who);
    sqlite3_bind_int64(add, 4, unix_ms);
    return database_end(records, hand(records, STATEMENT_HANDOUT_TEAM, id, changed));
}

enum status records_paper_hand_to(struct records *records, int64_t id, int64_t person,
                                  const char *who, int64_t unix_ms)
{
    size_t changed = 0;
    enum status status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *add = database_statement(records, STATEMENT_HANDOUT_PERSON);
    sqlite3_bind_int64(add, 1, id);
    sqlite3_bind_int64(add, 2, person);
    bind_text(add, 3, who);
    sqlite3_bind_int64(add, 4, unix_ms);
    return database_end(records, hand(records, STATEMENT_HANDOUT_PERSON, id, &changed));
}
