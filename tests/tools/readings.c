/* readings [--pinyin]: for each line of text on stdin, its syllables without tones on a line of
 * stdout, or, with --pinyin, toned and with the punctuation, for espeak-ng; an empty line where a
 * word has no reading. Lets the scripts compare texts by sound and speak them. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/reading/lexicon.h"

static void line_read(const struct lexicon *lexicon, const char *text)
{
    struct reading *readings = NULL;
    size_t count = 0;
    if (lexicon_read(lexicon, text, &readings, &count, NULL) != STATUS_OK)
        count = 0;
    for (size_t i = 0; i < count; i++) {
        char pinyin[SYLLABLE_TEXT_SIZE];
        struct syllable syllable = readings[i].syllable;
        syllable.tone = 0;
        syllable_format(syllable, pinyin);
        printf("%s%s", i ? " " : "", pinyin);
    }
    putchar('\n');
    free(readings);
}

static void line_pinyin(const struct lexicon *lexicon, const char *text)
{
    char *pinyin = NULL;
    puts(lexicon_pinyin(lexicon, text, &pinyin) == STATUS_OK ? pinyin : "");
    free(pinyin);
}

int main(int argc, char **argv)
{
    bool pinyin = argc > 1 && strcmp(argv[1], "--pinyin") == 0;
    struct lexicon *lexicon;
    char *text = NULL;
    size_t capacity = 0;
    if (lexicon_open(&lexicon) != STATUS_OK)
        return 1;
    while (getline(&text, &capacity, stdin) >= 0) {
        text[strcspn(text, "\r\n")] = '\0';
        if (pinyin)
            line_pinyin(lexicon, text);
        else
            line_read(lexicon, text);
    }
    free(text);
    lexicon_close(lexicon);
    return 0;
}
