#include "commands/options.h"

#include <assert.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "commands/command.h"

static int option_take(const struct command_option *option, const char *value)
{
    if (!option->text)
        return option->read(value, option->out);
    *option->text = value;
    return EXIT_DONE;
}

int options_read(const struct command_option *options, const char **operand, int argc, char **argv)
{
    struct option known[OPTIONS_MAX + 1] = {{0}};
    for (int i = 0; options[i].name; i++) {
        assert(i < OPTIONS_MAX); /* below '?', getopt's own answer */
        known[i] = (struct option){options[i].name, required_argument, NULL, i};
    }
    optind = 0; /* GNU: start over */
    for (int i; (i = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        if (i >= OPTIONS_MAX || option_take(&options[i], optarg) != EXIT_DONE)
            return EXIT_CONTENT;
    }
    if (operand && optind < argc)
        *operand = argv[optind++];
    return optind == argc && (!operand || *operand) ? EXIT_DONE : EXIT_CONTENT;
}

bool options_help(int argc, char **argv)
{
    return argc > 1 && strcmp(argv[1], "--help") == 0;
}

int options_usage(const char *usage, int code)
{
    fputs(usage, code == EXIT_DONE ? stdout : stderr);
    return code;
}
