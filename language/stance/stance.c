#include "language/stance/stance.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/text_file.h"

enum { LONGEST = 3, KEY_SIZE = LONGEST * STANCE_WORD_SIZE, NUMBER_SIZE = 32 };
enum { KINDS_MOST = 16, KIND_SIZE = 40 };

/* The file */

struct weight {
    char words[KEY_SIZE];
    float value;
    int kind; /* of the stance's; 0: of all */
    int line; /* of the file */
};

struct stance {
    struct weight *weights; /* owned; by kinds, of each sorted by words */
    size_t count, capacity;
    size_t ends[1 + KINDS_MOST];           /* of each kind's weights */
    char kinds[1 + KINDS_MOST][KIND_SIZE]; /* the first is that of all, "" */
    double bias[1 + KINDS_MOST];
    int n_kinds; /* with that of all */
    double doubt, sure, certain, fine, fine_clause;
};

static int compare_weights(const void *a, const void *b)
{
    const struct weight *x = a, *y = b;
    return x->kind != y->kind ? x->kind - y->kind : strcmp(x->words, y->words);
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

static bool parse_line(const char *line, size_t length, struct weight *weight, double *value)
{
    const char *tab = memchr(line, '\t', length);
    size_t n = tab ? (size_t)(tab - line) : 0;
    if (n == 0 || n >= KEY_SIZE || !parse_number(tab + 1, length - n - 1, value))
        return false;
    memcpy(weight->words, line, n);
    weight->words[n] = '\0';
    weight->value = (float)*value;
    return true;
}

struct reader {
    struct stance *stance;
    const char *name;
    struct problems *problems;
    int kind; /* whose weights these are */
    bool has_bias, has_doubt, has_sure, has_certain, has_fine, has_fine_clause, bad;
};

static void refuse(struct reader *reader, int line, const char *reason)
{
    problems_add(reader->problems, reader->name, line, "%s", reason);
    reader->bad = true;
}

/* False: it is no line that begins a kind. */
static bool take_kind(struct reader *reader, const char *line, size_t length, int number)
{
    static const char begin[] = "kind\t";
    struct stance *stance = reader->stance;
    size_t before = strlen(begin);
    if (length < before || memcmp(line, begin, before) != 0)
        return false;
    if (!reader->has_bias)
        refuse(reader, number, "without a line 'bias' before this kind");
    if (length == before || length - before >= KIND_SIZE || stance->n_kinds > KINDS_MOST) {
        refuse(reader, number, "no name of a kind, or too many kinds");
        return true;
    }
    reader->kind = stance->n_kinds++;
    reader->has_bias = false;
    memcpy(stance->kinds[reader->kind], line + before, length - before);
    return true;
}

/* False: it is no line with a name. */
static bool take_named(struct reader *reader, const struct weight *weight, double value)
{
    struct stance *stance = reader->stance;
    struct {
        const char *name;
        double *value;
        bool *has;
    } const named[] = {{"bias", &stance->bias[reader->kind], &reader->has_bias},
                       {"doubt", &stance->doubt, &reader->has_doubt},
                       {"sure", &stance->sure, &reader->has_sure},
                       {"certain", &stance->certain, &reader->has_certain},
                       {"fine", &stance->fine, &reader->has_fine},
                       {"fine_clause", &stance->fine_clause, &reader->has_fine_clause}};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (strcmp(weight->words, named[i].name) != 0)
            continue;
        if (*named[i].has)
            refuse(reader, weight->line, "this comes a second time");
        *named[i].value = value;
        *named[i].has = true;
        return true;
    }
    return false;
}

