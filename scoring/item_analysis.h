/* Item analysis of classical test theory: how hard an item is, and whether those who do well in the
 * rest do well in it. Pure. */
#ifndef YINGDA_SCORING_ITEM_ANALYSIS_H
#define YINGDA_SCORING_ITEM_ANALYSIS_H

#include <stdbool.h>
#include <stddef.h>

/* From so many people a discrimination is said: with 30 its 95 % interval is still .36 to either
 * side of 0 (Fisher's z: tanh(1.96 / sqrt(27))); with fewer it is noise. */
enum { ITEM_PEOPLE = 30 };

enum item_band { /* of a discrimination, as Moodle's statistics report has it */
                 ITEM_POOR, /* under 0.2, or against the rest */
                 ITEM_FAIR, /* to 0.4 */
                 ITEM_GOOD
};

/* Of one item by one person: the share of it that was met, 0..1, and the share of all the person's
 * other items of the play. */
struct item_score {
    double item, rest;
};

/* Pearson's correlation of the two. False: fewer than ITEM_PEOPLE, or nobody differs in one of
 * them; *out is 0 then. */
bool item_discrimination(const struct item_score *scores, size_t n, double *out);

enum item_band item_band(double discrimination);

#endif
