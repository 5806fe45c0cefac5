/* The child of this process that runs a program of that name, by /proc; 0: none. */
#ifndef YINGDA_TESTS_CHILD_NAMED_H
#define YINGDA_TESTS_CHILD_NAMED_H

#include <sys/types.h>

pid_t child_named(const char *program);

#endif
