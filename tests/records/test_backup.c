/* records/backup and records/mend: copies that are whole, and what becomes of a damaged database.
 */
#include "records/backup.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "records/mend.h"
#include "records/records.h"
#include "tests/check.h"
#include "tests/records/fixture_database.h"
#include "tests/records/fixture_room.h"

static struct backup_problem problem;

/* A database in a folder of its own, so that its backups are. */
static const char *own_database(int people)
{
    static char at[160];
    static int count;
    snprintf(at, sizeof at, "%s/own-%d", folder, ++count);
    CHECK_INT(mkdir(at, 0700), 0);
    const char *made = room(people, 8);
    strcat(at, "/yingda.db");
    CHECK_INT(rename(made, at), 0);
    return at;
}

static void write_over(const char *at, long offset, const char *bytes, size_t n)
{
    FILE *file = fopen(at, "r+b");
    CHECK(file != NULL);
    fseek(file, offset, SEEK_SET);
    CHECK_INT(fwrite(bytes, 1, n, file), n);
    fclose(file);
}

/* The page behind the first one of the root table: text where SQLite wants a page's header. */
static void damage(const char *at)
{
    static const char junk[512] = "somebody's shopping list";
    for (int page = 1; page < 12; page++)
        write_over(at, 4096L * page, junk, sizeof junk);
}

static void backup_at(const char *at, const char *name, char out[PATH_SIZE])
{
    char backups[PATH_SIZE];
    CHECK_INT(backup_folder(at, backups), STATUS_OK);
    CHECK_INT(path_format(out, "%s/%s", backups, name), STATUS_OK);
    CHECK_INT(backup_make(at, out, &problem), STATUS_OK);
    CHECK_TEXT(problem.text, "");
}

static void a_backup_is_one_file_that_holds_what_the_log_holds(void)
{
    const char *at = own_database(3);
    char backup[PATH_SIZE], log[PATH_SIZE + 8];
    struct records *records = open_good(at);
    int64_t id;
    CHECK_INT(records_person_add(records, "刚来的", &id), STATUS_OK); /* in the log as yet */
    backup_at(at, "yingda-20261130-083000.db", backup);
    snprintf(log, sizeof log, "%s-wal", backup);
    CHECK_INT(query(backup, "SELECT count(*) FROM people"), 4);
    CHECK_NEAR(query(backup, "SELECT journal_mode = 'delete' FROM pragma_journal_mode"), 1, 0);
    CHECK(access(log, F_OK) != 0);
    CHECK_INT(backup_check(backup, &problem), STATUS_OK);
    records_close(records);
}

static void after_a_checkpoint_the_file_alone_is_all_of_it(void)
{
    const char *at = own_database(1);
    char copy[PATH_SIZE];
    struct records *records = open_good(at);
    int64_t id;
    CHECK_INT(records_person_add(records, "刚来的", &id), STATUS_OK);
    CHECK_INT(backup_checkpoint(at), STATUS_OK);
    snprintf(copy, sizeof copy, "cp %s %s.copy", at, at);
    CHECK_INT(system(copy), 0);
    snprintf(copy, sizeof copy, "%s.copy", at);
    CHECK_INT(query(copy, "SELECT count(*) FROM people"), 2);
    records_close(records);
}

static void of_a_damaged_database_no_backup_is_made(void)
{
    const char *at = own_database(3);
    char to[PATH_SIZE], part[PATH_SIZE + 8];
    atomic_bool stop = false;
    damage(at);
    snprintf(to, sizeof to, "%s.backup", at);
    CHECK_INT(backup_make(at, to, &problem), STATUS_DAMAGED);
    CHECK(*problem.text);
    snprintf(part, sizeof part, "%s.part", to);
    CHECK(access(to, F_OK) != 0 && access(part, F_OK) != 0);
    CHECK_INT(backup_check(at, &problem), STATUS_DAMAGED);
    CHECK_INT(backup_check_all(at, &stop, &problem), STATUS_DAMAGED);
    stop = true;
    CHECK_INT(backup_check_all(own_database(300), &stop, &problem), STATUS_OK);
}

