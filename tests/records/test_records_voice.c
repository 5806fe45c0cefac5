/* records/: people's voices, and how a database of before them becomes one of today. */
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "records/migrations.h"
#include "records/records.h"
#include "tests/check.h"
#include "tests/records/fixture_database.h"
#include "tests/scenarios/fixture_pack.h"

static struct records *open_with_person(const char *at, int64_t *person)
{
    struct records *records = NULL;
    CHECK_INT(records_open(&records, at), STATUS_OK);
    CHECK_INT(records_person_add(records, "李敏", person), STATUS_OK);
    return records;
}

static enum status voice_set(struct records *records, int64_t person, float warp, int64_t when)
{
    return records_voice_set(records, person, &(struct person_voice){warp, when, "warp 1\n"});
}

static void a_person_has_no_voice_until_one_is_taken_and_then_the_last_one(void)
{
    int64_t person;
    struct records *records = open_with_person(fresh_path(), &person);
    struct person_voice voice;
    CHECK_INT(records_voice(records, person, &voice), STATUS_NOT_FOUND);
    CHECK(voice.warp == 1.0f);
    CHECK_INT(voice_set(records, person, 0.94f, 1000), STATUS_OK);
    CHECK_INT(voice_set(records, person, 1.08f, 2000), STATUS_OK);
    CHECK_INT(records_voice(records, person, &voice), STATUS_OK);
    CHECK(voice.warp == 1.08f);
    CHECK_TEXT(voice.text, "warp 1\n");
    CHECK_INT(voice.taken_unix_ms, 2000);
    CHECK_INT(records_voice_forget(records, person), STATUS_OK);
    CHECK_INT(records_voice(records, person, &voice), STATUS_NOT_FOUND);
    CHECK_INT(records_voice_forget(records, person), STATUS_OK);
    records_close(records);
}

static void a_voice_needs_a_person_and_a_possible_warp(void)
{
    int64_t person;
    struct records *records = open_with_person(fresh_path(), &person);
    CHECK_INT(voice_set(records, person + 1, 1.0f, 1000), STATUS_DATABASE);
    CHECK_INT(voice_set(records, person, 0.5f, 1000), STATUS_DATABASE);
    CHECK_INT(voice_set(records, person, 1.4f, 1000), STATUS_DATABASE);
    CHECK(strstr(records_problem(records), "could not store a voice") != NULL);
    records_close(records);
}

static void deleting_a_person_deletes_the_voice(void)
{
    const char *at = fresh_path();
    int64_t person;
    struct records *records = open_with_person(at, &person);
    CHECK_INT(voice_set(records, person, 0.94f, 1000), STATUS_OK);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM voices"), 1, 0);
    query(at, "DELETE FROM people WHERE name = '李敏'");
    CHECK_NEAR(query(at, "SELECT count(*) FROM voices"), 0, 0);
}

/* What lists or exports people reads `people`: nothing there tells of a voice. */
static void the_voice_is_not_among_a_persons_data(void)
{
    const char *at = fresh_path();
    int64_t person;
    struct records *records = open_with_person(at, &person);
    CHECK_INT(voice_set(records, person, 0.94f, 1000), STATUS_OK);
    records_close(records);
    CHECK_NEAR(query(at, "SELECT count(*) FROM pragma_table_info('people')"
                         " WHERE name IN ('warp', 'voice', 'taken_unix_ms')"),
               0, 0);
}

static void attempt_start(struct records *records, int64_t person, float warp)
{
    int64_t attempt;
    struct attempt_start start = {.person = person,
                                  .pack = &fixture,
                                  .play = "outage",
                                  .standard = "G",
                                  .started_unix_ms = 1700000000000,
                                  .warp = warp};
    CHECK_INT(records_attempt_start(records, &start, &attempt), STATUS_OK);
}

static void an_attempt_keeps_the_warp_that_it_was_heard_with(void)
{
    const char *at = fresh_path();
    int64_t person;
    struct records *records = open_with_person(at, &person);
    attempt_start(records, person, 0);
    attempt_start(records, person, 1.08f);
    CHECK_INT(voice_set(records, person, 0.94f, 1000), STATUS_OK); /* later: of no account */
    records_close(records);
    CHECK_NEAR(query(at, "SELECT warp FROM attempts ORDER BY id LIMIT 1"), 1, 0);
    CHECK_NEAR(query(at, "SELECT warp FROM attempts ORDER BY id DESC LIMIT 1"), 1.08, 0);
}

/* Runs `sql`, of whatever length. */
static void run(sqlite3 *db, const char *sql)
{
    CHECK_INT(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
}

static void a_database_from_before_voices_keeps_what_it_holds(void)
{
    const char *at = fresh_path();
    sqlite3 *db = NULL;
    CHECK_INT(sqlite3_open(at, &db), SQLITE_OK);
    run(db, migrations[0].sql);
    run(db, "PRAGMA user_version = 1;"
            "INSERT INTO people (name, added_unix_ms) VALUES ('李敏', 5);"
            "INSERT INTO attempts (person, pack, pack_version, pack_sha256, play, standard, seed,"
            " program_version, started_unix_ms) VALUES"
            " (1, 'p', '1', hex(zeroblob(32)), 'outage', 'G', 1, '0', 5);");
    sqlite3_close(db);
    int64_t person = 0;
    struct records *records = open_with_person(at, &person);
    CHECK_INT(person, 1);
    CHECK_INT(voice_set(records, person, 0.94f, 1000), STATUS_OK);
    records_close(records);
    CHECK_NEAR(query(at, "PRAGMA user_version"), migrations_newest(), 0);
    CHECK_NEAR(query(at, "SELECT warp FROM attempts"), 1, 0);
}

int main(void)
{
    if (!mkdtemp(folder))
        return 1;
    RUN(a_person_has_no_voice_until_one_is_taken_and_then_the_last_one);
    RUN(a_voice_needs_a_person_and_a_possible_warp);
    RUN(deleting_a_person_deletes_the_voice);
    RUN(the_voice_is_not_among_a_persons_data);
    RUN(an_attempt_keeps_the_warp_that_it_was_heard_with);
    RUN(a_database_from_before_voices_keeps_what_it_holds);
    char remove[64];
    snprintf(remove, sizeof remove, "rm -r %s", folder);
    return system(remove) == 0 ? CHECK_RESULT() : 1;
}
