/* The scorecard: points out of 100 by the pack's rubric, with the range that review can reach. */
#ifndef YINGDA_SCORING_SCORECARD_H
#define YINGDA_SCORING_SCORECARD_H

#include <stddef.h>

#include "scenarios/pack.h"
#include "scoring/verdict.h"

enum { SCORECARD_MAX_CRITERIA = 16 };

struct criterion_score {
    const struct criterion *criterion;
    double points, points_max;      /* decided items only, in the items' own shares */
    double points_low, points_high; /* undecided all not met / all met, of points_max_all */
    double points_max_all;
};

struct scorecard {
    struct criterion_score criteria[SCORECARD_MAX_CRITERIA];
    size_t n_criteria;
    double total;                 /* 0..100 over what was decided; 0 when nothing was */
    double total_low, total_high; /* 0..100: what review can still reach */
    int review;                   /* undecided items */
};

/* All final verdicts of an attempt, reply by reply. A prohibition (`once`) counts a single time,
 * broken if it was broken in any reply: kept ten times and broken once, it is broken. Criteria
 * without a decided item leave the total and their weight is shared by the rest; those without any
 * item leave low and high likewise, so that low <= total <= high. Criteria past the 16th are not
 * counted. Pure. */
void scorecard_total(struct scorecard *scorecard, const struct rubric *rubric,
                     const struct verdicts *replies, size_t n_replies);

#endif
