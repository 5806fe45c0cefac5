#include "language/reading/character.h"

#include <unicode/uchar.h>

bool character_reading(uint32_t code, struct syllable *out)
{
    if (code < CHARACTERS_FIRST || code > CHARACTERS_LAST ||
        character_readings[code - CHARACTERS_FIRST].final == FINAL_NONE)
        return false;
    *out = character_readings[code - CHARACTERS_FIRST];
    return true;
}

/* Unicode calls these punctuation, but a reader says them as words: dropping them would change what
 * is said. */
static const UChar32 spoken_marks[] = {'%', 0xFF05, 0x2030, '&',    0xFF06, '@',   0xFF20,
                                       '#', 0xFF03, '*',    0xFF0A, '/',    0xFF0F};
static const UChar32 silent_symbols[] = {'~', 0xFF5E, '`', '\t', '\n', '\r'};
static const UChar32 commas[] = {',', 0xFF0C, 0x3001, ':', 0xFF1A, ';', 0xFF1B, 0x2013, 0x2014};
static const UChar32 stops[] = {'.', 0x3002, 0xFF0E, 0x2026};

static bool is_among(UChar32 code, const UChar32 *codes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (codes[i] == code)
            return true;
    }
    return false;
}
#define AMONG(code, codes) is_among(code, codes, sizeof codes / sizeof *codes)

enum text_kind text_kind(uint32_t unicode)
{
    UChar32 code = (UChar32)unicode;
    if (AMONG(code, commas))
        return TEXT_COMMA;
    if (AMONG(code, stops))
        return TEXT_STOP;
    if (code == '?' || code == 0xFF1F)
        return TEXT_QUESTION;
    if (code == '!' || code == 0xFF01)
        return TEXT_EXCLAMATION;
    if (AMONG(code, spoken_marks))
        return TEXT_SPOKEN;
    uint32_t silent = U_GC_P_MASK | U_GC_Z_MASK | U_GC_CF_MASK;
    bool is_silent = AMONG(code, silent_symbols) || (U_GET_GC_MASK(code) & silent);
    return is_silent ? TEXT_SILENT : TEXT_SPOKEN;
}
