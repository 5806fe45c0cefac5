/* records/facts: names and numbers of what happened, without a hole, whatever goes wrong. */
#include "records/records.h"

#include <stdlib.h>

#include "base/random.h"
#include "tests/check.h"
#include "tests/records/fixture_database.h"
#include "tests/scenarios/fixture_pack.h"

static struct records *open_good(const char *at)
{
    struct records *records = NULL;
    CHECK_INT(records_open(&records, at), STATUS_OK);
    return records;
}

/* Of every epoch: the last number is how many there are, and the first is 1. */
static void check_gapless(const char *at)
{
    CHECK_NEAR(query(at, "SELECT count(*) FROM (SELECT epoch FROM facts GROUP BY epoch"
                         " HAVING min(seq) <> 1 OR max(seq) <> count(*))"),
               0, 0);
}

static void check_named(const char *at)
{
    CHECK_NEAR(query(at, "SELECT count(*) FROM people WHERE uid IS NULL"), 0, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM attempts WHERE uid IS NULL"), 0, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM turns WHERE uid IS NULL"), 0, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM marks WHERE uid IS NULL"), 0, 0);
}

/* Each thing that is there has its fact, and each fact its thing. */
static void check_told(const char *at)
{
    static const char *const rows[] = {
        "SELECT 'person', uid FROM people", "SELECT 'attempt', uid FROM attempts",
        "SELECT 'turn', uid FROM turns",
        "SELECT 'end', uid FROM attempts WHERE finished_unix_ms IS NOT NULL",
        "SELECT 'mark', uid FROM marks"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char sql[512];
        snprintf(sql, sizeof sql, "SELECT count(*) FROM (%s EXCEPT SELECT kind, of FROM facts)",
                 rows[i]);
        CHECK_NEAR(query(at, sql), 0, 0);
    }
    CHECK_NEAR(query(at, "SELECT count(*) - count(DISTINCT kind || hex(of)) FROM facts"), 0, 0);
}

struct world { /* what a random history knows of itself */
    struct records *records;
    uint64_t chance;
    int64_t people[64], attempts[256];
    int n_people, n_attempts, reply;
    int64_t item; /* of the last turn; 0: none */
};

static int64_t any(struct world *world, const int64_t *ids, int n)
{
    return n ? ids[random_draw(&world->chance, n)] : 999999; /* nobody's */
}

static void add_person(struct world *world)
{
    char number[16];
    struct person_who who = {number, "王敏", NULL, NULL};
    snprintf(number, sizeof number, "%04d", random_draw(&world->chance, 40));
    if (random_draw(&world->chance, 4) == 0)
        who.name = "\xE5\xBC"; /* refused */
    if (records_person_enter(world->records, &who, &world->people[world->n_people]) == STATUS_OK)
        world->n_people += world->n_people < 63;
}

/* A person who is not there, now and then: the attempt is rolled back. */
static void start_attempt(struct world *world)
{
    struct attempt_start start = {.person = any(world, world->people, world->n_people),
                                  .pack = &fixture,
                                  .play = "outage",
                                  .standard = "G",
                                  .started_unix_ms = 1700000000000};
    if (random_draw(&world->chance, 4) == 0)
        start.person = 999999;
    if (records_attempt_start(world->records, &start, &world->attempts[world->n_attempts]) ==
        STATUS_OK)
        world->n_attempts += world->n_attempts < 255;
}

/* Half of the turns hold a verdict that the database refuses. */
static void add_turn(struct world *world)
{
    struct verdict items[] = {{.id = "a", .name = "", .clause = "", .start_ms = -1, .end_ms = -1},
                              {.id = "b", .name = "", .clause = "", .start_ms = -1, .end_ms = -1}};
    struct verdicts verdicts = {items, 2};
    struct turn_record turn = {
        .reply = ++world->reply, .turn = "vent", .duration_ms = 1, .verdicts = &verdicts};
    items[1].score = random_draw(&world->chance, 2) ? 2 : 1;
    (void)!records_turn_add(world->records, any(world, world->attempts, world->n_attempts), &turn);
}

