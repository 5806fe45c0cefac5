/* Item analysis of classical test theory: how hard an item is, and whether those who do well in the
 * rest do well in it. Pure. */
#ifndef YINGDA_SCORING_ITEM_ANALYSIS_H
#define YINGDA_SCORING_ITEM_ANALYSIS_H

#include <stdbool.h>
#include <stddef.h>

/* From so many people a discrimination is said: with 30 its 95 % interval is still .36 to either
 * side of 0 (Fisher's z: tanh(1.96 / sqrt(27))); with fewer it is noise. */
enum { ITEM_PEOPLE = 30 };

enum item_band {            /* of a discrimination, as Moodle's statistics report has it */
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

struct item_tally {       /* of one item, or of many, on one kiosk */
    int met, not_met;     /* as it stands: marks count */
    int asked, undecided; /* by the machine, whatever was marked since */
};

enum tally_than {            /* of one kiosk beside all the others together */
                  TALLY_FEW, /* too few people, here or elsewhere, to say anything */
                  TALLY_ALIKE,
                  TALLY_UNHEARD, /* the machine could not tell more often */
                  TALLY_HARDER   /* met less often */
};

/* Says that two differ only where their 95 % Wilson intervals do not meet (stricter than a test at
 * 5 %), and where at least ITEM_PEOPLE people are on either side. What was unheard goes before what
 * was harder: it may be its cause. */
enum tally_than tally_compare(const struct item_tally *one, int people,
                              const struct item_tally *others, int other_people);

#endif
