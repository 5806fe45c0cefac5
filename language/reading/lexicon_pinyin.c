/* Text as toned pinyin for espeak-ng. Its cmn-latn-pinyin voice (1.51, heard with -x) takes ü as v,
 * halves a third tone before other tones by itself and turns a third before a third into a second,
 * but knows nothing of 一 and 不; "wanr2" it says as wan1 er2, so an r is split off as "wa2 r5". */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "language/reading/lexicon.h"

static bool is_one_of(const char *hanzi, const char *all)
{
    const char *found = hanzi[0] ? strstr(all, hanzi) : NULL;
    return found != NULL;
}

/* 一 keeps its first tone in ordinals, in numbers read digit by digit, and at the end of a phrase.
 */
static bool yi_keeps_tone(const struct reading *before, const struct reading *after)
{
    static const char ordinal[] = "第十初之其逐统唯惟万单专周期百千零〇一二三四五六七八九";
    static const char counted[] = "零〇一二三四五六七八九月号楼班级期";
    return !after || (before && !before->pause && is_one_of(before->hanzi, ordinal)) ||
           is_one_of(after->hanzi, counted);
}

/* 看一看, 是不是: light between two of the same. */
static bool is_between_twins(const struct reading *before, const struct reading *after)
{
    return before && after && !before->pause && strcmp(before->hanzi, after->hanzi) == 0;
}

static int tone_of_yi(const struct reading *before, const struct reading *after)
{
    if (is_between_twins(before, after) && !is_one_of(after->hanzi, "一"))
        return 5;
    if (yi_keeps_tone(before, after))
        return 1;
    bool ge = strcmp(after->hanzi, "个") == 0;
    return after->syllable.tone == 4 || ge ? 2 : 4;
}

static int tone_of_bu(const struct reading *before, const struct reading *after)
{
    if (is_between_twins(before, after))
        return 5;
    return after && after->syllable.tone == 4 ? 2 : 4;
}

static void apply_sandhi(struct reading *readings, size_t count)
{
    for (size_t i = count; i-- > 0;) {
        struct reading *now = &readings[i];
        const struct reading *before = i > 0 ? now - 1 : NULL;
        const struct reading *after = i + 1 < count && !now->pause ? now + 1 : NULL;
        if (strcmp(now->hanzi, "一") == 0 && now->syllable.tone == 1)
            now->syllable.tone = (uint8_t)tone_of_yi(before, after);
        else if (strcmp(now->hanzi, "不") == 0 && now->syllable.tone == 4)
            now->syllable.tone = (uint8_t)tone_of_bu(before, after);
    }
    /* From the left: in a run of thirds all but the last rise. */
    for (size_t i = 0; i + 1 < count; i++) {
        if (readings[i].syllable.tone == 3 && readings[i + 1].syllable.tone == 3 &&
            !readings[i].pause)
            readings[i].syllable.tone = 2;
    }
}

enum { SPOKEN_MAX = SYLLABLE_TEXT_SIZE + 5 }; /* a syllable, " r5", punctuation, a space */

static size_t write_spoken(const struct reading *reading, char *out)
{
    static const uint8_t without_n[FINAL_COUNT] = {
        [FINAL_AN] = FINAL_A, [FINAL_IAN] = FINAL_IA, [FINAL_UAN] = FINAL_UA};
    struct syllable plain = reading->syllable;
    plain.erhua = 0;
    if (reading->syllable.erhua && without_n[plain.final] &&
        syllable_exists((enum initial)plain.initial, (enum final)without_n[plain.final]))
        plain.final = without_n[plain.final];
    size_t n = syllable_format(plain, out);
    if (reading->syllable.erhua)
        n += (size_t)(stpcpy(out + n, " r5") - (out + n));
    if (reading->pause)
        out[n++] = reading->pause;
    out[n++] = ' ';
    return n;
}

enum status lexicon_pinyin(const struct lexicon *lexicon, const char *text, char **out)
{
    struct reading *readings = NULL;
    size_t count = 0, length = 0;
    enum status status = lexicon_read(lexicon, text, &readings, &count, NULL);
    if (status != STATUS_OK)
        return status;
    char *pinyin = malloc(count * SPOKEN_MAX + 1);
    if (pinyin) {
        apply_sandhi(readings, count);
        for (size_t i = 0; i < count; i++)
            length += write_spoken(&readings[i], pinyin + length);
        pinyin[length > 0 ? length - 1 : 0] = '\0';
        *out = pinyin;
    }
    free(readings);
    return pinyin ? STATUS_OK : STATUS_NO_MEMORY;
}
