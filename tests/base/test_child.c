/* base/child: programs started with what they are given and no more, and ended for sure. */
#include "base/child.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "tests/check.h"

/* Runs a line of shell with these settings in its environment; what it writes to its stdout is read
 * into out[]. */
static pid_t shell_with(const char *const *environment, const char *line, char out[256])
{
    const char *arguments[] = {"sh", "-c", line, NULL};
    int ends[2];
    pid_t pid = 0;
    CHECK_INT(pipe2(ends, O_CLOEXEC), 0);
    struct child_plan plan = {.arguments = arguments,
                              .descriptors = {CHILD_NULL, ends[1], CHILD_NULL},
                              .n_descriptors = 3,
                              .environment = environment};
    CHECK_INT(child_start(&pid, &plan), STATUS_OK);
    close(ends[1]);
    FILE *from = fdopen(ends[0], "r");
    size_t length = fread(out, 1, 255, from);
    out[length] = '\0';
    fclose(from);
    return pid;
}

static pid_t shell(const char *line, char out[256])
{
    return shell_with(NULL, line, out);
}

static void a_program_that_ends_well_is_told_from_one_that_does_not(void)
{
    char out[256];
    CHECK(child_wait(shell("echo said; exit 0", out)));
    CHECK_TEXT(out, "said\n");
    CHECK(!child_wait(shell("exit 3", out)));
}

static void a_program_that_is_missing_is_said_so(void)
{
    const char *arguments[] = {"/nowhere/at/all", NULL};
    struct child_plan plan = {.arguments = arguments, .n_descriptors = 3};
    pid_t pid = 0;
    CHECK_INT(child_start(&pid, &plan), STATUS_NOT_FOUND);
    arguments[0] = "/etc/passwd"; /* may not be run */
    CHECK_INT(child_start(&pid, &plan), STATUS_NOT_FOUND);
}

/* A database that is open, say, without O_CLOEXEC, as libraries do. */
static void nothing_of_ours_is_open_in_it(void)
{
    char out[256];
    int ours = open("/dev/null", O_RDONLY);
    CHECK(ours >= 3);
    child_wait(shell("for fd in 3 4 5 6 7 8 9; do [ -e /dev/fd/$fd ] && echo $fd; done", out));
    CHECK_TEXT(out, "");
    close(ours);
}

static void its_environment_is_ours_but_for_what_the_plan_sets(void)
{
    const char *const settings[] = {"YINGDA_TEST=new", "YINGDA_TEST_2=too", NULL};
    char out[256];
    setenv("YINGDA_TEST", "old", 1);
    setenv("YINGDA_TEST_KEPT", "kept", 1);
    child_wait(shell_with(settings, "echo $YINGDA_TEST $YINGDA_TEST_2 $YINGDA_TEST_KEPT", out));
    CHECK_TEXT(out, "new too kept\n");
    child_wait(shell_with(settings, "env | grep -c ^YINGDA_TEST=", out));
    CHECK_TEXT(out, "1\n"); /* and not twice */
    child_wait(shell("echo $YINGDA_TEST", out));
    CHECK_TEXT(out, "old\n");
}

static void a_signal_that_we_ignore_still_ends_it(void)
{
    char out[256];
    signal(SIGTERM, SIG_IGN);
    CHECK(!child_wait(shell("kill -TERM $$; echo lived on", out)));
    CHECK_TEXT(out, "");
    signal(SIGTERM, SIG_DFL);
}

static void what_does_not_end_by_itself_is_killed(void)
{
    char out[256];
    int64_t before = clock_monotonic_ms();
    pid_t pid = shell("trap '' TERM; exec >&-; sleep 60", out);
    child_end(pid, 50);
    CHECK(clock_monotonic_ms() - before < 10000);
    CHECK(kill(pid, 0) != 0); /* nor is it left as a zombie */
}

int main(void)
{
    RUN(a_program_that_ends_well_is_told_from_one_that_does_not);
    RUN(a_program_that_is_missing_is_said_so);
    RUN(nothing_of_ours_is_open_in_it);
    RUN(its_environment_is_ours_but_for_what_the_plan_sets);
    RUN(a_signal_that_we_ignore_still_ends_it);
    RUN(what_does_not_end_by_itself_is_killed);
    return CHECK_RESULT();
}
