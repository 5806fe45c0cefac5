#include "records/contests.h"

#include <stdlib.h>
#include <string.h>

#include "records/columns.h"
#include "records/facts.h"
#include "scoring/contest.h"

static const char *const seconds[] = {
    [SECOND_NONE] = "none", [SECOND_PLAYS] = "plays", [SECOND_OBSERVES] = "observes"};

static void bind_text(sqlite3_stmt *statement, int index, const char *text)
{
    sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT);
}

static enum contest_second second_of(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    int second = SECOND_OBSERVES;
    while (second > SECOND_NONE && (!text || strcmp(seconds[second], text) != 0))
        second--;
    return (enum contest_second)second;
}

int contest_judges_share(const struct contest *contest)
{
    return contest->second == SECOND_PLAYS ? 100 : contest->judges_pct;
}

/* Terms from the second parameter on. */
static void bind_terms(sqlite3_stmt *statement, const struct contest *contest)
{
    bind_text(statement, 2, contest->name);
    sqlite3_bind_int(statement, 3, contest->season);
    sqlite3_bind_int64(statement, 4, contest->paper);
    sqlite3_bind_int(statement, 5, contest->judges_pct);
    sqlite3_bind_int(statement, 6, contest->drawn_teams);
    bind_text(statement, 7, seconds[contest->second]);
}

static enum status paper_fits(struct records *records, const struct contest *contest)
{
    sqlite3_stmt *ask = database_statement(records, STATEMENT_CONTEST_PAPER_FITS);
    int row = 0;
    sqlite3_bind_int64(ask, 1, contest->paper);
    sqlite3_bind_int64(ask, 2, contest->id);
    enum status status = database_row(records, STATEMENT_CONTEST_PAPER_FITS, &row);
    sqlite3_reset(ask);
    return status == STATUS_OK && !row
               ? database_fail(records, STATUS_INVALID,
                               "A contest has a locked paper that nobody has begun.")
               : status;
}

static enum status criteria_add(struct records *records, int64_t id,
                                const struct contest_criteria *criteria)
{
    enum status status = STATUS_OK;
    for (int of = 0; of < 2; of++) {
        for (int i = 0; i < criteria->n[of] && status == STATUS_OK; i++) {
            sqlite3_stmt *add = database_statement(records, STATEMENT_CONTEST_CRITERION_ADD);
            sqlite3_bind_int64(add, 1, id);
            sqlite3_bind_int(add, 2, of);
            sqlite3_bind_int(add, 3, i);
            bind_text(add, 4, criteria->of[of][i].name);
            sqlite3_bind_int(add, 5, criteria->of[of][i].weight);
            status = database_run(records, STATEMENT_CONTEST_CRITERION_ADD);
        }
    }
    return status;
}

static enum status add(struct records *records, const struct contest *contest, int64_t *id)
{
    struct uuid uid;
    enum status status = paper_fits(records, contest);
    if (status == STATUS_OK)
        status = fact_uid(records, &uid);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *insert = database_statement(records, STATEMENT_CONTEST_ADD);
    fact_bind(insert, 1, &uid);
    bind_terms(insert, contest);
    bind_text(insert, 8, contest->who);
    sqlite3_bind_int64(insert, 9, contest->made_unix_ms);
    status = database_run(records, STATEMENT_CONTEST_ADD);
    if (status != STATUS_OK)
        return status;
    *id = sqlite3_last_insert_rowid(records->db);
    return criteria_add(records, *id, &contest->criteria);
}

enum status records_contest_add(struct records *records, const struct contest *contest, int64_t *id)
{
    if (!*contest->name || !contest->criteria.n[0])
        return database_fail(records, STATUS_INVALID, "A contest has a name and criteria.");
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, add(records, contest, id)) : status;
}

static enum status change(struct records *records, const struct contest *contest)
{
    enum status status = paper_fits(records, contest);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *update = database_statement(records, STATEMENT_CONTEST_CHANGE);
    sqlite3_bind_int64(update, 1, contest->id);
    bind_terms(update, contest);
    status = database_run(records, STATEMENT_CONTEST_CHANGE);
    if (status == STATUS_OK && sqlite3_changes(records->db) == 0)
        return database_fail(records, STATUS_INVALID, "The lots of contest %lld are drawn.",
                             (long long)contest->id);
    sqlite3_bind_int64(database_statement(records, STATEMENT_CONTEST_CRITERIA_CLEAR), 1,
                       contest->id);
    if (status == STATUS_OK)
        status = database_run(records, STATEMENT_CONTEST_CRITERIA_CLEAR);
    return status == STATUS_OK ? criteria_add(records, contest->id, &contest->criteria) : status;
}

