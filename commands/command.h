/* The subcommands of `yingda`. Each prints JSON on stdout, messages on stderr, and returns the exit
 * status: 0 done, 1 the content or the arguments are wrong, 2 the machine is not able. */
#ifndef YINGDA_COMMANDS_COMMAND_H
#define YINGDA_COMMANDS_COMMAND_H

enum { EXIT_DONE = 0, EXIT_CONTENT = 1, EXIT_MACHINE = 2 };

/* argv[0] is the subcommand's name. */
int command_check(int argc, char **argv);
int command_spot(int argc, char **argv);
int command_judge(int argc, char **argv);
int command_rehearse(int argc, char **argv);
int command_report(int argc, char **argv);
int command_selftest(int argc, char **argv);
int command_kiosk(int argc, char **argv); /* the full-screen app; `--demo` the off-screen session */

#endif
