#include "commands/help.h"

#include <string.h>

#include "commands/forms.h"

enum { WIDTH = 96, INDENT = 26, CHUNK_SIZE = 256 };

/* Chunks one after another, on as many lines as they need. */
struct wrap {
    FILE *stream;
    int indent, column;
};

static void wrap_put(struct wrap *wrap, const char *chunk, int length)
{
    bool first = wrap->column == wrap->indent;
    if (!first && wrap->column + 1 + length > WIDTH) {
        fprintf(wrap->stream, "\n%*s", wrap->indent, "");
        wrap->column = wrap->indent;
    } else if (!first) {
        fputc(' ', wrap->stream);
        wrap->column++;
    }
    fprintf(wrap->stream, "%.*s", length, chunk);
    wrap->column += length;
}

static void wrap_words(struct wrap *wrap, const char *text)
{
    while (*text) {
        int length = (int)strcspn(text, " ");
        wrap_put(wrap, text, length);
        text += length + (text[length] == ' ');
    }
}

static size_t option_write(const struct option_row *row, char *out, size_t size)
{
    int length = snprintf(out, size, "--%s%s%s", row->name, row->argument ? " " : "",
                          row->argument ? row->argument : "");
    return (size_t)length < size ? (size_t)length : size - 1;
}

/* "--first WAV [--first-scene FILE]": an option, and those that only go with it. */
static void option_chunk(const struct command *command, const struct option_row *option,
                         char out[CHUNK_SIZE])
{
    size_t n = option_write(option, out, CHUNK_SIZE);
    for (const struct option_row *row = command->options; row->name; row++) {
        if (!row->with || strcmp(row->with, option->name) != 0 || n + 4 > CHUNK_SIZE)
            continue;
        n += (size_t)snprintf(out + n, CHUNK_SIZE - n, " [");
        n += option_write(row, out + n, CHUNK_SIZE - n - 1);
        out[n++] = ']';
        out[n] = '\0';
    }
}

static void usage_needs(struct wrap *wrap, const struct command *command,
                        const struct command_form *form)
{
    for (int i = 0; i < FORM_MAX_NEEDS && form->needs[i]; i++) {
        char chunk[CHUNK_SIZE];
        size_t n = option_write(option_find(command, form->needs[i]), chunk, sizeof chunk);
        wrap_put(wrap, chunk, (int)n);
    }
}

/* Whether the form takes the option and could do without it. */
static bool is_optional(const struct command *command, const struct command_form *form,
                        const struct option_row *row)
{
    if (row->with)
        return form_needs(form, row->with);
    return !option_is_needed(command, row->name);
}

static void usage_options(struct wrap *wrap, const struct command *command,
                          const struct command_form *form)
{
    for (const struct option_row *row = command->options; row->name; row++) {
        char chunk[CHUNK_SIZE], whole[CHUNK_SIZE + 2];
        if (!is_optional(command, form, row))
            continue;
        option_chunk(command, row, chunk);
        snprintf(whole, sizeof whole, "[%s]", chunk);
        wrap_put(wrap, whole, (int)strlen(whole));
    }
}

static void usage_form(const struct command *command, const struct command_form *form,
                       const char *lead, FILE *stream)
{
    int indent = fprintf(stream, "%s yingda %s", lead, command->name) + 1;
    struct wrap wrap = {stream, indent, indent - 1}; /* the blank comes with the first chunk */
    usage_needs(&wrap, command, form);
    usage_options(&wrap, command, form);
    if (form->operand)
        wrap_put(&wrap, form->operand, (int)strlen(form->operand));
    fputc('\n', stream);
}

void help_usage(const struct command *command, FILE *stream)
{
    for (size_t i = 0; i < command->n_forms; i++)
        usage_form(command, &command->forms[i], i == 0 ? "usage:" : "      ", stream);
}

static void help_option(const struct option_row *row, FILE *stream)
{
    char name[CHUNK_SIZE];
    option_write(row, name, sizeof name);
    struct wrap wrap = {stream, INDENT, INDENT};
    if (fprintf(stream, "  %-*s", INDENT - 2, name) > INDENT || name[INDENT - 4])
        fprintf(stream, "\n%*s", INDENT, "");
    wrap_words(&wrap, row->does);
    fputc('\n', stream);
}

static void help_does(const struct command *command, int indent, const char *end, FILE *stream)
{
    struct wrap wrap = {stream, indent, indent};
    fprintf(stream, "%*s", indent, "");
    wrap_words(&wrap, command->does);
    fprintf(stream, "%s\n", end);
}

void help_command(const struct command *command, FILE *stream)
{
    help_usage(command, stream);
    fputc('\n', stream);
    help_does(command, 0, ".", stream);
    if (command->more)
        fputs(command->more, stream);
    if (command->options[0].name)
        fputc('\n', stream);
    for (const struct option_row *row = command->options; row->name; row++)
        help_option(row, stream);
}

void help_commands(const struct command *const *commands, size_t n, FILE *stream)
{
    fputs("yingda: rehearse with a difficult customer, aloud\n\n"
          "usage: yingda [COMMAND] [ARG...]      without a command, the kiosk\n\n",
          stream);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < commands[i]->n_forms; k++)
            usage_form(commands[i], &commands[i]->forms[k], " ", stream);
        help_does(commands[i], 6, "", stream);
    }
    fputs("  yingda help [COMMAND] | --help | --version\n\n"
          "`yingda help COMMAND` says what its options do. JSON goes to stdout, messages to\n"
          "stderr. Exit: 0 done, 1 the content or the arguments are wrong, 2 the machine is not\n"
          "able.\n",
          stream);
}
