/* What yingda-sound, gone wild, may write into the memory that it shares with us, and the answer it
 * gives before: a capture that plays, reads and throws away beside it neither reads past a ring nor
 * hangs, whatever the ends of the rings are made. */
#include <stdlib.h>
#include <string.h>

#include "audio/device/capture.h"
#include "audio/device/device_port.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { BLOCK = 4096, STEPS_MAX = 64 };

struct side {
    struct device_port port;
    struct capture capture;
    const uint8_t *data; /* what is left of the input */
    size_t size;
};

static uint64_t take(struct side *side, size_t n_bytes)
{
    uint64_t value = 0;
    size_t n = n_bytes < side->size ? n_bytes : side->size;
    memcpy(&value, side->data, n);
    side->data += n;
    side->size -= n;
    return value;
}

static void answer_read(struct side *side)
{
    struct devices_found found = {0};
    size_t n = side->size < sizeof found ? side->size : sizeof found;
    memcpy(&found, side->data, n);
    if (devices_found_believed(&found) && found.result == DEVICES_OPEN &&
        (found.capture_rate_hz < 16000 || found.playback_rate_hz > 48000))
        abort();
    if (strlen(found.microphone) >= DEVICE_NAME_SIZE ||
        strlen(found.loudspeaker) >= DEVICE_NAME_SIZE)
        abort();
}

static void rates_draw(struct side *side)
{
    uint64_t drawn = take(side, 1);
    if (capture_restart(&side->capture, device_rates_hz[drawn % DEVICE_RATES],
                        device_rates_hz[drawn / DEVICE_RATES % DEVICE_RATES]) != STATUS_OK)
        abort();
}

static struct ring *ring_drawn(struct side *side)
{
    struct ring *rings[] = {&side->port.to_play, &side->port.played, &side->port.captured};
    return rings[take(side, 1) % 3];
}

/* As the other process stores: one of the three ends of a ring, to what it likes. */
static void end_break(struct side *side)
{
    struct ring_ends *ends = ring_drawn(side)->ends;
    _Atomic uint64_t *const stored[] = {&ends->written, &ends->read, &ends->skip_to};
    uint64_t which = take(side, 1) % 3;
    atomic_store(stored[which], take(side, 8));
}

static void rings_look(struct side *side)
{
    const struct ring *ring = ring_drawn(side);
    if (ring_room(ring) > ring->capacity || ring_queued(ring) > ring->capacity)
        abort();
}

static void step(struct side *side)
{
    int16_t block[BLOCK] = {1, 2, 3};
    uint64_t kind = take(side, 1) % 6;
    size_t n = kind < 3 ? take(side, 2) % (BLOCK + 1) : 0;
    if (kind == 0) {
        if (ring_write(ring_drawn(side), block, n) > n)
            abort();
    } else if (kind == 1) {
        if (ring_read(ring_drawn(side), block, n) > n)
            abort();
    } else if (kind == 2) {
        if (capture_read(&side->capture, &side->port.captured, &side->port.played, block, n) > n)
            abort();
    } else if (kind == 3) {
        capture_flush(&side->capture, &side->port.captured, &side->port.played);
    } else if (kind == 4) {
        ring_discard(ring_drawn(side));
    } else {
        end_break(side);
    }
    rings_look(side);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct side side = {.data = data, .size = size};
    void *memory = calloc(1, device_port_size());
    if (!memory || capture_open(&side.capture) != STATUS_OK)
        abort();
    device_port_place(&side.port, memory);
    answer_read(&side);
    rates_draw(&side);
    for (int i = 0; i < STEPS_MAX && side.size > 0; i++)
        step(&side);
    capture_close(&side.capture);
    free(memory);
    return 0;
}
