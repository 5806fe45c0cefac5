/* Child processes: started with nothing of ours but what they are given, and ended for sure. */
#ifndef YINGDA_BASE_CHILD_H
#define YINGDA_BASE_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/status.h"

enum { CHILD_DESCRIPTORS = 4, CHILD_NULL = -1 };

struct child_plan {
    const char *const *arguments; /* ends with NULL; the first is the program, found in $PATH unless
                                     there is a '/' in it */
    /* Which of our descriptors become its 0, 1, …; none may be smaller than the number that it
     * gets, or it would be overwritten before it is copied. CHILD_NULL: /dev/null. */
    int descriptors[CHILD_DESCRIPTORS];
    size_t n_descriptors; /* at least 3; all others are closed */
    /* "NAME=value" each, ends with NULL: what its environment has in place of ours of that name or
     * besides it. NULL: its environment is ours. */
    const char *const *environment;
};

/* Starts it; no signal is blocked or ignored in it, whatever this program does with its own. Does
 * not wait for it. STATUS_NOT_FOUND: no such program, or it may not be run. STATUS_NO_MEMORY,
 * STATUS_IO. Safe in a program with threads. */
MUST_USE enum status child_start(pid_t *pid, const struct child_plan *plan);

/* The same for a program of ours that is talked with: *socket is our end of a pair of that type
 * (SOCK_STREAM, …), the other one becomes its descriptor `at`. It says nothing on stdout and stderr
 * unless YINGDA_DEBUG is set. Fills in these three places of the plan. STATUS_IO too where there is
 * no socket; where it did not start, *pid is 0 and *socket -1. */
MUST_USE enum status child_start_talking(pid_t *pid, int *socket, int type, size_t at,
                                         struct child_plan *plan);

/* Waits until it ends. True when it ended well, or when somebody else took its exit status. */
bool child_wait(pid_t pid);

/* Gives it so long to end by itself, then kills it, and takes its exit status. */
void child_end(pid_t pid, int patience_ms);

#endif
