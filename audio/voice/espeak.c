/* The espeak-ng program rather than its library, for two reasons, both measured with Debian's 1.51:
 * the library's wave generator carries state from one call to the next, so that the same line came
 * back up to 200 samples longer, whatever was reset through its API; and espeak_ng_Terminate, which
 * would reset it all, deadlocks. A fresh process costs 20 ms and starts from the same state. */
#include "audio/voice/espeak.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/child.h"
#include "base/clock.h"
#include "base/grow.h"

enum { TIMEOUT_MS = 10000, HEADER_BYTES = 44, PART_BYTES = 1 << 16 };

struct output {
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

/* espeak-ng asks for PulseAudio even when it writes to a pipe. In a home that never met PulseAudio
 * its library then draws the name of a new folder from rand(), again and again while such a folder
 * is there already; the breath of a voice is drawn from rand() too, and so the same line came out
 * different each time (seen with 1.51: five empty homes, five sounds). A server that cannot be
 * there keeps the library from looking for a folder. */
static const char *const environment[] = {"PULSE_SERVER=unix:/dev/null", NULL};

/* Starts espeak-ng reading `in`, writing a WAV to `out`, its messages nowhere. */
static enum status spawn(const struct espeak_request *request, int in, int out, pid_t *pid)
{
    char rate[16], pitch[16];
    snprintf(rate, sizeof rate, "%d", request->rate_wpm);
    snprintf(pitch, sizeof pitch, "%d", request->pitch);
    const char *arguments[] = {"espeak-ng", "-v", request->voice, "-s",       rate, "-p",
                               pitch,       "-m", "--stdin",      "--stdout", NULL};
    struct child_plan plan = {.arguments = arguments,
                              .descriptors = {in, out, CHILD_NULL},
                              .n_descriptors = 3,
                              .environment = environment};
    return child_start(pid, &plan);
}

/* Reads to the end of the pipe, no longer than TIMEOUT_MS in all. */
static enum status read_all(int fd, struct output *output)
{
    int64_t deadline_ms = clock_monotonic_ms() + TIMEOUT_MS;
    for (;;) {
        struct pollfd poller = {.fd = fd, .events = POLLIN};
        int64_t left_ms = deadline_ms - clock_monotonic_ms();
        int ready = poll(&poller, 1, left_ms > 0 ? (int)left_ms : 0);
        if (ready == 0)
            return STATUS_TIMEOUT;
        if (grow(&output->data, &output->capacity, output->count + PART_BYTES, 1) != STATUS_OK)
            return STATUS_NO_MEMORY;
        ssize_t got = ready < 0 ? -1 : read(fd, output->data + output->count, PART_BYTES);
        if (got == 0)
            return STATUS_OK;
        if (got < 0 && errno != EINTR)
            return STATUS_IO;
        output->count += got > 0 ? (size_t)got : 0;
    }
}

/* The header is espeak-ng's own: 44 bytes, 16 bits, mono, no size, as it writes to a pipe. */
static enum status unpack(struct output *output, struct wav_sound *out)
{
    if (output->count < HEADER_BYTES || memcmp(output->data, "RIFF", 4) != 0 ||
        memcmp(output->data + 36, "data", 4) != 0)
        return STATUS_INVALID;
    const unsigned char *rate = output->data + 24;
    out->rate_hz = rate[0] | rate[1] << 8 | rate[2] << 16;
    out->n_samples = (output->count - HEADER_BYTES) / 2;
    out->samples = malloc(out->n_samples * 2 + 2);
    if (!out->samples)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < out->n_samples; i++) {
        const unsigned char *b = output->data + HEADER_BYTES + 2 * i;
        out->samples[i] = (int16_t)(uint16_t)(b[0] | b[1] << 8);
    }
    return STATUS_OK;
}

static enum status run(const struct espeak_request *request, int in, const int out_fds[2],
                       struct output *output)
{
    pid_t pid = 0;
    enum status status = spawn(request, in, out_fds[1], &pid);
    close(out_fds[1]);
    if (status != STATUS_OK)
        return status;
    status = read_all(out_fds[0], output);
    if (status == STATUS_OK)
        return child_wait(pid) ? STATUS_OK : STATUS_NOT_FOUND;
    child_end(pid, 0);
    return status;
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
    struct output output = {0};
    enum status status = run(request, in, out_fds, &output);
    close(in);
    close(out_fds[0]);
    if (status == STATUS_OK)
        status = unpack(&output, out);
    free(output.data);
    return status;
}