enum status records_contest_change(struct records *records, const struct contest *contest)
{
    if (!*contest->name || !contest->criteria.n[0])
        return database_fail(records, STATUS_INVALID, "A contest has a name and criteria.");
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, change(records, contest)) : status;
}

enum status records_contest_discard(struct records *records, int64_t id)
{
    sqlite3_bind_int64(database_statement(records, STATEMENT_CONTEST_DISCARD), 1, id);
    enum status status = database_run(records, STATEMENT_CONTEST_DISCARD);
    if (status == STATUS_OK && sqlite3_changes(records->db) == 0)
        status = database_fail(records, STATUS_NOT_FOUND, "The lots of contest %lld are drawn.",
                               (long long)id);
    return status;
}

static enum status criteria_read(struct records *records, struct contest *out)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_CONTEST_CRITERIA);
    int row = 0;
    enum status status;
    sqlite3_bind_int64(list, 1, out->id);
    while ((status = database_row(records, STATEMENT_CONTEST_CRITERIA, &row)) == STATUS_OK && row) {
        int of = sqlite3_column_int(list, 0) != 0;
        if (out->criteria.n[of] == CONTEST_CRITERIA_MAX)
            continue;
        struct contest_criterion *criterion = &out->criteria.of[of][out->criteria.n[of]++];
        column_text(list, 1, criterion->name, sizeof criterion->name);
        criterion->weight = sqlite3_column_int(list, 2);
    }
    return status;
}

static enum status judges_read(struct records *records, struct contest *out)
{
    sqlite3_stmt *list = database_statement(records, STATEMENT_CONTEST_JUDGES);
    int row = 0;
    enum status status;
    sqlite3_bind_int64(list, 1, out->id);
    while ((status = database_row(records, STATEMENT_CONTEST_JUDGES, &row)) == STATUS_OK && row) {
        if (out->n_judges < CONTEST_JUDGES_MAX)
            column_text(list, 0, out->judges[out->n_judges++], NAME_SIZE);
    }
    return status;
}

enum status records_contest(struct records *records, int64_t id, struct contest *out)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_CONTEST);
    int row = 0;
    sqlite3_bind_int64(find, 1, id);
    enum status status = database_row(records, STATEMENT_CONTEST, &row);
    if (status != STATUS_OK)
        return status;
    if (!row)
        return database_fail(records, STATUS_NOT_FOUND, "The database holds no contest %lld.",
                             (long long)id);
    *out = (struct contest){.id = id,
                            .season = sqlite3_column_int(find, 1),
                            .paper = sqlite3_column_int64(find, 2),
                            .judges_pct = sqlite3_column_int(find, 4),
                            .drawn_teams = sqlite3_column_int(find, 5),
                            .second = second_of(find, 6),
                            .made_unix_ms = sqlite3_column_int64(find, 8),
                            .seed = sqlite3_column_int64(find, 9),
                            .drawn_unix_ms = sqlite3_column_int64(find, 10),
                            .published_unix_ms = sqlite3_column_int64(find, 11)};
    column_text(find, 0, out->name, sizeof out->name);
    column_text(find, 3, out->number, sizeof out->number);
    column_text(find, 7, out->who, sizeof out->who);
    sqlite3_reset(find);
    status = criteria_read(records, out);
    return status == STATUS_OK ? judges_read(records, out) : status;
}

static void row_read(sqlite3_stmt *row, void *into)
{
    struct contest_row *out = into;
    *out = (struct contest_row){.id = sqlite3_column_int64(row, 0),
                                .season = sqlite3_column_int(row, 3),
                                .entries = sqlite3_column_int(row, 4),
                                .teams = sqlite3_column_int(row, 5),
                                .judges = sqlite3_column_int(row, 6),
                                .made_unix_ms = sqlite3_column_int64(row, 7),
                                .drawn_unix_ms = sqlite3_column_int64(row, 8),
                                .published_unix_ms = sqlite3_column_int64(row, 9)};
    column_text(row, 1, out->name, sizeof out->name);
    column_text(row, 2, out->number, sizeof out->number);
}

enum status records_contests(struct records *records, struct contest_row **out, size_t *count)
{
    void *rows = NULL;
    database_statement(records, STATEMENT_CONTESTS);
    enum status status =
        database_rows(records, STATEMENT_CONTESTS, &rows, count, sizeof **out, row_read);
    *out = rows;
    return status;
}

