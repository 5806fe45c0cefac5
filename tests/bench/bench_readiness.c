/* How long the trainer's table takes: 2,000 people, 40 competencies, so many turns. Run by hand:
 * bench_readiness [TURNS [FILE]] (1000000); the database is kept where a file is named. Prints a
 * line of JSON, milliseconds of the processor: the page opened, sorted, filtered, searched; the
 * page of names, and how one person stands; the table taken from the verdicts once more; and of
 * five papers that all have sat, what is to be heard, counted and listed, whether one item is, who
 * has sat one, and what a person has. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "engine/team.h"
#include "records/moderation.h"
#include "records/sittings.h"

enum { PEOPLE = 2000, COMPETENCIES = 40, ROUNDS = 20 };

/* Of the processor, so that what else the machine does is left out. */
static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void sql(sqlite3 *db, const char *text)
{
    char *problem = NULL;
    if (sqlite3_exec(db, text, NULL, NULL, &problem) != SQLITE_OK) {
        fprintf(stderr, "%s\n", problem);
        exit(2);
    }
}

/* Everybody has one post, which asks for an exam. Papers that everybody has sat, the first not
 * heard yet, the others released long ago: of each sitting an attempt, a tenth of it sampled; of
 * the first two items undecided where they can turn the result; and appeals against one attempt in
 * five hundred. */
static void exams(sqlite3 *db)
{
    sql(db,
        "BEGIN; INSERT INTO papers (id, uid, number, mock, subject, pack, pack_sha256, standard,"
        " level, minutes, pass, seed, who, made_unix_ms, locked_unix_ms) WITH RECURSIVE n(i) AS"
        " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i, randomblob(16),"
        " 'no' || i, 0, 'all', 'p', printf('%064d', 0), '', 0, 0, 80, 1, 'w', 0, 1 FROM n;"
        "INSERT INTO handouts SELECT q.id, e.id, 'w', 0 FROM papers q, people e;"
        "INSERT INTO sittings (id, uid, paper, person, began_unix_ms, ended_unix_ms, ended_by)"
        " SELECT 10000 * q.id + e.id, randomblob(16), q.id, e.id, 1, 2, 'done'"
        " FROM papers q, people e;"
        "INSERT OR IGNORE INTO sitting_parts SELECT id, 10000 * (1 + id / 2000) + person, 0"
        " FROM attempts WHERE id < 10000;");
    sql(db, "UPDATE people SET post = '营业员'; INSERT INTO posts VALUES ('营业员', 12);"
            "INSERT INTO post_subjects VALUES ('营业员', 'all');");
    sql(db,
        "UPDATE attempts SET pass = 80;"
        "UPDATE attempts SET mode = 'exam', total = 78, total_low = 70, total_high = 90,"
        " review = 2 WHERE id IN (SELECT attempt FROM sitting_parts WHERE sitting < 20000);"
        "UPDATE attempts SET mode = 'exam', total = 90, total_low = 90, total_high = 90,"
        " review = 0 WHERE id IN (SELECT attempt FROM sitting_parts WHERE sitting >= 20000);"
        "UPDATE verdicts SET value = 'undecided' WHERE position = 0 AND turn IN (SELECT t.id"
        " FROM turns t JOIN sitting_parts sp ON sp.attempt = t.attempt WHERE t.reply <= 2"
        " AND sp.sitting < 20000);"
        "INSERT INTO review_samples SELECT v.number, t.attempt, 'tenth' FROM sitting_parts sp"
        " JOIN turns t ON t.attempt = sp.attempt JOIN verdicts v ON v.turn = t.id"
        " WHERE v.number % 10 = 0;"
        "INSERT INTO marks (verdict, value, who, reason, marked_unix_ms, uid, role) SELECT"
        " r.verdict, 'met', 'w', 'r', 1, randomblob(16), 'spot' FROM review_samples r"
        " JOIN sitting_parts sp ON sp.attempt = r.attempt WHERE sp.sitting >= 20000;"
        "INSERT INTO results (uid, sitting, passed, total, answers_right, n_questions, who, reason,"
        " released_unix_ms) SELECT randomblob(16), id, 1, 90, 0, 0, 'w', '', 3 FROM sittings"
        " WHERE paper > 1;"
        "INSERT INTO disputes (uid, attempt, verdict, disputed_unix_ms) SELECT randomblob(16),"
        " t.attempt, min(v.number), 1 FROM turns t JOIN verdicts v ON v.turn = t.id"
        " WHERE t.attempt % 500 = 7 GROUP BY t.attempt; COMMIT;");
}

