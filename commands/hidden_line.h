/* A line of standard input that nobody looking on reads: on a terminal it is asked for on stderr
 * and not shown while it is typed; from elsewhere it is read as it comes. */
#ifndef YINGDA_COMMANDS_HIDDEN_LINE_H
#define YINGDA_COMMANDS_HIDDEN_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

/* Whether somebody types it, who may slip. */
bool hidden_line_is_typed(void);

/* Reads up to the line's end, which is not part of it; nothing behind it is taken. `ask` is shown
 * on a terminal only. Whatever happens the terminal shows again what is typed: after a signal that
 * ends programs the signal is raised again. STATUS_NOT_FOUND: the input has ended. STATUS_LIMIT:
 * longer than `out`. STATUS_INVALID: a NUL in it. STATUS_IO: it cannot be read, or the terminal
 * would show it. Unless STATUS_OK, `out` is "". */
MUST_USE enum status hidden_line_read(const char *ask, char *out, size_t size);

#endif
