/* The files of a pack's folder: which there are, none of them outside it, and their digest. */
#ifndef YINGDA_SCENARIOS_LOAD_PACK_FILES_H
#define YINGDA_SCENARIOS_LOAD_PACK_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/problem.h"
#include "base/status.h"

struct pack_files {
    char *folder; /* absolute, owned */
    char **names; /* relative to it, with '/', sorted by their bytes; owned */
    size_t count, capacity;
    char *own; /* where own.tsv lies, which is listed like the pack's files; NULL: none. owned */
};

/* Wordings that the house has added to the pack's, kept elsewhere: a pack may be read-only, and the
 * next version of it takes its place. */
#define PACK_FILES_OWN "own.tsv"
enum { PACK_OWN_LINES_MAX = 2000 }; /* of it; whoever writes it writes no more */

enum {
    PACK_FILES_MAX = 4096,                 /* files of one pack */
    PACK_DEPTH_MAX = 8,                    /* folders within folders */
    PACK_FILE_BYTES_MAX = 32 * 1024 * 1024 /* ten minutes of recorded speech at 22,050 Hz */
};

/* Lists the regular files below `folder`. STATUS_NOT_FOUND: no such folder (a problem says so).
 * Problems: links that lead out of the pack, pipes and devices, files that are too large, too many
 * files; hidden files are passed over. */
MUST_USE enum status pack_files_open(struct pack_files *files, const char *folder,
                                     struct problems *problems);
void pack_files_close(struct pack_files *files);

/* Lists the house's own wordings, which lie at `path`, among the files of an opened pack, so that
 * its digest covers them. Nothing where there is no such file, or the pack has one of that name.
 * STATUS_NO_MEMORY. */
MUST_USE enum status pack_files_add_own(struct pack_files *files, const char *path);

/* True when a listed file has this relative name. */
bool pack_files_has(const struct pack_files *files, const char *name);

/* SHA-256 in lower-case hexadecimal over, for each .yaml and .tsv file in order: its name and a
 * NUL, its length in 8 bytes, big end first, its bytes. */
enum status pack_files_sha256(const struct pack_files *files, char out[65]);

/* The full path of a relative name, malloc'd; NULL when out of memory. */
char *pack_files_path(const struct pack_files *files, const char *name);

#endif
