/* The phone map: how a Mandarin syllable is written in the phones of the acoustic model. */
#ifndef YINGDA_AUDIO_PHONE_MAP_H
#define YINGDA_AUDIO_PHONE_MAP_H

#include <stdint.h>

#include "audio/mdef.h"
#include "language/syllable.h"

enum {
    PHONE_MAP_MAX = 5,    /* phones in one syllable */
    PHONE_MAP_SOUNDS = 3, /* ways to say one initial or final */
    PHONE_MAP_STRINGS = 9 /* ways to say one syllable */
};

struct phone_string {
    uint8_t ids[PHONE_MAP_MAX]; /* of mdef.names */
    uint8_t count;
};

/* One initial or final: the ways it is said. */
struct phone_sound {
    struct phone_string strings[PHONE_MAP_SOUNDS];
    uint8_t count;
};

struct phone_map {
    struct phone_sound initials[INITIAL_COUNT], finals[FINAL_COUNT];
    struct phone_sound buzz[2]; /* the i of zi, ci, si and the one of zhi, chi, shi, ri */
    uint8_t rhotic;             /* the ending of an erhua syllable */
    uint8_t nasal;              /* the n that it swallows */
};

/* Looks the built-in table's phones up in the model. STATUS_UNSUPPORTED: the model has not all of
 * them; reason[] then names the first that is missing. */
enum status phone_map_init(struct phone_map *map, const struct mdef *mdef, char reason[160]);

/* Writes the ways in which a syllable is said, returns how many: 0 for FINAL_NONE and FINAL_ANY. */
int phone_map_syllable(const struct phone_map *map, struct syllable syllable,
                       struct phone_string out[PHONE_MAP_STRINGS]);

#endif
