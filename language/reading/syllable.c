#include "language/reading/syllable.h"

#include <string.h>

static const char *const initial_texts[INITIAL_COUNT] = {
    [INITIAL_NONE] = "", [INITIAL_B] = "b",   [INITIAL_P] = "p", [INITIAL_M] = "m",
    [INITIAL_F] = "f",   [INITIAL_D] = "d",   [INITIAL_T] = "t", [INITIAL_N] = "n",
    [INITIAL_L] = "l",   [INITIAL_G] = "g",   [INITIAL_K] = "k", [INITIAL_H] = "h",
    [INITIAL_J] = "j",   [INITIAL_Q] = "q",   [INITIAL_X] = "x", [INITIAL_ZH] = "zh",
    [INITIAL_CH] = "ch", [INITIAL_SH] = "sh", [INITIAL_R] = "r", [INITIAL_Z] = "z",
    [INITIAL_C] = "c",   [INITIAL_S] = "s",
};

/* How a final is spelt after an initial, and alone. */
static const struct {
    const char *after, *alone;
} final_texts[FINAL_COUNT] = {
    [FINAL_A] = {"a", "a"},          [FINAL_AI] = {"ai", "ai"},       [FINAL_AN] = {"an", "an"},
    [FINAL_ANG] = {"ang", "ang"},    [FINAL_AO] = {"ao", "ao"},       [FINAL_E] = {"e", "e"},
    [FINAL_EI] = {"ei", "ei"},       [FINAL_EN] = {"en", "en"},       [FINAL_ENG] = {"eng", "eng"},
    [FINAL_ER] = {"er", "er"},       [FINAL_I] = {"i", "yi"},         [FINAL_IA] = {"ia", "ya"},
    [FINAL_IAN] = {"ian", "yan"},    [FINAL_IANG] = {"iang", "yang"}, [FINAL_IAO] = {"iao", "yao"},
    [FINAL_IE] = {"ie", "ye"},       [FINAL_IN] = {"in", "yin"},      [FINAL_ING] = {"ing", "ying"},
    [FINAL_IONG] = {"iong", "yong"}, [FINAL_IU] = {"iu", "you"},      [FINAL_O] = {"o", "o"},
    [FINAL_ONG] = {"ong", "ong"},    [FINAL_OU] = {"ou", "ou"},       [FINAL_U] = {"u", "wu"},
    [FINAL_UA] = {"ua", "wa"},       [FINAL_UAI] = {"uai", "wai"},    [FINAL_UAN] = {"uan", "wan"},
    [FINAL_UANG] = {"uang", "wang"}, [FINAL_UI] = {"ui", "wei"},      [FINAL_UN] = {"un", "wen"},
    [FINAL_UO] = {"uo", "wo"},       [FINAL_UENG] = {"ueng", "weng"}, [FINAL_V] = {"v", "yu"},
    [FINAL_VAN] = {"van", "yuan"},   [FINAL_VE] = {"ve", "yue"},      [FINAL_VN] = {"vn", "yun"},
};

#define F(final) (UINT64_C(1) << FINAL_##final)
#define F_A_AN_ANG_AO (F(A) | F(AN) | F(ANG) | F(AO))
#define F_EN_ENG (F(EN) | F(ENG))
#define F_OPEN (F_A_AN_ANG_AO | F(AI) | F(E) | F_EN_ENG)
#define F_ROUND (F(OU) | F(U) | F(UAN) | F(UI) | F(UN) | F(UO))
#define F_NARROW (F(I) | F(IAN) | F(IAO) | F(IE) | F(ING))
#define F_LABIAL (F_A_AN_ANG_AO | F(AI) | F(EI) | F_EN_ENG | F_NARROW | F(IN) | F(O) | F(U))
#define F_PALATAL                                                                                  \
    (F_NARROW | F(IA) | F(IANG) | F(IN) | F(IONG) | F(IU) | F(V) | F(VAN) | F(VE) | F(VN))
#define F_VELAR (F_OPEN | F(EI) | F(ONG) | F_ROUND | F(UA) | F(UAI) | F(UANG))
#define F_RETROFLEX (F_OPEN | F(I) | F_ROUND | F(UA) | F(UAI) | F(UANG))
#define F_DENTAL (F_OPEN | F(I) | F(ONG) | F_ROUND)
#define F_NASAL                                                                                    \
    (F_OPEN | F(EI) | F_NARROW | F(IANG) | F(IN) | F(IU) | F(ONG) | F(OU) | F(U) | F(UAN) |        \
     F(UN) | F(UO) | F(V) | F(VE))

