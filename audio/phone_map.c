/* English phones (CMU's set) for Mandarin, each the nearest in sound. A model of Mandarin's own
 * phones brings its own table: this file is the only one that knows these names. */
#include "audio/phone_map.h"

#include <stdio.h>
#include <string.h>

static const char *const initials[INITIAL_COUNT] = {
    [INITIAL_NONE] = "",    [INITIAL_B] = "B",      [INITIAL_P] = "P",    [INITIAL_M] = "M",
    [INITIAL_F] = "F",      [INITIAL_D] = "D",      [INITIAL_T] = "T",    [INITIAL_N] = "N",
    [INITIAL_L] = "L|N",    [INITIAL_G] = "G",      [INITIAL_K] = "K",    [INITIAL_H] = "HH",
    [INITIAL_J] = "JH|D Z", [INITIAL_Q] = "CH|T S", [INITIAL_X] = "S|SH", [INITIAL_ZH] = "JH",
    [INITIAL_CH] = "CH",    [INITIAL_SH] = "SH",    [INITIAL_R] = "R",    [INITIAL_Z] = "D Z",
    [INITIAL_C] = "T S",    [INITIAL_S] = "S",
};

static const char *const finals[FINAL_COUNT] = {
    [FINAL_NONE] = "",
    [FINAL_A] = "AE|AA",
    [FINAL_AI] = "AE IH|AY",
    [FINAL_AN] = "AE N|AA N",
    [FINAL_ANG] = "AA NG|AA N",
    [FINAL_AO] = "AW|AA OW",
    [FINAL_E] = "AH|UH",
    [FINAL_EI] = "EY",
    [FINAL_EN] = "EH N|AH N|UH N",
    [FINAL_ENG] = "AH NG|AH N",
    [FINAL_ER] = "AA R|AA ER|AA",
    [FINAL_I] = "IY",
    [FINAL_IA] = "Y AE|Y AA",
    [FINAL_IAN] = "Y AE N|Y EH N",
    [FINAL_IANG] = "Y AW NG|Y AA NG",
    [FINAL_IAO] = "Y AW|Y AA OW",
    [FINAL_IE] = "Y EH",
    [FINAL_IN] = "IY N",
    [FINAL_ING] = "IY NG|IY N",
    [FINAL_IONG] = "Y OW NG",
    [FINAL_IU] = "Y OW|Y UH OW",
    [FINAL_O] = "OW|AO",
    [FINAL_ONG] = "OW NG|OW N",
    [FINAL_OU] = "OW",
    [FINAL_U] = "UW|AO",
    [FINAL_UA] = "W AA",
    [FINAL_UAI] = "W AY",
    [FINAL_UAN] = "W AY N|W AA N",
    [FINAL_UANG] = "W AA NG",
    [FINAL_UI] = "W EY|W IH IY",
    [FINAL_UN] = "W AH N",
    [FINAL_UO] = "W OW|W L|W AO",
    [FINAL_UENG] = "W AH NG",
    [FINAL_V] = "Y UW|Y IY UW",
    [FINAL_VAN] = "Y EH N|Y W EH N",
    [FINAL_VE] = "Y EH|Y UW EH",
    [FINAL_VN] = "Y IH N|Y UW N",
    [FINAL_ANY] = "",
};

/* One way to say it: phones with spaces between, up to a bar or the end. */
static enum status string_init(struct phone_string *string, const char **at,
                               const struct mdef *mdef, char reason[160])
{
    while (**at && **at != '|') {
        char name[16];
        size_t length = strcspn(*at, " |");
        snprintf(name, sizeof name, "%.*s", (int)length, *at);
        int id = mdef_phone_named(mdef, name);
        if (id < 0) {
            snprintf(reason, 160, "the acoustic model has no phone %s", name);
            return STATUS_UNSUPPORTED;
        }
        string->ids[string->count++] = (uint8_t)id;
        *at += length;
        *at += **at == ' ';
    }
    *at += **at == '|';
    return STATUS_OK;
}

static enum status sounds_init(struct phone_sound *sounds, const char *const *names, size_t count,
                               const struct mdef *mdef, char reason[160])
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count; i++) {
        const char *at = names[i];
        sounds[i] = (struct phone_sound){.count = 0};
        do {
            status = string_init(&sounds[i].strings[sounds[i].count++], &at, mdef, reason);
        } while (status == STATUS_OK && *at && sounds[i].count < PHONE_MAP_SOUNDS);
        if (status != STATUS_OK)
            break;
    }
    return status;
}

enum status phone_map_init(struct phone_map *map, const struct mdef *mdef, char reason[160])
{
    static const char *const buzz[] = {"IH", "ER|IH"}, *const endings[] = {"R", "N"};
    struct phone_sound ending[2];
    enum status status = sounds_init(map->initials, initials, INITIAL_COUNT, mdef, reason);
    if (status == STATUS_OK)
        status = sounds_init(map->finals, finals, FINAL_COUNT, mdef, reason);
    if (status == STATUS_OK)
        status = sounds_init(map->buzz, buzz, 2, mdef, reason);
    if (status == STATUS_OK)
        status = sounds_init(ending, endings, 2, mdef, reason);
    if (status != STATUS_OK)
        return status;
    map->rhotic = ending[0].strings[0].ids[0];
    map->nasal = ending[1].strings[0].ids[0];
    return STATUS_OK;
}

static void string_append(struct phone_string *string, const struct phone_string *more)
{
    for (int i = 0; i < more->count && string->count < PHONE_MAP_MAX; i++)
        string->ids[string->count++] = more->ids[i];
}

static void string_roll(struct phone_string *string, const struct phone_map *map)
{
    string->count -= string->ids[string->count - 1] == map->nasal;
    string_append(string, &(struct phone_string){{map->rhotic}, 1});
}

/* zi and zhi are written with an i that is no i. */
static const struct phone_sound *final_sound(const struct phone_map *map, struct syllable s)
{
    if (s.final == FINAL_I && s.initial >= INITIAL_ZH)
        return &map->buzz[s.initial <= INITIAL_R];
    return &map->finals[s.final];
}

int phone_map_syllable(const struct phone_map *map, struct syllable syllable,
                       struct phone_string out[PHONE_MAP_STRINGS])
{
    int count = 0;
    if (syllable.final == FINAL_NONE || syllable.final >= FINAL_ANY)
        return 0;
    const struct phone_sound *initial = &map->initials[syllable.initial];
    const struct phone_sound *final = final_sound(map, syllable);
    for (int i = 0; i < initial->count; i++) {
        for (int k = 0; k < final->count; k++) {
            struct phone_string *string = &out[count++];
            *string = initial->strings[i];
            string_append(string, &final->strings[k]);
            if (syllable.erhua && syllable.final != FINAL_ER)
                string_roll(string, map);
        }
    }
    return count;
}
