#include "records/contest_boards.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "records/columns.h"
#include "records/facts.h"
#include "records/result_keep.h"
#include "scoring/contest.h"

static void bind_text(sqlite3_stmt *statement, int index, const char *text)
{
    sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT);
}

static enum status all_done(struct records *records, const struct contest_turn *turns, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (turns[i].state != TURN_DONE && turns[i].state != TURN_ABSENT)
            return database_fail(records, STATUS_BUSY, "%s is not done yet.", turns[i].name);
    }
    return STATUS_OK;
}

static void row_fill(const struct contest_turn *turn, int place, struct board_row *out)
{
    *out = (struct board_row){.person = turn->person,
                              .sitting = turn->sitting,
                              .place = place,
                              .second = turn->second && place ? turn->second_total : -1,
                              .points = contest_points(place)};
    memcpy(out->team, turn->team, sizeof out->team);
    if (!place)
        return;
    out->total = turn->total;
    out->machine = turn->machine;
    out->judges = turn->judges;
}

static enum status places_fill(const struct contest_turn *turns, size_t n, struct board_row *out)
{
    struct contest_score *scores = calloc(n, sizeof *scores);
    int *places = calloc(n, sizeof *places);
    enum status status = scores && places ? STATUS_OK : STATUS_NO_MEMORY;
    for (size_t i = 0; i < n && status == STATUS_OK; i++)
        scores[i] =
            (struct contest_score){turns[i].total, turns[i].judges, turns[i].state == TURN_ABSENT};
    if (status == STATUS_OK)
        contest_places(scores, (int)n, places);
    for (size_t i = 0; i < n && status == STATUS_OK; i++)
        row_fill(&turns[i], places[i], &out[i]);
    free(scores);
    free(places);
    return status;
}

static bool rows_same(const struct board_row *a, const struct board_row *b)
{
    return a->person == b->person && a->place == b->place && fabs(a->total - b->total) < 1e-9 &&
           fabs(a->machine - b->machine) < 1e-9 && fabs(a->judges - b->judges) < 1e-9 &&
           fabs(a->second - b->second) < 1e-9;
}

/* Whether what was published last is the same. */
static enum status is_known(struct records *records, int64_t contest, const struct board_row *rows,
                            size_t n, bool *known)
{
    struct board_row *before = NULL;
    size_t count = 0, same = 0;
    enum status status = records_board_people(records, contest, &before, &count);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < n; k++)
            same += rows_same(&before[i], &rows[k]);
    }
    *known = count == n && same == n;
    free(before);
    return status;
}

static enum status place_add(struct records *records, int64_t publication,
                             const struct board_row *row)
{
    sqlite3_stmt *add = database_statement(records, STATEMENT_CONTEST_PLACE_ADD);
    sqlite3_bind_int64(add, 1, publication);
    sqlite3_bind_int64(add, 2, row->person);
    bind_text(add, 3, row->team);
    sqlite3_bind_int(add, 4, row->place);
    sqlite3_bind_double(add, 5, row->total);
    sqlite3_bind_double(add, 6, row->machine);
    sqlite3_bind_double(add, 7, row->judges);
    if (row->second >= 0)
        sqlite3_bind_double(add, 8, row->second);
    sqlite3_bind_int(add, 9, row->points);
    return database_run(records, STATEMENT_CONTEST_PLACE_ADD);
}

static enum status publication_add(struct records *records, int64_t contest,
                                   const struct board_row *rows, size_t n, const char *who,
                                   int64_t unix_ms)
{
    struct uuid uid;
    enum status status = fact_uid(records, &uid);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *add = database_statement(records, STATEMENT_CONTEST_PUBLISH);
    fact_bind(add, 1, &uid);
    sqlite3_bind_int64(add, 2, contest);
    bind_text(add, 3, who);
    sqlite3_bind_int64(add, 4, unix_ms);
    status = database_run(records, STATEMENT_CONTEST_PUBLISH);
    int64_t publication = sqlite3_last_insert_rowid(records->db);
    for (size_t i = 0; i < n && status == STATUS_OK; i++)
        status = place_add(records, publication, &rows[i]);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        if (rows[i].sitting && rows[i].place)
            status = result_keep(records, rows[i].sitting, who, "", unix_ms);
    }
    return status == STATUS_OK ? fact_add(records, FACT_CONTEST, &uid) : status;
}

static enum status publish_turns(struct records *records, int64_t contest,
                                 const struct contest_turn *turns, size_t n, const char *who,
                                 int64_t unix_ms)
{
    struct board_row *rows = calloc(n, sizeof *rows);
    bool known = false;
    if (!rows)
        return STATUS_NO_MEMORY;
    enum status status = places_fill(turns, n, rows);
    if (status == STATUS_OK)
        status = is_known(records, contest, rows, n, &known);
    if (status == STATUS_OK && !known)
        status = publication_add(records, contest, rows, n, who, unix_ms);
    free(rows);
    return status;
}

