#include "kiosk/drawing/console.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <linux/vt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

static size_t find(const char *dev, const char *pattern, glob_t *found)
{
    char whole[512];
    snprintf(whole, sizeof whole, "%s/%s", dev, pattern);
    *found = (glob_t){.gl_pathc = 0};
    return glob(whole, 0, NULL, found) == 0 ? found->gl_pathc : 0;
}

bool console_is_bare(const char *dev)
{
    const char *driver = getenv("SDL_VIDEODRIVER");
    const char *x = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY");
    glob_t cards;
    bool card = find(dev, "dri/card*", &cards) > 0;
    globfree(&cards);
    if (driver && *driver)
        return card && strcasecmp(driver, "kmsdrm") == 0;
    return card && !(x && *x) && !(wayland && *wayland);
}

static bool may(const char *path, int flags)
{
    int file = open(path, flags | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file >= 0)
        close(file);
    return file >= 0 || (errno != EACCES && errno != EPERM);
}

static bool may_draw(const char *dev, char out[256])
{
    glob_t cards;
    bool fine = find(dev, "dri/card*", &cards) == 0;
    for (size_t i = 0; i < cards.gl_pathc && !fine; i++)
        fine = may(cards.gl_pathv[i], O_RDWR);
    if (!fine)
        snprintf(out, 256,
                 "%.80s may not be opened by this user, so nothing can be drawn: add the user to "
                 "the groups video and render",
                 cards.gl_pathv[0]);
    globfree(&cards);
    return fine;
}

static bool may_read_input(const char *dev, char out[256])
{
    glob_t devices;
    bool fine = true;
    find(dev, "input/event*", &devices);
    for (size_t i = 0; i < devices.gl_pathc && fine; i++) {
        fine = may(devices.gl_pathv[i], O_RDONLY);
        if (!fine)
            snprintf(out, 256,
                     "%.80s may not be read by this user, so touches and keys would do nothing: "
                     "add the user to the group input",
                     devices.gl_pathv[i]);
    }
    globfree(&devices);
    return fine;
}

bool console_may(const char *dev, char out[256])
{
    out[0] = '\0';
    return may_draw(dev, out) && may_read_input(dev, out);
}

void console_take(int terminal)
{
    enum { TTY_MAJOR = 4, LAST_CONSOLE = 63 };
    struct stat about;
    if (fstat(terminal, &about) != 0 || !S_ISCHR(about.st_mode) ||
        major(about.st_rdev) != TTY_MAJOR)
        return;
    unsigned number = minor(about.st_rdev);
    if (number >= 1 && number <= LAST_CONSOLE)
        ioctl(terminal, VT_ACTIVATE, number);
}
