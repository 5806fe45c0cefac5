/* The `yingda` command: picks a subcommand, or starts the kiosk. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "commands/command.h"
#include "commands/help.h"

static const struct command *const commands[] = {
    &command_kiosk,   &command_check,   &command_spot,     &command_judge, &command_rehearse,
    &command_report,  &command_people,  &command_trainers, &command_pin,   &command_export,
    &command_backup,  &command_restore, &command_audit,    &command_badge, &command_calibrate,
    &command_compare, &command_voices,  &command_selftest,
};
enum { N_COMMANDS = sizeof commands / sizeof *commands };

static const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < N_COMMANDS; i++) {
        if (strcmp(name, commands[i]->name) == 0)
            return commands[i];
    }
    fprintf(stderr, "yingda: no such command: %s\n", name);
    return NULL;
}

static int unknown(void)
{
    help_commands(commands, N_COMMANDS, stderr);
    return EXIT_CONTENT;
}

/* `yingda help`, `yingda help judge` */
static int help(int argc, char **argv)
{
    if (argc > 2) {
        fprintf(stderr, "yingda help: one argument too many: %s\n", argv[2]);
        return EXIT_CONTENT;
    }
    const struct command *command = argc > 1 ? command_find(argv[1]) : NULL;
    if (argc > 1 && !command)
        return unknown();
    if (command)
        help_command(command, stdout);
    else
        help_commands(commands, N_COMMANDS, stdout);
    return EXIT_DONE;
}

/* What people said and how they did is nobody else's on this machine. */
static int run(const struct command *command, int argc, char **argv)
{
    if (!command->publishes)
        umask(077);
    return command_run(command, argc, argv);
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return run(&command_kiosk, 1, (char *[]){(char *)"kiosk", NULL});
    if (strcmp(argv[1], "help") == 0)
        return help(argc - 1, argv + 1);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        return help(1, argv + 1);
    if (strcmp(argv[1], "--version") == 0) {
        puts("yingda " YINGDA_VERSION);
        return EXIT_DONE;
    }
    const struct command *command = command_find(argv[1]);
    return command ? run(command, argc - 1, argv + 1) : unknown();
}