/* The finals that follow each initial in Xiandai Hanyu Cidian, dialect words left out. */
static const uint64_t finals_after[INITIAL_COUNT] = {
    [INITIAL_NONE] = F_OPEN | F(EI) | F(ER) | F(O) | F(OU) | F(U) | F(UA) | F(UAI) | F(UAN) |
                     F(UANG) | F(UI) | F(UN) | F(UO) | F(UENG) | F_PALATAL,
    [INITIAL_B] = F_LABIAL,
    [INITIAL_P] = F_LABIAL | F(OU),
    [INITIAL_M] = F_LABIAL | F(E) | F(IU) | F(OU),
    [INITIAL_F] = F(A) | F(AN) | F(ANG) | F(EI) | F_EN_ENG | F(O) | F(OU) | F(U),
    [INITIAL_D] = F_OPEN | F(EI) | F_NARROW | F(IA) | F(IU) | F(ONG) | F_ROUND,
    [INITIAL_T] = (F_OPEN & ~F(EN)) | F_NARROW | F(ONG) | F_ROUND,
    [INITIAL_N] = F_NASAL & ~F(UN),
    [INITIAL_L] = (F_NASAL & ~F(EN)) | F(IA) | F(O),
    [INITIAL_G] = F_VELAR,
    [INITIAL_K] = F_VELAR,
    [INITIAL_H] = F_VELAR,
    [INITIAL_J] = F_PALATAL,
    [INITIAL_Q] = F_PALATAL,
    [INITIAL_X] = F_PALATAL,
    [INITIAL_ZH] = F_RETROFLEX | F(EI) | F(ONG),
    [INITIAL_CH] = F_RETROFLEX | F(ONG),
    [INITIAL_SH] = F_RETROFLEX | F(EI),
    [INITIAL_R] = F(AN) | F(ANG) | F(AO) | F(E) | F_EN_ENG | F(I) | F(ONG) | F_ROUND | F(UA),
    [INITIAL_Z] = F_DENTAL | F(EI),
    [INITIAL_C] = F_DENTAL,
    [INITIAL_S] = F_DENTAL,
};

bool syllable_exists(enum initial initial, enum final final)
{
    return (unsigned)initial < INITIAL_COUNT && (unsigned) final < FINAL_ANY &&
           (finals_after[initial] >> final & 1) != 0;
}

/* Lower-case letters with ü, u: and v all as v; 0 when anything else is among them. */
static size_t normalise(const char *pinyin, size_t length, char out[SYLLABLE_TEXT_SIZE])
{
    size_t n = 0;
    for (size_t i = 0; i < length; i++) {
        if (n + 1 >= SYLLABLE_TEXT_SIZE)
            return 0;
        if (pinyin[i] >= 'a' && pinyin[i] <= 'z')
            out[n++] = pinyin[i];
        else if (pinyin[i] == ':' && n > 0 && out[n - 1] == 'u')
            out[n - 1] = 'v';
        else if (length - i >= 2 && memcmp(pinyin + i, "\xC3\xBC", 2) == 0)
            out[n++] = 'v', i++;
        else
            return 0;
    }
    out[n] = '\0';
    return n;
}

static enum initial split_initial(const char *text, size_t *length)
{
    for (int i = INITIAL_COUNT - 1; i > INITIAL_NONE; i--) {
        *length = strlen(initial_texts[i]);
        bool longer_follows = *length == 1 && text[1] == 'h' && strchr("zcs", text[0]);
        if (!longer_follows && strncmp(text, initial_texts[i], *length) == 0)
            return (enum initial)i;
    }
    *length = 0;
    return INITIAL_NONE;
}

static enum final find_final(enum initial initial, const char *text)
{
    bool after_palatal = initial == INITIAL_J || initial == INITIAL_Q || initial == INITIAL_X;
    bool umlaut_dropped = (after_palatal && text[0] == 'u') || strcmp(text, "ue") == 0;
    for (int f = FINAL_A; f < FINAL_ANY; f++) {
        const char *spelt = initial == INITIAL_NONE ? final_texts[f].alone : final_texts[f].after;
        bool same = umlaut_dropped ? spelt[0] == 'v' && strcmp(spelt + 1, text + 1) == 0
                                   : strcmp(spelt, text) == 0;
        if (same && syllable_exists(initial, (enum final)f))
            return (enum final)f;
    }
    return FINAL_NONE;
}

static bool parse_base(const char *text, struct syllable *out)
{
    size_t skip;
    enum initial initial = split_initial(text, &skip);
    enum final final = find_final(initial, text + skip);
    if (final == FINAL_NONE)
        return false;
    *out = (struct syllable){.initial = (uint8_t)initial, .final = (uint8_t) final};
    return true;
}

/* Sounds that a dictionary spells outside the table of syllables, as the nearest one in it. */
static bool parse_interjection(const char *text, struct syllable *out)
{
    static const struct {
        const char *spelt, *as;
    } all[] = {{"ng", "en"}, {"n", "en"}, {"m", "en"}, {"hm", "en"}, {"hng", "en"}, {"yo", "you"}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (strcmp(text, all[i].spelt) == 0)
            return parse_base(all[i].as, out);
    }
    return false;
}

