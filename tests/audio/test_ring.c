/* audio/ring: nothing lost, nothing doubled, in one thread and across two. */
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "audio/device/ring.h"
#include "tests/check.h"

/* In memory that the test frees. */
static void *place(struct ring *ring, size_t capacity)
{
    void *memory = calloc(1, ring_size(capacity));
    CHECK(memory);
    ring_place(ring, memory, capacity);
    return memory;
}

static void what_goes_in_comes_out_in_order(void)
{
    struct ring ring;
    void *memory = place(&ring, 5);
    CHECK_INT(ring.capacity, 8);
    int16_t next = 0, expected = 0;
    for (int round = 0; round < 100; round++) {
        int16_t in[5], out[5];
        for (int i = 0; i < 5; i++)
            in[i] = next++;
        CHECK_INT(ring_write(&ring, in, 5), 5);
        CHECK_INT(ring_queued(&ring), 5);
        CHECK_INT(ring_read(&ring, out, 5), 5);
        for (int i = 0; i < 5; i++)
            CHECK_INT(out[i], expected++);
    }
    free(memory);
}

static void a_full_ring_takes_no_more_and_loses_nothing(void)
{
    struct ring ring;
    int16_t in[12] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, out[12];
    void *memory = place(&ring, 8);
    CHECK_INT(ring_write(&ring, in, 12), 8);
    CHECK_INT(ring_room(&ring), 0);
    CHECK_INT(ring_write(&ring, in, 1), 0);
    CHECK_INT(ring_read(&ring, out, 12), 8);
    CHECK_INT(out[7], 8);
    CHECK_INT(ring_read(&ring, out, 12), 0);
    free(memory);
}

static void what_was_discarded_is_not_read_and_what_came_after_is(void)
{
    struct ring ring;
    int16_t in[4] = {1, 2, 3, 4}, out[4] = {0};
    void *memory = place(&ring, 8);
    ring_write(&ring, in, 4);
    ring_discard(&ring);
    CHECK_INT(ring_queued(&ring), 0);
    ring_write(&ring, in + 2, 2);
    CHECK_INT(ring_read(&ring, out, 4), 2);
    CHECK_INT(out[0], 3);
    CHECK_INT(ring_room(&ring), 8);
    free(memory);
}

/* Before, whoever emptied the ring went round it for ever. */
static void ends_that_cannot_be_cost_what_is_queued_and_no_more(void)
{
    static const struct {
        uint64_t written, read, skip_to;
    } broken[] = {{10, UINT64_MAX / 2, 0}, {UINT64_MAX - 9, 0, 0}, {9, 0, 0}, {9, 0, 1}};
    struct ring ring;
    int16_t in[4] = {1, 2, 3, 4}, out[16];
    void *memory = place(&ring, 8);
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        atomic_store(&ring.ends->written, broken[i].written);
        atomic_store(&ring.ends->read, broken[i].read);
        atomic_store(&ring.ends->skip_to, broken[i].skip_to);
        CHECK_INT(ring_queued(&ring), 0);
        CHECK_INT(ring_read(&ring, out, 16), 0);
        atomic_store(&ring.ends->skip_to, 0);
        CHECK_INT(ring_write(&ring, in, 4), 4);
        CHECK_INT(ring_read(&ring, out, 16), 4);
        CHECK_INT(out[3], 4);
    }
    free(memory);
}

static void an_end_to_skip_to_that_cannot_be_is_not_skipped_to(void)
{
    static const uint64_t broken[] = {5, UINT64_MAX, UINT64_MAX - 3, UINT64_MAX / 2};
    struct ring ring;
    int16_t in[4] = {1, 2, 3, 4}, out[16];
    void *memory = place(&ring, 8);
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        memset(ring.ends, 0, sizeof *ring.ends);
        CHECK_INT(ring_write(&ring, in, 4), 4);
        atomic_store(&ring.ends->skip_to, broken[i]);
        CHECK_INT(ring_queued(&ring), 4);
        CHECK_INT(ring_read(&ring, out, 16), 4);
        CHECK_INT(ring_read(&ring, out, 16), 0);
    }
    free(memory);
}

enum { SHIPPED = 2000000 };

static void *produce(void *argument)
{
    struct ring *ring = argument;
    int16_t block[97];
    for (int sent = 0; sent < SHIPPED;) {
        int n = SHIPPED - sent < 97 ? SHIPPED - sent : 97;
        for (int i = 0; i < n; i++)
            block[i] = (int16_t)((sent + i) % 30011);
        int done = (int)ring_write(ring, block, (size_t)n);
        sent += done;
        if (done == 0)
            sched_yield();
    }
    return NULL;
}

static void two_threads_see_every_sample_once(void)
{
    struct ring ring;
    pthread_t producer;
    int16_t block[61];
    int received = 0, wrong = 0;
    void *memory = place(&ring, 1024);
    pthread_create(&producer, NULL, produce, &ring);
    while (received < SHIPPED) {
        int n = (int)ring_read(&ring, block, 61);
        for (int i = 0; i < n; i++)
            wrong += block[i] != (int16_t)((received + i) % 30011);
        received += n;
        if (n == 0)
            sched_yield();
    }
    pthread_join(producer, NULL);
    CHECK_INT(wrong, 0);
    CHECK_INT(ring_queued(&ring), 0);
    free(memory);
}

int main(void)
{
    RUN(what_goes_in_comes_out_in_order);
    RUN(a_full_ring_takes_no_more_and_loses_nothing);
    RUN(what_was_discarded_is_not_read_and_what_came_after_is);
    RUN(ends_that_cannot_be_cost_what_is_queued_and_no_more);
    RUN(an_end_to_skip_to_that_cannot_be_is_not_skipped_to);
    RUN(two_threads_see_every_sample_once);
    return CHECK_RESULT();
}