static void only_the_newest_are_kept_and_nothing_of_another_name(void)
{
    const char *at = own_database(1);
    char path[PATH_SIZE], backups[PATH_SIZE], last[256];
    for (int day = 1; day <= 5; day++) {
        char name[64];
        snprintf(name, sizeof name, "yingda-2026110%d-083000%s.db", day, day == 2 ? "-v8" : "");
        backup_at(at, name, path);
    }
    backup_at(at, "yingda-mine.db", path);
    backup_at(at, "other-20261101-083000.db", path);
    CHECK_INT(backup_folder(at, backups), STATUS_OK);
    CHECK_INT(backup_prune(backups, at, 3), 2);
    CHECK_INT(backup_prune(backups, at, 3), 0);
    CHECK(backup_last(backups, at, last));
    CHECK_TEXT(last, "yingda-20261105-083000.db");
    CHECK_INT(access(path, F_OK), 0);
    CHECK_INT(backup_path(backups, at, "", path), STATUS_OK);
    CHECK_INT(backup_make(at, path, &problem), STATUS_OK);
    CHECK(backup_last(backups, at, last));
    CHECK_TEXT(last, path_name(path)); /* what is dated now is the newest */
}

/* What becomes of a database that was spoilt after a good backup and a damaged one. */
static void mends(void (*spoil)(const char *at))
{
    const char *at = own_database(3);
    char good[PATH_SIZE], bad[PATH_SIZE], aside[256];
    struct mending mending;
    struct records *records = NULL;
    backup_at(at, "yingda-20261129-083000.db", good);
    backup_at(at, "yingda-20261130-083000.db", bad);
    damage(bad);
    CHECK(!mend_set_aside(at, aside));
    spoil(at);
    enum status status = records_open(&records, at);
    records_close(records);
    if (status == STATUS_OK) /* a page deep inside: seen by the check alone */
        CHECK_INT(backup_check(at, &problem), STATUS_DAMAGED);
    else
        CHECK_INT(status, STATUS_DAMAGED);
    CHECK_INT(mend_database(at, &mending, &problem), STATUS_OK);
    CHECK_TEXT(mending.backup, good);
    CHECK_INT(access(mending.aside, F_OK), 0);
    CHECK(mend_set_aside(at, aside));
    CHECK_TEXT(aside, path_name(mending.aside));
    records_close(open_good(at));
    CHECK_INT(query(at, "SELECT count(*) FROM people"), 3);
}

static void emptied(const char *at)
{
    CHECK_INT(truncate(at, 0), 0);
}

static void cut(const char *at)
{
    CHECK_INT(truncate(at, 9000), 0);
}

static void turned_to_text(const char *at)
{
    write_over(at, 0, "Dear Sir or Madam, this is no database", 38);
}

static void what_is_damaged_is_set_aside_and_the_last_good_backup_comes_back(void)
{
    mends(emptied);
    mends(cut);
    mends(turned_to_text);
    mends(damage);
}

static void a_damaged_database_without_a_backup_begins_anew_and_stays(void)
{
    const char *at = own_database(3);
    struct mending mending;
    damage(at);
    CHECK_INT(mend_database(at, &mending, &problem), STATUS_OK);
    CHECK_TEXT(mending.backup, "");
    CHECK_INT(access(mending.aside, F_OK), 0);
    records_close(open_good(at));
    CHECK_INT(query(at, "SELECT count(*) FROM people"), 0);
}

static void another_programs_file_is_not_touched(void)
{
    const char *at = fresh_path();
    struct mending mending;
    FILE *file = fopen(at, "w");
    fputs("a list of what to buy\n", file);
    fclose(file);
    CHECK_INT(mend_database(at, &mending, &problem), STATUS_INVALID);
    CHECK(strstr(problem.text, "no database of Yingda's") != NULL);
    CHECK_INT(access(at, F_OK), 0);
}

/* A file of nothing beside a log that holds all: copied at the wrong moment, or cut off. */
static void an_empty_file_does_not_cost_the_log_beside_it(void)
{
    const char *at = own_database(1);
    char log[PATH_SIZE];
    struct records *records = NULL;
    snprintf(log, sizeof log, "cp %s %s-wal", at, at);
    CHECK_INT(system(log), 0);
    emptied(at);
    CHECK_INT(records_open(&records, at), STATUS_DAMAGED);
    CHECK(strstr(records_problem(records), "is empty") != NULL);
    records_close(records);
    struct mending mending;
    CHECK_INT(mend_database(at, &mending, &problem), STATUS_OK);
    snprintf(log, sizeof log, "%.4000s-wal", mending.aside);
    CHECK_INT(access(log, F_OK), 0);
}

