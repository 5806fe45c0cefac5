#include "records/sittings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "records/columns.h"
#include "records/facts.h"
#include "records/result_keep.h"

static const char *const ends[] = {
    [SITTING_DONE] = "done", [SITTING_TIME] = "time", [SITTING_LEFT] = "left"};

static void bind_text(sqlite3_stmt *statement, int index, const char *text)
{
    sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT);
}

/* The first row of a statement that tells the sitting's uid, as a fact. */
static enum status told(struct records *records, enum statement statement, const char *why_not,
                        enum status none)
{
    int row = 0;
    enum status status = database_row(records, statement, &row);
    if (status != STATUS_OK)
        return status;
    if (!row)
        return database_fail(records, none, "%s", why_not);
    struct uuid uid = fact_column(records->statements[statement], 0);
    sqlite3_reset(records->statements[statement]);
    return fact_add(records, FACT_SITTING, &uid);
}

/* 0: may; else why not. */
static enum status may_begin(struct records *records, int64_t paper, int64_t person)
{
    sqlite3_stmt *ask = database_statement(records, STATEMENT_SITTING_MAY);
    int row = 0;
    sqlite3_bind_int64(ask, 1, paper);
    sqlite3_bind_int64(ask, 2, person);
    enum status status = database_row(records, STATEMENT_SITTING_MAY, &row);
    if (status != STATUS_OK)
        return status;
    bool open = row && sqlite3_column_int(ask, 0), has = row && sqlite3_column_int(ask, 1);
    bool sat = row && sqlite3_column_int(ask, 2), early = row && sqlite3_column_int(ask, 3);
    sqlite3_reset(ask);
    if (!open)
        return database_fail(records, STATUS_INVALID, "The paper is not locked, or withdrawn.");
    if (sat)
        return database_fail(records, STATUS_LIMIT, "The person has sat this paper.");
    if (!has)
        return database_fail(records, STATUS_NOT_FOUND, "The paper was not handed to the person.");
    return early ? database_fail(records, STATUS_UNSUPPORTED, "It is not the person's turn.")
                 : STATUS_OK;
}

static enum status begin(struct records *records, int64_t paper, int64_t person, int64_t unix_ms,
                         int64_t *sitting)
{
    struct uuid uid;
    enum status status = may_begin(records, paper, person);
    if (status == STATUS_OK)
        status = fact_uid(records, &uid);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *add = database_statement(records, STATEMENT_SITTING_ADD);
    fact_bind(add, 1, &uid);
    sqlite3_bind_int64(add, 2, paper);
    sqlite3_bind_int64(add, 3, person);
    sqlite3_bind_int64(add, 4, unix_ms);
    status = database_run(records, STATEMENT_SITTING_ADD);
    if (status == STATUS_OK)
        *sitting = sqlite3_last_insert_rowid(records->db);
    return status == STATUS_OK ? fact_add(records, FACT_SITTING, &uid) : status;
}

enum status records_sitting_begin(struct records *records, int64_t paper, int64_t person,
                                  int64_t unix_ms, int64_t *sitting)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK
               ? database_end(records, begin(records, paper, person, unix_ms, sitting))
               : status;
}

/* Chosen when the play is over, once: what was drawn then is what is to be heard. */
static enum status samples_choose(struct records *records, int64_t attempt)
{
    static const enum statement chosen[] = {STATEMENT_SAMPLE_TENTH, STATEMENT_SAMPLE_NEAR};
    enum status status = STATUS_OK;
    for (int i = 0; i < 2 && status == STATUS_OK; i++) {
        sqlite3_bind_int64(database_statement(records, chosen[i]), 1, attempt);
        status = database_run(records, chosen[i]);
    }
    return status;
}

enum status records_sitting_part(struct records *records, int64_t sitting, int position,
                                 int64_t attempt)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *add = database_statement(records, STATEMENT_SITTING_PART);
    sqlite3_bind_int64(add, 1, sitting);
    sqlite3_bind_int(add, 2, position);
    sqlite3_bind_int64(add, 3, attempt);
    status = database_run(records, STATEMENT_SITTING_PART);
    if (status == STATUS_OK)
        status = samples_choose(records, attempt);
    return database_end(records, status);
}

