#include "scoring/card/scorecard.h"

#include <stdlib.h>
#include <string.h>

struct tally { /* what the scorecard is made from */
    const struct rubric *rubric;
    const struct verdicts *replies;
    size_t n_replies;
};

static enum criterion_of criterion_of(enum verdict_kind kind)
{
    static const enum criterion_of of[] = {
        [VERDICT_MOVE] = CRITERION_MOVES,
        [VERDICT_PHRASE] = CRITERION_PHRASES,
        [VERDICT_RULE] = CRITERION_RULES,
    };
    return of[kind];
}

/* Each rule may have a criterion of its own; all moves share one, and so do all phrases. */
static bool belongs(const struct criterion *criterion, const struct verdict *verdict)
{
    return criterion->of == criterion_of(verdict->kind) &&
           (!verdict->criterion || strcmp(verdict->criterion, criterion->id) == 0);
}

const struct criterion *scorecard_criterion(const struct rubric *rubric,
                                            const struct verdict *verdict)
{
    for (size_t i = 0; i < rubric->n_criteria; i++) {
        if (belongs(&rubric->criteria[i], verdict))
            return &rubric->criteria[i];
    }
    return NULL;
}

/* Whether `verdict` is the one that stands for its prohibition: the first of the worst. */
static bool stands_for_all(const struct tally *tally, const struct verdict *verdict)
{
    bool before = true;
    for (size_t i = 0; i < tally->n_replies; i++) {
        for (size_t k = 0; k < tally->replies[i].count; k++) {
            const struct verdict *other = &tally->replies[i].items[k];
            if (other == verdict)
                before = false;
            else if (other->once && strcmp(other->id, verdict->id) == 0 &&
                     verdict_gravity(other->value) >= verdict_gravity(verdict->value) + !before)
                return false;
        }
    }
    return true;
}

static bool counts(const struct tally *tally, const struct verdict *verdict)
{
    if (verdict->value == VERDICT_NOT_APPLICABLE || !verdict_is_own(verdict))
        return false;
    return !verdict->once || tally->rubric->style == STYLE_DEDUCTIONS ||
           stands_for_all(tally, verdict);
}

/* Silence earns nothing before somebody decides otherwise, or it would be the best answer to every
 * hard question. */
static bool is_unheard(const struct verdict *verdict)
{
    return verdict->value == VERDICT_UNDECIDED && verdict->origin == ORIGIN_UNHEARD;
}

static void share_take(struct criterion_score *score, const struct verdict *verdict)
{
    double met = verdict->value == VERDICT_MET ? verdict->points : 0;
    double open = verdict->value == VERDICT_UNDECIDED ? verdict->points : 0;
    score->points += met;
    score->points_max += verdict->points - (is_unheard(verdict) ? 0 : open);
    score->points_low += met;
    score->points_high += met + open;
    score->points_max_all += verdict->points;
}

static double taken_off(double left, int points)
{
    return left > points ? left - points : 0;
}

static void deduction_take(struct criterion_score *score, const struct verdict *verdict)
{
    double weight = score->criterion->weight;
    if (score->points_max <= 0) /* its first item */
        *score = (struct criterion_score){score->criterion, weight, weight, weight, weight, weight};
    if (verdict->value == VERDICT_NOT_MET || is_unheard(verdict))
        score->points = taken_off(score->points, verdict->points);
    if (verdict->value == VERDICT_NOT_MET)
        score->points_high = taken_off(score->points_high, verdict->points);
    if (verdict->value == VERDICT_NOT_MET || verdict->value == VERDICT_UNDECIDED)
        score->points_low = taken_off(score->points_low, verdict->points);
}

static void scorecard_take(struct scorecard *scorecard, enum rubric_style style,
                           const struct verdict *verdict)
{
    for (size_t i = 0; i < scorecard->n_criteria; i++) {
        struct criterion_score *score = &scorecard->criteria[i];
        if (!belongs(score->criterion, verdict))
            continue;
        if (style == STYLE_DEDUCTIONS)
            deduction_take(score, verdict);
        else
            share_take(score, verdict);
    }
}

static void scorecard_take_all(struct scorecard *scorecard, const struct tally *tally)
{
    for (size_t i = 0; i < tally->n_replies; i++) {
        for (size_t k = 0; k < tally->replies[i].count; k++) {
            const struct verdict *verdict = &tally->replies[i].items[k];
            scorecard->review += verdict->value == VERDICT_UNDECIDED;
            if (counts(tally, verdict))
                scorecard_take(scorecard, tally->rubric->style, verdict);
        }
    }
}

