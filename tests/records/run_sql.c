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