static void paper_read(sqlite3_stmt *row, void *into)
{
    struct contest_paper *out = into;
    const char *subject = (const char *)sqlite3_column_text(row, 2);
    *out = (struct contest_paper){.id = sqlite3_column_int64(row, 0),
                                  .n_plays = sqlite3_column_int(row, 3)};
    column_text(row, 1, out->number, sizeof out->number);
    for (int i = 0; i < PAPER_SUBJECTS; i++) {
        if (subject && strcmp(paper_subject_text((enum paper_subject)i), subject) == 0)
            out->subject = (enum paper_subject)i;
    }
}

enum status records_contest_papers(struct records *records, struct contest_paper **out,
                                   size_t *count)
{
    void *rows = NULL;
    database_statement(records, STATEMENT_CONTEST_PAPERS);
    enum status status =
        database_rows(records, STATEMENT_CONTEST_PAPERS, &rows, count, sizeof **out, paper_read);
    *out = rows;
    return status;
}

static void person_read(sqlite3_stmt *row, void *into)
{
    struct contest_person *out = into;
    *out = (struct contest_person){.id = sqlite3_column_int64(row, 0),
                                   .entered = sqlite3_column_int(row, 4)};
    column_text(row, 1, out->name, sizeof out->name);
    column_text(row, 2, out->number, sizeof out->number);
    column_text(row, 3, out->team, sizeof out->team);
}

enum status records_contest_people(struct records *records, int64_t contest,
                                   struct contest_person **out, size_t *count)
{
    void *rows = NULL;
    sqlite3_bind_int64(database_statement(records, STATEMENT_CONTEST_PEOPLE), 1, contest);
    enum status status =
        database_rows(records, STATEMENT_CONTEST_PEOPLE, &rows, count, sizeof **out, person_read);
    *out = rows;
    return status;
}

/* Whether the lots can still be drawn. */
static enum status is_open(struct records *records, int64_t contest)
{
    sqlite3_stmt *ask = database_statement(records, STATEMENT_CONTEST_OPEN);
    int row = 0;
    sqlite3_bind_int64(ask, 1, contest);
    enum status status = database_row(records, STATEMENT_CONTEST_OPEN, &row);
    sqlite3_reset(ask);
    return status == STATUS_OK && !row
               ? database_fail(records, STATUS_INVALID, "The lots of contest %lld are drawn.",
                               (long long)contest)
               : status;
}

static enum status enter(struct records *records, int64_t contest, int64_t person, bool enters)
{
    enum statement what = enters ? STATEMENT_CONTEST_ENTER : STATEMENT_CONTEST_ENTER_NOT;
    enum status status = is_open(records, contest);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *set = database_statement(records, what);
    sqlite3_bind_int64(set, 1, contest);
    sqlite3_bind_int64(set, 2, person);
    return database_run(records, what);
}

enum status records_contest_enter(struct records *records, int64_t contest, int64_t person,
                                  bool enters)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, enter(records, contest, person, enters))
                               : status;
}

static enum status enter_team(struct records *records, int64_t contest, const char *team,
                              bool enters)
{
    enum statement what = enters ? STATEMENT_CONTEST_ENTER_TEAM : STATEMENT_CONTEST_ENTER_TEAM_NOT;
    enum status status = is_open(records, contest);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt *set = database_statement(records, what);
    sqlite3_bind_int64(set, 1, contest);
    bind_text(set, 2, team);
    return database_run(records, what);
}

enum status records_contest_enter_team(struct records *records, int64_t contest, const char *team,
                                       bool enter)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, enter_team(records, contest, team, enter))
                               : status;
}

static enum status judge(struct records *records, int64_t contest, const char *judge, bool judges)
{
    enum statement what = judges ? STATEMENT_CONTEST_JUDGE_ADD : STATEMENT_CONTEST_JUDGE_DROP;
    struct contest now;
    enum status status = is_open(records, contest);
    if (status == STATUS_OK)
        status = records_contest(records, contest, &now);
    if (status != STATUS_OK)
        return status;
    if (judges && now.n_judges == CONTEST_JUDGES_MAX)
        return database_fail(records, STATUS_INVALID, "A contest has %d judges at most.",
                             CONTEST_JUDGES_MAX);
    sqlite3_stmt *set = database_statement(records, what);
    sqlite3_bind_int64(set, 1, contest);
    bind_text(set, 2, judge);
    return database_run(records, what);
}

enum status records_contest_judge(struct records *records, int64_t contest, const char *name,
                                  bool judges)
{
    if (!*name)
        return database_fail(records, STATUS_INVALID, "A judge has a name.");
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, judge(records, contest, name, judges))
                               : status;
}