/* Where nothing was decided, undecided items cost their points; else they do so in the low end
 * only. */
static bool nothing_decided(const struct tally *tally)
{
    for (size_t i = 0; i < tally->n_replies; i++) {
        for (size_t k = 0; k < tally->replies[i].count; k++) {
            enum verdict_value value = tally->replies[i].items[k].value;
            if (value == VERDICT_MET || value == VERDICT_NOT_MET)
                return false;
        }
    }
    return true;
}

struct share { /* the weighted mean of the criteria that have anything to show */
    double sum, weights;
};

static void share_add(struct share *share, int weight, double points, double points_max)
{
    if (points_max <= 0)
        return;
    share->sum += weight * points / points_max;
    share->weights += weight;
}

static double share_total(struct share share)
{
    return share.weights > 0 ? 100.0 * share.sum / share.weights : 0.0;
}

void scorecard_add_up(struct scorecard *scorecard)
{
    struct share total = {0}, low = {0}, high = {0};
    for (size_t i = 0; i < scorecard->n_criteria; i++) {
        const struct criterion_score *score = &scorecard->criteria[i];
        share_add(&total, score->criterion->weight, score->points, score->points_max);
        share_add(&low, score->criterion->weight, score->points_low, score->points_max_all);
        share_add(&high, score->criterion->weight, score->points_high, score->points_max_all);
    }
    scorecard->total = share_total(total);
    scorecard->total_low = share_total(low);
    scorecard->total_high = share_total(high);
}

struct criterion_points scorecard_points(const struct scorecard *scorecard, size_t criterion)
{
    const struct criterion_score *score = &scorecard->criteria[criterion];
    double weights = 0;
    for (size_t i = 0; i < scorecard->n_criteria; i++) {
        if (scorecard->criteria[i].points_max > 0)
            weights += scorecard->criteria[i].criterion->weight;
    }
    if (score->points_max <= 0 || weights <= 0)
        return (struct criterion_points){0, 0};
    double worth = 100 * score->criterion->weight / weights;
    return (struct criterion_points){worth * score->points / score->points_max, worth};
}

/* The first rule that vetoes with this verdict; NULL: none. */
static const struct verdict *find_veto(const struct tally *tally, enum verdict_value value)
{
    for (size_t i = 0; tally->rubric->veto_cap > 0 && i < tally->n_replies; i++) {
        for (size_t k = 0; k < tally->replies[i].count; k++) {
            const struct verdict *verdict = &tally->replies[i].items[k];
            if (verdict->veto && verdict->value == value)
                return verdict;
        }
    }
    return NULL;
}

static double least(double a, double b)
{
    return a < b ? a : b;
}

static void scorecard_veto(struct scorecard *scorecard, const struct tally *tally)
{
    const struct verdict *broken = find_veto(tally, VERDICT_NOT_MET);
    double cap = tally->rubric->veto_cap;
    if (broken || find_veto(tally, VERDICT_UNDECIDED))
        scorecard->total_low = least(scorecard->total_low, cap);
    if (!broken)
        return;
    double total = least(scorecard->total, cap);
    scorecard->veto =
        (struct scorecard_veto){broken->id, broken->name, broken->clause, scorecard->total - total};
    scorecard->total = total;
    scorecard->total_high = least(scorecard->total_high, cap);
}

static double less(double total, double cost)
{
    return total > cost ? total - cost : 0;
}

static void scorecard_hints(struct scorecard *scorecard, const struct rubric *rubric, int n_hints)
{
    double cost = (double)rubric->hint_cost * n_hints, total = less(scorecard->total, cost);
    scorecard->hints = n_hints;
    scorecard->hints_lost = scorecard->total - total;
    scorecard->total = total;
    scorecard->total_low = less(scorecard->total_low, cost);
    scorecard->total_high = less(scorecard->total_high, cost);
}