/* 0 in *position: no more. */
static enum status stray_find(struct records *records, int64_t sitting, bool *found, int *position,
                              int64_t *attempt)
{
    sqlite3_stmt *ask = database_statement(records, STATEMENT_SITTING_STRAYS);
    int row = 0;
    sqlite3_bind_int64(ask, 1, sitting);
    enum status status = database_row(records, STATEMENT_SITTING_STRAYS, &row);
    *found = status == STATUS_OK && row;
    if (*found) {
        *position = sqlite3_column_int(ask, 0);
        *attempt = sqlite3_column_int64(ask, 1);
    }
    sqlite3_reset(ask);
    return status;
}

static enum status strays_gather(struct records *records, int64_t sitting)
{
    enum status status = STATUS_OK;
    bool found = true;
    for (int i = 0; i < EXAM_PLAYS && status == STATUS_OK && found; i++) {
        int position = 0;
        int64_t attempt = 0;
        status = stray_find(records, sitting, &found, &position, &attempt);
        if (found)
            status = records_sitting_part(records, sitting, position, attempt);
    }
    return status;
}

static enum status under_way_find(struct records *records, int64_t paper, int64_t person,
                                  struct sitting_resumed *out)
{
    sqlite3_stmt *ask = database_statement(records, STATEMENT_SITTING_UNDER_WAY);
    int row = 0;
    sqlite3_bind_int64(ask, 1, paper);
    sqlite3_bind_int64(ask, 2, person);
    enum status status = database_row(records, STATEMENT_SITTING_UNDER_WAY, &row);
    if (status == STATUS_OK && row) {
        out->sitting = sqlite3_column_int64(ask, 0);
        out->began_unix_ms = sqlite3_column_int64(ask, 1);
    }
    sqlite3_reset(ask);
    return status == STATUS_OK && !row
               ? database_fail(records, STATUS_NOT_FOUND, "No sitting is under way.")
               : status;
}

enum status records_sitting_resume(struct records *records, int64_t paper, int64_t person,
                                   struct sitting_resumed *out)
{
    struct sitting_score score = {0};
    *out = (struct sitting_resumed){0};
    enum status status = under_way_find(records, paper, person, out);
    if (status == STATUS_OK)
        status = strays_gather(records, out->sitting);
    if (status == STATUS_OK)
        status = records_sitting_score(records, out->sitting, &score);
    if (status == STATUS_OK)
        status = records_sitting_answers(records, out->sitting, out->answers);
    memcpy(out->attempts, score.attempts, sizeof out->attempts);
    return status;
}

enum status records_broken_sitting(struct records *records, int64_t since_unix_ms,
                                   struct broken_sitting *out)
{
    sqlite3_stmt *ask = database_statement(records, STATEMENT_BROKEN_SITTING);
    int row = 0;
    *out = (struct broken_sitting){0};
    sqlite3_bind_int64(ask, 1, since_unix_ms);
    enum status status = database_row(records, STATEMENT_BROKEN_SITTING, &row);
    if (status == STATUS_OK && row) {
        out->sitting = sqlite3_column_int64(ask, 0);
        out->person = sqlite3_column_int64(ask, 1);
        column_text(ask, 2, out->name, sizeof out->name);
    }
    sqlite3_reset(ask);
    return status == STATUS_OK && !row ? STATUS_NOT_FOUND : status;
}

enum status records_sitting_answer(struct records *records, int64_t sitting, int position,
                                   const char *question, int chosen, int64_t unix_ms)
{
    sqlite3_stmt *set = database_statement(records, STATEMENT_ANSWER_SET);
    sqlite3_bind_int64(set, 1, sitting);
    sqlite3_bind_int(set, 2, position);
    bind_text(set, 3, question);
    sqlite3_bind_int(set, 4, chosen);
    sqlite3_bind_int64(set, 5, unix_ms);
    enum status status = database_run(records, STATEMENT_ANSWER_SET);
    if (status == STATUS_OK && sqlite3_changes(records->db) == 0)
        status = database_fail(records, STATUS_INVALID, "The paper was handed in.");
    return status;
}

