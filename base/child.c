#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static int descriptors_plan(posix_spawn_file_actions_t *actions, const struct child_plan *plan)
{
    int error = 0;
    for (int i = 0; i < (int)plan->n_descriptors; i++) {
        int ours = plan->descriptors[i];
        error |= ours == CHILD_NULL
                     ? posix_spawn_file_actions_addopen(actions, i, "/dev/null", O_RDWR, 0)
                     : posix_spawn_file_actions_adddup2(actions, ours, i);
    }
    return error | posix_spawn_file_actions_addclosefrom_np(actions, (int)plan->n_descriptors);
}

/* A signal that this program ignores or blocks must still end the child. */
static int signals_plan(posix_spawnattr_t *attributes)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int error = posix_spawnattr_setsigmask(attributes, &none);
    error |= posix_spawnattr_setsigdefault(attributes, &all);
    return error |
           posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

static size_t texts_count(const char *const *texts)
{
    size_t count = 0;
    while (texts[count])
        count++;
    return count;
}

/* Whether one of `settings` has the name that this "NAME=value" has. */
static bool environment_replaces(const char *const *settings, const char *ours)
{
    size_t name = strcspn(ours, "=") + 1;
    for (size_t i = 0; settings[i]; i++) {
        if (strncmp(settings[i], ours, name) == 0)
            return true;
    }
    return false;
}

/* Ours with the plan's in it; malloc'd, its texts are not. NULL: no memory. */
static const char **environment_plan(const char *const *settings)
{
    const char *const *ours = (const char *const *)environ;
    const char **all = calloc(texts_count(ours) + texts_count(settings) + 1, sizeof *all);
    size_t count = 0;
    if (!all)
        return NULL;
    for (size_t i = 0; ours[i]; i++) {
        if (!environment_replaces(settings, ours[i]))
            all[count++] = ours[i];
    }
    for (size_t i = 0; settings[i]; i++)
        all[count++] = settings[i];
    return all;
}

/* Returns 0 when it runs, else an errno. */
static int child_spawn(pid_t *pid, const struct child_plan *plan, const char *const *environment)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int error = posix_spawn_file_actions_init(&actions);
    if (error)
        return error;
    error = posix_spawnattr_init(&attributes);
    if (!error) {
        error = descriptors_plan(&actions, plan) | signals_plan(&attributes);
        if (!error)
            error = posix_spawnp(pid, plan->arguments[0], &actions, &attributes,
                                 (char *const *)(uintptr_t)plan->arguments,
                                 (char *const *)(uintptr_t)environment);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

enum status child_start(pid_t *pid, const struct child_plan *plan)
{
    const char **changed = plan->environment ? environment_plan(plan->environment) : NULL;
    if (plan->environment && !changed)
        return STATUS_NO_MEMORY;
    int error = child_spawn(pid, plan, changed ? changed : (const char *const *)environ);
    free(changed);
    if (error == 0)
        return STATUS_OK;
    if (error == ENOENT || error == EACCES || error == ENOTDIR || error == ENOEXEC)
        return STATUS_NOT_FOUND;
    return error == ENOMEM ? STATUS_NO_MEMORY : STATUS_IO;
}

enum status child_start_talking(pid_t *pid, int *socket, int type, size_t at,
                                struct child_plan *plan)
{
    int pair[2];
    *pid = 0;
    *socket = -1;
    if (socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, pair) != 0)
        return STATUS_IO;
    plan->descriptors[STDOUT_FILENO] = plan->descriptors[STDERR_FILENO] =
        getenv("YINGDA_DEBUG") ? STDERR_FILENO : CHILD_NULL;
    plan->descriptors[at] = pair[1];
    enum status status = child_start(pid, plan);
    close(pair[1]);
    if (status == STATUS_OK) {
        *socket = pair[0];
        return STATUS_OK;
    }
    close(pair[0]);
    *pid = 0;
    return status;
}

bool child_wait(pid_t pid)
{
    int how = 0;
    while (waitpid(pid, &how, 0) < 0)
        if (errno != EINTR)
            return true;
    return WIFEXITED(how) && WEXITSTATUS(how) == 0;
}

static bool child_ended(pid_t pid)
{
    pid_t ended = waitpid(pid, NULL, WNOHANG);
    return ended == pid || (ended < 0 && errno != EINTR);
}

void child_end(pid_t pid, int patience_ms)
{
    enum { TICK_MS = 5 };
    const struct timespec tick = {0, TICK_MS * 1000 * 1000};
    for (int waited_ms = 0; waited_ms < patience_ms; waited_ms += TICK_MS) {
        if (child_ended(pid))
            return;
        nanosleep(&tick, NULL);
    }
    kill(pid, SIGKILL);
    child_wait(pid);
}
