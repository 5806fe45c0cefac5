/* The `phones` of a mapping: sounds read by name, joined to syllables, and what is then missing. */
#include <stdio.h>
#include <string.h>

#include "audio/ear/model/mapping_parts.h"
#include "base/text_file.h"

static const char *const initial_names[INITIAL_COUNT + 1] = {
    [INITIAL_NONE] = "", [INITIAL_B] = "b",   [INITIAL_P] = "p", [INITIAL_M] = "m",
    [INITIAL_F] = "f",   [INITIAL_D] = "d",   [INITIAL_T] = "t", [INITIAL_N] = "n",
    [INITIAL_L] = "l",   [INITIAL_G] = "g",   [INITIAL_K] = "k", [INITIAL_H] = "h",
    [INITIAL_J] = "j",   [INITIAL_Q] = "q",   [INITIAL_X] = "x", [INITIAL_ZH] = "zh",
    [INITIAL_CH] = "ch", [INITIAL_SH] = "sh", [INITIAL_R] = "r", [INITIAL_Z] = "z",
    [INITIAL_C] = "c",   [INITIAL_S] = "s",
};

static const char *const final_names[FINAL_COUNT + 1] = {
    [FINAL_NONE] = "",     [FINAL_A] = "a",     [FINAL_AI] = "ai",     [FINAL_AN] = "an",
    [FINAL_ANG] = "ang",   [FINAL_AO] = "ao",   [FINAL_E] = "e",       [FINAL_EI] = "ei",
    [FINAL_EN] = "en",     [FINAL_ENG] = "eng", [FINAL_ER] = "er",     [FINAL_I] = "i",
    [FINAL_IA] = "ia",     [FINAL_IAN] = "ian", [FINAL_IANG] = "iang", [FINAL_IAO] = "iao",
    [FINAL_IE] = "ie",     [FINAL_IN] = "in",   [FINAL_ING] = "ing",   [FINAL_IONG] = "iong",
    [FINAL_IU] = "iu",     [FINAL_O] = "o",     [FINAL_ONG] = "ong",   [FINAL_OU] = "ou",
    [FINAL_U] = "u",       [FINAL_UA] = "ua",   [FINAL_UAI] = "uai",   [FINAL_UAN] = "uan",
    [FINAL_UANG] = "uang", [FINAL_UI] = "ui",   [FINAL_UN] = "un",     [FINAL_UO] = "uo",
    [FINAL_UENG] = "ueng", [FINAL_V] = "ü",     [FINAL_VAN] = "üan",   [FINAL_VE] = "üe",
    [FINAL_VN] = "ün",
};

enum { BUZZ_ZI, BUZZ_ZHI, BUZZ_COUNT };
static const char *const buzz_names[BUZZ_COUNT + 1] = {"zi", "zhi"};

/* What the sections give, before it is joined; a sound without strings was not given. */
struct sounds {
    struct phone_sound initials[INITIAL_COUNT], finals[FINAL_COUNT], buzz[BUZZ_COUNT];
};

/* The ways to say a sound: strings with bars between. */
static void ways_read(struct mapping_reading *reading, const struct node *node, int ways, int most,
                      struct phone_sound *out)
{
    if (node->kind != NODE_SCALAR) {
        MAPPING_PROBLEM(reading, node, "phones are written as text: 'AE N | AA N'");
        return;
    }
    out->count = 0;
    for (const char *at = node->text;; at++) {
        size_t length = strcspn(at, "|");
        if (out->count == ways) {
            MAPPING_PROBLEM(reading, node, "more than %d ways to say it", ways);
            return;
        }
        if (!mapping_string(reading, node, at, length, most, &out->strings[out->count++]))
            return;
        at += length;
        if (!*at)
            return;
    }
}

/* ü may be written v. */
static void name_plain(const char *name, char out[8])
{
    static const char umlaut[] = "ü";
    size_t skip = strncmp(name, umlaut, sizeof umlaut - 1) == 0 ? sizeof umlaut - 1 : 0;
    snprintf(out, 8, "%s%s", skip ? "v" : "", name + skip);
}

