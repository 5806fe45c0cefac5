/* The options of a subcommand that take a value each, and its usage. */
#ifndef YINGDA_COMMANDS_OPTIONS_H
#define YINGDA_COMMANDS_OPTIONS_H

#include <stdbool.h>

enum { OPTIONS_MAX = 16 };

struct command_option {
    const char *name;                          /* without its dashes */
    const char **text;                         /* takes the value, argv's; NULL: `read` does */
    int (*read)(const char *value, void *out); /* EXIT_CONTENT, said, where it is wrong */
    void *out;
};

/* Reads argv from argv[1] in its order. `options` ends with a NULL name. `operand` takes the one
 * argument that is no option; NULL: there must be none. EXIT_CONTENT: an option is not known or its
 * value is wrong, which is said on stderr, or the operand is missing or not alone. */
int options_read(const struct command_option *options, const char **operand, int argc, char **argv);

/* Whether --help comes first: then nothing else counts. */
bool options_help(int argc, char **argv);

/* Prints the usage, which was asked for (EXIT_DONE, to stdout) or not followed (EXIT_CONTENT, to
 * stderr); returns `code`. */
int options_usage(const char *usage, int code);

#endif
