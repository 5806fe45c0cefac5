#include "commands/context.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "scenarios/fill/play_fit.h"

enum { DETAILS_MAX = 32, VALUE_BYTES_MAX = 120 };

struct context {
    const char *path;
    const struct pack *pack;
    const struct customer *customer;
    struct problems *problems;
    struct detail given[DETAILS_MAX]; /* owned texts */
    size_t n_given;
    int line;
};

static void context_problem(struct context *context, const char *reason, const char *what)
{
    problems_add(context->problems, context->path, context->line, "%s '%.60s'", reason, what);
}

/* Digits are said one by one; anything else needs a reading. */
static bool is_sayable(const struct lexicon *lexicon, const char *value)
{
    char *pinyin = NULL;
    bool digits = strspn(value, "0123456789") == strlen(value);
    bool read = digits || lexicon_pinyin(lexicon, value, &pinyin) == STATUS_OK;
    free(pinyin);
    return digits ? strlen(value) <= SLOT_MAX_DIGITS : read;
}

static bool context_is_good(struct context *context, const char *id, const char *value)
{
    const char *problem = NULL, *what = value;
    if (!customer_detail(context->customer, id)) {
        problem = "the customer has no detail";
        what = id;
    }
    for (size_t i = 0; !problem && i < context->n_given; i++) {
        if (strcmp(context->given[i].id, id) == 0) {
            problem = "given twice:";
            what = id;
        }
    }
    if (!problem && strpbrk(value, "(){}|?\\"))
        problem = "a sign of wordings ( ) | ? { } or \\ in";
    if (!problem && strlen(value) > VALUE_BYTES_MAX)
        problem = "too long:";
    if (!problem && !is_sayable(context->pack->lexicon, value))
        problem = "cannot be said:";
    if (problem)
        context_problem(context, problem, what);
    return !problem && context->n_given < DETAILS_MAX;
}

/* Ends the text behind its last character that is no blank, and returns its first such. */
static char *trimmed(char *text)
{
    text += strspn(text, " \t");
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t\r\n", text[length - 1]))
        text[--length] = '\0';
    return text;
}

static void context_line(struct context *context, char *line)
{
    char *text = trimmed(line + (context->line == 1 ? utf8_after_mark(line) - line : 0)),
         *colon = strchr(text, ':');
    if (!text[0] || text[0] == '#')
        return;
    char *value = colon ? trimmed(colon + 1) : NULL;
    if (!utf8_valid(text, strlen(text), NULL) || !value || !value[0]) {
        problems_add(context->problems, context->path, context->line, "not `key: value` in UTF-8");
        return;
    }
    *colon = '\0';
    const char *id = trimmed(text);
    if (!context_is_good(context, id, value))
        return;
    struct detail *detail = &context->given[context->n_given++];
    *detail = (struct detail){strdup(id), strdup(value)};
}

static enum status context_lines(struct context *context)
{
    FILE *file = fopen(context->path, "re");
    char *text = NULL;
    size_t size = 0;
    if (!file) {
        problems_add(context->problems, context->path, 0, "cannot be read");
        return STATUS_NOT_FOUND;
    }
    for (context->line = 1; getline(&text, &size, file) > 0; context->line++)
        context_line(context, text);
    free(text);
    fclose(file);
    return context->problems->count ? STATUS_INVALID : STATUS_OK;
}

/* What the pack says of its own lines is said of the file that brought it about. */
static enum status context_fit(const struct context *context, struct pack *pack,
                               const struct play **play)
{
    struct problems found = {0};
    enum status status = play_fit(pack, *play, context->given, context->n_given, &found, play);
    for (size_t i = 0; found.items && i < found.count; i++)
        problems_add(context->problems, context->path, 0, "%s", found.items[i].reason);
    problems_finish(&found);
    return status;
}

enum status context_read(const char *path, struct pack *pack, const struct play **play,
                         struct problems *problems)
{
    struct context context = {
        .path = path, .pack = pack, .customer = &(*play)->customer, .problems = problems};
    enum status status = context_lines(&context);
    for (size_t i = 0; i < context.n_given; i++) {
        if (!context.given[i].id || !context.given[i].value)
            status = STATUS_NO_MEMORY;
    }
    if (status == STATUS_OK)
        status = context_fit(&context, pack, play);
    for (size_t i = 0; i < context.n_given; i++) {
        free((char *)context.given[i].id);
        free((char *)context.given[i].value);
    }
    return status;
}
