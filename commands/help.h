/* What a person reads of the commands: how each is called and what its options do, made of the
 * commands' rows (command.h). */
#ifndef YINGDA_COMMANDS_HELP_H
#define YINGDA_COMMANDS_HELP_H

#include <stdio.h>

#include "commands/command.h"

/* "usage: yingda …", a line for each form of the command. */
void help_usage(const struct command *command, FILE *stream);

/* The usage, what the command does, and every option. */
void help_command(const struct command *command, FILE *stream);

/* All commands, the usage and one line of each. */
void help_commands(const struct command *const *commands, size_t n, FILE *stream);

#endif
