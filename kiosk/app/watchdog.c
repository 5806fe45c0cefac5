#include "kiosk/app/watchdog.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* Two signs of life may be lost before a third is missed. */
enum { SIGNS = 3 };

/* A name in the abstract namespace begins with '@', which stands for a NUL. */
static int manager_connect(const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t n = name ? strlen(name) : 0;
    if (n < 2 || n >= sizeof address.sun_path || (*name != '/' && *name != '@'))
        return -1;
    memcpy(address.sun_path, name, n);
    if (*name == '@')
        address.sun_path[0] = '\0';
    int file = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + n);
    if (file >= 0 && connect(file, (struct sockaddr *)&address, size) == 0)
        return file;
    if (file >= 0)
        close(file);
    return -1;
}

/* The limit is for the process that it names, where it names one. */
static int64_t limit_ms(void)
{
    const char *limit_us = getenv("WATCHDOG_USEC"), *pid = getenv("WATCHDOG_PID");
    if (!limit_us || (pid && strtol(pid, NULL, 10) != (long)getpid()))
        return 0;
    return strtoll(limit_us, NULL, 10) / 1000;
}

void watchdog_init(struct watchdog *watchdog)
{
    *watchdog = (struct watchdog){.socket = manager_connect(getenv("NOTIFY_SOCKET"))};
    watchdog->every_ms = limit_ms() / SIGNS;
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    unsetenv("WATCHDOG_PID");
}

/* A manager that is busy hears the next one. */
static void tell(const struct watchdog *watchdog, const char *what)
{
    if (watchdog->socket >= 0)
        (void)!send(watchdog->socket, what, strlen(what), MSG_NOSIGNAL);
}

void watchdog_ready(struct watchdog *watchdog)
{
    if (!watchdog->ready)
        tell(watchdog, "READY=1");
    watchdog->ready = true;
}

void watchdog_frame(struct watchdog *watchdog, int64_t now_ms)
{
    if (watchdog->every_ms == 0 || now_ms - watchdog->last_ms < watchdog->every_ms)
        return;
    watchdog->last_ms = now_ms;
    tell(watchdog, "WATCHDOG=1");
}

void watchdog_close(struct watchdog *watchdog)
{
    tell(watchdog, "STOPPING=1");
    if (watchdog->socket >= 0)
        close(watchdog->socket);
    *watchdog = (struct watchdog){.socket = -1};
}
