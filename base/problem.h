/* Problems: what is wrong with content a person wrote, as file, line and reason. */
#ifndef YINGDA_BASE_PROBLEM_H
#define YINGDA_BASE_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct problem {
    char *file;   /* owned; as the caller named it */
    int line;     /* from 1; 0: the file as a whole */
    char *reason; /* owned; one line of English, no full stop */
};

/* Whoever has a thousand to mend first mends those, and asks again. */
enum { PROBLEMS_MAX = 1000 };

struct problems {
    struct problem *items; /* owned; in the order found */
    size_t count;          /* at most PROBLEMS_MAX */
    size_t capacity;
    size_t more; /* found besides; only counted */
    bool lost;   /* memory ran out for the text of one: they are not what they seem */
};

/* Zeroed memory is an empty list too. Finish accepts NULL and being called twice. */
void problems_init(struct problems *problems);
void problems_finish(struct problems *problems);

/* Adds "FILE:LINE: reason"; the reason is printf-formatted. Out of memory (which may be why there
 * is no `file`) drops the text but still counts, so that content found wrong can never pass; so
 * does what comes after the first PROBLEMS_MAX. Not thread-safe. */
void problems_add(struct problems *problems, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Writes each as `file:line: reason\n`, and last how many more there are. */
void problems_print(const struct problems *problems, FILE *stream);

#endif