/* A section of sounds by name; names[i] is that of sounds[i]. */
static void sounds_read(struct mapping_reading *reading, const struct node *phones,
                        const char *section, const char *const *names, int most,
                        struct phone_sound *sounds)
{
    const struct node *node = node_get(phones, section);
    char plain[FINAL_COUNT][8];
    const char *known[2 * FINAL_COUNT + 1] = {NULL};
    size_t n_known = 0;
    for (size_t i = 0; names[i]; i++) {
        name_plain(names[i], plain[i]);
        if (*names[i])
            known[n_known++] = names[i];
        if (strcmp(names[i], plain[i]) != 0)
            known[n_known++] = plain[i];
    }
    if (!node || !mapping_keys(reading, node, section, known))
        return;
    for (size_t i = 0; names[i]; i++) {
        const struct node *value = node_get(node, names[i]);
        value = value ? value : node_get(node, plain[i]);
        if (value)
            ways_read(reading, value, PHONE_MAP_WAYS, most, &sounds[i]);
    }
}

static void syllables_read(struct mapping_reading *reading, const struct node *node)
{
    struct phone_map *map = &reading->mapping->map;
    if (node->kind != NODE_MAPPING) {
        MAPPING_PROBLEM(reading, node, "syllables must be a mapping, `yi: phones` lines");
        return;
    }
    for (const struct node *child = node->first; child; child = child->next) {
        struct syllable syllable;
        if (syllable_parse(child->key, strlen(child->key), &syllable) && !syllable.erhua &&
            !syllable.tone)
            ways_read(reading, child, PHONE_MAP_STRINGS, PHONE_MAP_SYLLABLE,
                      &map->syllables[syllable.initial][syllable.final]);
        else
            MAPPING_PROBLEM(reading, child, "'%.*s' is not a syllable without a tone",
                            TEXT_CUT(child->key));
    }
}

/* `N | an > a`: before the ending an N disappears, and of an `an` only the `a` remains. */
static void nasals_read(struct mapping_reading *reading, const struct node *node)
{
    struct phone_map *map = &reading->mapping->map;
    const char *text = node->kind == NODE_SCALAR ? node->text : "";
    for (const char *at = text;; at++) {
        size_t length = strcspn(at, "|"), sign = strcspn(at, "|>");
        struct phone_string nasal, rest = {{PHONE_NONE}, 1};
        if (!mapping_string(reading, node, at, sign, 1, &nasal) ||
            (sign < length &&
             !mapping_string(reading, node, at + sign + 1, length - sign - 1, 1, &rest)))
            return;
        map->before_ending[nasal.ids[0]] = rest.ids[0];
        if (at == text)
            map->nasal = nasal.ids[0];
        at += length;
        if (!*at)
            return;
    }
}

static void erhua_read(struct mapping_reading *reading, const struct node *node)
{
    static const char *const known[] = {"ending", "nasal", NULL};
    struct phone_map *map = &reading->mapping->map;
    if (!mapping_keys(reading, node, "erhua", known))
        return;
    const struct node *ending = node_get(node, "ending"), *nasal = node_get(node, "nasal");
    if (!ending)
        MAPPING_PROBLEM(reading, node, "erhua has no ending");
    else
        mapping_string(reading, ending, ending->kind == NODE_SCALAR ? ending->text : "",
                       ending->kind == NODE_SCALAR ? strlen(ending->text) : 0, PHONE_MAP_ENDING,
                       &map->ending);
    if (nasal)
        nasals_read(reading, nasal);
}

/* Before an erhua ending everything stays, until the mapping says otherwise. */
static void map_start(struct mapping_reading *reading)
{
    struct phone_map *map = &reading->mapping->map;
    for (int i = 0; i < MDEF_MAX_PHONES; i++)
        map->before_ending[i] = (uint8_t)i;
    while (map->nasal + 1 < reading->mdef->n_base && reading->mdef->fillers[map->nasal])
        map->nasal++;
}

/* zi and zhi are written with an i that is no i. */
static int buzz_of(int initial, int final)
{
    if (final != FINAL_I || initial < INITIAL_ZH)
        return BUZZ_COUNT;
    return initial <= INITIAL_R ? BUZZ_ZHI : BUZZ_ZI;
}

static bool syllable_missing(const struct phone_map *map, int initial, int final)
{
    return map->syllables[initial][final].count == 0 &&
           syllable_exists((enum initial)initial, (enum final) final);
}

static void syllables_join(struct phone_map *map, const struct sounds *sounds)
{
    for (int i = 0; i < INITIAL_COUNT; i++) {
        for (int f = FINAL_A; f < FINAL_ANY; f++) {
            int buzz = buzz_of(i, f);
            if (syllable_missing(map, i, f))
                phone_sound_join(&map->syllables[i][f], &sounds->initials[i],
                                 buzz < BUZZ_COUNT ? &sounds->buzz[buzz] : &sounds->finals[f]);
        }
    }
}

