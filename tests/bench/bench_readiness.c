/* How long the trainer's table takes: 2,000 people, 40 competencies, so many turns. Run by hand:
 * bench_readiness [TURNS [FILE]] (1000000); the database is kept where a file is named. Prints a
 * line of JSON, milliseconds of the processor: the page opened, sorted, filtered, searched; the
 * page of names, and how one person stands; and the table taken from the verdicts once more. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "engine/team.h"

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
        struct person person = {.id = 1 + 97 * i};
        double start = now_ms();
        if (records_standing(records, &person) != STATUS_OK || person.attempts == 0)
            exit(2);
        times[i] = now_ms() - start;
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
    printf("}\n");
    team_finish(&team);
    records_close(records);
    if (argc <= 2)
        unlink(path);
    return 0;
}
