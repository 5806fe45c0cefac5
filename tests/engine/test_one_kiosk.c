/* engine/one_kiosk: two kiosks never share a database, and a killed one holds nothing. */
#include "engine/one_kiosk.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/check.h"

static char folder[] = "/tmp/yingda-one-kiosk-XXXXXX";
static char database[96];

static void a_second_one_is_told_who_the_first_is(void)
{
    struct one_kiosk first = {0}, second = {0};
    int process = -1;
    CHECK_INT(one_kiosk_begin(&first, database, &process), STATUS_OK);
    CHECK_INT(one_kiosk_begin(&first, database, &process), STATUS_OK); /* once more is no second */
    CHECK_INT(one_kiosk_begin(&second, database, &process), STATUS_BUSY);
    CHECK_INT(process, getpid());
    CHECK(!second.held);
    one_kiosk_end(&first);
    one_kiosk_end(&first);
    CHECK_INT(one_kiosk_begin(&second, database, &process), STATUS_OK);
    one_kiosk_end(&second);
}

static void one_that_was_killed_holds_nothing(void)
{
    struct one_kiosk own = {0};
    int process = 0, ready[2];
    char byte;
    CHECK_INT(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        CHECK_INT(one_kiosk_begin(&own, database, &process), STATUS_OK);
        CHECK_INT(write(ready[1], "", 1), 1);
        pause();
        _exit(0);
    }
    CHECK_INT(read(ready[0], &byte, 1), 1);
    CHECK_INT(one_kiosk_begin(&own, database, &process), STATUS_BUSY);
    CHECK_INT(process, child);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    CHECK_INT(one_kiosk_begin(&own, database, &process), STATUS_OK);
    one_kiosk_end(&own);
    close(ready[0]);
    close(ready[1]);
}

static void the_file_is_nobodys_else_and_its_lack_is_no_second_kiosk(void)
{
    struct one_kiosk own = {0};
    struct stat about = {.st_mode = 0};
    char path[128];
    int process = 0;
    snprintf(path, sizeof path, "%s-kiosk", database);
    CHECK_INT(one_kiosk_begin(&own, database, &process), STATUS_OK);
    CHECK_INT(stat(path, &about), 0);
    CHECK_INT(about.st_mode & 0777, 0600);
    one_kiosk_end(&own);
    CHECK_INT(one_kiosk_begin(&own, "/proc/nowhere/yingda.db", &process), STATUS_IO);
    unlink(path);
}

int main(void)
{
    if (!mkdtemp(folder))
        return EXIT_FAILURE;
    snprintf(database, sizeof database, "%s/yingda.db", folder);
    RUN(a_second_one_is_told_who_the_first_is);
    RUN(one_that_was_killed_holds_nothing);
    RUN(the_file_is_nobodys_else_and_its_lack_is_no_second_kiosk);
    CHECK_INT(rmdir(folder), 0);
    return CHECK_RESULT();
}