static void finish_attempt(struct world *world)
{
    struct scorecard card = {.total = random_draw(&world->chance, 3) ? 50 : 500}; /* 500: refused */
    card.total_low = card.total_high = card.total;
    struct attempt_end end = {.ending = "calmed", .card = &card, .finished_unix_ms = 1700000000001};
    (void)!records_attempt_finish(world->records, any(world, world->attempts, world->n_attempts),
                                  &end);
}

/* Of a verdict that may be another attempt's. */
static void add_mark(struct world *world)
{
    struct mark mark = {.item = {ITEM_VERDICT, 1 + random_draw(&world->chance, 60)},
                        .value = VERDICT_MET,
                        .who = "培训师",
                        .reason = "听到了",
                        .marked_unix_ms = 1700000000002};
    (void)!records_mark(world->records, any(world, world->attempts, world->n_attempts), &mark);
}

static void take_roster(struct world *world)
{
    struct person_who list[] = {
        {"0001", "李敏", "一班", NULL}, {"0002", "李敏", NULL, NULL}, {"0003", "张伟", NULL, NULL}};
    list[0].name = random_draw(&world->chance, 2) ? "李敏" : "李民";
    list[2].name = random_draw(&world->chance, 3) ? "张伟" : "\xFF"; /* refused, all of it */
    (void)!records_roster(world->records, list, 3);
}

static void (*const steps[])(struct world *) = {add_person,     add_turn, start_attempt,
                                                finish_attempt, add_mark, take_roster};

static void a_random_history(uint64_t chance)
{
    const char *at = fresh_path();
    struct world world = {.records = open_good(at), .chance = chance};
    for (int i = 0; i < 120; i++) {
        steps[random_draw(&world.chance, 6)](&world);
        if (random_draw(&world.chance, 40) == 0) { /* closed and opened again */
            records_close(world.records);
            world.records = open_good(at);
        }
    }
    records_close(world.records);
    check_gapless(at);
    check_named(at);
    CHECK(query(at, "SELECT count(*) FROM facts") > 20);
    CHECK(query(at, "SELECT count(*) FROM turns") > 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM epochs WHERE number NOT IN"
                         " (SELECT epoch FROM facts)"),
               0, 0);
}

static void no_history_leaves_a_hole(void)
{
    for (uint64_t chance = 1; chance <= 3; chance++)
        a_random_history(chance);
}

static void everything_that_happens_is_told_once(void)
{
    const char *at = fresh_path();
    struct world world = {.records = open_good(at), .chance = 7};
    int64_t attempt = 0;
    struct attempt_start start = {.pack = &fixture, .play = "outage", .standard = "G"};
    CHECK_INT(records_person_add(world.records, "李敏", &start.person), STATUS_OK);
    CHECK_INT(records_attempt_start(world.records, &start, &attempt), STATUS_OK);
    struct verdict item = {.id = "a", .name = "", .clause = "", .start_ms = -1, .end_ms = -1};
    struct verdicts verdicts = {&item, 1};
    struct turn_record turn = {.reply = 1, .turn = "vent", .verdicts = &verdicts};
    CHECK_INT(records_turn_add(world.records, attempt, &turn), STATUS_OK);
    struct scorecard card = {.total = 50, .total_low = 50, .total_high = 50};
    struct attempt_end end = {.ending = "calmed", .card = &card, .finished_unix_ms = 1};
    CHECK_INT(records_attempt_finish(world.records, attempt, &end), STATUS_OK);
    struct mark mark = {
        .item = {ITEM_VERDICT, 1}, .value = VERDICT_NOT_MET, .who = "培训师", .reason = "没说"};
    CHECK_INT(records_mark(world.records, attempt, &mark), STATUS_OK);
    records_close(world.records);
    check_told(at);
    CHECK_NEAR(query(at, "SELECT group_concat(kind, ' ') = 'person attempt turn end mark'"
                         " FROM (SELECT kind FROM facts ORDER BY epoch, seq)"),
               1, 0);
}

