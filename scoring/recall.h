/* Recall: how well somebody remembers one thing (a phrase, a drill, a question), and when it should
 * come again. FSRS-6 with its published default parameters: the algorithm and the parameters are
 * described at github.com/open-spaced-repetition ("The Algorithm"), and py-fsrs 6.3.1 (MIT),
 * without learning steps and without fuzz, is the reference; tests/scoring/test_recall.c holds it
 * to 1e-9. Nothing is fitted to a person: an optimiser wants a thousand reviews, and nobody here
 * has them. */
#ifndef YINGDA_SCORING_RECALL_H
#define YINGDA_SCORING_RECALL_H

#include <stdbool.h>
#include <stdint.h>

/* How an answer went. It follows from the verdict; nobody is asked, because people press "hard" for
 * a failure and spoil their own schedule. */
enum recall_grade {
    RECALL_AGAIN = 1, /* something was missing */
    RECALL_HARD,      /* right, with a hint or after another try */
    RECALL_GOOD,      /* right at once */
    RECALL_EASY       /* part of the algorithm; no verdict tells it from RECALL_GOOD */
};

/* Zeroed memory: nothing was ever answered. */
struct recall {
    double stability_days; /* after so many days the chance has fallen to 0.9; 0: never answered */
    double difficulty;     /* 1..10 */
    int64_t reviewed_unix_ms;
};

/* The state after an answer at that time. A time before the last answer counts as the same moment
 * (a clock was put back). Pure. */
struct recall recall_review(const struct recall *recall, enum recall_grade grade, int64_t unix_ms);

/* The chance, 0..1, that it is remembered at that time; 0 where it was never answered. Pure. */
double recall_chance(const struct recall *recall, int64_t unix_ms);

/* Whole days, 1 to 36,500, from the last answer to the next, so that nine in ten are still
 * remembered. Pure. */
int recall_interval_days(const struct recall *recall);

/* When it is due: that many days after the last answer. */
int64_t recall_due_unix_ms(const struct recall *recall);

/* Whether it is due now. So is an answer dated more than a day ahead: a clock was wrong, and nobody
 * shall wait for that day to be asked again. */
bool recall_is_due(const struct recall *recall, int64_t unix_ms);

#endif
