/* What the unit network takes a sound for, with no phrase in mind: syllables by its likeliest units.
 * A rough reading without tones, to be shown as what it is and judged by nothing. */
#ifndef YINGDA_AUDIO_EAR_NETWORK_UNIT_READING_H
#define YINGDA_AUDIO_EAR_NETWORK_UNIT_READING_H

#include "audio/ear/network/unit_names.h"
#include "audio/hearing/heard.h"

/* Zeroed memory is an empty one. In order of time; `clarity` is the probability of the syllable's
 * less likely unit, `hanzi` "". Of 70 sentences of people whom the network never heard 44 of 100
 * syllables are read right; where `clarity` is 0.6 or more, which are a third, two of three are. */
struct unit_reading {
    struct heard_syllable *items; /* owned */
    size_t count, capacity;
};

void unit_reading_finish(struct unit_reading *reading);

/* Adds what rows, as the network gave them and no accent forgiven, are read as; row 0 lies at
 * start_ms. What is not after the last syllable that is there already is left out: windows overlap.
 * STATUS_NO_MEMORY. */
MUST_USE enum status unit_reading_add(struct unit_reading *reading, const struct unit_names *names,
                                      const struct unit_rows *rows, int32_t start_ms);

#endif