static enum status take_line(struct reader *reader, const char *line, size_t length, int number)
{
    struct stance *stance = reader->stance;
    struct weight weight = {.line = number, .kind = reader->kind};
    double value;
    if (length == 0 || strncmp(line, "//", 2) == 0 || take_kind(reader, line, length, number))
        return STATUS_OK;
    if (!parse_line(line, length, &weight, &value)) {
        refuse(reader, number, "not one to three words, a tab and a number");
        return STATUS_OK;
    }
    if (take_named(reader, &weight, value))
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

/* A file that the program wrote is sorted, and 60,000 weights take a while to sort. */
static void sort(struct stance *stance)
{
    for (size_t i = 1; i < stance->count; i++) {
        if (compare_weights(&stance->weights[i - 1], &stance->weights[i]) > 0) {
            qsort(stance->weights, stance->count, sizeof *stance->weights, compare_weights);
            return;
        }
    }
}

static void check_whole(struct reader *reader)
{
    struct stance *stance = reader->stance;
    sort(stance);
    for (size_t i = 1; i < stance->count; i++) {
        if (compare_weights(&stance->weights[i - 1], &stance->weights[i]) == 0)
            refuse(reader, stance->weights[i].line, "these words come a second time");
    }
    for (size_t i = 0; i < stance->count; i++)
        stance->ends[stance->weights[i].kind] = i + 1;
    for (int kind = 1; kind < stance->n_kinds; kind++) {
        if (stance->ends[kind] == 0) /* without weights */
            stance->ends[kind] = stance->ends[kind - 1];
    }
    if (!reader->has_bias)
        refuse(reader, 0, "without a line 'bias'");
    if (!reader->has_doubt)
        refuse(reader, 0, "without a line 'doubt'");
    if (!reader->has_sure)
        stance->sure = INFINITY;
    if (!reader->has_certain)
        stance->certain = INFINITY;
    if (!reader->has_fine)
        stance->fine = -INFINITY;
    if (!reader->has_fine_clause)
        stance->fine_clause = -INFINITY;
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
    if (reader.stance)
        reader.stance->n_kinds = 1;
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

/* Of those words alone, whatever the kind. */
static int compare_words(const void *words, const void *weight)
{
    return strcmp(words, ((const struct weight *)weight)->words);
}

/* Adds what those words weigh to each kind's sum. */
static void weights_add(const struct stance *stance, const char *words, double *sums)
{
    for (int kind = 0; kind < stance->n_kinds; kind++) {
        size_t first = kind ? stance->ends[kind - 1] : 0;
        size_t count = stance->ends[kind] - first;
        const struct weight *found =
            count ? bsearch(words, stance->weights + first, count, sizeof *found, compare_words)
                  : NULL;
        sums[kind] += found ? (double)found->value : 0;
    }
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

static enum status sums_make(const struct stance *stance, const struct stance_words *words,
                             double *sums)
{
    char(*keys)[KEY_SIZE] = calloc(LONGEST * words->count + 1, sizeof *keys);
    size_t n = 0;
    for (size_t i = 0; keys && i < words->count; i++)
        n += keys_from(words, i, keys + n);
    if (!keys)
        return STATUS_NO_MEMORY;
    qsort(keys, n, sizeof *keys, compare_keys);
    memcpy(sums, stance->bias, sizeof stance->bias);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || strcmp(keys[i], keys[i - 1]) != 0)
            weights_add(stance, keys[i], sums);
    }
    free(keys);
    return STATUS_OK;
}

enum status stance_weigh(const struct stance *stance, const struct stance_words *words,
                         struct stance_opinion *opinion)
{
    double sums[1 + KINDS_MOST];
    *opinion = (struct stance_opinion){.lean = LEANS_NOT, .kind = ""};
    if (!stance)
        return STATUS_OK;
    enum status status = sums_make(stance, words, sums);
    if (status != STATUS_OK)
        return status;
    int most = stance->n_kinds > 1 ? 1 : 0;
    for (int kind = 2; kind < stance->n_kinds; kind++)
        most = sums[kind] > sums[most] ? kind : most;
    double log_odds = sums[0] + (most ? sums[most] : 0);
    opinion->log_odds = log_odds;
    opinion->kind = stance->kinds[most];
    opinion->lean = log_odds >= stance->certain ? LEANS_CERTAINLY
                    : log_odds >= stance->sure  ? LEANS_SURELY
                    : log_odds >= stance->doubt ? LEANS_PERHAPS
                                                : LEANS_NOT;
    return STATUS_OK;
}

bool stance_finds_fine(const struct stance *stance, const struct stance_opinion *whole,
                       const struct stance_opinion *clause)
{
    return !stance || (whole->log_odds <= stance->fine && clause->log_odds <= stance->fine_clause);
}
