/* xAPI 1.0.3 statements, for a learning record store: what each finished attempt came to. A person
 * is an account without a name, and a statement keeps its id and its body for ever, so that what is
 * sent twice is known. Once a mark changes an outcome the statement before it is voided and another
 * one says what stands. Any thread. */
#ifndef YINGDA_ENGINE_XAPI_H
#define YINGDA_ENGINE_XAPI_H

#include <stdio.h>

#include "records/outcomes.h"

/* The account's home and the place of our extensions: an IRI that nobody has to own. */
extern const char XAPI_HOME[];

/* Writes what the records hold as a JSON array of statements, oldest attempt first: `completed`,
 * what stands (`passed`, `failed`, or `scored` where what is undecided can still turn it) and
 * `voided`. *count: how many. Fails as the records, STATUS_IO or STATUS_NO_MEMORY. */
MUST_USE enum status xapi_write(struct records *records, FILE *file, size_t *count);

/* The same as a file, whole and on the disk or not there. */
MUST_USE enum status xapi_write_file(struct records *records, const char *path, size_t *count);

#endif
