/* What two processes share of the sound: the program that has the devices (devices_main.c) fills
 * and empties rings, ours does the rest. It lies in one piece of memory that both map. */
#ifndef YINGDA_AUDIO_DEVICE_DEVICE_PORT_H
#define YINGDA_AUDIO_DEVICE_DEVICE_PORT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "audio/device/ring.h"

/* Counts of calls; one that stands still means that its device is gone. All zero at first. */
struct port_counts {
    _Atomic uint64_t play_calls, capture_calls;
    _Atomic uint64_t lost;  /* captured samples that `captured` had no room for */
    _Atomic uint64_t zeros; /* captured samples in a row, up to now, that were nothing but 0 */
    _Atomic uint8_t heard;  /* 1: anything else ever came */
};

/* One process' handle. Mono samples, each ring at its own stream's rate. */
struct device_port {
    struct ring to_play;  /* read by the playing callback */
    struct ring played;   /* written by it: what went out, silence included */
    struct ring captured; /* written by the capturing callback */
    struct port_counts *counts;
};

enum devices_result {
    DEVICES_OPEN,
    DEVICES_NO_MICROPHONE,
    DEVICES_NO_LOUDSPEAKER,
    DEVICES_BUSY,
    DEVICES_UNFIT, /* found, and takes none of our rates, or no 16-bit samples */
    DEVICES_FAILED
};

enum { DEVICE_NAME_SIZE = 128, DEVICE_RATES = 3 };

/* What a device is asked for, in this order. */
extern const int device_rates_hz[DEVICE_RATES];

/* What came of looking for the devices. */
struct devices_found {
    enum devices_result result;
    int capture_rate_hz, playback_rate_hz; /* of device_rates_hz, where they are open */
    char microphone[DEVICE_NAME_SIZE], loudspeaker[DEVICE_NAME_SIZE]; /* "": none */
};

/* Whether the other process' words can be: rates of ours where the devices are open. Ends the
 * names, whatever came. */
bool devices_found_believed(struct devices_found *found);

/* Bytes of the memory that both map. */
size_t device_port_size(void);

/* A handle on that memory, which stays the caller's. Changes nothing in it. */
void device_port_place(struct device_port *port, void *memory);

#endif
