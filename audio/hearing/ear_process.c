#include "audio/hearing/ear_process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/child.h"

enum { TIDY_MS = 300 /* for the ear to end once its socket has ended */ };

void ear_process_init(struct ear_process *process)
{
    *process = (struct ear_process){.socket = -1};
}

enum status ear_process_start(struct ear_process *process, const char *program,
                              const char *model_dir)
{
    const char *arguments[] = {program, model_dir, NULL};
    struct child_plan plan = {
        .arguments = arguments, .descriptors = {CHILD_NULL}, .n_descriptors = EAR_SOCKET + 1};
    ear_process_stop(process);
    enum status status =
        child_start_talking(&process->pid, &process->socket, SOCK_STREAM, EAR_SOCKET, &plan);
    if (status == STATUS_OK && fcntl(process->socket, F_SETFL, O_NONBLOCK) != 0)
        status = STATUS_IO;
    if (status != STATUS_OK)
        ear_process_stop(process);
    return status;
}

void ear_process_stop(struct ear_process *process)
{
    if (process->socket >= 0)
        close(process->socket);
    if (process->pid > 0)
        child_end(process->pid, TIDY_MS); /* it has nothing to save */
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

/* How many bytes of the message are still to come. Only its header tells how long it is, so the
 * header comes first. */
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
