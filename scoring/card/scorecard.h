/* The scorecard: points out of 100 by the pack's rubric, with the range that review can reach. */
#ifndef YINGDA_SCORING_CARD_SCORECARD_H
#define YINGDA_SCORING_CARD_SCORECARD_H

#include <stddef.h>

#include "scenarios/pack.h"
#include "scoring/verdict.h"

enum { SCORECARD_MAX_CRITERIA = 16 };

struct criterion_score {
    const struct criterion *criterion;
    /* Shares: of the decided items, in the items' own shares. Deductions: what is left of the
     * weight, and the weight. points_max 0: nothing to show, the rest share its weight. */
    double points, points_max;
    double points_low, points_high; /* undecided all not met / all met, of points_max_all */
    double points_max_all;
    double weight; /* what it counts for: the criterion's, or less where no item may cost so much;
                      0: not known, the criterion's */
    /* Shares: before what was broken by price went off, of the items' own shares. */
    double shared_max, shared_max_all;
};

/* Why a total is capped: the first broken rule that vetoes, or the first key move that is missing;
 * id NULL: nothing caps it. */
struct scorecard_veto {
    const char *id, *name, *clause;
    double lost; /* of 100: what the cap took, besides what the item itself cost */
};

struct scorecard {
    struct criterion_score criteria[SCORECARD_MAX_CRITERIA];
    size_t n_criteria;
    double total;                 /* 0..100 over what was decided; 0 when nothing was */
    double total_low, total_high; /* 0..100: what review can still reach */
    int review;                   /* undecided items */
    struct scorecard_veto veto;
    struct scorecard_veto key; /* taken after the veto */
    int hints;         /* opened */
    double hints_lost; /* of 100: what they took off the total */
};

/* All final verdicts of an attempt, reply by reply, those of its end and its checklist last.
 *
 * Shares: a criterion is worth the share of its decided points that was met; the total is the mean
 * of the criteria by weight. A prohibition (`once`) counts a single time, where it was first broken
 * worst: kept ten times and broken once, it is broken. Criteria without a decided item leave the
 * total and their weight is shared by the rest; those without any item leave low and high likewise.
 * A rule with a price (`cost`) has no share: each time it is broken its price goes off what its
 * criterion earned, the first time `cost`, then `cost_again`, down to 0; undecided, in the low end
 * only. Where `most_each` says that no item costs more, a criterion of few items weighs less.
 *
 * Deductions: an item that is not met takes its points off its criterion's weight each time, down
 * to 0; an undecided one does so in the low end only. With w the weights of the criteria that have
 * any item and r what remains of them, the total is 100 sum(r) / sum(w): 100 less what was taken
 * where all criteria have items. Where nothing at all was decided the total is its low end: who
 * mumbles everything has earned nothing.
 *
 * Of what nobody was heard in (ORIGIN_UNHEARD) the total takes that it was not said, the high end
 * that it was.
 *
 * Then a broken rule that vetoes caps total, low and high at the rubric's veto_cap, an undecided
 * one only low; a key move that was met in no reply caps all three a point below the pass mark, one
 * that is undecided only low; then each hint takes its cost off all three, down to 0. low <= total <= high
 * always. Criteria past the 16th are not counted. Texts are the verdicts'. Pure. */
void scorecard_total(struct scorecard *scorecard, const struct rubric *rubric,
                     const struct verdicts *replies, size_t n_replies, int n_hints);

/* Total, low and high from the criteria's sums alone, without vetoes and hints. Pure. */
void scorecard_add_up(struct scorecard *scorecard);

/* A criterion on the scale of the card, as people see it: how much of the card's 100 points it is
 * worth and how much of that was earned. What has nothing to show (worth 0) leaves its weight to
 * the rest, so that all worths together are 100, and all that was earned is the total before vetoes
 * and hints. Every place that shows a criterion's points shows these, rounded to one decimal. Pure.
 */
struct criterion_points {
    double earned, worth;
};
struct criterion_points scorecard_points(const struct scorecard *scorecard, size_t criterion);

/* What a verdict counts for, the first where there are several; NULL: nothing. Pure. */
const struct criterion *scorecard_criterion(const struct rubric *rubric,
                                            const struct verdict *verdict);

struct loss { /* what an item cost, or can still cost */
    size_t reply, item;
    double points; /* of 100; 0: undecided */
    double open;   /* of 100, undecided: what the low end takes it for */
};

/* What each counted item that is not met cost, and what each undecided one may, in the order of the
 * replies; `max` of them at most (all verdicts together are enough). Where anything was decided the
 * `points` add up with veto.lost, key.lost, hints_lost and the total to 100, exactly in deductions where
 * every criterion has an item; where neither a veto nor hints took anything, the `open` ones to
 * what lies between low and high (shares) or low and total (deductions). `card` is
 * scorecard_total's of the same replies. Returns how many. Pure. */
size_t scorecard_losses(const struct scorecard *card, const struct rubric *rubric,
                        const struct verdicts *replies, size_t n_replies, struct loss *out,
                        size_t max);

#endif
