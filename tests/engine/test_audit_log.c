/* engine/audit_log: whoever changes, takes out, puts in or cuts off a line is found out, with the
 * line and why. */
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/audit_log.h"
#include "tests/check.h"

static char folder[] = "/tmp/yingda-audit-XXXXXX";
static char path[PATH_SIZE];

/* Runs a command of the shell's, for which $F is the log. */
static void shell(const char *does)
{
    char command[2 * PATH_SIZE];
    snprintf(command, sizeof command, "F='%s'; %s", path, does);
    CHECK_INT(system(command), 0);
}

static void add(enum audit_event event, const char *who, const char *detail)
{
    CHECK_INT(audit_add(path, event, who, detail), STATUS_OK);
}

/* Five lines in a log of its own. */
static void begin(void)
{
    unlink(path);
    shell("rm -f $F.head");
    add(AUDIT_START, "kiosk", "0.1.0");
    add(AUDIT_NO_PIN, "somebody", "");
    add(AUDIT_PIN, "trainer", "");
    add(AUDIT_MARK, "trainer", "attempt 41, item 7");
    add(AUDIT_STOP, "kiosk", "");
}

/* What the check says: the line that is wrong, 0 where all is well. */
static size_t wrong_line(struct audit_report *report)
{
    enum status status = audit_check(path, NULL, report);
    CHECK_INT(status, report->line ? STATUS_DAMAGED : STATUS_OK);
    CHECK((report->line == 0) == (*report->reason == '\0'));
    return report->line;
}

static void check_broken(const char *command, size_t line, const char *reason)
{
    struct audit_report report;
    begin();
    shell(command);
    CHECK_INT(wrong_line(&report), line);
    if (!strstr(report.reason, reason)) {
        CHECK_TEXT(report.reason, reason);
        fprintf(stderr, "after %s\n", command);
    }
}

static void a_log_that_nobody_touched_is_whole(void)
{
    struct audit_report report;
    struct stat about;
    mode_t before = umask(0);
    begin();
    umask(before);
    CHECK_INT(wrong_line(&report), 0);
    CHECK_INT(report.lines, 5);
    CHECK(stat(path, &about) == 0 && (about.st_mode & 0777) == 0600);
}

static void no_log_is_nothing_wrong(void)
{
    struct audit_report report;
    CHECK_INT(audit_check("/nonexistent/audit.log", NULL, &report), STATUS_NOT_FOUND);
    CHECK_INT(audit_add("/nonexistent/audit.log", AUDIT_START, "kiosk", ""), STATUS_IO);
}

static void every_change_is_found_with_its_line(void)
{
    check_broken("sed -i '2s/somebody/trainer/' $F", 2, "was changed");
    check_broken("sed -i '4s/41/42/' $F", 4, "was changed");
    check_broken("sed -i '1s/2[0-9]*-/1999-/' $F", 1, "was changed");
    check_broken("sed -i '3s/.$/x/' $F", 3, "was changed");
    check_broken("sed -i '3s/\\t/ /' $F", 3, "no line of the log");
    check_broken("sed -i '2d' $F", 2, "removed");
    check_broken("sed -i '1d' $F", 1, "removed");
    check_broken("sed -i '3p' $F", 4, "put in");
    check_broken("sed -i '2i hello' $F", 2, "no line of the log");
    check_broken("sed -i '5d' $F", 5, "cut off");
    check_broken("sed -i '3,5d' $F", 3, "lines 3 to 5 were cut off");
    check_broken("truncate -s -9 $F", 5, "has no end");
    check_broken("truncate -s 0 $F", 1, "lines 1 to 5 were cut off");
    check_broken("rm $F", 1, "is gone");
    check_broken("rm $F.head", 5, "newest hash is missing");
    check_broken("sed -i '2{h;d};3G' $F", 2, "removed");
}

