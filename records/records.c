#include "records/records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/private_file.h"
#include "records/backup.h"
#include "records/database.h"
#include "records/mend.h"
#include "records/migrations.h"
#include "records/readiness_keep.h"

enum { BUSY_TIMEOUT_MS = 5000 };

/* user_version as the file holds it (four bytes at 60, big-endian, after SQLite's file format);
 * 0: no such file yet, or not a database, which SQLite will say. Looking by hand, because SQLite
 * cannot open a database in WAL mode without writing beside it. */
static int version_in_file(const char *path)
{
    unsigned char header[64] = {0};
    FILE *file = fopen(path, "rbe");
    if (!file)
        return 0;
    size_t n = fread(header, 1, sizeof header, file);
    fclose(file);
    if (n < sizeof header || memcmp(header, "SQLite format 3", 16) != 0)
        return 0;
    return (int)((uint32_t)header[60] << 24 | (uint32_t)header[61] << 16 |
                 (uint32_t)header[62] << 8 | header[63]);
}

/* Nothing in the file, though it has a log or backups: SQLite would make a new database of it and
 * throw the log away. */
static bool is_emptied(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && about.st_size == 0 && mend_is_ours(path);
}

static enum status fail_newer(struct records *records, const char *path, int version)
{
    return database_fail(records, STATUS_NEWER,
                         "The database %s was written by a newer Yingda (its version is %d, this "
                         "program knows %d); nothing was changed.",
                         path, version, migrations_newest());
}

/* A file with tables but without our mark is somebody else's. */
static enum status refuse_foreign(struct records *records, const char *path)
{
    int application = 0, schema = 0;
    int code = migrations_pragma(records->db, "application_id", &application);
    if (code == SQLITE_OK)
        code = migrations_pragma(records->db, "schema_version", &schema);
    if (code != SQLITE_OK)
        return database_fail_sqlite(records, "be read", code);
    if (schema != 0 && application != MIGRATIONS_APPLICATION_ID)
        return database_fail(records, STATUS_INVALID,
                             "%s is the database of another program; nothing was changed.", path);
    return STATUS_OK;
}

/* The log of a crash may hold a newer version than the file. It is left as it was. */
static enum status refuse_newer(struct records *records, const char *path)
{
    int version = 0;
    int code = migrations_pragma(records->db, "user_version", &version);
    if (code != SQLITE_OK)
        return database_fail_sqlite(records, "be read", code);
    if (version <= migrations_newest())
        return STATUS_OK;
    sqlite3_db_config(records->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    return fail_newer(records, path, version);
}

static enum status prepare_all(struct records *records)
{
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        int code = sqlite3_prepare_v3(records->db, statement_texts[i].sql, -1,
                                      SQLITE_PREPARE_PERSISTENT, &records->statements[i], NULL);
        if (code != SQLITE_OK)
            return database_fail_sqlite(records, statement_texts[i].does, code);
    }
    return STATUS_OK;
}

/* What a new program makes of an old database is tried by few: the old one is kept. */
static enum status back_up_before(struct records *records, const char *path)
{
    char folder[PATH_SIZE], to[PATH_SIZE], mark[16];
    struct backup_problem problem;
    int version = 0;
    int code = migrations_pragma(records->db, "user_version", &version);
    if (code != SQLITE_OK)
        return database_fail_sqlite(records, "be read", code);
    if (version == 0 || version == migrations_newest())
        return STATUS_OK;
    snprintf(mark, sizeof mark, "-v%d", version);
    enum status status = backup_folder(path, folder);
    if (status == STATUS_OK)
        status = backup_path(folder, path, mark, to);
    if (status == STATUS_OK)
        status = backup_make(path, to, &problem);
    return status == STATUS_OK ? STATUS_OK : database_fail(records, status, "%s", problem.text);
}

/* Synchronous FULL: what the card shows as stored also survives the cleaner's pulled plug. */
static enum status set_up(struct records *records, const char *path)
{
    static const char pragmas[] = "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL;"
                                  "PRAGMA synchronous = FULL;";
    int code = sqlite3_exec(records->db, pragmas, NULL, NULL, NULL);
    if (code == SQLITE_OK) {
        enum status status = back_up_before(records, path);
        if (status != STATUS_OK)
            return status;
    }
    if (code == SQLITE_OK)
        code = migrations_run(records->db);
    if (code != SQLITE_OK)
        return database_fail_sqlite(records, "be set up", code);
    enum status status = prepare_all(records);
    return status == STATUS_OK ? readiness_keep_version(records) : status;
}

/* The file is made before SQLite does it, which would let others read it; its log gets the file's
 * own mode. */
static void make_private(const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0)
        private_file_make(path);
}

/* One of an earlier Yingda is closed to others now. */
static void keep_private(const char *path)
{
    char log[PATH_SIZE];
    private_file_shut(path);
    if (path_format(log, "%s-wal", path) == STATUS_OK)
        private_file_shut(log);
    if (path_format(log, "%s-shm", path) == STATUS_OK)
        private_file_shut(log);
}

static enum status open_database(struct records *records, const char *path)
{
    int version = version_in_file(path);
    if (is_emptied(path))
        return database_fail(records, STATUS_DAMAGED, "The database %s is empty.", path);
    if (version > migrations_newest())
        return fail_newer(records, path, version);
    make_private(path);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE;
    int code = sqlite3_open_v2(path, &records->db, flags, NULL);
    if (code != SQLITE_OK)
        return database_fail(records, STATUS_DATABASE, "The database %s could not be opened: %s.",
                             path, sqlite3_errmsg(records->db));
    if (sqlite3_db_readonly(records->db, "main") == 1) /* SQLite then opens it all the same */
        return database_fail(records, STATUS_DATABASE, "The database %s may not be written.", path);
    sqlite3_busy_timeout(records->db, BUSY_TIMEOUT_MS);
    enum status status = refuse_newer(records, path);
    if (status == STATUS_OK)
        status = refuse_foreign(records, path);
    if (status == STATUS_OK)
        keep_private(path);
    return status == STATUS_OK ? set_up(records, path) : status;
}

static void close_database(struct records *records)
{
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        sqlite3_finalize(records->statements[i]);
        records->statements[i] = NULL;
    }
    sqlite3_close(records->db);
    records->db = NULL;
}

enum status records_open(struct records **out, const char *path)
{
    struct records *records = calloc(1, sizeof *records);
    *out = records;
    if (!records)
        return STATUS_NO_MEMORY;
    enum status status = open_database(records, path);
    if (status != STATUS_OK)
        close_database(records);
    return status;
}

void records_patience(struct records *records, int patience_ms)
{
    sqlite3_busy_timeout(records->db, patience_ms);
}

/* The version is written over itself: a page goes to the disk, as with any row. */
enum status records_try(struct records *records)
{
    char sql[64];
    enum status status = database_run(records, STATEMENT_BEGIN);
    if (status != STATUS_OK)
        return status;
    snprintf(sql, sizeof sql, "PRAGMA user_version = %d", migrations_newest());
    int code = sqlite3_exec(records->db, sql, NULL, NULL, NULL);
    if (code != SQLITE_OK)
        status = database_fail_sqlite(records, "be written", code);
    return database_end(records, status);
}

void records_close(struct records *records)
{
    if (!records)
        return;
    close_database(records);
    free(records);
}

const char *records_problem(const struct records *records)
{
    return records ? records->problem : "";
}

const char *attempt_mode_text(enum attempt_mode mode)
{
    static const char *const texts[] = {"practice", "exam"};
    return texts[mode];
}
