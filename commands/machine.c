#include "commands/machine.h"

#include <dirent.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

enum { LAYERS_MOST = 8 };

static bool first_line(const char *path, char *out, size_t size)
{
    FILE *file = fopen(path, "re");
    bool fine = file && fgets(out, (int)size, file);
    if (file)
        fclose(file);
    return fine;
}

/* The folder of a device in /sys, by whatever name it is reached. */
static bool is_encrypted(const char *device, int layers)
{
    char path[PATH_SIZE], text[64] = "";
    struct dirent *below;
    bool found = false;
    if (layers == 0 || path_format(path, "%s/dm/uuid", device) != STATUS_OK)
        return false;
    if (first_line(path, text, sizeof text) && strncmp(text, "CRYPT-", 6) == 0)
        return true;
    if (path_format(path, "%s/slaves", device) != STATUS_OK)
        return false;
    DIR *slaves = opendir(path);
    while (slaves && !found && (below = readdir(slaves))) {
        char next[PATH_SIZE];
        found = below->d_name[0] != '.' &&
                path_format(next, "%s/slaves/%s", device, below->d_name) == STATUS_OK &&
                is_encrypted(next, layers - 1);
    }
    if (slaves)
        closedir(slaves);
    return found;
}

enum machine_answer machine_device_encrypted(const char *sys, dev_t device, char out[256])
{
    char folder[PATH_SIZE], name[PATH_SIZE];
    snprintf(out, 256, "device %u:%u", major(device), minor(device));
    if (path_format(folder, "%s/dev/block/%u:%u", sys, major(device), minor(device)) != STATUS_OK ||
        !path_is_folder(folder))
        return MACHINE_UNKNOWN;
    ssize_t n = readlink(folder, name, sizeof name - 1);
    if (n > 0) {
        name[n] = '\0';
        snprintf(out, 256, "/dev/%.200s", path_name(name));
    }
    return is_encrypted(folder, LAYERS_MOST) ? MACHINE_YES : MACHINE_NO;
}

/* File systems that have no number of a block device (btrfs) name it in the list of mounts. */
static bool mount_source(dev_t device, dev_t *out)
{
    char line[PATH_SIZE], wanted[32], number[32], source[PATH_SIZE];
    bool found = false;
    FILE *mounts = fopen("/proc/self/mountinfo", "re");
    snprintf(wanted, sizeof wanted, "%u:%u", major(device), minor(device));
    while (mounts && !found && fgets(line, sizeof line, mounts)) {
        struct stat about;
        const char *dash = strstr(line, " - ");
        found = sscanf(line, "%*s %*s %31s", number) == 1 && strcmp(number, wanted) == 0 && dash &&
                sscanf(dash, " - %*s %4095s", source) == 1 && *source == '/' &&
                stat(source, &about) == 0 && S_ISBLK(about.st_mode);
        if (found)
            *out = about.st_rdev;
    }
    if (mounts)
        fclose(mounts);
    return found;
}

enum machine_answer machine_disk_encrypted(const char *sys, const char *path, char out[256])
{
    char folder[PATH_SIZE];
    struct stat about;
    dev_t source;
    snprintf(out, 256, "no such folder");
    if (path_format(folder, "%s", path) != STATUS_OK)
        return MACHINE_UNKNOWN;
    while (stat(folder, &about) != 0) { /* the database is not there yet: its folder's disk */
        if (!path_up(folder) || !*folder)
            return MACHINE_UNKNOWN;
    }
    enum machine_answer answer = machine_device_encrypted(sys, about.st_dev, out);
    if (answer == MACHINE_UNKNOWN && mount_source(about.st_dev, &source))
        answer = machine_device_encrypted(sys, source, out);
    return answer;
}

/* A file of the machine's own below /etc counts before what was masked until the next start. */
static bool is_masked(const char *etc, const char *run, const char *target)
{
    const char *const folders[] = {etc, run};
    char path[PATH_SIZE], to[32];
    struct stat about;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        if (path_format(path, "%s/systemd/system/%s", folders[i], target) != STATUS_OK ||
            lstat(path, &about) != 0)
            continue;
        ssize_t n = readlink(path, to, sizeof to);
        return n == 9 && memcmp(to, "/dev/null", 9) == 0;
    }
    return false;
}

enum machine_answer machine_sleeps_not(const char *etc, const char *run, char out[256])
{
    static const char *const targets[] = {"sleep.target", "suspend.target", "hibernate.target",
                                          "hybrid-sleep.target"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
        if (!is_masked(etc, run, targets[i])) {
            snprintf(out, 256, "%s is not masked", targets[i]);
            return MACHINE_NO;
        }
    snprintf(out, 256, "the machine does not go to sleep");
    return MACHINE_YES;
}

static bool is_there(const char *folder, const char *below)
{
    char path[PATH_SIZE];
    struct stat about;
    return path_format(path, "%s/systemd/system/%s", folder, below) == STATUS_OK &&
           stat(path, &about) == 0;
}

enum machine_answer machine_starts_kiosk(const char *etc, const char *lib, char out[256])
{
    char pattern[PATH_SIZE];
    glob_t wanted = {.gl_pathc = 0};
    bool enabled =
        path_format(pattern, "%s/systemd/system/*.wants/yingda.service", etc) == STATUS_OK &&
        glob(pattern, 0, NULL, &wanted) == 0;
    globfree(&wanted);
    bool installed = is_there(etc, "yingda.service") || is_there(lib, "yingda.service");
    snprintf(out, 256, "yingda.service is %s",
             !installed ? "not installed"
             : enabled  ? "enabled"
                        : "installed, but not enabled");
    return !installed ? MACHINE_UNKNOWN : enabled ? MACHINE_YES : MACHINE_NO;
}