static enum status publish(struct records *records, int64_t id, const char *who, int64_t unix_ms)
{
    struct contest contest;
    struct contest_turn *turns = NULL;
    size_t n = 0;
    enum status status = records_contest(records, id, &contest);
    if (status == STATUS_OK && !contest.drawn_unix_ms)
        status = database_fail(records, STATUS_INVALID, "The lots are not drawn yet.");
    if (status == STATUS_OK)
        status = records_contest_turns(records, id, "", &turns, &n);
    if (status == STATUS_OK)
        status = all_done(records, turns, n);
    if (status == STATUS_OK && n > 0)
        status = publish_turns(records, id, turns, n, who, unix_ms);
    free(turns);
    return status;
}

enum status records_contest_publish(struct records *records, int64_t contest, const char *who,
                                    int64_t unix_ms)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, publish(records, contest, who, unix_ms))
                               : status;
}

static void board_read(sqlite3_stmt *row, void *into)
{
    struct board_row *out = into;
    *out = (struct board_row){.person = sqlite3_column_int64(row, 0),
                              .sitting = sqlite3_column_int64(row, 1),
                              .place = sqlite3_column_int(row, 4),
                              .total = sqlite3_column_double(row, 5),
                              .machine = sqlite3_column_double(row, 6),
                              .judges = sqlite3_column_double(row, 7),
                              .second = column_total(row, 8),
                              .points = sqlite3_column_int(row, 9),
                              .n = sqlite3_column_int(row, 10),
                              .agreed = sqlite3_column_int(row, 11)};
    column_text(row, 2, out->name, sizeof out->name);
    column_text(row, 3, out->team, sizeof out->team);
}

static enum status board(struct records *records, enum statement statement, int64_t of,
                         struct board_row **out, size_t *count)
{
    void *rows = NULL;
    sqlite3_bind_int64(database_statement(records, statement), 1, of);
    enum status status = database_rows(records, statement, &rows, count, sizeof **out, board_read);
    *out = rows;
    return status;
}

/* Rows that stand by what counts, the most first: equal ones share a place. */
static void rank(struct board_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool same = i > 0 && lround(rows[i].total * 100) == lround(rows[i - 1].total * 100) &&
                    rows[i].points == rows[i - 1].points;
        rows[i].place = same ? rows[i - 1].place : (int)i + 1;
    }
}

enum status records_board_people(struct records *records, int64_t contest, struct board_row **out,
                                 size_t *count)
{
    return board(records, STATEMENT_BOARD_PEOPLE, contest, out, count);
}

static enum status ranked(struct records *records, enum statement statement, int64_t of,
                          struct board_row **out, size_t *count)
{
    enum status status = board(records, statement, of, out, count);
    rank(*out, *count);
    return status;
}

static int by_total(const void *a, const void *b)
{
    const struct board_row *one = a, *other = b;
    long first = lround(one->total * 100), second = lround(other->total * 100);
    return first != second ? (first < second) - (first > second) : strcmp(one->name, other->name);
}

/* By the total to the hundredth, as people are: the points that it brought stand beside it. */
enum status records_board_teams(struct records *records, int64_t contest, struct board_row **out,
                                size_t *count)
{
    enum status status = board(records, STATEMENT_BOARD_TEAMS, contest, out, count);
    if (*count)
        qsort(*out, *count, sizeof **out, by_total);
    for (size_t i = 0; i < *count; i++) {
        bool same = i > 0 && lround((*out)[i].total * 100) == lround((*out)[i - 1].total * 100);
        (*out)[i].place = same ? (*out)[i - 1].place : (int)i + 1;
    }
    return status;
}

enum status records_season_people(struct records *records, int season, struct board_row **out,
                                  size_t *count)
{
    return ranked(records, STATEMENT_SEASON_PEOPLE, season, out, count);
}

enum status records_season_teams(struct records *records, int season, struct board_row **out,
                                 size_t *count)
{
    return ranked(records, STATEMENT_SEASON_TEAMS, season, out, count);
}

static enum status decide(struct records *records, int64_t contest, int64_t person, bool agrees,
                          int64_t unix_ms)
{
    struct uuid uid;
    enum status status = fact_uid(records, &uid);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *add = database_statement(records, STATEMENT_REPLAY_ADD);
    fact_bind(add, 1, &uid);
    sqlite3_bind_int64(add, 2, contest);
    sqlite3_bind_int64(add, 3, person);
    sqlite3_bind_int(add, 4, agrees);
    sqlite3_bind_int64(add, 5, unix_ms);
    status = database_run(records, STATEMENT_REPLAY_ADD);
    if (status == STATUS_OK && sqlite3_changes(records->db) == 0)
        status = database_fail(records, STATUS_NOT_FOUND, "That one has no place in it.");
    return status == STATUS_OK ? fact_add(records, FACT_REPLAY, &uid) : status;
}

enum status records_replay_decide(struct records *records, int64_t contest, int64_t person,
                                  bool agrees, int64_t unix_ms)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK
               ? database_end(records, decide(records, contest, person, agrees, unix_ms))
               : status;
}
