#include "language/reading/words.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/utf8.h"

enum { FIRST_CHARACTERS = 0x10000 };

static void word_finish(struct word *word)
{
    free(word->text);
    free(word->read_as);
    free(word->syllables);
    *word = (struct word){0};
}

void words_finish(struct words *words)
{
    if (!words)
        return;
    for (size_t i = 0; i < words->count; i++)
        word_finish(&words->items[i]);
    free(words->items);
    free(words->first);
    *words = (struct words){0};
}

static enum status refuse(char reason[WORD_REASON_SIZE], const char *what)
{
    snprintf(reason, WORD_REASON_SIZE, "%s", what);
    return STATUS_INVALID;
}

static enum status refuse_text(char reason[WORD_REASON_SIZE], const char *text, size_t length,
                               const char *what)
{
    size_t shown = length > 40 ? utf8_cut(text, 40) : length;
    snprintf(reason, WORD_REASON_SIZE, "'%.*s' %s", (int)shown, text, what);
    return STATUS_INVALID;
}

/* One token of a reading: `qing3`, `shei2/shui2` or `xing2|hang2|heng2`. */
static bool parse_token(const char *token, size_t length, struct word_syllable *out)
{
    *out = (struct word_syllable){.characters = 1};
    size_t n = 0;
    for (size_t i = 0; i <= length; n++) {
        size_t end = i;
        while (end < length && token[end] != '/' && token[end] != '|')
            end++;
        struct syllable third; /* checked, then dropped: nothing uses more than two */
        if (!syllable_parse(token + i, end - i,
                            n == 0   ? &out->said
                            : n == 1 ? &out->other
                                     : &third))
            return false;
        out->unsure |= end < length && token[end] == '|';
        i = end + 1;
    }
    return true;
}

static bool is_colouring(const char *token, size_t length, const struct word_syllable *before)
{
    return length == 2 && memcmp(token, "r5", 2) == 0 && before && before->said.final != FINAL_ER &&
           !before->said.erhua;
}

static void colour(struct word_syllable *syllable)
{
    syllable->other = syllable->said; /* many speakers leave the r out */
    syllable->said.erhua = 1;
    syllable->characters = 2;
}

/* Takes a `~` off the end of a reading. */
static bool take_weak_mark(const char *reading, size_t *length)
{
    if (*length < 2 || memcmp(reading + *length - 2, " ~", 2) != 0)
        return false;
    *length -= 2;
    return true;
}

/* Parses the tokens of a reading; returns how many characters they cover, 0 when one is bad. */
static size_t parse_reading(const char *reading, size_t length, struct word_syllable *out,
                            size_t *n_out, char error[WORD_REASON_SIZE])
{
    size_t covered = 0, n = 0;
    for (size_t i = 0; i < length;) {
        size_t end = i;
        while (end < length && reading[end] != ' ')
            end++;
        struct word_syllable *before = n > 0 ? &out[n - 1] : NULL;
        if (end > i) {
            if (is_colouring(reading + i, end - i, before))
                colour(before);
            else if (n < WORD_MAX_SYLLABLES && parse_token(reading + i, end - i, &out[n]))
                n++;
            else
                return refuse_text(error, reading + i, end - i, "is no Mandarin syllable"), 0;
            covered++;
        }
        i = end + 1;
    }
    *n_out = n;
    return covered;
}

/* Counts the characters of a word; *all_han tells whether each of them needs a syllable. */
static size_t count_characters(const char *text, size_t length, bool *all_han)
{
    size_t count = 0;
    *all_han = true;
    for (size_t i = 0; i < length; count++) {
        uint32_t code = 0;
        size_t n = utf8_decode(text + i, length - i, &code);
        *all_han = *all_han && utf8_is_han(code);
        i += n ? n : 1;
    }
    return count;
}

static enum status words_push(struct words *words, const struct word *word)
{
    if (grow(&words->items, &words->capacity, words->count + 1, sizeof *words->items) != STATUS_OK)
        return STATUS_NO_MEMORY;
    words->items[words->count] = *word;
    words->items[words->count++].added = words->added++;
    if (word->length > words->longest)
        words->longest = word->length;
    return STATUS_OK;
}

