/* records/migrations: a database of an earlier release becomes today's, and keeps every row. */
#include "records/migrations.h"

#include <stdlib.h>

#include "records/stored_card.h"
#include "tests/check.h"
#include "tests/records/fixture_database.h"

#define FIXTURE(version) YINGDA_SOURCE_DIR "/tests/fixtures/records/version_" version ".sql"

enum release { RELEASE_9, RELEASE_11, RELEASES };

static const struct {
    const char *path;
    int version;
} releases[RELEASES] = {[RELEASE_9] = {FIXTURE("9"), 9}, [RELEASE_11] = {FIXTURE("11"), 11}};

static char *file_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL);
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    char *text = calloc(1, size + 1);
    rewind(file);
    CHECK_INT(fread(text, 1, size, file), size);
    fclose(file);
    return text;
}

/* The release's database, as it wrote it. */
static const char *database_of(enum release release)
{
    const char *at = fresh_path();
    char *sql = file_text(releases[release].path), *problem = NULL;
    sqlite3 *db = NULL;
    CHECK_INT(sqlite3_open(at, &db), SQLITE_OK);
    sqlite3_exec(db, sql ? sql : "", NULL, NULL, &problem);
    CHECK_TEXT(problem ? problem : "", "");
    sqlite3_free(problem);
    sqlite3_close(db);
    free(sql);
    CHECK_NEAR(query(at, "PRAGMA user_version"), releases[release].version, 0);
    return at;
}

static const char *old_database(void)
{
    return database_of(RELEASE_9);
}

static void migrate(const char *at)
{
    struct records *records = NULL;
    CHECK_INT(records_open(&records, at), STATUS_OK);
    CHECK_TEXT(records_problem(records), "");
    records_close(records);
    CHECK_NEAR(query(at, "PRAGMA user_version"), migrations_newest(), 0);
}

struct table_row {
    const char *table, *columns; /* all that the release had */
};

enum { TABLES_MOST = 16 };

static const struct table_row tables[RELEASES][TABLES_MOST] = {
    [RELEASE_9] =
        {
            {"people", "id, name, trainee, added_unix_ms"},
            {"attempts",
             "id, person, pack, pack_version, pack_sha256, play, standard, seed, program_version,"
             " started_unix_ms, finished_unix_ms, ending, total, total_low, total_high, review,"
             " warp, mode, style, pass, veto_cap, hint_cost, machine_total, machine_low,"
             " machine_high, machine_review, per_point"},
            {"criteria", "attempt, position, criterion, weight, points, points_max, points_low,"
                         " points_high, points_max_all, name, kind, most_each"},
            {"turns", "id, attempt, reply, again, take, turn, next, mood_before, mood_after,"
                      " recording, duration_ms, hint, scene"},
            {"verdicts", "number, turn, position, kind, id, name, clause, value, score, start_ms,"
                         " end_ms, heard, points, in_first, criterion, once, veto, measured, unit,"
                         " origin, other_reply, cost, cost_again, times, key"},
            {"checklist", "number, attempt, position, id, name, clause, heading, look, for_whom,"
                          " criterion, points, veto"},
            {"marks", "number, verdict, line, value, who, reason, marked_unix_ms"},
            {"voices", "person, warp, taken_unix_ms, text"},
            {"sqlite_sequence", "name, seq"},
        },
    [RELEASE_11] =
        {
            {"people", "id, uid, number, name, name_key, team, post, trainee, added_unix_ms"},
            {"attempts",
             "id, person, pack, pack_version, pack_sha256, play, standard, seed, program_version,"
             " started_unix_ms, finished_unix_ms, ending, total, total_low, total_high, review,"
             " warp, mode, style, pass, veto_cap, hint_cost, machine_total, machine_low,"
             " machine_high, machine_review, per_point, uid"},
            {"criteria", "attempt, position, criterion, weight, points, points_max, points_low,"
                         " points_high, points_max_all, name, kind, most_each"},
            {"turns", "id, attempt, reply, again, take, turn, next, mood_before, mood_after,"
                      " recording, duration_ms, hint, scene, uid"},
            {"verdicts", "number, turn, position, kind, id, name, clause, value, score, start_ms,"
                         " end_ms, heard, points, in_first, criterion, once, veto, measured, unit,"
                         " origin, other_reply, cost, cost_again, times, key"},
            {"checklist", "number, attempt, position, id, name, clause, heading, look, for_whom,"
                          " criterion, points, veto"},
            {"marks", "number, verdict, line, value, who, reason, marked_unix_ms, uid"},
            {"voices", "person, warp, taken_unix_ms, text"},
            {"epochs", "number, epoch, began_unix_ms"},
            {"facts", "epoch, seq, kind, of, at_unix_ms"},
            {"departed", "year, pack, play, mode, attempts, replies"},
            {"reviews", "number, person, pack, kind, item, grade, reviewed_unix_ms"},
            {"recalls", "person, pack, kind, item, last_grade, reviewed_unix_ms, stability_days,"
                        " difficulty, reviews"},
            {"sqlite_sequence", "name, seq"},
        },
};

