/* Backups: whole copies of a database, made while it is in use, each one file that needs no other
 * beside it. They are checked before they have their name, and dated in it:
 * yingda-20261130-083000.db (local time) of yingda.db. Each opens the database by itself: any
 * thread. */
#ifndef YINGDA_RECORDS_BACKUP_H
#define YINGDA_RECORDS_BACKUP_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/path.h"
#include "base/status.h"

enum { BACKUPS_KEPT = 14, BACKUP_PROBLEM_SIZE = 512 };

/* Why something failed, one English sentence; "" where nothing did. */
struct backup_problem {
    char text[BACKUP_PROBLEM_SIZE];
};

/* "backups" beside the database: where those lie that nobody asked for. */
MUST_USE enum status backup_folder(const char *database, char out[PATH_SIZE]);

/* The path of a backup made now in that folder; `mark` ("" mostly) stands behind the date. */
MUST_USE enum status backup_path(const char *folder, const char *database, const char *mark,
                                 char out[PATH_SIZE]);

/* Copies the database into the file `to` (SQLite's online backup: what others write meanwhile is in
 * it or not, never by halves), checks the copy, waits until it is on the disk and gives it its
 * name. STATUS_DAMAGED: the copy does not pass the check, so neither would the database;
 * STATUS_BUSY, STATUS_DATABASE, STATUS_IO. On failure nothing is left of it. */
MUST_USE enum status backup_make(const char *database, const char *to,
                                 struct backup_problem *problem);

/* Whether a file is a whole database of ours that this program can read: SQLite's quick check, our
 * mark, the version. STATUS_DAMAGED, STATUS_INVALID (another program's), STATUS_NEWER,
 * STATUS_NOT_FOUND. Nothing is changed. */
MUST_USE enum status backup_check(const char *file, struct backup_problem *problem);

/* SQLite's check of everything, which takes a second for 50 MB; `stop` ends it early, as STATUS_OK.
 * STATUS_DAMAGED; STATUS_BUSY and others: it could not be looked at. */
MUST_USE enum status backup_check_all(const char *database, const atomic_bool *stop,
                                      struct backup_problem *problem);

/* The newest backup of the database in a folder that passes the check. STATUS_NOT_FOUND: none. */
MUST_USE enum status backup_newest(const char *folder, const char *database, char out[PATH_SIZE]);

/* The name of the newest in a folder, good or not, without its path; false: none. */
bool backup_last(const char *folder, const char *database, char out[256]);

/* When a backup of that name was made, by the name; 0: it says nothing. */
int64_t backup_unix_ms(const char *name, const char *database);

/* Removes all but the newest `keep` of a database's backups in a folder; returns how many. */
int backup_prune(const char *folder, const char *database, int keep);

/* Moves what the log holds into the database itself, so that the file alone is all of it: people
 * copy files. STATUS_BUSY: somebody reads; later. */
MUST_USE enum status backup_checkpoint(const char *database);

#endif
