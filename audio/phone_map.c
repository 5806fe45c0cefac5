/* English phones (CMU's set) for Mandarin, each the nearest in sound. A model of Mandarin's own
 * phones brings its own table: this file is the only one that knows these names. */
#include "audio/phone_map.h"

#include <stdio.h>
#include <string.h>

static const char *const initials[INITIAL_COUNT] = {
    [INITIAL_NONE] = "", [INITIAL_B] = "B",   [INITIAL_P] = "P",  [INITIAL_M] = "M",
    [INITIAL_F] = "F",   [INITIAL_D] = "D",   [INITIAL_T] = "T",  [INITIAL_N] = "N",
    [INITIAL_L] = "L",   [INITIAL_G] = "G",   [INITIAL_K] = "K",  [INITIAL_H] = "HH",
    [INITIAL_J] = "JH",  [INITIAL_Q] = "CH",  [INITIAL_X] = "SH", [INITIAL_ZH] = "JH",
    [INITIAL_CH] = "CH", [INITIAL_SH] = "SH", [INITIAL_R] = "R",  [INITIAL_Z] = "D Z",
    [INITIAL_C] = "T S", [INITIAL_S] = "S",
};

static const char *const finals[FINAL_COUNT] = {
    [FINAL_NONE] = "",      [FINAL_A] = "AA",         [FINAL_AI] = "AY",
    [FINAL_AN] = "AA N",    [FINAL_ANG] = "AA NG",    [FINAL_AO] = "AW",
    [FINAL_E] = "AH",       [FINAL_EI] = "EY",        [FINAL_EN] = "AH N",
    [FINAL_ENG] = "AH NG",  [FINAL_ER] = "AA R",      [FINAL_I] = "IY",
    [FINAL_IA] = "Y AA",    [FINAL_IAN] = "Y EH N",   [FINAL_IANG] = "Y AA NG",
    [FINAL_IAO] = "Y AW",   [FINAL_IE] = "Y EH",      [FINAL_IN] = "IY N",
    [FINAL_ING] = "IY NG",  [FINAL_IONG] = "Y OW NG", [FINAL_IU] = "Y OW",
    [FINAL_O] = "AO",       [FINAL_ONG] = "OW NG",    [FINAL_OU] = "OW",
    [FINAL_U] = "UW",       [FINAL_UA] = "W AA",      [FINAL_UAI] = "W AY",
    [FINAL_UAN] = "W AA N", [FINAL_UANG] = "W AA NG", [FINAL_UI] = "W EY",
    [FINAL_UN] = "W AH N",  [FINAL_UO] = "W AO",      [FINAL_UENG] = "W AH NG",
    [FINAL_V] = "Y UW",     [FINAL_VAN] = "Y W EH N", [FINAL_VE] = "Y W EH",
    [FINAL_VN] = "Y UW N",  [FINAL_ANY] = "",
};

static enum status string_init(struct phone_string *string, const char *names,
                               const struct mdef *mdef, char reason[160])
{
    *string = (struct phone_string){0};
    for (const char *at = names; *at;) {
        char name[16];
        size_t length = strcspn(at, " ");
        snprintf(name, sizeof name, "%.*s", (int)length, at);
        int id = mdef_phone_named(mdef, name);
        if (id < 0) {
            snprintf(reason, 160, "the acoustic model has no phone %s", name);
            return STATUS_UNSUPPORTED;
        }
        string->ids[string->count++] = (uint8_t)id;
        at += length + (at[length] == ' ');
    }
    return STATUS_OK;
}

static enum status table_init(struct phone_string *strings, const char *const *names, size_t count,
                              const struct mdef *mdef, char reason[160])
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = string_init(&strings[i], names[i], mdef, reason);
    return status;
}

enum status phone_map_init(struct phone_map *map, const struct mdef *mdef, char reason[160])
{
    static const char *const buzz[] = {"IH", "ER"}, *const endings[] = {"R", "N"};
    struct phone_string ending[2];
    enum status status = table_init(map->initials, initials, INITIAL_COUNT, mdef, reason);
    if (status == STATUS_OK)
        status = table_init(map->finals, finals, FINAL_COUNT, mdef, reason);
    if (status == STATUS_OK)
        status = table_init(map->buzz, buzz, 2, mdef, reason);
    if (status == STATUS_OK)
        status = table_init(ending, endings, 2, mdef, reason);
    if (status != STATUS_OK)
        return status;
    map->rhotic = ending[0];
    map->nasal = ending[1].ids[0];
    return STATUS_OK;
}

static void string_append(struct phone_string *string, const struct phone_string *more)
{
    for (int i = 0; i < more->count && string->count < PHONE_MAP_MAX; i++)
        string->ids[string->count++] = more->ids[i];
}

/* zi and zhi are written with an i that is no i. */
static const struct phone_string *final_string(const struct phone_map *map, struct syllable s)
{
    if (s.final == FINAL_I && s.initial >= INITIAL_ZH)
        return &map->buzz[s.initial <= INITIAL_R];
    return &map->finals[s.final];
}

struct phone_string phone_map_syllable(const struct phone_map *map, struct syllable syllable)
{
    struct phone_string string = {0};
    if (syllable.final == FINAL_NONE || syllable.final >= FINAL_ANY)
        return string;
    string = map->initials[syllable.initial];
    string_append(&string, final_string(map, syllable));
    if (syllable.erhua && syllable.final != FINAL_ER) {
        string.count -= string.ids[string.count - 1] == map->nasal;
        string_append(&string, &map->rhotic);
    }
    return string;
}
