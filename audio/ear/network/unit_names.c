/* As audio/training/hearing_network/units.py has it; tests/audio/test_unit_net.c holds the two
 * together. */
#include "audio/ear/network/unit_names.h"

#include <stdbool.h>

static const char *const initials[INITIAL_COUNT] = {
    [INITIAL_B] = "b",   [INITIAL_P] = "p", [INITIAL_M] = "m",   [INITIAL_F] = "f",
    [INITIAL_D] = "d",   [INITIAL_T] = "t", [INITIAL_N] = "n",   [INITIAL_L] = "l",
    [INITIAL_G] = "g",   [INITIAL_K] = "k", [INITIAL_H] = "h",   [INITIAL_J] = "j",
    [INITIAL_Q] = "q",   [INITIAL_X] = "x", [INITIAL_ZH] = "zh", [INITIAL_CH] = "ch",
    [INITIAL_SH] = "sh", [INITIAL_R] = "r", [INITIAL_Z] = "z",   [INITIAL_C] = "c",
    [INITIAL_S] = "s",
};

/* ueng stands alone only, ong never does: one unit is both. */
static const char *const finals[FINAL_COUNT] = {
    [FINAL_A] = "a",     [FINAL_AI] = "ai",     [FINAL_AN] = "an",     [FINAL_ANG] = "ang",
    [FINAL_AO] = "ao",   [FINAL_E] = "e",       [FINAL_EI] = "ei",     [FINAL_EN] = "en",
    [FINAL_ENG] = "eng", [FINAL_ER] = "er",     [FINAL_I] = "i",       [FINAL_IA] = "ia",
    [FINAL_IAN] = "ian", [FINAL_IANG] = "iang", [FINAL_IAO] = "iao",   [FINAL_IE] = "ie",
    [FINAL_IN] = "in",   [FINAL_ING] = "ing",   [FINAL_IONG] = "iong", [FINAL_IU] = "iu",
    [FINAL_O] = "o",     [FINAL_ONG] = "ong",   [FINAL_OU] = "ou",     [FINAL_U] = "u",
    [FINAL_UA] = "ua",   [FINAL_UAI] = "uai",   [FINAL_UAN] = "uan",   [FINAL_UANG] = "uang",
    [FINAL_UI] = "ui",   [FINAL_UN] = "un",     [FINAL_UO] = "uo",     [FINAL_UENG] = "ong",
    [FINAL_V] = "v",     [FINAL_VAN] = "van",   [FINAL_VE] = "ve",     [FINAL_VN] = "vn",
};

enum status unit_names_init(struct unit_names *names, const struct unit_net *net)
{
    bool fine = true;
    *names = (struct unit_names){.i_after_zh = unit_net_unit(net, "ih"),
                                 .i_after_z = unit_net_unit(net, "iz"),
                                 .erhua = unit_net_unit(net, "er")};
    for (unsigned i = INITIAL_NONE + 1; i < INITIAL_COUNT; i++)
        fine &= (names->initials[i] = unit_net_unit(net, initials[i])) > 0;
    for (unsigned f = FINAL_NONE + 1; f < FINAL_ANY; f++)
        fine &= (names->finals[f] = unit_net_unit(net, finals[f])) > 0;
    fine &= names->i_after_zh > 0 && names->i_after_z > 0 && names->erhua > 0;
    return fine ? STATUS_OK : STATUS_UNSUPPORTED;
}

/* i sounds otherwise behind zh and z; bo, po, mo and fo rhyme with duo; o alone, as in yo, is o. */
static uint8_t final_of(const struct unit_names *names, struct syllable syllable)
{
    bool curled = syllable.initial >= INITIAL_ZH && syllable.initial <= INITIAL_R;
    bool hissed = syllable.initial >= INITIAL_Z && syllable.initial <= INITIAL_S;
    bool labial = syllable.initial >= INITIAL_B && syllable.initial <= INITIAL_F;
    if (syllable.final == FINAL_I && curled)
        return names->i_after_zh;
    if (syllable.final == FINAL_I && hissed)
        return names->i_after_z;
    if (syllable.final == FINAL_O && labial)
        return names->finals[FINAL_UO];
    return names->finals[syllable.final];
}

int unit_names_syllable(const struct unit_names *names, struct syllable syllable,
                        uint8_t units[UNITS_PER_SYLLABLE])
{
    int count = 0;
    if (syllable.final == FINAL_NONE || syllable.final >= FINAL_ANY)
        return 0;
    if (syllable.initial != INITIAL_NONE)
        units[count++] = names->initials[syllable.initial];
    units[count++] = final_of(names, syllable);
    if (syllable.erhua)
        units[count++] = names->erhua;
    return count;
}
