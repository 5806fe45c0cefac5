/* Trainers: who may come to the desk, each by a PIN of their own, and how often a wrong one was
 * typed. Threads and failures as records.h says. */
#ifndef YINGDA_RECORDS_TRAINERS_H
#define YINGDA_RECORDS_TRAINERS_H

#include "base/password_hash.h"
#include "records/records.h"

/* The id of the trainer whose PIN stands in the settings: not in the database, but the wrong tries
 * are. */
enum { TRAINER_OF_SETTINGS = 0 };

struct trainer {
    int64_t id;
    char name[NAME_SIZE];
    char pin_hash[PASSWORD_HASH_SIZE]; /* base/password_hash.h */
};

/* All that have not been retired, as they were added (malloc'd, the caller frees; NULL: none). */
MUST_USE enum status records_trainers(struct records *records, struct trainer **out, size_t *count);

/* Adds one; the name is folded. STATUS_INVALID: no name, a long one, or another trainer's. */
MUST_USE enum status records_trainer_add(struct records *records, const char *name,
                                         const char *pin_hash, int64_t *id);

/* Another PIN, or out of the list: the name stays on the marks. STATUS_NOT_FOUND: nobody's id. */
MUST_USE enum status records_trainer_pin(struct records *records, int64_t id, const char *pin_hash);
MUST_USE enum status records_trainer_retire(struct records *records, int64_t id);

struct pin_tries { /* since the last right one */
    int wrong;
    int64_t last_unix_ms;
};

MUST_USE enum status records_pin_tries(struct records *records, int64_t trainer,
                                       struct pin_tries *out);

/* Counts a try before it is looked at, so that pulling the plug does not make it undone; forgets
 * all of them after a right one. */
MUST_USE enum status records_pin_try(struct records *records, int64_t trainer, int64_t unix_ms);
MUST_USE enum status records_pin_right(struct records *records, int64_t trainer);

/* How long the next try has to wait. Three are free, as fingers slip; then half a minute, and
 * double each time up to an hour (NIST SP 800-63B, 5.2.2: "30 seconds up to an hour"). A clock that
 * was turned back waits no longer than the whole delay. Pure. */
enum { PIN_TRIES_FREE = 3 };
int64_t pin_wait_ms(const struct pin_tries *tries, int64_t unix_ms);

#endif
