/* `yingda pin`: the settings' line for the first trainer's PIN, which does not show it. */
#include <stdio.h>
#include <string.h>

#include "base/password_hash.h"
#include "commands/command.h"
#include "commands/hidden_line.h"

enum { PIN_LINE_SIZE = 64 }; /* room enough to say of a long one that it is too long */
static const char what_it_is[] = "a PIN is four to eight digits";

static const struct option_row rows[] = {{0}};

static const struct command_form forms[] = {{{NULL}, NULL, OPERAND_NONE}};

static int refused(const char *reason)
{
    fprintf(stderr, "yingda pin: %s\n", reason);
    return EXIT_CONTENT;
}

static int unread(enum status status)
{
    if (status == STATUS_LIMIT || status == STATUS_INVALID)
        return refused(what_it_is);
    if (status == STATUS_NOT_FOUND)
        return refused("no PIN was given");
    fprintf(stderr, "yingda pin: standard input: %s\n", status_text(status));
    return EXIT_MACHINE;
}

/* Whoever types does not see what; a pipe has no fingers to slip. */
static int pin_read(char pin[PIN_LINE_SIZE])
{
    char again[PIN_LINE_SIZE];
    enum status status = hidden_line_read("PIN, four to eight digits: ", pin, PIN_LINE_SIZE);
    if (status != STATUS_OK)
        return unread(status);
    if (!pin_is_sound(pin))
        return refused(what_it_is);
    if (password_is_easy(pin))
        return refused("everybody tries this one first; take another");
    if (!hidden_line_is_typed())
        return EXIT_DONE;
    status = hidden_line_read("Once more: ", again, sizeof again);
    bool same = strcmp(pin, again) == 0;
    explicit_bzero(again, sizeof again);
    if (status != STATUS_OK)
        return unread(status);
    return same ? EXIT_DONE : refused("these were two different ones");
}

static int pin_run(const void *options, char **operands, int n_operands)
{
    char pin[PIN_LINE_SIZE], hash[PASSWORD_HASH_SIZE];
    (void)options, (void)operands, (void)n_operands; /* none: the form says so */
    int result = pin_read(pin);
    enum status status = result == EXIT_DONE ? password_hash_make(pin, hash) : STATUS_OK;
    explicit_bzero(pin, sizeof pin);
    if (result != EXIT_DONE)
        return result;
    if (status != STATUS_OK) {
        fprintf(stderr, "yingda pin: %s\n", status_text(status));
        return EXIT_MACHINE;
    }
    return printf("trainer_pin: \"%s\"\n", hash) > 0 && fflush(stdout) == 0 ? EXIT_DONE
                                                                            : EXIT_MACHINE;
}

const struct command command_pin = {
    .name = "pin",
    .does = "Makes of a PIN, typed unseen, the settings' line that does not show it",
    .more =
        "On a terminal it is asked for twice and not shown; else one line of standard input is\n"
        "read. What is printed goes into settings.yaml in place of the line that begins with\n"
        "trainer_pin. It is an Argon2id hash: four digits are few, so the file stays as\n"
        "private as before, and eight are better.\n",
    .options = rows,
    .forms = forms,
    .n_forms = sizeof forms / sizeof *forms,
    .options_size = 1, /* it has none */
    .run = pin_run,
};
