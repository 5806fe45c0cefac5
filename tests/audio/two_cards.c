#include "tests/audio/two_cards.h"

#include <stdlib.h>

#include "tests/check.h"

static void *ring_new(struct ring *ring)
{
    void *memory = calloc(1, ring_size(TWO_CARDS_RATE_HZ));
    CHECK(memory);
    ring_place(ring, memory, TWO_CARDS_RATE_HZ);
    return memory;
}

void two_cards_open(struct two_cards *cards)
{
    cards->near_memory = ring_new(&cards->near);
    cards->far_memory = ring_new(&cards->far);
    CHECK_INT(capture_open(&cards->capture), STATUS_OK);
    CHECK_INT(capture_restart(&cards->capture, TWO_CARDS_RATE_HZ, TWO_CARDS_RATE_HZ), STATUS_OK);
}

void two_cards_close(struct two_cards *cards)
{
    capture_close(&cards->capture);
    free(cards->near_memory);
    free(cards->far_memory);
}
