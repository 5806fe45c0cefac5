/* A microphone and a loudspeaker of the tests' own: what they capture and play goes into rings,
 * from which the capture under test takes it. */
#ifndef YINGDA_TESTS_AUDIO_TWO_CARDS_H
#define YINGDA_TESTS_AUDIO_TWO_CARDS_H

#include "audio/device/capture.h"

enum {
    TWO_CARDS_RATE_HZ = 16000,
    TWO_CARDS_BLOCK = TWO_CARDS_RATE_HZ / 50, /* as the callbacks bring it */
    TWO_CARDS_LATENCY_MS = 60                 /* from playing to capturing */
};

struct two_cards {
    struct ring near, far; /* a second each */
    void *near_memory, *far_memory;
    struct capture capture;
};

void two_cards_open(struct two_cards *cards);
void two_cards_close(struct two_cards *cards);

#endif
