/* The moderation queue: what trainers are to hear, an item a row, and nothing that changes nothing.
 *
 *   - what its trainee holds to be wrong, of practice too;
 *   - in an exam, what the machine could not tell and what can still turn the result: where the
 *     range that is left holds the line, and no other part has failed;
 *   - of a trainer's paper, three items of a play within three points of the line, those whose
 *     evidence is least certain;
 *   - of a trainer's paper, a tenth of what the machine decided, by chance.
 *
 * Practice leaves nothing else: what is undecided there takes nothing from anybody. Threads and
 * failures as records.h says. */
#ifndef YINGDA_RECORDS_MODERATION_H
#define YINGDA_RECORDS_MODERATION_H

#include <stdatomic.h>

#include "records/records.h"

enum moderation_why { /* in the order in which they are to be heard */
                      MODERATION_APPEAL,
                      MODERATION_UNDECIDED,
                      MODERATION_NEAR,
                      MODERATION_TENTH,
                      MODERATION_WHYS
};

struct moderation_item {
    int64_t verdict, attempt;
    enum moderation_why why;
    char play[64];
    enum attempt_mode mode;
    int64_t finished_unix_ms;
    enum verdict_kind kind;
    char id[64], name[128], clause[64];
    bool has_sound;
    int reply;
};

/* The first of them, at most `max` (malloc'd, the caller frees; NULL: none), appeals first, then
 * the oldest. */
MUST_USE enum status records_moderation(struct records *records, size_t max,
                                        struct moderation_item **out, size_t *count);

/* Whether a verdict is (still) among them: a mark of another one may have decided the exam that it
 * could turn. */
MUST_USE enum status records_moderation_wants(struct records *records, int64_t verdict,
                                              bool *wants);

/* How many of each reason there are. */
MUST_USE enum status records_moderation_counts(struct records *records, int out[MODERATION_WHYS]);

struct accept_progress {  /* seen and stopped from another thread */
    atomic_int done, all; /* marks made, of so many */
    atomic_bool stop;     /* no more of them, please: what is done stands */
};

/* Lets the machine's verdicts on all that is near the line or of the tenth stand, without hearing
 * it: a mark of each (ROLE_SPOT) says so. Each is looked at once more before: what a trainer has
 * marked meanwhile, or its trainee holds to be wrong, is left alone. progress->done: how many, also
 * where it fails. */
MUST_USE enum status records_moderation_accept(struct records *records, const char *who,
                                               const char *reason, int64_t unix_ms,
                                               struct accept_progress *progress);

#endif
