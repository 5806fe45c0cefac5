#include "language/stance/stance.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/text_file.h"

enum { LONGEST = 3, KEY_SIZE = LONGEST * STANCE_WORD_SIZE, NUMBER_SIZE = 32 };

/* Words */

static void add(struct stance_words *words, const char *word)
{
    snprintf(words->items[words->count++], STANCE_WORD_SIZE, "%s", word);
}

enum status stance_words_init(struct stance_words *words, const struct spoken_text *text)
{
    *words = (struct stance_words){.items = calloc(2 * text->count + 2, sizeof *words->items)};
    if (!words->items)
        return STATUS_NO_MEMORY;
    add(words, ",");
    for (size_t i = 0; i < text->count; i++) {
        const struct reading *syllable = &text->syllables[i];
        bool figure = reading_is_numeral(syllable);
        if (!figure || strcmp(words->items[words->count - 1], "0") != 0)
            add(words, figure ? "0" : syllable->hanzi);
        if (syllable->pause || i + 1 == text->count)
            add(words, syllable->pause == '?' ? "?" : ",");
    }
    return STATUS_OK;
}

enum status stance_words_read(struct stance_words *words, const struct syllable *syllables,
                              size_t count)
{
    *words = (struct stance_words){.items = calloc(count + 2, sizeof *words->items)};
    if (!words->items)
        return STATUS_NO_MEMORY;
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

/* The file */

struct weight {
    char words[KEY_SIZE];
    double value;
    int line; /* of the file */
};

struct stance {
    struct weight *weights; /* owned; sorted by words */
    size_t count, capacity;
    double bias, doubt, sure;
};

static int compare_weights(const void *a, const void *b)
{
    return strcmp(((const struct weight *)a)->words, ((const struct weight *)b)->words);
}

/* Written out in digits: strtod alone would also take "inf", "nan" and hexadecimal. */
static bool parse_number(const char *text, size_t length, double *value)
{
    char number[NUMBER_SIZE], *end;
    if (length == 0 || length >= sizeof number)
        return false;
    memcpy(number, text, length);
    number[length] = '\0';
    if (strspn(number, "-.0123456789") < length)
        return false;
    *value = strtod(number, &end);
    return end == number + length;
}

static bool parse_line(const char *line, size_t length, struct weight *weight)
{
    const char *tab = memchr(line, '\t', length);
    size_t n = tab ? (size_t)(tab - line) : 0;
    if (n == 0 || n >= KEY_SIZE || !parse_number(tab + 1, length - n - 1, &weight->value))
        return false;
    memcpy(weight->words, line, n);
    weight->words[n] = '\0';
    return true;
}

struct reader {
    struct stance *stance;
    const char *name;
    struct problems *problems;
    bool has_bias, has_doubt, has_sure, bad;
};

static void refuse(struct reader *reader, int line, const char *reason)
{
    problems_add(reader->problems, reader->name, line, "%s", reason);
    reader->bad = true;
}

/* False: it is no line with a name. */
static bool take_named(struct reader *reader, const struct weight *weight)
{
    struct stance *stance = reader->stance;
    struct {
        const char *name;
        double *value;
        bool *has;
    } const named[] = {{"bias", &stance->bias, &reader->has_bias},
                       {"doubt", &stance->doubt, &reader->has_doubt},
                       {"sure", &stance->sure, &reader->has_sure}};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (strcmp(weight->words, named[i].name) != 0)
            continue;
        if (*named[i].has)
            refuse(reader, weight->line, "this comes a second time");
        *named[i].value = weight->value;
        *named[i].has = true;
        return true;
    }
    return false;
}

static enum status take_line(struct reader *reader, const char *line, size_t length, int number)
{
    struct stance *stance = reader->stance;
    struct weight weight = {.line = number};
    if (length == 0 || strncmp(line, "//", 2) == 0)
        return STATUS_OK;
    if (!parse_line(line, length, &weight)) {
        refuse(reader, number, "not one to three words, a tab and a number");
        return STATUS_OK;
    }
    if (take_named(reader, &weight))
        return STATUS_OK;
    enum status status =
        grow(&stance->weights, &stance->capacity, stance->count + 1, sizeof *stance->weights);
    if (status == STATUS_OK)
        stance->weights[stance->count++] = weight;
    return status;
}

static enum status read_lines(struct reader *reader, const struct text_file *file)
{
    enum status status = STATUS_OK;
    int number = 1;
    const char *end = file->bytes + file->length;
    for (const char *line = file->bytes; line < end && status == STATUS_OK; number++) {
        const char *next = memchr(line, '\n', (size_t)(end - line));
        size_t length = (size_t)((next ? next : end) - line);
        size_t shown = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        status = take_line(reader, line, shown, number);
        line += length + (next != NULL);
    }
    return status;
}

