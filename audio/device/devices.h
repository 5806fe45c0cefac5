/* The microphone and the loudspeaker, in a program of their own. The libraries below PortAudio end
 * a program over what they did not foresee: alsa-lib's dmix over an underrun in the middle of a
 * write (pcm_plugin.c, snd_pcm_plugin_status), PortAudio over a card that is pulled while it waits
 * for it. Such an end must not take the kiosk down: yingda-sound has the devices, what is played
 * and captured goes through memory that both map, and one that has ended is started again. */
#ifndef YINGDA_AUDIO_DEVICE_DEVICES_H
#define YINGDA_AUDIO_DEVICE_DEVICES_H

#include <stdbool.h>
#include <sys/types.h>

#include "audio/device/device_port.h"
#include "base/status.h"

/* What yingda-sound finds open: a socket, on which it says once what it found, and whose end is its
 * own; and the memory. Its arguments are the names of the microphone and of the loudspeaker. */
enum { DEVICES_SOCKET = 0, DEVICES_MEMORY = 3 };

struct devices {
    struct device_port port;
    struct devices_found found; /* by the last devices_open */
    void *memory;               /* owned */
    int memory_file;
    int socket; /* -1: no program runs */
    pid_t pid;
};

/* Nothing is open, the rings are empty. STATUS_NO_MEMORY. */
MUST_USE enum status devices_init(struct devices *devices);

/* Closes what is open, looks for devices anew and opens them; `found` says what came of it. The
 * rings keep what is in them. The names select devices by a part of theirs, "": the default. Blocks
 * as long as that takes: not for the drawing thread while people look. One thread at a time. */
void devices_open(struct devices *devices, const char *microphone, const char *loudspeaker);

/* Closes the devices until they are opened again. The rings keep what is in them. Blocks for up to
 * half a second. One thread at a time. */
void devices_close(struct devices *devices);

/* Whether the program that had the devices has ended by itself. Does not wait. */
bool devices_gone(const struct devices *devices);

/* Closes the devices and frees the memory. Accepts one of zeros. */
void devices_finish(struct devices *devices);

#endif
