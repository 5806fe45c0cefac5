/* Kept sound, as the rows know it: whose it is, how much there is, since when, and what has gone.
 * The files are engine/sound_keeping.h's. Threads and errors as in records.h. */
#ifndef YINGDA_RECORDS_KEPT_H
#define YINGDA_RECORDS_KEPT_H

#include "records/stored_card.h"

struct kept_sounds {
    int recordings, exams;               /* exams: of them */
    int64_t duration_ms, oldest_unix_ms; /* oldest: 0 where there is none */
};

/* What is kept of a person; 0: of everybody. */
MUST_USE enum status records_kept(struct records *records, int64_t person, struct kept_sounds *out);

/* The last wall-clock time that the keeper of the sounds took for right; 0: it was never round. */
MUST_USE enum status records_keeper_known(struct records *records, int64_t *unix_ms);
MUST_USE enum status records_keeper_know(struct records *records, int64_t unix_ms);

/* From when on sounds count as kept: all that are new to the keeper, or were dated later than this,
 * are kept since now. */
MUST_USE enum status records_kept_stamp(struct records *records, int64_t unix_ms);

/* The attempts whose sound has been kept for so many days at that time, or for those that its
 * person was promised where they are fewer (malloc'd, the caller frees; NULL where there is none);
 * or all of one person's that have some. */
MUST_USE enum status records_kept_due(struct records *records, int64_t unix_ms, int practice_days,
                                      int exam_days, int64_t **out, size_t *count);
MUST_USE enum status records_kept_of_person(struct records *records, int64_t person, int64_t **out,
                                            size_t *count);

/* Where an attempt's recordings lie; freed by records_recordings_free. */
MUST_USE enum status records_attempt_recordings(struct records *records, int64_t attempt,
                                                char ***out, size_t *count);

/* The files are gone: the rows name none any more, and say why. */
MUST_USE enum status records_sound_gone(struct records *records, int64_t attempt,
                                        enum sound_gone why, int64_t unix_ms);

#endif
