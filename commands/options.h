/* Reads a command's arguments by its row (command.h), and the readers that several commands use. */
#ifndef YINGDA_COMMANDS_OPTIONS_H
#define YINGDA_COMMANDS_OPTIONS_H

#include "commands/command.h"

/* Whether --help or -h is among the arguments: then nothing else counts. */
bool options_help(int argc, char **argv);

/* Reads argv from argv[1] into `out`, the command's own options with its defaults in them. The
 * operands are moved to argv[1] and after, in their order; returns how many there are. -1: an
 * argument is wrong or missing, which was said on stderr together with how to call the command. */
int options_read(const struct command *command, int argc, char **argv, void *out);

/* Readers. `out` is a const char *, a bool, an int64_t (0 to UINT32_MAX; a default of -1 shows that
 * nothing was given). */
bool option_text(const char *value, void *out, char reason[OPTION_REASON_SIZE]);
bool option_switch(const char *value, void *out, char reason[OPTION_REASON_SIZE]);
bool option_number(const char *value, void *out, char reason[OPTION_REASON_SIZE]);

#endif
