/* Look-ups in a command's row: its options by name, and what its forms need. Pure. */
#ifndef YINGDA_COMMANDS_FORMS_H
#define YINGDA_COMMANDS_FORMS_H

#include <stdbool.h>
#include <stddef.h>

#include "commands/command.h"

/* The option of that name; NULL: the command has none. */
const struct option_row *option_find(const struct command *command, const char *name);
const struct option_row *option_named(const struct command *command, const char *name,
                                      size_t length);

/* Whether a form needs the option; whether any form of the command does. */
bool form_needs(const struct command_form *form, const char *name);
bool option_is_needed(const struct command *command, const char *name);

#endif
