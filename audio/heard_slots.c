#include "audio/heard_slots.h"

#include <stdlib.h>
#include <string.h>

static void slot_add(struct heard_slot *slot, const struct heard_syllable *syllable)
{
    size_t used = strlen(slot->hanzi), more = strlen(syllable->hanzi);
    if (used + more < sizeof slot->hanzi)
        memcpy(slot->hanzi + used, syllable->hanzi, more + 1);
    slot->end_ms = syllable->end_ms;
    slot->score += syllable->clarity;
}

enum status heard_slots_fill(const struct path *path, const struct stretch *stretch,
                             struct evidence *evidence)
{
    const struct network *network = path->network;
    (void)stretch;
    evidence->slots = calloc(evidence->n_syllables + 1, sizeof *evidence->slots);
    if (!evidence->slots)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < evidence->n_syllables;) {
        uint8_t slot = evidence->syllables[i].slot;
        size_t last = i;
        struct heard_slot heard = {.start_ms = evidence->syllables[i].start_ms};
        do
            slot_add(&heard, &evidence->syllables[last++]);
        while (last < evidence->n_syllables && evidence->syllables[last].slot == slot);
        if (slot > 0 && slot <= network->n_slots) {
            const struct network_slot *kind = &network->slots[slot - 1];
            memcpy(heard.name, kind->name, sizeof heard.name);
            heard.score /= (float)(last - i);
            if (slot_value(kind, heard.hanzi, heard.value, sizeof heard.value) != STATUS_OK)
                heard.value[0] = '\0';
            for (size_t k = i; k < last; k++)
                evidence->syllables[k].slot = (uint8_t)(evidence->n_slots + 1);
            evidence->slots[evidence->n_slots++] = heard;
        }
        i = last;
    }
    return STATUS_OK;
}
