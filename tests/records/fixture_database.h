/* Databases in a folder of the test's own, and a look into them past the module. */
#ifndef YINGDA_TESTS_RECORDS_FIXTURE_DATABASE_H
#define YINGDA_TESTS_RECORDS_FIXTURE_DATABASE_H

#include <sqlite3.h>
#include <stdio.h>

#include "tests/check.h"

static char folder[] = "/tmp/yingda-records-XXXXXX"; /* main makes it (mkdtemp) and removes it */
static char path[128];                               /* the last fresh_path */

/* A path that no test used before. */
static inline const char *fresh_path(void)
{
    static int count;
    snprintf(path, sizeof path, "%s/%d.db", folder, ++count);
    return path;
}

/* One value by plain SQL, past the module: what any other program would read. */
static inline double query(const char *at, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    double value = -999;
    CHECK_INT(sqlite3_open(at, &db), SQLITE_OK);
    sqlite3_exec(db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
    int code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    CHECK_INT(code, SQLITE_OK);
    if (code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        value = sqlite3_column_double(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return value;
}

#endif