static void check_whole(struct reader *reader)
{
    struct stance *stance = reader->stance;
    if (stance->count)
        qsort(stance->weights, stance->count, sizeof *stance->weights, compare_weights);
    for (size_t i = 1; i < stance->count; i++) {
        if (compare_weights(&stance->weights[i - 1], &stance->weights[i]) == 0)
            refuse(reader, stance->weights[i].line, "these words come a second time");
    }
    if (!reader->has_bias)
        refuse(reader, 0, "without a line 'bias'");
    if (!reader->has_doubt)
        refuse(reader, 0, "without a line 'doubt'");
    if (!reader->has_sure)
        stance->sure = INFINITY;
}

enum status stance_open(struct stance **stance, const char *path, const char *name,
                        struct problems *problems)
{
    struct text_file file;
    struct reader reader = {.name = name, .problems = problems};
    *stance = NULL;
    enum status status = text_file_open(&file, path, name, TEXT_FILE_LINE_MAX, problems);
    if (status != STATUS_OK)
        return status;
    reader.stance = calloc(1, sizeof *reader.stance);
    status = reader.stance ? read_lines(&reader, &file) : STATUS_NO_MEMORY;
    text_file_close(&file);
    if (status == STATUS_OK)
        check_whole(&reader);
    if (status == STATUS_OK && reader.bad)
        status = STATUS_INVALID;
    if (status == STATUS_OK)
        *stance = reader.stance;
    else
        stance_close(reader.stance);
    return status;
}

void stance_close(struct stance *stance)
{
    if (!stance)
        return;
    free(stance->weights);
    free(stance);
}

/* Weighing */

static int compare_keys(const void *a, const void *b)
{
    return strcmp(a, b);
}

static double weight_of(const struct stance *stance, const char *words)
{
    struct weight asked = {.value = 0};
    snprintf(asked.words, sizeof asked.words, "%s", words);
    const struct weight *found = stance->count ? bsearch(&asked, stance->weights, stance->count,
                                                         sizeof asked, compare_weights)
                                               : NULL;
    return found ? found->value : 0;
}

/* The words from `first` on, up to three of them, as keys one after the other; returns how many. */
static size_t keys_from(const struct stance_words *words, size_t first, char (*keys)[KEY_SIZE])
{
    size_t n = 0, length = 0;
    char key[KEY_SIZE] = "";
    for (size_t i = first; i < words->count && n < LONGEST; i++) {
        length += (size_t)snprintf(key + length, KEY_SIZE - length, "%s", words->items[i]);
        memcpy(keys[n++], key, KEY_SIZE);
    }
    return n;
}

static enum status weigh(const struct stance *stance, const struct stance_words *words,
                         double *log_odds)
{
    char(*keys)[KEY_SIZE] = calloc(LONGEST * words->count, sizeof *keys);
    size_t n = 0;
    for (size_t i = 0; keys && i < words->count; i++)
        n += keys_from(words, i, keys + n);
    if (!keys)
        return STATUS_NO_MEMORY;
    qsort(keys, n, sizeof *keys, compare_keys);
    *log_odds = stance->bias;
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || strcmp(keys[i], keys[i - 1]) != 0)
            *log_odds += weight_of(stance, keys[i]);
    }
    free(keys);
    return STATUS_OK;
}

enum status stance_weigh(const struct stance *stance, const struct spoken_text *text,
                         double *log_odds)
{
    struct stance_words words;
    enum status status = stance_words_init(&words, text);
    if (status == STATUS_OK)
        status = weigh(stance, &words, log_odds);
    stance_words_finish(&words);
    return status;
}

static enum stance_lean lean_of(const struct stance *stance, double log_odds)
{
    return log_odds >= stance->sure    ? LEANS_SURELY
           : log_odds >= stance->doubt ? LEANS_PERHAPS
                                       : LEANS_NOT;
}

enum status stance_lean(const struct stance *stance, const struct spoken_text *text,
                        enum stance_lean *lean)
{
    double log_odds = 0;
    *lean = LEANS_NOT;
    if (!stance)
        return STATUS_OK;
    enum status status = stance_weigh(stance, text, &log_odds);
    if (status == STATUS_OK)
        *lean = lean_of(stance, log_odds);
    return status;
}

enum status stance_lean_read(const struct stance *stance, const struct syllable *syllables,
                             size_t count, enum stance_lean *lean)
{
    struct stance_words words;
    double log_odds = 0;
    *lean = LEANS_NOT;
    if (!stance)
        return STATUS_OK;
    enum status status = stance_words_read(&words, syllables, count);
    if (status == STATUS_OK)
        status = weigh(stance, &words, &log_odds);
    if (status == STATUS_OK)
        *lean = lean_of(stance, log_odds);
    stance_words_finish(&words);
    return status;
}
