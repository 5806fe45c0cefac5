/* The audit log: who did what and when, of all that opens, changes or takes away other people's
 * records. A text file beside the database, one line an event, only ever added to.
 *
 *   17 TAB 2026-11-30T08:15:02Z TAB trainer TAB mark TAB attempt 41, item 7 TAB HASH
 *
 * HASH is the SHA-256 of the line before's HASH and of this line up to there, so that a line that
 * was changed, taken out or put in breaks the chain at its place. That the last lines were cut off
 * no chain can show: the newest number and hash also lie in a file of their own, FILE.head. Whoever
 * may write both can make a whole new chain; against that helps a hash that somebody noted
 * elsewhere (audit_check's `known`). No names are in it: who is removed leaves nothing behind.
 *
 * Several programs may add at once (the file is locked meanwhile). Any thread. */
#ifndef YINGDA_ENGINE_AUDIT_LOG_H
#define YINGDA_ENGINE_AUDIT_LOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/path.h"

enum audit_event {
    AUDIT_START,    /* the kiosk begins */
    AUDIT_STOP,     /* it ended by itself: a start without one before it was killed or fell */
    AUDIT_LEAVE,    /* somebody left it by the PIN */
    AUDIT_PIN,      /* the PIN was right */
    AUDIT_NO_PIN,   /* it was wrong */
    AUDIT_SETTINGS, /* another file than at the start before; the detail is its digest */
    AUDIT_PEOPLE,   /* a list of people was taken in */
    AUDIT_PERSON,   /* somebody entered themselves */
    AUDIT_REMOVAL,  /* of a person, with all that is theirs */
    AUDIT_MARK,     /* a trainer decided otherwise, or filled in the checklist */
    AUDIT_EXAM,     /* a paper, a result, a certificate: locked, released, issued, dropped */
    AUDIT_WORDING,  /* words that count besides the pack's: added, taken back */
    AUDIT_EXPORT,   /* records were written out */
    AUDIT_BACKUP,
    AUDIT_RESTORE,
    AUDIT_MENDED, /* a damaged database gave way to a backup */
    AUDIT_EVENTS
};

enum { AUDIT_HASH_SIZE = 2 * DIGEST_SIZE + 1, AUDIT_DETAIL_SIZE = 256, AUDIT_REASON_SIZE = 200 };

/* "audit.log" beside the database. */
MUST_USE enum status audit_path(const char *database, char out[PATH_SIZE]);

/* Adds a line and waits until it is on the disk. `who` and `detail` are short texts; what would
 * break the line in them is written as a blank, what is too long is cut. STATUS_IO: the file cannot
 * be written, or its last line is none of ours. */
MUST_USE enum status audit_add(const char *path, enum audit_event event, const char *who,
                               const char *detail);

/* The detail of the newest line of that event; "" where there is none. */
void audit_newest(const char *path, enum audit_event event, char out[AUDIT_DETAIL_SIZE]);

struct audit_report {
    size_t lines;                   /* that are good, from the first */
    char hash[AUDIT_HASH_SIZE];     /* of the last of them */
    size_t line;                    /* in the file, from 1, where it is broken; 0: it is whole */
    char reason[AUDIT_REASON_SIZE]; /* English, no full stop; "" where it is whole */
    bool known;                     /* the hash that was asked for is in it */
};

/* Reads the whole of it. `known` is a hash that was noted before, NULL: none. STATUS_DAMAGED: it
 * was changed, `report` says where; STATUS_NOT_FOUND: there is no log and none is missing;
 * STATUS_IO. */
MUST_USE enum status audit_check(const char *path, const char *known, struct audit_report *report);

/* The word for an event in the log. */
const char *audit_event_text(enum audit_event event);

#endif
