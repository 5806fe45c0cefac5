#include "records/mend.h"

#include <dirent.h>
#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/durable.h"
#include "records/migrations.h"

static enum status fail(struct backup_problem *problem, enum status status, const char *does,
                        const char *path)
{
    snprintf(problem->text, sizeof problem->text, "%.400s could not %s: %s.", path, does,
             status == STATUS_IO ? strerror(errno) : status_text(status));
    return status;
}

static int64_t file_bytes(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode) ? (int64_t)about.st_size : -1;
}

/* Our mark as SQLite's file format has it: four bytes at 68, big-endian. */
static bool has_our_mark(const char *database)
{
    unsigned char header[72] = {0};
    FILE *file = fopen(database, "rbe");
    size_t n = file ? fread(header, 1, sizeof header, file) : 0;
    if (file)
        fclose(file);
    uint32_t mark = (uint32_t)header[68] << 24 | (uint32_t)header[69] << 16 |
                    (uint32_t)header[70] << 8 | header[71];
    return n == sizeof header && mark == MIGRATIONS_APPLICATION_ID;
}

static bool has_log(const char *database)
{
    char log[PATH_SIZE];
    return path_format(log, "%s-wal", database) == STATUS_OK && file_bytes(log) > 0;
}

static bool has_backup(const char *database)
{
    char folder[PATH_SIZE], backup[PATH_SIZE];
    return backup_folder(database, folder) == STATUS_OK &&
           backup_newest(folder, database, backup) == STATUS_OK;
}

bool mend_is_ours(const char *database)
{
    int64_t bytes = file_bytes(database);
    return bytes >= 0 &&
           (has_our_mark(database) || (bytes == 0 && has_log(database)) || has_backup(database));
}

static enum status aside_path(const char *database, const char *why, char out[PATH_SIZE])
{
    char when[CLOCK_STAMP_SIZE];
    clock_stamp(clock_unix_ms(), when);
    return path_format(out, "%s.%s-%s", database, why, when);
}

/* A log belongs to its database; the index of it (-shm) is made anew by whoever opens them. */
static void log_move(const char *database, const char *aside)
{
    char from[PATH_SIZE], to[PATH_SIZE];
    if (path_format(from, "%s-wal", database) == STATUS_OK &&
        path_format(to, "%s-wal", aside) == STATUS_OK)
        rename(from, to);
    if (path_format(from, "%s-shm", database) == STATUS_OK)
        unlink(from);
}

/* A second name, so that the first one never stands for nothing; where the file system knows no
 * such thing, another name. */
static bool name_second(const char *database, const char *aside)
{
    return link(database, aside) == 0 || rename(database, aside) == 0;
}

/* `part` takes the database's place; "": nothing does. */
static enum status exchange(const char *database, const char *part, const char *aside,
                            struct backup_problem *problem)
{
    bool was_there = access(database, F_OK) == 0;
    if (was_there && !name_second(database, aside))
        return fail(problem, STATUS_IO, "be set aside", database);
    log_move(database, aside);
    bool fine = *part ? rename(part, database) == 0 : unlink(database) == 0 || errno == ENOENT;
    if (!fine)
        return fail(problem, STATUS_IO, "be replaced", database);
    return durable_name(database) == STATUS_OK ? STATUS_OK
                                               : fail(problem, STATUS_IO, "be replaced", database);
}

static enum status put_in_place(const char *database, const char *why, struct mending *out,
                                struct backup_problem *problem)
{
    char part[PATH_SIZE] = "";
    enum status status = aside_path(database, why, out->aside);
    if (status == STATUS_OK && *out->backup) {
        status = path_format(part, "%s.restored", database);
        if (status == STATUS_OK)
            status = backup_make(out->backup, part, problem);
    }
    if (status == STATUS_OK)
        status = exchange(database, part, out->aside, problem);
    if (status != STATUS_OK && *part)
        unlink(part);
    return status;
}

enum status mend_database(const char *database, struct mending *out, struct backup_problem *problem)
{
    char folder[PATH_SIZE];
    *out = (struct mending){.aside = ""};
    problem->text[0] = '\0';
    if (!mend_is_ours(database))
        return fail(problem, STATUS_INVALID, "be mended: it is no database of Yingda's", database);
    enum status status = backup_folder(database, folder);
    if (status == STATUS_OK && backup_newest(folder, database, out->backup) != STATUS_OK)
        out->backup[0] = '\0';
    return status == STATUS_OK ? put_in_place(database, "damaged", out, problem) : status;
}

/* Only who is alone with a database can take its log away. A damaged one is nobody's any more. */
static enum status be_alone(const char *database, struct backup_problem *problem)
{
    sqlite3 *db = NULL;
    if (access(database, F_OK) != 0)
        return STATUS_OK;
    int code = sqlite3_open_v2(database, &db, SQLITE_OPEN_READWRITE, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    sqlite3_close(db);
    bool busy = (code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED;
    return busy ? fail(problem, STATUS_BUSY,
                       "be replaced: another program, perhaps the kiosk, has it"
                       " open; end that first",
                       database)
                : STATUS_OK;
}

enum status mend_restore(const char *database, const char *backup, struct mending *out,
                         struct backup_problem *problem)
{
    *out = (struct mending){.aside = ""};
    enum status status = backup_check(backup, problem);
    if (status == STATUS_OK)
        status = be_alone(database, problem);
    if (status == STATUS_OK)
        status = path_format(out->backup, "%s", backup);
    if (status != STATUS_OK)
        return status;
    bool was_there = access(database, F_OK) == 0;
    status = put_in_place(database, "before", out, problem);
    if (!was_there)
        out->aside[0] = '\0';
    return status;
}

static int is_set_aside(const struct dirent *entry)
{
    const char *mark = strstr(entry->d_name, ".damaged-");
    return mark && !strstr(mark, "-wal");
}

bool mend_set_aside(const char *database, char out[256])
{
    char folder[PATH_SIZE];
    struct dirent **entries = NULL;
    const char *name = path_name(database);
    out[0] = '\0';
    if (path_format(folder, "%.*s.", (int)(name - database), database) != STATUS_OK)
        return false;
    int count = scandir(folder, &entries, is_set_aside, alphasort);
    for (int i = 0; i < count; i++) {
        if (strncmp(entries[i]->d_name, name, strlen(name)) == 0)
            snprintf(out, 256, "%s", entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return *out != '\0';
}
