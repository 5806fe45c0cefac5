/* The subcommands of `yingda`, each in the file of its name. Each is one row that says all of it:
 * how it is called, what its options do and how their values are read. Arguments are read by the
 * row and the help is made of it, so that neither can say what the other does not do. A command
 * prints JSON on stdout and messages on stderr, and returns the exit status: 0 done, 1 the content
 * or the arguments are wrong, 2 the machine is not able, 3 somebody left the kiosk by
 * the PIN (whoever keeps it running lets it be). */
#ifndef YINGDA_COMMANDS_COMMAND_H
#define YINGDA_COMMANDS_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

enum { EXIT_DONE = 0, EXIT_CONTENT = 1, EXIT_MACHINE = 2, EXIT_LEFT = 3 };
enum { OPTION_REASON_SIZE = 160, FORM_MAX_NEEDS = 4 };

struct option_row {
    const char *name;     /* without its dashes; NULL ends the list */
    const char *argument; /* what help calls its value; NULL: it has none */
    const char *does;     /* for the help, one line of any length */

    /* Reads the value (NULL: it has none) into `out`. False: `reason` says what is wrong with it,
     * as in "is not a number". options.h and scenario.h have readers. */
    bool (*read)(const char *value, void *out, char reason[OPTION_REASON_SIZE]);
    size_t place; /* of what is read, in the command's own options */

    const char *with; /* the option without which this one means nothing; NULL: none */
};

enum operand_count { OPERAND_NONE, OPERAND_ONE, OPERAND_SOME, OPERAND_ANY };

/* One way to call a command. A command that can be asked in several ways has several; an option
 * that one of them needs cannot be given in another that does not. */
struct command_form {
    const char *needs[FORM_MAX_NEEDS]; /* names of options; the rest NULL */
    const char *operand;               /* what help calls it; NULL where there is none */
    enum operand_count operands;
};

struct command {
    const char *name;
    const char *does; /* one line */
    const char *more; /* lines for its own help, each ended; NULL: nothing more */
    const struct option_row *options;
    const struct command_form *forms;
    size_t n_forms;
    size_t options_size;  /* of the struct that the options are read into */
    const void *defaults; /* what it holds before; NULL: zeros */
    bool publishes;       /* what it writes is for everybody: the umask stays as it was */

    /* `options` is that struct, its texts are the arguments' own. */
    int (*run)(const void *options, char **operands, int n_operands);
};

/* EXIT_MACHINE where memory ran out; EXIT_CONTENT for what else went wrong in reading what a person
 * wrote. */
int command_exit(enum status status);

/* Reads the arguments and runs the command; --help among them prints its help instead, EXIT_DONE.
 * argv[0] is the command's name; the operands end up in front in argv. Wrong arguments are said on
 * stderr, EXIT_CONTENT. */
int command_run(const struct command *command, int argc, char **argv);

extern const struct command command_kiosk; /* the full-screen app, or a session off screen */
extern const struct command command_check;
extern const struct command command_spot;
extern const struct command command_judge;
extern const struct command command_rehearse;
extern const struct command command_report;
extern const struct command command_people;
extern const struct command command_trainers;
extern const struct command command_pin;
extern const struct command command_export;
extern const struct command command_audit;
extern const struct command command_badge;
extern const struct command command_calibrate;
extern const struct command command_compare;
extern const struct command command_backup;
extern const struct command command_restore;
extern const struct command command_selftest;
extern const struct command command_voices;

#endif
