/* The ring: a lock-free queue of samples from one producer to one consumer, threads of one process
 * or of two that share its memory. */
#ifndef YINGDA_AUDIO_RING_H
#define YINGDA_AUDIO_RING_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

/* `written` and `read` count samples since the start and never wrap in practice (64 bits); their
 * difference is what is queued. Each is stored by one side only. */
struct ring_ends {
    _Atomic uint64_t written; /* stored by the producer */
    _Atomic uint64_t read;    /* stored by the consumer */
    _Atomic uint64_t skip_to; /* stored by the producer: the consumer throws away up to here */
};

/* One side's handle: where the ring lies may differ between two processes. */
struct ring {
    struct ring_ends *ends; /* followed by the samples */
    int16_t *samples;       /* `capacity` of them */
    size_t capacity;        /* a power of two */
};

/* A handle on a ring with room for at least `capacity` samples, in memory of ring_size bytes, which
 * was zero at first, is aligned for 64 bits and stays the caller's. */
size_t ring_size(size_t capacity);
void ring_place(struct ring *ring, void *memory, size_t capacity);

/* Producer: queues up to `n` samples, returns how many fitted. No lock, no wait. */
size_t ring_write(struct ring *ring, const int16_t *samples, size_t n);
size_t ring_room(const struct ring *ring);

/* Producer: everything written so far is not to be read any more. */
void ring_discard(struct ring *ring);

/* Consumer: takes up to `n` samples, returns how many there were. No lock, no wait. Where the ends
 * cannot be, because the other process broke its own, what is queued is thrown away. */
size_t ring_read(struct ring *ring, int16_t *out, size_t n);

/* Either side: samples queued and not discarded; the other side may be changing it. */
size_t ring_queued(const struct ring *ring);

#endif