void scorecard_total(struct scorecard *scorecard, const struct rubric *rubric,
                     const struct verdicts *replies, size_t n_replies, int n_hints)
{
    struct tally tally = {rubric, replies, n_replies};
    *scorecard = (struct scorecard){0};
    for (size_t i = 0; i < rubric->n_criteria && i < SCORECARD_MAX_CRITERIA; i++)
        scorecard->criteria[scorecard->n_criteria++].criterion = &rubric->criteria[i];
    scorecard_take_all(scorecard, &tally);
    for (size_t i = 0; i < scorecard->n_criteria && nothing_decided(&tally); i++)
        scorecard->criteria[i].points = scorecard->criteria[i].points_low;
    scorecard_add_up(scorecard);
    scorecard_veto(scorecard, &tally);
    scorecard_hints(scorecard, rubric, n_hints);
}

/* Points of 100 in what an item took off its criterion. */
struct losing {
    const struct scorecard *card;
    enum rubric_style style;
    double left[SCORECARD_MAX_CRITERIA]; /* deductions: of each criterion's weight, so far */
};

static double share_lost(const struct criterion_score *score, int points, double points_max)
{
    return points_max > 0 ? score->criterion->weight * points / points_max : 0;
}

static double taken_from(double *left, int points)
{
    double before = *left;
    *left = taken_off(before, points);
    return before - *left;
}

/* What an undecided item may cost is a share of all items, as the low end is. */
static double loss_of(struct losing *losing, const struct verdict *verdict)
{
    bool open = verdict->value == VERDICT_UNDECIDED && !is_unheard(verdict) &&
                losing->style == STYLE_SHARES;
    double lost = 0, weights = 0;
    for (size_t i = 0; i < losing->card->n_criteria; i++) {
        const struct criterion_score *score = &losing->card->criteria[i];
        double points_max = open ? score->points_max_all : score->points_max;
        weights += points_max > 0 ? score->criterion->weight : 0;
        if (!belongs(score->criterion, verdict))
            continue;
        lost += losing->style == STYLE_SHARES ? share_lost(score, verdict->points, points_max)
                                              : taken_from(&losing->left[i], verdict->points);
    }
    return weights > 0 ? 100.0 * lost / weights : 0;
}

enum losing_kind { LOST_NOTHING, LOST_MISSED, LOST_UNHEARD, LOST_OPEN };

static enum losing_kind losing_kind(const struct verdict *verdict)
{
    if (is_unheard(verdict))
        return LOST_UNHEARD;
    return verdict->value == VERDICT_NOT_MET     ? LOST_MISSED
           : verdict->value == VERDICT_UNDECIDED ? LOST_OPEN
                                                 : LOST_NOTHING;
}

/* Adds the losses of one kind, after those that are there. */
static size_t losses_of(struct losing *losing, const struct tally *tally, enum losing_kind kind,
                        struct loss *out, size_t n, size_t max)
{
    bool costs =
        kind != LOST_OPEN || (losing->style == STYLE_DEDUCTIONS && nothing_decided(tally));
    for (size_t i = 0; i < tally->n_replies; i++) {
        for (size_t k = 0; k < tally->replies[i].count && n < max; k++) {
            const struct verdict *verdict = &tally->replies[i].items[k];
            if (losing_kind(verdict) != kind || !counts(tally, verdict))
                continue;
            double lost = loss_of(losing, verdict);
            out[n++] = (struct loss){i, k, costs ? lost : 0, kind == LOST_MISSED ? 0 : lost};
        }
    }
    return n;
}

static int loss_order(const void *left, const void *right)
{
    const struct loss *a = left, *b = right;
    if (a->reply != b->reply)
        return a->reply < b->reply ? -1 : 1;
    return a->item < b->item ? -1 : a->item > b->item;
}

/* Broken items come first: open ones can only take from what is left after them. */
size_t scorecard_losses(const struct scorecard *card, const struct rubric *rubric,
                        const struct verdicts *replies, size_t n_replies, struct loss *out,
                        size_t max)
{
    struct tally tally = {rubric, replies, n_replies};
    struct losing losing = {.card = card, .style = rubric->style};
    for (size_t i = 0; i < card->n_criteria; i++)
        losing.left[i] = card->criteria[i].criterion->weight;
    size_t n = losses_of(&losing, &tally, LOST_MISSED, out, 0, max);
    n = losses_of(&losing, &tally, LOST_UNHEARD, out, n, max);
    n = losses_of(&losing, &tally, LOST_OPEN, out, n, max);
    if (n > 0)
        qsort(out, n, sizeof *out, loss_order);
    return n;
}
