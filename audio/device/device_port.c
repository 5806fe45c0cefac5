#include "audio/device/device_port.h"

enum {
    TO_PLAY_SAMPLES = 1 << 19, /* 10.9 s at 48 kHz; a longer line is topped up by sound_tick */
    KEPT_S = 10,               /* of captured sound, unread */
    HIGHEST_RATE_HZ = 48000,
    KEPT_SAMPLES = KEPT_S * HIGHEST_RATE_HZ,
    COUNTS_SIZE = 64 /* the rings begin behind them */
};

_Static_assert(sizeof(struct port_counts) <= COUNTS_SIZE, "the counts reach into the rings");

const int device_rates_hz[DEVICE_RATES] = {16000, 48000, 44100};

static bool is_rate(int rate_hz)
{
    bool is = false;
    for (size_t i = 0; i < DEVICE_RATES; i++)
        is |= device_rates_hz[i] == rate_hz;
    return is;
}

bool devices_found_believed(struct devices_found *found)
{
    found->microphone[DEVICE_NAME_SIZE - 1] = found->loudspeaker[DEVICE_NAME_SIZE - 1] = '\0';
    return found->result != DEVICES_OPEN ||
           (is_rate(found->capture_rate_hz) && is_rate(found->playback_rate_hz));
}

size_t device_port_size(void)
{
    return COUNTS_SIZE + ring_size(TO_PLAY_SAMPLES) + 2 * ring_size(KEPT_SAMPLES);
}

void device_port_place(struct device_port *port, void *memory)
{
    char *at = (char *)memory + COUNTS_SIZE;
    port->counts = memory;
    ring_place(&port->to_play, at, TO_PLAY_SAMPLES);
    at += ring_size(TO_PLAY_SAMPLES);
    ring_place(&port->played, at, KEPT_SAMPLES);
    at += ring_size(KEPT_SAMPLES);
    ring_place(&port->captured, at, KEPT_SAMPLES);
}
