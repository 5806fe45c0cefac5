#include "records/backup.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/durable.h"
#include "base/private_file.h"
#include "records/migrations.h"

enum {
    PAGES_A_STEP = 1024, /* 4 MB: between two steps others may write */
    BUSY_MS = 5000,
    STOP_EVERY = 10000 /* of SQLite's instructions, a millisecond or so */
};

static enum status fail(struct backup_problem *problem, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static enum status fail(struct backup_problem *problem, enum status status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(problem->text, sizeof problem->text, format, arguments);
    va_end(arguments);
    return status;
}

static enum status status_of(int code)
{
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return STATUS_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return STATUS_DAMAGED;
    default:
        return STATUS_DATABASE;
    }
}

static enum status fail_sqlite(struct backup_problem *problem, const char *file, const char *does,
                               sqlite3 *db, int code)
{
    return fail(problem, status_of(code), "%.300s could not %s: %s.", file, does,
                db ? sqlite3_errmsg(db) : sqlite3_errstr(code));
}

static int file_open(const char *path, int flags, sqlite3 **db)
{
    int code = sqlite3_open_v2(path, db, flags, NULL);
    if (code == SQLITE_OK)
        sqlite3_busy_timeout(*db, BUSY_MS);
    return code;
}

enum status backup_folder(const char *database, char out[PATH_SIZE])
{
    const char *name = path_name(database);
    return path_format(out, "%.*sbackups", (int)(name - database), database);
}

/* The name of a database without its ending: what its backups are called by. */
static int stem_length(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && dot > name ? (int)(dot - name) : (int)strlen(name);
}

enum status backup_path(const char *folder, const char *database, const char *mark,
                        char out[PATH_SIZE])
{
    const char *name = path_name(database);
    char when[CLOCK_STAMP_SIZE];
    clock_stamp(clock_unix_ms(), when);
    return path_format(out, "%s/%.*s-%s%s.db", folder, stem_length(name), name, when, mark);
}

/* Runs a statement whose one row is text, and says whether it is what is wanted. */
static int says(sqlite3 *db, const char *sql, const char *wanted, char said[200])
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    if (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(statement, 0);
        snprintf(said, 200, "%s", text ? text : "");
        code = strcmp(said, wanted) == 0 ? SQLITE_OK : SQLITE_CORRUPT;
    }
    sqlite3_finalize(statement);
    return code;
}

static enum status check_open(const char *file, sqlite3 *db, struct backup_problem *problem)
{
    int application = 0, version = 0;
    char said[200] = "";
    int code = says(db, "PRAGMA quick_check(1)", "ok", said);
    if (code != SQLITE_OK)
        return *said ? fail(problem, STATUS_DAMAGED, "%.250s is damaged: %s.", file, said)
                     : fail_sqlite(problem, file, "be read", db, code);
    code = migrations_pragma(db, "application_id", &application);
    if (code == SQLITE_OK)
        code = migrations_pragma(db, "user_version", &version);
    if (code != SQLITE_OK)
        return fail_sqlite(problem, file, "be read", db, code);
    if (application != MIGRATIONS_APPLICATION_ID)
        return fail(problem, STATUS_INVALID, "%.300s is no database of Yingda's.", file);
    if (version > migrations_newest())
        return fail(problem, STATUS_NEWER, "%.300s was written by a newer Yingda.", file);
    return STATUS_OK;
}

/* Read only; where that cannot be, because its log wants to be read first, it may be written. */
static enum status check_in(const char *file, int flags, struct backup_problem *problem)
{
    sqlite3 *db = NULL;
    int code = file_open(file, flags, &db);
    enum status status = code == SQLITE_OK ? check_open(file, db, problem)
                                           : fail_sqlite(problem, file, "be opened", db, code);
    sqlite3_close(db);
    return status;
}

