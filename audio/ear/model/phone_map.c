#include "audio/ear/model/phone_map.h"

static void string_append(struct phone_string *string, const struct phone_string *more)
{
    for (int i = 0; i < more->count && string->count < PHONE_MAP_MAX; i++)
        string->ids[string->count++] = more->ids[i];
}

void phone_sound_join(struct phone_sound *out, const struct phone_sound *initial,
                      const struct phone_sound *final)
{
    for (int i = 0; i < initial->count; i++) {
        for (int k = 0; k < final->count && out->count < PHONE_MAP_STRINGS; k++) {
            struct phone_string *string = &out->strings[out->count++];
            *string = initial->strings[i];
            string_append(string, &final->strings[k]);
        }
    }
}

/* The ending takes the place of the nasal before it. */
static void string_colour(struct phone_string *string, const struct phone_map *map)
{
    if (map->ending.count == 0)
        return;
    uint8_t before = map->before_ending[string->ids[string->count - 1]];
    if (before == PHONE_NONE)
        string->count--;
    else
        string->ids[string->count - 1] = before;
    string_append(string, &map->ending);
}

int phone_map_syllable(const struct phone_map *map, struct syllable syllable,
                       struct phone_string out[PHONE_MAP_STRINGS])
{
    if (syllable.final == FINAL_NONE || syllable.final >= FINAL_ANY)
        return 0;
    const struct phone_sound *sound = &map->syllables[syllable.initial][syllable.final];
    for (int i = 0; i < sound->count; i++) {
        out[i] = sound->strings[i];
        if (syllable.erhua && syllable.final != FINAL_ER)
            string_colour(&out[i], map);
    }
    return sound->count;
}
