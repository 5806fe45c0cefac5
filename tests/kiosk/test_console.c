/* kiosk/drawing/console and kiosk/app/watchdog: what the kiosk asks of a machine without a display
 * server, and what it tells the service manager. */
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/app/watchdog.h"
#include "kiosk/drawing/console.h"
#include "tests/check.h"

static char folder[] = "/tmp/yingda-console-XXXXXX";

static void shell(const char *does)
{
    char command[512];
    snprintf(command, sizeof command, "cd %s && %s", folder, does);
    CHECK_INT(system(command), 0);
}

enum { NOBODY = 65534 };

/* What a user other than root may do. True: nothing stands in the way of the kiosk. */
static bool may_as_nobody(char said[256])
{
    int ends[2];
    bool fine = false;
    said[0] = '\0';
    CHECK_INT(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        char text[256] = "";
        if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
            _exit(9);
        bool may = console_may(folder, text);
        (void)!write(ends[1], text, sizeof text);
        _exit(may ? 0 : 1);
    }
    int status = 0;
    close(ends[1]);
    CHECK(read(ends[0], said, 256) == 256);
    close(ends[0]);
    CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) != 9);
    fine = WEXITSTATUS(status) == 0;
    CHECK(fine == (*said == '\0'));
    return fine;
}

static void what_may_not_be_opened_is_named_with_its_group(void)
{
    char said[256];
    shell("mkdir -m 755 dri input && touch dri/card0 input/event0 input/event1 && chmod 666 */*");
    CHECK(may_as_nobody(said));
    shell("chmod 600 dri/card0");
    CHECK(!may_as_nobody(said));
    CHECK(strstr(said, "dri/card0") && strstr(said, "groups video and render"));
    shell("touch dri/card1 && chmod 666 dri/card1"); /* one of two is enough */
    CHECK(may_as_nobody(said));
    shell("chmod 600 input/event1");
    CHECK(!may_as_nobody(said));
    CHECK(strstr(said, "input/event1") && strstr(said, "group input"));
    shell("rm input/*"); /* nothing is plugged in: nothing is forbidden */
    CHECK(may_as_nobody(said));
}

static void only_without_a_display_server_is_the_console_bare(void)
{
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    unsetenv("SDL_VIDEODRIVER");
    CHECK(console_is_bare(folder));
    CHECK(!console_is_bare("/nonexistent"));
    setenv("DISPLAY", ":7", 1);
    CHECK(!console_is_bare(folder));
    setenv("SDL_VIDEODRIVER", "KMSDRM", 1);
    CHECK(console_is_bare(folder));
    unsetenv("DISPLAY");
    setenv("SDL_VIDEODRIVER", "offscreen", 1);
    CHECK(!console_is_bare(folder));
    unsetenv("SDL_VIDEODRIVER");
}

static int manager(const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t n = strlen(name);
    memcpy(address.sun_path, name, n);
    if (*name == '@')
        address.sun_path[0] = '\0';
    int file = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    CHECK_INT(bind(file, (struct sockaddr *)&address,
                   (socklen_t)(offsetof(struct sockaddr_un, sun_path) + n)),
              0);
    setenv("NOTIFY_SOCKET", name, 1);
    return file;
}

static const char *heard(int file)
{
    static char text[64];
    ssize_t n = recv(file, text, sizeof text - 1, 0);
    text[n > 0 ? n : 0] = '\0';
    return text;
}

static void check_signs_of_life(const char *name)
{
    struct watchdog watchdog;
    int file = manager(name);
    setenv("WATCHDOG_USEC", "3000000", 1);
    unsetenv("WATCHDOG_PID");
    watchdog_init(&watchdog);
    CHECK(!getenv("NOTIFY_SOCKET") && !getenv("WATCHDOG_USEC"));
    watchdog_ready(&watchdog);
    CHECK_TEXT(heard(file), "READY=1");
    watchdog_ready(&watchdog);
    CHECK_TEXT(heard(file), "");
    watchdog_frame(&watchdog, 5000);
    CHECK_TEXT(heard(file), "WATCHDOG=1");
    watchdog_frame(&watchdog, 5999);
    CHECK_TEXT(heard(file), "");
    watchdog_frame(&watchdog, 6000);
    CHECK_TEXT(heard(file), "WATCHDOG=1");
    watchdog_close(&watchdog);
    CHECK_TEXT(heard(file), "STOPPING=1");
    watchdog_close(&watchdog);
    close(file);
}

static void the_service_manager_hears_of_frames_as_often_as_it_wants(void)
{
    char name[64];
    snprintf(name, sizeof name, "%s/notify", folder);
    check_signs_of_life(name);
    snprintf(name, sizeof name, "@yingda-console-test-%d", (int)getpid());
    check_signs_of_life(name);
}

static void without_a_manager_or_for_another_process_nothing_is_said(void)
{
    struct watchdog watchdog;
    unsetenv("NOTIFY_SOCKET");
    watchdog_init(&watchdog);
    CHECK_INT(watchdog.socket, -1);
    watchdog_ready(&watchdog);
    watchdog_frame(&watchdog, 1);
    watchdog_close(&watchdog);
    setenv("NOTIFY_SOCKET", "/nonexistent/notify", 1);
    setenv("WATCHDOG_USEC", "3000000", 1);
    setenv("WATCHDOG_PID", "1", 1);
    watchdog_init(&watchdog);
    CHECK(watchdog.socket == -1 && watchdog.every_ms == 0);
}

int main(void)
{
    CHECK(mkdtemp(folder) != NULL);
    CHECK_INT(chmod(folder, 0755), 0);
    RUN(what_may_not_be_opened_is_named_with_its_group);
    RUN(only_without_a_display_server_is_the_console_bare);
    RUN(the_service_manager_hears_of_frames_as_often_as_it_wants);
    RUN(without_a_manager_or_for_another_process_nothing_is_said);
    shell("rm -r -- \"$PWD\"");
    return CHECK_RESULT();
}
