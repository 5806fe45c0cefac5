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

enum stick_trouble {             /* why the first stick that was tried did not take it */
                     STICK_FINE, /* it did, or none is plugged in */
                     STICK_FULL,
                     STICK_LOCKED, /* it cannot be written */
                     STICK_GONE,   /* pulled out meanwhile */
                     STICK_FAILED
};

struct exchange_result {
    char path[PATH_SIZE];
    bool on_stick, had_stick; /* else in the folder beside the database; had_stick: one was tried */
    enum stick_trouble trouble;
};

/* Has it written onto the first stick that takes it: one that is full, locked or pulled out gives
 * way to the next, and the last is the folder beside the database. What the last attempt came to;
 * STATUS_NOT_FOUND: there is no folder. */
MUST_USE enum status exchange_write(const char *database, exchange_writer write, void *what,
                                    struct exchange_result *out);

/* What became of it, as a person is told: "表格写好了，在 U 盘里：应答-….xlsx。" `what` names it
 * ("表格"); `status` is what exchange_write came to. */
void exchange_say(const struct exchange_result *result, enum status status, const char *what,
                  char *out, size_t size);

struct exchange_file {
    char path[PATH_SIZE];
    int64_t changed_unix_ms;
    bool stick;
};

/* The .csv, .txt and .xlsx files right in those folders, the newest first; hidden ones (a program's
 * own) are left out. Returns how many were put into out[0 .. max). */
size_t exchange_files(const char *database, struct exchange_file *out, size_t max);

#endif
