/* How far two judges of the same items agree, with what such a figure is worth: the share and its
 * Wilson interval (Wilson 1927), and Cohen's kappa (Cohen 1960) with its large-sample interval, from
 * enough items alone. Pure. */
#ifndef YINGDA_SCORING_AGREEMENT_H
#define YINGDA_SCORING_AGREEMENT_H

#include <stdbool.h>

/* Kappa is said from so many items with at least so many of the rarer verdict. In a simulation with
 * a true kappa of .70, 30 items with 80 % "met" leave a 95 % range of .27 to 1, 100 items .50 to
 * .86; with 95 % "met" 100 items still leave .19 to 1. */
enum { KAPPA_ITEMS = 100, KAPPA_RARER = 20 };

struct agreement_table { /* how often; the first judge's word, then the second's */
    int met_met, met_not, not_met, not_not;
};

struct agreement {
    int n, agreed;
    double share, share_low, share_high; /* 0..1; of n 0: 0, 0, 1 */
    bool has_kappa;
    double kappa, kappa_low, kappa_high; /* while has_kappa */
};

struct agreement agreement_of(const struct agreement_table *table);

/* The 95 % interval of `k` of `n`. */
void wilson_interval(int k, int n, double *low, double *high);

#endif
