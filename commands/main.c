/* The `yingda` command: picks a subcommand, or starts the kiosk. */
#include <stdio.h>
#include <string.h>

#include "commands/command.h"

struct command {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *usage, *does;
};

static const struct command commands[] = {
    {"kiosk", command_kiosk,
     "[--windowed WxH] [--play PACK/PLAY [--person NAME]] [--model DIR]\n"
     "               [--demo [--replies good|shuffled|silent]]",
     "the full-screen kiosk (also without a subcommand); --demo: one session off screen"},
    {"check", command_check, "[PACK...] [--coverage] [--graph]", "lint packs: file:line: reason"},
    {"spot", command_spot, "--list FILE [--model DIR] [--voice WARP|FILE]",
     "which phrases are spoken in each recording; lines WAV<TAB>phrase|phrase|..."},
    {"judge", command_judge,
     "--scenario PACK/PLAY --turn ID [--seed N] [--standard ID] [--context FILE]\n"
     "                [--voice WARP|FILE] [--model DIR] WAV",
     "judge one reply as the kiosk would"},
    {"rehearse", command_rehearse,
     "PACK/PLAY --replies DIR [--db FILE] [--seed N] [--voice WARP|FILE]\n"
     "                [--model DIR]",
     "a whole session without a screen"},
    {"report", command_report, "--attempt N | --person NAME [--db FILE]",
     "an attempt's card, added up again from the records; a person's attempts"},
    {"selftest", command_selftest, "[--model DIR]",
     "model, fonts, database, microphone, loudspeaker, voices, display: fine or not"},
};
enum { N_COMMANDS = sizeof commands / sizeof *commands };

static int print_help(FILE *stream)
{
    fputs(
        "yingda: rehearse with a difficult customer, aloud\n\nusage: yingda [COMMAND] [ARG...]\n\n",
        stream);
    for (size_t i = 0; i < N_COMMANDS; i++)
        fprintf(stream, "  yingda %s %s\n      %s\n", commands[i].name, commands[i].usage,
                commands[i].does);
    fputs("  yingda --help | --version\n\n"
          "JSON goes to stdout, messages to stderr. Exit: 0 done, 1 the content or the arguments "
          "are\n"
          "wrong, 2 the machine is not able.\n",
          stream);
    return EXIT_DONE;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return command_kiosk(1, (char *[]){(char *)"kiosk", NULL});
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        return print_help(stdout);
    if (strcmp(argv[1], "--version") == 0) {
        puts("yingda " YINGDA_VERSION);
        return EXIT_DONE;
    }
    for (size_t i = 0; i < N_COMMANDS; i++) {
        if (strcmp(argv[1], commands[i].name) == 0)
            return commands[i].run(argc - 1, argv + 1);
    }
    fprintf(stderr, "yingda: no such command: %s\n", argv[1]);
    print_help(stderr);
    return EXIT_CONTENT;
}