static enum status word_init(struct word *word, const char *text, size_t length,
                             const char *reading, size_t reading_length,
                             char error[WORD_REASON_SIZE])
{
    struct word_syllable syllables[WORD_MAX_SYLLABLES];
    bool all_han, reads_as_han;
    size_t characters = count_characters(text, length, &all_han);
    count_characters(reading, reading_length, &reads_as_han);
    word->weak = take_weak_mark(reading, &reading_length);
    if (!reads_as_han) {
        size_t covered =
            parse_reading(reading, reading_length, syllables, &word->n_syllables, error);
        if (covered == 0)
            return STATUS_INVALID;
        if (all_han && covered != characters)
            return refuse_text(error, text, length, "has more or fewer characters than syllables");
    }
    word->length = length;
    word->text = strndup(text, length);
    if (reads_as_han)
        word->read_as = strndup(reading, reading_length);
    else
        word->syllables = malloc(word->n_syllables * sizeof *syllables);
    if (!word->text || (!word->read_as && !word->syllables))
        return STATUS_NO_MEMORY;
    if (word->syllables)
        memcpy(word->syllables, syllables, word->n_syllables * sizeof *syllables);
    return STATUS_OK;
}

enum status words_add_line(struct words *words, const char *line, size_t length,
                           char reason[WORD_REASON_SIZE])
{
    const char *tab = memchr(line, '\t', length);
    size_t word_length = tab ? (size_t)(tab - line) : 0;
    while (length > 0 && strchr(" \t\r\n", line[length - 1]) && line[length - 1])
        length--;
    if (!tab || word_length == 0 || word_length + 1 >= length)
        return refuse(reason, "expected a word, a tab and its reading");
    if (line[0] == '"')
        return refuse(reason, "a word in quotes: write it without them");
    if (!utf8_valid(line, length, NULL))
        return refuse(reason, "not valid UTF-8");
    if (word_length > WORD_MAX_BYTES)
        return refuse_text(reason, line, word_length, "… is too long for a word");
    struct word word = {0};
    enum status status =
        word_init(&word, line, word_length, tab + 1, length - word_length - 1, reason);
    if (status == STATUS_OK)
        status = words_push(words, &word);
    if (status == STATUS_NO_MEMORY)
        refuse(reason, "out of memory");
    if (status != STATUS_OK)
        word_finish(&word);
    return status;
}

static int compare_text(const char *a, size_t a_length, const char *b, size_t b_length)
{
    int order = memcmp(a, b, a_length < b_length ? a_length : b_length);
    return order ? order : (a_length > b_length) - (a_length < b_length);
}

static int compare_words(const void *left, const void *right)
{
    const struct word *a = left, *b = right;
    int order = compare_text(a->text, a->length, b->text, b->length);
    return order ? order : (a->added > b->added) - (a->added < b->added);
}

/* Words stand in the order of their first characters, as UTF-8 has it; only those of the Basic
 * Multilingual Plane are counted. Without memory the words are found more slowly. */
static void words_index(struct words *words)
{
    if (!words->first)
        words->first = malloc((FIRST_CHARACTERS + 1) * sizeof *words->first);
    if (!words->first)
        return;
    size_t item = 0;
    for (uint32_t code = 0; code <= FIRST_CHARACTERS; code++) {
        uint32_t first = 0;
        while (item < words->count &&
               utf8_decode(words->items[item].text, words->items[item].length, &first) &&
               first < code)
            item++;
        words->first[code] = (uint32_t)item;
    }
}

void words_sort(struct words *words)
{
    if (words->count == 0)
        return;
    qsort(words->items, words->count, sizeof *words->items, compare_words);
    size_t kept = 0;
    for (size_t i = 1; i < words->count; i++) {
        if (strcmp(words->items[i].text, words->items[kept].text) == 0)
            word_finish(&words->items[kept]);
        else
            kept++;
        if (kept != i) {
            words->items[kept] = words->items[i];
            words->items[i] = (struct word){0};
        }
    }
    words->count = kept + 1;
    words_index(words);
}

/* The first word in [low, high), all of which begin alike, that `text` of that length does not come
 * after; with `past` the first that it does not begin either. */
static size_t bound(const struct words *words, size_t low, size_t high, const char *text,
                    size_t length, bool past)
{
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct word *word = &words->items[middle];
        int order = memcmp(word->text, text, word->length < length ? word->length : length);
        bool begun = order == 0 && word->length >= length;
        if (order < 0 || (order == 0 && !begun) || (past && begun))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Words with one beginning stand together, the shortest first: with each further character there
 * are fewer of them. */
const struct word *words_find(const struct words *words, const char *text, size_t length)
{
    const struct word *longest = NULL;
    size_t low = 0, high = words->count;
    uint32_t code = 0;
    if (words->first && utf8_decode(text, length, &code) && code < FIRST_CHARACTERS) {
        low = words->first[code];
        high = words->first[code + 1];
    }
    for (size_t n = 1; n <= length && n <= words->longest && low < high; n++) {
        if (n < length && ((unsigned char)text[n] & 0xC0) == 0x80)
            continue; /* within a character */
        low = bound(words, low, high, text, n, false);
        high = bound(words, low, high, text, n, true);
        if (low < high && words->items[low].length == n)
            longest = &words->items[low];
    }
    return longest;
}