enum status backup_check(const char *file, struct backup_problem *problem)
{
    problem->text[0] = '\0';
    if (access(file, F_OK) != 0)
        return fail(problem, STATUS_NOT_FOUND, "There is no file %.400s.", file);
    enum status status = check_in(file, SQLITE_OPEN_READONLY, problem);
    return status == STATUS_DATABASE ? check_in(file, SQLITE_OPEN_READWRITE, problem) : status;
}

static int wants_to_stop(void *stop)
{
    return atomic_load((const atomic_bool *)stop);
}

enum status backup_check_all(const char *database, const atomic_bool *stop,
                             struct backup_problem *problem)
{
    sqlite3 *db = NULL;
    char said[200] = "";
    problem->text[0] = '\0';
    int code = file_open(database, SQLITE_OPEN_READWRITE, &db);
    if (code == SQLITE_OK) {
        sqlite3_progress_handler(db, STOP_EVERY, wants_to_stop, (void *)(uintptr_t)stop);
        code = says(db, "PRAGMA integrity_check(1)", "ok", said);
    }
    enum status status = STATUS_OK;
    if (*said && code != SQLITE_OK)
        status = fail(problem, STATUS_DAMAGED, "%.250s is damaged: %s.", database, said);
    else if (code != SQLITE_OK && code != SQLITE_INTERRUPT)
        status = fail_sqlite(problem, database, "be checked", db, code);
    sqlite3_close(db);
    return status;
}

/* All pages, a few megabytes at a time. */
static int pages_copy(sqlite3 *from, sqlite3 *to)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup)
        return sqlite3_errcode(to);
    int code;
    while ((code = sqlite3_backup_step(backup, PAGES_A_STEP)) == SQLITE_OK)
        ;
    int finished = sqlite3_backup_finish(backup);
    return code == SQLITE_DONE ? finished : code;
}

/* Without a log of its own: a backup is one file, on a medium that may be read only. */
static enum status copy_into(sqlite3 *from, const char *part, struct backup_problem *problem)
{
    sqlite3 *to = NULL;
    char said[200] = "";
    private_file_make(part);
    int code = file_open(part, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &to);
    if (code == SQLITE_OK)
        code = pages_copy(from, to);
    if (code == SQLITE_OK)
        code = says(to, "PRAGMA journal_mode = DELETE", "delete", said);
    enum status status =
        code == SQLITE_OK ? STATUS_OK : fail_sqlite(problem, part, "be written", to, code);
    sqlite3_close(to);
    return status;
}

static enum status copy_part(const char *database, const char *part, struct backup_problem *problem)
{
    sqlite3 *from = NULL;
    int code = file_open(database, SQLITE_OPEN_READWRITE, &from);
    enum status status = code == SQLITE_OK
                             ? copy_into(from, part, problem)
                             : fail_sqlite(problem, database, "be opened", from, code);
    sqlite3_close(from);
    if (status == STATUS_OK)
        status = backup_check(part, problem);
    if (status == STATUS_OK && durable_file(part) != STATUS_OK)
        status = fail(problem, STATUS_IO, "%.400s could not be written to the disk.", part);
    return status;
}

static enum status folder_make(const char *to, struct backup_problem *problem)
{
    char folder[PATH_SIZE];
    enum status status = path_format(folder, "%s", to);
    if (status == STATUS_OK && path_up(folder) && *folder)
        status = path_make_folder(folder);
    return status == STATUS_OK
               ? STATUS_OK
               : fail(problem, status, "The folder of %.400s could not be made.", to);
}

enum status backup_make(const char *database, const char *to, struct backup_problem *problem)
{
    char part[PATH_SIZE];
    problem->text[0] = '\0';
    if (access(database, F_OK) != 0)
        return fail(problem, STATUS_NOT_FOUND, "There is no database %.400s.", database);
    enum status status = folder_make(to, problem);
    if (status == STATUS_OK)
        status = path_format(part, "%s.part", to);
    if (status != STATUS_OK)
        return status;
    unlink(part); /* of one that was broken off */
    status = copy_part(database, part, problem);
    if (status == STATUS_OK && (rename(part, to) != 0 || durable_name(to) != STATUS_OK))
        status = fail(problem, STATUS_IO, "%.400s could not be given its name.", to);
    if (status != STATUS_OK)
        unlink(part);
    return status;
}

