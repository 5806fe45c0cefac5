#include "commands/options.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/forms.h"
#include "commands/help.h"

enum { OPTIONS_MAX = 64 };

struct reading {
    const struct command *command;
    int argc;
    char **argv;
    int at; /* the argument that is looked at */
    int n_operands;
    char *out;
    bool given[OPTIONS_MAX]; /* by row */
};

/* Says what is wrong and how the command is called. */
__attribute__((format(printf, 2, 3))) static bool wrong(const struct reading *reading,
                                                        const char *format, ...)
{
    va_list values;
    va_start(values, format);
    fprintf(stderr, "yingda %s: ", reading->command->name);
    vfprintf(stderr, format, values);
    fputc('\n', stderr);
    va_end(values);
    help_usage(reading->command, stderr);
    fprintf(stderr, "`yingda %s --help` says what they mean.\n", reading->command->name);
    return false;
}

static bool is_given(const struct reading *reading, const char *name)
{
    return reading->given[option_find(reading->command, name) - reading->command->options];
}

/* The value of the option at hand: what follows its =, else the next argument, which is taken. An
 * option in its place is a value forgotten. */
static const char *value_take(struct reading *reading, const char *equals)
{
    if (equals)
        return equals + 1;
    if (reading->at + 1 >= reading->argc || strncmp(reading->argv[reading->at + 1], "--", 2) == 0)
        return NULL;
    return reading->argv[++reading->at];
}

static bool value_read(struct reading *reading, const struct option_row *row, const char *value)
{
    char reason[OPTION_REASON_SIZE] = "is wrong";
    reading->given[row - reading->command->options] = true;
    return row->read(value, reading->out + row->place, reason) ||
           wrong(reading, "--%s %s: '%s'", row->name, reason, value);
}

static bool option_take(struct reading *reading)
{
    const char *argument = reading->argv[reading->at], *equals = strchr(argument, '=');
    int length = (int)(equals ? equals - argument : (ptrdiff_t)strlen(argument));
    const struct option_row *row = NULL;
    if (length > 2 && argument[1] == '-')
        row = option_named(reading->command, argument + 2, (size_t)length - 2);
    if (!row)
        return wrong(reading, "no such option: %.*s", length, argument);
    if (!row->argument && equals)
        return wrong(reading, "--%s takes no value", row->name);
    const char *value = row->argument ? value_take(reading, equals) : NULL;
    if (row->argument && !value)
        return wrong(reading, "--%s wants a value", row->name);
    return value_read(reading, row, value);
}

/* Everything after a lone -- is an operand, and so is a lone -. */
static bool arguments_take(struct reading *reading)
{
    bool only_operands = false;
    for (reading->at = 1; reading->at < reading->argc; reading->at++) {
        char *argument = reading->argv[reading->at];
        if (only_operands || argument[0] != '-' || !argument[1])
            reading->argv[1 + reading->n_operands++] = argument;
        else if (strcmp(argument, "--") == 0)
            only_operands = true;
        else if (!option_take(reading))
            return false;
    }
    return true;
}

/* The form that most of what was given belongs to; the first where several do. */
static const struct command_form *form_choose(const struct reading *reading)
{
    const struct command_form *best = reading->command->forms;
    int most = -1;
    for (size_t i = 0; i < reading->command->n_forms; i++) {
        const struct command_form *form = &reading->command->forms[i];
        int n = 0;
        for (int k = 0; k < FORM_MAX_NEEDS && form->needs[k]; k++)
            n += is_given(reading, form->needs[k]);
        if (n > most) {
            most = n;
            best = form;
        }
    }
    return best;
}

/* Whether a form before this one begins with the same option. */
static bool is_named_before(const struct command *command, size_t form)
{
    for (size_t i = 0; i < form; i++) {
        if (strcmp(command->forms[i].needs[0], command->forms[form].needs[0]) == 0)
            return true;
    }
    return false;
}

/* Of a command that was asked for nothing, the options one of which it wants. */
static bool nothing_asked(const struct reading *reading)
{
    const struct command *command = reading->command;
    char names[256] = "";
    for (size_t i = 0; i < command->n_forms; i++) {
        size_t n = strlen(names);
        if (!is_named_before(command, i))
            snprintf(names + n, sizeof names - n, "%s--%s", n ? " or " : "",
                     command->forms[i].needs[0]);
    }
    return wrong(reading, "%s is missing", names);
}

static bool needs_met(const struct reading *reading, const struct command_form *form)
{
    const struct command *command = reading->command;
    int met = 0;
    for (int i = 0; i < FORM_MAX_NEEDS && form->needs[i]; i++)
        met += is_given(reading, form->needs[i]);
    if (met == 0 && form->needs[0] && command->n_forms > 1 && command->forms[1].needs[0])
        return nothing_asked(reading);
    for (int i = 0; i < FORM_MAX_NEEDS && form->needs[i]; i++) {
        if (!is_given(reading, form->needs[i]))
            return wrong(reading, "--%s is missing", form->needs[i]);
    }
    return true;
}

/* The options that stand for another form, and those that want one that is not there. */
static bool options_fit(const struct reading *reading, const struct command_form *form)
{
    const struct command *command = reading->command;
    for (const struct option_row *row = command->options; row->name; row++) {
        if (!is_given(reading, row->name))
            continue;
        if (option_is_needed(command, row->name) && !form_needs(form, row->name))
            return wrong(reading, "--%s does not go with --%s", row->name, form->needs[0]);
        if (row->with && !is_given(reading, row->with))
            return wrong(reading, "--%s goes only with --%s", row->name, row->with);
    }
    return true;
}

static bool operands_fit(const struct reading *reading, const struct command_form *form)
{
    if ((form->operands == OPERAND_ONE || form->operands == OPERAND_SOME) &&
        reading->n_operands == 0)
        return wrong(reading, "%s is missing", form->operand);
    if (form->operands < OPERAND_SOME && reading->n_operands > (form->operands == OPERAND_ONE))
        return wrong(reading, "one argument too many: %s",
                     reading->argv[1 + (form->operands == OPERAND_ONE)]);
    return true;
}

bool options_help(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return true;
    }
    return false;
}

int options_read(const struct command *command, int argc, char **argv, void *out)
{
    struct reading reading = {.command = command, .argc = argc, .argv = argv, .out = out};
    if (!arguments_take(&reading))
        return -1;
    const struct command_form *form = form_choose(&reading);
    bool fit =
        needs_met(&reading, form) && options_fit(&reading, form) && operands_fit(&reading, form);
    return fit ? reading.n_operands : -1;
}

bool option_text(const char *value, void *out, char reason[OPTION_REASON_SIZE])
{
    (void)reason;
    *(const char **)out = value;
    return true;
}

bool option_switch(const char *value, void *out, char reason[OPTION_REASON_SIZE])
{
    (void)value, (void)reason;
    *(bool *)out = true;
    return true;
}

bool option_number(const char *value, void *out, char reason[OPTION_REASON_SIZE])
{
    char *end = NULL;
    errno = 0;
    unsigned long long number = strtoull(value, &end, 10);
    if (value[0] < '0' || value[0] > '9' || *end || errno || number > UINT32_MAX) {
        snprintf(reason, OPTION_REASON_SIZE, "is not a number from 0 to %u", UINT32_MAX);
        return false;
    }
    *(int64_t *)out = (int64_t)number;
    return true;
}
