#include "audio/device/ring.h"

#include <stdbool.h>
#include <string.h>

static size_t power_above(size_t capacity)
{
    size_t power = 1;
    while (power < capacity)
        power *= 2;
    return power;
}

size_t ring_size(size_t capacity)
{
    return sizeof(struct ring_ends) + power_above(capacity) * sizeof(int16_t);
}

void ring_place(struct ring *ring, void *memory, size_t capacity)
{
    struct ring_ends *ends = memory;
    *ring = (struct ring){
        .ends = ends, .samples = (int16_t *)(ends + 1), .capacity = power_above(capacity)};
}

/* Ends so far apart, or the wrong way round, are not what the other process meant to write. */
static bool ends_believed(const struct ring *ring, uint64_t written, uint64_t read)
{
    return written - read <= ring->capacity;
}

/* An end to skip to lies between the two others, or is an old one. */
static bool skips(uint64_t skip_to, uint64_t written, uint64_t read)
{
    return skip_to - read <= written - read;
}

size_t ring_room(const struct ring *ring)
{
    uint64_t read = atomic_load_explicit(&ring->ends->read, memory_order_acquire);
    uint64_t written = atomic_load_explicit(&ring->ends->written, memory_order_relaxed);
    return ends_believed(ring, written, read) ? ring->capacity - (size_t)(written - read) : 0;
}

/* Samples from position `at` on, up to the end of the array; the rest starts at its beginning. */
static size_t ring_until_wrap(const struct ring *ring, uint64_t at, size_t n)
{
    size_t left = ring->capacity - ((size_t)at & (ring->capacity - 1));
    return n < left ? n : left;
}

size_t ring_write(struct ring *ring, const int16_t *samples, size_t n)
{
    uint64_t written = atomic_load_explicit(&ring->ends->written, memory_order_relaxed);
    size_t room = ring_room(ring), taken = n < room ? n : room;
    size_t first = ring_until_wrap(ring, written, taken);
    if (taken == 0)
        return 0;
    memcpy(ring->samples + ((size_t)written & (ring->capacity - 1)), samples,
           first * sizeof *samples);
    memcpy(ring->samples, samples + first, (taken - first) * sizeof *samples);
    atomic_store_explicit(&ring->ends->written, written + taken, memory_order_release);
    return taken;
}

void ring_discard(struct ring *ring)
{
    uint64_t written = atomic_load_explicit(&ring->ends->written, memory_order_relaxed);
    atomic_store_explicit(&ring->ends->skip_to, written, memory_order_release);
}

size_t ring_read(struct ring *ring, int16_t *out, size_t n)
{
    uint64_t skip_to = atomic_load_explicit(&ring->ends->skip_to, memory_order_acquire);
    uint64_t written = atomic_load_explicit(&ring->ends->written, memory_order_acquire);
    uint64_t read = atomic_load_explicit(&ring->ends->read, memory_order_relaxed);
    if (!ends_believed(ring, written, read))
        read = written;
    if (skips(skip_to, written, read))
        read = skip_to;
    size_t queued = (size_t)(written - read), taken = n < queued ? n : queued;
    size_t first = ring_until_wrap(ring, read, taken);
    if (taken > 0) {
        memcpy(out, ring->samples + ((size_t)read & (ring->capacity - 1)), first * sizeof *out);
        memcpy(out + first, ring->samples, (taken - first) * sizeof *out);
    }
    atomic_store_explicit(&ring->ends->read, read + taken, memory_order_release);
    return taken;
}

size_t ring_queued(const struct ring *ring)
{
    uint64_t read = atomic_load_explicit(&ring->ends->read, memory_order_acquire);
    uint64_t skip_to = atomic_load_explicit(&ring->ends->skip_to, memory_order_acquire);
    uint64_t written = atomic_load_explicit(&ring->ends->written, memory_order_acquire);
    if (!ends_believed(ring, written, read))
        return 0;
    return (size_t)(written - (skips(skip_to, written, read) ? skip_to : read));
}
