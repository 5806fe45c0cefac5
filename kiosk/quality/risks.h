/* Forbidden words by team and month: how often they were said, and in how many replies they could
 * have been. Pure. */
#ifndef YINGDA_KIOSK_QUALITY_RISKS_H
#define YINGDA_KIOSK_QUALITY_RISKS_H

#include "kiosk/quality/quality_view.h"
#include "records/occurrences.h"

struct team_risks {
    char team[NAME_SIZE]; /* "": those without one; of the first: everybody's */
    int broken[QUALITY_MONTHS], replies[QUALITY_MONTHS];
};

struct risks {
    struct team_risks *teams; /* owned; everybody first, then those with most, this month's before
                                 the one before's */
    size_t count, capacity;
    int months[QUALITY_MONTHS]; /* 202612; the oldest first, the last is now's */
};

struct risk_source { /* as the records have them */
    const struct occurrence *broken;
    size_t n_broken;
    const struct team_month *months;
    size_t n_months;
};

/* The first moment of the oldest month, by the clock of this place. */
int64_t risks_since(int64_t now_unix_ms);

/* Adds them up; what lies in none of the months is left out. STATUS_NO_MEMORY; risks_finish after
 * that too. */
MUST_USE enum status risks_init(struct risks *risks, const struct risk_source *source,
                                int64_t now_unix_ms);
void risks_finish(struct risks *risks);

/* The largest share of replies in a team's month, broken by replies; 0: none. */
double risks_most(const struct risks *risks);

#endif