static void a_restored_backup_takes_the_place_of_what_was_there_and_that_is_kept(void)
{
    const char *at = own_database(3);
    char backup[PATH_SIZE];
    struct mending mending;
    backup_at(at, "yingda-20261129-083000.db", backup);
    struct records *records = open_good(at);
    int64_t id;
    CHECK_INT(records_person_add(records, "后来的", &id), STATUS_OK);
    CHECK_INT(mend_restore(at, backup, &mending, &problem), STATUS_BUSY);
    CHECK(strstr(problem.text, "end that first") != NULL);
    CHECK_INT(query(at, "SELECT count(*) FROM people"), 4);
    records_close(records);
    CHECK_INT(mend_restore(at, backup, &mending, &problem), STATUS_OK);
    CHECK_INT(query(at, "SELECT count(*) FROM people"), 3);
    CHECK_INT(query(mending.aside, "SELECT count(*) FROM people"), 4);
    damage(backup);
    CHECK_INT(mend_restore(at, backup, &mending, &problem), STATUS_DAMAGED);
    CHECK_INT(query(at, "SELECT count(*) FROM people"), 3);
    CHECK_INT(mend_restore(at, "/nowhere", &mending, &problem), STATUS_NOT_FOUND);
}

static void an_older_database_is_backed_up_before_it_is_migrated(void)
{
    const char *at = own_database(2);
    char backups[PATH_SIZE], last[256];
    back_to_version_10(at);
    records_close(open_good(at));
    CHECK_INT(backup_folder(at, backups), STATUS_OK);
    CHECK(backup_last(backups, at, last));
    CHECK(strstr(last, "-v10.db") != NULL);
    char path[PATH_SIZE];
    CHECK_INT(path_format(path, "%s/%s", backups, last), STATUS_OK);
    CHECK_INT(query(path, "SELECT user_version FROM pragma_user_version"), 10);
    CHECK_INT(query(path, "SELECT count(*) FROM people"), 2);
    records_close(open_good(at));
    CHECK_INT(backup_prune(backups, at, 0), 1); /* once is enough */
}

static int mode_of(const char *at, const char *ending)
{
    char file[PATH_SIZE];
    struct stat about = {.st_mode = 0};
    CHECK_INT(path_format(file, "%s%s", at, ending), STATUS_OK);
    CHECK_INT(stat(file, &about), 0);
    return (int)(about.st_mode & 0777);
}

static void what_people_did_is_private_whatever_the_umask_is(void)
{
    mode_t before = umask(0);
    const char *at = fresh_path();
    char backup[PATH_SIZE];
    struct records *records = open_good(at);
    int64_t id;
    CHECK_INT(records_person_add(records, "刚来的", &id), STATUS_OK);
    backup_at(at, "yingda-20261130-083000.db", backup);
    CHECK_INT(mode_of(at, ""), 0600);
    CHECK_INT(mode_of(at, "-wal"), 0600);
    CHECK_INT(mode_of(at, "-shm"), 0600);
    CHECK_INT(mode_of(backup, ""), 0600);
    records_close(records);
    umask(before);
}

/* Versions before this one left them to the umask. A foreign file is nobody's to shut. */
static void an_older_database_is_closed_to_others_and_a_foreign_one_is_not(void)
{
    const char *at = fresh_path();
    struct records *records = NULL;
    records_close(open_good(at));
    CHECK_INT(chmod(at, 0664), 0);
    records_close(open_good(at));
    CHECK_INT(mode_of(at, ""), 0600);
    at = fresh_path();
    FILE *file = fopen(at, "w");
    fputs("a list of what to buy\n", file);
    fclose(file);
    CHECK_INT(chmod(at, 0644), 0);
    CHECK(records_open(&records, at) != STATUS_OK);
    CHECK_INT(mode_of(at, ""), 0644);
    records_close(records);
}

int main(void)
{
    char command[128];
    if (!mkdtemp(folder))
        return 1;
    RUN(a_backup_is_one_file_that_holds_what_the_log_holds);
    RUN(after_a_checkpoint_the_file_alone_is_all_of_it);
    RUN(of_a_damaged_database_no_backup_is_made);
    RUN(only_the_newest_are_kept_and_nothing_of_another_name);
    RUN(what_is_damaged_is_set_aside_and_the_last_good_backup_comes_back);
    RUN(a_damaged_database_without_a_backup_begins_anew_and_stays);
    RUN(another_programs_file_is_not_touched);
    RUN(an_empty_file_does_not_cost_the_log_beside_it);
    RUN(a_restored_backup_takes_the_place_of_what_was_there_and_that_is_kept);
    RUN(what_people_did_is_private_whatever_the_umask_is);
    RUN(an_older_database_is_closed_to_others_and_a_foreign_one_is_not);
    RUN(an_older_database_is_backed_up_before_it_is_migrated);
    snprintf(command, sizeof command, "rm -r %s", folder);
    CHECK_INT(system(command), 0);
    return CHECK_RESULT();
}