static void a_file_that_is_only_read_gets_no_epoch(void)
{
    const char *at = fresh_path();
    records_close(open_good(at));
    records_close(open_good(at));
    CHECK_NEAR(query(at, "SELECT count(*) FROM epochs"), 0, 0);
}

static void copy_file(const char *from, const char *to)
{
    char command[400];
    snprintf(command, sizeof command, "cp '%s' '%s'", from, to);
    CHECK_INT(system(command), 0);
}

static void enter(const char *at, const char *name)
{
    int64_t id = 0;
    struct records *records = open_good(at);
    CHECK_INT(records_person_add(records, name, &id), STATUS_OK);
    records_close(records);
}

/* How many numbers stand for one thing in one file and for another in the other. */
static double given_twice(const char *one, const char *other)
{
    char sql[600];
    snprintf(sql, sizeof sql, "ATTACH '%s' AS other", other);
    sqlite3 *db = NULL;
    sqlite3_stmt *count = NULL;
    CHECK_INT(sqlite3_open(one, &db), SQLITE_OK);
    CHECK_INT(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    CHECK_INT(sqlite3_prepare_v2(db,
                                 "SELECT count(*) FROM main.facts f JOIN main.epochs e ON e.number"
                                 " = f.epoch JOIN other.epochs o ON o.epoch = e.epoch JOIN"
                                 " other.facts g ON g.epoch = o.number AND g.seq = f.seq"
                                 " WHERE g.of <> f.of",
                                 -1, &count, NULL),
              SQLITE_OK);
    CHECK_INT(sqlite3_step(count), SQLITE_ROW);
    double found = sqlite3_column_double(count, 0);
    sqlite3_finalize(count);
    sqlite3_close(db);
    return found;
}

static const char *kept_path(char path[128])
{
    snprintf(path, 128, "%s", fresh_path());
    return path;
}

/* The backup is copied over the file: the commonest way, and the one that leaves no trace. */
static void a_restored_file_and_a_cloned_one_never_give_a_number_twice(void)
{
    char at[128], backup[128], lost[128], clone[128];
    enter(kept_path(at), "李敏");
    copy_file(at, kept_path(backup));
    enter(at, "王芳"); /* lost by the restore, but another place may have it already */
    copy_file(at, kept_path(lost));
    copy_file(backup, at);
    enter(at, "张伟");
    copy_file(backup, kept_path(clone));
    enter(clone, "赵强");
    CHECK_NEAR(given_twice(at, lost) + given_twice(at, clone) + given_twice(lost, clone), 0, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM facts"), 2, 0);
    check_gapless(at);
    check_gapless(clone);
}

/* Whoever writes past the module: the database itself refuses. */
static void facts_can_be_neither_changed_nor_deleted_nor_out_of_turn(void)
{
    static const char *const refused[] = {
        "DELETE FROM facts", "UPDATE facts SET kind = 'x'",
        "INSERT INTO facts SELECT epoch, seq + 2, kind, of, 0 FROM facts ORDER BY seq DESC LIMIT 1",
        "DELETE FROM epochs"};
    const char *at = fresh_path();
    sqlite3 *db = NULL;
    enter(at, "李敏");
    CHECK_INT(sqlite3_open(at, &db), SQLITE_OK);
    sqlite3_exec(db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        CHECK_INT(sqlite3_exec(db, refused[i], NULL, NULL, NULL) & 0xFF, SQLITE_CONSTRAINT);
    sqlite3_close(db);
    CHECK_NEAR(query(at, "SELECT count(*) FROM facts"), 1, 0);
}

int main(void)
{
    if (!folder_in_memory())
        return 1;
    RUN(no_history_leaves_a_hole);
    RUN(everything_that_happens_is_told_once);
    RUN(a_file_that_is_only_read_gets_no_epoch);
    RUN(a_restored_file_and_a_cloned_one_never_give_a_number_twice);
    RUN(facts_can_be_neither_changed_nor_deleted_nor_out_of_turn);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
