/* What the unit network takes a sound for, with no phrase in mind: the syllables that fit best what
 * it hears and what people say. A rough reading without tones. */
#ifndef YINGDA_AUDIO_EAR_NETWORK_UNIT_READING_H
#define YINGDA_AUDIO_EAR_NETWORK_UNIT_READING_H

#include "audio/ear/network/syllable_model.h"
#include "audio/hearing/heard.h"

/* Zeroed memory is an empty one. In order of time; `clarity` is the probability that the network
 * itself gives to the syllable's less likely unit, `hanzi` "". */
struct unit_reading {
    struct heard_syllable *items; /* owned */
    size_t count, capacity;
};

void unit_reading_finish(struct unit_reading *reading);

/* Adds what rows, as the network gave them and no accent forgiven, are read as; row 0 lies at
 * start_ms. What is not after the last syllable that is there already is left out: windows overlap.
 * STATUS_NO_MEMORY. */
MUST_USE enum status unit_reading_add(struct unit_reading *reading,
                                      const struct syllable_model *model,
                                      const struct unit_rows *rows, int32_t start_ms);

#endif
