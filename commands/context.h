/* A context: the details that a customer gave, a line each, for judging a reply that says them
 * back.
 */
#ifndef YINGDA_COMMANDS_CONTEXT_H
#define YINGDA_COMMANDS_CONTEXT_H

#include "scenarios/pack.h"

/* Reads `path`, lines of `key: value` (# starts a comment line) with keys that the play's customer
 * has, and makes *play, drawn from the pack, the play with these details. What is wrong is added
 * with the file's lines; STATUS_INVALID then. STATUS_NOT_FOUND (said too), STATUS_NO_MEMORY. */
MUST_USE enum status context_read(const char *path, struct pack *pack, const struct play **play,
                                  struct problems *problems);

#endif
