#include "language/stance/stance_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum status init(struct stance_words *words, size_t most)
{
    *words = (struct stance_words){.items = calloc(most, sizeof *words->items)};
    return words->items ? STATUS_OK : STATUS_NO_MEMORY;
}

static void add(struct stance_words *words, const char *word)
{
    snprintf(words->items[words->count++], STANCE_WORD_SIZE, "%s", word);
}

enum status stance_words_init(struct stance_words *words, const struct spoken_text *text,
                              size_t first, size_t end)
{
    enum status status = init(words, 2 * (end - first) + 2);
    if (status != STATUS_OK)
        return status;
    add(words, ",");
    for (size_t i = first; i < end; i++) {
        const struct reading *syllable = &text->syllables[i];
        bool figure = reading_is_numeral(syllable);
        if (!figure || strcmp(words->items[words->count - 1], "0") != 0)
            add(words, figure ? "0" : syllable->hanzi);
        if (syllable->pause || i + 1 == end)
            add(words, syllable->pause == '?' ? "?" : ",");
    }
    return STATUS_OK;
}

enum status stance_words_read(struct stance_words *words, const struct syllable *syllables,
                              size_t count)
{
    enum status status = init(words, count + 2);
    if (status != STATUS_OK)
        return status;
    add(words, ",");
    for (size_t i = 0; i < count; i++) {
        char pinyin[SYLLABLE_TEXT_SIZE];
        struct syllable plain = {.initial = syllables[i].initial, .final = syllables[i].final};
        syllable_format(plain, pinyin);
        snprintf(words->items[words->count++], STANCE_WORD_SIZE, "%.6s'", pinyin);
    }
    add(words, ",");
    return STATUS_OK;
}

void stance_words_finish(struct stance_words *words)
{
    if (!words)
        return;
    free(words->items);
    *words = (struct stance_words){0};
}
