/* The rules of a contest as sums: lots, judges, the machine's share, places, points of a season.
 * Pure. The numbers are the house's where no other source stands. */
#ifndef YINGDA_SCORING_CONTEST_H
#define YINGDA_SCORING_CONTEST_H

#include <stdbool.h>
#include <stdint.h>

/* From three judges up the highest and the lowest total are dropped, one of each: of two nothing
 * would be left. */
enum { CONTEST_DROP_FROM = 3 };

/* Of the machine's total, where a paper has both plays and questions: what the questions are
 * worth. */
enum { CONTEST_QUESTIONS_PCT = 20 };

/* The order of n entries by a seed, the same every day: order[i] is which of them has lot i + 1
 * (Fisher and Yates by SplitMix64). */
void contest_lots(uint64_t seed, int n, int order[]);

/* Which two of the judges' totals are dropped: the first of the lowest and the last of the highest.
 * False, and -1 in both: there are too few to drop any. */
bool contest_dropped(const double *totals, int n, int *low, int *high);

/* The mean of what is left of the judges' totals; 0 of none. */
double contest_judges_total(const double *totals, int n);

/* The machine's total of a hundred: the mean of the plays, and the questions' share. */
double contest_machine_total(double plays, int n_plays, int right, int n_questions);

/* Both together: so many of a hundred are the judges'. */
double contest_total(double machine, double judges, int judges_pct);

struct contest_score {
    double total, judges;
    bool absent; /* has no place */
};

/* places[i] from 1, 0 of who was absent. By the total to the hundredth, of equal ones by what the
 * judges gave; who is equal in both shares the place, and the next one after it is left out (1, 2,
 * 2, 4). */
void contest_places(const struct contest_score *scores, int n, int places[]);

/* What a place is worth in the season: 10, 8, 6, 5, 4, 3, 2, 1, then nothing. */
int contest_points(int place);

#endif
