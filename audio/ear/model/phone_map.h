/* The phone map: how a Mandarin syllable is written in the phones of the acoustic model. mapping.h
 * reads which phones those are. */
#ifndef YINGDA_AUDIO_EAR_MODEL_PHONE_MAP_H
#define YINGDA_AUDIO_EAR_MODEL_PHONE_MAP_H

#include <stdint.h>

#include "audio/ear/model/mdef.h"
#include "language/reading/syllable.h"

enum {
    PHONE_MAP_WAYS = 3,                                  /* to say one initial or final */
    PHONE_MAP_STRINGS = PHONE_MAP_WAYS * PHONE_MAP_WAYS, /* ways to say one syllable */
    PHONE_MAP_INITIAL = 2,                               /* phones in an initial */
    PHONE_MAP_FINAL = 4,                                 /* in a final */
    PHONE_MAP_SYLLABLE = PHONE_MAP_INITIAL + PHONE_MAP_FINAL,
    PHONE_MAP_ENDING = 2, /* that erhua adds */
    PHONE_MAP_MAX = PHONE_MAP_SYLLABLE + PHONE_MAP_ENDING,
    PHONE_NONE = MDEF_MAX_PHONES /* no phone's id */
};

struct phone_string {
    uint8_t ids[PHONE_MAP_MAX]; /* of mdef.names */
    uint8_t count;
};

/* One syllable, initial or final: the ways it is said. */
struct phone_sound {
    struct phone_string strings[PHONE_MAP_STRINGS];
    uint8_t count;
};

struct phone_map {
    struct phone_sound syllables[INITIAL_COUNT][FINAL_COUNT]; /* count 0: no such syllable */
    struct phone_string ending; /* of an erhua syllable; empty: it is said as if plain */
    uint8_t before_ending[MDEF_MAX_PHONES]; /* what a phone becomes there; PHONE_NONE: nothing */
    uint8_t nasal; /* the n of an, which erhua swallows; if none does, any phone */
};

/* Adds the ways to say an initial followed by a final. */
void phone_sound_join(struct phone_sound *out, const struct phone_sound *initial,
                      const struct phone_sound *final);

/* Writes the ways in which a syllable is said, returns how many: 0 for FINAL_NONE and FINAL_ANY. */
int phone_map_syllable(const struct phone_map *map, struct syllable syllable,
                       struct phone_string out[PHONE_MAP_STRINGS]);

#endif