/* A whole new chain, by somebody who has a Yingda: the head of the old one tells. */
static void a_log_that_was_made_anew_is_found(void)
{
    struct audit_report report;
    begin();
    shell("cp $F.head $F.kept && rm $F");
    for (int i = 0; i < 5; i++)
        add(AUDIT_START, "kiosk", "nothing happened");
    shell("mv $F.kept $F.head");
    CHECK_INT(wrong_line(&report), 5);
    CHECK(strstr(report.reason, "made anew") != NULL);
}

/* With the head made anew, too, only a hash that was noted elsewhere tells. */
static void a_hash_that_was_noted_is_looked_for(void)
{
    struct audit_report report, later;
    begin();
    CHECK_INT(audit_check(path, NULL, &report), STATUS_OK);
    add(AUDIT_START, "kiosk", "");
    CHECK_INT(audit_check(path, report.hash, &later), STATUS_OK);
    CHECK(later.known && later.lines == 6);
    begin();
    shell("sed -i 's/^/ /' $F && rm $F.head && rm $F");
    add(AUDIT_START, "kiosk", "another");
    CHECK_INT(audit_check(path, report.hash, &later), STATUS_OK);
    CHECK(!later.known);
}

static void a_line_that_a_power_cut_broke_off_costs_no_other(void)
{
    struct audit_report report;
    begin();
    shell("printf '6\\t2026-11-30T' >> $F");
    CHECK_INT(wrong_line(&report), 6);
    add(AUDIT_START, "kiosk", "");
    CHECK_INT(wrong_line(&report), 0);
    CHECK_INT(report.lines, 6);
}

static void whatever_a_text_holds_a_line_is_one_line(void)
{
    struct audit_report report;
    char longest[2000], detail[AUDIT_DETAIL_SIZE];
    begin();
    memset(longest, 0, sizeof longest);
    for (size_t i = 0; i + 4 < sizeof longest; i += 3)
        memcpy(longest + i, "测", 3);
    add(AUDIT_EXPORT, "a\tb\nc", "one\r\ntwo\tthree");
    add(AUDIT_EXPORT, longest, longest);
    CHECK_INT(wrong_line(&report), 0);
    CHECK_INT(report.lines, 7);
    audit_newest(path, AUDIT_EXPORT, detail);
    CHECK(strlen(detail) == 255 && strncmp(detail, "测测", 6) == 0);
    audit_newest(path, AUDIT_RESTORE, detail);
    CHECK_TEXT(detail, "");
}

static void several_programs_may_add_at_once(void)
{
    enum { WRITERS = 4, LINES = 25 };
    struct audit_report report;
    begin();
    for (int i = 0; i < WRITERS; i++) {
        pid_t child = fork();
        if (child == 0) {
            int failed = 0;
            for (int k = 0; k < LINES; k++)
                failed += audit_add(path, AUDIT_BACKUP, "user", "at once") != STATUS_OK;
            _exit(failed != 0);
        }
    }
    int status = 0;
    for (int i = 0; i < WRITERS; i++)
        CHECK(wait(&status) > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0);
    CHECK_INT(wrong_line(&report), 0);
    CHECK_INT(report.lines, 5 + WRITERS * LINES);
}

int main(void)
{
    CHECK(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/yingda.db", folder);
    char database[PATH_SIZE];
    memcpy(database, path, sizeof database);
    CHECK_INT(audit_path(database, path), STATUS_OK);
    CHECK_TEXT(path_name(path), "audit.log");
    RUN(a_log_that_nobody_touched_is_whole);
    RUN(no_log_is_nothing_wrong);
    RUN(every_change_is_found_with_its_line);
    RUN(a_log_that_was_made_anew_is_found);
    RUN(a_hash_that_was_noted_is_looked_for);
    RUN(a_line_that_a_power_cut_broke_off_costs_no_other);
    RUN(whatever_a_text_holds_a_line_is_one_line);
    RUN(several_programs_may_add_at_once);
    shell("rm -r \"$(dirname $F)\"");
    return CHECK_RESULT();
}
