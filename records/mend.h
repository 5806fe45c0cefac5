/* Mending: a database that is damaged is set aside, never deleted, and the last good backup takes
 * its place. Not while the database is open. */
#ifndef YINGDA_RECORDS_MEND_H
#define YINGDA_RECORDS_MEND_H

#include "records/backup.h"

struct mending {
    char aside[PATH_SIZE];  /* where the damaged file lies now: yingda.db.damaged-20261130-083000 */
    char backup[PATH_SIZE]; /* which one took its place; "": there was none, it begins anew */
};

/* Whether a file that cannot be opened was a database of ours: it carries our mark, or is empty or
 * worse and has backups or a log. Another program's file in its place is not touched. */
bool mend_is_ours(const char *database);

/* Sets a database of ours aside, with its log, and brings the newest good backup back. The backup
 * is copied, checked and on the disk before anything is moved; a power cut leaves one or the other.
 * STATUS_INVALID: it is not ours; STATUS_IO and others: nothing was changed. */
MUST_USE enum status mend_database(const char *database, struct mending *out,
                                   struct backup_problem *problem);

/* The same with a backup that was chosen, for `yingda restore`: what was there is called
 * yingda.db.before-20261130-083000. STATUS_BUSY: another program has the database open. */
MUST_USE enum status mend_restore(const char *database, const char *backup, struct mending *out,
                                  struct backup_problem *problem);

/* The newest file that was set aside as damaged and is still there: its name; false: none. */
bool mend_set_aside(const char *database, char out[256]);

#endif
