/* yingda-sound: the child process that has the microphone and the loudspeaker (devices.h).
 *
 * usage: yingda-sound MICROPHONE LOUDSPEAKER     started by yingda; a part of each name, "":
 * default */
#include <poll.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audio/device/devices.h"
#include "audio/device/duplex.h"

/* NULL: it was not started by this version of yingda. */
static void *memory_map(void)
{
    struct stat file;
    size_t size = device_port_size();
    if (fstat(DEVICES_MEMORY, &file) != 0 || (size_t)file.st_size != size)
        return NULL;
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, DEVICES_MEMORY, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

/* Whoever started us closes the socket, or ended in whatever way. */
static void wait_for_the_end(void)
{
    struct pollfd socket = {.fd = DEVICES_SOCKET};
    do {
        poll(&socket, 1, -1);
    } while (!(socket.revents & (POLLHUP | POLLERR)));
}

int main(int argc, char **argv)
{
    struct device_port port;
    struct duplex duplex;
    void *memory = argc == 3 ? memory_map() : NULL;
    if (!memory) {
        fprintf(stderr, "yingda-sound is started by yingda, of the same version\n");
        return 1;
    }
    device_port_place(&port, memory);
    duplex_open(&duplex, &port, argv[1], argv[2]);
    if (send(DEVICES_SOCKET, &duplex.found, sizeof duplex.found, MSG_NOSIGNAL) ==
            (ssize_t)sizeof duplex.found &&
        duplex.found.result == DEVICES_OPEN)
        wait_for_the_end();
    duplex_close(&duplex);
    _exit(0); /* without what plugins of ALSA would still do then */
}
