#include "tests/records/run_sql.h"

#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>

#include "tests/check.h"

void run_sql(const char *at, const char *format, ...)
{
    char sql[4096], *problem = NULL;
    sqlite3 *db = NULL;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sql, sizeof sql, format, arguments);
    va_end(arguments);
    CHECK_INT(sqlite3_open(at, &db), SQLITE_OK);
    sqlite3_exec(db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
    sqlite3_exec(db, sql, NULL, NULL, &problem);
    CHECK_TEXT(problem ? problem : "", "");
    sqlite3_free(problem);
    sqlite3_close(db);
}

int number_sql(const char *at, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *ask = NULL;
    CHECK_INT(sqlite3_open(at, &db), SQLITE_OK);
    CHECK_INT(sqlite3_prepare_v2(db, sql, -1, &ask, NULL), SQLITE_OK);
    int number = sqlite3_step(ask) == SQLITE_ROW ? sqlite3_column_int(ask, 0) : -1;
    sqlite3_finalize(ask);
    sqlite3_close(db);
    return number;
}

/* A column that refers to another row cannot be dropped: it is taken out of the schema, and stays
 * empty where it was. */
void back_to_version_10(const char *at)
{
    run_sql(at, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql,"
                " ', kiosk INTEGER REFERENCES kiosks (number)', '') WHERE name = 'attempts';"
                "PRAGMA writable_schema = RESET; DROP TABLE kiosks;");
    run_sql(at, "DROP TABLE observation_items; DROP TABLE observations; DROP TABLE contest_replays;"
                "DROP TABLE contest_places; DROP TABLE contest_publications;"
                "DROP TABLE contest_deductions; DROP TABLE contest_sheets;"
                "DROP TABLE contest_judges; DROP TABLE contest_entries;"
                "DROP TABLE contest_criteria; DROP TABLE contests;");
    run_sql(at, "DROP VIEW counted_marks; DROP TRIGGER marks_stand; DROP INDEX marks_of_drop;"
                "DROP INDEX attempts_undecided;"
                "ALTER TABLE marks DROP COLUMN role; ALTER TABLE marks DROP COLUMN blind;"
                "ALTER TABLE marks DROP COLUMN supersedes; ALTER TABLE marks DROP COLUMN dropped;"
                "DROP TABLE answers; DROP TABLE results; DROP TABLE sitting_parts;"
                "DROP TABLE sittings; DROP TABLE handouts; DROP TABLE drops;"
                "DROP TABLE review_samples; DROP TABLE paper_plays; DROP TABLE paper_questions;"
                "DROP TABLE papers; DROP TABLE post_subjects; DROP TABLE posts;"
                "DROP TABLE certificates; DROP TABLE leaves; DROP TABLE plans;");
    run_sql(at, "PRAGMA user_version = 10; DROP TABLE recalls; DROP TABLE reviews;"
                "DROP TABLE disputes; DROP TABLE keeper; DROP TABLE consents;"
                "DROP INDEX attempts_with_sound;"
                "ALTER TABLE attempts DROP COLUMN sound_seen_unix_ms;"
                "ALTER TABLE attempts DROP COLUMN sound_gone_unix_ms;"
                "ALTER TABLE attempts DROP COLUMN sound_gone_by;"
                "ALTER TABLE people DROP COLUMN model_voice; ALTER TABLE people DROP COLUMN pin;"
                "DROP TABLE trainers; DROP TABLE pin_tries; DROP TABLE evidence;"
                "DROP TABLE readiness; DROP TABLE readiness_version; DROP INDEX people_merged;"
                "ALTER TABLE people DROP COLUMN due_unix_ms;"
                "ALTER TABLE people DROP COLUMN retired_unix_ms; PRAGMA writable_schema = ON;"
                "UPDATE sqlite_schema SET sql = replace(sql,"
                " ', merged_into INTEGER REFERENCES people (id) ON DELETE CASCADE', '')"
                " WHERE name = 'people'; PRAGMA writable_schema = RESET;");
}
