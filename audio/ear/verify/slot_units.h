/* The unit network's word on what may have been said in a slot. PocketSphinx proposes; the two
 * decide together. */
#ifndef YINGDA_AUDIO_EAR_VERIFY_SLOT_UNITS_H
#define YINGDA_AUDIO_EAR_VERIFY_SLOT_UNITS_H

#include <stddef.h>

#include "audio/ear/network/unit_names.h"
#include "audio/ear/network/unit_net.h"
#include "audio/ear/verify/slot_rivals.h"
#include "audio/ear/verify/unit_fit.h"

/* What the network heard in frames [first, last) and shortly around them: it names a unit about
 * where PocketSphinx has it. Borrows from `units`. */
struct unit_rows slot_units_rows(const struct unit_sound *units, int32_t first, int32_t last);

/* What the network loses where those rows are these syllables, in PocketSphinx's cost units. A
 * syllable of FINAL_ANY is anything at all, one of FINAL_NONE nothing. */
int32_t slot_units_cost(const struct unit_rows *rows, const struct unit_names *names,
                        const struct syllable *syllables, size_t count);

/* The slot's place in what the network heard, with the syllables beside it that are said for sure.
 */
struct slot_sound {
    struct unit_rows rows; /* of the place and its neighbours; borrowed */
    const struct unit_names *names;
    struct syllable before, after; /* FINAL_NONE: the slot begins, ends the phrase */
};

/* Adds to each rival's cost what the network loses with it, beyond what it loses with the best, and
 * sorts them. The cheapest need not cost 0 then. */
void slot_units_weigh(const struct slot_sound *sound, struct rival *rivals, size_t count);

/* The cost by which the network prefers anything else at all in the rival's place; negative: it
 * would rather have the rival. */
int32_t slot_units_against(const struct slot_sound *sound, const struct rival *rival);

#endif
