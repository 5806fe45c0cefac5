#include "audio/ear/network/syllable_grams.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/text_file.h"

enum { WORD_BITS = 10, LINE_SIZE = 96, COUNT_MAX = 1 << 20 };

_Static_assert(GRAM_END < 1 << WORD_BITS, "a word needs more bits");

static const float LEAST_LOG = -30; /* of a word that the model does not know */

uint16_t gram_word(struct syllable syllable)
{
    return (uint16_t)(syllable.initial * FINAL_COUNT + syllable.final);
}

void syllable_grams_finish(struct syllable_grams *grams)
{
    for (size_t n = 0; n < GRAM_LONGEST; n++)
        free(grams->items[n]);
    *grams = (struct syllable_grams){0};
}

/* Reading */

struct reader {
    struct syllable_grams *grams;
    size_t wanted[GRAM_LONGEST], capacity[GRAM_LONGEST];
    size_t length; /* of the n-grams under way; 0: the head */
    bool ended;
    const char *fault; /* of the line under way; NULL: none */
};

static bool word_read(const char *text, uint16_t *word)
{
    struct syllable syllable;
    if (strcmp(text, "<s>") == 0 || strcmp(text, "</s>") == 0) {
        *word = text[1] == 's' ? GRAM_START : GRAM_END;
        return true;
    }
    if (!syllable_parse(text, strlen(text), &syllable) || syllable.tone || syllable.erhua)
        return false;
    *word = gram_word(syllable);
    return true;
}

/* `n` words with blanks between. */
static bool words_read(char *text, size_t n, uint32_t *words)
{
    char *rest = NULL;
    size_t count = 0;
    *words = 0;
    for (char *one = strtok_r(text, " ", &rest); one; one = strtok_r(NULL, " ", &rest)) {
        uint16_t word;
        if (++count > n || !word_read(one, &word))
            return false;
        *words = *words << WORD_BITS | word;
    }
    return count == n;
}

/* In the file to the base of ten. */
static bool log_read(const char *text, float *log)
{
    char *end;
    if (!*text || strspn(text, "-.0123456789") < strlen(text))
        return false;
    *log = (float)(strtod(text, &end) * M_LN10);
    return !*end && *log >= -1000 && *log <= 1000;
}

/* LOG<TAB>WORDS, and where longer ones begin with it <TAB>BACK-OFF. */
static enum status gram_take(struct reader *reader, char *line)
{
    struct syllable_grams *grams = reader->grams;
    size_t k = reader->length - 1;
    struct gram gram = {0};
    char *words = strchr(line, '\t'), *back_off = words ? strchr(words + 1, '\t') : NULL;
    if (words)
        *words++ = '\0';
    if (back_off)
        *back_off++ = '\0';
    if (!words || !log_read(line, &gram.log) || (back_off && !log_read(back_off, &gram.back_off)))
        reader->fault = "not a logarithm, a tab and words";
    else if (!words_read(words, reader->length, &gram.words))
        reader->fault = "not as many syllables, without tones, as the n-grams here have";
    else if (grams->counts[k] == reader->wanted[k])
        reader->fault = "more n-grams than the head says";
    if (reader->fault)
        return STATUS_INVALID;
    enum status status =
        grow(&grams->items[k], &reader->capacity[k], grams->counts[k] + 1, sizeof gram);
    if (status == STATUS_OK)
        grams->items[k][grams->counts[k]++] = gram;
    return status;
}

static bool count_take(struct reader *reader, const char *line)
{
    unsigned n, count;
    char behind;
    if (reader->length > 0 || sscanf(line, "ngram %1u=%7u%c", &n, &count, &behind) != 2 || n < 1 ||
        n > GRAM_LONGEST || count > COUNT_MAX)
        return false;
    reader->wanted[n - 1] = count;
    return true;
}

static bool section_take(struct reader *reader, const char *line)
{
    char expected[16];
    snprintf(expected, sizeof expected, "\\%zu-grams:", reader->length + 1);
    if (reader->length == GRAM_LONGEST || strcmp(line, expected) != 0)
        return false;
    reader->length++;
    return true;
}

static enum status line_take(struct reader *reader, char *line)
{
    if (!*line || reader->ended || strcmp(line, "\\data\\") == 0 || count_take(reader, line) ||
        section_take(reader, line))
        return STATUS_OK;
    if (strcmp(line, "\\end\\") == 0) {
        reader->ended = true;
        return STATUS_OK;
    }
    if (reader->length > 0 && *line != '\\')
        return gram_take(reader, line);
    reader->fault = "neither a count of the head's, nor the n-grams that come next, nor the end";
    return STATUS_INVALID;
}

