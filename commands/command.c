#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/help.h"
#include "commands/options.h"

int command_exit(enum status status)
{
    return status == STATUS_OK          ? EXIT_DONE
           : status == STATUS_NO_MEMORY ? EXIT_MACHINE
                                        : EXIT_CONTENT;
}

int command_run(const struct command *command, int argc, char **argv)
{
    if (options_help(argc, argv)) {
        help_command(command, stdout);
        return EXIT_DONE;
    }
    void *options = calloc(1, command->options_size);
    if (!options)
        return EXIT_MACHINE;
    if (command->defaults)
        memcpy(options, command->defaults, command->options_size);
    int n_operands = options_read(command, argc, argv, options);
    int result = n_operands < 0 ? EXIT_CONTENT : command->run(options, argv + 1, n_operands);
    free(options);
    return result;
}
