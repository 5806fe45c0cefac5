/* Which units of the unit network a syllable is made of. */
#ifndef YINGDA_AUDIO_UNIT_NAMES_H
#define YINGDA_AUDIO_UNIT_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "audio/ear/network/unit_net.h"
#include "base/status.h"
#include "language/reading/syllable.h"

enum { UNITS_PER_SYLLABLE = 3 }; /* initial, final, the r of erhua */

/* Numbers of the net's units, 0 where it has none. */
struct unit_names {
    uint8_t initials[INITIAL_COUNT], finals[FINAL_COUNT];
    uint8_t i_after_zh, i_after_z, erhua;
};

/* STATUS_UNSUPPORTED: the net has no unit for an initial or a final of Mandarin. */
MUST_USE enum status unit_names_init(struct unit_names *names, const struct unit_net *net);

/* Writes the syllable's units and returns how many; 0 for FINAL_NONE and FINAL_ANY. */
int unit_names_syllable(const struct unit_names *names, struct syllable syllable,
                        uint8_t units[UNITS_PER_SYLLABLE]);

#endif