/* STEM-########-######….db */
static bool is_backup_of(const char *entry, const char *name)
{
    static const char date[] = "-dddddddd-dddddd";
    size_t stem = (size_t)stem_length(name), n = strlen(entry);
    if (strncmp(entry, name, stem) != 0 || n < stem + sizeof date - 1 + 3 ||
        strcmp(entry + n - 3, ".db") != 0)
        return false;
    for (size_t i = 0; date[i]; i++) {
        char c = entry[stem + i];
        if (date[i] == 'd' ? c < '0' || c > '9' : c != date[i])
            return false;
    }
    return true;
}

struct listing {
    struct dirent **entries; /* malloc'd, each too; by name, so by date */
    int count;
};

static struct listing listing_read(const char *folder)
{
    struct listing listing = {NULL, 0};
    listing.count = scandir(folder, &listing.entries, NULL, alphasort);
    if (listing.count < 0)
        listing.count = 0;
    return listing;
}

static void listing_finish(struct listing *listing)
{
    for (int i = 0; i < listing->count; i++)
        free(listing->entries[i]);
    free(listing->entries);
}

enum status backup_newest(const char *folder, const char *database, char out[PATH_SIZE])
{
    struct listing listing = listing_read(folder);
    struct backup_problem problem;
    enum status status = STATUS_NOT_FOUND;
    for (int i = listing.count - 1; i >= 0 && status != STATUS_OK; i--) {
        const char *name = listing.entries[i]->d_name;
        if (is_backup_of(name, path_name(database)) &&
            path_format(out, "%s/%s", folder, name) == STATUS_OK)
            status = backup_check(out, &problem);
    }
    listing_finish(&listing);
    return status == STATUS_OK ? STATUS_OK : STATUS_NOT_FOUND;
}

bool backup_last(const char *folder, const char *database, char out[256])
{
    struct listing listing = listing_read(folder);
    out[0] = '\0';
    for (int i = 0; i < listing.count; i++) {
        if (is_backup_of(listing.entries[i]->d_name, path_name(database)))
            snprintf(out, 256, "%s", listing.entries[i]->d_name);
    }
    listing_finish(&listing);
    return *out != '\0';
}

int64_t backup_unix_ms(const char *name, const char *database)
{
    struct tm local = {.tm_isdst = -1};
    if (!is_backup_of(name, path_name(database)) ||
        sscanf(name + stem_length(path_name(database)), "-%4d%2d%2d-%2d%2d%2d", &local.tm_year,
               &local.tm_mon, &local.tm_mday, &local.tm_hour, &local.tm_min, &local.tm_sec) != 6)
        return 0;
    local.tm_year -= 1900;
    local.tm_mon -= 1;
    return (int64_t)mktime(&local) * 1000;
}

int backup_prune(const char *folder, const char *database, int keep)
{
    struct listing listing = listing_read(folder);
    int removed = 0;
    for (int i = listing.count - 1; i >= 0; i--) {
        char path[PATH_SIZE];
        const char *name = listing.entries[i]->d_name;
        if (!is_backup_of(name, path_name(database)) || keep-- > 0)
            continue;
        if (path_format(path, "%s/%s", folder, name) == STATUS_OK)
            removed += unlink(path) == 0;
    }
    listing_finish(&listing);
    return removed;
}

enum status backup_checkpoint(const char *database)
{
    sqlite3 *db = NULL;
    int version, code = file_open(database, SQLITE_OPEN_READWRITE, &db);
    if (code == SQLITE_OK)
        code = migrations_pragma(db, "user_version", &version); /* reads that there is a log */
    if (code == SQLITE_OK) {
        sqlite3_busy_timeout(db, 0); /* whoever works now goes first */
        code = sqlite3_wal_checkpoint_v2(db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    }
    sqlite3_close(db);
    return code == SQLITE_OK ? STATUS_OK : status_of(code);
}
