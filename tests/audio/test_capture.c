/* audio/device/capture: the two streams stay in step, whatever is lost of one of them. */
#include "audio/device/capture.h"

#include <stdlib.h>
#include <string.h>

#include "tests/check.h"
#include "tests/random.h"

enum {
    RATE_HZ = 16000,
    BLOCK = RATE_HZ / 50, /* as the callbacks bring it */
    SECONDS = 8,
    LATENCY = RATE_HZ * 60 / 1000 /* from playing to capturing */
};

struct devices {
    struct ring near, far;
    void *near_memory, *far_memory;
    int16_t played[SECONDS * RATE_HZ];
    struct capture capture;
};

static void *ring_new(struct ring *ring)
{
    void *memory = calloc(1, ring_size(RATE_HZ));
    CHECK(memory);
    ring_place(ring, memory, RATE_HZ);
    return memory;
}

static struct devices *devices_new(void)
{
    struct devices *devices = calloc(1, sizeof *devices);
    uint32_t seed = 3;
    CHECK(devices);
    devices->near_memory = ring_new(&devices->near);
    devices->far_memory = ring_new(&devices->far);
    for (size_t i = 0; i < SECONDS * RATE_HZ; i++)
        devices->played[i] = (int16_t)(3000 * random_noise(&seed));
    CHECK_INT(capture_open(&devices->capture), STATUS_OK);
    CHECK_INT(capture_restart(&devices->capture, RATE_HZ, RATE_HZ), STATUS_OK);
    return devices;
}

static void devices_free(struct devices *devices)
{
    capture_close(&devices->capture);
    free(devices->near_memory);
    free(devices->far_memory);
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
        CHECK_INT(ring_write(&devices->far, devices->played + at, BLOCK), BLOCK);
        if (at >= 3 * RATE_HZ || at / BLOCK % 50 >= lost)
            CHECK_INT(ring_write(&devices->near, near, BLOCK), BLOCK);
        capture_read(&devices->capture, &devices->near, &devices->far, clean, 2 * BLOCK);
    }
    bool recognised = capture_is_looped(&devices->capture);
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
