/* engine/exchange: onto the first stick that takes it, else beside the database; and what a person
 * is told. The sticks are file systems in a mount namespace of the test's own: a full one, one that
 * is locked, and one that is pulled out while it is written. */
#include "engine/exchange.h"

#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/durable.h"
#include "tests/check.h"

static char root[] = "/tmp/yingda-exchange-XXXXXX", database[PATH_SIZE];
static bool pulls; /* the writer pulls the stick out */

enum { TABLE = 200 * 1024 };

static enum status table_write(void *what, const char *folder, char path[PATH_SIZE])
{
    static char bytes[TABLE];
    (void)what;
    if (pulls && strcmp(folder, "/media/stick") == 0 && umount2("/media/stick", MNT_DETACH) != 0)
        return STATUS_IO;
    if (path_format(path, "%s/table.xlsx", folder) != STATUS_OK)
        return STATUS_LIMIT;
    if (pulls && strcmp(folder, "/media/stick") == 0)
        return STATUS_IO;
    return durable_write(path, bytes, sizeof bytes);
}

static void check_says(const struct exchange_result *result, enum status status, const char *says)
{
    char said[256];
    exchange_say(result, status, "表格", said, sizeof said);
    CHECK_TEXT(said, says);
}

static enum status taken(struct exchange_result *result)
{
    return exchange_write(database, table_write, NULL, result);
}

static void without_a_stick_it_lies_beside_the_database_and_that_is_said(void)
{
    struct exchange_result result;
    CHECK_INT(taken(&result), STATUS_OK);
    CHECK(!result.on_stick && !result.had_stick);
    check_says(&result, STATUS_OK, "没插 U 盘，表格写在本机的 exchange 文件夹里了：table.xlsx。");
    check_says(&result, STATUS_BUSY, "表格没写成：成绩库现在读不了，过一会儿再试。");
    check_says(&result, STATUS_IO, "表格没写成：本机也写不进去，请管理员看看盘是不是满了。");
}

static bool stick_plug(const char *options, unsigned long flags)
{
    mkdir("/media/stick", 0700);
    return mount("tmpfs", "/media/stick", "tmpfs", flags, options) == 0;
}

static void a_stick_takes_it(void)
{
    struct exchange_result result;
    CHECK(stick_plug("size=1m", 0));
    CHECK_INT(taken(&result), STATUS_OK);
    CHECK(result.on_stick && access("/media/stick/table.xlsx", F_OK) == 0);
    check_says(&result, STATUS_OK, "表格写好了，在 U 盘里：table.xlsx。");
    CHECK_INT(umount("/media/stick"), 0);
}

static void a_full_stick_gives_way_is_named_and_keeps_no_half_of_it(void)
{
    struct exchange_result result;
    CHECK(stick_plug("size=64k", 0));
    int fd = open("/media/stick/photos", O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    char block[4096] = "";
    while (write(fd, block, sizeof block) > 0)
        ;
    close(fd);
    CHECK_INT(taken(&result), STATUS_OK);
    CHECK(!result.on_stick && result.had_stick && result.trouble == STICK_FULL);
    CHECK(access("/media/stick/table.xlsx", F_OK) != 0);
    CHECK(access("/media/stick/table.xlsx.part", F_OK) != 0);
    check_says(&result, STATUS_OK, "U 盘满了，表格写在本机的 exchange 文件夹里了：table.xlsx。");
    check_says(&result, STATUS_IO,
               "表格没写成：U 盘满了，本机也写不进去，请管理员看看盘是不是满了。");
    CHECK_INT(umount("/media/stick"), 0);
}

static void a_locked_stick_is_named(void)
{
    struct exchange_result result;
    CHECK(stick_plug("size=1m", MS_RDONLY));
    CHECK_INT(taken(&result), STATUS_OK);
    CHECK_INT(result.trouble, STICK_LOCKED);
    check_says(&result, STATUS_OK,
               "U 盘写保护着，表格写在本机的 exchange 文件夹里了：table.xlsx。");
    CHECK_INT(umount("/media/stick"), 0);
}

static void a_stick_that_is_pulled_out_is_named(void)
{
    struct exchange_result result;
    pulls = true;
    CHECK(stick_plug("size=1m", 0));
    CHECK_INT(taken(&result), STATUS_OK);
    pulls = false;
    CHECK(!result.on_stick && result.trouble == STICK_GONE);
    check_says(&result, STATUS_OK,
               "U 盘中途拔掉了，表格写在本机的 exchange 文件夹里了：table.xlsx。");
}

/* Mounts of one's own, for whoever may make a namespace. */
static bool may_mount(void)
{
    return (unshare(CLONE_NEWNS) == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0) &&
           mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
           mount("tmpfs", "/media", "tmpfs", 0, "size=1m") == 0;
}

int main(void)
{
    CHECK(mkdtemp(root) != NULL);
    CHECK_INT(path_format(database, "%s/yingda.db", root), STATUS_OK);
    if (may_mount()) {
        RUN(without_a_stick_it_lies_beside_the_database_and_that_is_said);
        RUN(a_stick_takes_it);
        RUN(a_full_stick_gives_way_is_named_and_keeps_no_half_of_it);
        RUN(a_locked_stick_is_named);
        RUN(a_stick_that_is_pulled_out_is_named);
    } else {
        printf("sticks were not tried: nobody may mount here\n");
    }
    char command[PATH_SIZE + 16];
    snprintf(command, sizeof command, "rm -r '%s'", root);
    CHECK_INT(system(command), 0);
    return CHECK_RESULT();
}
