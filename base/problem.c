#include "base/problem.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/status.h"

void problems_init(struct problems *problems)
{
    *problems = (struct problems){0};
}

void problems_finish(struct problems *problems)
{
    if (!problems)
        return;
    for (size_t i = 0; problems->items && i < problems->count; i++) {
        free(problems->items[i].file);
        free(problems->items[i].reason);
    }
    free(problems->items);
    problems_init(problems);
}

/* Without room for one more the last item is overwritten: the count never shrinks to zero, so
 * content found wrong stays wrong. */
static struct problem *problems_slot(struct problems *problems)
{
    enum status status =
        grow(&problems->items, &problems->capacity, problems->count + 1, sizeof *problems->items);
    return status == STATUS_OK ? &problems->items[problems->count++] : NULL;
}

void problems_add(struct problems *problems, const char *file, int line, const char *format, ...)
{
    va_list arguments;
    if (problems->count >= PROBLEMS_MAX) {
        problems->more++;
        return;
    }
    struct problem problem = {.file = file ? strdup(file) : NULL, .line = line};
    va_start(arguments, format);
    if (vasprintf(&problem.reason, format, arguments) < 0)
        problem.reason = NULL;
    va_end(arguments);
    struct problem *slot = problems_slot(problems);
    problems->lost |= !problem.file || !problem.reason || !slot;
    if (slot) {
        *slot = problem;
        return;
    }
    free(problem.file);
    free(problem.reason);
    problems->count += !problems->items; /* no memory for a list: it must still not look empty */
}

void problems_print(const struct problems *problems, FILE *stream)
{
    for (size_t i = 0; problems->items && i < problems->count; i++) {
        const struct problem *problem = &problems->items[i];
        fprintf(stream, "%s:%d: %s\n", problem->file ? problem->file : "?", problem->line,
                problem->reason ? problem->reason : status_text(STATUS_NO_MEMORY));
    }
    if (problems->more)
        fprintf(stream, "%s:0: %zu more problems are not said\n",
                problems->items && problems->items[0].file ? problems->items[0].file : "?",
                problems->more);
}