/* How many syllables have no phones; the first of them in `list`. */
static int missing_list(const struct phone_map *map, char *list, size_t size)
{
    int count = 0;
    size_t used = 0;
    *list = '\0';
    for (int i = 0; i < INITIAL_COUNT; i++) {
        for (int f = FINAL_A; f < FINAL_ANY; f++) {
            char text[SYLLABLE_TEXT_SIZE];
            if (!syllable_missing(map, i, f))
                continue;
            syllable_format((struct syllable){(uint8_t)i, (uint8_t)f, 0, 0}, text);
            if (used + SYLLABLE_TEXT_SIZE + 8 < size)
                used += (size_t)snprintf(list + used, size - used, "%s%s", count ? ", " : "", text);
            else if (used + 4 < size && list[used - 1] != '.')
                used += (size_t)snprintf(list + used, size - used, "...");
            count++;
        }
    }
    return count;
}

static void names_missing(struct mapping_reading *reading, const struct node *phones,
                          const char *section, const char *const *names,
                          const struct phone_sound *sounds, const bool *needed)
{
    const struct node *node = node_get(phones, section);
    for (int i = 0; names[i]; i++) {
        if (*names[i] && sounds[i].count == 0 && needed[i])
            MAPPING_PROBLEM(reading, node ? node : phones, "%s: '%s' is missing", section,
                            names[i]);
    }
}

/* Without a dictionary every sound that a syllable needs must be there, and is named. */
static void sounds_missing(struct mapping_reading *reading, const struct node *phones,
                           const struct sounds *sounds)
{
    bool initials[INITIAL_COUNT] = {false}, finals[FINAL_COUNT] = {false};
    bool buzz[BUZZ_COUNT + 1] = {false};
    for (int i = 0; i < INITIAL_COUNT; i++) {
        for (int f = FINAL_A; f < FINAL_ANY; f++) {
            bool missing = syllable_missing(&reading->mapping->map, i, f);
            initials[i] |= missing;
            buzz[buzz_of(i, f)] |= missing;
            finals[f] |= missing && buzz_of(i, f) == BUZZ_COUNT;
        }
    }
    names_missing(reading, phones, "initials", initial_names, sounds->initials, initials);
    names_missing(reading, phones, "finals", final_names, sounds->finals, finals);
    names_missing(reading, phones, "buzz", buzz_names, sounds->buzz, buzz);
}

static void phones_read(struct mapping_reading *reading, const struct node *phones,
                        struct sounds *sounds)
{
    static const char *const known[] = {"initials", "finals", "buzz", "erhua", "syllables", NULL};
    if (!mapping_keys(reading, phones, "phones", known))
        return;
    const struct node *erhua = node_get(phones, "erhua");
    const struct node *syllables = node_get(phones, "syllables");
    sounds_read(reading, phones, "initials", initial_names, PHONE_MAP_INITIAL, sounds->initials);
    sounds_read(reading, phones, "finals", final_names, PHONE_MAP_FINAL, sounds->finals);
    sounds_read(reading, phones, "buzz", buzz_names, PHONE_MAP_FINAL, sounds->buzz);
    if (erhua)
        erhua_read(reading, erhua);
    if (syllables)
        syllables_read(reading, syllables);
}

void mapping_phones(struct mapping_reading *reading, const struct node *phones,
                    const struct node *dictionary)
{
    struct sounds sounds = {0};
    char list[128];
    size_t before = reading->problems->count;
    sounds.initials[INITIAL_NONE].count = 1; /* one way, of no phones */
    map_start(reading);
    if (phones)
        phones_read(reading, phones, &sounds);
    if (dictionary)
        mapping_dictionary(reading, dictionary);
    syllables_join(&reading->mapping->map, &sounds);
    if (reading->problems->count > before)
        return; /* what is missing may only be what is wrong */
    int missing = missing_list(&reading->mapping->map, list, sizeof list);
    if (missing > 0 && !dictionary)
        sounds_missing(reading, phones, &sounds);
    else if (missing > 0)
        MAPPING_PROBLEM(reading, dictionary,
                        "%d of Mandarin's syllables are neither in the dictionary nor under "
                        "phones: %s",
                        missing, list);
}