/* Rows of the old file that the new one does not have, column by column. */
static double lost_rows(const char *old, const char *now, const struct table_row *table)
{
    char attach[300], sql[2000];
    sqlite3 *db = NULL;
    sqlite3_stmt *count = NULL;
    double lost = -1;
    snprintf(attach, sizeof attach, "ATTACH '%s' AS old", old);
    snprintf(sql, sizeof sql,
             "SELECT count(*) FROM (SELECT %s FROM old.%s EXCEPT SELECT %s FROM main.%s)",
             table->columns, table->table, table->columns, table->table);
    CHECK_INT(sqlite3_open(now, &db), SQLITE_OK);
    CHECK_INT(sqlite3_exec(db, attach, NULL, NULL, NULL), SQLITE_OK);
    CHECK_INT(sqlite3_prepare_v2(db, sql, -1, &count, NULL), SQLITE_OK);
    if (count && sqlite3_step(count) == SQLITE_ROW)
        lost = sqlite3_column_double(count, 0);
    sqlite3_finalize(count);
    sqlite3_close(db);
    return lost;
}

static void every_row_is_there(enum release release)
{
    char old[128], now[128];
    snprintf(old, sizeof old, "%s", database_of(release));
    snprintf(now, sizeof now, "%s", database_of(release));
    migrate(now);
    for (const struct table_row *row = tables[release]; row->table; row++) {
        char sql[64];
        snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", row->table);
        CHECK(query(old, sql) > 0);
        CHECK_NEAR(lost_rows(old, now, row), 0, 0);
        if (strcmp(row->table, "sqlite_sequence") != 0)
            CHECK_NEAR(query(now, sql), query(old, sql), 0);
    }
    CHECK_NEAR(query(now, "SELECT count(*) FROM pragma_foreign_key_check"), 0, 0);
    CHECK_NEAR(query(now, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"), 1, 0);
}

static void every_row_of_the_releases_is_still_there(void)
{
    every_row_is_there(RELEASE_9);
    every_row_is_there(RELEASE_11);
}

static void every_column_is_known(enum release release)
{
    const char *old = database_of(release);
    int n_tables = 0;
    for (const struct table_row *row = tables[release]; row->table; row++, n_tables++) {
        char sql[128];
        int commas = 0;
        for (const char *at = row->columns; *at; at++)
            commas += *at == ',';
        snprintf(sql, sizeof sql, "SELECT count(*) FROM pragma_table_info('%s')", row->table);
        CHECK_NEAR(query(old, sql), commas + 1, 0);
    }
    CHECK_NEAR(query(old, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"), n_tables, 0);
}

/* What the tables above forget would be lost without anybody noticing. */
static void the_test_knows_every_column_that_the_releases_had(void)
{
    every_column_is_known(RELEASE_9);
    every_column_is_known(RELEASE_11);
}

/* Nobody was asked before version 12: nothing is taken for a decision, nothing for gone. */
static void nobody_of_the_last_release_has_agreed_and_no_sound_is_gone(void)
{
    const char *at = database_of(RELEASE_11);
    migrate(at);
    CHECK_NEAR(query(at, "SELECT count(*) FROM people WHERE pin IS NOT NULL OR model_voice IS NOT"
                         " NULL"),
               0, 0);
    CHECK_NEAR(query(at, "SELECT (SELECT count(*) FROM consents) + (SELECT count(*) FROM keeper) +"
                         " (SELECT count(*) FROM disputes)"),
               0, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM attempts WHERE sound_seen_unix_ms IS NOT NULL OR"
                         " sound_gone_unix_ms IS NOT NULL OR sound_gone_by IS NOT NULL"),
               0, 0);
    CHECK(query(at, "SELECT count(*) FROM turns WHERE recording IS NOT NULL") > 0);
}

static void old_rows_get_names_by_their_own_time(void)
{
    const char *at = old_database();
    migrate(at);
    CHECK_NEAR(query(at, "SELECT count(*) FROM attempts WHERE substr(hex(uid), 1, 12) <>"
                         " printf('%012X', started_unix_ms) OR substr(hex(uid), 13, 1) <> '7' OR"
                         " substr(hex(uid), 17, 1) NOT IN ('8', '9', 'A', 'B') OR uid IS NULL"),
               0, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM people WHERE substr(hex(uid), 1, 12) <>"
                         " printf('%012X', added_unix_ms)"),
               0, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM turns WHERE uid IS NULL"), 0, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM marks WHERE uid IS NULL"), 0, 0);
}

static void a_backup_of_the_old_release_gets_the_same_names_again(void)
{
    static const struct table_row named[] = {{"people", "id, uid"},
                                             {"attempts", "id, uid"},
                                             {"turns", "id, uid"},
                                             {"marks", "number, uid"}};
    char first[128], second[128];
    snprintf(first, sizeof first, "%s", old_database());
    snprintf(second, sizeof second, "%s", old_database());
    migrate(first);
    migrate(second);
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        CHECK_NEAR(lost_rows(first, second, &named[i]), 0, 0);
    CHECK(lost_rows(first, second, &(struct table_row){"epochs", "epoch"}) == 1);
}

static void all_that_happened_before_is_told_without_a_hole(void)
{
    const char *at = old_database();
    migrate(at);
    CHECK_NEAR(query(at, "SELECT count(*) = max(seq) AND min(seq) = 1 FROM facts"), 1, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM facts"),
               query(at, "SELECT (SELECT count(*) FROM people) + (SELECT count(*) FROM attempts) +"
                         " (SELECT count(finished_unix_ms) FROM attempts) +"
                         " (SELECT count(*) FROM turns) + (SELECT count(*) FROM marks)"),
               0);
    CHECK_NEAR(query(at, "SELECT max(p.seq) < min(a.seq) FROM facts p, facts a"
                         " WHERE p.kind = 'person' AND a.kind = 'attempt'"),
               1, 0);
}

static int64_t enter(struct records *records, const char *number, const char *name)
{
    int64_t id = 0;
    CHECK_INT(
        records_person_enter(records, &(struct person_who){.number = number, .name = name}, &id),
        STATUS_OK);
    return id;
}

static void people_of_the_old_release_are_found_again(void)
{
    const char *at = old_database();
    struct records *records = NULL;
    CHECK_INT(records_open(&records, at), STATUS_OK);
    CHECK_INT(enter(records, NULL, "李敏"), 2);
    CHECK_INT(enter(records, "0307", NULL), 3);  /* who was called 工号 0307 */
    CHECK_INT(enter(records, NULL, " 王芳"), 4); /* the first of those who look the same */
    int64_t rehearser = 0;
    CHECK_INT(records_rehearser(records, &rehearser), STATUS_OK);
    CHECK_INT(rehearser, 1);
    CHECK_INT(enter(records, "0308", NULL), 6); /* no id is used twice */
    records_close(records);
}

static void a_card_of_the_old_release_can_be_read_and_an_attempt_be_finished(void)
{
    const char *at = old_database();
    struct records *records = NULL;
    struct stored_card card;
    CHECK_INT(records_open(&records, at), STATUS_OK);
    CHECK_INT(records_card(records, 1, &card), STATUS_OK);
    CHECK_TEXT(card.person, "李敏");
    CHECK(card.n_replies > 3 && card.has_checklist);
    stored_card_finish(&card);
    struct scorecard end_card = {.total = 50, .total_low = 50, .total_high = 50};
    struct attempt_end end = {
        .ending = "calmed", .card = &end_card, .finished_unix_ms = 1764700000000};
    CHECK_INT(records_attempt_finish(records, 7, &end), STATUS_OK);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM epochs"), 2, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM facts f JOIN attempts a ON a.uid = f.of"
                         " WHERE a.id = 7 AND f.kind = 'end' AND f.seq = 1"),
               1, 0);
}

