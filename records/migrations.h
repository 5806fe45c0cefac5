/* Migrations: how a database of any earlier Yingda becomes today's. */
#ifndef YINGDA_RECORDS_MIGRATIONS_H
#define YINGDA_RECORDS_MIGRATIONS_H

#include <sqlite3.h>

struct migration {
    int version;     /* PRAGMA user_version afterwards */
    const char *sql; /* may call what migration_functions.h offers; foreign keys are off */
};

/* In order of version; never changed once released, only added to. */
extern const struct migration migrations[];
extern const int n_migrations;

/* The version this program knows: the last migration's. */
int migrations_newest(void);

/* "YDRC" as PRAGMA application_id: tells our file from another program's. */
enum { MIGRATIONS_APPLICATION_ID = 0x59445243 };

/* Runs what is missing, each in a transaction of its own, and has foreign keys on afterwards.
 * SQLite's code; SQLITE_OK: up to date. After another one the connection is to be closed. */
int migrations_run(sqlite3 *db);

/* PRAGMA user_version or application_id; SQLite's code. */
int migrations_pragma(sqlite3 *db, const char *pragma, int *value);

#endif
