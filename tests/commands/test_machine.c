/* commands/machine: on machines made of folders, whose disks and services are as they are written
 * down. */
#include <stdlib.h>
#include <sys/sysmacros.h>

#include "commands/machine.h"
#include "tests/check.h"

static char folder[] = "/tmp/yingda-machine-XXXXXX";
static char said[256];

static void shell(const char *does)
{
    char command[2048];
    snprintf(command, sizeof command, "cd %s && %s", folder, does);
    CHECK_INT(system(command), 0);
}

/* A disk with two partitions, one plain and one encrypted, and volumes on them as installers make
 * them: LVM on LUKS (dm-1 on dm-0), LVM on the plain one (dm-2), a mirror of both (md0). */
static void disks_make(void)
{
    shell("mkdir -p sys/dev/block sys/devices/sda/sda1/slaves sys/devices/sda/sda2/slaves "
          "sys/devices/dm-0/dm sys/devices/dm-0/slaves/sda2 sys/devices/dm-1/dm "
          "sys/devices/dm-1/slaves sys/devices/dm-2/dm sys/devices/dm-2/slaves "
          "sys/devices/md0/slaves");
    shell(
        "cd sys/dev/block && ln -s ../../devices/sda/sda1 8:1 && ln -s ../../devices/sda/sda2 8:2 "
        "&& ln -s ../../devices/dm-0 253:0 && ln -s ../../devices/dm-1 253:1 "
        "&& ln -s ../../devices/dm-2 253:2 && ln -s ../../devices/md0 9:0");
    shell("cd sys/devices && echo CRYPT-LUKS2-0123-sda2_crypt > dm-0/dm/uuid && "
          "echo LVM-abc > dm-1/dm/uuid && echo LVM-def > dm-2/dm/uuid && "
          "ln -s ../../dm-0 dm-1/slaves/dm-0 && ln -s ../../sda/sda1 dm-2/slaves/sda1 && "
          "ln -s ../../dm-2 md0/slaves/dm-2 && ln -s ../../md0 md0/slaves/md0"); /* a circle */
}

static enum machine_answer disk(unsigned major_number, unsigned minor_number)
{
    char sys[64];
    snprintf(sys, sizeof sys, "%s/sys", folder);
    return machine_device_encrypted(sys, makedev(major_number, minor_number), said);
}

static void an_encrypted_disk_is_known_through_its_layers(void)
{
    disks_make();
    CHECK_INT(disk(8, 1), MACHINE_NO);
    CHECK_TEXT(said, "/dev/sda1");
    CHECK_INT(disk(253, 0), MACHINE_YES);
    CHECK_INT(disk(253, 1), MACHINE_YES);
    CHECK_TEXT(said, "/dev/dm-1");
    CHECK_INT(disk(253, 2), MACHINE_NO);
    CHECK_INT(disk(9, 0), MACHINE_NO);
    CHECK_INT(disk(0, 27), MACHINE_UNKNOWN);
    CHECK_INT(machine_disk_encrypted("/nonexistent", "/tmp/not/there/yet.db", said),
              MACHINE_UNKNOWN);
}

static void a_machine_that_may_sleep_is_told(void)
{
    char etc[64], run[64];
    snprintf(etc, sizeof etc, "%s/etc", folder);
    snprintf(run, sizeof run, "%s/run", folder);
    CHECK_INT(machine_sleeps_not(etc, run, said), MACHINE_NO);
    CHECK_TEXT(said, "sleep.target is not masked");
    shell(
        "mkdir -p etc/systemd/system && cd etc/systemd/system && for t in sleep suspend hibernate;"
        " do ln -s /dev/null $t.target; done && ln -s /lib/x hybrid-sleep.target");
    CHECK_INT(machine_sleeps_not(etc, run, said), MACHINE_NO);
    CHECK_TEXT(said, "hybrid-sleep.target is not masked");
    shell("ln -sf /dev/null etc/systemd/system/hybrid-sleep.target");
    CHECK_INT(machine_sleeps_not(etc, run, said), MACHINE_YES);
}

/* As yingda.service does when it starts; but a file in /etc is stronger than one in /run. */
static void what_the_unit_masked_until_the_next_start_counts(void)
{
    char etc[64], run[64];
    snprintf(etc, sizeof etc, "%s/etc2", folder);
    snprintf(run, sizeof run, "%s/run", folder);
    shell("mkdir -p run/systemd/system etc2/systemd/system && cd run/systemd/system && for t in "
          "sleep suspend hibernate hybrid-sleep; do ln -s /dev/null $t.target; done");
    CHECK_INT(machine_sleeps_not(etc, run, said), MACHINE_YES);
    shell("touch etc2/systemd/system/suspend.target");
    CHECK_INT(machine_sleeps_not(etc, run, said), MACHINE_NO);
    CHECK_TEXT(said, "suspend.target is not masked");
}

static void who_starts_the_kiosk_is_told(void)
{
    char etc[64], lib[64];
    snprintf(etc, sizeof etc, "%s/etc", folder);
    snprintf(lib, sizeof lib, "%s/lib", folder);
    CHECK_INT(machine_starts_kiosk(etc, lib, said), MACHINE_UNKNOWN);
    shell("mkdir -p lib/systemd/system && touch lib/systemd/system/yingda.service");
    CHECK_INT(machine_starts_kiosk(etc, lib, said), MACHINE_NO);
    shell("mkdir -p etc/systemd/system/multi-user.target.wants && ln -s /lib/yingda.service "
          "etc/systemd/system/multi-user.target.wants/");
    CHECK_INT(machine_starts_kiosk(etc, lib, said), MACHINE_YES);
    CHECK_TEXT(said, "yingda.service is enabled");
}

int main(void)
{
    CHECK(mkdtemp(folder) != NULL);
    RUN(an_encrypted_disk_is_known_through_its_layers);
    RUN(a_machine_that_may_sleep_is_told);
    RUN(what_the_unit_masked_until_the_next_start_counts);
    RUN(who_starts_the_kiosk_is_told);
    shell("rm -r -- \"$PWD\"");
    return CHECK_RESULT();
}