/* Ten turns an attempt, two verdicts a turn; the evidence and the table are then taken from them as
 * after a change of the formula. */
static void fill(const char *path, int turns)
{
    sqlite3 *db = NULL;
    char text[2000];
    if (sqlite3_open(path, &db) != SQLITE_OK)
        exit(2);
    sql(db,
        "PRAGMA synchronous = OFF; BEGIN;"
        "INSERT INTO people (uid, number, name, name_key, team, added_unix_ms) "
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
        "SELECT randomblob(16), printf('%06d', i), printf('%s%d', substr('王李张刘陈杨赵黄', 1 + "
        "i % 8, 1), i), printf('n%d', i), printf('班组%d', i % 60), 0 FROM n;");
    snprintf(
        text, sizeof text,
        "INSERT INTO attempts (id, uid, person, pack, pack_version, pack_sha256, play, standard,"
        " seed, program_version, started_unix_ms) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
        " SELECT i + 1 FROM n WHERE i < %d) SELECT i, randomblob(16), 1 + i %% 2000, 'p', '1',"
        " printf('%%064d', 0), 'play' || (i / 2000 %% 9), 'G', 0, '1', %lld - 60000 * (i %% 400000)"
        " FROM n;",
        turns / 10, (long long)clock_unix_ms());
    sql(db, text);
    snprintf(
        text, sizeof text,
        "INSERT INTO turns (id, uid, attempt, reply, again, take, turn, mood_before, mood_after,"
        " duration_ms, hint) WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n"
        " WHERE i < %d) SELECT i + 1, randomblob(16), 1 + i / 10, 1 + i %% 10, 0, 1, 't', 50, 50,"
        " 1, 0 FROM n;",
        turns - 1);
    sql(db, text);
    sql(db, "UPDATE attempts SET finished_unix_ms = started_unix_ms + 30000, total = id % 101, "
            "ending = 'calmed', review = 0");
    sql(db,
        "INSERT INTO verdicts (turn, position, kind, id, name, clause, value, score, heard,"
        " points, in_first, once, veto) SELECT id, k, 'move', 'm' || ((id * 7 + k * 13 + attempt"
        ") % 40), 'x', 'house', CASE WHEN (id * 2654435761 >> 7) % 5 = 0 THEN 'not_met' ELSE"
        " 'met' END, 0, '', 1, 0, 0, 0 FROM turns, (SELECT 0 AS k UNION ALL SELECT 1); COMMIT;");
    exams(db);
    sqlite3_close(db);
}

struct timing {
    double median_ms, worst_ms;
};

static int by_size(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return one < other ? -1 : one > other;
}

static struct timing timing_of(double *times)
{
    qsort(times, ROUNDS, sizeof *times, by_size);
    return (struct timing){times[ROUNDS / 2], times[ROUNDS - 1]};
}

static struct team team;

static struct timing opens(struct records *records)
{
    double times[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        double start = now_ms();
        if (team_read(&team, records, COMPETENCIES, clock_unix_ms()) != STATUS_OK)
            exit(2);
        for (size_t k = 0; k < 8; k++) { /* the first page's squares */
            struct person_readiness *rows = NULL;
            size_t count = 0;
            if (records_readiness(records, team.members[k].row.id, &rows, &count) != STATUS_OK)
                exit(2);
            free(rows);
        }
        times[i] = now_ms() - start;
    }
    return timing_of(times);
}

static struct timing finds(const struct team_query *query)
{
    double times[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        double start = now_ms();
        team_find(&team, query);
        times[i] = now_ms() - start;
    }
    return timing_of(times);
}

static struct timing names(struct records *records)
{
    double times[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        struct person *people = NULL;
        size_t count = 0;
        double start = now_ms();
        if (records_people(records, &people, &count) != STATUS_OK || count != PEOPLE)
            exit(2);
        times[i] = now_ms() - start;
        free(people);
    }
    return timing_of(times);
}

