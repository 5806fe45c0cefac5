#include "records/contest_marks.h"

#include <stdlib.h>
#include <string.h>

#include "records/columns.h"
#include "records/facts.h"
#include "scoring/contest.h"

static void bind_text(sqlite3_stmt *statement, int index, const char *text)
{
    sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT);
}

/* How far somebody's turn is, as a judge may know it. */
struct turn_asked {
    bool there, absent, handed_in, has_second, judges, all_in;
};

static enum status ask(struct records *records, int64_t contest, int64_t person, const char *judge,
                       struct turn_asked *out)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_CONTEST_TURN);
    int row = 0;
    *out = (struct turn_asked){0};
    sqlite3_bind_int64(find, 1, contest);
    sqlite3_bind_int64(find, 2, person);
    bind_text(find, 3, judge);
    enum status status = database_row(records, STATEMENT_CONTEST_TURN, &row);
    if (status == STATUS_OK && row)
        *out = (struct turn_asked){.there = true,
                                   .absent = sqlite3_column_int(find, 0),
                                   .handed_in = sqlite3_column_int(find, 1),
                                   .has_second = sqlite3_column_int(find, 2),
                                   .judges = sqlite3_column_int(find, 3),
                                   .all_in = sqlite3_column_int(find, 4)};
    sqlite3_reset(find);
    return status;
}

static enum status may_mark(struct records *records, const struct turn_asked *turn,
                            enum sheet_of of, const char *reason)
{
    if (!turn->there || !turn->judges)
        return database_fail(records, STATUS_NOT_FOUND,
                             "No such turn is drawn, or the judge does not judge it.");
    if (turn->absent || (of == SHEET_SECOND && !turn->has_second))
        return database_fail(records, STATUS_INVALID, "There is nobody to be marked.");
    if (!turn->handed_in)
        return database_fail(records, STATUS_BUSY, "The paper is not handed in yet.");
    if (turn->all_in && !*reason)
        return database_fail(records, STATUS_INVALID,
                             "Who changes a sheet that all have seen says why.");
    return STATUS_OK;
}

static enum status taken_fits(struct records *records, const struct contest_criteria *criteria,
                              enum sheet_of of, const int taken[])
{
    for (int i = 0; i < criteria->n[of]; i++) {
        if (taken[i] < 0 || taken[i] > criteria->of[of][i].weight)
            return database_fail(records, STATUS_INVALID, "%d cannot be taken off %d.", taken[i],
                                 criteria->of[of][i].weight);
    }
    return STATUS_OK;
}

static enum status deductions_add(struct records *records, int64_t sheet, int n, const int taken[])
{
    enum status status = STATUS_OK;
    for (int i = 0; i < n && status == STATUS_OK; i++) {
        sqlite3_stmt *add = database_statement(records, STATEMENT_CONTEST_DEDUCTION_ADD);
        sqlite3_bind_int64(add, 1, sheet);
        sqlite3_bind_int(add, 2, i);
        sqlite3_bind_int(add, 3, taken[i]);
        status = database_run(records, STATEMENT_CONTEST_DEDUCTION_ADD);
    }
    return status;
}

static enum status sheet_add(struct records *records, int64_t contest, int64_t person,
                             enum sheet_of of, const char *judge, const char *reason,
                             int64_t unix_ms, int64_t *sheet)
{
    struct uuid uid;
    enum status status = fact_uid(records, &uid);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *add = database_statement(records, STATEMENT_CONTEST_SHEET_ADD);
    fact_bind(add, 1, &uid);
    sqlite3_bind_int64(add, 2, contest);
    sqlite3_bind_int64(add, 3, person);
    sqlite3_bind_int(add, 4, (int)of);
    bind_text(add, 5, judge);
    bind_text(add, 6, reason);
    sqlite3_bind_int64(add, 7, unix_ms);
    status = database_run(records, STATEMENT_CONTEST_SHEET_ADD);
    if (status != STATUS_OK)
        return status;
    *sheet = sqlite3_last_insert_rowid(records->db);
    return fact_add(records, FACT_SHEET, &uid);
}