static bool parse_letters(char *text, size_t length, struct syllable *out)
{
    if (parse_base(text, out) || parse_interjection(text, out))
        return true;
    if (length < 2 || text[length - 1] != 'r')
        return false;
    text[length - 1] = '\0';
    if (!parse_base(text, out) || out->final == FINAL_ER)
        return false;
    out->erhua = 1;
    return true;
}

bool syllable_parse(const char *pinyin, size_t length, struct syllable *out)
{
    uint8_t tone = 0;
    if (length > 0 && pinyin[length - 1] >= '1' && pinyin[length - 1] <= '5')
        tone = (uint8_t)(pinyin[--length] - '0');
    char text[SYLLABLE_TEXT_SIZE] = "";
    struct syllable syllable;
    if (length == 2 && memcmp(pinyin, "\xC3\xAA", 2) == 0) /* ê */
        memcpy(text, "ei", 3);
    else if (normalise(pinyin, length, text) == 0)
        return false;
    if (!parse_letters(text, strlen(text), &syllable))
        return false;
    syllable.tone = tone;
    *out = syllable;
    return true;
}

size_t syllable_format(struct syllable syllable, char out[SYLLABLE_TEXT_SIZE])
{
    out[0] = '\0';
    if (syllable.final == FINAL_ANY)
        memcpy(out, "*", 2);
    if (!syllable_exists((enum initial)syllable.initial, (enum final)syllable.final))
        return strlen(out);
    bool alone = syllable.initial == INITIAL_NONE;
    strcpy(out, initial_texts[syllable.initial]);
    size_t n = strlen(out);
    strcpy(out + n, alone ? final_texts[syllable.final].alone : final_texts[syllable.final].after);
    if (out[n] == 'v' && syllable.initial != INITIAL_N && syllable.initial != INITIAL_L)
        out[n] = 'u';
    n = strlen(out);
    if (syllable.erhua)
        out[n++] = 'r';
    if (syllable.tone >= 1 && syllable.tone <= 5)
        out[n++] = (char)('0' + syllable.tone);
    out[n] = '\0';
    return n;
}

bool syllable_sounds_like(struct syllable a, struct syllable b)
{
    return a.initial == b.initial && a.final == b.final && !a.erhua == !b.erhua;
}

/* Pairs that many speakers do not keep apart: the merged sounds of southern Mandarin. */
static const uint8_t merged_initials[][2] = {
    {INITIAL_Z, INITIAL_ZH}, {INITIAL_C, INITIAL_CH}, {INITIAL_S, INITIAL_SH},
    {INITIAL_N, INITIAL_L},  {INITIAL_F, INITIAL_H},  {INITIAL_R, INITIAL_L},
};
static const uint8_t merged_finals[][2] = {
    {FINAL_AN, FINAL_ANG},   {FINAL_EN, FINAL_ENG},   {FINAL_IN, FINAL_ING},
    {FINAL_IAN, FINAL_IANG}, {FINAL_UAN, FINAL_UANG}, {FINAL_UN, FINAL_ONG},
    {FINAL_O, FINAL_UO},     {FINAL_UENG, FINAL_UN},  {FINAL_VN, FINAL_IONG},
};

static float part_distance(uint8_t a, uint8_t b, const uint8_t (*merged)[2], size_t count)
{
    if (a == b)
        return 0.0f;
    for (size_t i = 0; i < count; i++) {
        if ((merged[i][0] == a && merged[i][1] == b) || (merged[i][0] == b && merged[i][1] == a))
            return 0.25f;
    }
    return 0.5f;
}

/* The least of all that it is merged with, and they with others. A chain has three at most. */
static uint8_t part_class(uint8_t part, const uint8_t (*merged)[2], size_t count)
{
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < count; i++) {
            uint8_t low = merged[i][0] < merged[i][1] ? merged[i][0] : merged[i][1];
            if ((merged[i][0] == part || merged[i][1] == part) && low < part)
                part = low;
        }
    }
    return part;
}

unsigned syllable_class(struct syllable syllable)
{
    uint8_t initial = part_class(syllable.initial, merged_initials,
                                 sizeof merged_initials / sizeof *merged_initials);
    uint8_t final =
        part_class(syllable.final, merged_finals, sizeof merged_finals / sizeof *merged_finals);
    return (unsigned)initial * FINAL_COUNT + final;
}

float syllable_distance(struct syllable a, struct syllable b)
{
    if (a.final == FINAL_ANY || b.final == FINAL_ANY)
        return 0.0f;
    if (a.final == FINAL_NONE || b.final == FINAL_NONE)
        return a.final == b.final ? 0.0f : 1.0f;
    return part_distance(a.initial, b.initial, merged_initials,
                         sizeof merged_initials / sizeof *merged_initials) +
           part_distance(a.final, b.final, merged_finals,
                         sizeof merged_finals / sizeof *merged_finals);
}