static enum status leave_tell(struct records *records, int64_t contest)
{
    sqlite3_stmt *find = database_statement(records, STATEMENT_CONTEST_UID);
    int row = 0;
    struct uuid uid = {{0}};
    sqlite3_bind_int64(find, 1, contest);
    enum status status = database_row(records, STATEMENT_CONTEST_UID, &row);
    if (status == STATUS_OK && row)
        uid = fact_column(find, 0);
    sqlite3_reset(find);
    return status == STATUS_OK ? fact_add(records, FACT_CONTEST, &uid) : status;
}

static enum status leaves(struct records *records, int64_t contest, const char *judge,
                          int64_t unix_ms)
{
    sqlite3_stmt *set = database_statement(records, STATEMENT_CONTEST_JUDGE_LEAVES);
    sqlite3_bind_int64(set, 1, contest);
    bind_text(set, 2, judge);
    sqlite3_bind_int64(set, 3, unix_ms);
    enum status status = database_run(records, STATEMENT_CONTEST_JUDGE_LEAVES);
    if (status == STATUS_OK && sqlite3_changes(records->db) == 0)
        return database_fail(records, STATUS_INVALID,
                             "That one does not judge, or nobody would be left who does.");
    return status == STATUS_OK ? leave_tell(records, contest) : status;
}

enum status records_contest_judge_leaves(struct records *records, int64_t contest,
                                         const char *judge, int64_t unix_ms)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, leaves(records, contest, judge, unix_ms))
                               : status;
}

struct entrant {
    int64_t person;
    char team[NAME_SIZE];
};

static void entrant_read(sqlite3_stmt *row, void *into)
{
    struct entrant *out = into;
    *out = (struct entrant){.person = sqlite3_column_int64(row, 0)};
    column_text(row, 1, out->team, sizeof out->team);
}

/* Which lot is the second one's of `at`: the next in the order, the first after the last; of
 * another team where there is one. */
static int second_at(const struct entrant *entrants, const int order[], int n, int at)
{
    for (int step = 1; step < n; step++) {
        int other = (at + step) % n;
        if (strcmp(entrants[order[other]].team, entrants[order[at]].team) != 0)
            return other;
    }
    return (at + 1) % n;
}

static enum status lots_store(struct records *records, const struct contest *contest,
                              const struct entrant *entrants, const int order[], int n)
{
    enum status status = STATUS_OK;
    for (int i = 0; i < n && status == STATUS_OK; i++) {
        sqlite3_stmt *set = database_statement(records, STATEMENT_CONTEST_LOT);
        const struct entrant *entrant = &entrants[order[i]];
        sqlite3_bind_int64(set, 1, contest->id);
        sqlite3_bind_int64(set, 2, entrant->person);
        sqlite3_bind_int(set, 3, i + 1);
        bind_text(set, 4, entrant->team);
        if (contest->second != SECOND_NONE)
            sqlite3_bind_int64(set, 5, entrants[order[second_at(entrants, order, n, i)]].person);
        status = database_run(records, STATEMENT_CONTEST_LOT);
    }
    return status;
}

/* Told once: from then on it is a contest. */
static enum status seed_store(struct records *records, const struct contest *contest, int64_t seed,
                              int64_t unix_ms)
{
    sqlite3_stmt *set = database_statement(records, STATEMENT_CONTEST_DRAWN);
    int row = 0;
    sqlite3_bind_int64(set, 1, contest->id);
    sqlite3_bind_int64(set, 2, seed);
    sqlite3_bind_int64(set, 3, unix_ms);
    enum status status = database_row(records, STATEMENT_CONTEST_DRAWN, &row);
    if (status != STATUS_OK)
        return status;
    if (!row)
        return database_fail(records, STATUS_INVALID, "The lots of contest %lld are drawn.",
                             (long long)contest->id);
    struct uuid uid = fact_column(set, 0);
    sqlite3_reset(set);
    return fact_add(records, FACT_CONTEST, &uid);
}

static enum status paper_hand_out(struct records *records, const struct contest *contest,
                                  const char *who, int64_t unix_ms)
{
    sqlite3_stmt *hand = database_statement(records, STATEMENT_CONTEST_HANDOUT);
    sqlite3_bind_int64(hand, 1, contest->id);
    bind_text(hand, 2, who);
    sqlite3_bind_int64(hand, 3, unix_ms);
    return database_run(records, STATEMENT_CONTEST_HANDOUT);
}