/* Another program may read the file: nothing in it needs ours. */
static void nothing_in_the_database_needs_our_own_functions(void)
{
    const char *at = old_database();
    migrate(at);
    CHECK_NEAR(query(at, "SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%uuid_of%' OR"
                         " sql LIKE '%name_key(%'"),
               0, 0);
    query(at, "DELETE FROM people WHERE id = 2"); /* as any program may, with all of hers */
    CHECK_NEAR(query(at, "SELECT count(*) FROM attempts WHERE person = 2"), 0, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM turns WHERE attempt = 1"), 0, 0);
}

/* A plug pulled half way: the transaction is undone, and the next opening does it all. */
static void a_migration_that_fails_leaves_the_old_database(void)
{
    const char *at = old_database();
    query(at, "CREATE TABLE people_10 (x)"); /* in the way of the new one */
    struct records *records = NULL;
    CHECK_INT(records_open(&records, at), STATUS_DATABASE);
    CHECK(strstr(records_problem(records), "people_10") != NULL);
    records_close(records);
    CHECK_NEAR(query(at, "PRAGMA user_version"), 9, 0);
    CHECK_NEAR(query(at, "SELECT count(*) FROM people"), 5, 0);
    query(at, "DROP TABLE people_10");
    migrate(at);
    CHECK_NEAR(query(at, "SELECT count(*) FROM people"), 5, 0);
}

int main(void)
{
    if (!folder_in_memory())
        return 1;
    RUN(every_row_of_the_releases_is_still_there);
    RUN(the_test_knows_every_column_that_the_releases_had);
    RUN(nobody_of_the_last_release_has_agreed_and_no_sound_is_gone);
    RUN(old_rows_get_names_by_their_own_time);
    RUN(a_backup_of_the_old_release_gets_the_same_names_again);
    RUN(all_that_happened_before_is_told_without_a_hole);
    RUN(people_of_the_old_release_are_found_again);
    RUN(a_card_of_the_old_release_can_be_read_and_an_attempt_be_finished);
    RUN(nothing_in_the_database_needs_our_own_functions);
    RUN(a_migration_that_fails_leaves_the_old_database);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