static enum status end_mock(struct records *records, int64_t sitting, int64_t unix_ms)
{
    sqlite3_stmt *ask = database_statement(records, STATEMENT_SITTING_IS_MOCK);
    int row = 0;
    sqlite3_bind_int64(ask, 1, sitting);
    enum status status = database_row(records, STATEMENT_SITTING_IS_MOCK, &row);
    sqlite3_reset(ask);
    return status == STATUS_OK && row ? result_keep(records, sitting, "mock", "", unix_ms) : status;
}

enum status records_sitting_end(struct records *records, int64_t sitting, enum sitting_end how,
                                int64_t unix_ms)
{
    int row = 0;
    enum status status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *end = database_statement(records, STATEMENT_SITTING_END);
    sqlite3_bind_int64(end, 1, sitting);
    bind_text(end, 2, ends[how]);
    sqlite3_bind_int64(end, 3, unix_ms);
    status = database_row(records, STATEMENT_SITTING_END, &row);
    struct uuid uid = {{0}};
    if (status == STATUS_OK && row)
        uid = fact_column(end, 0);
    sqlite3_reset(end);
    if (status == STATUS_OK && row)
        status = fact_add(records, FACT_SITTING, &uid);
    if (status == STATUS_OK && row)
        status = end_mock(records, sitting, unix_ms);
    return database_end(records, status);
}

enum status records_sitting_void(struct records *records, int64_t sitting, const char *who,
                                 const char *reason, int64_t unix_ms)
{
    if (!reason || !*reason)
        return database_fail(records, STATUS_INVALID, "Who voids a sitting says why.");
    enum status status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *set = database_statement(records, STATEMENT_SITTING_VOID);
    sqlite3_bind_int64(set, 1, sitting);
    bind_text(set, 2, who);
    bind_text(set, 3, reason);
    sqlite3_bind_int64(set, 4, unix_ms);
    return database_end(records,
                        told(records, STATEMENT_SITTING_VOID,
                             "There is no such sitting, or it is void already.", STATUS_NOT_FOUND));
}

static void part_read(sqlite3_stmt *row, struct sitting_score *out)
{
    int at = out->n_plays++;
    out->attempts[at] = sqlite3_column_int64(row, 0);
    out->totals[at] = sqlite3_column_double(row, 1); /* NULL: not finished, 0 */
    out->lows[at] = sqlite3_column_double(row, 2);
    out->highs[at] = sqlite3_column_double(row, 3);
    out->reviews[at] = sqlite3_column_int(row, 4);
    out->n_played += out->attempts[at] != 0;
}

static void score_judge(struct sitting_score *out, int pass)
{
    struct exam_score scores[EXAM_PLAYS];
    for (int i = 0; i < out->n_plays; i++) {
        scores[i] = (struct exam_score){out->lows[i], out->highs[i]};
        out->total += out->totals[i] / out->n_plays;
        out->low += out->lows[i] / out->n_plays;
        out->high += out->highs[i] / out->n_plays;
    }
    out->plays = out->n_plays ? exam_judge_plays(scores, out->n_plays, pass) : EXAM_PASSED;
    out->questions = exam_judge_questions(out->right, out->n_questions, pass);
    out->verdict = exam_judge(out->plays, out->questions);
}

enum status records_sitting_score(struct records *records, int64_t sitting,
                                  struct sitting_score *out)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_SITTING_PARTS);
    sqlite3_stmt *sum = database_statement(records, STATEMENT_SITTING_QUESTIONS);
    int row = 0, pass = 0;
    enum status status;
    *out = (struct sitting_score){0};
    sqlite3_bind_int64(list, 1, sitting);
    while ((status = database_row(records, STATEMENT_SITTING_PARTS, &row)) == STATUS_OK && row &&
           out->n_plays < EXAM_PLAYS)
        part_read(list, out);
    sqlite3_reset(list);
    sqlite3_bind_int64(sum, 1, sitting);
    if (status == STATUS_OK)
        status = database_row(records, STATEMENT_SITTING_QUESTIONS, &row);
    if (status != STATUS_OK)
        return status;
    if (!row)
        return database_fail(records, STATUS_NOT_FOUND, "The database holds no sitting %lld.",
                             (long long)sitting);
    pass = sqlite3_column_int(sum, 0);
    out->n_questions = sqlite3_column_int(sum, 1);
    out->n_answered = sqlite3_column_int(sum, 2);
    out->right = sqlite3_column_int(sum, 3);
    sqlite3_reset(sum);
    score_judge(out, pass);
    return STATUS_OK;
}

