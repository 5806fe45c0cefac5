#include "language/reading/tone_mark.h"

#include <stdio.h>
#include <string.h>

static const char vowels[] = "aeiouv";

/* A vowel with no mark and with those of the four tones. */
static const char *const marked[][5] = {
    {"a", "ā", "á", "ǎ", "à"}, {"e", "ē", "é", "ě", "è"}, {"i", "ī", "í", "ǐ", "ì"},
    {"o", "ō", "ó", "ǒ", "ò"}, {"u", "ū", "ú", "ǔ", "ù"}, {"ü", "ǖ", "ǘ", "ǚ", "ǜ"},
};

/* The letter that bears the mark; NULL: there is no vowel. */
static const char *bearer(const char *letters)
{
    const char *found = strchr(letters, 'a');
    if (!found)
        found = strchr(letters, 'e');
    if (!found)
        found = strstr(letters, "ou");
    for (const char *at = letters; !found && *at; at++) {
        if (strchr(vowels, *at) && strcspn(at + 1, vowels) == strlen(at + 1))
            found = at;
    }
    return found;
}

void syllable_mark(struct syllable syllable, char out[MARKED_SIZE])
{
    char letters[SYLLABLE_TEXT_SIZE];
    int tone = syllable.tone <= 4 ? syllable.tone : 0;
    size_t used = 0;
    syllable.tone = 0;
    out[0] = '\0';
    if (syllable.final == FINAL_ANY || syllable_format(syllable, letters) == 0)
        return;
    const char *bears = bearer(letters);
    for (const char *at = letters; *at && used < MARKED_SIZE; at++) {
        const char *vowel = strchr(vowels, *at);
        char plain[2] = {*at, '\0'};
        const char *text = vowel ? marked[vowel - vowels][at == bears ? tone : 0] : plain;
        used += (size_t)snprintf(out + used, MARKED_SIZE - used, "%s", text);
    }
}
