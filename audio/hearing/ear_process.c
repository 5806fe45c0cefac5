#include "audio/hearing/ear_process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

void ear_process_init(struct ear_process *process)
{
    *process = (struct ear_process){.socket = -1};
}

/* Nothing of ours but the socket; quiet unless YINGDA_DEBUG is set. */
static int descriptors_plan(posix_spawn_file_actions_t *plan, int socket)
{
    int error = posix_spawn_file_actions_addopen(plan, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (!getenv("YINGDA_DEBUG")) {
        error |= posix_spawn_file_actions_addopen(plan, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        error |= posix_spawn_file_actions_addopen(plan, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    } else {
        error |= posix_spawn_file_actions_adddup2(plan, STDERR_FILENO, STDOUT_FILENO);
    }
    error |= posix_spawn_file_actions_adddup2(plan, socket, EAR_SOCKET);
    error |= posix_spawn_file_actions_addclosefrom_np(plan, EAR_SOCKET + 1);
    return error;
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

static int process_spawn(pid_t *pid, const char *program, const char *model_dir, int socket)
{
    posix_spawn_file_actions_t plan;
    posix_spawnattr_t attributes;
    char *arguments[] = {(char *)(uintptr_t)program, (char *)(uintptr_t)model_dir, NULL};
    int error = posix_spawn_file_actions_init(&plan);
    if (error)
        return error;
    error = posix_spawnattr_init(&attributes);
    if (!error) {
        error = descriptors_plan(&plan, socket) | signals_plan(&attributes);
        if (!error)
            error = posix_spawn(pid, program, &plan, &attributes, arguments, environ);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&plan);
    return error;
}

enum status ear_process_start(struct ear_process *process, const char *program,
                              const char *model_dir)
{
    int pair[2];
    ear_process_stop(process);
    if (access(program, X_OK) != 0)
        return STATUS_NOT_FOUND;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return STATUS_IO;
    int error = process_spawn(&process->pid, program, model_dir, pair[1]);
    close(pair[1]);
    process->socket = pair[0];
    if (error || fcntl(pair[0], F_SETFL, O_NONBLOCK) != 0) {
        process->pid = error ? 0 : process->pid;
        ear_process_stop(process);
        return STATUS_IO;
    }
    return STATUS_OK;
}

/* Gives it a moment to tidy up once its socket has ended. */
static bool process_ended(pid_t pid)
{
    const struct timespec tick = {0, 5 * 1000 * 1000};
    for (int i = 0; i < 60; i++) {
        pid_t ended = waitpid(pid, NULL, WNOHANG);
        if (ended == pid || (ended < 0 && errno != EINTR))
            return true;
        nanosleep(&tick, NULL);
    }
    return false;
}

void ear_process_stop(struct ear_process *process)
{
    if (process->socket >= 0)
        close(process->socket);
    if (process->pid > 0 && !process_ended(process->pid)) {
        kill(process->pid, SIGKILL); /* it has nothing to save */
        while (waitpid(process->pid, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    bytes_finish(&process->inbox);
    bytes_finish(&process->leftover);
    ear_process_init(process);
}

static bool try_again(void)
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

enum status ear_process_abandon(struct ear_process *process, struct bytes *bytes)
{
    size_t end = 0;
    while (end < bytes->at) {
        struct ear_header header;
        memcpy(&header, bytes->data + end, sizeof header);
        end += sizeof header + header.size;
    }
    enum status status = bytes_put(&process->leftover, bytes->data + bytes->at, end - bytes->at);
    bytes->size = bytes->at = 0;
    return status;
}

static enum status bytes_send(int socket, struct bytes *bytes)
{
    while (bytes->at < bytes->size) {
        ssize_t n = send(socket, bytes->data + bytes->at, bytes->size - bytes->at,
                         MSG_NOSIGNAL | MSG_DONTWAIT);
        if (n < 0)
            return try_again() ? STATUS_OK : STATUS_CLOSED;
        bytes->at += (size_t)n;
    }
    return STATUS_OK;
}

enum status ear_process_send(struct ear_process *process, struct bytes *bytes)
{
    if (process->socket < 0)
        return STATUS_CLOSED;
    enum status status = bytes_send(process->socket, &process->leftover);
    if (status != STATUS_OK || process->leftover.at < process->leftover.size)
        return status;
    process->leftover.size = process->leftover.at = 0;
    return bytes_send(process->socket, bytes);
}

/* How many bytes of the message are still to come: first its header tells. */
static size_t inbox_missing(const struct bytes *inbox, struct ear_header *header)
{
    if (inbox->size < sizeof *header)
        return sizeof *header - inbox->size;
    memcpy(header, inbox->data, sizeof *header);
    return sizeof *header + header->size - inbox->size;
}

/* STATUS_OK: the message is whole; STATUS_BUSY: more is to come. */
static enum status inbox_read(struct ear_process *process, enum ear_message *message)
{
    struct ear_header header;
    for (size_t missing; (missing = inbox_missing(&process->inbox, &header)) > 0;) {
        uint8_t part[4096];
        ssize_t n = recv(process->socket, part, missing < sizeof part ? missing : sizeof part,
                         MSG_DONTWAIT);
        if (n <= 0)
            return n < 0 && try_again() ? STATUS_BUSY : STATUS_CLOSED;
        if (bytes_put(&process->inbox, part, (size_t)n) != STATUS_OK)
            return STATUS_NO_MEMORY;
        if (process->inbox.size == sizeof header) {
            memcpy(&header, process->inbox.data, sizeof header);
            if (header.size > EAR_MAX_MESSAGE)
                return STATUS_CLOSED;
        }
    }
    *message = (enum ear_message)header.message;
    process->inbox.at = sizeof header;
    return STATUS_OK;
}

enum status ear_process_receive(struct ear_process *process, struct bytes *bytes, int patience_ms,
                                enum ear_message *message)
{
    process->inbox.size = process->inbox.at = 0;
    while (process->socket >= 0) {
        short events = bytes->at < bytes->size ? POLLIN | POLLOUT : POLLIN;
        struct pollfd ready = {.fd = process->socket, .events = events};
        int n = poll(&ready, 1, patience_ms);
        if (n == 0)
            return STATUS_TIMEOUT;
        if (n < 0 && errno != EINTR)
            return STATUS_IO;
        enum status status = n > 0 ? ear_process_send(process, bytes) : STATUS_OK;
        /* What it said before it went is still read. */
        enum status heard = n > 0 ? inbox_read(process, message) : STATUS_BUSY;
        if (heard != STATUS_BUSY)
            return heard;
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_CLOSED;
}
