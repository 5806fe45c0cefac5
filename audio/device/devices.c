#include "audio/device/devices.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/child.h"
#include "base/path.h"

enum {
    ANSWER_MS = 60000, /* a slow machine with plain ALSA took 45 s */
    TIDY_MS = 300      /* to close the devices, once its socket has ended */
};

enum status devices_init(struct devices *devices)
{
    size_t size = device_port_size();
    *devices = (struct devices){.socket = -1, .found.result = DEVICES_FAILED};
    devices->memory_file = memfd_create("yingda-sound", MFD_CLOEXEC);
    if (devices->memory_file < 0)
        return STATUS_NO_MEMORY;
    bool fits = ftruncate(devices->memory_file, (off_t)size) == 0;
    void *memory =
        fits ? mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, devices->memory_file, 0)
             : MAP_FAILED;
    if (memory == MAP_FAILED) {
        close(devices->memory_file);
        *devices = (struct devices){.socket = -1};
        return STATUS_NO_MEMORY;
    }
    devices->memory = memory;
    device_port_place(&devices->port, memory);
    return STATUS_OK;
}

void devices_close(struct devices *devices)
{
    if (devices->socket >= 0)
        close(devices->socket);
    if (devices->pid > 0)
        child_end(devices->pid, TIDY_MS);
    devices->socket = -1;
    devices->pid = 0;
}

/* Quiet: looking for devices tries every plugin of ALSA and JACK's library, which print 100 lines
 * where there is no server. */
static enum status program_start(struct devices *devices, const char *microphone,
                                 const char *loudspeaker)
{
    char program[PATH_SIZE];
    path_helper("yingda-sound", program);
    const char *arguments[] = {program, microphone, loudspeaker, NULL};
    struct child_plan plan = {.arguments = arguments,
                              .descriptors = {[DEVICES_MEMORY] = devices->memory_file},
                              .n_descriptors = DEVICES_MEMORY + 1};
    return child_start_talking(&devices->pid, &devices->socket, SOCK_SEQPACKET, DEVICES_SOCKET,
                               &plan);
}

/* False: it ended, said nothing in time, or what cannot be. */
static bool answer_read(int socket, struct devices_found *found)
{
    struct pollfd ready = {.fd = socket, .events = POLLIN};
    int n;
    do {
        n = poll(&ready, 1, ANSWER_MS);
    } while (n < 0 && errno == EINTR);
    return n > 0 && recv(socket, found, sizeof *found, MSG_DONTWAIT) == (ssize_t)sizeof *found &&
           devices_found_believed(found);
}

void devices_open(struct devices *devices, const char *microphone, const char *loudspeaker)
{
    devices_close(devices);
    enum status status = program_start(devices, microphone, loudspeaker);
    if (status == STATUS_NOT_FOUND)
        fprintf(stderr, "yingda: the program yingda-sound is missing; build or install it\n");
    if (status != STATUS_OK || !answer_read(devices->socket, &devices->found))
        devices->found = (struct devices_found){.result = DEVICES_FAILED};
    if (devices->found.result != DEVICES_OPEN)
        devices_close(devices);
}

bool devices_gone(const struct devices *devices)
{
    char more;
    return devices->socket >= 0 && recv(devices->socket, &more, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

void devices_finish(struct devices *devices)
{
    if (!devices->memory)
        return;
    devices_close(devices);
    munmap(devices->memory, device_port_size());
    close(devices->memory_file);
    *devices = (struct devices){.socket = -1};
}
