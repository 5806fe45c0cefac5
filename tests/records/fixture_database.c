#include "tests/records/fixture_database.h"

#include <stdlib.h>

char folder[] = "/tmp/yingda-records-XXXXXX";

const char *folder_in_memory(void)
{
    char memory[sizeof folder] = "/dev/shm/yingda-XXXXXX";
    if (!mkdtemp(memory))
        return mkdtemp(folder);
    return memcpy(folder, memory, sizeof folder);
}

const char *fresh_path(void)
{
    static char path[128];
    static int count;
    snprintf(path, sizeof path, "%s/%d.db", folder, ++count);
    return path;
}

double query(const char *at, const char *sql)
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
