/* Full duplex: PortAudio captures and plays at the same time. The only file that knows PortAudio.
 * Its callbacks touch rings and atomics alone.
 *
 * Two streams, not one of PortAudio's duplex streams: over PulseAudio's ALSA plugin those came to a
 * stand after two blocks of 20 ms at every latency tried up to 100 ms, while two halves kept 50
 * blocks a second. What the one stream would have given, microphone and loudspeaker in step,
 * capture.c restores. */
#ifndef YINGDA_AUDIO_DUPLEX_H
#define YINGDA_AUDIO_DUPLEX_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "audio/device/ring.h"
#include "base/status.h"

/* What the callbacks need; mono samples, each ring at its own stream's rate. */
struct duplex_port {
    struct ring to_play;  /* read by the playing callback */
    struct ring played;   /* written by it: what went out, silence included */
    struct ring captured; /* written by the capturing callback */
    /* Counts of calls; one that stands still means that its device is gone. */
    _Atomic uint64_t play_calls, capture_calls;
    _Atomic uint64_t lost;  /* captured samples that `captured` had no room for */
    _Atomic uint64_t zeros; /* captured samples in a row, up to now, that were nothing but 0 */
    _Atomic bool heard;     /* anything else ever came */
};

enum { DUPLEX_NAME_SIZE = 128, DUPLEX_MOST_FRAMES = 4096 };

struct duplex {
    struct duplex_port *port;
    void *capture, *playback; /* PaStream; NULL: closed */
    bool initialized;
    int capture_rate_hz,
        playback_rate_hz; /* 16000 where the device takes it, else 48000 or 44100 */
    int playback_channels;
    char microphone[DUPLEX_NAME_SIZE],
        loudspeaker[DUPLEX_NAME_SIZE]; /* that were found; "": none */
};

enum duplex_result {
    DUPLEX_OPEN,
    DUPLEX_NO_MICROPHONE,
    DUPLEX_NO_LOUDSPEAKER,
    DUPLEX_BUSY,
    DUPLEX_FAILED
};

/* Looks for the devices anew (PortAudio sees new ones only after it is initialised again), opens
 * starts the streams and waits until sound moves both ways. The names select devices by a part of
 * theirs, "": the default. Blocks as long as that takes, 3 s at most: not for the drawing thread
 * while people look. One thread at a time in the whole program. */
enum duplex_result duplex_open(struct duplex *duplex, struct duplex_port *port,
                               const char *microphone, const char *loudspeaker);

/* Stops and closes; accepts one that was never opened, and being called twice. */
void duplex_close(struct duplex *duplex);

#endif
