/* 明察暗访: an observer watched somebody at work, announced or not, and wrote down what was seen.
 * An observation is an event and is never changed. Where the house wants it, slips of the same kind
 * are counted: the first is put right on the spot, the second is a written note, the third stands
 * on the list (002 第三篇). Threads and failures as records.h says. */
#ifndef YINGDA_RECORDS_OBSERVATIONS_H
#define YINGDA_RECORDS_OBSERVATIONS_H

#include "records/records.h"

struct observed_item { /* looked at: it was good, or a slip */
    char rule[64], name[128], clause[64];
    bool good;
};

struct observation {
    int64_t number, person;
    enum play_place place;
    char notes[NAME_SIZE]; /* "" without */
    char who[NAME_SIZE];   /* the observer */
    int64_t seen_unix_ms;
    const struct observed_item *items;
    size_t n_items;
};

/* STATUS_INVALID: nobody observed, or nothing was looked at and nothing noted; STATUS_DATABASE too
 * where there is no such person. */
MUST_USE enum status records_observe(struct records *records, const struct observation *observation,
                                     int64_t *number);

enum slip_step { SLIP_NONE, SLIP_CORRECT, SLIP_NOTE, SLIP_LIST }; /* by how many before it */

struct observation_row { /* of a list */
    int64_t number, person, seen_unix_ms;
    char name[NAME_SIZE], team[NAME_SIZE], who[NAME_SIZE], notes[NAME_SIZE];
    enum play_place place;
    int good, slips;
    enum slip_step worst; /* of its slips; SLIP_NONE: none, or they are not counted */
};

/* Of one person, 0 of everybody, the newest first, at most `max` (malloc'd, the caller frees; NULL:
 * none). Slips of a rule count within so many days before; 0: they are not counted. */
MUST_USE enum status records_observations(struct records *records, int64_t person, int slip_days,
                                          size_t max, struct observation_row **out, size_t *count);

struct observed_row { /* of one observation */
    struct observed_item item;
    int nth; /* which slip at this rule of the person's it is, within the days; 0: none */
};

/* Slips first (malloc'd, the caller frees; NULL: none). */
MUST_USE enum status records_observed(struct records *records, int64_t number, int slip_days,
                                      struct observed_row **out, size_t *count);

/* Which step the nth slip is; the third and all after it stand on the list. Pure. */
enum slip_step slip_step(int nth);

/* How often somebody was observed, and what was good of how much. */
struct observed_count {
    int times, good, slips;
    int64_t last_unix_ms; /* 0: never */
};
MUST_USE enum status records_observed_count(struct records *records, int64_t person,
                                            struct observed_count *out);

#endif
