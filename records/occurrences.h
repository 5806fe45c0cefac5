/* What trainers look for over everybody's replies: where a move was expected and nothing was heard
 * for it, and where words were said that a rule forbids; each with where its sound lies. Both walk
 * through many attempts: off the window's thread, on a connection of its own. Threads and failures
 * as records.h says. */
#ifndef YINGDA_RECORDS_OCCURRENCES_H
#define YINGDA_RECORDS_OCCURRENCES_H

#include "records/records.h"

/* Of one move or standard phrase in one turn, over the replies whose sound is kept. */
struct unmet_row {
    char pack[64], play[64], turn[64], id[64], name[128];
    int unmet; /* not met, and nothing was heard for it */
    int asked; /* met or not met at all: out of so many */
};

/* Those since then that have any, what was missed most often first, at most `max` (malloc'd, the
 * caller frees; NULL: none). What a trainer has marked is out of it: somebody has decided. */
MUST_USE enum status records_unmet(struct records *records, int64_t since_unix_ms, size_t max,
                                   struct unmet_row **out, size_t *count);

struct occurrence {
    int64_t attempt, started_unix_ms;
    char pack[64], play[64], turn[64], id[64], name[128];
    char person[NAME_SIZE], team[NAME_SIZE];
    char heard[256];     /* of a broken rule its words; else all that was heard in the reply */
    char recording[256]; /* below the recordings; "": the sound is not kept (any more) */
    int32_t start_ms;    /* of what was heard first in that sound; -1: nothing was */
    int32_t end_ms;      /* of a broken rule; else -1: to the end */
};

/* The replies behind such a row, the newest first, at most `max` (as above). */
MUST_USE enum status records_unmet_replies(struct records *records, const struct unmet_row *row,
                                           int64_t since_unix_ms, size_t max,
                                           struct occurrence **out, size_t *count);

/* Rules broken by words that were heard, as the marks left them, since then, the newest first, at
 * most `max` (as above). Which of these rules forbid words, and which only weigh them, the pack
 * knows. What a second take stands for is out of it. */
MUST_USE enum status records_broken_words(struct records *records, int64_t since_unix_ms,
                                          size_t max, struct occurrence **out, size_t *count);

/* How many replies a team gave in a month: what its broken rules are counted against. */
struct team_month {
    char team[NAME_SIZE];
    int month; /* 202612, by the clock of this place */
    int replies;
};
MUST_USE enum status records_team_months(struct records *records, int64_t since_unix_ms,
                                         struct team_month **out, size_t *count);

#endif
