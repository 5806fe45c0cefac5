/* audio/device/capture: the two streams stay in step, whatever is lost of one of them. */
#include <stdlib.h>
#include <string.h>

#include "tests/audio/two_cards.h"
#include "tests/check.h"
#include "tests/random.h"

enum {
    RATE_HZ = TWO_CARDS_RATE_HZ,
    BLOCK = TWO_CARDS_BLOCK,
    SECONDS = 8,
    LATENCY = RATE_HZ * TWO_CARDS_LATENCY_MS / 1000
};

struct devices {
    struct two_cards cards;
    int16_t played[SECONDS * RATE_HZ];
};

static struct devices *devices_new(void)
{
    struct devices *devices = calloc(1, sizeof *devices);
    uint32_t seed = 3;
    CHECK(devices);
    two_cards_open(&devices->cards);
    for (size_t i = 0; i < SECONDS * RATE_HZ; i++)
        devices->played[i] = (int16_t)(3000 * random_noise(&seed));
    return devices;
}

static void devices_free(struct devices *devices)
{
    two_cards_close(&devices->cards);
    free(devices);
}

/* A wire from the loudspeaker to the microphone, on which `lost` blocks of each second are missing
 * until the third second is over. Says whether the wire is recognised in the end. */
static bool wire_is_recognised(size_t lost)
{
    static int16_t clean[2 * BLOCK];
    struct devices *devices = devices_new();
    for (size_t at = 0; at + BLOCK <= SECONDS * RATE_HZ; at += BLOCK) {
        int16_t near[BLOCK] = {0};
        if (at >= LATENCY)
            memcpy(near, devices->played + at - LATENCY, sizeof near);
        CHECK_INT(ring_write(&devices->cards.far, devices->played + at, BLOCK), BLOCK);
        if (at >= 3 * RATE_HZ || at / BLOCK % 50 >= lost)
            CHECK_INT(ring_write(&devices->cards.near, near, BLOCK), BLOCK);
        capture_read(&devices->cards.capture, &devices->cards.near, &devices->cards.far, clean,
                     2 * BLOCK);
    }
    bool recognised = capture_is_looped(&devices->cards.capture);
    devices_free(devices);
    return recognised;
}

static void an_echo_is_found_whatever_the_microphone_lost(void)
{
    for (size_t lost = 0; lost <= 8; lost++) {
        bool recognised = wire_is_recognised(lost);
        CHECK(recognised);
        if (!recognised)
            fprintf(stderr, "     %zu blocks lost in each of three seconds\n", lost);
    }
}

int main(void)
{
    an_echo_is_found_whatever_the_microphone_lost();
    return CHECK_RESULT();
}