static enum status mark(struct records *records, int64_t contest, int64_t person, enum sheet_of of,
                        const char *judge, const int taken[], const char *reason, int64_t unix_ms)
{
    struct contest now;
    struct turn_asked turn;
    int64_t sheet = 0;
    enum status status = records_contest(records, contest, &now);
    if (status == STATUS_OK)
        status = ask(records, contest, person, judge, &turn);
    if (status == STATUS_OK)
        status = may_mark(records, &turn, of, reason);
    if (status == STATUS_OK)
        status = taken_fits(records, &now.criteria, of, taken);
    if (status == STATUS_OK)
        status = sheet_add(records, contest, person, of, judge, reason, unix_ms, &sheet);
    return status == STATUS_OK ? deductions_add(records, sheet, now.criteria.n[of], taken) : status;
}

enum status records_contest_mark(struct records *records, int64_t contest, int64_t person,
                                 enum sheet_of of, const char *judge, const int taken[],
                                 const char *reason, int64_t unix_ms)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, mark(records, contest, person, of, judge,
                                                            taken, reason ? reason : "", unix_ms))
                               : status;
}

/* Whatever is in, whoever may see it. A row a criterion, by judge. */
static enum status sheets_read(struct records *records, int64_t contest, int64_t person,
                               enum sheet_of of, struct contest_sheet out[CONTEST_JUDGES_MAX],
                               size_t *count)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_CONTEST_SHEETS);
    int64_t number = 0;
    int row = 0;
    enum status status;
    *count = 0;
    sqlite3_bind_int64(list, 1, contest);
    sqlite3_bind_int64(list, 2, person);
    sqlite3_bind_int(list, 3, (int)of);
    while ((status = database_row(records, STATEMENT_CONTEST_SHEETS, &row)) == STATUS_OK && row) {
        int position = sqlite3_column_int(list, 4), taken = sqlite3_column_int(list, 5);
        if (sqlite3_column_int64(list, 0) != number) {
            if (*count == CONTEST_JUDGES_MAX)
                continue;
            number = sqlite3_column_int64(list, 0);
            struct contest_sheet *sheet = &out[(*count)++];
            *sheet = (struct contest_sheet){.total = 100,
                                            .given_unix_ms = sqlite3_column_int64(list, 3)};
            column_text(list, 1, sheet->judge, sizeof sheet->judge);
            column_text(list, 2, sheet->reason, sizeof sheet->reason);
        }
        if (position >= 0 && position < CONTEST_CRITERIA_MAX) {
            out[*count - 1].taken[position] = taken;
            out[*count - 1].total -= taken;
        }
    }
    return status;
}

static double sheets_total(struct contest_sheet sheets[], size_t n)
{
    double totals[CONTEST_JUDGES_MAX];
    int low, high;
    for (size_t i = 0; i < n; i++)
        totals[i] = sheets[i].total;
    if (contest_dropped(totals, (int)n, &low, &high))
        sheets[low].dropped = sheets[high].dropped = true;
    return contest_judges_total(totals, (int)n);
}

enum status records_contest_sheets(struct records *records, int64_t contest, int64_t person,
                                   enum sheet_of of, const char *judge,
                                   struct contest_sheet out[CONTEST_JUDGES_MAX], size_t *count)
{
    struct turn_asked turn;
    size_t all = 0;
    *count = 0;
    enum status status = ask(records, contest, person, judge, &turn);
    if (status == STATUS_OK)
        status = sheets_read(records, contest, person, of, out, &all);
    if (status != STATUS_OK)
        return status;
    if (turn.all_in) {
        sheets_total(out, all);
        *count = all;
        return STATUS_OK;
    }
    for (size_t i = 0; i < all; i++) {
        if (strcmp(out[i].judge, judge) == 0)
            out[(*count)++] = out[i];
    }
    if (all > *count) /* nothing of the others' is left in the caller's memory */
        memset(&out[*count], 0, (all - *count) * sizeof *out);
    return STATUS_OK;
}