enum status records_sitting_answers(struct records *records, int64_t sitting,
                                    int out[EXAM_QUESTIONS])
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_ANSWERS);
    int row = 0;
    enum status status;
    for (int i = 0; i < EXAM_QUESTIONS; i++)
        out[i] = -1;
    sqlite3_bind_int64(list, 1, sitting);
    while ((status = database_row(records, STATEMENT_ANSWERS, &row)) == STATUS_OK && row) {
        int at = sqlite3_column_int(list, 0);
        if (at >= 0 && at < EXAM_QUESTIONS)
            out[at] = sqlite3_column_int(list, 1);
    }
    return status;
}

static enum sitting_end end_of(const char *text)
{
    int end = SITTING_LEFT;
    while (end > SITTING_DONE && (!text || strcmp(ends[end], text) != 0))
        end--;
    return (enum sitting_end)end;
}

static void row_read(sqlite3_stmt *row, void *into)
{
    struct sitting_row *out = into;
    *out = (struct sitting_row){.sitting = sqlite3_column_int64(row, 0),
                                .paper = sqlite3_column_int64(row, 1),
                                .person = sqlite3_column_int64(row, 2),
                                .mock = sqlite3_column_int(row, 8),
                                .minutes = sqlite3_column_int(row, 9),
                                .began_unix_ms = sqlite3_column_int64(row, 10),
                                .ended_unix_ms = sqlite3_column_int64(row, 11),
                                .how = end_of((const char *)sqlite3_column_text(row, 12)),
                                .to_review = sqlite3_column_int(row, 13),
                                .released_unix_ms = sqlite3_column_int64(row, 14),
                                .passed = sqlite3_column_int(row, 15),
                                .total = sqlite3_column_double(row, 16)};
    const char *subject = (const char *)sqlite3_column_text(row, 7);
    for (int i = 0; i < PAPER_SUBJECTS; i++) {
        if (subject && strcmp(paper_subject_text((enum paper_subject)i), subject) == 0)
            out->subject = (enum paper_subject)i;
    }
    column_text(row, 3, out->number, sizeof out->number);
    column_text(row, 4, out->name, sizeof out->name);
    column_text(row, 5, out->person_number, sizeof out->person_number);
    column_text(row, 6, out->team, sizeof out->team);
    out->state = !out->sitting           ? SITTING_NOT_BEGUN
                 : !out->ended_unix_ms   ? SITTING_UNDER_WAY
                 : out->released_unix_ms ? SITTING_RELEASED
                 : out->to_review        ? SITTING_TO_REVIEW
                                         : SITTING_REVIEWED;
}

static enum status rows_read(struct records *records, enum statement statement, int64_t of,
                             struct sitting_row **out, size_t *count)
{
    sqlite3_stmt *list = database_statement(records, statement);
    void *rows = NULL;
    sqlite3_bind_int64(list, 1, of);
    enum status status = database_rows(records, statement, &rows, count, sizeof **out, row_read);
    *out = rows;
    return status;
}

static enum status sittings(struct records *records, enum statement statement, int64_t of,
                            struct sitting_row **out, size_t *count)
{
    *out = NULL;
    *count = 0;
    enum status status = rows_read(records, statement, of, out, count);
    for (size_t i = 0; i < *count && status == STATUS_OK; i++) {
        if ((*out)[i].sitting)
            status = records_sitting_score(records, (*out)[i].sitting, &(*out)[i].score);
    }
    if (status == STATUS_OK)
        return STATUS_OK;
    free(*out);
    *out = NULL;
    *count = 0;
    return status;
}

