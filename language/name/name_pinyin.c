#include "language/name/name_pinyin.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "language/name/fold.h"
#include "language/reading/character.h"
#include "language/reading/surname.h"

enum { PARTS_MAX = 32, PART_SIZE = 24 };

struct parts { /* a name's syllables, "li3"; Latin words as they are, in small letters */
    char text[PARTS_MAX][PART_SIZE];
    int n;
};

static void part_add(struct parts *parts, const char *text)
{
    if (parts->n < PARTS_MAX)
        snprintf(parts->text[parts->n++], PART_SIZE, "%.*s", PART_SIZE - 1, text);
}

/* Bytes of the surname at the beginning that is read otherwise than its characters; 0: none. Of
 * "ji3/ji4" the first reading counts. */
static size_t surname_read(const char *name, struct parts *parts)
{
    const struct surname *surname = surname_of(name);
    for (const char *at = surname ? surname->reading : ""; *at;) {
        char syllable[SYLLABLE_TEXT_SIZE];
        snprintf(syllable, sizeof syllable, "%.*s", (int)strcspn(at, "/ "), at);
        part_add(parts, syllable);
        at += strcspn(at, " ");
        at += strspn(at, " ");
    }
    return surname ? strlen(surname->hanzi) : 0;
}

static bool is_letter(unsigned char sign)
{
    return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9');
}

static size_t word_read(const char *text, struct parts *parts)
{
    size_t n = 0;
    char word[PART_SIZE];
    while (is_letter((unsigned char)text[n]))
        n++;
    snprintf(word, sizeof word, "%.*s", (int)n, text);
    part_add(parts, word);
    return n;
}

/* One character; what has no reading sorts behind all that have one, as it is. */
static size_t character_read(const char *text, struct parts *parts)
{
    uint32_t code = 0;
    struct syllable syllable;
    char written[SYLLABLE_TEXT_SIZE > 8 ? SYLLABLE_TEXT_SIZE : 8] = "";
    size_t n = utf8_decode(text, strlen(text), &code);
    if (n == 0)
        return 1;
    if (character_reading(code, &syllable))
        syllable_format(syllable, written);
    else if (utf8_is_han(code))
        snprintf(written, sizeof written, "%.*s", (int)n, text);
    if (*written)
        part_add(parts, written);
    return n;
}

static void name_read(const char *name, struct parts *parts)
{
    char key[NAME_SIZE];
    fold_key(name, key);
    parts->n = 0;
    for (const char *at = key + surname_read(key, parts); *at;)
        at += is_letter((unsigned char)*at) ? word_read(at, parts) : character_read(at, parts);
}

void name_order(const char *name, char out[NAME_ORDER_SIZE])
{
    struct parts parts;
    size_t used = 0;
    name_read(name, &parts);
    out[0] = '\0';
    for (int i = 0; i < parts.n && used + PART_SIZE + 2 < NAME_ORDER_SIZE; i++)
        used += (size_t)snprintf(out + used, NAME_ORDER_SIZE - used, "%s ", parts.text[i]);
    /* A tab sorts before any syllable more. */
    snprintf(out + used, NAME_ORDER_SIZE - used, "\t%.*s",
             (int)utf8_cut(name, NAME_ORDER_SIZE - used - 2), name);
}

/* Each syllable from the i-th on takes one letter of what was typed, or as many as it has. */
static bool parts_begin(const struct parts *parts, int i, const char *typed)
{
    if (!*typed)
        return true;
    if (i == parts->n)
        return false;
    const char *part = parts->text[i];
    for (size_t n = 1; part[n - 1] && part[n - 1] == typed[n - 1]; n++) {
        if (parts_begin(parts, i + 1, typed + n))
            return true;
    }
    return false;
}

bool name_matches(const char *name, const char *number, const char *typed)
{
    struct parts parts;
    char key[NAME_SIZE], name_key[NAME_SIZE], wanted[NUMBER_SIZE];
    if (!*typed)
        return true;
    fold_key(typed, key);
    fold_key(name, name_key);
    if (strstr(name_key, key))
        return true;
    if (fold_number(typed, wanted, sizeof wanted) == STATUS_OK && strpbrk(wanted, "0123456789"))
        return strstr(number, wanted) != NULL;
    name_read(name, &parts);
    return parts_begin(&parts, 0, key);
}