static struct timing standings(struct records *records)
{
    double times[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        struct person person = {.id = 2 + 97 * i % 999}; /* all have practised */
        double start = now_ms();
        if (records_standing(records, &person) != STATUS_OK || person.attempts == 0)
            exit(2);
        times[i] = now_ms() - start;
    }
    return timing_of(times);
}

static struct timing queue_counts(struct records *records)
{
    double times[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        int counts[MODERATION_WHYS];
        double start = now_ms();
        if (records_moderation_counts(records, counts) != STATUS_OK || !counts[MODERATION_TENTH])
            exit(2);
        times[i] = now_ms() - start;
    }
    return timing_of(times);
}

static struct timing queue_page(struct records *records)
{
    double times[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        struct moderation_item *items = NULL;
        size_t count = 0;
        double start = now_ms();
        if (records_moderation(records, 65, &items, &count) != STATUS_OK || count != 65)
            exit(2);
        times[i] = now_ms() - start;
        free(items);
    }
    return timing_of(times);
}

/* Of an item that an exam is open for: the dearest. */
static struct timing queue_wants(struct records *records)
{
    double times[ROUNDS];
    struct moderation_item *items = NULL;
    size_t count = 0;
    if (records_moderation(records, 3000, &items, &count) != STATUS_OK || count < ROUNDS)
        exit(2);
    for (int i = 0; i < ROUNDS; i++) {
        bool wants = false;
        double start = now_ms();
        if (records_moderation_wants(records, items[count - 1 - (size_t)i].verdict, &wants) !=
                STATUS_OK ||
            !wants)
            exit(2);
        times[i] = now_ms() - start;
    }
    free(items);
    return timing_of(times);
}

static struct timing paper_sittings(struct records *records)
{
    double times[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        struct sitting_row *rows = NULL;
        size_t count = 0;
        double start = now_ms();
        if (records_sittings_of_paper(records, 1, &rows, &count) != STATUS_OK || count != PEOPLE)
            exit(2);
        times[i] = now_ms() - start;
        free(rows);
    }
    return timing_of(times);
}

static struct timing own_sittings(struct records *records)
{
    double times[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        struct sitting_row *rows = NULL;
        size_t count = 0;
        double start = now_ms();
        if (records_sittings_of_person(records, 1 + 97 * i, &rows, &count) != STATUS_OK || !count)
            exit(2);
        times[i] = now_ms() - start;
        free(rows);
    }
    return timing_of(times);
}

static void print(const char *name, struct timing timing)
{
    printf(",\"%s_ms\":%.2f,\"%s_worst_ms\":%.2f", name, timing.median_ms, name, timing.worst_ms);
}

int main(int argc, char **argv)
{
    const char *path = argc > 2 ? argv[2] : "/tmp/yingda-bench-readiness.db";
    int turns = argc > 1 ? atoi(argv[1]) : 1000000;
    struct records *records = NULL;
    if (argc > 2 && access(path, F_OK) == 0) {
        fprintf(stderr, "bench_readiness: %s is there already\n", path);
        return 2;
    }
    if (argc <= 2)
        unlink(path);
    if (records_open(&records, path) != STATUS_OK)
        return 2;
    fill(path, turns);
    double start = now_ms();
    if (records_readiness_rebuild(records) != STATUS_OK) {
        fprintf(stderr, "%s\n", records_problem(records));
        return 2;
    }
    printf("{\"turns\":%d,\"rebuild_s\":%.1f", turns, (now_ms() - start) / 1e3);
    print("open", opens(records));
    print("sort", finds(&(struct team_query){TEAM_BY_WORD, TEAM_ANY_WORD, "", ""}));
    print("filter", finds(&(struct team_query){TEAM_BY_READY, READINESS_PRACTISING, "班组7", ""}));
    print("search", finds(&(struct team_query){TEAM_BY_NAME, TEAM_ANY_WORD, "", "w1"}));
    print("names", names(records));
    print("standing", standings(records));
    print("queue_counts", queue_counts(records));
    print("queue_page", queue_page(records));
    print("queue_wants", queue_wants(records));
    print("sittings", paper_sittings(records));
    print("own_sittings", own_sittings(records));
    printf("}\n");
    team_finish(&team);
    records_close(records);
    if (argc <= 2)
        unlink(path);
    return 0;
}