/* Six of the random bytes of a name: whoever draws cannot choose them. */
static enum status seed_new(struct records *records, int64_t *seed)
{
    struct uuid uid;
    enum status status = fact_uid(records, &uid);
    *seed = 0;
    for (int i = UUID_SIZE - 6; i < UUID_SIZE && status == STATUS_OK; i++)
        *seed = *seed << 8 | uid.bytes[i];
    return status;
}

static enum status draw(struct records *records, const struct contest *contest,
                        const char *const teams[CONTEST_TEAMS_MAX], struct entrant *entrants, int n,
                        int64_t unix_ms)
{
    int *order = calloc((size_t)n, sizeof *order);
    int64_t seed = 0;
    enum status status = order ? seed_new(records, &seed) : STATUS_NO_MEMORY;
    if (status == STATUS_OK)
        contest_lots((uint64_t)seed, n, order);
    for (int i = 0; i < n && status == STATUS_OK && contest->drawn_teams; i++)
        snprintf(entrants[order[i]].team, NAME_SIZE, "%s", teams[i % contest->drawn_teams]);
    if (status == STATUS_OK)
        status = lots_store(records, contest, entrants, order, n);
    if (status == STATUS_OK)
        status = seed_store(records, contest, seed, unix_ms);
    free(order);
    return status;
}

static enum status entrants_read(struct records *records, int64_t id, struct entrant **out,
                                 size_t *count)
{
    void *rows = NULL;
    sqlite3_bind_int64(database_statement(records, STATEMENT_CONTEST_ENTRANTS), 1, id);
    enum status status = database_rows(records, STATEMENT_CONTEST_ENTRANTS, &rows, count,
                                       sizeof **out, entrant_read);
    *out = rows;
    return status;
}

static enum status draw_all(struct records *records, int64_t id,
                            const char *const teams[CONTEST_TEAMS_MAX], const char *who,
                            int64_t unix_ms)
{
    struct contest contest;
    struct entrant *entrants = NULL;
    size_t n = 0;
    enum status status = records_contest(records, id, &contest);
    if (status == STATUS_OK)
        status = is_open(records, id);
    if (status == STATUS_OK)
        status = paper_fits(records, &contest);
    if (status == STATUS_OK)
        status = entrants_read(records, id, &entrants, &n);
    if (status == STATUS_OK && (n < 2 || contest.n_judges == 0))
        status = database_fail(records, STATUS_INVALID,
                               "A contest has two people and a judge at least.");
    if (status == STATUS_OK)
        status = draw(records, &contest, teams, entrants, (int)n, unix_ms);
    if (status == STATUS_OK && contest.second != SECOND_PLAYS)
        status = paper_hand_out(records, &contest, who, unix_ms);
    free(entrants);
    return status;
}

enum status records_contest_draw(struct records *records, int64_t id,
                                 const char *const teams[CONTEST_TEAMS_MAX], const char *who,
                                 int64_t unix_ms)
{
    enum status status = database_run(records, STATEMENT_BEGIN);
    return status == STATUS_OK ? database_end(records, draw_all(records, id, teams, who, unix_ms))
                               : status;
}

enum status records_contest_absent(struct records *records, int64_t contest, int64_t person,
                                   bool absent, int64_t unix_ms)
{
    sqlite3_stmt *set = database_statement(records, STATEMENT_CONTEST_ABSENT);
    sqlite3_bind_int64(set, 1, contest);
    sqlite3_bind_int64(set, 2, person);
    if (absent)
        sqlite3_bind_int64(set, 3, unix_ms);
    enum status status = database_run(records, STATEMENT_CONTEST_ABSENT);
    if (status == STATUS_OK && sqlite3_changes(records->db) == 0)
        status = database_fail(records, STATUS_INVALID,
                               "That one is not in the contest, or has begun already.");
    return status;
}

enum status records_contest_lot(struct records *records, int64_t paper, int64_t person,
                                struct contest_lot *out)
{
    sqlite3_stmt *ask = database_statement(records, STATEMENT_CONTEST_LOT_OF);
    int row = 0;
    *out = (struct contest_lot){0};
    sqlite3_bind_int64(ask, 1, paper);
    sqlite3_bind_int64(ask, 2, person);
    enum status status = database_row(records, STATEMENT_CONTEST_LOT_OF, &row);
    if (status == STATUS_OK && row) {
        out->contest = sqlite3_column_int64(ask, 0);
        out->lot = sqlite3_column_int(ask, 1);
        out->published = sqlite3_column_int(ask, 3);
        column_text(ask, 2, out->name, sizeof out->name);
    }
    sqlite3_reset(ask);
    return status;
}