static int compare_grams(const void *a, const void *b)
{
    uint32_t one = ((const struct gram *)a)->words, other = ((const struct gram *)b)->words;
    return one < other ? -1 : one > other;
}

/* That it is whole; what is asked for is then found by halving. */
static enum status grams_sort(struct reader *reader)
{
    struct syllable_grams *grams = reader->grams;
    bool whole = reader->ended && grams->counts[0] > 0;
    for (size_t k = 0; k < GRAM_LONGEST; k++) {
        whole &= grams->counts[k] == reader->wanted[k];
        if (grams->counts[k])
            qsort(grams->items[k], grams->counts[k], sizeof **grams->items, compare_grams);
        for (size_t i = 1; i < grams->counts[k]; i++)
            whole &= grams->items[k][i - 1].words != grams->items[k][i].words;
    }
    if (!whole)
        reader->fault = "n-grams are missing, or there twice";
    return whole ? STATUS_OK : STATUS_INVALID;
}

static enum status lines_read(struct reader *reader, const struct text_file *file, int *number)
{
    enum status status = STATUS_OK;
    const char *end = file->bytes + file->length;
    for (const char *at = file->bytes; at < end && status == STATUS_OK; ++*number) {
        const char *next = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((next ? next : end) - at);
        char line[LINE_SIZE];
        snprintf(line, sizeof line, "%.*s", (int)length, at);
        line[strcspn(line, "\r")] = '\0';
        status = line_take(reader, line);
        at += length + (next != NULL);
    }
    return status;
}

static enum status file_read(struct syllable_grams *grams, const struct text_file *file,
                             const char *path, char *reason, size_t size)
{
    struct reader reader = {.grams = grams};
    int number = 0;
    enum status status = lines_read(&reader, file, &number);
    if (status == STATUS_OK) {
        number = 0;
        status = grams_sort(&reader);
    }
    if (status == STATUS_INVALID && number)
        snprintf(reason, size, "%.300s:%d: %s", path, number, reader.fault);
    else if (status == STATUS_INVALID)
        snprintf(reason, size, "%.300s: %s", path, reader.fault);
    return status;
}

enum status syllable_grams_read(struct syllable_grams *grams, const char *path, char *reason,
                                size_t size)
{
    struct text_file file;
    struct problems problems = {0};
    *grams = (struct syllable_grams){0};
    enum status status = text_file_open(&file, path, "", LINE_SIZE - 1, &problems);
    if (status == STATUS_OK) {
        status = file_read(grams, &file, path, reason, size);
        text_file_close(&file);
    } else if (problems.count && problems.items) {
        snprintf(reason, size, "%.300s:%d: %s", path, problems.items[0].line,
                 problems.items[0].reason);
    }
    problems_finish(&problems);
    if (status != STATUS_OK)
        syllable_grams_finish(grams);
    return status;
}

/* Asking */

static const struct gram *gram_of(const struct syllable_grams *grams, size_t length, uint32_t words)
{
    struct gram asked = {.words = words};
    size_t k = length - 1;
    return grams->counts[k]
               ? bsearch(&asked, grams->items[k], grams->counts[k], sizeof asked, compare_grams)
               : NULL;
}

float syllable_grams_alone(const struct syllable_grams *grams, uint16_t word)
{
    const struct gram *alone = gram_of(grams, 1, word);
    return alone ? alone->log : LEAST_LOG;
}

static float log_behind(const struct syllable_grams *grams, uint16_t before, uint16_t word)
{
    const struct gram *pair = gram_of(grams, 2, (uint32_t)before << WORD_BITS | word);
    if (pair)
        return pair->log;
    const struct gram *history = gram_of(grams, 1, before);
    return (history ? history->back_off : 0) + syllable_grams_alone(grams, word);
}

float syllable_grams_log(const struct syllable_grams *grams, uint16_t far, uint16_t before,
                         uint16_t word)
{
    if (before == GRAM_START)
        return log_behind(grams, before, word);
    uint32_t history = (uint32_t)far << WORD_BITS | before;
    const struct gram *three = gram_of(grams, 3, history << WORD_BITS | word);
    if (three)
        return three->log;
    const struct gram *pair = gram_of(grams, 2, history);
    return (pair ? pair->back_off : 0) + log_behind(grams, before, word);
}
