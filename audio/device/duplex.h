/* Full duplex: PortAudio captures and plays at the same time. The only file that knows PortAudio,
 * in a program of its own (devices_main.c). Its callbacks touch rings and atomics alone.
 *
 * Two streams, not one of PortAudio's duplex streams: over PulseAudio's ALSA plugin those came to a
 * stand after two blocks of 20 ms at every latency tried up to 100 ms, while two halves kept 50
 * blocks a second. What the one stream would have given, microphone and loudspeaker in step,
 * capture.c restores. */
#ifndef YINGDA_AUDIO_DUPLEX_H
#define YINGDA_AUDIO_DUPLEX_H

#include <stdbool.h>

#include "audio/device/device_port.h"

struct duplex {
    struct device_port *port;
    void *capture, *playback; /* PaStream; NULL: closed */
    bool initialized;
    int playback_channels;
    struct devices_found found;
};

/* Looks for the devices anew (PortAudio sees new ones only after it is initialised again), opens
 * and starts the streams and waits until sound moves both ways; found.result says what came of it.
 * The names select devices by a part of theirs, "": the default. Blocks as long as that takes. One
 * thread at a time in the whole program. */
void duplex_open(struct duplex *duplex, struct device_port *port, const char *microphone,
                 const char *loudspeaker);

/* Stops and closes; accepts one that was never opened, and being called twice. */
void duplex_close(struct duplex *duplex);

#endif
