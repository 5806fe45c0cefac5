#include "language/han.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum { CACHE_SIZE = 0x10000 }; /* the basic plane: every character of everyday Chinese */

struct han {
    UTransliterator *transliterator; /* NULL until the first look-up */
    bool broken;                     /* ICU has no rules here: do not try again */
    /* ICU takes 20 us a character, and a pack reads the same few hundred again and again. */
    struct {
        bool looked_up;
        struct syllable syllable; /* FINAL_NONE: it has no reading */
    } cache[CACHE_SIZE];
};

enum status han_open(struct han **out)
{
    *out = calloc(1, sizeof **out);
    return *out ? STATUS_OK : STATUS_NO_MEMORY;
}

void han_close(struct han *han)
{
    if (!han)
        return;
    if (han->transliterator)
        utrans_close(han->transliterator);
    free(han);
}

static bool load_rules(struct han *han)
{
    if (han->transliterator || han->broken)
        return !han->broken;
    UChar id[64];
    UErrorCode error = U_ZERO_ERROR;
    u_uastrcpy(id, "Han-Latin; Latin-NumericPinyin");
    han->transliterator = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    han->broken = U_FAILURE(error) || !han->transliterator;
    return !han->broken;
}

static bool transliterate(struct han *han, uint32_t code, struct syllable *out)
{
    if (!load_rules(han))
        return false;
    UChar text[32];
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = 0, bytes = 0;
    U16_APPEND_UNSAFE(text, length, (UChar32)code);
    int32_t limit = length;
    utrans_transUChars(han->transliterator, text, &length, 32, 0, &limit, &error);
    char pinyin[64];
    u_strToUTF8(pinyin, sizeof pinyin, &bytes, text, length, &error);
    if (U_FAILURE(error) || bytes <= 0 || !syllable_parse(pinyin, (size_t)bytes, out))
        return false;
    if (out->tone == 0)
        out->tone = 5; /* ICU leaves the neutral tone unmarked */
    return true;
}

bool han_reading(struct han *han, uint32_t code, struct syllable *out)
{
    struct syllable syllable = {.final = FINAL_NONE};
    if (code >= CACHE_SIZE)
        return transliterate(han, code, out);
    if (!han->cache[code].looked_up) {
        transliterate(han, code, &syllable);
        han->cache[code].syllable = syllable;
        han->cache[code].looked_up = true;
    }
    if (han->cache[code].syllable.final == FINAL_NONE)
        return false;
    *out = han->cache[code].syllable;
    return true;
}

/* Punctuation to Unicode, words to a reader: dropping these would change what is said. */
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
