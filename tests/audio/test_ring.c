/* audio/ring: nothing lost, nothing doubled, in one thread and across two. */
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

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
    RUN(two_threads_see_every_sample_once);
    return CHECK_RESULT();
}
