/* Paths of files: putting them together, folders, and where this program lies. */
#ifndef YINGDA_BASE_PATH_H
#define YINGDA_BASE_PATH_H

#include <stdbool.h>

#include "base/status.h"

enum { PATH_SIZE = 4096 };

/* printf into a path. STATUS_LIMIT: it does not fit; out[] is then cut off. */
MUST_USE enum status path_format(char out[PATH_SIZE], const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Makes a folder and those above it (0700) where they are missing. STATUS_IO: it cannot be made, or
 * something else has its name. */
MUST_USE enum status path_make_folder(const char *folder);

bool path_is_folder(const char *path);

/* What follows the last '/'. */
const char *path_name(const char *path);

/* Cuts the last name off, so that the folder remains. False: there is none above. */
bool path_up(char *path);

/* The file of the program that runs. STATUS_NOT_FOUND: the system does not tell. */
MUST_USE enum status path_program(char out[PATH_SIZE]);

/* The file or folder `below` in the nearest folder above this program that has one: a build lies
 * below its checkout, and what is installed below the same prefix as the program, wherever that is
 * ("share/yingda/model" of /usr/bin/yingda and of /usr/libexec/yingda/yingda-ear).
 * STATUS_NOT_FOUND: nowhere. */
MUST_USE enum status path_above(const char *below, char out[PATH_SIZE]);

/* Another program of ours: in a build it lies beside this one, installed in libexec/yingda of the
 * same prefix. Where it is missing, the place where it would be missed. */
void path_helper(const char *name, char out[PATH_SIZE]);

#endif
