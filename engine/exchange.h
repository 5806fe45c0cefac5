/* Where lists of people come from and tables go to: a USB stick, and the folder `exchange` beside
 * the database, for who has none. Any thread. */
#ifndef YINGDA_ENGINE_EXCHANGE_H
#define YINGDA_ENGINE_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/path.h"

enum { EXCHANGE_FOLDERS_MAX = 8, EXCHANGE_FILES_MAX = 60 };

struct exchange_folder {
    char path[PATH_SIZE];
    bool stick; /* else the folder beside the database */
};

/* The sticks that are plugged in and mounted (below /media or /run/media), then the folder
 * beside the database, which is made where it is missing. Returns how many. */
size_t exchange_folders(const char *database, struct exchange_folder out[EXCHANGE_FOLDERS_MAX]);

/* Writes into such a folder; `path` becomes that of what it wrote. */
typedef enum status (*exchange_writer)(void *what, const char *folder, char path[PATH_SIZE]);

/* Has it written onto the first stick that takes it: one that is full or locked gives way to the
 * next, and the last is the folder beside the database. *place says where, as a sentence has it
 * ("在%s里"): static. What the last attempt came to; STATUS_NOT_FOUND: there is no folder. */
MUST_USE enum status exchange_write(const char *database, exchange_writer write, void *what,
                                    char path[PATH_SIZE], const char **place);

struct exchange_file {
    char path[PATH_SIZE];
    int64_t changed_unix_ms;
    bool stick;
};

/* The .csv, .txt and .xlsx files right in those folders, the newest first; hidden ones (a program's
 * own) are left out. Returns how many were put into out[0 .. max). */
size_t exchange_files(const char *database, struct exchange_file *out, size_t max);

#endif