enum status records_sittings_of_paper(struct records *records, int64_t paper,
                                      struct sitting_row **out, size_t *count)
{
    return sittings(records, STATEMENT_SITTINGS_OF_PAPER, paper, out, count);
}

enum status records_sittings_of_person(struct records *records, int64_t person,
                                       struct sitting_row **out, size_t *count)
{
    return sittings(records, STATEMENT_SITTINGS_OF_PERSON, person, out, count);
}

/* The newest result of a sitting, where there is one. */
struct newest {
    int64_t number;
    int passed, right;
    double total;
};

static enum status newest_read(struct records *records, int64_t sitting, struct newest *out)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_RESULT_NEWEST);
    int row = 0;
    *out = (struct newest){0};
    sqlite3_bind_int64(find, 1, sitting);
    enum status status = database_row(records, STATEMENT_RESULT_NEWEST, &row);
    if (status == STATUS_OK && row)
        *out = (struct newest){sqlite3_column_int64(find, 0), sqlite3_column_int(find, 1),
                               sqlite3_column_int(find, 3), sqlite3_column_double(find, 2)};
    sqlite3_reset(find);
    return status;
}

static enum status result_insert(struct records *records, int64_t sitting,
                                 const struct sitting_score *score, const struct newest *before,
                                 const char *who, const char *reason, int64_t unix_ms)
{
    struct uuid uid;
    enum status status = fact_uid(records, &uid);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *add = database_statement(records, STATEMENT_RESULT_ADD);
    fact_bind(add, 1, &uid);
    sqlite3_bind_int64(add, 2, sitting);
    sqlite3_bind_int(add, 3, score->verdict == EXAM_PASSED);
    sqlite3_bind_double(add, 4, score->total);
    sqlite3_bind_int(add, 5, score->right);
    sqlite3_bind_int(add, 6, score->n_questions);
    bind_text(add, 7, who);
    bind_text(add, 8, reason);
    sqlite3_bind_int64(add, 9, unix_ms);
    if (before->number)
        sqlite3_bind_int64(add, 10, before->number);
    status = database_run(records, STATEMENT_RESULT_ADD);
    return status == STATUS_OK ? fact_add(records, FACT_RESULT, &uid) : status;
}

enum status result_keep(struct records *records, int64_t sitting, const char *who,
                        const char *reason, int64_t unix_ms)
{
    struct sitting_score score;
    struct newest before;
    enum status status = records_sitting_score(records, sitting, &score);
    if (status == STATUS_OK)
        status = newest_read(records, sitting, &before);
    if (status != STATUS_OK)
        return status;
    bool same = before.number && before.passed == (score.verdict == EXAM_PASSED) &&
                before.right == score.right && fabs(before.total - score.total) < 1e-9;
    return same ? STATUS_OK
                : result_insert(records, sitting, &score, &before, who, reason, unix_ms);
}

static enum status release(struct records *records, int64_t sitting, const char *who,
                           const char *reason, int64_t unix_ms)
{
    sqlite3_stmt *ask = database_statement(records, STATEMENT_SITTING_OPEN_ITEMS);
    int row = 0;
    sqlite3_bind_int64(ask, 1, sitting);
    enum status status = database_row(records, STATEMENT_SITTING_OPEN_ITEMS, &row);
    if (status != STATUS_OK)
        return status;
    bool ended = row && sqlite3_column_int(ask, 1);
    int open = row ? sqlite3_column_int(ask, 0) : 0;
    sqlite3_reset(ask);
    if (!row)
        return database_fail(records, STATUS_NOT_FOUND, "The database holds no sitting %lld.",
                             (long long)sitting);
    if (!ended || open)
        return database_fail(records, STATUS_BUSY, "%d items of the sitting are to be heard first.",
                             open);
    return result_keep(records, sitting, who, reason, unix_ms);
}

enum status records_result_release(struct records *records, int64_t sitting, const char *who,
                                   const char *reason, int64_t unix_ms)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK
               ? database_end(records, release(records, sitting, who, reason, unix_ms))
               : status;
}
