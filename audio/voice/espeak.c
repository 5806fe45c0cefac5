/* The espeak-ng program rather than its library, for two reasons, both measured with Debian's 1.51:
 * the library's wave generator carries state from one call to the next, so that the same line came
 * back up to 200 samples longer, whatever was reset through its API; and espeak_ng_Terminate, which
 * would reset it all, deadlocks. A fresh process costs 20 ms and always gives the same samples. */
#include "audio/voice/espeak.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"

extern char **environ;

enum { TIMEOUT_MS = 10000, HEADER_BYTES = 44, FIRST_BYTES = 1 << 18 };

struct bytes {
    unsigned char *data; /* owned */
    size_t count, capacity;
};

/* A pipe that already holds the text and then ends; -1 when there is none. The pitch range has no
 * option of its own, only SSML. */
static int pipe_with_text(const struct espeak_request *request)
{
    char text[ESPEAK_TEXT_LIMIT + 64];
    int length = snprintf(text, sizeof text, "<prosody range=\"%d\">%s</prosody>\n", request->range,
                          request->text);
    int fds[2];
    if (pipe2(fds, O_CLOEXEC) != 0)
        return -1;
    bool written = write(fds[1], text, (size_t)length) == length; /* a pipe holds 64 KiB */
    close(fds[1]);
    if (written)
        return fds[0];
    close(fds[0]);
    return -1;
}

/* Starts espeak-ng reading `in`, writing a WAV to `out`, its messages nowhere. */
static enum status spawn(const struct espeak_request *request, int in, int out, pid_t *pid)
{
    char rate[16], pitch[16];
    snprintf(rate, sizeof rate, "%d", request->rate_wpm);
    snprintf(pitch, sizeof pitch, "%d", request->pitch);
    const char *arguments[] = {"espeak-ng", "-v", request->voice, "-s",       rate, "-p",
                               pitch,       "-m", "--stdin",      "--stdout", NULL};
    posix_spawn_file_actions_t actions;
    if (posix_spawn_file_actions_init(&actions) != 0)
        return STATUS_NO_MEMORY;
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    int error = posix_spawnp(pid, "espeak-ng", &actions, NULL, (char *const *)arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    return error == 0 ? STATUS_OK : error == ENOMEM ? STATUS_NO_MEMORY : STATUS_NOT_FOUND;
}

static bool bytes_reserve(struct bytes *bytes)
{
    if (bytes->count < bytes->capacity)
        return true;
    size_t capacity = bytes->capacity ? 2 * bytes->capacity : FIRST_BYTES;
    unsigned char *data = realloc(bytes->data, capacity);
    if (!data)
        return false;
    bytes->data = data;
    bytes->capacity = capacity;
    return true;
}

/* Reads to the end of the pipe, no longer than TIMEOUT_MS in all. */
static enum status read_all(int fd, struct bytes *bytes)
{
    int64_t deadline_ms = clock_monotonic_ms() + TIMEOUT_MS;
    for (;;) {
        struct pollfd poller = {.fd = fd, .events = POLLIN};
        int64_t left_ms = deadline_ms - clock_monotonic_ms();
        int ready = poll(&poller, 1, left_ms > 0 ? (int)left_ms : 0);
        if (ready == 0)
            return STATUS_TIMEOUT;
        if (!bytes_reserve(bytes))
            return STATUS_NO_MEMORY;
        ssize_t got =
            ready < 0 ? -1 : read(fd, bytes->data + bytes->count, bytes->capacity - bytes->count);
        if (got == 0)
            return STATUS_OK;
        if (got < 0 && errno != EINTR)
            return STATUS_IO;
        bytes->count += got > 0 ? (size_t)got : 0;
    }
}

/* Waits for the process; true when it ended well. */
static bool reap(pid_t pid)
{
    int how = 0;
    while (waitpid(pid, &how, 0) < 0)
        if (errno != EINTR)
            return true; /* someone else waited for it; its output decides */
    return WIFEXITED(how) && WEXITSTATUS(how) == 0;
}

/* The header is espeak-ng's own: 44 bytes, 16 bits, mono, no size, as it writes to a pipe. */
static enum status unpack(struct bytes *bytes, struct wav_sound *out)
{
    if (bytes->count < HEADER_BYTES || memcmp(bytes->data, "RIFF", 4) != 0 ||
        memcmp(bytes->data + 36, "data", 4) != 0)
        return STATUS_INVALID;
    const unsigned char *rate = bytes->data + 24;
    out->rate_hz = rate[0] | rate[1] << 8 | rate[2] << 16;
    out->n_samples = (bytes->count - HEADER_BYTES) / 2;
    out->samples = malloc(out->n_samples * 2 + 2);
    if (!out->samples)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < out->n_samples; i++) {
        const unsigned char *b = bytes->data + HEADER_BYTES + 2 * i;
        out->samples[i] = (int16_t)(uint16_t)(b[0] | b[1] << 8);
    }
    return STATUS_OK;
}

static enum status run(const struct espeak_request *request, int in, const int out_fds[2],
                       struct bytes *bytes)
{
    pid_t pid = 0;
    enum status status = spawn(request, in, out_fds[1], &pid);
    close(out_fds[1]);
    if (status != STATUS_OK)
        return status;
    status = read_all(out_fds[0], bytes);
    if (status != STATUS_OK)
        kill(pid, SIGKILL);
    bool well = reap(pid);
    return status == STATUS_OK && !well ? STATUS_NOT_FOUND : status;
}

enum status espeak_say(const struct espeak_request *request, struct wav_sound *out)
{
    memset(out, 0, sizeof *out);
    if (strlen(request->text) > ESPEAK_TEXT_LIMIT)
        return STATUS_LIMIT;
    int in = pipe_with_text(request), out_fds[2];
    if (in < 0)
        return STATUS_IO;
    if (pipe2(out_fds, O_CLOEXEC) != 0) {
        close(in);
        return STATUS_IO;
    }
    struct bytes bytes = {0};
    enum status status = run(request, in, out_fds, &bytes);
    close(in);
    close(out_fds[0]);
    if (status == STATUS_OK)
        status = unpack(&bytes, out);
    free(bytes.data);
    return status;
}
