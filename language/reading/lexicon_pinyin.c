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

static bool is_digit(const struct reading *reading)
{
    return is_one_of(reading->hanzi, "零一二三四五六七八九");
}

/* In years and behind a point 一 is one, whatever stands beside it. */
static bool is_telling(const struct reading *before, const struct reading *after)
{
    return !(before && is_one_of(before->hanzi, "点")) && !(after && is_one_of(after->hanzi, "年"));
}

/* Where a number of so many digits takes a breath: a mobile's in 3-4-4, a house's in 4-4 or 3-4. */
static bool breathes_after(size_t digit, size_t count)
{
    return count == 11  ? digit == 3 || digit == 7
           : count == 8 ? digit == 4
                        : count == 7 && digit == 3;
}

/* Digits said one by one, as on a telephone: 一 is 幺 there, so that nobody takes it for 七. */
static void digits_say(struct reading *digits, size_t count)
{
    static const char yao[] = "yao1";
    for (size_t i = 0; i < count; i++) {
        if (is_one_of(digits[i].hanzi, "一"))
            syllable_parse(yao, sizeof yao - 1, &digits[i].syllable);
        if (breathes_after(i + 1, count) && !digits[i].pause)
            digits[i].pause = ',';
    }
}

/* Before sandhi, which goes by what follows. */
static void numbers_say(struct reading *readings, size_t count)
{
    enum { LEAST = 3 };
    for (size_t first = 0, end; first < count; first = end) {
        end = first;
        while (end < count && is_digit(&readings[end]) &&
               (end == first || !readings[end - 1].pause))
            end++;
        if (end - first >= LEAST && is_telling(first > 0 ? &readings[first - 1] : NULL,
                                               end < count ? &readings[end] : NULL))
            digits_say(readings + first, end - first);
        end += end == first;
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

enum status lexicon_speak(const struct lexicon *lexicon, const char *text, struct reading **out,
                          size_t *out_count)
{
    enum status status = lexicon_read(lexicon, text, out, out_count, NULL);
    if (status != STATUS_OK)
        return status;
    numbers_say(*out, *out_count);
    apply_sandhi(*out, *out_count);
    return STATUS_OK;
}

enum status lexicon_pinyin(const struct lexicon *lexicon, const char *text, char **out)
{
    struct reading *readings = NULL;
    size_t count = 0, length = 0;
    enum status status = lexicon_speak(lexicon, text, &readings, &count);
    if (status != STATUS_OK)
        return status;
    char *pinyin = malloc(count * SPOKEN_MAX + 1);
    if (pinyin) {
        for (size_t i = 0; i < count; i++)
            length += write_spoken(&readings[i], pinyin + length);
        pinyin[length > 0 ? length - 1 : 0] = '\0';
        *out = pinyin;
    }
    free(readings);
    return pinyin ? STATUS_OK : STATUS_NO_MEMORY;
}
