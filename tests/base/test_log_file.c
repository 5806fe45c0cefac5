/* base/log_file: each line has its time, a full file makes room, and stderr itself is as before. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log_file.h"
#include "tests/check.h"

static char folder[] = "/tmp/yingda-log-XXXXXX";
static char path[PATH_SIZE];

static void shell(const char *does)
{
    char command[2 * PATH_SIZE];
    snprintf(command, sizeof command, "F='%s'; %s", path, does);
    CHECK_INT(system(command), 0);
}

/* What stderr says meanwhile; a descriptor. */
static int unnamed_file(void)
{
    char name[] = "/tmp/yingda-stderr-XXXXXX";
    int file = mkstemp(name);
    unlink(name);
    return file;
}

static void each_line_has_its_time_and_goes_to_stderr_too(void)
{
    char seen[64] = "";
    int before = dup(STDERR_FILENO), caught = unnamed_file();
    CHECK(before >= 0 && caught >= 0);
    dup2(caught, STDERR_FILENO);
    CHECK_INT(log_file_open(path), STATUS_OK);
    fprintf(stderr, "one\ntwo and ");
    fprintf(stderr, "its end\n");
    log_file_close();
    fprintf(stderr, "to stderr alone\n");
    dup2(before, STDERR_FILENO);
    CHECK_INT(pread(caught, seen, sizeof seen - 1, 0), 36);
    CHECK_TEXT(seen, "one\ntwo and its end\nto stderr alone\n");
    shell("test $(wc -l < $F) = 2");
    shell("grep -qx '20[0-9-]* [0-9:]* one' $F");
    shell("grep -qx '20[0-9-]* [0-9:]* two and its end' $F");
    shell("test $(stat -c %a $F) = 600");
    close(caught);
    close(before);
}

static void a_full_file_is_renamed_and_the_oldest_goes(void)
{
    int before = dup(STDERR_FILENO), nowhere = unnamed_file();
    dup2(nowhere, STDERR_FILENO);
    CHECK_INT(log_file_open(path), STATUS_OK);
    for (int i = 0; i < 60000; i++)
        fprintf(stderr, "line %d of very many, long enough to be something like real ones are\n",
                i);
    log_file_close();
    dup2(before, STDERR_FILENO);
    shell("test -f $F -a -f $F.1 -a -f $F.2 -a -f $F.3 -a ! -e $F.4");
    shell("test $(cat $F $F.* | wc -c) -lt 4400000 -a $(cat $F.1 | wc -c) -lt 1049000");
    shell("tail -n 1 $F | grep -q 'line 59999 of'"); /* and nothing is lost in between */
    shell("test $(cat $F.3 $F.2 $F.1 $F | cut -d' ' -f4 | awk 'NR > 1 && $1 != last + 1 { n++ }"
          " { last = $1 } END { print n + 0 }') = 0");
    close(nowhere);
    close(before);
}

static void a_file_that_cannot_be_opened_leaves_stderr_alone(void)
{
    FILE *before = stderr;
    CHECK_INT(log_file_open("/nonexistent/yingda.log"), STATUS_IO);
    CHECK(stderr == before);
    log_file_close();
}

int main(void)
{
    CHECK(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/yingda.log", folder);
    RUN(each_line_has_its_time_and_goes_to_stderr_too);
    RUN(a_full_file_is_renamed_and_the_oldest_goes);
    RUN(a_file_that_cannot_be_opened_leaves_stderr_alone);
    shell("rm -r \"$(dirname $F)\"");
    return CHECK_RESULT();
}