static void turn_read(sqlite3_stmt *row, void *into)
{
    struct contest_turn *out = into;
    *out = (struct contest_turn){.person = sqlite3_column_int64(row, 0),
                                 .lot = sqlite3_column_int(row, 3),
                                 .second = sqlite3_column_int64(row, 5),
                                 .sitting = sqlite3_column_int64(row, 7),
                                 .n_judges = sqlite3_column_int(row, 10),
                                 .n_in = sqlite3_column_int(row, 11),
                                 .own_in = sqlite3_column_int(row, 12),
                                 .to_hear = sqlite3_column_int(row, 13)};
    bool some_in = sqlite3_column_int(row, 8), ended = sqlite3_column_int(row, 9);
    column_text(row, 1, out->name, sizeof out->name);
    column_text(row, 2, out->team, sizeof out->team);
    column_text(row, 6, out->second_name, sizeof out->second_name);
    out->all_in = out->n_judges > 0 && out->n_in == out->n_judges;
    out->state = sqlite3_column_int(row, 4) ? TURN_ABSENT
                 : out->all_in              ? TURN_DONE
                 : ended || some_in         ? TURN_JUDGED
                 : out->sitting             ? TURN_UNDER_WAY
                                            : TURN_WAITS;
}

static enum status machine_read(struct records *records, struct contest_turn *turn)
{
    struct sitting_score *score = &turn->score;
    enum status status = records_sitting_score(records, turn->sitting, score);
    if (status == STATUS_OK)
        turn->machine =
            contest_machine_total(score->total, score->n_plays, score->right, score->n_questions);
    return status;
}

static enum status judges_total(struct records *records, int64_t contest, int64_t person,
                                enum sheet_of of, double *total)
{
    struct contest_sheet sheets[CONTEST_JUDGES_MAX];
    size_t n = 0;
    enum status status = sheets_read(records, contest, person, of, sheets, &n);
    if (status == STATUS_OK)
        *total = sheets_total(sheets, n);
    return status;
}

static enum status turn_fill(struct records *records, const struct contest *contest,
                             struct contest_turn *turn)
{
    enum status status = STATUS_OK;
    bool ended = turn->state == TURN_JUDGED || turn->state == TURN_DONE;
    if (turn->sitting && ended)
        status = machine_read(records, turn);
    if (status != STATUS_OK || turn->state != TURN_DONE)
        return status;
    status = judges_total(records, contest->id, turn->person, SHEET_CONTESTANT, &turn->judges);
    if (status == STATUS_OK && turn->second)
        status =
            judges_total(records, contest->id, turn->person, SHEET_SECOND, &turn->second_total);
    turn->total = contest_total(turn->machine, turn->judges, contest_judges_share(contest));
    turn->state = turn->to_hear ? TURN_TO_HEAR : TURN_DONE;
    return status;
}

/* The first who waits is next, unless somebody is at it. */
static void next_find(struct contest_turn *turns, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (turns[i].state == TURN_UNDER_WAY)
            return;
        if (turns[i].state == TURN_WAITS && turns[i].lot) {
            turns[i].state = TURN_NEXT;
            return;
        }
    }
}

enum status records_contest_turns(struct records *records, int64_t id, const char *judge,
                                  struct contest_turn **out, size_t *count)
{
    struct contest contest;
    void *rows = NULL;
    *out = NULL;
    *count = 0;
    enum status status = records_contest(records, id, &contest);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *list = database_statement(records, STATEMENT_CONTEST_TURNS);
    sqlite3_bind_int64(list, 1, id);
    bind_text(list, 2, judge);
    status = database_rows(records, STATEMENT_CONTEST_TURNS, &rows, count, sizeof **out, turn_read);
    *out = rows;
    for (size_t i = 0; i < *count && status == STATUS_OK; i++)
        status = turn_fill(records, &contest, &(*out)[i]);
    if (status == STATUS_OK) {
        next_find(*out, *count);
        return STATUS_OK;
    }
    free(*out);
    *out = NULL;
    *count = 0;
    return status;
}
